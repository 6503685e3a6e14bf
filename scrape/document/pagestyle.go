package document

import (
	"strconv"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// How an element takes part in the layout of a page.
type display uint8

const (
	inline   display = iota
	stacked          // a block below the one before
	beside           // a block whose children stand side by side
	cellular         // a cell of a row, or a block within a line
	unseen
)

// pageStyle is the style of an element.
type pageStyle struct {
	display display
	column  bool // the children of a flexible box stand one below the other
	bold    bool
	size    float64 // in points
	kept    bool    // line ends of the source are kept
	left    bool    // it floats, or is placed, beside what follows
	right   bool    // the same, behind it
	tab     bool    // it stands for a tab, as in pages that Word wrote
	above   bool    // there is room above
	below   bool
}

// style returns the style of an element in one of another style.
func (s *sheet) style(n *nethtml.Node, outer pageStyle) pageStyle {
	st := pageStyle{bold: outer.bold, size: outer.size, kept: outer.kept}
	st.usual(n)
	for _, a := range n.Attr {
		if a.Key == "class" {
			st.utilities(n, a.Val)
		}
	}
	for _, body := range s.says(n) {
		st.set(body, outer.size)
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "style":
			st.set(a.Val, outer.size)
		case "hidden":
			st.display = unseen
		}
	}
	return st
}

// usual sets the style that browsers give an element.
func (s *pageStyle) usual(n *nethtml.Node) {
	if blockElement(n.DataAtom) || n.DataAtom == atom.Li {
		s.display = stacked
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.display, s.bold, s.size, s.above, s.below = stacked, true, [...]float64{24, 18, 14, 12, 10, 8}[n.Data[1]-'1'], true, true
	case atom.B, atom.Strong, atom.Th:
		s.bold = true
	case atom.Small:
		s.size *= 0.83
	case atom.P, atom.Dl, atom.Blockquote, atom.Figure, atom.Hr, atom.Section, atom.Article, atom.Aside, atom.Main, atom.Footer, atom.Table:
		s.above, s.below = true, true
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		s.display, s.above, s.below = stacked, true, true
	case atom.Pre:
		s.display, s.kept, s.above, s.below = stacked, true, true, true
	}
}

// utilities sets what the classes of Bootstrap and Tailwind say, whose style sheets are
// rarely in the page.
func (s *pageStyle) utilities(n *nethtml.Node, classes string) {
	hidden, shown := false, false
	for c := range strings.FieldsSeq(classes) {
		name := c
		if i := strings.LastIndexByte(c, ':'); i >= 0 {
			name = c[i+1:] // "md:flex": on wider screens
		}
		switch name {
		case "d-flex", "d-sm-flex", "d-md-flex", "d-lg-flex", "flex", "inline-flex":
			s.display, shown = beside, true
		case "row":
			if hasColumns(n) {
				s.display = beside
			}
		case "flex-column", "flex-col":
			s.column = true
		case "flex-row", "flex-sm-row", "flex-md-row", "flex-lg-row":
			s.column = false
		case "float-right", "float-end", "pull-right":
			s.right = true
		case "float-left", "float-start", "pull-left":
			s.left = true
		case "font-bold", "font-semibold", "fw-bold", "fw-semibold", "font-weight-bold":
			s.bold = true
		case "m-0", "my-0":
			s.above, s.below = false, false
		case "mt-0":
			s.above = false
		case "mb-0":
			s.below = false
		case "d-none", "hidden":
			hidden = hidden || name == c
		case "d-block":
			s.display, shown = stacked, true
		case "block", "grid", "d-sm-block", "d-md-block", "d-lg-block", "d-md-inline", "d-lg-inline", "inline":
			shown = true
		}
	}
	if hidden && !shown {
		s.display = unseen
	}
}

// hasColumns reports whether an element has children that are columns by their class.
func hasColumns(n *nethtml.Node) bool {
	for c := range n.ChildNodes() {
		for _, a := range c.Attr {
			if a.Key == "class" && (strings.HasPrefix(a.Val, "col-") || a.Val == "col" || strings.HasPrefix(a.Val, "col ") || strings.Contains(a.Val, " col-")) {
				return true
			}
		}
	}
	return false
}

// set sets the properties that a rule has. size is that of the type around.
func (s *pageStyle) set(body string, size float64) {
	for property := range strings.SplitSeq(strings.ToLower(body), ";") {
		name, value, ok := strings.Cut(property, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch name = strings.TrimSpace(name); name {
		case "display":
			s.setDisplay(value)
		case "visibility":
			if value == "hidden" {
				s.display = unseen
			}
		case "flex-direction":
			s.column = strings.HasPrefix(value, "column")
		case "flex-flow":
			s.column = strings.Contains(value, "column")
		case "float":
			s.left, s.right = value == "left", value == "right"
		case "mso-tab-count":
			s.tab = true
		case "white-space":
			s.kept = strings.HasPrefix(value, "pre")
		case "font-weight", "font-size", "font":
			s.setFont(name, value, size)
		default:
			s.setRoom(name, value)
		}
	}
}

// setDisplay sets the property of that name.
func (s *pageStyle) setDisplay(value string) {
	switch value {
	case "none":
		s.display = unseen
	case "inline":
		s.display = inline
	case "inline-block", "table-cell":
		s.display = cellular
	case "flex", "inline-flex", "table-row":
		s.display = beside
	case "block", "grid", "list-item", "table", "flow-root", "inline-grid", "inline-table", "table-row-group":
		s.display = stacked
	}
}

// setFont sets the weight and the size of type.
func (s *pageStyle) setFont(name, value string, size float64) {
	for part := range strings.FieldsSeq(value) {
		part, _, _ = strings.Cut(part, "/")
		n, err := strconv.Atoi(part)
		switch {
		case name == "font-size" || name == "font" && err != nil:
			if points, ok := length(part, size); ok && points > 0 {
				s.size = points
			} else if part == "bold" {
				s.bold = true
			}
		case part == "bold", part == "bolder", err == nil && n >= 600:
			s.bold = true
		case part == "normal", part == "lighter", err == nil:
			s.bold = false
		}
	}
}

// leastRoom is the room in points that a reader sees as a gap.
const leastRoom = 4

// setRoom sets whether there is room above and below.
func (s *pageStyle) setRoom(name, value string) {
	parts := strings.Fields(value)
	seen := func(value string) bool {
		points, ok := length(value, s.size)
		return ok && points >= leastRoom
	}
	switch {
	case len(parts) == 0:
	case name == "margin":
		s.above, s.below = seen(parts[0]), seen(parts[min(2, len(parts)-1)&^1])
	case name == "padding":
		s.above, s.below = s.above || seen(parts[0]), s.below || seen(parts[min(2, len(parts)-1)&^1])
	case name == "margin-top", name == "margin-block-start":
		s.above = seen(parts[0])
	case name == "margin-bottom", name == "margin-block-end":
		s.below = seen(parts[0])
	case name == "padding-top":
		s.above = s.above || seen(parts[0])
	case name == "padding-bottom":
		s.below = s.below || seen(parts[0])
	}
}
