package ask

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/index/skill"
	"skillmatch/match/clause"
	"skillmatch/match/phrase"
)

// section is the purpose of a part of a posting.
type section uint8

const (
	neutral section = iota // no heading, or an unknown one: judged line by line
	required
	preferred
	duties
	stack
	about
	benefits
	legal
	process
	exclusions // conditions under which somebody does not fit
)

// asks reports whether lines of the section can ask anything. Those of benefits, legal
// notices, the application process and exclusions cannot.
func (s section) asks() bool { return s < benefits }

// headings finds the section that a heading opens by the phrases that the heading
// contains: "Nice to have" opens the preferred section, "Requirements" the required
// one.
type headings struct {
	*headingRules
	met map[string]classified
	// scanner cuts headings into words; first holds, for the heading at hand, the
	// offset of the first phrase of each kind.
	scanner *skill.Scanner
	words   skill.Tokens
	first   []int32
	clauses clause.Reader
}

// headingRules are the phrases of data/headings.tsv.
type headingRules struct {
	set *phrase.TokenSet // kind i holds the phrases of sectionRules()[i]
	// addressed are phrases of sentences that say what a candidate has to bring,
	// assigned those of sentences that say what there is to do.
	addressed, assigned phrase.Set
	// ofHeadings holds the words of the phrases that open sections, and those that link
	// them in headings.
	ofHeadings map[string]bool
	// switchTo holds the bullets that consist of a heading only, with their sections.
	switchTo map[string]section
	// conditions are the words of headings that introduce conditions.
	conditions conditionWords
}

// conditionWords are the words of headings that introduce conditions.
type conditionWords struct{ condition, hired, suits, anyway, not phrase.Set }

// sectionRules returns the rules of data/headings.tsv in the order in which they are
// tried; the first that matches decides. Preferred comes before required ("preferred
// qualifications"), and both come before the words that also open parts about the
// company ("what you'll bring to the team"). The phrases are those of the 400 most
// frequent headings of 8,665 postings, with their counterparts in the other languages.
func sectionRules() []struct {
	name    string
	section section
} {
	return []struct {
		name    string
		section section
	}{
		{"plain duties", duties}, {"legal", legal}, {"preferred", preferred}, {"benefits", benefits}, {"required", required},
		{"stack", stack}, {"process", process}, {"duties", duties}, {"about", about},
	}
}

// newHeadings returns the rules for headings with the memory of one reader.
func newHeadings(scanner *skill.Scanner) *headings {
	return &headings{headingRules: search(scanner).headings, met: map[string]classified{}, scanner: scanner, first: make([]int32, len(sectionRules()))}
}

// newHeadingRules returns the phrases of data/headings.tsv, ready to be searched.
func newHeadingRules(scanner *skill.Scanner) *headingRules {
	t := load().headings
	var lists [][]string
	words := t.Words("link")
	for _, rule := range sectionRules() {
		lists = append(lists, t.List(rule.name))
		for _, text := range t.List(rule.name) {
			for word := range strings.FieldsSeq(text) {
				words[word] = true
			}
		}
	}
	h := &headingRules{
		ofHeadings: words,
		set:        phrase.NewTokenSet(scanner, lists...), addressed: t.Set("addressed"), assigned: t.Set("assigned"), switchTo: map[string]section{},
		conditions: conditionWords{t.Set("if"), t.Set("only if hired"), t.Set("whom it suits"), t.Set("in any case"), t.Set("not")},
	}
	for rule, s := range map[string]section{"switch to required": required, "switch to preferred": preferred} {
		for _, text := range t.List(rule) {
			h.switchTo[text] = s
		}
	}
	return h
}

// normalHeading returns a heading in the form in which headings are compared:
// lower-case words separated by single spaces.
func normalHeading(s string) string { return strings.Trim(phrase.Normalize(s), " ") }

// classified is a remembered result of classify.
type classified struct {
	section section
	ok      bool
}

// mostMet is the number of headings that are remembered before all are forgotten.
const mostMet = 1 << 14

// classify returns the section that a heading opens; ok is false when no rule knows it.
// Results are remembered, since employers use the same few headings in all their
// postings.
func (h *headings) classify(heading string) (s section, ok bool) {
	c, met := h.met[heading]
	if !met {
		c.section, c.ok = h.judge(heading)
		if len(h.met) == mostMet {
			clear(h.met)
		}
		h.met[strings.Clone(heading)] = c
	}
	return c.section, c.ok
}

// judge is classify without the memory.
func (h *headings) judge(heading string) (s section, ok bool) {
	text := normalHeading(heading)
	if text == "you" {
		return required, true
	}
	if rule := h.next(text, 0); rule >= 0 {
		s, ok = sectionRules()[rule].section, true
	}
	if s == neutral || s == required {
		s, ok = h.graded(heading, s, ok)
	}
	return h.conditional(text, s, ok)
}

// graded corrects the section of a heading by the grade of its words: "Compétences
// souhaitées" opens the preferred section, "Imprescindible" the required one.
func (h *headings) graded(heading string, s section, known bool) (section, bool) {
	lower := strings.ToLower(heading)
	switch g, whole := clause.Whole(lower, h.clauses.Read(nil, lower, 0)); {
	case whole && g == clause.Welcome:
		return preferred, true
	case whole && g == clause.Needed:
		return required, true
	}
	return s, known
}

// whole reports whether a text has no words but those of headings, so that it can be
// nothing else: "What we are looking for".
func (h *headingRules) whole(text string) bool {
	var room [maxLabel]byte
	word, n := room[:0], 0
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			word = utf8.AppendRune(word, unicode.ToLower(c))
			continue
		}
		if len(word) > 0 {
			if !h.ofHeadings[string(word)] {
				return false
			}
			word, n = word[:0], n+1
		}
	}
	return (len(word) > 0 || n > 0) && (len(word) == 0 || h.ofHeadings[string(word)])
}

// next returns the first rule, at index from or later, of which a text contains a
// phrase; -1 for none. It leaves the offset of the first phrase of every rule in h.first.
func (h *headings) next(text string, from int) int {
	h.words.Reset()
	h.set.First(text, h.scanner.TokenizeOnly(&h.words, text), h.first)
	for i := from; i < len(h.first); i++ {
		if h.first[i] >= 0 {
			return i
		}
	}
	return -1
}

// leads returns the section of the list after a paragraph whose last sentence
// introduces it: "we are looking for experience with many of these:". A sentence
// contains many words by chance, so only phrases count that ask for something, prefer
// it, or assign a task. The result is neutral when the list stays in the section of the
// paragraph.
func (h *headings) leads(text string) section {
	if text[len(text)-1] != ':' {
		return neutral
	}
	Sentences(text, func(s string) { text = s })
	text = normalHeading(text)
	h.next(text, 0)
	for i, rule := range sectionRules() {
		switch s := rule.section; {
		case h.first[i] < 0:
		case (s == required || s == preferred) && h.addressed.In(text), s == duties && h.assigned.In(text) && !h.conditions.condition.In(inner(text)):
			return s
		}
	}
	return neutral
}

// inner returns a text without its first and last words.
func inner(text string) string {
	first, last := strings.IndexByte(text, ' '), strings.LastIndexByte(text, ' ')
	if first == last {
		return ""
	}
	return text[first:last]
}

// switches returns the section of the bullets after one that consists of "Must have" or
// "Nice to have" only, and neutral for every other bullet.
func (h *headings) switches(text string) section {
	if len(text) > 20 {
		return neutral
	}
	return h.switchTo[normalHeading(text)]
}

// conditional corrects the section that the phrases give to a heading that introduces
// conditions: "you will thrive here if you" asks, while "you should not apply if" and
// "what we are not looking for" say whom the work would not suit.
func (h *headings) conditional(text string, s section, known bool) (section, bool) {
	c := &h.conditions
	condition := c.condition.In(text)
	leads := condition && !c.hired.In(text) || c.suits.In(text)
	switch {
	case s == preferred || s == legal || s == benefits || !leads || c.anyway.In(text):
		return s, known
	case c.not.In(text):
		return exclusions, true
	case condition:
		return required, true
	}
	return s, known
}

// outline finds the section of each block of a posting, in order.
type outline struct {
	now section // the section that the last heading opened
	led section // the section of a list that a sentence or bullet introduced, or neutral
	// extras is true below a bullet that introduces what is preferred ("Ideally
	// also:"); over is the indentation of that bullet.
	extras bool
	over   int
	// opened is the heading that opened the section, under the first of its
	// sub-headings, nil when there is none. bare is true while nothing but headings
	// follows it.
	opened, under *block
	bare          bool
}

// open makes a heading that is known open its section.
func (o *outline) open(b *block) {
	o.now, o.led, o.opened, o.under, o.bare = b.section, neutral, b, nil, true
}

// closes reports whether a heading that no rule knows ends the section. It does not when
// it is a sub-heading of the section: one that directly follows the heading that opened
// it, one that looks like such a sub-heading, or one that is less conspicuous than the
// heading ("TECHNICAL SKILLS PREFERRED", "Infrastructure and deployment"). A list of
// duties has no less conspicuous headings: what follows it may well be requirements.
func (o *outline) closes(b *block) bool {
	if o.opened == nil || !o.now.asks() || o.now == about || o.now == neutral {
		return true
	}
	switch {
	case o.bare, o.under != nil && o.under.looksLike(b):
	case o.now != duties && (o.opened.marked && !b.marked || !o.opened.marked && !b.marked && allCaps(o.opened.text) && !allCaps(b.text)):
	default:
		return true
	}
	if o.under == nil {
		o.under = b
	}
	return false
}

// within reports whether a heading that a rule knows by a word of it is a sub-heading of
// the section all the same: a short one that directly follows a heading of what is asked
// ("WHAT WE LOOK FOR", "ROLE-SPECIFIC"), or looks like one that did.
func (o *outline) within(rules *headings, b *block) bool {
	asked := o.opened != nil && (o.now == required || o.now == preferred) && (b.section == duties || b.section == about || b.section == stack)
	if !asked || strings.Count(b.text, " ") >= 3 || rules.whole(b.text) || !o.bare && (o.under == nil || !o.under.looksLike(b)) {
		return false
	}
	if o.under == nil {
		o.under = b
	}
	return true
}

// looksLike reports whether two headings are written in the same way.
func (b *block) looksLike(o *block) bool {
	colon := func(x *block) bool { return strings.HasSuffix(x.text, ":") }
	return b.marked == o.marked && allCaps(b.text) == allCaps(o.text) && colon(b) == colon(o)
}

// section returns the section of block i.
func (o *outline) section(rules *headings, list []block, i int) section {
	b, s := &list[i], o.now
	o.bare = false
	switch {
	case b.kind != item:
		o.led = neutral
		if o.now.asks() && o.now != preferred && i+1 < len(list) && list[i+1].kind == item {
			o.led = rules.leads(b.text)
		}
	case o.now.asks() && rules.switches(b.text) != neutral:
		o.led = rules.switches(b.text)
	case o.led != neutral:
		s = o.led
	}
	if o.extras = o.extras && b.kind == item && b.depth > o.over && s.asks(); o.extras {
		return preferred
	}
	return s
}

// read notes whether a block, whose lines were added, introduces the bullets below it.
func (o *outline) read(a *Parsed, b *block) {
	if n := len(a.Lines); !o.extras && b.kind == item && n > 0 && strings.HasSuffix(b.text, ":") {
		o.extras, o.over = a.Lines[n-1].Importance == Preferred, b.depth
	}
}
