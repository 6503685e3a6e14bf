package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// parser reads a résumé line by line.
type parser struct {
	out   Resume
	rules *rules
	dates *dateReader

	lines       int      // number of lines with text so far
	blank       bool     // the previous line was blank
	indent      int      // indentation of the open bullet in bytes, -1 when none is open
	pending     []string // lines that may name a role together
	role        int      // the role that bullets belong to, -1 for none
	skills      int      // Markdown level of the current skills heading
	contactSeen bool     // contact details were read
	fullyNamed  bool     // the current role was named on at least three lines
}

// newParser makes a parser for a text.
func newParser(text string) *parser {
	rules := sharedRules()
	return &parser{rules: rules, dates: newDateReader(wordsIn(rules.dates, text)), indent: -1, role: -1}
}

// section returns the section to which lines are added.
func (p *parser) section() *Section {
	if len(p.out.Sections) == 0 {
		p.out.Sections = append(p.out.Sections, Section{Kind: Header})
	}
	return &p.out.Sections[len(p.out.Sections)-1]
}

// line reads the next line of the file.
func (p *parser) line(raw string) {
	if t := strings.TrimSpace(raw); strings.Contains(t, "\t") || strings.Contains(t, "    ") && !strings.HasPrefix(t, "•") {
		p.out.Columns = append(p.out.Columns, strings.Join(strings.Fields(t), " "))
	}
	text := strings.TrimSpace(raw)
	if strings.HasPrefix(text, "|") && strings.Trim(text, "|-: ") == "" {
		p.tableHead(text)
		return
	}
	if text == "" || strings.Trim(text, "-=_*~ ") == "" {
		p.blank, p.indent = true, -1
		return
	}
	p.lines++
	item, depth, isBullet := bullet(raw)
	switch {
	case isBullet:
		p.bullet(item, depth)
	case p.wrapped(raw, text):
		p.extend(text)
	default:
		p.plain(text)
	}
	p.blank = false
}

// tableHead reads the line below the head of a Markdown table. The head above it holds
// names of columns and belongs to no role.
func (p *parser) tableHead(rule string) {
	if n := len(p.pending); n > 0 && strings.HasPrefix(p.pending[n-1], "|") {
		p.drop(p.pending[n-1], "names of a table's columns")
		p.pending = p.pending[:n-1]
	}
	p.drop(rule, "a line of a table")
}

// bullet reads an item of a list.
func (p *parser) bullet(text string, depth int) {
	p.flush()
	if p.section().Kind == personal {
		p.indent = -1
		p.personalLine(text)
		return
	}
	p.bulletLine(Line{Text: text, Bullet: true, Role: p.role})
	p.indent = depth
}

// personalLine reads a line of a section of personal details. Only two kinds of lines
// are kept: those that name spoken languages, and long ones without a colon or contact
// details, which say more than a detail.
func (p *parser) personalLine(text string) {
	l := Line{Text: text, Role: -1}
	if p.namesLanguage([]Line{l}) || len(strings.Fields(text)) > maxFactWords && !strings.Contains(text, ":") && !p.rules.contact.MatchString(text) {
		p.add(l)
		return
	}
	p.drop(text, "address or personal details")
}

// maxFactWords is the largest number of words in a personal detail.
const maxFactWords = 12

// bulletLine adds a line about the work of the current role.
func (p *parser) bulletLine(l Line) {
	p.add(l)
	if l.Role >= 0 {
		r := &p.out.Roles[l.Role]
		r.Bullets = append(r.Bullets, l.Text)
	}
}

// wrapped reports whether a line continues the bullet before it: it is indented further
// than that bullet, or it begins with a lower-case letter and not with dates. A blank
// line or a heading ends the bullet.
func (p *parser) wrapped(raw, text string) bool {
	if p.indent < 0 || p.blank {
		return false
	}
	if _, ok := p.heading(text); ok && leading(raw) == 0 {
		return false
	}
	if leading(raw) > p.indent {
		return true
	}
	first := []rune(text)[0]
	return unicode.IsLower(first) && !p.dates.begins(text)
}

// extend joins a wrapped line to the bullet before it.
func (p *parser) extend(text string) {
	s := p.section()
	l := &s.Lines[len(s.Lines)-1]
	l.Text += " " + text
	if p.role >= 0 && l.Role == p.role {
		r := &p.out.Roles[p.role]
		if n := len(r.Bullets); n > 0 {
			r.Bullets[n-1] = l.Text
		}
	}
}

// plain reads a line that is not an item of a list.
func (p *parser) plain(text string) {
	p.indent = -1
	if p.lines == 1 && p.rules.documentTitles[normalize(text)] {
		p.lines = 0
		p.drop(stripMarkdown(strings.Trim(text, "# ")), "title of the document")
		return
	}
	h, ok := p.heading(text)
	name := p.lines == 1 && !h.known // a Markdown title at the top is the person's name
	if ok && !name && p.opens(h) {
		p.flush()
		p.open(h)
		return
	}
	clean := stripMarkdown(text)
	kind := p.section().Kind
	switch {
	case kind == personal:
		p.personalLine(clean)
	case kind == Header:
		p.headerLine(clean)
	case kind == Experience || kind == Projects:
		p.roleLine(clean)
	default:
		p.add(Line{Text: clean, Role: -1})
	}
}

// opens reports whether a heading begins a section. A heading of the lexicon always
// does. A Markdown heading in an experience section is a role, unless it is of the
// section's own level or higher and names no role. A heading in capitals begins a
// section where no role is being named, but above the first section only after the
// contact details.
func (p *parser) opens(h heading) bool {
	if h.known {
		return true
	}
	kind := p.section().Kind
	roles := kind == Experience || kind == Projects
	switch {
	case h.level > 0 && roles:
		_, _, dated := p.dates.find(h.text)
		return h.level <= p.section().level && !dated && !p.hasTitle(h.text) && !p.namesEmployer(h.text)
	case h.level > 0:
		return true
	case kind == Header:
		return p.contactSeen && p.blank && p.lines > 4 && !p.hasTitle(h.text)
	}
	return !roles
}

// open begins a section.
func (p *parser) open(h heading) {
	kind, unknown, spoken := h.kind, false, false
	under := p.section().Kind
	switch {
	case !h.known && under == Skills && (h.level == 0 || h.level > p.skills):
		kind = Skills
	case !h.known:
		kind = Other
		if len(p.out.Sections) > 0 && under != Header || h.level > 0 {
			unknown = true
			p.out.Warnings = append(p.out.Warnings, fmt.Sprintf("section %q is not known; its lines count as text", h.text))
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
	p.role = -1
}

// headerLine reads a line above the first heading. The name and the contact details are
// dropped, so that they never count; the rest is kept.
func (p *parser) headerLine(text string) {
	text = strings.TrimSpace(strings.TrimLeft(text, "# "))
	rest := strings.Trim(p.rules.contact.ReplaceAllStringFunc(text, func(s string) string {
		if p.rules.years.MatchString(s) {
			return s // not a telephone number
		}
		return ""
	}), " |•·,;:-–—")
	letters := strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case p.lines == 1 && len(letters) <= 5 && !p.hasTitle(text) && rest == strings.Trim(text, " |•·,;:-–—"):
		p.drop(text, "name")
	case rest != strings.Trim(text, " |•·,;:-–—"):
		p.contactSeen = true
		p.drop(text, "contact details")
		if p.hasTitle(rest) && len(letters) >= 2 {
			p.add(Line{Text: rest, Role: -1})
		}
	case len(letters) <= 4 && !strings.HasSuffix(text, ".") && !p.hasTitle(text) && len(p.out.Sections) <= 1 && p.lines <= 5:
		p.drop(text, "address or personal details")
	default:
		p.add(Line{Text: text, Role: -1})
	}
}

func (p *parser) drop(text, reason string) {
	p.out.Dropped = append(p.out.Dropped, Dropped{text, reason})
}

func (p *parser) add(l Line) {
	s := p.section()
	s.Lines = append(s.Lines, l)
}

// finish closes what is open, decides the kinds of the sections and adds the warnings.
func (p *parser) finish() {
	p.flush()
	known := false
	kept := p.out.Sections[:0]
	for _, s := range p.out.Sections {
		if s.spoken && p.namesLanguage(s.Lines) {
			s.Kind = Languages
		}
		known = known || s.Kind == Experience || s.Kind == Projects
		if len(s.Lines) > 0 || s.Heading != "" {
			kept = append(kept, s)
		}
	}
	p.out.Sections = slices.DeleteFunc(kept, func(s Section) bool { return s.Kind == personal && len(s.Lines) == 0 })
	for i := range p.out.Sections {
		if s := &p.out.Sections[i]; s.Kind == personal {
			s.Kind = Summary
			if p.namesLanguage(s.Lines) {
				s.Kind = Languages
			}
		}
	}
	p.dropEmployerLines()
	if p.lines > 0 && !known {
		p.out.Warnings = append(p.out.Warnings, "no experience section was found; every line counts as text")
	}
	dated := 0
	for i := range p.out.Roles {
		if p.out.Roles[i].Dated() {
			dated++
		}
	}
	if len(p.out.Roles) > 0 && dated == 0 {
		p.out.Warnings = append(p.out.Warnings, "no role has dates; years of experience are unknown")
	}
}

// dropEmployerLines removes roles that consist only of the line of an employer above
// several roles there.
func (p *parser) dropEmployerLines() {
	number := make([]int, len(p.out.Roles))
	var kept []Role
	for i, r := range p.out.Roles {
		number[i] = len(kept)
		next := i + 1
		if r.Title == "" && len(r.Bullets) == 0 && !r.Project && next < len(p.out.Roles) && p.out.Roles[next].Employer == r.Employer && p.out.Roles[next].Dated() {
			continue // its lines go to the first of those roles
		}
		kept = append(kept, r)
	}
	p.out.Roles = kept
	for i := range p.out.Sections {
		for k := range p.out.Sections[i].Lines {
			if l := &p.out.Sections[i].Lines[k]; l.Role >= 0 {
				l.Role = number[l.Role]
			}
		}
	}
}

// namesLanguage reports whether a line names a spoken language or a level of speaking
// one.
func (p *parser) namesLanguage(lines []Line) bool {
	for _, l := range lines {
		for w := range strings.FieldsFuncSeq(strings.ToLower(l.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if p.rules.languageWords[w] {
				return true
			}
		}
	}
	return false
}

// bullet removes the bullet from a line. depth is the indentation of the line in bytes.
// ok is false for a line that is not an item of a list.
func bullet(raw string) (text string, depth int, ok bool) {
	body := strings.TrimLeft(raw, " \t\u00A0")
	for _, marker := range []string{"•", "●", "▪", "■", "◦", "‣", "·", "–", "—", "-", "*", "+", "o\t", "➢", "►", "➤", "◆", "★", "»", "›", "→", "✓", "✔", "✅", "☑", "\uF0B7", "\uF0A7", "§"} {
		rest, found := strings.CutPrefix(body, marker)
		if !found {
			continue
		}
		trimmed := strings.TrimLeft(rest, " \t\u00A0")
		if trimmed == rest && strings.ContainsAny(marker, "-*+–—·§") || trimmed == "" {
			continue // "-5 %", "**bold**"
		}
		return stripMarkdown(strings.TrimSpace(trimmed)), leading(raw), true
	}
	return "", 0, false
}

// leading returns the number of bytes of white space before the text of a line.
func leading(raw string) int {
	return len(raw) - len(strings.TrimLeft(raw, " \t\u00A0"))
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
