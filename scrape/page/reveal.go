package page

import (
	"slices"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"skillmatch/scrape/document"
)

// The lengths in bytes of a hidden text that may be a part of a posting.
const (
	leastPanel = 25
	mostPanel  = 40_000
)

// hidden reports an element that is not shown at first.
func hidden(n *nethtml.Node) bool {
	if hasAttribute(n, "hidden") {
		return true
	}
	return holds(style(n), ";display:none", ";visibility:hidden")
}

func hasAttribute(n *nethtml.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == key })
}

// reveal shows a hidden element.
func reveal(n *nethtml.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == "hidden" || a.Key == "style" })
}

// panel reports a hidden element that a reader opens to read on: it is named or
// used as one, follows a heading of a posting or has some, and its text is not
// on the page already.
func (p *preparer) panel(n *nethtml.Node) bool {
	if mute(n.DataAtom) {
		return false
	}
	text := contentUpTo(n, mostPanel)
	if size := len(text); size < leastPanel || size >= mostPanel {
		return false
	}
	names := attribute(n, "class") + " " + attribute(n, "id")
	if always, sometimes := surroundingName(names); always || sometimes {
		return false
	}
	opened := opensSection(p.labels[attribute(n, "id")]) || attribute(n, "role") == "tabpanel" || headed(n) || follows(n)
	for w := range words(names) {
		switch w {
		case "overlay", "dialog", "lightbox", "tooltip", "template", "error", "success", "loading", "spinner", "alert", "drawer", "dropdown", "mobile":
			return false
		case "panel", "tab", "tabs", "accordion", "collapse", "collapsible", "collapsed", "expandable", "readmore", "truncated", "description":
			opened = true
		}
	}
	return opened && !p.known(text)
}

// contentUpTo is the text in an element, its first n bytes or a few more.
func contentUpTo(e *nethtml.Node, n int) string {
	var b strings.Builder
	for c := range e.Descendants() {
		if b.Len() >= n {
			break
		}
		if c.Type == nethtml.TextNode {
			b.WriteString(c.Data[:min(len(c.Data), n)])
		}
	}
	return b.String()
}

// known reports a text that is visible from the start.
func (p *preparer) known(text string) bool {
	if p.lazy {
		p.lazy = false
		lines := document.Lines(p.root)
		p.shown = letters(lines, len(lines))
	}
	return strings.Contains(p.shown, letters(text, 120))
}

// headed reports an element with a heading of a posting in it.
func headed(n *nethtml.Node) bool {
	for c := range n.Descendants() {
		if isHeading(c) && opensSection(document.Line(content(c))) {
			return true
		}
	}
	return false
}

func isHeading(n *nethtml.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// follows reports an element whose neighbour before it opens a section.
func follows(n *nethtml.Node) bool {
	for o := n.PrevSibling; o != nil; o = o.PrevSibling {
		if o.Type != nethtml.ElementNode {
			continue
		}
		return opensSection(document.Line(content(o)))
	}
	return false
}

// withoutScripts puts what the page shows without scripts in its place, when
// that may be a posting and the page shows next to nothing else.
func (s *source) withoutScripts() {
	for _, n := range s.doc.Find("noscript").Nodes {
		raw := content(n)
		if len(raw) < leastText || len(raw) > maxState || countSections(document.Structure(raw)) == 0 || len(document.Lines(s.doc.Nodes...)) >= leastText {
			continue
		}
		parts, err := nethtml.ParseFragment(strings.NewReader(raw), &nethtml.Node{Type: nethtml.ElementNode, DataAtom: atom.Div, Data: "div"})
		if err != nil {
			continue
		}
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
		}
		become(n, atom.Div)
		for _, part := range parts {
			n.AppendChild(part)
		}
	}
}
