package ask

import (
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/clause"
	"skillmatch/match/title"
	"skillmatch/scrape/posting"
)

// Reader reads postings. It keeps buffers, so it is not safe for concurrent use.
type Reader struct {
	voc      *skill.Vocabulary
	scanner  *skill.Scanner
	headings *headings
	cues     *cues
	facts    *factReader
	lines    []skill.Line
	lower    strings.Builder    // the posting in lower case
	grouped  map[int]Importance // the alternative groups of a line
	named    map[string]bool    // whether a heading names a skill
	seen     map[string]int     // index of each line of the posting by its text
	at       []int32            // by skill ID: index in Parsed.Skills plus 1, or 0
	asked    []skill.ID         // the skills with an entry in at
	kinds    []skillKind        // by skill ID, filled when a skill is first seen
	groups   grouper
	clauses  clause.Reader
	unfolder unfolder
	blocks   []block
	tokens   skill.Tokens // words of a lower-case line whose length differs from the line's
}

// NewReader returns a reader that finds the skills of a vocabulary.
func NewReader(v *skill.Vocabulary) *Reader {
	s := v.Scanner()
	shared := search(s)
	h := newHeadings(s)
	r := &Reader{voc: v, scanner: s, headings: h, cues: shared.cues, facts: shared.facts, groups: grouper{voc: v, groupWords: shared.groups},
		seen: map[string]int{}, named: map[string]bool{}, grouped: map[int]Importance{}, at: make([]int32, v.Len()), kinds: make([]skillKind, v.Len())}
	r.unfolder = unfolder{headings: h, known: r.names}
	return r
}

// Read returns what a posting asks. The result depends on nothing but the posting and
// the vocabulary.
func (r *Reader) Read(p *posting.Posting) Parsed {
	var a Parsed
	r.ReadInto(p, &a)
	return a
}

// ReadInto does what [Reader.Read] does, and writes the result to a. It overwrites an
// earlier result there and reuses its memory.
func (r *Reader) ReadInto(p *posting.Posting, a *Parsed) {
	a.tokens.Reset()
	a.outside.Reset()
	*a = Parsed{Skills: a.Skills[:0], Lines: a.Lines[:0], tokens: a.tokens, outside: a.outside, unspaced: a.unspaced[:0], unknown: a.unknown[:0]}
	r.split(p, a)
	r.lines = r.lines[:0]
	for i := range a.Lines {
		l := &a.Lines[i]
		line := skill.Line{Text: l.Text, List: l.section == stack, Asks: l.section == required || l.section == preferred, Tokens: l.tokens}
		if !l.section.asks() {
			line = skill.Line{} // an empty line keeps the line numbers and names no skill
		}
		r.lines = append(r.lines, line)
	}
	a.Family = title.FamilyOf(p.Title)
	mentions := r.scanner.Find(r.lines, p.Company)
	r.collect(a, mentions)
	r.listed(p, a)
	r.years(a)
	a.Degree, a.DegreeLine = demandedDegree(a.Lines)
	a.Level = title.LevelOf(p.Title, a.Years)
	if a.Family == "" {
		a.Family = r.familyBySkills(a)
	}
	r.countSkills(a)
	for i := range a.Lines {
		l := &a.Lines[i]
		l.Judged = (i > 0 || l.section != neutral) && l.Importance == Required
	}
}

// familyBySkills recognizes a software posting whose title names no profession, such as
// a post in a job thread, by what it asks. It returns Software when at least four
// skills are technical and they are more than half of all.
func (r *Reader) familyBySkills(a *Parsed) title.Family {
	technical := 0
	for i := range a.Skills {
		if r.kind(a.Skills[i].ID)&isNamed != 0 {
			technical++
		}
	}
	if technical >= 4 && 2*technical > len(a.Skills) {
		return title.Software
	}
	return ""
}

// split cuts the text into lines and gives each its section and importance. The title
// is the first line: the skills that it names are required, as far as they are the trade.
func (r *Reader) split(p *posting.Posting, a *Parsed) {
	r.lower = strings.Builder{}
	r.lower.Grow(len(p.Title) + len(p.Text))
	if a.titled = p.Title != ""; a.titled {
		l := r.line(a.newLine(), &a.outside, p.Title, neutral)
		l.Importance, l.title = Required, true
	}
	r.blocks = blocks(r.blocks[:0], p.Text)
	list := r.blocks
	markHeadings(r.headings, list)
	for i := range list {
		a.Headings = a.Headings || list[i].kind == heading && list[i].known
	}
	lone := !a.Headings && shapeless(list)
	var o outline
	clear(r.seen) // a repeated line counts once, where it asks most strongly
	for i := range list {
		b := &list[i]
		if b.kind == heading {
			r.heading(a, b, &o)
			continue
		}
		for _, p := range r.unfolder.unfold(b.text, o.section(r.headings, list, i), b.kind == item, lone) {
			Sentences(p.text, func(text string) { r.sentence(a, strings.TrimSpace(text), p.section, b.kind == item) })
		}
		o.read(a, b)
	}
}

// sentence adds a sentence or bullet of a section to the lines. A benefit or a legal
// notice is moved to its own section, whatever heading it is under.
func (r *Reader) sentence(a *Parsed, text string, s section, item bool) {
	if text == "" {
		return
	}
	line := r.line(a.newLine(), &a.tokens, text, s)
	line.Item, line.key = item, Key(line.tokens)
	if line.unspaced {
		a.unspaced = skill.Unspaced(a.unspaced, text)
	}
	switch {
	case len(text) <= maxPerk && line.cues.has(cuePerks) && !line.cues.has(cueAsks):
		line.section = benefits
	case len(text) <= maxNotice && line.cues.has(cueNotices):
		line.section = legal
	}
	line.Importance = r.cues.importance(line, a.Headings)
	if !a.Headings && line.Importance == Context && r.role(a, line, line.lower) {
		line.Importance = Required
	}
	k, again := r.seen[text]
	if !again {
		r.seen[text] = len(a.Lines) - 1
		return
	}
	if old := &a.Lines[k]; line.Importance.Rank() < old.Importance.Rank() {
		*old, *line = *line, *old
	}
	a.dropLine()
}

// line fills in a line of a section, except for its importance, and adds its words to
// all.
func (r *Reader) line(l *Line, all *skill.Tokens, text string, s section) *Line {
	l.Text, l.section = text, s
	if s.asks() {
		l.tokens = r.scanner.Tokenize(all, text)
	} else {
		l.tokens = r.scanner.TokenizeOnly(all, text)
	}
	l.lower, l.ascii, l.unspaced = r.lowered(text)
	words := l.tokens
	if len(l.lower) != len(text) {
		r.tokens.Reset()
		words = r.scanner.TokenizeOnly(&r.tokens, l.lower)
	}
	r.cues.set.First(l.lower, words, l.cues[:])
	if l.cues.has(cueGrades) && s.asks() {
		l.clauses = r.clauses.Read(l.clauses[:0], l.lower, int(l.cues[cueGrades]))
	}
	if l.cues.has(cueYears) && s.asks() {
		l.spans = spansIn(l.spans[:0], l.lower, int(l.cues[cueYears]), s == required || s == preferred)
	}
	return l
}

// role reports whether a line of a text without headings announces a role ("Backend
// Engineers (Go, Kafka)"), or is a line in brackets right after such a line, which
// names what the role needs.
func (r *Reader) role(a *Parsed, l *Line, lower string) bool {
	if n := len(a.Lines); strings.HasPrefix(l.Text, "(") && n > 1 {
		return a.Lines[n-2].announces
	}
	l.announces = len(l.Text) <= maxRole && !strings.HasSuffix(l.Text, ".") && title.NamesEngineer(lower) && !r.cues.persons.In(lower)
	return l.announces
}

// maxRole is the greatest length in bytes of a line that announces a role.
const maxRole = 120

// maxPerk is the greatest length in bytes of a line that counts as a line about
// benefits because it names one. Posts in job threads say everything in one long line.
const maxPerk = 160

// maxNotice is the greatest length in bytes of a legal notice; these are long
// sentences.
const maxNotice = 600

// heading opens the section of a heading. One that no rule knows ends the section before
// it, unless it is a sub-heading or names a skill ("Backend:"): then that section
// continues.
func (r *Reader) heading(a *Parsed, b *block, o *outline) {
	l := r.line(a.newLine(), &a.tokens, b.text, b.section)
	if b.known {
		if r.headingNames(b.text) {
			l.Importance = r.cues.importance(l, true)
		} else {
			a.dropLine() // its words stay
		}
		if b.section == legal {
			a.notices = append(a.notices, b.text)
		}
		if !o.within(r.headings, b) {
			o.open(b)
		}
		return
	}
	a.dropLine()
	o.led = neutral
	if o.now.asks() && r.headingNames(b.text) || !o.closes(b) {
		return
	}
	a.unknown = append(a.unknown, b.text)
	o.now, o.opened = neutral, nil
}

// headingNames is names for a heading, and remembers the result.
func (r *Reader) headingNames(text string) bool {
	names, met := r.named[text]
	if !met {
		names = r.names(text)
		if len(r.named) == mostMet {
			clear(r.named)
		}
		r.named[strings.Clone(text)] = names
	}
	return names
}

// names reports whether a text names a skill.
func (r *Reader) names(text string) bool {
	r.lines = append(r.lines[:0], skill.Line{Text: text})
	return len(r.scanner.Find(r.lines, "")) > 0
}
