package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"skillmatch/scrape/document/block"
)

// inline writes an element inside a line. One that floats, or is a cell, is parted from
// the text around it.
func (r *pageReader) inline(n *nethtml.Node) {
	st := r.style
	apart := st.left || st.right || st.tab || st.display == cellular && len(r.ahead(n, maxLinePart)) > 1 || n.DataAtom == atom.Td || n.DataAtom == atom.Th || r.subtitle(n)
	if apart {
		r.tab()
	}
	r.children(n)
	if apart {
		r.tab()
	}
}

// lowest is the level of headings down to which all of the text is the title.
const lowest = 2

// subtitle reports whether an element is the end of a heading that says something else
// than the title before it, such as the employer below a job's name.
func (r *pageReader) subtitle(n *nethtml.Node) bool {
	if r.heading == 0 || n.Parent == nil || n.PrevSibling == nil || n.DataAtom != atom.Small && r.heading <= lowest {
		return false
	}
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if strings.TrimSpace(r.ahead(c, 0)) != "" || c.Type == nethtml.ElementNode {
			return false
		}
	}
	before, _ := utf8.DecodeLastRune([]byte(strings.TrimSpace(string(r.line))))
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(r.ahead(n, maxLinePart)))
	marked := n.DataAtom == atom.Small || n.DataAtom == atom.Time || n.DataAtom == atom.Em || class(n) != ""
	return marked && wordy(before, ".)") && (unicode.IsUpper(first) || unicode.IsDigit(first))
}

// text adds text to the line and folds its blanks.
func (r *pageReader) text(s string) {
	if r.style.kept && strings.Contains(strings.Trim(s, "\n"), "\n") && r.heading == 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				r.lineBreak()
			}
			r.words(l)
		}
		return
	}
	r.words(s)
}

// words adds the words of a text to the line. A tab that is not the indent of a line of
// the source is one of the document, as office programs write it.
func (r *pageReader) words(s string) {
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && blank(s[i]) {
			i++
		}
		if blanks := s[start:i]; strings.Contains(blanks, "\t") && !strings.ContainsAny(blanks, "\r\n") {
			r.tab()
		} else if n := len(r.line); blanks != "" && n > 0 && r.line[n-1] != ' ' && r.line[n-1] != '\t' {
			r.line = append(r.line, ' ')
		}
		start = i
		for i < len(s) && !blank(s[i]) {
			i++
		}
		if start == i {
			return
		}
		r.line = append(r.line, s[start:i]...)
		r.plain = r.plain || !r.style.bold
		if r.size == 0 {
			r.size = r.style.size
		}
	}
}

// tab ends a cell of the line.
func (r *pageReader) tab() {
	if n := len(r.line); n > 0 && r.line[n-1] != '\t' {
		r.line = append(r.line, '\t')
	}
}

// lineBreak ends the line inside a block; an empty line leaves a gap. In a heading it
// ends a cell.
func (r *pageReader) lineBreak() {
	switch {
	case r.heading > 0:
		r.tab()
	case len(strings.TrimSpace(string(r.line))) == 0:
		r.gap = r.gap || len(r.out) > 0 && !r.item
	default:
		r.end()
	}
}

// end writes the current line as a block.
func (r *pageReader) end() {
	var cells []string
	for _, cell := range block.Cells(string(r.line)) {
		if strings.Trim(cell, "|·•, ") != "" {
			cells = append(cells, cell)
		}
	}
	b := block.Block{Text: strings.Join(cells, " | "), Bold: !r.plain, Size: r.size}
	r.line, r.plain, r.size = r.line[:0], false, 0
	if len(cells) == 0 {
		return
	}
	if len(cells) > 1 {
		b.Cells = cells
	}
	switch {
	case r.heading > 0 && len(b.Text) <= maxHeading:
		b.Kind, b.Level = block.Heading, r.heading
	case r.item:
		b.Kind, b.Depth = block.Item, max(r.lists, 1)
		r.item, r.within = false, true
	case r.within:
		b.Line, b.Indent = true, 2*max(r.lists, 1)
	}
	b.Gap, r.gap = r.gap, false
	r.out = append(r.out, b)
}

// onlyElements reports whether a node has no text of its own but elements.
func onlyElements(n *nethtml.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == nethtml.TextNode && strings.TrimSpace(c.Data) != "" {
			return false
		}
	}
	return true
}

// maxLinePart is the length in bytes up to which an element within a line is a part of it
// like a title or a date.
const maxLinePart = 120

// neighbour parts an element from the one before it within the line. blanks says that
// only blanks stand between them, alone that their parent has no text of its own: such
// elements hold a field each, which becomes a cell.
//
// Neighbours are one text where a blank stands within one of them at the border, as in
// text with changing type; where there is no blank and nothing but the type changes; and
// where a sign of punctuation parts them already.
func (r *pageReader) neighbour(before, n *nethtml.Node, blanks, alone bool) {
	if before == nil || before.Type != nethtml.ElementNode || n.Type != nethtml.ElementNode || before.DataAtom == atom.Br || n.DataAtom == atom.Br || joins(n.DataAtom) || joins(before.DataAtom) {
		return
	}
	left, right := r.ahead(before, maxLinePart), r.ahead(n, maxLinePart)
	last, _ := utf8.DecodeLastRune(bytes.TrimRight(r.line, " \t"))
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(right))
	if len(r.line) == 0 || last == utf8.RuneError || first == utf8.RuneError {
		return
	}
	camel := unicode.IsUpper(first) && !unicode.IsUpper(last) || unicode.IsDigit(first) && (unicode.IsLetter(last) || unicode.IsDigit(last) && len(left) >= 4 && len(right) >= 4)
	switch {
	case last == ':':
		r.words(" ")
	case alone && ends(left) && ends(right) && n.NextSibling == nil:
		r.words(" – ")
	case !wordy(first, "(+") || !wordy(last, ").+#%’'"):
	case !alone || len(left) > maxLinePart || len(right) > maxLinePart:
		if camel && !blanks && !typeOnly(before.DataAtom) {
			r.words(" ")
		}
	case running(left, right), particle(left), particle(right):
	case !blanks && class(before) == class(n) && before.DataAtom == n.DataAtom:
		if camel && !typeOnly(n.DataAtom) {
			r.tab()
		}
	case !blanks && typeOnly(before.DataAtom) && typeOnly(n.DataAtom) && !unicode.IsUpper(first) && !unicode.IsDigit(first):
	case blanks && typeOnly(n.DataAtom) && before.DataAtom == n.DataAtom && class(before) == class(n):
	default:
		r.tab()
	}
}

// ends reports whether a text is one end of a range of dates: short, and with a year at
// its end. Two of them with nothing between are a range.
func ends(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) >= 4 && len(s) <= 20 && strings.Trim(s[len(s)-4:], "0123456789") == "" && strings.ContainsAny(s[len(s)-4:len(s)-3], "12")
}

// wordy reports whether a character belongs to a word, or is one of some signs.
func wordy(c rune, signs string) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune(signs, c)
}

// running reports whether two neighbours are one text: a blank that is no line end of
// the source stands at the end of the left or at the start of the right.
func running(left, right string) bool {
	trail := left[len(strings.TrimRight(left, " \t\r\n")):]
	lead := right[:len(right)-len(strings.TrimLeft(right, " \t\r\n"))]
	return trail != "" && !strings.Contains(trail, "\n") || lead != "" && !strings.Contains(lead, "\n")
}

// particle reports whether a text is a short word in lower case, which joins what stands
// beside it: "at", "bei".
func particle(s string) bool {
	s = strings.TrimSpace(s)
	return utf8.RuneCountInString(s) <= 3 && strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLower(c) }) < 0
}

// class returns the classes of an element. Those that a program made up, a letter and a
// number, say nothing.
func class(n *nethtml.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			if c := strings.TrimSpace(a.Val); len(c) > 4 || strings.Trim(c, "0123456789") == c {
				return c
			}
		}
	}
	return ""
}

// joins reports whether an element is part of the word beside it.
func joins(a atom.Atom) bool {
	return a == atom.Sup || a == atom.Sub || a == atom.Wbr || a == atom.Rt || a == atom.Rp
}

// typeOnly reports whether an element changes nothing but the type.
func typeOnly(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Font, atom.Mark, atom.Code, atom.S, atom.Abbr:
		return true
	}
	return false
}
