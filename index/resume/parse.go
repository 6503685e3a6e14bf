package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document/block"
)

// parser reads a résumé block by block.
type parser struct {
	out   Resume
	rules *rules
	dates *dateReader

	blocks []block.Block
	at     int // the block that is being read

	lines       int     // number of blocks with text so far
	bullet      int     // the indent of the item that a wrapped line may continue, -1 for none
	skills      int     // level of the current skills heading
	contactSeen bool    // contact details were read
	worked      bool    // some heading is known to be one of work
	unread      bool    // the text is in a language that no rule knows
	around      heading // the skills heading above a heading on a line of its list

	held      []part          // the blocks of the open section of roles
	roleLevel int             // the highest level of the headings among them, 0 for none
	labels    map[string]bool // labels that stood right below the heads of its roles

	entries []entry // the roles, by number, with the lines that name them
}

// newParser makes a parser with the words of dates that a text can contain.
func newParser(text string) *parser {
	rules := sharedRules()
	return &parser{rules: rules, dates: newDateReader(wordsIn(rules.dates, text)), bullet: -1, labels: map[string]bool{}}
}

// read reads the blocks of a document. Where no heading of work stands above the first
// dated role, the role begins the section itself.
func (p *parser) read(blocks []block.Block) {
	p.blocks = tidy(blocks)
	p.unread = p.foreign()
	p.worked = p.hasWork()
	work := p.firstRole()
	for p.at = range p.blocks {
		if p.at == work {
			p.open(heading{kind: Experience, known: true})
		}
		p.block(p.blocks[p.at])
	}
	p.closeRoles()
}

// hasWork reports whether some heading is known to be one of work.
func (p *parser) hasWork() bool {
	for i := range p.blocks {
		if h, ok := p.headingAt(i); ok && h.known && h.kind == Experience {
			return true
		}
	}
	return false
}

// tidy returns the blocks that have text, without Markdown's signs in it.
func tidy(blocks []block.Block) []block.Block {
	list := make([]block.Block, 0, len(blocks))
	gap := false
	for _, b := range blocks {
		b.Gap = (b.Gap || gap) && len(list) > 0
		b.Cells = wholeCells(&b)
		if strings.ContainsRune(b.Text, '\n') {
			b.Text = strings.Join(strings.Fields(b.Text), " ")
		}
		if b.Text = strings.TrimSpace(stripMarkdown(b.Text)); b.Text == "" {
			gap = b.Gap
			continue
		}
		gap = false
		list = append(list, b)
	}
	return list
}

// wholeCells returns the cells of a block, which say all that its text does: what follows
// the cells in the text belongs to the last one. Cells that say something else are left
// out.
func wholeCells(b *block.Block) []string {
	if len(b.Cells) == 0 {
		return nil
	}
	rest, ok := strings.CutPrefix(b.Text, strings.Join(b.Cells, " | "))
	switch {
	case !ok:
		return nil
	case rest == "":
		return b.Cells
	}
	list := slices.Clone(b.Cells)
	list[len(list)-1] += rest
	return list
}

// section returns the section to which lines are added.
func (p *parser) section() *Section {
	if len(p.out.Sections) == 0 {
		p.out.Sections = append(p.out.Sections, Section{Kind: Header})
	}
	return &p.out.Sections[len(p.out.Sections)-1]
}

// inRoles reports whether the open section is one of roles.
func (p *parser) inRoles() bool {
	kind := p.section().Kind
	return kind == Experience || kind == Projects
}

// block reads the next block.
func (p *parser) block(b block.Block) {
	if b.Line && (strings.Contains(b.Text, "\t") || strings.Contains(b.Text, "    ")) {
		p.out.Columns = append(p.out.Columns, strings.Join(strings.Fields(b.Text), " "))
	}
	if b.Gap {
		p.bullet = -1
	}
	if p.leaveOut(b) {
		return
	}
	p.lines++
	h, ok := p.heading(b)
	name := p.lines == 1 && !h.known // a heading at the top is the person's name
	switch {
	case p.wrapped(b, ok):
		p.extend(b.Text)
		return
	case ok && !name && p.opens(h, b):
		p.around = heading{}
		p.open(h)
		return
	}
	p.bullet = -1
	if p.continued(b) {
		return
	}
	if h, rest, ok := p.inline(b); ok {
		p.open(h)
		b = rest
	}
	p.content(b)
}

// continued joins a line to the heading right above it when the two are a heading of the
// lexicon: "EXPERIENCIA", "LABORAL".
func (p *parser) continued(b block.Block) bool {
	s := p.section()
	if b.Gap || b.Kind == block.Item || s.Heading == "" || len(s.Lines)+len(p.held) > 0 || len(b.Text) > 40 || normalize(b.Text) == "" {
		return false
	}
	kind, known := p.kind(normalize(s.Heading + " " + b.Text))
	if !known || kind != s.Kind {
		return false
	}
	s.Heading += " " + b.Text
	return true
}

// leaveOut drops a block that says nothing about the person.
func (p *parser) leaveOut(b block.Block) bool {
	reason := ""
	_, known := p.kind(normalize(b.Text))
	switch {
	case p.lines == 0 && p.rules.documentTitles[normalize(b.Text)]:
		reason = "title of the document"
	case b.Names && !known && !p.dates.mentions(b.Text):
		reason = "names of a table's columns"
	case b.Kind == block.Paragraph && p.isPageNumber(b.Text):
		reason = "number of a page"
	case noise(b.Text):
		reason = "signs without words"
	default:
		return false
	}
	p.drop(b.Text, reason)
	return true
}

// noise reports whether a text is what recognizing a scan makes of smudges and lines: it
// has no word of three letters, and several signs that stand in no name of a skill.
func noise(text string) bool {
	letters, signs := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			if letters++; letters == 3 || r >= 0x2e80 { // a syllable or a word
				return false
			}
		case strings.ContainsRune("~_<>?\\^=|¢°¬§»«¦{}", r):
			signs++
			letters = 0
		default:
			letters = 0
		}
	}
	return signs > 2
}

// isPageNumber reports whether a text is "Page 1 of 2".
func (p *parser) isPageNumber(text string) bool {
	word, number, _ := strings.Cut(strings.ToLower(text), " ")
	numbers := 0
	for f := range strings.FieldsFuncSeq(number, func(r rune) bool { return r == ' ' || r == '/' }) {
		if strings.Trim(f, "0123456789") == "" {
			numbers++
		} else if numbers != 1 || len(f) > 3 {
			return false
		}
	}
	return p.rules.pages[word] && numbers > 0
}

// content adds a block to the open section.
func (p *parser) content(b block.Block) {
	item := b.Kind == block.Item
	switch kind := p.section().Kind; {
	case kind == personal:
		p.personalLine(b.Text)
		return
	case kind == Experience || kind == Projects:
		p.hold(b)
	case kind == Header && !item:
		p.headerLine(b.Text)
	case p.lateName(b):
		p.drop(b.Text, "name")
		p.out.Sections = append(p.out.Sections, Section{Kind: Header})
	default:
		p.add(Line{Text: b.Text, Bullet: item, Role: -1})
	}
	if item && b.Line {
		p.bullet = b.Indent
	}
}

// wrapped reports whether a line continues the item before it: it is indented further
// than that item, or it begins with a lower-case letter and not with dates. A blank
// line or a heading ends the item.
func (p *parser) wrapped(b block.Block, heading bool) bool {
	if p.bullet < 0 || !b.Line || b.Kind != block.Paragraph || heading && b.Indent == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(b.Text)
	return (b.Indent > p.bullet || unicode.IsLower(first)) && !p.startsDated(b.Text)
}

// startsDated reports whether a line begins with dates.
func (p *parser) startsDated(text string) bool {
	_, rest, ok := p.dates.find(text)
	return ok && rest != text && strings.HasSuffix(text, rest)
}

// extend joins a wrapped line to the item before it.
func (p *parser) extend(text string) {
	if p.inRoles() && len(p.held) > 0 {
		p.held[len(p.held)-1].Text += " " + text
		return
	}
	lines := p.section().Lines
	lines[len(lines)-1].Text += " " + text
}

// opens reports whether a heading begins a section. A heading of the lexicon does,
// unless it names a part of a role. A heading of the file in a section of roles is a
// role, unless it is of the section's own level or higher and names no role. A heading
// in capitals begins a section where no role is being named, but above the first
// section only after the contact details.
func (p *parser) opens(h heading, b block.Block) bool {
	kind := p.section().Kind
	switch {
	case p.inRoles() && p.partOfRole(h):
		return false
	case h.known:
		return true
	case h.marked && p.inRoles():
		return h.level > 0 && h.level <= p.section().level && !p.datedSoon() && !p.hasTitle(h.text) && !p.namesEmployer(h.text)
	case h.marked && kind == Header && p.lines <= headLines && p.hasTitle(h.text):
		return false // what the person is, below the name
	case h.marked && kind == Header:
		return p.at+1 >= len(p.blocks) || p.blocks[p.at+1].Kind != block.Heading || p.holdsRoles(h.level)
	case h.marked:
		s := p.section()
		return s.Unknown || s.level == 0 || h.level <= s.level || kind == Skills || kind == Other // else an entry of the section
	case kind == Header:
		return p.contactSeen && b.Gap && p.lines > 4 && !p.hasTitle(h.text)
	}
	return !p.inRoles()
}

// headLines is the number of blocks at the top in which a person's title may stand as a
// heading.
const headLines = 3

// partOfRole reports whether a heading stands over a part of the current role: it is a
// label such as "Highlights" right below the lines that name the role, or it is of a
// lower level than the headings of roles.
func (p *parser) partOfRole(h heading) bool {
	if len(p.held) == 0 {
		return false
	}
	if p.roleLevel > 0 && h.level > p.roleLevel && h.level > p.section().level+1 {
		return true
	}
	if !p.isLabel(h.text) || h.level > 0 && h.level <= p.section().level {
		return false
	}
	if p.below() {
		p.labels[normalize(h.text)] = true
		return true
	}
	return !h.known || p.labels[normalize(h.text)]
}

// below reports whether the current block stands right below the lines that name a role:
// the last of them has dates, or the one before it has.
func (p *parser) below() bool {
	n := len(p.held)
	last := &p.held[n-1]
	switch {
	case last.Kind == block.Item || !p.namesRole(last):
		return false
	case last.dated || last.total || last.Bold || last.Kind == block.Heading:
		return true
	}
	return n > 1 && p.held[n-2].dated && p.namesRole(&p.held[n-2]) || p.hasTitle(last.Text) && (n == 1 || last.Gap || p.held[n-2].Kind == block.Item)
}

// datedSoon reports whether dates stand in one of the next lines, before the next
// heading or item.
func (p *parser) datedSoon() bool {
	for i := p.at; i < len(p.blocks) && i <= p.at+3; i++ {
		b := &p.blocks[i]
		if i > p.at && b.Kind != block.Paragraph {
			return false
		}
		if _, _, ok := p.dates.find(b.Text); ok {
			return true
		}
	}
	return false
}

// open begins a section.
func (p *parser) open(h heading) {
	p.closeRoles()
	p.bullet = -1
	kind, unknown, spoken := h.kind, false, false
	under := p.section().Kind
	switch {
	case !h.known && under == Skills && (h.level == 0 || h.level > p.skills):
		kind = Skills
	case !h.known && h.level > 0 && p.holdsRoles(h.level):
		kind = Experience
	case !h.known:
		kind = Other
		if len(p.out.Sections) > 0 && under != Header || h.level > 0 {
			unknown = true
			p.warn(fmt.Sprintf("section %q is not known; its lines count as text", h.text))
		}
	case kind == Languages && under == Skills && (h.level == 0 || h.level > p.skills):
		kind, spoken = Skills, true // programming languages, unless its lines name others
	}
	if kind == Skills && under != Skills {
		p.skills = h.level
	}
	if kind == personal {
		p.drop(h.text, "address or personal details")
	}
	p.section()
	p.out.Sections = append(p.out.Sections, Section{Heading: h.text, Kind: kind, Unknown: unknown, spoken: spoken, level: h.level})
}

// holdsRoles reports whether the entries below the current heading are roles: headings of
// a lower level follow, and most of them have a range of dates right below. That tells
// where no heading of the résumé is known to be one of work.
func (p *parser) holdsRoles(level int) bool {
	if p.worked {
		return false
	}
	entries, dated := 0, 0
	at := p.at
	defer func() { p.at = at }()
	for i := at + 1; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if b.Kind != block.Heading {
			if entries == 0 {
				return false
			}
			continue
		}
		if b.Level <= level {
			break
		}
		entries++
		p.at = i
		if p.rangeSoon() && !p.isStudy(b.Text) {
			dated++
		}
	}
	return dated > 0 && 2*dated > entries
}

// rangeSoon reports whether the lines of an entry begin with a range of dates.
func (p *parser) rangeSoon() bool {
	for i := p.at; i < len(p.blocks) && i <= p.at+3; i++ {
		b := &p.blocks[i]
		if i > p.at && b.Kind != block.Paragraph {
			return false
		}
		if when, _, ok := p.dates.find(b.Text); ok && when.start != when.end {
			return true
		}
	}
	return false
}

// drop leaves a line out.
func (p *parser) drop(text, reason string) {
	p.out.Dropped = append(p.out.Dropped, Dropped{text, reason})
}

// warn adds a warning.
func (p *parser) warn(text string) { p.out.Warnings = append(p.out.Warnings, text) }

// add adds a line to the open section.
func (p *parser) add(l Line) {
	s := p.section()
	s.Lines = append(s.Lines, l)
}

// stripMarkdown removes Markdown's emphasis and links from a line.
func stripMarkdown(s string) string {
	if !strings.ContainsAny(s, "*_`[") {
		return s
	}
	s = strings.NewReplacer("**", "", "__", "", "`", "").Replace(s)
	if strings.HasPrefix(s, "*") && strings.HasSuffix(s, "*") || strings.HasPrefix(s, "_") && strings.HasSuffix(s, "_") {
		s = strings.Trim(s, "*_")
	}
	for {
		open := strings.Index(s, "[")
		mid := strings.Index(s, "](")
		if open < 0 || mid < open {
			return s
		}
		end := strings.IndexByte(s[mid:], ')')
		if end < 0 {
			return s
		}
		s = s[:open] + s[open+1:mid] + s[mid+end+1:]
	}
}
