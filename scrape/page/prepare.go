package page

import (
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is prepared before it is read. What a browser would show after a click is made
// visible, what it would never show is removed, and elements whose meaning is only in
// their style are replaced by the elements that they stand for.

// preparer prepares one page.
type preparer struct {
	labels map[string]string // the text of what opens a panel, by the panel's id
	panels int               // the hidden parts that were compared with shown
	shown  string            // the letters of the text that is visible from the start
	lazy   bool              // shown has not been computed yet
	root   *nethtml.Node
}

// prepare prepares the page.
func (s *source) prepare() {
	root := s.doc.Get(0)
	p := preparer{labels: map[string]string{}, lazy: true, root: root}
	p.collectLabels(root)
	p.walk(root, false)
	s.withoutScripts()
}

// collectLabels records the texts of the elements that open panels.
func (p *preparer) collectLabels(root *nethtml.Node) {
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

// walk prepares the contents of an element. background says whether the element is on a
// background of another colour than white.
func (p *preparer) walk(n *nethtml.Node, background bool) {
	background = background || hasBackground(n)
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != nethtml.ElementNode:
		case invisible(c, background):
			n.RemoveChild(c)
		default:
			p.normalize(c)
			p.walk(c, background)
		}
		c = next
	}
}

// normalize replaces an element by what it stands for and shows it if it is a panel.
func (p *preparer) normalize(n *nethtml.Node) {
	switch {
	case n.DataAtom == atom.Template && (attribute(n, "shadowrootmode") != "" || attribute(n, "shadowroot") != ""):
		turnInto(n, atom.Div)
	case n.DataAtom == atom.Button:
		buttonText(n)
	case n.DataAtom == atom.Dl:
		definitions(n)
	case n.DataAtom == atom.Tr:
		bulletRow(n)
	case n.DataAtom == 0 && strings.Contains(n.Data, "-") && n.FirstChild != nil && hasBlocks(n):
		n.Attr = append(n.Attr, nethtml.Attribute{Key: "data-element", Val: n.Data})
		turnInto(n, atom.Div)
	}
	if hidden(n) && p.isPanel(n) {
		unhide(n)
		id := attribute(n, "id")
		if label := p.labels[id]; id != "" && opensSection(label) && !hasSectionHeading(n) {
			heading := &nethtml.Node{Type: nethtml.ElementNode, DataAtom: atom.H3, Data: "h3"}
			heading.AppendChild(&nethtml.Node{Type: nethtml.TextNode, Data: label})
			n.InsertBefore(heading, n.FirstChild)
		}
	}
}

// turnInto changes the type of an element.
func turnInto(n *nethtml.Node, a atom.Atom) { n.DataAtom, n.Data = a, a.String() }

// buttonText keeps the text of a button that is a heading or inside a heading.
func buttonText(n *nethtml.Node) {
	text, ok := lineUpTo(n, maxSection)
	if !ok {
		return
	}
	switch n.Parent.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary:
		turnInto(n, atom.Span)
		return
	}
	if attribute(n, "aria-expanded") != "" && opensSection(text) {
		turnInto(n, atom.H3)
	}
}

// definitions converts a definition list. Terms that open sections of a posting become
// headings, and several descriptions of one term list items. A term with a short
// description becomes a single item.
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
		case opensSection(term) && (len(parts) > 1 || size >= minSectionTerm):
			turnInto(n, atom.H3)
			if len(parts) > 1 {
				for _, d := range parts {
					turnInto(d, atom.Li)
				}
			}
		case len(parts) == 1 && size > 0 && size < 2*minSectionTerm && term != "" && len(term) < minSectionTerm && !hasBlocks(n) && !hasBlocks(parts[0]):
			n = fact(n, parts[0])
		}
	}
}

// fact makes a list item of a term and its description, and returns it.
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
	turnInto(term, atom.Span)
	turnInto(text, atom.Span)
	item.AppendChild(term)
	item.AppendChild(&nethtml.Node{Type: nethtml.TextNode, Data: mark})
	item.AppendChild(text)
	return item
}

// bulletRow makes a list item of a table row whose first cell is a list sign.
func bulletRow(row *nethtml.Node) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != nethtml.ElementNode {
			continue
		}
		switch sign, _ := lineUpTo(c, 3); sign {
		case "•", "·", "-", "–", "*", "▪", "◦", "■", "●", "➢", "✓", "✔", "»", "›":
			row.RemoveChild(c)
			turnInto(row, atom.Li)
		}
		return
	}
}

// minSectionTerm is the length in bytes from which a description is a section and not a
// fact.
const minSectionTerm = 40

// hasBlocks reports whether an element has children other than inline elements.
func hasBlocks(n *nethtml.Node) bool {
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

// style returns an element's own style in lower case without spaces, with a semicolon
// on either side of each declaration.
func style(n *nethtml.Node) string {
	s := attribute(n, "style")
	if s == "" {
		return ""
	}
	return ";" + strings.ReplaceAll(strings.ToLower(s), " ", "") + ";"
}

// invisible reports whether an element is on the page but never seen there: the names
// of icons, text without a size or far outside the page, or white text next to text
// that is not white.
func invisible(n *nethtml.Node, background bool) bool {
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
	if containsAny(st, ";font-size:0;", ";font-size:0px;", ";font-size:0pt;", ";text-indent:-9999px", ";left:-9999px", ";left:-10000px", ";top:-9999px") {
		return true
	}
	return white(st) && !background && !coloured(n) && nextToVisible(n)
}

// white reports whether a style makes text white without a background of another
// colour.
func white(st string) bool {
	if !containsAny(st, ";color:white;", ";color:#fff;", ";color:#ffffff;", ";color:rgb(255,255,255);", ";color:transparent;") {
		return false
	}
	_, background, ok := strings.Cut(st, ";background")
	if !ok {
		return true
	}
	_, background, _ = strings.Cut(background, ":")
	background, _, _ = strings.Cut(background, ";")
	return background == "white" || background == "#fff" || background == "#ffffff"
}

// coloured reports whether an element contains headings or links, or is of a type that
// has a colour of its own. An element with very many parts counts as coloured.
func coloured(n *nethtml.Node) bool {
	remaining := maxParts
	for c := range n.Descendants() {
		if remaining--; remaining < 0 {
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

// hasBackground reports whether an element has a background that is not white.
func hasBackground(n *nethtml.Node) bool {
	colour := attribute(n, "bgcolor")
	return strings.Contains(style(n), ";background") || colour != "" && !strings.EqualFold(colour, "white") && !strings.EqualFold(colour, "#ffffff")
}

// nextToVisible reports whether an element is next to text that is not white.
func nextToVisible(n *nethtml.Node) bool {
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
