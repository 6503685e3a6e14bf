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
	maxPanels  = 256 // so many are compared with what is shown
)

// mostParts is how many parts of an element are looked at for one among them:
// elements stand in one another, and what is in the inner ones would be looked
// at again for each of the outer ones.
const mostParts = 10_000

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
	if size := sizeUpTo(n, mostPanel); size < leastPanel || size >= mostPanel {
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
	return opened && !p.known(lettersUpTo(n, 120))
}

// contentUpTo is the text in an element, its first n bytes or a few more.
func contentUpTo(e *nethtml.Node, n int) string {
	var b strings.Builder
	left := mostParts + n
	for c := range e.Descendants() {
		if left--; b.Len() >= n || left < 0 {
			break
		}
		if c.Type == nethtml.TextNode {
			b.WriteString(c.Data[:min(len(c.Data), n)])
		}
	}
	return b.String()
}

// lineUpTo is the text in an element on one line. It is not ok when that has more
// than n bytes.
func lineUpTo(e *nethtml.Node, n int) (string, bool) {
	var b strings.Builder
	left, words := mostParts, 0
	for c := range e.Descendants() {
		if left--; left < 0 || words > 4*n {
			return "", false
		}
		if c.Type == nethtml.TextNode {
			text := c.Data
			if blank := strings.TrimSpace(text); len(blank) > 0 {
				words += len(blank)
			} else {
				text = text[:min(len(text), 1)]
			}
			b.WriteString(text)
		}
	}
	line := document.Line(b.String())
	return line, len(line) <= n
}

// sizeUpTo is the length in bytes of the text in an element, up to n or a few
// more; n when it has very many parts.
func sizeUpTo(e *nethtml.Node, n int) int {
	size, left := 0, mostParts+n
	for c := range e.Descendants() {
		if left--; size >= n || left < 0 {
			return n
		}
		if c.Type == nethtml.TextNode {
			size += len(c.Data)
		}
	}
	return size
}

// lettersUpTo is [letters] of the text in an element.
func lettersUpTo(e *nethtml.Node, n int) string {
	key, left := "", mostParts
	for c := range e.Descendants() {
		if left--; len(key) >= n || left < 0 {
			break
		}
		if c.Type == nethtml.TextNode {
			key += letters(c.Data, n-len(key))
		}
	}
	return key
}

// known reports a text that is visible from the start, by its first letters.
func (p *preparer) known(key string) bool {
	if p.panels++; p.panels > maxPanels {
		return true
	}
	if p.lazy {
		p.lazy = false
		lines := document.Lines(p.root)
		p.shown = letters(lines, len(lines))
	}
	return strings.Contains(p.shown, key)
}

// headed reports an element with a heading of a posting in it.
func headed(n *nethtml.Node) bool {
	left := mostParts
	for c := range n.Descendants() {
		if left--; left < 0 {
			return false
		}
		if !isHeading(c) {
			continue
		}
		if text, ok := lineUpTo(c, maxSection); ok && opensSection(text) {
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
		text, ok := lineUpTo(o, maxSection)
		return ok && opensSection(text)
	}
	return false
}

// withoutScripts puts what the page shows without scripts in its place, when
// that may be a posting and the page shows next to nothing else.
func (s *source) withoutScripts() {
	shown := -1 // how much the page shows, once it is known
	for _, n := range s.doc.Find("noscript").Nodes {
		raw := content(n)
		if len(raw) < leastText || len(raw) > maxState || countSections(document.Structure(raw)) == 0 {
			continue
		}
		if shown < 0 {
			shown = len(document.Lines(s.doc.Nodes...))
		}
		if shown >= leastText {
			return
		}
		parts, err := nethtml.ParseFragment(strings.NewReader(raw), &nethtml.Node{Type: nethtml.ElementNode, DataAtom: atom.Div, Data: "div"})
		if err != nil {
			continue
		}
		shown = -1
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
		}
		become(n, atom.Div)
		for _, part := range parts {
			n.AppendChild(part)
		}
	}
}
