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
	minPanel  = 25
	maxPanel  = 40_000
	maxPanels = 256 // the number of panels that are compared with the visible text
)

// maxParts is the number of parts of an element that a search visits. Elements are
// nested, so that without a limit the inner parts would be visited again for each
// element around them.
const maxParts = 10_000

// hidden reports whether an element is not shown at first.
func hidden(n *nethtml.Node) bool {
	if hasAttribute(n, "hidden") {
		return true
	}
	return containsAny(style(n), ";display:none", ";visibility:hidden")
}

// hasAttribute reports whether an element has an attribute, with or without a value.
func hasAttribute(n *nethtml.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == key })
}

// unhide makes a hidden element visible.
func unhide(n *nethtml.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == "hidden" || a.Key == "style" })
}

// isPanel reports whether a hidden element is one that a reader opens to read on: it is
// named or used as a panel, follows a heading of a posting or contains one, and its
// text is not on the page already.
func (p *preparer) isPanel(n *nethtml.Node) bool {
	if neverShown(n.DataAtom) {
		return false
	}
	if size := sizeUpTo(n, maxPanel); size < minPanel || size >= maxPanel {
		return false
	}
	names := attribute(n, "class") + " " + attribute(n, "id")
	if always, sometimes := boilerplateName(names); always || sometimes {
		return false
	}
	opened := opensSection(p.labels[attribute(n, "id")]) || attribute(n, "role") == "tabpanel" || hasSectionHeading(n) || followsSectionHeading(n)
	for w := range words(names) {
		switch w {
		case "overlay", "dialog", "lightbox", "tooltip", "template", "error", "success", "loading", "spinner", "alert", "drawer", "dropdown", "mobile":
			return false
		case "panel", "tab", "tabs", "accordion", "collapse", "collapsible", "collapsed", "expandable", "readmore", "truncated", "description":
			opened = true
		}
	}
	return opened && !p.alreadyShown(lettersUpTo(n, 120))
}

// contentUpTo returns the first n bytes of the text in an element, or a few more.
func contentUpTo(e *nethtml.Node, n int) string {
	var b strings.Builder
	left := maxParts + n
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

// lineUpTo returns the text in an element as one line. The bool is false when the line
// has more than n bytes.
func lineUpTo(e *nethtml.Node, n int) (string, bool) {
	var b strings.Builder
	left, words := maxParts, 0
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

// sizeUpTo returns the length in bytes of the text in an element, up to n or a few
// more. It returns n when the element has very many parts.
func sizeUpTo(e *nethtml.Node, n int) int {
	size, left := 0, maxParts+n
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

// lettersUpTo returns the [letters] of the text in an element.
func lettersUpTo(e *nethtml.Node, n int) string {
	key, left := "", maxParts
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

// alreadyShown reports whether a text, given by its first letters, is visible from the
// start. After maxPanels texts it reports true without looking.
func (p *preparer) alreadyShown(key string) bool {
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

// hasSectionHeading reports whether an element contains a heading of a posting.
func hasSectionHeading(n *nethtml.Node) bool {
	left := maxParts
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

// isHeading reports whether an element is one of h1 to h6.
func isHeading(n *nethtml.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// followsSectionHeading reports whether the element before n opens a section.
func followsSectionHeading(n *nethtml.Node) bool {
	for o := n.PrevSibling; o != nil; o = o.PrevSibling {
		if o.Type != nethtml.ElementNode {
			continue
		}
		text, ok := lineUpTo(o, maxSection)
		return ok && opensSection(text)
	}
	return false
}

// withoutScripts shows the contents of noscript elements that may be a posting, when
// the page shows next to nothing else.
func (s *source) withoutScripts() {
	shown := -1 // the length of what the page shows, -1 while unknown
	for _, n := range s.doc.Find("noscript").Nodes {
		raw := content(n)
		if len(raw) < minText || len(raw) > maxState || countSections(document.Structure(raw)) == 0 {
			continue
		}
		if shown < 0 {
			shown = len(document.Lines(s.doc.Nodes...))
		}
		if shown >= minText {
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
		turnInto(n, atom.Div)
		for _, part := range parts {
			n.AppendChild(part)
		}
	}
}
