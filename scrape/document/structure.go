package document

import (
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Structure reads HTML as clean plain lines: "## " begins a heading, "- " a list item,
// indented by two spaces for each list around it; a blank line separates paragraphs;
// the cells of a table row are joined by " | ". A short line that is bold as a whole is
// a heading. Scripts, styles and hidden parts are left out. HTML that is nested more
// deeply than the parser allows is read without its nesting.
func Structure(source string) string {
	root, err := nethtml.Parse(strings.NewReader(source))
	if err != nil {
		return flat(source)
	}
	return Lines(root)
}

// Lines is [Structure] for trees that have been parsed.
func Lines(nodes ...*nethtml.Node) string {
	var w walker
	for _, n := range nodes {
		w.node(n)
		w.end()
	}
	return Outline(string(w.out))
}

// The lengths in bytes up to which a bold line, and a heading element, is a heading.
const (
	maxBoldHeading = 80
	maxHeading     = 200
)

// The marks at the start of headings and list items.
const (
	headingLead = "## "
	itemLead    = "- "
)

// walker writes a tree as lines.
type walker struct {
	out    []byte
	line   []byte // the current line
	lead   string // the mark before the current line
	indent string // the indent of further lines of the current list item
	lists  int    // the nesting of lists
	bold   int    // the nesting of bold elements
	plain  bool   // the current line holds text that is not bold
	cell   bool   // a cell begins with the next word
	pre    int    // the nesting of preformatted elements
	para   bool   // a blank line is due
}

// node writes a node.
func (w *walker) node(n *nethtml.Node) {
	switch n.Type {
	case nethtml.TextNode:
		w.text(n.Data)
	case nethtml.DocumentNode:
		w.children(n)
	case nethtml.ElementNode:
		if !neverSeen(n) {
			w.element(n)
		}
	}
}

// element writes an element by its type.
func (w *walker) element(n *nethtml.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(n)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.end()
		w.lists++
		w.children(n)
		w.lists--
		w.end()
		w.para = w.para || w.lists == 0
	case atom.Li:
		w.item(n)
	case atom.Br:
		w.lineBreak()
	case atom.Td, atom.Th:
		w.cell = len(w.line) > 0
		w.children(n)
	case atom.B, atom.Strong:
		w.bold++
		w.children(n)
		w.bold--
	case atom.Pre:
		w.end()
		w.pre++
		w.children(n)
		w.pre--
		w.end()
	default:
		if blockElement(n.DataAtom) {
			w.block(n)
			return
		}
		w.inline(n)
	}
}

// heading writes a heading element.
func (w *walker) heading(n *nethtml.Node) {
	w.end()
	w.para = true
	w.lead = headingLead
	w.children(n)
	w.end()
	w.para = true
}

// item writes a list item. A list item that serves layout, with headings or tables in
// it, is written as a block.
func (w *walker) item(n *nethtml.Node) {
	w.end()
	if layout(n) {
		w.para = true
		w.children(n)
		w.end()
		return
	}
	outer := w.indent
	depth := strings.Repeat("  ", max(w.lists-1, 0))
	w.lead, w.indent = depth+itemLead, depth+"  "
	w.children(n)
	w.end()
	w.lead, w.indent, w.para = "", outer, false
}

// layout reports whether a list item contains headings or tables outside of inner
// items.
func layout(n *nethtml.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Section, atom.Article:
			return true
		case atom.Li:
			continue
		}
		if layout(c) {
			return true
		}
	}
	return false
}

// block writes an element that occupies lines of its own.
func (w *walker) block(n *nethtml.Node) {
	row := n.DataAtom == atom.Tr
	if w.lead != "" && len(w.line) == 0 {
		// A paragraph at the start of a list item or heading is its text.
		w.children(n)
		if w.indent != "" {
			w.end()
		}
		return
	}
	if w.lead == headingLead {
		w.gap()
		w.children(n)
		w.gap()
		return
	}
	w.end()
	w.para = w.para || !row
	w.children(n)
	w.end()
	w.para = w.para || !row
}

// inline writes an element inside a line. Labels and their values are often
// neighbouring elements with nothing between them. They are separated where an
// upper-case letter follows a lower-case one, and after a colon.
func (w *walker) inline(n *nethtml.Node) {
	before := len(w.line)
	bold := boldStyle(n)
	if bold {
		w.bold++
	}
	w.children(n)
	if bold {
		w.bold--
	}
	if before == 0 || len(w.line) <= before || n.DataAtom != atom.Span && n.DataAtom != atom.Label {
		return
	}
	left := n.PrevSibling
	for left != nil && left.Type == nethtml.CommentNode {
		left = left.PrevSibling
	}
	if left == nil || left.Type != nethtml.ElementNode {
		return
	}
	last, first := w.line[before-1], w.line[before]
	if (last >= 'a' && last <= 'z' && first >= 'A' && first <= 'Z') || (last == ':' && first != ' ') {
		w.line = append(w.line, 0)
		copy(w.line[before+1:], w.line[before:])
		w.line[before] = ' '
	}
}

// children writes the children of a node.
func (w *walker) children(n *nethtml.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// text adds text to the line and collapses its blanks.
func (w *walker) text(s string) {
	if w.pre == 0 {
		w.words(s)
		return
	}
	first := true
	for l := range strings.SplitSeq(s, "\n") {
		if !first {
			w.lineBreak()
		}
		first = false
		w.words(l)
	}
}

// words adds the words of a text to the line.
func (w *walker) words(s string) {
	for i := 0; i < len(s); {
		if blank(s[i]) {
			w.gap()
			i++
			continue
		}
		start := i
		for i < len(s) && !blank(s[i]) {
			i++
		}
		if w.cell {
			w.line = append(w.line, " | "...)
			w.cell = false
		}
		w.line = append(w.line, s[start:i]...)
		w.plain = w.plain || w.bold == 0
	}
}

// gap separates words by one space.
func (w *walker) gap() {
	if n := len(w.line); n > 0 && w.line[n-1] != ' ' && !w.cell {
		w.line = append(w.line, ' ')
	}
}

// blank reports whether a byte is white space in HTML.
func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// lineBreak ends the line inside a block. The next line is not a new paragraph, unless
// the line is empty.
func (w *walker) lineBreak() {
	if len(w.line) == 0 {
		w.para = w.para || w.lead == "" && len(w.out) > 0
		return
	}
	if w.lead == headingLead {
		w.gap()
		return
	}
	w.end()
}

// end writes the current line.
func (w *walker) end() {
	text := strings.Trim(string(w.line), " \u00a0")
	w.line, w.cell = w.line[:0], false
	if text == "" {
		return
	}
	lead := w.lead
	if lead == headingLead && len(text) > maxHeading {
		lead = ""
	}
	switch {
	case lead != "":
	case w.indent != "":
		lead = w.indent
	case !w.plain && len(text) <= maxBoldHeading && !strings.HasSuffix(text, ".") && hasLetter(text):
		lead, w.para = headingLead, true
	}
	if w.para && len(w.out) > 0 && (w.indent == "" || lead != w.indent) {
		w.out = append(w.out, '\n')
	}
	w.out = append(w.out, lead...)
	w.out = append(w.out, text...)
	w.out = append(w.out, '\n')
	w.para = lead == headingLead
	w.lead, w.plain = "", false
}

// hasLetter reports whether a text contains a letter.
func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 })
}

// neverSeen reports whether a reader of the page does not see an element.
func neverSeen(n *nethtml.Node) bool {
	if withoutText(n.DataAtom) {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := compactStyle(a.Val)
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || strings.Contains(style, "font-size:0;") {
				return true
			}
		}
	}
	return false
}

// withoutText reports whether an element holds no text of the page.
func withoutText(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Object, atom.Select, atom.Textarea, atom.Button, atom.Canvas, atom.Video, atom.Audio:
		return true
	}
	return false
}

// boldStyle reports whether an element's own style makes it bold.
func boldStyle(n *nethtml.Node) bool {
	for _, a := range n.Attr {
		if a.Key != "style" {
			continue
		}
		_, weight, ok := strings.Cut(compactStyle(a.Val), "font-weight:")
		return ok && (strings.HasPrefix(weight, "bold") || len(weight) > 0 && weight[0] >= '6' && weight[0] <= '9')
	}
	return false
}

// compactStyle returns a style in lower case without spaces.
func compactStyle(style string) string {
	return strings.ReplaceAll(strings.ToLower(style), " ", "")
}

// blockElement reports whether an element occupies lines of its own.
func blockElement(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Blockquote, atom.Table, atom.Caption, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot,
		atom.Dl, atom.Dt, atom.Dd, atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset, atom.Legend, atom.Address, atom.Hr, atom.Body, atom.Html, atom.Details, atom.Summary, atom.Center, atom.Hgroup:
		return true
	}
	return false
}

// flat reads HTML token by token, for pages that are nested too deeply to be parsed.
func flat(source string) string {
	var out strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(source))
	skip := atom.Atom(0) // the element whose text is skipped
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return Outline(out.String())
		case nethtml.TextToken:
			if skip == 0 {
				flatText(&out, string(z.Text()))
			}
		case nethtml.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if skip == 0 && withoutPageText(a) {
				skip = a
			}
			flatTag(&out, a, true)
		case nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			flatTag(&out, atom.Lookup(name), true)
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == skip {
				skip = 0
			}
			flatTag(&out, a, false)
		}
	}
}

// withoutPageText reports whether the text of an element is not text of the page.
func withoutPageText(a atom.Atom) bool {
	return a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Title || a == atom.Textarea || a == atom.Iframe
}

// flatText writes text with its blanks collapsed.
func flatText(out *strings.Builder, s string) {
	if s == "" {
		return
	}
	if blank(s[0]) {
		out.WriteByte(' ')
	}
	first := true
	for f := range strings.FieldsSeq(s) {
		if !first {
			out.WriteByte(' ')
		}
		first = false
		out.WriteString(f)
	}
	if !first && blank(s[len(s)-1]) {
		out.WriteByte(' ')
	}
}

// flatTag writes the line breaks and marks of a tag.
func flatTag(out *strings.Builder, a atom.Atom, opens bool) {
	switch a {
	case atom.Li:
		if opens {
			out.WriteString("\n" + itemLead)
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		out.WriteString("\n\n")
		if opens {
			out.WriteString(headingLead)
		}
	case atom.P, atom.Ul, atom.Ol:
		out.WriteString("\n\n")
	case atom.Br:
		out.WriteByte('\n')
	default:
		if blockElement(a) {
			out.WriteByte('\n')
		}
	}
}
