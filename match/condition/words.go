package condition

import (
	"embed"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"skillmatch/index/table"
	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// words are the tables, ready to be searched.
type words struct {
	general, way *phrase.Table
	sets         map[string]*phrase.Set
	// names are the licences, certificates and times of work; kind i of named holds the
	// spellings of names[i].
	names []named
	named phrase.Set
	// spoken are the names of languages, levels the words for how well they are spoken.
	spoken, levels []labelled
	tongues        phrase.Set
	levelled       phrase.Set
	// topics finds the subjects of all kinds of conditions in one pass, and ways the
	// words about the place of work.
	topics  phrase.Set
	plainer *strings.Replacer
	tables  map[string][]table.Row
}

// named is a licence, a certificate or a time of work with its spellings.
type named struct {
	kind Kind
	what string
	set  phrase.Set
}

// labelled is a phrase with what it stands for.
type labelled struct {
	text  string
	label string
	level int
	exact bool
	// capital is set for a name of a language that is written with a capital letter.
	capital bool
}

// load returns the tables, read once. It panics when one is damaged, which a test rules
// out.
var load = sync.OnceValue(func() *words {
	w := &words{
		general: phrase.ReadTable(files, "data/words.tsv", "rule", "phrase"), way: phrase.ReadTable(files, "data/way.tsv", "rule", "phrase"),
		sets:    map[string]*phrase.Set{},
		plainer: strings.NewReplacer("’", "'", "‘", "'", "\u00a0", " ", "\u202f", " "),
		tables: map[string][]table.Row{
			"names":  table.MustRead(files, "data/names.tsv", "kind", "what", "language", "phrase"),
			"spoken": table.MustRead(files, "data/spoken.tsv", "spoken", "language", "name"),
			"levels": table.MustRead(files, "data/levels.tsv", "level", "fit", "language", "phrase"),
		},
	}
	for _, t := range []*phrase.Table{w.general, w.way} {
		for _, rule := range t.Rules() {
			set := t.Set(rule)
			w.sets[rule] = &set
		}
	}
	w.readNames()
	w.readLanguages()
	w.topics = w.newTopics()
	return w
})

// readNames reads the licences, certificates and times of work.
func (w *words) readNames() {
	at, lists := map[string]int{}, [][]string{}
	for _, r := range w.tables["names"] {
		kind, what := Kind(r.Fields[0]), r.Fields[1]
		i, ok := at[what]
		if !ok {
			i = len(w.names)
			at[what] = i
			w.names, lists = append(w.names, named{kind: kind, what: what}), append(lists, nil)
		}
		lists[i] = append(lists[i], r.Fields[3])
	}
	for i := range w.names {
		w.names[i].set = phrase.NewSet(lists[i])
	}
	w.named = phrase.NewSet(lists...)
}

// readLanguages reads the names of languages and the words for levels.
func (w *words) readLanguages() {
	var names, levels []string
	for _, r := range w.tables["spoken"] {
		names = append(names, r.Fields[2])
		w.spoken = append(w.spoken, labelled{text: r.Fields[2], label: r.Fields[0], capital: r.Fields[1] == "en"})
	}
	for _, r := range w.tables["levels"] {
		n, err := strconv.Atoi(r.Fields[0])
		if err != nil {
			panic("embedded table of levels: " + err.Error())
		}
		levels = append(levels, r.Fields[3])
		w.levels = append(w.levels, labelled{text: r.Fields[3], level: n, exact: r.Fields[1] == "exact"})
	}
	w.tongues, w.levelled = phrase.NewSet(names), phrase.NewSet(levels)
}

// The topics of lines, as bits of what the set of topics finds.
const (
	onPermission = 1 << iota
	onExport
	onClearance
	onEnrolment
	onTravel
	onLifting
	onAge
	onNames
	onLanguage
	onWay
	onZone
	onMove
)

// newTopics returns the set of all subjects, so that a line without any is read once.
func (w *words) newTopics() phrase.Set {
	list := func(t *phrase.Table, rules ...string) (all []string) {
		for _, r := range rules {
			all = append(all, t.List(r)...)
		}
		return all
	}
	column := func(table string, n int) (all []string) {
		for _, r := range w.tables[table] {
			all = append(all, r.Fields[n])
		}
		return all
	}
	return phrase.NewSet(
		list(w.general, "sponsor", "sponsor weak", "right", "citizen", "citizen only", "contract", "direct"), list(w.general, "export", "person"),
		list(w.general, "clearance", "clearance weak"), list(w.general, "student", "student job"), list(w.general, "travel"), list(w.general, "lift"), list(w.general, "age word", "age before", "age after"),
		column("names", 3), column("spoken", 2),
		list(w.way, "remote role", "remote fully", "remote", "remote firm", "hybrid", "on-site role", "on-site", "bare", "label", "office", "at the office"),
		list(w.way, "zone"), list(w.general, "relocation"),
	)
}

// in reports whether a lower-case text has a phrase of a rule.
func (w *words) in(rule, lower string) bool { return w.sets[rule].In(lower) }

// find returns the ends of the first phrase of a rule in a lower-case text, -1 for none.
func (w *words) find(rule, lower string) (from, to int) { return w.sets[rule].Next(lower, 0) }

// plain returns a text with simple apostrophes and spaces, as the tables write them.
func plain(text string) string {
	const quote, space = 0xe2, 0xc2 // the first bytes of what is replaced
	if strings.IndexByte(text, quote) < 0 && strings.IndexByte(text, space) < 0 {
		return text
	}
	return load().plainer.Replace(text)
}

// compiled are the patterns of amounts.
type compiled struct{ year, orYears, share, weight, age, ageWord, class, classBefore, classBehind, days, spell, zoneRange, zoneNear, zoneAround *regexp.Regexp }

// patterns returns the patterns of amounts, compiled once.
var patterns = sync.OnceValue(func() *compiled {
	const spell = `(?:days?|weeks?|months?|tagen?|wochen?|monate?n?|jours?|semaines?|mois|días?|semanas?|mes(?:es)?|giorn[oi]|settiman[ae]|mes[ei]|dias?|dag(?:en)?|we(?:ek|ken)|maand(?:en)?)`
	return &compiled{
		orYears:     regexp.MustCompile(` (?:or|oder|ou|o|of) (?:at least |a minimum of |mindestens |au moins |al menos |almeno |pelo menos |minimaal )?\d{1,2} (?:years|jahre|ans|años|anni|anos|jaar) `),
		year:        regexp.MustCompile(`\b(?:19[5-9]\d|20\d\d)\b`),
		days:        regexp.MustCompile(`(\d|one|two|three|four|five|ein|eine|einen|zwei|drei|vier|fünf|un|deux|trois|quatre|cinq|uno|dos|tres|cuatro|due|tre|quattro|um|dois|três|quatro|een|twee|drie|vier)[ +–-]*(?:(?:to|bis|à|a|-|–|or|oder|ou|o|of)\s*\d\s*)?(?:core |office |remote |full |in-office |wfh |home |onsite |on-site )?(?:days?|tagen?|jours?|días?|giorn[oi]|dias?|dag(?:en)?)\b`),
		spell:       regexp.MustCompile(`(?:\d+|one|two|three|four|up to|maximum|several|few|bis zu|jusqu'à|hasta|fino a|até|tot)[^.]{0,30}` + spell + `|(?:month|week|weeks|days|monat|mois|mes|mese|maand)\b`),
		share:       regexp.MustCompile(`(\d{1,3})\s?(?:%|percent|prozent)?\s?(?:(?:-|–|to|bis|à|a|e)\s?(\d{1,3})\s?)?(?:%|percent|prozent|pour cent|por ciento|per cento|por cento|procent)`),
		weight:      regexp.MustCompile(`(\d{1,3}(?:\.\d)?)\s?(?:(?:-|–|to|bis|à|a)\s?(\d{1,3})\s?)?\+?\s?-?(lbs?\b|pounds?\b|#|kgs?\b|kilos?\b|kilogram|kilogramm)`),
		age:         regexp.MustCompile(`\b(\d{2})\s?\+?`),
		ageWord:     regexp.MustCompile(`^\d{2}\s?\+?\s?(?:jahre|ans|años|anni|anos|jaar|years)\s*(?:alt|old|oud|sein|zijn|\.|,|$)`),
		zoneRange:   regexp.MustCompile(`(?:utc|gmt)\s?([+−–-]\s?\d{1,2}|[+±]?0)\s?(?:to|and|-|–|—|bis|und|à|et|a|y|e|tot|en|/|through)\s?(?:utc|gmt)\s?([+−–-]\s?\d{1,2}|[+±]?0)`),
		zoneNear:    regexp.MustCompile(`(?:±|\+/-|\+-|\+/−|within|max\.?|maximum|up to|maximal|höchstens|maximum de|máximo|massimo|plus ou moins)\s?(?:of |de |di )?(?:±|\+/-)?\s?(\d{1,2})\s?-?(?:h\b|hrs?|hours?|stunden?|heures?|horas?|ore|uur)?\s?(?:time ?zones?|difference|zeitunterschied|zeitverschiebung|de décalage|décalage|di differenza|de diferencia|de diferença|tijdsverschil)?\s?(?:of|from|to|with|around|von|zu|zur|um|de|da|a|avec|con|com|van|met|par rapport à|respecto a)?\s?(?:the |la |l')?(utc|gmt|cet|cest|mez|est|edt|et|pst|pdt|pt|eet|wet|bst|ist|sgt|central european|eastern|pacific|europe|european)\b`),
		zoneAround:  regexp.MustCompile(`\b(utc|gmt|cet|cest|mez|est|edt|pst|pdt|eet|wet|bst|ist|sgt)\s?\(?(?:±|\+/-|\+-|\+/−)\s?(\d{1,2})\b`),
		classBehind: regexp.MustCompile(`^[ :]+(BE|B|C1E|CE|C1|C|DE|D|A1|A2)\b`),
		classBefore: regexp.MustCompile(`(?:[Cc]lass|[Kk]lasse|[Cc]at(?:egory|\.)?)[ -]([ABCD]1?E?) (?:\w+ )?$`),
		class:       regexp.MustCompile(`^[^.;,(]*?(?:\b(?:[Cc]lass|[Kk]lasse|[Cc]lase|[Cc]lasse|[Tt]ipo|[Cc]at[eé]gor(?:y|ie)|[Cc]ategor[ií]a|[Pp]ermis|[Pp]atente|[Rr]ijbewijs|[Cc]arnet|CNH)\s*:?\s*(?:de |di |der )?)([ABCD]1?E?)\b|^[^.;,(]*?\(\s*(?:[Cc]lass |[Kk]lasse )?([ABCD]1?E?)\s*\)`),
	}
})
