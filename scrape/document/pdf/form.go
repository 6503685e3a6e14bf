package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxFields is the number of fields of a page that are read.
const maxFields = 2000

// field is what stands in a field of a form without a picture of it.
type field struct {
	text string
	box
}

// fields makes the contents of a page's form part of the page. It returns those that the
// file has no appearance for, which are drawn by the program that shows the form.
func fields(instance pdfium.Pdfium, at requests.Page) []field {
	count, err := instance.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: at})
	if err != nil || count.Count == 0 {
		return nil
	}
	var list []field
	drawn := false
	for i := range min(count.Count, maxFields) {
		a, err := instance.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: at, Index: i})
		if err != nil {
			continue
		}
		f, seen := fieldOf(instance, a.Annotation)
		_, _ = instance.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
		drawn = drawn || seen
		if !seen && f.text != "" {
			list = append(list, f)
		}
	}
	if drawn {
		_, _ = instance.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: at, Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
	}
	return list
}

// fieldOf reads a field. drawn is set when the file has an appearance for it.
func fieldOf(instance pdfium.Pdfium, a references.FPDF_ANNOTATION) (f field, drawn bool) {
	kind, err := instance.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a})
	if err != nil || kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_WIDGET {
		return f, false
	}
	if ap, err := instance.FPDFAnnot_GetAP(&requests.FPDFAnnot_GetAP{Annotation: a, AppearanceMode: enums.FPDF_ANNOT_APPEARANCEMODE_NORMAL}); err == nil && len(ap.Value) > 0 {
		return f, true
	}
	value, err := instance.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: "V"})
	if err != nil {
		return f, false
	}
	rect, err := instance.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: a})
	if err != nil {
		return f, false
	}
	f.text = value.Value
	x1, x2, y1, y2 := float64(rect.Rect.Left), float64(rect.Rect.Right), float64(rect.Rect.Bottom), float64(rect.Rect.Top)
	f.box = box{left: min(x1, x2), right: max(x1, x2), bottom: min(y1, y2), top: max(y1, y2)}
	return f, false
}

// The size of the type in a field, in points, where the file does not say it.
const fieldType = 10.0

// glyphs lays the text of a field out: its lines from the top of the field, each as wide
// as the field at most.
func (f *field) glyphs(area box) []glyph {
	b := f.from(area)
	b.left, b.right, b.bottom, b.top = min(b.left, b.right), max(b.left, b.right), min(b.bottom, b.top), max(b.bottom, b.top)
	lines := strings.FieldsFunc(f.text, func(r rune) bool { return r == '\r' || r == '\n' })
	size := min(fieldType, 0.8*(b.top-b.bottom)/float64(max(len(lines), 1)))
	if size < minSize {
		size = fieldType
	}
	var out []glyph
	for i, line := range lines {
		y := b.top - size*(1+1.2*float64(i))
		if len(lines) == 1 {
			y = (b.top+b.bottom)/2 - 0.3*size
		}
		letters := []rune(line)
		wide := min(0.5*size, (b.right-b.left)/float64(len(letters)))
		for k, r := range letters {
			x := b.left + wide*float64(k)
			out = append(out, glyph{text: string(r), x: x, y: y, box: box{left: x, right: x + wide, top: y + 0.7*size, bottom: y - 0.2*size}, across: size, size: size, dx: 1})
		}
	}
	return out
}
