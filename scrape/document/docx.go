package document

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// docx reads Word's XML.
type docx struct {
	w      writer
	inText bool
	// run is how the run of text at hand looks.
	unseen bool
	// pStack holds the paragraphs that boxes interrupt: a text box stands in a run
	// of the paragraph that it is anchored to.
	pStack []string
	depth  int // of boxes
}

// readDOCX reads the header, which may hold the name, and the document.
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
// programs; deleted text and the instructions of fields are left out.
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
	case "pStyle":
		style := strings.ToLower(attr(e, "val"))
		d.w.heading = d.w.heading || strings.HasPrefix(style, "heading") || strings.HasPrefix(style, "berschrift") || strings.HasPrefix(style, "titre") || strings.HasPrefix(style, "titolo") || strings.HasPrefix(style, "ttulo")
		d.w.bullet = d.w.bullet || strings.Contains(style, "bullet") || strings.HasPrefix(style, "listnumber")
	case "outlineLvl":
		d.w.heading = d.w.heading || attr(e, "val") < "3"
	case "numId":
		d.w.bullet = attr(e, "val") != "0"
	case "r":
		d.unseen = false
	case "vanish", "webHidden":
		d.unseen = d.unseen || attr(e, "val") != "0" && attr(e, "val") != "false"
	case "color":
		d.unseen = d.unseen || strings.EqualFold(attr(e, "val"), "ffffff") && len(d.w.cells) == 0
	case "sz":
		if half, err := strconv.Atoi(attr(e, "val")); err == nil && half < 4 {
			d.unseen = true
		}
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
	}
	return true
}

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
