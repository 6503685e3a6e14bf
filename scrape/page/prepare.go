package page

import (
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is prepared before it is read: what a browser would show after a click
// is made visible, what it would never show is taken out, and elements that
// only style tells apart become what they stand for.

// preparer prepares one page.
type preparer struct {
	labels map[string]string // what opens a panel, by the panel's id
	panels int               // hidden parts that were compared with the text
	shown  string            // the letters of the text that is visible from the start
	lazy   bool              // shown is not known yet
	root   *nethtml.Node
}

// prepare prepares the page.
func (s *source) prepare() {
	root := s.doc.Get(0)
	p := preparer{labels: map[string]string{}, lazy: true, root: root}
	p.label(root)
	p.walk(root, false)
	s.withoutScripts()
}

// label notes the texts of the elements that open panels.
func (p *preparer) label(root *nethtml.Node) {
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		id := attribute(n, "aria-controls")
		if href, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok && id == "" {
			id = href
		}
		if id == "" || p.labels[id] != "" {
			continue
		}
		if text, ok := lineUpTo(n, maxSection); ok && text != "" {
			p.labels[id] = text
		}
	}
}

// walk prepares what is in an element, which may stand on a ground of another
// colour than white.
func (p *preparer) walk(n *nethtml.Node, ground bool) {
	ground = ground || grounded(n)
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != nethtml.ElementNode:
		case invisible(c, ground):
			n.RemoveChild(c)
		default:
			p.change(c)
			p.walk(c, ground)
		}
		c = next
	}
}

// change makes an element what it stands for.
func (p *preparer) change(n *nethtml.Node) {
	switch {
	case n.DataAtom == atom.Template && (attribute(n, "shadowrootmode") != "" || attribute(n, "shadowroot") != ""):
		become(n, atom.Div)
	case n.DataAtom == atom.Button:
		buttonText(n)
	case n.DataAtom == atom.Dl:
		definitions(n)
	case n.DataAtom == atom.Tr:
		bulletRow(n)
	case n.DataAtom == 0 && strings.Contains(n.Data, "-") && n.FirstChild != nil && holdsElements(n):
		n.Attr = append(n.Attr, nethtml.Attribute{Key: "data-element", Val: n.Data})
		become(n, atom.Div)
	}
	if hidden(n) && p.panel(n) {
		reveal(n)
		id := attribute(n, "id")
		if label := p.labels[id]; id != "" && opensSection(label) && !headed(n) {
			heading := &nethtml.Node{Type: nethtml.ElementNode, DataAtom: atom.H3, Data: "h3"}
			heading.AppendChild(&nethtml.Node{Type: nethtml.TextNode, Data: label})
			n.InsertBefore(heading, n.FirstChild)
		}
	}
}

func become(n *nethtml.Node, a atom.Atom) { n.DataAtom, n.Data = a, a.String() }

// buttonText keeps the text of a button that is a heading, or in one.
func buttonText(n *nethtml.Node) {
	text, ok := lineUpTo(n, maxSection)
	if !ok {
		return
	}
	switch n.Parent.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary:
		become(n, atom.Span)
		return
	}
	if attribute(n, "aria-expanded") != "" && opensSection(text) {
		become(n, atom.H3)
	}
}

// definitions turns the terms of a list that open sections of a posting into
// headings, and several descriptions of one into items. A term with a short
// description is a fact, and an item.
func definitions(list *nethtml.Node) {
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Dt {
			continue
		}
		var parts []*nethtml.Node
		size := 0
		for d := n.NextSibling; d != nil && d.DataAtom != atom.Dt; d = d.NextSibling {
			if d.DataAtom == atom.Dd {
				parts = append(parts, d)
				size += len(strings.TrimSpace(contentUpTo(d, 1<<10)))
			}
		}
		term, _ := lineUpTo(n, maxSection)
		switch {
		case opensSection(term) && (len(parts) > 1 || size >= leastTerm):
			become(n, atom.H3)
			if len(parts) > 1 {
				for _, d := range parts {
					become(d, atom.Li)
				}
			}
		case len(parts) == 1 && size > 0 && size < 2*leastTerm && term != "" && len(term) < leastTerm && !holdsElements(n) && !holdsElements(parts[0]):
			n = fact(n, parts[0])
		}
	}
}

// fact makes an item of a term and its description, and returns it.
func fact(term, text *nethtml.Node) *nethtml.Node {
	item := &nethtml.Node{Type: nethtml.ElementNode, DataAtom: atom.Li, Data: "li"}
	list := term.Parent
	list.InsertBefore(item, term)
	list.RemoveChild(term)
	list.RemoveChild(text)
	mark := ": "
	if strings.HasSuffix(strings.TrimSpace(content(term)), ":") {
		mark = " "
	}
	become(term, atom.Span)
	become(text, atom.Span)
	item.AppendChild(term)
	item.AppendChild(&nethtml.Node{Type: nethtml.TextNode, Data: mark})
	item.AppendChild(text)
	return item
}

// bulletRow makes an item of a table's row that has a list sign for its first
// cell.
func bulletRow(row *nethtml.Node) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != nethtml.ElementNode {
			continue
		}
		switch sign, _ := lineUpTo(c, 3); sign {
		case "•", "·", "-", "–", "*", "▪", "◦", "■", "●", "➢", "✓", "✔", "»", "›":
			row.RemoveChild(c)
			become(row, atom.Li)
		}
		return
	}
}

// leastTerm is the length in bytes from which a description is a section and
// not a fact.
const leastTerm = 40

// holdsElements reports an element with other elements than text marks in it.
func holdsElements(n *nethtml.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != nethtml.ElementNode {
			continue
		}
		switch c.DataAtom {
		case atom.Span, atom.B, atom.I, atom.Strong, atom.Em, atom.A, atom.Small, atom.U, atom.Br, atom.Img, atom.Svg:
		default:
			return true
		}
	}
	return false
}

// style is an element's own style in small letters without blanks, each
// declaration between semicolons.
func style(n *nethtml.Node) string {
	s := attribute(n, "style")
	if s == "" {
		return ""
	}
	return ";" + strings.ReplaceAll(strings.ToLower(s), " ", "") + ";"
}

// invisible reports text that is on the page and never seen there: signs for
// icons, letters without a size, far outside, or white beside others that are
// not.
func invisible(n *nethtml.Node, ground bool) bool {
	if n.Data == "mat-icon" {
		return true
	}
	for w := range strings.FieldsSeq(attribute(n, "class")) {
		if w == "material-icons" || strings.HasPrefix(w, "material-symbols") {
			return true
		}
	}
	st := style(n)
	if st == "" {
		return false
	}
	if holds(st, ";font-size:0;", ";font-size:0px;", ";font-size:0pt;", ";text-indent:-9999px", ";left:-9999px", ";left:-10000px", ";top:-9999px") {
		return true
	}
	return white(st) && !ground && !coloured(n) && besideOthers(n)
}

// white reports a style that makes text white on what is no other colour.
func white(st string) bool {
	if !holds(st, ";color:white;", ";color:#fff;", ";color:#ffffff;", ";color:rgb(255,255,255);", ";color:transparent;") {
		return false
	}
	_, ground, ok := strings.Cut(st, ";background")
	if !ok {
		return true
	}
	_, ground, _ = strings.Cut(ground, ":")
	ground, _, _ = strings.Cut(ground, ";")
	return ground == "white" || ground == "#fff" || ground == "#ffffff"
}

// coloured reports an element with headings or links, or of a kind that has a
// colour of its own. One with very many parts is taken for one.
func coloured(n *nethtml.Node) bool {
	left := mostParts
	for c := range n.Descendants() {
		if left--; left < 0 {
			return true
		}
		switch c.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.A, atom.Button, atom.Ul, atom.Ol:
			return true
		}
	}
	switch n.DataAtom {
	case atom.P, atom.Span, atom.Div, atom.Font, atom.Li, atom.Small, atom.Strong, atom.B:
	default:
		return true
	}
	return false
}

// grounded reports an element with a ground that is not white.
func grounded(n *nethtml.Node) bool {
	colour := attribute(n, "bgcolor")
	return strings.Contains(style(n), ";background") || colour != "" && !strings.EqualFold(colour, "white") && !strings.EqualFold(colour, "#ffffff")
}

// besideOthers reports an element next to text that is not white.
func besideOthers(n *nethtml.Node) bool {
	for _, step := range []func(*nethtml.Node) *nethtml.Node{func(n *nethtml.Node) *nethtml.Node { return n.PrevSibling }, func(n *nethtml.Node) *nethtml.Node { return n.NextSibling }} {
		for o, i := step(n), 0; o != nil && i < 6; o, i = step(o), i+1 {
			if o.Type == nethtml.TextNode && strings.TrimSpace(o.Data) != "" {
				return true
			}
			if o.Type == nethtml.ElementNode && o.FirstChild != nil && !white(style(o)) {
				return true
			}
		}
	}
	return false
}
