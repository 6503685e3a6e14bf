package papers

import (
	"fmt"
	"math"
	"strings"
)

// run is a line of text in one font, of which letters stand apart.
type run struct {
	x, y, size, apart float64
	text, font        string
}

// way is how a program writes a run into the contents of a page.
type way func(f *file, b *strings.Builder, r run)

// show writes codes as a text object of their own.
func show(b *strings.Builder, r run, x float64, codes []byte) {
	fmt.Fprintf(b, "BT /%s %g Tf %g Tc 1 0 0 1 %.3f %.3f Tm %s Tj ET\n", r.font, r.size, r.apart, x, r.y, hex(codes))
}

// inOnePiece writes the run as it is.
func inOnePiece(_ *file, b *strings.Builder, r run) { show(b, r, r.x, codes(r.text)) }

// byGlyph writes each letter, blanks too, as an object, with pairs drawn together.
func byGlyph(f *file, b *strings.Builder, r run) {
	glyphs(f, b, r, func(advance float64) float64 { return advance }, true)
}

// byGlyphInSteps does the same where a letter advances by whole pixels, rounded down,
// as on a screen: gaps between words are narrow.
func byGlyphInSteps(f *file, b *strings.Builder, r run) {
	const pixel = .75
	glyphs(f, b, r, func(advance float64) float64 { return math.Floor(advance/pixel) * pixel }, true)
}

// byGlyphWithoutBlanks writes each letter as an object, and no blank.
func byGlyphWithoutBlanks(f *file, b *strings.Builder, r run) {
	glyphs(f, b, r, func(advance float64) float64 { return advance }, false)
}

// glyphs writes the letters of a run one by one.
func glyphs(f *file, b *strings.Builder, r run, advance func(float64) float64, blanks bool) {
	x, apart, before := r.x, r.apart, ' '
	r.apart = 0
	for _, c := range r.text {
		if strings.ContainsRune("AFPTVWY", before) && strings.ContainsRune("aeo.,", c) {
			x -= .06 * r.size
		}
		if c != ' ' || blanks {
			show(b, r, x, codes(string(c)))
		}
		x += advance(f.width(string(c), r.font, r.size)) + apart
		before = c
	}
}

// byWord writes each word as an object, and no blank.
func byWord(f *file, b *strings.Builder, r run) {
	x := r.x
	for word := range strings.SplitSeq(r.text, " ") {
		show(b, r, x, codes(word))
		x += f.width(word+" ", r.font, r.size) + r.apart*float64(len([]rune(word))+1)
	}
}

// byOffsets writes a line as one array, in which numbers stand for the blanks.
func byOffsets(_ *file, b *strings.Builder, r run) {
	fmt.Fprintf(b, "BT /%s %g Tf 1 0 0 1 %.3f %.3f Tm %g Tc [", r.font, r.size, r.x, r.y, r.apart)
	for i, word := range strings.Split(r.text, " ") {
		if i > 0 {
			fmt.Fprintf(b, "%.0f", -250-1000*r.apart/r.size)
		}
		b.WriteString(hex(codes(word)))
	}
	b.WriteString("] TJ ET\n")
}

// withDrawnAccents writes an accent and, under it, its letter.
func withDrawnAccents(f *file, b *strings.Builder, r run) {
	const letters, bases, accents = "äöüÄÖÜéèêáíóúñç", "aouAOUeeeaiounc", "¨¨¨¨¨¨´`ˆ´´´´˜¸"
	x, rest := r.x, []rune{}
	flush := func() {
		if len(rest) > 0 {
			show(b, r, x, codes(string(rest)))
			x += f.width(string(rest), r.font, r.size) + r.apart*float64(len(rest))
			rest = rest[:0]
		}
	}
	for _, c := range r.text {
		i := indexRune(letters, c)
		if i < 0 {
			rest = append(rest, c)
			continue
		}
		flush()
		base, accent := string([]rune(bases)[i]), string([]rune(accents)[i])
		show(b, r, x+(f.width(base, r.font, r.size)-f.width(accent, r.font, r.size))/2, codes(accent))
		rest = append(rest, []rune(base)...)
	}
	flush()
}

// indexRune counts in letters.
func indexRune(s string, c rune) int {
	for i, r := range []rune(s) {
		if r == c {
			return i
		}
	}
	return -1
}
