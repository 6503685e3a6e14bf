package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// odt reads the XML of OpenDocument.
type odt struct {
	builder
	styles *odtStyles
	spans  []format // of the open paragraphs and spans
	lists  []string // the styles of the open lists
	header []bool   // whether each open item of a list has no sign
	item   bool     // the next paragraph is the first of an item
	body   bool     // the current element is part of the text
	margin bool     // a header or footer is being read
	// head and foot collect the headers and footers of pages.
	head, foot margin
	boxes      int // the nesting of frames
	names      int // the nesting of rows that name columns
}

// ReadODT reads a text document of OpenDocument, with the headers and footers of its
// pages.
func ReadODT(a *Archive) (Contents, error) {
	data, err := a.Read("content.xml")
	if err != nil {
		return Contents{}, err
	}
	d := odt{styles: newODTStyles()}
	if a.Has("styles.xml") {
		common, err := a.Read("styles.xml")
		if err != nil {
			return Contents{}, err
		}
		if err := walkXML(common, d.start, d.close, d.chars); err != nil {
			return Contents{}, err
		}
	}
	d.builder, d.body, d.margin = builder{hidden: d.hidden}, false, false
	if err := walkXML(data, d.start, d.close, d.chars); err != nil {
		return Contents{}, err
	}
	d.finish()
	c := Contents{Blocks: around(&d.head, &d.foot, d.blocks), Hidden: d.hidden}
	for _, m := range []margin{d.head, d.foot} {
		if w := m.warning(); w != "" {
			c.Warnings = append(c.Warnings, w)
		}
	}
	return c, nil
}

// now returns the format of the current text.
func (d *odt) now() format {
	if n := len(d.spans); n > 0 {
		return d.spans[n-1]
	}
	return blankFormat()
}

// push opens a paragraph or span.
func (d *odt) push(f format) { d.spans = append(d.spans, f) }

// pop closes a paragraph or span.
func (d *odt) pop() {
	if n := len(d.spans); n > 0 {
		d.spans = d.spans[:n-1]
	}
}

// chars reads the characters between elements.
func (d *odt) chars(s string) {
	if d.body && len(d.spans) > 0 {
		d.put(strings.ReplaceAll(s, "\n", " "))
	}
}

// put adds text to the paragraph.
func (d *odt) put(s string) {
	d.text(s, d.now().look(d.boxes > 0 || len(d.rows) > 0))
}

// start opens an element, and returns false for elements that are skipped.
func (d *odt) start(e xml.StartElement) bool {
	if d.styles.start(e) {
		return true
	}
	switch e.Name.Local {
	case "text", "header", "footer", "header-first", "footer-first", "header-left", "footer-left":
		if attr(e, "display") == "false" {
			return false
		}
		if e.Name.Local != "text" {
			d.margin, d.builder = true, builder{hidden: d.hidden}
		}
		d.body = true
		return true
	}
	return !d.body || d.element(e)
}

// element opens an element of the text.
func (d *odt) element(e xml.StartElement) bool {
	switch e.Name.Local {
	case "tracked-changes", "note", "annotation", "bookmark-ref", "sequence-decls", "ruby-text", "forms":
		return false
	case "title", "desc": // of a picture
		return e.Name.Space != "svg"
	case "h", "p":
		d.begin(e)
	case "span":
		d.push(d.styles.text(attr(e, "style-name")).over(d.now()))
	case "list":
		name := attr(e, "style-name")
		if n := len(d.lists); name == "" && n > 0 {
			name = d.lists[n-1]
		}
		d.lists = append(d.lists, name)
	case "list-item", "list-header":
		d.header = append(d.header, e.Name.Local == "list-header")
		d.item = true
	case "tab":
		d.put("\t")
	case "line-break":
		d.put("\n")
	case "s":
		d.put(strings.Repeat(" ", max(1, min(int(number(e, "c")), 100))))
	case "text-box", "custom-shape", "rect":
		d.boxes++
		d.open()
	case "table-header-rows":
		d.names++
	case "table-row":
		if d.beginRow(); d.names > 0 {
			d.namesColumns()
		}
	case "page-number", "page-count":
		if d.margin {
			d.par.numbered = true
			return false
		}
	}
	return true
}

// begin opens a paragraph or heading. A paragraph in a list is an item if it is the
// first of its item, unless it is a heading or its list has no signs.
func (d *odt) begin(e xml.StartElement) {
	name := attr(e, "style-name")
	f := d.styles.paragraph(name)
	d.push(f)
	p := &d.par
	p.style = d.styles.parent(name)
	p.before, p.after, p.tight = max(f.before, 0), max(f.after, 0), f.tight == 1
	p.level = max(f.level, 0)
	if e.Name.Local == "h" {
		p.level = 1
		if n, err := strconv.Atoi(attr(e, "outline-level")); err == nil {
			p.level = max(headingLevel(n), 1)
		}
		return
	}
	depth, n := len(d.lists), len(d.header)
	if depth == 0 || n == 0 || d.header[n-1] || p.level > 0 {
		return
	}
	if f := d.styles.form(d.lists[depth-1], depth-1); f != bare {
		p.depth, p.further, p.counted = depth, !d.item, f == counted
	}
	d.item = false
}

// close closes an element.
func (d *odt) close(e xml.EndElement) {
	if d.styles.close(e) || !d.body {
		return
	}
	switch e.Name.Local {
	case "h", "p":
		if p := &d.par; p.counted && bold(p.runs) {
			p.depth = 0
		}
		d.end()
		d.pop()
	case "span":
		d.pop()
	case "list":
		d.lists = d.lists[:max(len(d.lists)-1, 0)]
	case "list-item", "list-header":
		d.header = d.header[:max(len(d.header)-1, 0)]
	case "table-cell":
		d.endCell()
	case "table-row":
		d.endRow()
	case "table-header-rows":
		d.names--
	case "text-box", "custom-shape", "rect":
		d.shut()
		d.boxes--
	case "text":
		d.body = false
	case "header", "header-first", "header-left":
		d.endMargin(&d.head)
	case "footer", "footer-first", "footer-left":
		d.endMargin(&d.foot)
	}
}

// endMargin ends a header or footer.
func (d *odt) endMargin(m *margin) {
	d.finish()
	m.add(d.blocks, d.numbers)
	d.builder = builder{hidden: d.hidden}
	d.body, d.margin = false, false
}
