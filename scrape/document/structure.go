package document

import (
	"html"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Structure reads HTML as clean plain lines: "## " begins a heading, "- " a
// list item, indented by two spaces for each list around it; a blank line
// separates paragraphs; the cells of a table's row are joined by " | ". A short
// paragraph that is bold as a whole is a heading. Scripts, styles and hidden
// parts are left out. HTML nested deeper than the parser allows is read without
// its nesting.
func Structure(source string) string {
	root, err := nethtml.Parse(strings.NewReader(source))
	if err != nil {
		return flat(source)
	}
	return Lines(root)
}

// Lines is [Structure] for a tree that is parsed already.
func Lines(nodes ...*nethtml.Node) string {
	var w walker
	for _, n := range nodes {
		w.node(n)
	}
	w.end()
	return Clean(w.out.String())
}

// maxBoldHeading is the length in bytes up to which a bold paragraph is a
// heading.
const maxBoldHeading = 80

// walker writes a tree as lines.
type walker struct {
	out   strings.Builder
	line  strings.Builder // the line under way
	lead  string          // "## " or "- ", before the line under way
	lists int             // depth of lists
	bold  int             // depth of bold elements
	plain bool            // the line under way holds text that is not bold
	pre   int
	para  bool // a blank line is due
}

func (w *walker) node(n *nethtml.Node) {
	switch n.Type {
	case nethtml.TextNode:
		w.text(n.Data)
		return
	case nethtml.ElementNode:
	case nethtml.DocumentNode:
		w.children(n)
		return
	default:
		return
	}
	if unseen(n) {
		return
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.end()
		w.para = true
		w.lead = "## "
		w.children(n)
		w.end()
		w.para = true
	case atom.Ul, atom.Ol, atom.Menu:
		w.end()
		w.lists++
		w.children(n)
		w.lists--
		w.end()
		if w.lists == 0 {
			w.para = true
		}
	case atom.Li:
		w.end()
		w.lead = strings.Repeat("  ", max(w.lists-1, 0)) + "- "
		w.children(n)
		w.end()
	case atom.Br:
		w.soft()
	case atom.Td, atom.Th:
		if w.line.Len() > 0 {
			w.line.WriteString(" | ")
		}
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
		w.element(n)
	}
}

// element writes an element that is a block or nothing special.
func (w *walker) element(n *nethtml.Node) {
	if !blockElement(n.DataAtom) {
		w.children(n)
		return
	}
	if w.lead != "" && w.line.Len() == 0 {
		// A paragraph in a list item or heading is its text, not a block of its own.
		w.children(n)
		return
	}
	w.end()
	w.para = w.para || n.DataAtom != atom.Tr
	w.children(n)
	w.end()
	w.para = w.para || n.DataAtom != atom.Tr
}

func (w *walker) children(n *nethtml.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// text adds text to the line, its blanks folded.
func (w *walker) text(s string) {
	if w.pre > 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				w.soft()
			}
			w.words(l)
		}
		return
	}
	w.words(s)
}

func (w *walker) words(s string) {
	gap := len(s) > 0 && blank(s[0])
	for f := range strings.FieldsSeq(s) {
		if gap && w.line.Len() > 0 {
			w.line.WriteByte(' ')
		}
		w.line.WriteString(f)
		w.plain = w.plain || w.bold == 0
		gap = true
	}
	if strings.TrimSpace(s) != "" && blank(s[len(s)-1]) || gap && strings.TrimSpace(s) == "" {
		if w.line.Len() > 0 && !strings.HasSuffix(w.line.String(), " ") {
			w.line.WriteByte(' ')
		}
	}
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// soft ends the line inside a block: a line of its own, no new paragraph.
func (w *walker) soft() {
	if w.line.Len() == 0 {
		w.para = w.out.Len() > 0
		return
	}
	lead := w.lead
	w.end()
	if strings.HasSuffix(lead, "- ") {
		w.lead = strings.Repeat(" ", len(lead))
	}
}

// end writes the line under way.
func (w *walker) end() {
	text := strings.TrimSpace(w.line.String())
	if text != "" {
		lead := w.lead
		if lead == "" && !w.plain && len(text) <= maxBoldHeading && !strings.HasSuffix(text, ".") {
			lead = "## "
			w.para = true
		}
		if w.para && w.out.Len() > 0 {
			w.out.WriteByte('\n')
		}
		w.out.WriteString(lead + text + "\n")
		w.para = lead == "## "
	}
	w.line.Reset()
	w.lead, w.plain = "", false
}

// unseen reports elements that a reader of the page does not see.
func unseen(n *nethtml.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Object, atom.Select, atom.Textarea, atom.Button:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || strings.Contains(style, "font-size:0") {
				return true
			}
		}
	}
	return false
}

// blockElement reports elements that stand on lines of their own.
func blockElement(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Blockquote, atom.Table, atom.Tr, atom.Tbody, atom.Thead,
		atom.Dl, atom.Dt, atom.Dd, atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset, atom.Address, atom.Hr, atom.Body, atom.Html, atom.Details, atom.Summary, atom.Center:
		return true
	}
	return false
}

// flat reads HTML token by token, for pages that are nested too deeply to be
// parsed.
func flat(source string) string {
	var out strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(source))
	skip := 0
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return Clean(out.String())
		case nethtml.TextToken:
			if skip == 0 {
				out.WriteString(strings.Join(strings.Fields(string(z.Text())), " "))
				out.WriteByte(' ')
			}
		case nethtml.StartTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == atom.Script || a == atom.Style || a == atom.Noscript:
				skip++
			case a == atom.Li:
				out.WriteString("\n- ")
			case a >= atom.H1 && (a == atom.H1 || a == atom.H2 || a == atom.H3 || a == atom.H4):
				out.WriteString("\n\n## ")
			case a == atom.Br || blockElement(a):
				out.WriteByte('\n')
			}
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case (a == atom.Script || a == atom.Style || a == atom.Noscript) && skip > 0:
				skip--
			case blockElement(a) || a == atom.H1 || a == atom.H2 || a == atom.H3 || a == atom.H4:
				out.WriteByte('\n')
			}
		}
	}
}

// Unescape undoes the escaping of HTML that was put into a field as text
// ("&lt;p&gt;"), at most twice, while tags are escaped and none stands plain.
func Unescape(s string) string {
	for range 2 {
		if hasTag(s, "<") || !hasTag(s, "&lt;") && !strings.Contains(s, "&amp;lt;") {
			return s
		}
		s = html.UnescapeString(s)
	}
	return s
}

// HasTags reports whether a text holds HTML tags that give it structure.
func HasTags(s string) bool { return hasTag(s, "<") }

// hasTag reports an opening sign with a letter or slash behind it.
func hasTag(s, open string) bool {
	for {
		i := strings.Index(s, open)
		if i < 0 || i+len(open) >= len(s) {
			return false
		}
		s = s[i+len(open):]
		if c := s[0] | 0x20; c >= 'a' && c <= 'z' || s[0] == '/' {
			return true
		}
	}
}
