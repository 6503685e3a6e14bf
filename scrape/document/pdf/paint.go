package pdf

import (
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// box is a rectangle.
type box struct{ left, right, top, bottom float64 }

// holds reports whether the middle of a character lies in the box.
func (b box) holds(g *glyph) bool {
	x, y := (g.left+g.right)/2, (g.top+g.bottom)/2
	return x >= b.left && x <= b.right && y >= b.bottom && y <= b.top
}

// from returns the box with its place counted from the corner of an area.
func (b box) from(area box) box {
	return box{left: b.left - area.left, right: b.right - area.left, top: b.top - area.bottom, bottom: b.bottom - area.bottom}
}

// shape is something drawn on a page.
type shape struct {
	box
	// outline is set for a line around something, with nothing painted inside.
	outline bool
}

// paint marks white characters that are not on top of a dark shape, and keeps the dots
// that some programs draw before the items of lists.
func paint(p *page, drawn []shape) {
	p.flat, p.upright = rulesOf(drawn)
	for i := range p.glyphs {
		g := &p.glyphs[i]
		for _, s := range drawn {
			g.unseen = g.unseen && (s.outline || !s.holds(g))
		}
		g.unseen = g.unseen && !g.blank()
	}
	for _, s := range drawn {
		if w, h := s.right-s.left, s.top-s.bottom; w > minDot && w < maxDot && h > minDot && h < maxDot && w < 1.5*h && h < 1.5*w {
			p.dots = append(p.dots, s.box)
		}
	}
}

// The width and height of a dot before an item, in points.
const (
	minDot = 1.2
	maxDot = 8.0
)

// shapes returns the filled shapes and pictures of a page that are not white.
func shapes(instance pdfium.Pdfium, at requests.Page, area box) []shape {
	count, err := instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: at})
	if err != nil {
		return nil
	}
	var list []shape
	for i := range min(count.Count, maxShapes) {
		o, err := instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: at, Index: i})
		if err != nil {
			continue
		}
		kind, err := instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil || kind.Type == objectText {
			continue
		}
		if c, err := instance.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: o.PageObject}); err == nil && kind.Type == objectPath && c.FillColor.R >= paperWhite && c.FillColor.G >= paperWhite && c.FillColor.B >= paperWhite {
			continue
		}
		if b, err := instance.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject}); err == nil {
			list = append(list, shape{
				box:     box{float64(b.Left), float64(b.Right), float64(b.Top), float64(b.Bottom)}.from(area),
				outline: kind.Type == objectPath && isOutline(instance, o.PageObject),
			})
		}
	}
	return list
}

// isOutline reports whether a path is drawn as a line and not painted inside.
func isOutline(instance pdfium.Pdfium, object references.FPDF_PAGEOBJECT) bool {
	mode, err := instance.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	return err == nil && mode.FillMode == 0 && mode.Stroke
}

// The types of objects on a page, as PDFium numbers them, and the number of objects that
// are examined.
const (
	objectText = 1
	objectPath = 2
	maxShapes  = 2000
)
