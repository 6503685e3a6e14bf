package match

import (
	"math/bits"
	"slices"
	"strings"

	"skillmatch/index/skill"
)

// cues are the phrases by which a line says itself how much it asks. A phrase
// counts as whole words; lines are lower-cased before.
type cues struct {
	// marks are the phrases that every line is looked through for, all at once.
	marks *marks
	// openings begin lines that describe the candidate, wherever they stand; opens
	// tells their first letters.
	openings []string
	opens    [256]bool
	// turnings lead what is preferred: "…, ideally with Go".
	turnings []string
	// asks are those of the marks of that kind, for parts of lines.
	asks phrases
	// together are phrases before the people that one will work with, and
	// people the words that follow their field: "with data science teams".
	together, people phrases
	// persons are words of sentences, which no title holds.
	persons phrases
}

// mark is a kind of phrase.
type mark uint8

// The kinds of phrases.
const (
	// markPrefers says that something is welcome, markRequires that it is needed,
	// and markAsks speaks of experience or ability.
	markPrefers mark = iota
	markRequires
	markAsks
	// markPraises are adjectives that ask where a text has no headings, and tell of
	// the company elsewhere ("a strong footprint").
	markPraises
	// markTelling are phrases by which a line tells what the team uses, not what the
	// candidate must know.
	markTelling
	// markPerks are phrases of lines about pay and benefits, which ask nothing.
	markPerks
	// markNotices are phrases of legal notices and of the text around applications.
	markNotices
	// markStudied are phrases before fields of study.
	markStudied
	// markDegrees are words without which a line names no degree, if it is all
	// ASCII.
	markDegrees
	markKinds
)

// found are the places of the first phrase of each kind in a line, -1 for none.
type found [markKinds]int32

func (f *found) has(m mark) bool { return f[m] >= 0 }

// marks looks for phrases of all kinds in one pass.
type marks struct {
	// filter has a bit for the hash of each phrase's first word: most words of a
	// text begin no phrase.
	filter [1 << 8]uint64
	slots  []markSlot // by the hash of the first word, open addressing
}

// markSlot are the phrases that begin with a word.
type markSlot struct {
	hash    uint64
	phrases []marked // none in a free slot
}

type marked struct {
	text string
	kind mark
}

// newMarks makes the marks of lists as [list] cuts them, of which each is a kind and
// some may be empty.
func newMarks(scanner *skill.Scanner, lists []string) *marks {
	phrases := 0
	for _, text := range lists {
		phrases += strings.Count(text, ";") + 1
	}
	m := &marks{slots: make([]markSlot, 1<<bits.Len(uint(2*phrases)))}
	var room skill.Words
	for kind, text := range lists {
		if text == "" {
			continue
		}
		for _, s := range list(text) {
			room.Reset()
			_, first := scanner.CutOnly(&room, s).Begin(0)
			m.filter[first>>56] |= 1 << (first >> 50 & 63)
			slot := m.slot(first)
			*slot = markSlot{first, append(slot.phrases, marked{s, mark(kind)})}
		}
	}
	return m
}

// slot is that of a word's hash, or a free one.
func (m *marks) slot(hash uint64) *markSlot {
	mask := uint64(len(m.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &m.slots[i]; s.hash == hash || s.phrases == nil {
			return s
		}
	}
}

// find looks through a line in small letters, of which the words are given, and sets
// first, which has a place for each kind, to the offsets of the first phrases, -1 for
// none.
func (m *marks) find(lower string, words skill.Words, first []int32) {
	for kind := range first {
		first[kind] = -1
	}
	for i := range words.Len() {
		start, hash := words.Begin(i)
		if m.filter[hash>>56]>>(hash>>50&63)&1 == 0 {
			continue
		}
		for _, p := range m.slot(hash).phrases {
			if first[p.kind] < 0 && standsAt(lower, start, p.text) {
				first[p.kind] = int32(start)
			}
		}
	}
}

func newCues(scanner *skill.Scanner) *cues {
	lists := [markKinds]string{
		markPrefers: `nice to have;nice-to-have;preferred;preferably;preferable;a plus;big plus;huge plus;strong plus;is plus;an advantage;advantageous;ideally;bonus;desirable;desired;
			beneficial;plus);an asset;not required;not necessary;not mandatory;not a must;would be great;would be nice;even better;good to have;great to have;optional;extra credit;
			are a plus;not strictly required;von vorteil;wünschenswert;idealerweise;un plus;un atout;atout;valorable;deseable;se valora;diferencial;desejável;gradita;gradito;preferibile;
			is een pré;pluspunt;helpful but;willingness to learn;willing to learn`,
		markRequires: `required;must have;must be;must-have;must;essential;mandatory;need to have;you need;you'll need;you’ll need;you will need;necessary;minimum of;at least;zwingend;erforderlich;
			vorausgesetzt;indispensable;requis;exigé;imprescindible;obligatorio;requerido;obrigatório;necessário;richiesto;richiesta;obbligatorio;vereist;noodzakelijk`,
		markAsks: `years of;years experience;years' experience;years’ experience;experience with;experience in;experience building;experience working;experience using;experienced in;experienced with;
			proficient;proficiency;fluent in;fluency in;expertise in;expert in;expertise with;knowledge of;familiar with;familiarity with;understanding of;background in;skilled in;comfortable with;
			comfortable in;comfortable working;hands-on;track record;degree in;bachelor;master's;ability to;able to;you have;you've;you’ve;you are;you're;you’re;looking for;we want;we need;ideal candidate;
			should have;should be;passion for;well-versed;versed in;seeking;candidates;hiring;exposure to;command of;erfahrung;kenntnisse;expérience;maîtrise;connaissance;
			experiencia;conocimiento;experiência;conhecimento;esperienza;conoscenza;ervaring;kennis van`,
		markPraises: `strong;solid;deep;proven`,
		markTelling: `we use;we primarily use;we currently use;we mostly use;we mainly use;we rely on;our stack;our tech stack;our current stack;our codebase is;our code is;most of our code`,
		markPerks: `parental leave;health insurance;dental;paid time off;vacation;unlimited pto;pto;sick leave;stock options;equity package;retirement plan;pension;wellness stipend;commuter benefits;
			gym membership;life insurance;medical insurance;paid holidays;days off;home office stipend;learning budget;
			urlaubstage;tickets restaurant;mutuelle`,
		markNotices: `equal opportunity;equal opportunities;equal-opportunity;without regard to;regardless of race;reasonable accommodation;reasonable accommodations;sexual orientation;veteran status;national origin;
			protected characteristic;protected characteristics;discriminate;discrimination;criminal histories;criminal history;privacy policy;privacy notice;e-verify;even if you don't;meet every;check every box;tick every box;every single requirement;
			imposter syndrome;salary range;base salary;pay range;compensation range;on-target earnings;recruitment agencies;phishing;we may use artificial intelligence`,
		markStudied: `degree in;degrees in;degree – ;degree (;degree or equivalent in;bachelor's in;bachelor’s in;bachelors in;master's in;master’s in;masters in;bachelor of;master of;bs in;b.s. in;ms in;m.s. in;msc in;
			bsc in;phd in;ph.d. in;phd or;doctorate in;degree, preferably in;degree preferably in;bs/ms in;ms/phd in;bs, ms;m.s./ph.d`,
		markDegrees: degreeWords,
	}
	c := &cues{
		marks: newMarks(scanner, lists[:]),
		asks:  set(lists[markAsks]),
		together: set(`collaborate;collaborating;collaboration with;partner with;partnering with;partner closely;work with;work closely;working with;working closely;alongside;liaise;interface with;coordinate with;
			communicate with;cross-functionally;cross-functional;support our;stakeholders`),
		people: set(`team;teams;engineers;engineer;developers;managers;manager;designers;scientists;analysts;partners;stakeholders;leaders;leadership;colleagues;representatives;specialists;experts;counterparts;
			departments;functions;groups`),
		persons:  set(`we;our;us;you;your;is;are;was;has;have;they;their;team;teams;by`),
		turnings: list(`preferably;preferred;ideally;bonus;idealerweise;idealmente;idéalement;di preferenza;preferibilmente;preferentemente`),
		openings: list(`you have ;you've ;you’ve ;you can ;you are ;you're ;you’re ;you know ;you bring ;you possess ;you hold ;you must ;you should ;must have ;must be `),
	}
	for _, p := range c.openings {
		c.opens[p[0]] = true
	}
	return c
}

// preferring finds the words of a line that make it preferred, and what of the line
// they speak of, as offsets. In brackets that is what stands there with them
// ("cloud platforms (AWS preferred)"), behind a comma what they lead ("five years of
// Java, ideally at a bank"), behind what is required the rest ("Java is required,
// Kotlin a plus"), and else their part between semicolons, mostly the line.
func (c *cues) preferring(lower string, f *found) (from, to int, ok bool) {
	i := int(f[markPrefers])
	if i < 0 {
		return 0, 0, false
	}
	if open := strings.LastIndexByte(lower[:i], '('); open > 0 && strings.LastIndexByte(lower[:i], ')') < open { // not "(Plus) Background in logistics"
		if end := strings.IndexByte(lower[i:], ')'); end >= 0 {
			return open, i + end, true
		}
	}
	from, to = strings.LastIndexByte(lower[:i], ';')+1, len(lower)
	if end := strings.IndexByte(lower[i:], ';'); end >= 0 {
		to = i + end
	}
	switch needed := int(f[markRequires]); {
	case c.turns(lower, i):
		from = i
	case needed > from && needed < i:
		from = needed
	}
	return from, to, true
}

// turns reports that the words at i begin a part of the line, behind a comma, a dash
// or "and", that is preferred, whatever stands before them.
func (c *cues) turns(lower string, i int) bool {
	before := strings.TrimRight(lower[:i], " ")
	if len(before) == i || !slices.ContainsFunc([]string{",", "–", "—", " -", " and", " but"}, func(s string) bool { return strings.HasSuffix(before, s) }) {
		return false
	}
	for _, p := range c.turnings {
		if strings.HasPrefix(lower[i:], p) {
			return true
		}
	}
	return false
}

// studies finds where a line names fields of study ("degree in Electrical
// Engineering, Statistics or a related field"), which are no skills; they end
// with the clause.
func (c *cues) studies(lower string, f *found) (from, to int) {
	i := int(f[markStudied])
	if i < 0 {
		return 0, 0
	}
	rest := lower[i:]
	for j := range len(rest) {
		if rest[j] == ';' || j > 0 && rest[j-1] == '.' && rest[j] == ' ' || strings.HasPrefix(rest[j:], " with ") || strings.HasPrefix(rest[j:], " and experience") || strings.HasPrefix(rest[j:], " experience ") {
			return i, i + j
		}
	}
	return i, len(lower)
}

// tells finds where a line begins to tell what the team uses, or -1.
func (c *cues) tells(lower string, f *found) int {
	i := int(f[markTelling])
	if i < 0 || c.asks.in(lower[max(0, i-40):i]) {
		return -1 // "experience with our stack: …" asks it
	}
	return i
}

// importance weighs a line. The section decides first; the line's own words
// override it: "a plus" makes any line preferred, "required" lifts a line of
// duties. Where there is no heading, lines that speak of experience or ability
// ask, and the others only tell; headings says whether the text has any.
func (c *cues) importance(s section, lower string, f *found, headings bool) Importance {
	if !s.asks() {
		return Context
	}
	if from, to, ok := c.preferring(lower, f); ok && from == 0 && to == len(lower) && s != about {
		return Preferred
	}
	if s != preferred && c.opened(lower) {
		return Required
	}
	switch s {
	case about:
		return Context
	case required:
		return Required
	case preferred:
		return Preferred
	case stack:
		return Context
	case duties:
		if f.has(markRequires) && f.has(markAsks) {
			return Required
		}
		return Context
	}
	if f.has(markAsks) || f.has(markRequires) || !headings && f.has(markPraises) {
		return Required
	}
	return Context
}

// opened reports a line that begins with one of the openings.
func (c *cues) opened(lower string) bool {
	return lower != "" && c.opens[lower[0]] && slices.ContainsFunc(c.openings, func(p string) bool { return strings.HasPrefix(lower, p) })
}

// list cuts a list of phrases at semicolons. Blanks around a phrase are left
// out, but for one that ends it on the same line.
func list(s string) []string {
	out := strings.Split(s, ";")
	for i := range out {
		out[i] = strings.TrimLeft(strings.TrimRight(out[i], "\n\t"), " \n\t")
	}
	return out
}

// set makes a list of phrases ready to be looked for.
func set(s string) phrases { return newPhrases(list(s)) }
