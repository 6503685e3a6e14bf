package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// page holds a page's characters in points, as a reader sees the page: the origin is at
// the bottom left of what is shown, and the page is turned as its own setting says.
type page struct {
	width, height float64
	glyphs        []glyph
	dots          []box // the drawn signs before the items of lists
	// flat and upright are the rules that are drawn.
	flat, upright []rule
	// turned has the characters that are turned counterclockwise by so many quarter
	// turns, each list with the page turned so that they are upright.
	turned [4][]glyph
	// picture is the page drawn, if it has no text and its words are to be recognized;
	// recognized are those words.
	picture    []byte
	recognized []word
}

// glyph is a character with the place of the pen, which was set down at x and y on the
// baseline. The numbers are points.
type glyph struct {
	text string
	x, y float64
	// box has the ink of the character and the way of the pen: the right end of an
	// upright character is where the pen was lifted.
	box
	// across is the size of the type along the line, and size that across the line.
	across, size float64
	// dx and dy are the direction in which the character is written, of length 1.
	dx, dy float64
	bold   bool
	unseen bool // in the colour of the paper
	// made marks a blank that is no character of the file: the engine made it up from
	// the gap between two letters.
	made bool
	// nameless marks a character of a font without a name.
	nameless bool
	// icon marks a picture from a font of pictures, whatever letter stands for it.
	icon bool
}

// blank reports whether a character has no ink.
func (g *glyph) blank() bool {
	return strings.TrimFunc(g.text, func(r rune) bool { return unicode.IsSpace(r) || r == 0 || r == '\ufeff' || r == '\u200b' }) == ""
}

// glyphReader reads the characters of a page.
type glyphReader struct {
	instance pdfium.Pdfium
	text     references.FPDF_TEXTPAGE
	area     box
	// The colour and the weight are read where a word may begin and hold until the next
	// may.
	white, bold, nameless, icon bool
}

// shown returns the part of a page that is shown, in the page's own coordinates.
func shown(instance pdfium.Pdfium, at requests.Page) (box, error) {
	size, err := instance.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return box{}, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	if b, err := instance.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: at}); err == nil && b.Rect.Right > b.Rect.Left && b.Rect.Top > b.Rect.Bottom {
		return box{left: float64(b.Rect.Left), right: float64(b.Rect.Right), top: float64(b.Rect.Top), bottom: float64(b.Rect.Bottom)}, nil
	}
	return box{right: size.Width, top: size.Height}, nil
}

// onePage reads the characters of a page. A page whose text runs up, down or upside down
// is turned first, so that the text is upright whatever the page's own setting says: a
// reader turns the page, too. Text that runs otherwise than most is read in turn.
func onePage(instance pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int) (page, error) {
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: n}}
	area, err := shown(instance, at)
	if err != nil {
		return page{}, err
	}
	filled := fields(instance, at)
	glyphs, err := readGlyphs(instance, at, area)
	if err != nil {
		return page{}, err
	}
	count := directions(glyphs)
	if most := slices.Index(count[:], slices.Max(count[:])); most > 0 {
		for i := range filled {
			filled[i].box = filled[i].turned(most)
		}
		area = turn(instance, at, area, most)
		if glyphs, err = readGlyphs(instance, at, area); err != nil {
			return page{}, err
		}
		count = directions(glyphs)
	}
	p := page{width: area.right - area.left, height: area.top - area.bottom}
	p.glyphs = upright(glyphs)
	for i := range filled {
		p.glyphs = append(p.glyphs, filled[i].glyphs(area)...)
	}
	paint(&p, shapes(instance, at, area))
	return p, p.readTurned(instance, at, area, count)
}

// readTurned reads the characters of a page that are turned, count of each way.
func (p *page) readTurned(instance pdfium.Pdfium, at requests.Page, area box, count [4]int) error {
	turned := 0
	for way := 1; way < len(count); way++ {
		if count[way] < leastTurned {
			continue
		}
		area = turn(instance, at, area, way-turned)
		turned = way
		glyphs, err := readGlyphs(instance, at, area)
		if err != nil {
			return err
		}
		side := page{width: area.right - area.left, height: area.top - area.bottom, glyphs: upright(glyphs)}
		paint(&side, shapes(instance, at, area))
		p.turned[way] = side.glyphs
	}
	return nil
}

// leastTurned is the number of turned characters from which they are read.
const leastTurned = 3

// readGlyphs reads the characters of a page. Their places count from the corner of an area.
func readGlyphs(instance pdfium.Pdfium, at requests.Page, area box) ([]glyph, error) {
	text, err := instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	defer func() {
		_, _ = instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	}()
	r := glyphReader{instance: instance, text: text.TextPage, area: area}
	count, err := instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	glyphs, err := r.all(min(count.Count, MaxGlyphs+1))
	if err != nil {
		return nil, err
	}
	nameTeX(glyphs)
	return putAccents(glyphs), nil
}

// directions counts the characters with ink by the quarter turns counterclockwise that
// they stand at.
func directions(glyphs []glyph) (count [4]int) {
	for i := range glyphs {
		if n, ok := glyphs[i].turns(); ok && !glyphs[i].made && !glyphs[i].blank() {
			count[n]++
		}
	}
	return count
}

// upright returns the characters that run from left to right.
func upright(glyphs []glyph) []glyph {
	return slices.DeleteFunc(slices.Clone(glyphs), func(g glyph) bool {
		n, ok := g.turns()
		return !g.made && (!ok || n != 0)
	})
}

// turns returns the number of quarter turns counterclockwise, 0 to 3, from an upright
// character to this one. ok is false for a slanted one.
func (g *glyph) turns() (n int, ok bool) {
	switch {
	case g.dx > 0.95:
		return 0, true
	case g.dy > 0.95:
		return 1, true
	case g.dx < -0.95:
		return 2, true
	case g.dy < -0.95:
		return 3, true
	}
	return 0, false
}

// quarters are the matrices of quarter turns clockwise.
func quarters(n int) (a, b, c, d float64) {
	m := [4][4]float64{{1, 0, 0, 1}, {0, -1, 1, 0}, {-1, 0, 0, -1}, {0, 1, -1, 0}}[n&3]
	return m[0], m[1], m[2], m[3]
}

// turned returns a box after a number of quarter turns clockwise about the origin.
func (b box) turned(n int) box {
	p, q, r, s := quarters(n)
	x1, y1 := p*b.left+r*b.bottom, q*b.left+s*b.bottom
	x2, y2 := p*b.right+r*b.top, q*b.right+s*b.top
	return box{left: min(x1, x2), right: max(x1, x2), bottom: min(y1, y2), top: max(y1, y2)}
}

// turn turns everything on a page clockwise by a number of quarter turns and returns
// where the part that is shown lies then.
func turn(instance pdfium.Pdfium, at requests.Page, area box, n int) box {
	count, err := instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: at})
	if err != nil {
		return area
	}
	a, b, c, d := quarters(n)
	m := structs.FPDF_FS_MATRIX{A: float32(a), B: float32(b), C: float32(c), D: float32(d)}
	for i := range count.Count {
		if o, err := instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: at, Index: i}); err == nil {
			_, _ = instance.FPDFPageObj_Transform(&requests.FPDFPageObj_Transform{PageObject: o.PageObject, Transform: m})
		}
	}
	return area.turned(n)
}

// all reads n characters.
func (r *glyphReader) all(n int) ([]glyph, error) {
	list := make([]glyph, 0, n)
	var last *glyph
	for i := range n {
		g, err := r.one(i, last)
		if err != nil {
			return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
		}
		list = append(list, g)
		last = &list[len(list)-1]
	}
	return list, nil
}

// one reads a character. last is the one before it, nil for the first.
func (r *glyphReader) one(i int, last *glyph) (g glyph, err error) {
	u, err := r.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.text, Index: i})
	if err != nil {
		return g, err
	}
	if u.Unicode != 0 {
		g.text = string(rune(u.Unicode))
	}
	made, err := r.instance.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: r.text, Index: i})
	if err != nil {
		return g, err
	}
	if g.made = made.IsGenerated; g.made {
		return g, nil
	}
	size, err := r.instance.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: i})
	if err != nil {
		return g, err
	}
	g.dx, g.across, g.size = 1, size.FontSize, size.FontSize
	if m, err := r.instance.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.text, Index: i}); err == nil {
		a, b, c, d := float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D)
		if long := math.Hypot(a, b); long > 0 {
			g.dx, g.dy = a/long, b/long
			g.across, g.size = size.FontSize*long, size.FontSize*math.Hypot(c, d)
		}
	}
	r.locate(&g, i)
	if last == nil || last.made || last.blank() || last.icon || math.Abs(g.y-last.y) > 0.1*g.size || math.Abs(g.size-last.size) > 0.1 || g.x-last.right > 0.1*g.size {
		r.look(i)
	}
	g.bold, g.unseen, g.nameless, g.icon = r.bold, r.white, r.nameless, r.icon || privateUse(g.text)
	return g, nil
}

// locate finds out where the pen was. The engine's loose box is as wide as the pen moves
// and as the ink, whichever is wider.
func (r *glyphReader) locate(g *glyph, i int) {
	if l, err := r.instance.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: r.text, Index: i}); err == nil {
		g.box = box{left: float64(l.Rect.Left), right: float64(l.Rect.Right), top: float64(l.Rect.Top), bottom: float64(l.Rect.Bottom)}.from(r.area)
	}
	g.x, g.y = g.left, g.bottom
	if o, err := r.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: i}); err == nil {
		g.x, g.y = o.X-r.area.left, o.Y-r.area.bottom
	}
}

// paperWhite is the value, of 255, from which a colour channel cannot be distinguished
// from paper.
const paperWhite = 245

// boldWeight is the weight from which type is bold, on the scale of 100 to 900.
const boldWeight = 600

// look reads the colour and the weight of a character.
func (r *glyphReader) look(i int) {
	c, err := r.instance.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: r.text, Index: i})
	r.white = err == nil && c.R >= paperWhite && c.G >= paperWhite && c.B >= paperWhite // text without a colour is black
	r.bold, r.nameless, r.icon = false, false, false
	if f, err := r.instance.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: i}); err == nil {
		r.bold, r.nameless, r.icon = boldName(f.FontName), f.FontName == "", iconName(f.FontName)
	}
	if !r.bold {
		w, err := r.instance.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: r.text, Index: i})
		r.bold = err == nil && w.FontWeight >= boldWeight
	}
}

// boldName reports whether a font's name says that it is bold: "Arial-BoldMT",
// "CMBX10", "Roboto-Black".
func boldName(name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"bold", "black", "heavy", "cmbx", "sfbx", "cmssbx", "demi"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// iconName reports whether a font's name says that it holds pictures.
func iconName(name string) bool {
	name = strings.ToLower(name)
	for _, part := range []string{"awesome", "icon", "academicons", "glyphicons", "marvosym", "fontello"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// privateUse reports whether a character has no meaning of its own and is no known sign
// of an item.
func privateUse(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0xe000 && r <= 0xf8ff && !strings.ContainsRune(signs, r)
}
