package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// odtStyles are the styles of an OpenDocument text: those that have names for the user,
// and those that stand for properties that were set by hand.
type odtStyles struct {
	byName map[string]*odtStyle
	lists  map[string]map[int]listForm // by the list's style and the level
	now    *odtStyle                   // the style that is being defined
	list   string                      // the style of lists that is being defined
}

// odtStyle is a named format. part is the size of its type in parts of its parent's, 0
// when the size is absolute or not set.
type odtStyle struct {
	name, base string
	part       float64
	format
}

// newODTStyles returns no styles.
func newODTStyles() *odtStyles {
	return &odtStyles{byName: map[string]*odtStyle{}, lists: map[string]map[int]listForm{}}
}

// start reads an element that defines a style. It reports whether it is one.
func (s *odtStyles) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "default-style", "style":
		s.define(e)
	case "list-style":
		s.list = attr(e, "name")
		s.lists[s.list] = map[int]listForm{}
	case "list-level-style-bullet", "list-level-style-number", "list-level-style-image":
		s.level(e)
	case "paragraph-properties", "text-properties":
		if s.now != nil {
			s.now.set(e)
		}
	default:
		return false
	}
	return true
}

// close reads the end of an element that defines a style. It reports whether it is one.
func (s *odtStyles) close(e xml.EndElement) bool {
	switch e.Name.Local {
	case "default-style", "style":
		s.now = nil
	case "list-style":
		s.list = ""
	default:
		return false
	}
	return true
}

// define begins a style.
func (s *odtStyles) define(e xml.StartElement) {
	s.now = &odtStyle{name: attr(e, "name"), base: attr(e, "parent-style-name"), format: blankFormat()}
	family := attr(e, "family")
	if e.Name.Local == "default-style" {
		s.byName["default\x00"+family] = s.now
		return
	}
	s.byName[family+"\x00"+s.now.name] = s.now
	if family != "paragraph" {
		return
	}
	// Programs keep the English names of their own styles in every language.
	s.now.format.level = namedFormat(strings.ToLower(strings.ReplaceAll(s.now.name, "_20_", " "))).level
	if n, err := strconv.Atoi(attr(e, "default-outline-level")); err == nil && n > 0 {
		s.now.format.level = headingLevel(n)
	}
}

// level reads the form of a list's items at a level.
func (s *odtStyles) level(e xml.StartElement) {
	n, err := strconv.Atoi(attr(e, "level"))
	if err != nil || s.lists[s.list] == nil {
		return
	}
	form := signed
	if e.Name.Local == "list-level-style-number" {
		if form = counted; attr(e, "num-format") == "" {
			form = bare
		}
	}
	s.lists[s.list][n-1] = form
}

// form returns the form of a list's items at a level, from 0 on.
func (s *odtStyles) form(list string, level int) listForm { return s.lists[list][level] }

// set reads properties.
func (s *odtStyle) set(e xml.StartElement) {
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "margin-top":
			s.before = points(a.Value)
		case "margin-bottom":
			s.after = points(a.Value)
		case "contextual-spacing":
			s.tight = flag(a.Value == "true")
		case "font-weight":
			s.bold = flag(boldWeight(a.Value))
		case "font-size":
			if share, ok := strings.CutSuffix(a.Value, "%"); ok {
				if n, err := strconv.ParseFloat(share, 64); err == nil {
					s.part = n / 100
				}
			} else {
				s.size = points(a.Value)
			}
		case "display":
			s.hidden = flag(a.Value == "none")
		case "color":
			s.white = flag(strings.EqualFold(a.Value, "#ffffff"))
		case "background-color":
			s.shaded = flag(a.Value != "transparent" && !strings.EqualFold(a.Value, "#ffffff"))
		}
	}
}

// boldWeight reports whether a weight of type is bold.
func boldWeight(weight string) bool {
	n, err := strconv.Atoi(weight)
	return weight == "bold" || err == nil && n >= 600
}

// points returns a length in points, unset when it is none.
func points(length string) float64 {
	for _, u := range []struct {
		name   string
		points float64
	}{{"cm", 72 / 2.54}, {"mm", 7.2 / 2.54}, {"in", 72}, {"pt", 1}, {"pc", 12}, {"px", 0.75}} {
		if s, ok := strings.CutSuffix(length, u.name); ok {
			if n, err := strconv.ParseFloat(strings.TrimSpace(s), 64); err == nil {
				return n * u.points
			}
		}
	}
	return unset
}

// paragraph returns the format of paragraphs of a style, with the defaults.
func (s *odtStyles) paragraph(name string) format { return s.chain("paragraph", name, true) }

// text returns the format that a style gives text in a paragraph.
func (s *odtStyles) text(name string) format { return s.chain("text", name, false) }

// chain returns the format of a style with all that it is based on.
func (s *odtStyles) chain(family, name string, defaults bool) format {
	f, part := blankFormat(), 1.0
	take := func(st *odtStyle) {
		if st == nil {
			return
		}
		if f.size == unset && st.part > 0 {
			part *= st.part
		} else if f.size == unset && st.size != unset {
			f.size = st.size * part
		}
		f = f.over(st.format)
	}
	for range maxChain {
		st := s.byName[family+"\x00"+name]
		if st == nil {
			st = s.byName["\x00"+name] // of no family
		}
		take(st)
		if st == nil || st.base == "" {
			break
		}
		name = st.base
	}
	if defaults {
		take(s.byName["default\x00"+family])
	}
	return f
}

// parent returns the style with a name for the user that a paragraph has: those that
// stand for properties set by hand are named P and a number.
func (s *odtStyles) parent(name string) string {
	if st := s.byName["paragraph\x00"+name]; st != nil && len(name) > 1 && name[0] == 'P' && strings.Trim(name[1:], "0123456789") == "" {
		return st.base
	}
	return name
}
