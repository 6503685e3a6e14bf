package page

import (
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"skillmatch/scrape/document"
)

// The lengths in bytes of a banner, how many pieces of text are searched for one, and how
// many a page about a single job can have, at its top and beside its buttons.
const (
	minBanner  = 6
	maxBanner  = 160
	maxPieces  = 2000
	maxBanners = 3
)

// banner is the search for a banner that says that the page's job is closed. Pages keep
// such a banner outside the description, and outside their structured data.
type banner struct {
	pieces, found int
	text          string
}

// bannerOf returns the banner of a page, empty when it has none. A page with many of
// them lists jobs.
func bannerOf(root *nethtml.Node) string {
	b := banner{}
	b.search(root)
	if b.found > maxBanners {
		return ""
	}
	return b.text
}

// search looks for banners in an element. Links, lists and parts that are not shown hold
// none.
func (b *banner) search(n *nethtml.Node) {
	for c := n.FirstChild; c != nil && b.pieces < maxPieces; c = c.NextSibling {
		switch {
		case c.Type == nethtml.TextNode:
			b.read(c.Data)
		case c.Type == nethtml.ElementNode && (c.DataAtom == atom.Button || !neverShown(c.DataAtom)) && !listsOrHides(c):
			b.search(c)
		}
	}
}

// read reads a piece of text.
func (b *banner) read(text string) {
	text = strings.TrimSpace(text)
	if len(text) < minBanner || len(text) > maxBanner {
		return
	}
	b.pieces++
	if !closed(text) || strings.Contains(text, "{{") {
		return
	}
	if b.found++; b.text == "" {
		b.text = document.Line(text)
	}
}

// listsOrHides reports whether an element is a link, a list or navigation, or is hidden
// until a script shows it.
func listsOrHides(n *nethtml.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Ul, atom.Ol, atom.Nav, atom.Footer, atom.Select, atom.Head, atom.Form, atom.Dialog:
		return true
	}
	if hidden(n) || attribute(n, "aria-hidden") == "true" {
		return true
	}
	for class := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		switch class {
		case "hidden", "hide", "d-none", "is-hidden", "invisible", "sr-only", "visually-hidden":
			return true
		}
	}
	return false
}
