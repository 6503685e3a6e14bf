package pdf

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
)

// Recognizer returns the words of a picture of a page, a PNG or JPEG file.
type Recognizer func(ctx context.Context, picture []byte) ([]Recognized, error)

// Recognized is a word of a picture with its box, in pixels from the top left. Words with
// the same Line stand on one line.
type Recognized struct {
	Text                     string
	Left, Top, Right, Bottom int
	Line                     int
}

// The measures of pages without text.
const (
	// scanDPI is the resolution at which pages are drawn to be recognized, in pixels an
	// inch: what recognizers are trained for.
	scanDPI = 300
	// points is the size of a pixel of such a drawing in points, and capital the height
	// of a capital letter in sizes of the type.
	points  = 72.0 / scanDPI
	capital = 0.72
	// fewLetters is the number of characters below which a page is taken for a picture.
	fewLetters = 20
	// maxScans is the number of pages of a document that are recognized.
	maxScans = 30
	// maxPoints is the largest side of a page that is drawn, in points.
	maxPoints = 2000.0
)

// isScan reports whether a page is a picture.
func (p *page) isScan() bool {
	n := 0
	for i := range p.glyphs {
		if !p.glyphs[i].blank() && !p.glyphs[i].unseen {
			n++
		}
	}
	return n < fewLetters && p.width < maxPoints && p.height < maxPoints
}

// draw draws a page as a PNG file.
func draw(instance pdfium.Pdfium, at requests.Page) ([]byte, error) {
	r, err := instance.RenderPageInDPI(&requests.RenderPageInDPI{Page: at, DPI: scanDPI})
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	defer r.Cleanup()
	var out bytes.Buffer
	if err := png.Encode(&out, gray(r.Result.RenderedImage)); err != nil {
		return nil, fmt.Errorf("draw a page: %w", err)
	}
	return out.Bytes(), nil
}

// gray returns a picture in shades of gray, a third of its size.
func gray(in image.Image) image.Image {
	out := image.NewGray(in.Bounds())
	for y := in.Bounds().Min.Y; y < in.Bounds().Max.Y; y++ {
		for x := in.Bounds().Min.X; x < in.Bounds().Max.X; x++ {
			out.Set(x, y, in.At(x, y))
		}
	}
	return out
}

// recognize finds the words of the pages that are pictures.
func recognize(ctx context.Context, pages []page, r Recognizer) error {
	for i := range pages {
		p := &pages[i]
		if p.picture == nil {
			continue
		}
		list, err := r(ctx, p.picture)
		if err != nil {
			return fmt.Errorf("recognize page %d: %w", i+1, err)
		}
		p.recognized, p.picture = placed(list, p.height), nil
	}
	return nil
}

// placed puts recognized words on a page. The baseline of a line is the usual lower edge
// of its words: most end on it, some letters reach below. The size of the type follows
// from the height of the line, from the top of its capitals to that edge.
func placed(list []Recognized, height float64) []word {
	lines := map[int][]Recognized{}
	for _, w := range list {
		lines[w.Line] = append(lines[w.Line], w)
	}
	var out []word
	for _, line := range lines {
		var bottoms, tops []int
		for _, w := range line {
			if strings.ContainsFunc(w.Text, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'A' }) {
				bottoms, tops = append(bottoms, w.Bottom), append(tops, w.Top)
			}
		}
		if len(bottoms) == 0 {
			continue
		}
		slices.Sort(bottoms)
		base := bottoms[len(bottoms)/2]
		if len(bottoms) < 3 {
			base = bottoms[0]
		}
		size := max(float64(base-slices.Min(tops))*points/capital, 1)
		for _, w := range line {
			out = append(out, word{text: plainLetters(w.Text), left: float64(w.Left) * points, right: float64(w.Right) * points, base: height - float64(base)*points,
				top: height - float64(w.Top)*points, bottom: height - float64(w.Bottom)*points, size: math.Round(size*2) / 2})
		}
	}
	slices.SortFunc(out, func(a, b word) int {
		return cmp.Or(cmp.Compare(b.base, a.base), cmp.Compare(a.left, b.left), cmp.Compare(a.text, b.text))
	})
	nameSigns(out)
	return out
}

// misread are characters that recognizers take the signs of items for. The letters among
// them count where several lines begin with one at the same place.
const misread = "¢©®°«»*+~@eo"

// nameSigns makes signs of items of the single characters that begin a line, a little
// before a word with a capital.
func nameSigns(list []word) {
	var found []int
	for i := range list {
		w := &list[i]
		if utf8.RuneCountInString(w.text) != 1 || !strings.Contains(misread, w.text) || i > 0 && list[i-1].base == w.base || i+1 == len(list) || list[i+1].base != w.base {
			continue
		}
		next, _ := utf8.DecodeRuneInString(list[i+1].text)
		switch {
		case !hasLetter(w.text):
			w.text = "•"
		case unicode.IsUpper(next):
			found = append(found, i)
		}
	}
	found = slices.DeleteFunc(found, func(i int) bool {
		return !slices.ContainsFunc(list, func(w word) bool {
			return (isSign(w.text) || w.text == list[i].text) && w.base != list[i].base && math.Abs(w.left-list[i].left) < list[i].size/2
		})
	})
	for _, i := range found {
		list[i].text = "•"
	}
}

// ReadPicture reads a document that is one picture: a PNG or JPEG file of so many
// pixels. The errors are ErrScanned, when no word is found, and those of the recognizer.
func ReadPicture(ctx context.Context, picture []byte, width, height int, r Recognizer) (Document, error) {
	p := page{width: float64(width) * points, height: float64(height) * points, picture: picture}
	pages := []page{p}
	if err := recognize(ctx, pages, r); err != nil {
		return Document{}, err
	}
	d := compose(pages)
	if strings.TrimSpace(d.Text) == "" {
		return d, ErrScanned
	}
	return d, nil
}
