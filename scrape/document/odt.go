package document

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// odt reads the XML of OpenDocument.
type odt struct {
	w      writer
	unseen map[string]bool // styles whose text no reader sees
	spans  []bool          // whether each open paragraph or span is unseen
	lists  int             // the nesting of lists
	style  string          // the style that is being defined
	body   bool            // the current element is part of the text
}

// readODT reads a text document of OpenDocument.
func readODT(z *zipFile) (Contents, error) {
	data, err := z.read("content.xml")
	if err != nil {
		return Contents{}, err
	}
	d := odt{unseen: map[string]bool{}}
	if err := walkXML(data, d.start, d.end, func(s string) {
		if d.body {
			d.w.text(strings.ReplaceAll(s, "\n", " "), d.hides())
		}
	}); err != nil {
		return Contents{}, err
	}
	return d.w.result()
}

// hides reports whether no reader sees the current text because of its style.
func (d *odt) hides() bool { return len(d.spans) > 0 && d.spans[len(d.spans)-1] }

// start opens an element, and returns false for elements that are skipped.
func (d *odt) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "style":
		d.style = attr(e, "name")
	case "text-properties":
		size, err := strconv.ParseFloat(strings.TrimSuffix(attr(e, "font-size"), "pt"), 64)
		d.unseen[d.style] = d.unseen[d.style] || attr(e, "display") == "none" || strings.EqualFold(attr(e, "color"), "#ffffff") && attr(e, "background-color") == "" || err == nil && size < 2
	case "text":
		d.body = true
	case "tracked-changes", "note", "annotation", "bookmark-ref", "sequence-decls":
		return false
	case "h":
		d.w.heading = true
		d.spans = append(d.spans, d.unseen[attr(e, "style-name")])
	case "p":
		d.w.bullet = d.w.bullet || d.lists > 0
		d.spans = append(d.spans, d.unseen[attr(e, "style-name")])
	case "span":
		d.spans = append(d.spans, d.hides() || d.unseen[attr(e, "style-name")])
	case "list":
		d.lists++
	case "tab":
		if d.w.line.Len() > 0 {
			d.w.text(" | ", d.hides())
		}
	case "line-break":
		d.w.text("\n", d.hides())
	case "s":
		d.w.text(" ", d.hides())
	case "table-row":
		d.w.beginRow()
	}
	return true
}

// end closes an element.
func (d *odt) end(e xml.EndElement) {
	switch e.Name.Local {
	case "h", "p":
		if strings.HasPrefix(strings.TrimSpace(d.w.line.String()), "•") {
			d.w.bullet = true
		}
		d.w.paragraph()
		d.pop()
	case "span":
		d.pop()
	case "list":
		d.lists--
	case "table-cell":
		d.w.endCell()
	case "table-row":
		d.w.endRow()
	case "text":
		d.body = false
	}
}

// pop closes a paragraph or span.
func (d *odt) pop() {
	if n := len(d.spans); n > 0 {
		d.spans = d.spans[:n-1]
	}
}
