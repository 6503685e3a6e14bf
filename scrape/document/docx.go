package document

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// docx reads the XML of Word documents.
type docx struct {
	w      writer
	inText bool
	// unseen says that no reader sees the current run of text.
	unseen bool
	// pStack holds the paragraphs that text boxes interrupt: a text box is part of a run
	// of the paragraph that it is anchored to.
	pStack []string
	depth  int // the nesting of text boxes
}

// readDOCX reads the page headers, which may hold the name, and the document.
func readDOCX(z *zipFile) (Contents, error) {
	var d docx
	for _, name := range []string{"word/header1.xml", "word/header2.xml", "word/header3.xml"} {
		if z.has(name) {
			if err := d.part(z, name); err != nil {
				return Contents{}, err
			}
			d.w.out = slices.Compact(d.w.out)
		}
	}
	if err := d.part(z, "word/document.xml"); err != nil {
		return Contents{}, err
	}
	return d.w.result()
}

// part reads one of the XML files of the document.
func (d *docx) part(z *zipFile, name string) error {
	data, err := z.read(name)
	if err != nil {
		return err
	}
	return walkXML(data, d.start, d.end, func(s string) {
		if d.inText {
			d.w.text(s, d.unseen)
		}
	})
}

// start opens an element. Word writes text boxes twice, the second time for old
// programs; the second copy, deleted text and the instructions of fields are skipped.
func (d *docx) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "Fallback", "del", "moveFrom", "instrText", "delText", "footnoteReference", "fldData":
		return false
	case "p":
		if d.depth > 0 {
			d.w.bullet, d.w.heading = false, false
		}
	case "txbxContent":
		d.pStack = append(d.pStack, d.w.line.String())
		d.w.line.Reset()
		d.depth++
	case "r":
		d.unseen = false
	case "t":
		d.inText = true
	case "tab", "ptab":
		if d.w.line.Len() > 0 {
			d.w.text(" | ", d.unseen)
		}
	case "br", "cr":
		d.w.text("\n", d.unseen)
	case "noBreakHyphen":
		d.w.text("-", d.unseen)
	case "sym":
		d.w.text("•", d.unseen)
	case "tr":
		d.w.beginRow()
	default:
		d.property(e)
	}
	return true
}

// property reads an element that describes the paragraph or the run. Sizes are in half
// points.
func (d *docx) property(e xml.StartElement) {
	val := attr(e, "val")
	switch e.Name.Local {
	case "pStyle":
		style := strings.ToLower(val)
		d.w.heading = d.w.heading || strings.HasPrefix(style, "heading") || strings.HasPrefix(style, "berschrift") || strings.HasPrefix(style, "titre") || strings.HasPrefix(style, "titolo") || strings.HasPrefix(style, "ttulo")
		d.w.bullet = d.w.bullet || strings.Contains(style, "bullet") || strings.HasPrefix(style, "listnumber")
	case "outlineLvl":
		d.w.heading = d.w.heading || val < "3"
	case "numId":
		d.w.bullet = val != "0"
	case "vanish", "webHidden":
		d.unseen = d.unseen || val != "0" && val != "false"
	case "color":
		d.unseen = d.unseen || strings.EqualFold(val, "ffffff") && len(d.w.cells) == 0
	case "sz":
		if half, err := strconv.Atoi(val); err == nil && half < 4 {
			d.unseen = true
		}
	}
}

// end closes an element.
func (d *docx) end(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		d.inText = false
	case "p":
		if text := strings.TrimSpace(d.w.line.String()); strings.HasPrefix(text, "•") {
			d.w.bullet = true
		}
		d.w.paragraph()
	case "txbxContent":
		d.depth--
		n := len(d.pStack) - 1
		d.w.line.Reset()
		d.w.line.WriteString(d.pStack[n])
		d.pStack = d.pStack[:n]
	case "tc":
		d.w.endCell()
	case "tr":
		d.w.endRow()
	}
}
