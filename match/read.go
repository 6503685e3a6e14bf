package match

import (
	"slices"
	"strconv"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// Importance says how much a posting asks for something.
type Importance string

// The importances, weightiest first. Context is what a posting mentions without
// asking it of the candidate; it is never missing.
const (
	Required  Importance = "required"
	Preferred Importance = "preferred"
	Context   Importance = "context"
)

func (i Importance) rank() int {
	switch i {
	case Required:
		return 0
	case Preferred:
		return 1
	}
	return 2
}

// Ask is one skill that a posting names.
type Ask struct {
	ID skill.ID
	// Surface are its spellings in the posting, in order of first occurrence.
	Surface    []string
	Importance Importance
	// Group is shared by alternatives, of which one is enough; 0 is none.
	Group int
	// Years is the least experience asked for this skill, 0 when none is.
	Years int
	// Line is the posting's line that names it with the most weight.
	Line string
	// Confidence, 0.5 to 1, is how sure it is that the skill is meant.
	Confidence float64
}

// Line is a sentence or list item of a posting that can ask something.
type Line struct {
	Text       string
	Importance Importance
	// Item reports that it is an item of a list.
	Item bool
	// Skills are those that the line names, in order, each once.
	Skills  []skill.ID
	section section
	// announces marks a line that announces a role, in a text without headings.
	announces bool
	// cut are its words, and own is the hash of them by which a line is known as
	// somebody's own, 0 for a short one.
	cut skill.Words
	own uint64
	// lower is the text in small letters, found what it holds; plain says that it
	// is all ASCII, unspaced that it may hold scripts without spaces.
	lower           string
	found           found
	plain, unspaced bool
	// packed marks a line whose words are terms of the résumé already.
	packed bool
	terms  []int32
}

// Asked is everything that a posting asks, as read from its text.
type Asked struct {
	Asks  []Ask
	Lines []Line
	// Years is the least total experience asked, 0 when none is, and YearsLine
	// the line that asks it.
	Years     int
	YearsLine string
	// Headings reports that the text has headings that the reader knows.
	Headings bool
	// Degree is the lowest degree demanded without an equivalent, in DegreeLine.
	Degree     Degree
	DegreeLine string
	Level      Level
	Family     Family
	// Phrases are what reads like skills that the vocabulary does not know.
	// Only reports need them and Facts: [Reader.Read] leaves both to
	// [Reader.Detail].
	Phrases []Phrase
	Facts   Facts
	// words are those of all lines and headings of the text, beside those of the
	// title and of the skills that the source lists.
	words, beside skill.Words
	// letters are those of scripts without spaces, which make no words.
	letters []rune
	// strange are the headings that no rule knows.
	strange []string
}

// Remarks say what of the posting was hard to read, in order.
func (a *Asked) Remarks() []string {
	out := make([]string, len(a.strange))
	for i, text := range a.strange {
		out[i] = "heading not understood, its lines are judged one by one: " + strconv.Quote(text)
	}
	return out
}

// Reader reads postings. It keeps buffers, so it serves one goroutine.
type Reader struct {
	voc     *skill.Vocabulary
	scanner *skill.Scanner
	rules   *headings
	cues    *cues
	titles  *titles
	degrees *degrees
	facts   *factReader
	lines   []skill.Line
	small   strings.Builder // small letters of one posting
	seen    map[string]int  // its lines by text
	at      []int32         // the number of its ask plus 1, by skill
	asked   []skill.ID      // the skills that at knows
	kinds   []skillKind     // of the skills met so far, by ID
	groups  grouper
	blocks  []block
	words   skill.Words // of a line in small letters, where those are of another length
}

// NewReader makes a reader over a vocabulary.
func NewReader(v *skill.Vocabulary) *Reader {
	s := v.Scanner()
	return &Reader{voc: v, scanner: s, rules: newHeadings(s), cues: newCues(s), titles: newTitles(), degrees: newDegrees(), facts: newFactReader(), seen: map[string]int{}, at: make([]int32, v.Len()), kinds: make([]skillKind, v.Len())}
}

// Read finds what a posting asks. It is a pure function of the posting and the
// vocabulary.
func (r *Reader) Read(p *scrape.Posting) Asked {
	var a Asked
	r.ReadInto(p, &a)
	return a
}

// ReadInto is [Reader.Read] into the memory of what was read before and is not
// needed any more.
func (r *Reader) ReadInto(p *scrape.Posting, a *Asked) {
	a.words.Reset()
	a.beside.Reset()
	*a = Asked{Asks: a.Asks[:0], Lines: a.Lines[:0], words: a.words, beside: a.beside, letters: a.letters[:0], strange: a.strange[:0]}
	r.split(p, a)
	r.lines = r.lines[:0]
	for i := range a.Lines {
		l := &a.Lines[i]
		line := skill.Line{Text: l.Text, List: l.section == stack, Words: l.cut}
		if !l.section.asks() {
			line = skill.Line{} // the numbers of the lines stay; what asks nothing names nothing
		}
		r.lines = append(r.lines, line)
	}
	a.Family = r.titles.family(p.Title)
	mentions := r.scanner.Find(r.lines, p.Company)
	r.collect(a, mentions)
	r.listed(p, a)
	r.years(a)
	a.Degree, a.DegreeLine = r.degrees.demanded(a.Lines)
	a.Level = r.titles.level(p.Title, a.Years)
	if a.Family == "" {
		a.Family = r.familyBySkills(a)
	}
}

// newLine, for a line to be filled, and addAsk use the memory of what stood there
// before.
func (a *Asked) newLine() *Line {
	n := len(a.Lines)
	if n == cap(a.Lines) {
		a.Lines = append(a.Lines, Line{})
		return &a.Lines[n]
	}
	a.Lines = a.Lines[:n+1]
	l := &a.Lines[n]
	*l = Line{Skills: l.Skills[:0]}
	return l
}

// dropLine takes back the last line that was made.
func (a *Asked) dropLine() { a.Lines = a.Lines[:len(a.Lines)-1] }

func (a *Asked) addAsk(k Ask, surface string) {
	if n := len(a.Asks); n < cap(a.Asks) {
		k.Surface = a.Asks[:n+1][n].Surface[:0]
	}
	k.Surface = append(k.Surface, surface)
	a.Asks = append(a.Asks, k)
}

// familyBySkills tells software postings whose title says nothing, such as
// posts in job threads, by what they ask: most of at least four skills are
// technical.
func (r *Reader) familyBySkills(a *Asked) Family {
	technical := 0
	for i := range a.Asks {
		if r.kind(a.Asks[i].ID)&isNamed != 0 {
			technical++
		}
	}
	if technical >= 4 && 2*technical > len(a.Asks) {
		return Software
	}
	return ""
}

// split cuts the text into lines with their section and importance. The title
// is the first line: what it names is required.
func (r *Reader) split(p *scrape.Posting, a *Asked) {
	r.small = strings.Builder{}
	r.small.Grow(len(p.Title) + len(p.Text))
	if p.Title != "" {
		r.line(a.newLine(), &a.beside, p.Title, neutral).Importance = Required
	}
	r.blocks = blocks(r.blocks[:0], p.Text)
	list := r.blocks
	markHeadings(r.rules, list)
	for i := range list {
		a.Headings = a.Headings || list[i].kind == heading && list[i].known
	}
	var o outline
	clear(r.seen) // a repeated line counts once, where it weighs most
	for i := range list {
		b := &list[i]
		if b.kind == heading {
			o.now, o.led = r.heading(a, b, o.now), neutral
			continue
		}
		s := o.section(r.rules, list, i)
		sentences(b.text, func(text string) { r.sentence(a, strings.TrimSpace(text), s, b.kind == item) })
		o.read(a, b)
	}
}

// outline knows the section of each block of a posting.
type outline struct {
	now section // that the last heading opened
	led section // of the items behind a sentence that leads them, neutral without
	// extras is set below an item that leads what is preferred ("Ideally also:"); over
	// is how deep that item stands.
	extras bool
	over   int
}

// section is that of block i.
func (o *outline) section(rules *headings, list []block, i int) section {
	b, s := &list[i], o.now
	if l, ok := label(rules, b.text); ok && (s == neutral || l == preferred || l == required || l == stack) {
		s = l
	}
	switch {
	case b.kind != item:
		o.led = neutral
		if o.now.asks() && o.now != preferred && i+1 < len(list) && list[i+1].kind == item {
			o.led = rules.leads(b.text)
		}
	case o.now.asks() && switches(b.text) != neutral:
		o.led = switches(b.text)
	case o.led != neutral:
		s = o.led
	}
	if o.extras = o.extras && b.kind == item && b.depth > o.over && s.asks(); o.extras {
		return preferred
	}
	return s
}

// read notes what a block that was added to the lines leads.
func (o *outline) read(a *Asked, b *block) {
	if n := len(a.Lines); !o.extras && b.kind == item && n > 0 && strings.HasSuffix(b.text, ":") {
		o.extras, o.over = a.Lines[n-1].Importance == Preferred, b.depth
	}
}

// sentence adds a sentence or list item of a section to the lines.
func (r *Reader) sentence(a *Asked, text string, s section, item bool) {
	if text == "" {
		return
	}
	line := r.line(a.newLine(), &a.words, text, s)
	line.Item, line.own = item, ownKey(line.cut)
	if line.unspaced {
		a.letters = skill.Unspaced(a.letters, text)
	}
	switch {
	case len(text) <= maxPerk && line.found.has(markPerks) && !line.found.has(markAsks):
		line.section = benefits
	case len(text) <= maxNotice && line.found.has(markNotices):
		line.section = legal
	}
	line.Importance = r.cues.importance(line.section, line.lower, &line.found, a.Headings)
	if !a.Headings && line.Importance == Context && r.role(a, line, line.lower) {
		line.Importance = Required
	}
	k, again := r.seen[text]
	if !again {
		r.seen[text] = len(a.Lines) - 1
		return
	}
	if old := &a.Lines[k]; line.Importance.rank() < old.Importance.rank() {
		*old, *line = *line, *old
	}
	a.dropLine()
}

// line fills a line of a section, whose words are added to all; its importance is
// not known yet.
func (r *Reader) line(l *Line, all *skill.Words, text string, s section) *Line {
	l.Text, l.section = text, s
	if s.asks() {
		l.cut = r.scanner.Cut(all, text)
	} else {
		l.cut = r.scanner.CutOnly(all, text)
	}
	l.lower, l.plain, l.unspaced = r.lowered(text)
	words := l.cut
	if len(l.lower) != len(text) {
		r.words.Reset()
		words = r.scanner.CutOnly(&r.words, l.lower)
	}
	r.cues.marks.find(l.lower, words, l.found[:])
	return l
}

// role reports, in a text without headings, a line that announces a role
// ("Backend Engineers (Go, Kafka)"), or one in brackets right behind it, which
// says what that role needs.
func (r *Reader) role(a *Asked, l *Line, lower string) bool {
	if n := len(a.Lines); strings.HasPrefix(l.Text, "(") && n > 1 {
		return a.Lines[n-2].announces
	}
	l.announces = len(l.Text) <= maxRole && !strings.HasSuffix(l.Text, ".") && r.titles.engineer.in(lower) && !r.cues.persons.in(lower)
	return l.announces
}

// maxRole is the length in bytes up to which a line can announce a role.
const maxRole = 120

// maxPerk is the length in bytes up to which a line that names a benefit is a
// line about benefits; posts in job threads say all in one line.
const maxPerk = 160

// maxNotice is the same for legal notices, which are long sentences.
const maxNotice = 600

// heading is the section behind a heading. One that no rule knows ends the
// section before it, unless it only names skills ("Backend:"): then it is a
// part of that section.
func (r *Reader) heading(a *Asked, b *block, now section) section {
	l := r.line(a.newLine(), &a.words, b.text, b.section)
	if b.known && r.names(b.text) {
		l.Importance = r.cues.importance(l.section, l.lower, &l.found, true)
		return b.section
	}
	a.dropLine() // its words stay
	if b.known {
		return b.section
	}
	if now.asks() && r.names(b.text) {
		return now
	}
	a.strange = append(a.strange, b.text)
	return neutral
}

// names reports that a text names a skill.
func (r *Reader) names(text string) bool {
	r.lines = append(r.lines[:0], skill.Line{Text: text})
	return len(r.scanner.Find(r.lines, "")) > 0
}

// collect turns mentions into asks: one for each skill, with its strongest
// importance and the alternatives that it stands among.
func (r *Reader) collect(a *Asked, mentions []skill.Mention) {
	for _, id := range r.asked {
		r.at[id] = 0
	}
	r.asked = r.asked[:0]
	r.groups.begin()
	for from := 0; from < len(mentions); {
		to := from + 1
		for to < len(mentions) && mentions[to].Line == mentions[from].Line {
			to++
		}
		line := &a.Lines[mentions[from].Line]
		if line.section.asks() {
			r.collectLine(a, line, mentions[from:to])
		}
		from = to
	}
	r.groups.number(a.Asks)
}

func (r *Reader) collectLine(a *Asked, line *Line, mentions []skill.Mention) {
	numbers := r.groups.line(line.Text, mentions)
	lower := line.lower
	from, to, some := r.cues.preferring(lower, &line.found)
	some = some && len(lower) == len(line.Text)
	tells := r.cues.tells(lower, &line.found)
	study, studied := r.cues.studies(lower, &line.found)
	company := line.Importance == Context && (line.section == about || line.section == neutral && a.Headings)
	for i, m := range mentions {
		k := r.kind(m.ID)
		if k&isAskable == 0 || k&isNamed == 0 && (company || r.colleagues(lower, m.Start, m.End)) {
			continue
		}
		switch {
		case line.Importance == Context && k&isOffice != 0 && a.Family.technical():
			continue // somebody else's work: "contribute to the product roadmap"
		case line.Importance == Context && k&isSpoken != 0:
			continue // a market: "our French customers"
		case m.Start >= study && m.End <= studied && len(lower) == len(line.Text):
			continue // a field of study
		case m.Within && numbers[i] != 0:
			continue // of "React Native or Flutter" no part is asked by itself
		}
		if !slices.Contains(line.Skills, m.ID) {
			line.Skills = append(line.Skills, m.ID)
		}
		importance := line.Importance
		if tells >= 0 && m.Start > tells && len(lower) == len(line.Text) {
			importance = Context
		}
		if importance == Required && (m.Negated || some && m.Start >= from && m.End <= to) {
			importance = Preferred
		}
		surface := line.Text[m.Start:m.End]
		if r.at[m.ID] == 0 {
			r.at[m.ID], r.asked = int32(len(a.Asks)+1), append(r.asked, m.ID)
			a.addAsk(Ask{ID: m.ID, Importance: importance, Line: line.Text, Confidence: m.Confidence, Group: numbers[i]}, surface)
		}
		ask := &a.Asks[r.at[m.ID]-1]
		if !slices.Contains(ask.Surface, surface) {
			ask.Surface = append(ask.Surface, surface)
		}
		if importance.rank() < ask.Importance.rank() {
			ask.Importance, ask.Line, ask.Group = importance, line.Text, numbers[i]
		}
		ask.Confidence = max(ask.Confidence, m.Confidence)
	}
}

// Phrase is what a posting seems to ask in words that the vocabulary does not
// know.
type Phrase struct {
	Text       string
	Importance Importance
	Line       string
}

// Detail reads what only reports need: phrases that may be skills, pay, place
// and permission to work.
func (r *Reader) Detail(p *scrape.Posting, a *Asked) {
	r.phrases(p, a)
	r.readFacts(p, a)
}

// phrases finds what reads like unknown skills in the lines that ask something,
// each once, in order. Lines about degrees name fields of study in the same way,
// and lines about colleagues name departments; they are left out.
func (r *Reader) phrases(p *scrape.Posting, a *Asked) {
	var lines []skill.Line
	var at []int
	for i := range a.Lines {
		l := &a.Lines[i]
		lower := l.lower
		if l.Importance == Context || i == 0 && l.Text == p.Title || r.degrees.lowest(fold(l.Text)) != NoDegree || r.cues.together.in(lower) {
			continue
		}
		lines = append(lines, skill.Line{Text: l.Text, List: l.section == stack, Words: l.cut})
		at = append(at, i)
	}
	a.Phrases = nil
	for _, ph := range r.scanner.Phrases(lines, p.Company) {
		l := &a.Lines[at[ph.Line]]
		text := l.Text[ph.Start:ph.End]
		if !strings.EqualFold(text, p.Company) && !slices.ContainsFunc(a.Phrases, func(o Phrase) bool { return strings.EqualFold(o.Text, text) }) {
			a.Phrases = append(a.Phrases, Phrase{text, l.Importance, l.Text})
		}
	}
}

// colleagues reports that a field is named only for the people in it, with whom
// the candidate will work: "partner with data science and design teams".
func (r *Reader) colleagues(lower string, start, end int) bool {
	if end > len(lower) || !r.cues.together.in(lower[max(0, start-70):start]) {
		return false
	}
	behind := lower[end:min(len(lower), end+40)]
	if i := strings.IndexAny(behind, ".;:("); i >= 0 {
		behind = behind[:i]
	}
	return r.cues.people.in(behind)
}

// listed adds the skills that the source itself lists beside the text.
func (r *Reader) listed(p *scrape.Posting, a *Asked) {
	if len(p.Skills) == 0 {
		return
	}
	for _, text := range p.Skills {
		found := false
		for _, m := range r.scanner.Find([]skill.Line{{Text: text, List: true}}, p.Company) {
			found = true
			if askable(r.voc.Skill(m.ID)) && !slices.ContainsFunc(a.Asks, func(k Ask) bool { return k.ID == m.ID }) {
				a.addAsk(Ask{ID: m.ID, Importance: Required, Line: text, Confidence: m.Confidence}, text[m.Start:m.End])
			}
		}
		if !found && !slices.ContainsFunc(a.Lines, func(l Line) bool { return strings.EqualFold(l.Text, text) }) {
			l := r.line(a.newLine(), &a.beside, text, required)
			l.Importance, l.Item = Required, true
		}
	}
}
