package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// maxChain is the number of styles that may be based on one another.
const maxChain = 16

// Properties that are not set.
const (
	unset   = -1
	noLevel = 0 // of headings
)

// format holds the properties of a paragraph and its text, as far as they are set.
type format struct {
	level         int // of a heading; noLevel says that it is none
	bold, hidden  int // 0, 1 or unset
	white         int // the text is white
	shaded        int // the ground behind the text is not
	size          float64
	before, after float64 // in points
	tight         int     // no room between paragraphs of the style
	list          string  // the number of the list
	depth         int     // the level in the list, from 0 on
}

// blankFormat sets nothing.
func blankFormat() format {
	return format{level: unset, bold: unset, hidden: unset, white: unset, shaded: unset, size: unset, before: unset, after: unset, tight: unset, depth: unset}
}

// over returns the format with what f sets over base.
func (f format) over(base format) format {
	for _, p := range []struct{ to, from *int }{{&f.level, &base.level}, {&f.bold, &base.bold}, {&f.hidden, &base.hidden}, {&f.white, &base.white}, {&f.shaded, &base.shaded}, {&f.tight, &base.tight}, {&f.depth, &base.depth}} {
		if *p.to == unset {
			*p.to = *p.from
		}
	}
	for _, p := range []struct{ to, from *float64 }{{&f.size, &base.size}, {&f.before, &base.before}, {&f.after, &base.after}} {
		if *p.to == unset {
			*p.to = *p.from
		}
	}
	if f.list == "" {
		f.list = base.list
	}
	return f
}

// look returns how text of the format appears.
func (f format) look(filled bool) look {
	white := f.white == 1 && f.shaded != 1 && !filled
	tiny := f.size != unset && f.size < 2
	return look{bold: f.bold == 1, size: max(f.size, 0), unseen: f.hidden == 1 || white || tiny}
}

// set reads an element that describes a paragraph or its text. Sizes are in half
// points, room in twentieths of a point.
func (f *format) set(e xml.StartElement) {
	val := attr(e, "val")
	switch e.Name.Local {
	case "outlineLvl":
		if n, err := strconv.Atoi(val); err == nil {
			f.level = headingLevel(n + 1)
		}
	case "numId":
		f.list = val
	case "ilvl":
		if n, err := strconv.Atoi(val); err == nil {
			f.depth = min(max(n, 0), 8)
		}
	case "spacing":
		f.spacing(e)
	case "contextualSpacing":
		f.tight = flag(on(e))
	case "b":
		f.bold = flag(on(e))
	case "vanish", "webHidden":
		f.hidden = flag(on(e))
	case "color":
		f.white = flag(strings.EqualFold(val, "ffffff"))
	case "shd":
		fill := strings.ToLower(attr(e, "fill"))
		f.shaded = flag(fill != "" && fill != "auto" && fill != "ffffff")
	case "highlight":
		f.shaded = flag(val != "none" && val != "white")
	case "sz":
		if half, err := strconv.ParseFloat(val, 64); err == nil {
			f.size = half / 2
		}
	}
}

// spacing reads the room around a paragraph. An element of that name in a run sets the
// room between letters and has none of these attributes.
func (f *format) spacing(e xml.StartElement) {
	for _, p := range []struct {
		name string
		to   *float64
	}{{"before", &f.before}, {"after", &f.after}} {
		switch auto := attr(e, p.name+"Autospacing"); {
		case auto == "1" || auto == "true" || auto == "on":
			*p.to = usualSize
		case attr(e, p.name) != "":
			*p.to = number(e, p.name) / 20
		}
	}
}

// flag returns a property that is set.
func flag(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// headingLevel returns a level of headings from 1 to 6, and none for the level of text.
func headingLevel(n int) int {
	if n < 1 || n > 9 {
		return noLevel
	}
	return min(n, 6)
}

// style is a named format.
type style struct {
	name, base string
	format
}

// styles are the named formats of a Word document, and what holds without one.
type styles struct {
	byID     map[string]*style
	defaults format
	usual    string // the style of paragraphs without one
	known    map[string]format
}

// readStyles reads the styles of a document, which may have none.
func readStyles(a *Archive) (*styles, error) {
	s := &styles{byID: map[string]*style{}, known: map[string]format{}, defaults: blankFormat()}
	if !a.Has("word/styles.xml") {
		return s, nil
	}
	data, err := a.Read("word/styles.xml")
	if err != nil {
		return nil, err
	}
	var now *style
	inDefaults := false
	start := func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "tblStylePr", "latentStyles", "pPrChange", "rPrChange":
			return false
		case "docDefaults":
			inDefaults = true
		case "style":
			now = &style{format: blankFormat()}
			id := attr(e, "styleId")
			s.byID[id] = now
			if attr(e, "type") == "paragraph" && (attr(e, "default") == "1" || attr(e, "default") == "true") {
				s.usual = id
			}
		default:
			s.property(e, now, inDefaults)
		}
		return true
	}
	end := func(e xml.EndElement) {
		switch e.Name.Local {
		case "docDefaults":
			inDefaults = false
		case "style":
			now = nil
		}
	}
	return s, walkXML(data, start, end, func(string) {})
}

// property reads an element of a style, or of what holds without one.
func (s *styles) property(e xml.StartElement, now *style, inDefaults bool) {
	switch {
	case now == nil:
		if inDefaults {
			s.defaults.set(e)
		}
	case e.Name.Local == "name":
		now.name = strings.ToLower(attr(e, "val"))
	case e.Name.Local == "basedOn":
		now.base = attr(e, "val")
	default:
		now.set(e)
	}
}

// named returns the format of a style with all that it is based on, without the
// defaults. Word keeps the English names of its own styles in every language; a style
// that the document does not define is known by its id.
func (s *styles) named(id string) format {
	f, ok := s.known[id]
	if !ok {
		f = s.chain(id)
		s.known[id] = f
	}
	return f
}

// chain follows a style to those that it is based on.
func (s *styles) chain(id string) format {
	f := blankFormat()
	for range maxChain {
		st := s.byID[id]
		if st == nil {
			return namedFormat(strings.ToLower(id)).over(f)
		}
		f = f.over(st.format.over(namedFormat(st.name)))
		if id = st.base; id == "" {
			break
		}
	}
	return f
}

// namedFormat returns what the name of a style tells.
func namedFormat(name string) format {
	f := blankFormat()
	if name == "title" {
		f.level = 1
		return f
	}
	// A document that does not define its styles leaves their ids, which Word makes of
	// the names in the user's language.
	for _, h := range []string{"heading", "berschrift", "überschrift", "titre", "titolo", "ttulo", "título", "kop", "rubrik", "overskrift", "nagwek", "nagłówek", "otsikko"} {
		rest, ok := strings.CutPrefix(name, h)
		if !ok {
			continue
		}
		if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil {
			f.level = headingLevel(n)
			return f
		}
	}
	for _, l := range []string{"list bullet", "list number", "listbullet", "listnumber"} {
		rest, ok := strings.CutPrefix(name, l)
		if !ok {
			continue
		}
		f.list, f.depth = styleList, 0
		if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n > 0 {
			f.depth = min(n-1, 8)
		}
	}
	return f
}

// styleList is the list of a style whose name says that it is one.
const styleList = "style"
