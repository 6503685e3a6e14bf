package resume

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document/block"
)

// normalize folds a heading for the lexicon: lower case, "&" and "/" as "and", nothing
// but letters, apostrophes and single spaces.
func normalize(s string) string {
	s = strings.ReplaceAll(s, "&", " and ")
	s = strings.ReplaceAll(s, "/", " and ")
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// heading is a block that was read as a heading.
type heading struct {
	text   string
	kind   Kind
	level  int  // as the file has it, 0 where it does not tell
	marked bool // the file calls it a heading
	known  bool // by the lexicon
}

// ornaments are signs that people put around headings.
const ornaments = "*_ \t:=-–—~#|<>[]{}•●▪■◆◇►➤★»«/\\"

// heading reads a block as a heading: one that the file marks, a line of the lexicon,
// with ornaments or a number or with spaces between its letters, or a short line in
// capitals. An item of a list is a heading only when it is of the lexicon and stands
// alone.
func (p *parser) heading(b block.Block) (heading, bool) {
	h := heading{level: b.Level, marked: b.Kind == block.Heading}
	h.text = strings.Trim(b.Text, "*_ \t:")
	if h.text == "" || len(h.text) > 60 || len(b.Cells) > 1 {
		return h, false
	}
	item := b.Kind == block.Item
	plain := strings.Trim(h.text, ornaments)
	for _, text := range []string{plain, unnumbered(plain)} {
		if h.kind, h.known = p.kind(normalize(text)); h.known {
			h.text = unnumbered(text)
			break
		}
	}
	if joined, ok := p.spaced(h.text); ok && !h.known {
		h.text, h.known = joined, true
		h.kind, _ = p.kindJoined(joined)
	}
	if !h.known && !item {
		h.kind, h.known = p.kindByWords(h.text, h.marked, b.Gap)
	}
	if first, _, more := p.rules.cutAnd(normalize(h.text)); !h.known && more && capitals(h.text) {
		h.kind, h.known = p.kind(first) // "EDUCATION AND LICENSURE"
	}
	first, _ := utf8.DecodeRuneInString(h.text)
	switch {
	case item:
		return h, h.known && p.lone(b)
	case !h.marked && !b.Gap && p.at > 0 && unicode.IsLower(first):
		return h, false // a word of the text above
	case h.marked || h.known && !strings.ContainsAny(h.text, ".,;"):
		return h, true
	}
	return h, capitals(h.text) && len(strings.Fields(h.text)) <= 5 && !strings.ContainsAny(h.text, "0123456789,|@")
}

// headingAt reads a block by its number.
func (p *parser) headingAt(i int) (heading, bool) {
	at := p.at
	p.at = i
	h, ok := p.heading(p.blocks[i])
	p.at = at
	return h, ok
}

// lone reports whether an item stands apart from other items, as a heading behind an
// ornament does.
func (p *parser) lone(b block.Block) bool {
	at := p.at
	if at >= len(p.blocks) || p.blocks[at].Text != b.Text {
		return false
	}
	before := at == 0 || b.Gap || p.blocks[at-1].Kind != block.Item
	after := at+1 < len(p.blocks) && (p.blocks[at+1].Gap || p.blocks[at+1].Kind != block.Item || p.blocks[at+1].Indent != b.Indent)
	return b.Line && before && after && (b.Gap || capitals(b.Text))
}

// unnumbered removes the number before a heading: "1. Experience", "II) Education".
func unnumbered(text string) string {
	number, rest, ok := strings.Cut(text, " ")
	digits := strings.TrimRight(number, ".):")
	if !ok || digits == number && len(rest) > 0 && strings.Trim(digits, "0123456789") != "" || digits == "" || strings.Trim(digits, "0123456789.IVX") != "" && len(digits) > 1 {
		return text
	}
	return strings.Trim(rest, ornaments)
}

// spaced joins the letters of a heading that are set apart: "E X P E R I E N C E".
func (p *parser) spaced(text string) (joined string, ok bool) {
	fields := strings.Fields(text)
	if len(fields) < 4 {
		return "", false
	}
	for _, f := range fields {
		if utf8.RuneCountInString(f) != 1 {
			return "", false
		}
	}
	var words []string
	for word := range strings.SplitSeq(text, "  ") {
		if word = strings.Join(strings.Fields(word), ""); word != "" {
			words = append(words, word)
		}
	}
	joined = strings.Join(words, " ")
	_, ok = p.kindJoined(joined)
	return joined, ok
}

// kindJoined finds the kind of a heading whose spaces may be lost.
func (p *parser) kindJoined(text string) (Kind, bool) {
	if kind, ok := p.kind(normalize(text)); ok {
		return kind, true
	}
	kind, ok := p.rules.joined[strings.ReplaceAll(normalize(text), " ", "")]
	return kind, ok
}

// inline reads a heading that shares its line with what stands under it: "Skills: Go,
// SQL", or a row of a table whose first cell is a heading. It returns the rest of the
// block. A section of roles takes such a line for its own while more roles follow.
func (p *parser) inline(b block.Block) (h heading, rest block.Block, ok bool) {
	rest = b
	if cells := p.railed(&b); len(cells) > 1 {
		h, ok = p.heading(block.Block{Text: cells[0], Kind: block.Heading})
		rest.Cells, rest.Text = cells[1:], strings.Join(cells[1:], " | ")
		return h, rest, ok && h.known && !(p.inRoles() && p.isLabel(h.text))
	}
	label, value, found := strings.Cut(b.Text, ":")
	value = strings.TrimSpace(value)
	if !found || value == "" || len(strings.Fields(label)) > 4 || b.Kind == block.Item || strings.HasPrefix(value, "//") {
		return h, rest, false
	}
	rest.Text = value
	h = heading{text: strings.Trim(label, ornaments)}
	under := p.section()
	if h.kind, h.known = p.kind(normalize(label)); !h.known && (under.Kind == Header || under.Kind == Skills) {
		h.kind, h.known = p.kindByWords(h.text, true, b.Gap)
	}
	switch {
	case !h.known && p.around.text != "" && under.Kind != Skills:
		h, p.around = p.around, heading{} // the list of skills goes on
		return h, b, true
	case !h.known || h.kind == Experience || h.kind == personal || h.kind == under.Kind || under.Kind == personal:
		return h, rest, false
	case h.kind == Languages && !p.namesLanguage([]Line{{Text: value}}):
		return h, rest, false
	case p.inRoles():
		return h, rest, b.Gap && !p.isLabel(label) && !p.rolesFollow()
	case under.Kind == Skills:
		p.around = heading{text: under.Heading, kind: Skills, known: true, level: under.level}
		return h, rest, h.kind == Languages || h.kind == Certificates || h.kind == Education
	case under.Kind == Header:
		return h, rest, true
	}
	return h, rest, (b.Gap || p.around.text != "" || p.labelsFollow()) && (h.kind == Skills || h.kind == Languages || h.kind == Certificates || h.kind == Education)
}

// labelsFollow reports whether the rest of the section consists of lines that begin
// with a known label.
func (p *parser) labelsFollow() bool {
	for i := p.at + 1; i < min(len(p.blocks), p.at+maxAhead); i++ {
		if h, ok := p.headingAt(i); ok && h.known {
			return true
		}
		label, _, found := strings.Cut(p.blocks[i].Text, ":")
		if _, known := p.kind(normalize(label)); !found || !known {
			return false
		}
	}
	return true
}

// railed returns the texts of a row, or of a line with bars whose first text is the only
// one that is a heading, as where headings stand in a column of their own.
func (p *parser) railed(b *block.Block) []string {
	if len(b.Cells) > 1 || b.Kind != block.Paragraph || !strings.Contains(b.Text, " | ") {
		return b.Cells
	}
	list := strings.Split(b.Text, " | ")
	for i, s := range list {
		if _, known := p.kind(normalize(s)); known != (i == 0) {
			return nil
		}
	}
	return list
}

// maxAhead is the number of blocks in which the rest of a section is looked for.
const maxAhead = 200

// rolesFollow reports whether another role stands below the current block in its
// section.
func (p *parser) rolesFollow() bool {
	for i := p.at + 1; i < min(len(p.blocks), p.at+maxAhead); i++ {
		b := p.blocks[i]
		if h, ok := p.headingAt(i); ok && h.known {
			return false
		}
		label, _, found := strings.Cut(b.Text, ":")
		if _, known := p.kind(normalize(label)); found && known {
			continue
		}
		if k := p.part(b); k.dated && b.Kind != block.Item && p.namesRole(&k) {
			return true
		}
	}
	return false
}

// kind finds the kind of a folded heading in the lexicon. The heading is there as a
// whole, or as parts joined by "and" of which the first decides ("training and
// certificates").
func (p *parser) kind(heading string) (Kind, bool) {
	for _, same := range [...]string{heading, heading + "s", strings.TrimSuffix(heading, "s")} { // in either number
		if k, ok := p.rules.kinds[same]; ok {
			return k, true
		}
	}
	var first Kind
	for more := true; more; {
		var part string
		part, heading, more = p.rules.cutAnd(heading)
		k, ok := p.rules.kinds[part]
		if !ok {
			return Other, false
		}
		first = cmp.Or(first, k)
	}
	return first, true
}

// cutAnd splits a folded heading at the first "and" between words.
func (r *rules) cutAnd(heading string) (before, after string, found bool) {
	for at := 0; at < len(heading); {
		word, _, _ := strings.Cut(heading[at:], " ")
		end := at + len(word)
		if at > 0 && end < len(heading) && r.conjunctions[word] {
			return heading[:at-1], heading[end+1:], true
		}
		at = end + 1
	}
	return heading, "", false
}

// kindByWords finds the kind of a heading that consists of a known word and its
// subject: "Clinical Experience", "Digital skills". The line must look like a heading:
// it is short, and the file marks it, it is in capitals, or it is capitalized after a
// gap.
func (p *parser) kindByWords(s string, marked, gap bool) (Kind, bool) {
	words := strings.Fields(normalize(s))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	if n := len(words); n < 2 || n > 4 || strings.ContainsAny(s, "0123456789+:,") || !marked && (!unicode.IsUpper(first) || !gap && !capitals(s)) {
		return Other, false
	}
	if kind, ok := p.rules.begins[words[0]]; ok {
		return kind, true
	}
	kind, ok := p.rules.ends[words[len(words)-1]]
	if !ok {
		return Other, false
	}
	if kind == Experience && !marked && !capitals(s) {
		// "Retail Experience" may be an entry in a list of skills.
		return kind, len(words) <= 3 && p.rules.fields[words[len(words)-2]]
	}
	return kind, true
}

// capitals reports whether a text has at least four capitals and no lower-case letter.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 4
}
