package office

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"
)

// docx reads the XML of Word documents.
type docx struct {
	builder
	styles *styles
	lists  *lists
	// direct is the format that the current paragraph has beside its style, and run
	// that of the current run.
	direct, run format
	named       string // the style of the paragraph
	inStyle     bool   // the properties of the paragraph are being read
	inText      bool
	boxes       int // the nesting of text boxes
	saved       []docxParagraph
	fields      []field
	margin      bool // a header or footer is being read
}

// docxParagraph is the format of a paragraph that a text box interrupts.
type docxParagraph struct {
	direct, run format
	named       string
}

// field is text that Word computes.
type field struct {
	code   string
	result bool // the instruction has ended
}

// ReadDOCX reads a document of Word, with the headers and footers of its pages.
func ReadDOCX(a *Archive) (Contents, error) {
	var d docx
	var err error
	if d.styles, err = readStyles(a); err != nil {
		return Contents{}, err
	}
	if d.lists, err = readLists(a); err != nil {
		return Contents{}, err
	}
	var head, foot margin
	for _, name := range a.Names() {
		base := path.Base(name)
		isHead, isFoot := strings.HasPrefix(base, "header"), strings.HasPrefix(base, "footer")
		if path.Dir(name) != "word" || path.Ext(name) != ".xml" || !isHead && !isFoot {
			continue
		}
		d.margin = true
		if err := d.part(a, name); err != nil {
			return Contents{}, err
		}
		if isHead {
			head.add(d.blocks, d.numbers)
		} else {
			foot.add(d.blocks, d.numbers)
		}
		d.builder = builder{hidden: d.hidden}
	}
	d.margin = false
	if err := d.part(a, mainPart(a)); err != nil {
		return Contents{}, err
	}
	c := Contents{Blocks: around(&head, &foot, d.blocks), Hidden: d.hidden}
	for _, m := range []margin{head, foot} {
		if w := m.warning(); w != "" {
			c.Warnings = append(c.Warnings, w)
		}
	}
	return c, nil
}

// part reads one of the XML files of the document.
func (d *docx) part(a *Archive, name string) error {
	data, err := a.Read(name)
	if err != nil {
		return err
	}
	d.direct, d.run, d.named, d.fields = blankFormat(), blankFormat(), "", nil
	if err := walkXML(data, d.start, d.close, d.chars); err != nil {
		return err
	}
	d.finish()
	return nil
}

// start opens an element. Word writes text boxes twice, the second time for old
// programs; the second copy, deleted text, former properties and the reading of ruby
// characters are skipped.
func (d *docx) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "Fallback", "del", "moveFrom", "delText", "footnoteReference", "fldData", "pPrChange", "rPrChange", "sectPr", "sdtPr", "tblPr", "rt":
		return false
	case "p":
		d.direct, d.run, d.named = blankFormat(), blankFormat(), d.styles.usual
	case "pPr":
		d.inStyle = true
	case "txbxContent":
		d.saved = append(d.saved, docxParagraph{d.direct, d.run, d.named})
		d.boxes++
		d.open()
	case "r":
		d.run = blankFormat()
	case "t", "instrText":
		d.inText = e.Name.Local == "t"
	case "tr":
		d.beginRow()
	case "fldSimple":
		d.fields = append(d.fields, field{code: attr(e, "instr"), result: true})
	case "fldChar":
		d.fieldSign(attr(e, "fldCharType"))
	default:
		d.sign(e)
	}
	return true
}

// sign reads an element that stands for a character, or a property.
func (d *docx) sign(e xml.StartElement) {
	switch e.Name.Local {
	case "tab", "ptab":
		if !d.inStyle { // elsewhere it defines where tabs end
			d.put("\t")
		}
	case "br", "cr":
		d.put("\n")
	case "noBreakHyphen":
		d.put("-")
	case "sym":
		d.put("•")
	case "pStyle":
		d.named = attr(e, "val")
	case "rStyle":
		if !d.inStyle {
			d.run = d.run.over(d.styles.named(attr(e, "val")))
		}
	case "rPr":
	case "tblHeader":
		if on(e) {
			d.namesColumns()
		}
	default:
		d.property(e)
	}
}

// property reads an element that describes the paragraph or a run. The look of the sign
// that ends a paragraph is not that of its text.
func (d *docx) property(e xml.StartElement) {
	switch e.Name.Local {
	case "b", "sz", "vanish", "webHidden", "color", "highlight":
		if !d.inStyle {
			d.run.set(e)
		}
	case "shd":
		if d.inStyle {
			d.direct.set(e)
		} else {
			d.run.set(e)
		}
	case "outlineLvl", "numId", "ilvl", "spacing", "contextualSpacing":
		if d.inStyle {
			d.direct.set(e)
		}
	}
}

// chars reads the characters between elements.
func (d *docx) chars(s string) {
	if d.inText {
		d.put(s)
		return
	}
	if n := len(d.fields); n > 0 && !d.fields[n-1].result && len(d.fields[n-1].code) < 200 {
		d.fields[n-1].code += s
	}
}

// put adds text to the paragraph. In headers and footers the number of the page is left
// out.
func (d *docx) put(s string) {
	for _, f := range d.fields {
		if code, _, _ := strings.Cut(strings.TrimSpace(f.code), " "); d.margin && f.result && (strings.EqualFold(code, "PAGE") || strings.EqualFold(code, "NUMPAGES") || strings.EqualFold(code, "SECTIONPAGES")) {
			d.par.numbered = true
			return
		}
	}
	f := d.run.over(d.direct).over(d.styles.named(d.named)).over(d.styles.defaults)
	d.text(s, f.look(d.boxes > 0 || len(d.rows) > 0))
}

// fieldSign reads a sign that begins a field, its result, or ends it.
func (d *docx) fieldSign(kind string) {
	n := len(d.fields)
	switch {
	case kind == "begin" && n < maxXMLDepth:
		d.fields = append(d.fields, field{})
	case kind == "separate" && n > 0:
		d.fields[n-1].result = true
	case kind == "end" && n > 0:
		d.fields = d.fields[:n-1]
	}
}

// close closes an element.
func (d *docx) close(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		d.inText = false
	case "pPr":
		d.inStyle = false
	case "p":
		d.paragraph()
	case "fldSimple":
		d.fieldSign("end")
	case "txbxContent":
		d.shut()
		d.boxes--
		if n := len(d.saved); n > 0 {
			p := d.saved[n-1]
			d.direct, d.run, d.named, d.saved = p.direct, p.run, p.named, d.saved[:n-1]
		}
	case "tc":
		d.endCell()
	case "tr":
		d.endRow()
	}
}

// paragraph ends a paragraph with the format of its style. A numbered paragraph is an
// item of a list, unless it is a heading or bold as a whole, as numbered headings are.
func (d *docx) paragraph() {
	f := d.direct.over(d.styles.named(d.named)).over(d.styles.defaults)
	p := &d.par
	p.level, p.style = max(f.level, 0), d.named
	p.before, p.after, p.tight = max(f.before, 0), max(f.after, 0), f.tight == 1
	if f.list != "" && f.list != "0" && p.level == 0 {
		depth := max(f.depth, 0)
		switch d.lists.form(f.list, depth) {
		case signed:
			p.depth = depth + 1
		case counted:
			if !bold(p.runs) {
				p.depth = depth + 1
			}
		case bare:
		}
	}
	d.end()
}

// bold reports whether all of the text is bold.
func bold(runs []run) bool {
	for _, r := range runs {
		if !r.bold && len(bytes.TrimSpace(r.text)) > 0 {
			return false
		}
	}
	return true
}

// mainPart returns the name of the file that holds the document, "" when there is none.
// Some programs number it.
func mainPart(a *Archive) string {
	if a.Has("word/document.xml") {
		return "word/document.xml"
	}
	for _, name := range a.Names() {
		if strings.HasPrefix(name, "word/document") && path.Ext(name) == ".xml" {
			return name
		}
	}
	return ""
}

// IsDOCX reports whether an archive is a document of Word.
func IsDOCX(a *Archive) bool { return mainPart(a) != "" }
