package condition

import (
	"embed"
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
		list(w.general, "clearance", "clearance weak"), list(w.general, "student"), list(w.general, "travel"), list(w.general, "lift"), list(w.general, "age word", "age before", "age after"),
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
