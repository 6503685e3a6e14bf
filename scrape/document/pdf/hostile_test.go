package pdf

import (
	"maps"
	"math"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// oddPlaces are numbers that a damaged or hostile file may place letters at.
func oddPlaces() [8]float64 {
	return [8]float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 1e9, -1e9, math.SmallestNonzeroFloat64}
}

// scattered lays the letters of a text out as a list of moves tells, four bytes a letter,
// from the beginning again when it is used up: how far the pen moves before the letter
// and up or down, the width of the letter, and its looks. Values above 247 stand for odd
// places, a line feed for a new line.
func scattered(text string, moves []byte) []glyph {
	odd := oddPlaces()
	number := func(b byte, unit float64) float64 {
		if b >= 248 {
			return odd[b-248]
		}
		return float64(int8(b)) * unit
	}
	at := func(i int) byte {
		if len(moves) == 0 {
			return 0
		}
		return moves[i%len(moves)]
	}
	var out []glyph
	x, y := 50.0, 700.0
	for i, r := range []rune(text) {
		if r == '\n' {
			x, y = 50, y-12
			continue
		}
		dx, dy, wide, look := number(at(4*i), .5), number(at(4*i+1), .5), number(at(4*i+2), .5), at(4*i+3)
		size := float64(look&0x0f) + 4
		if look&0xf0 == 0xf0 {
			size = odd[look&7]
		}
		g := glyph{text: string(r), x: x + dx, y: y + dy, box: box{left: x + dx, right: x + dx + 5 + wide, top: y + dy + size, bottom: y + dy - 2}, size: size, across: size, dx: 1}
		g.unseen, g.bold, g.made = look&0x30 == 0x30, look&0x40 != 0, look&0x80 != 0 && g.blank()
		out = append(out, g)
		x += 5
	}
	return out
}

// lettersIn counts the letters of texts, whatever their form and their accents.
func lettersIn(texts ...string) map[rune]int {
	count := map[rune]int{}
	for _, s := range texts {
		for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "")) {
			if unicode.IsLetter(r) {
				count[r]++
			}
		}
	}
	return count
}

// lettersOn counts the letters of glyphs.
func lettersOn(glyphs ...glyph) map[rune]int {
	var texts []string
	for i := range glyphs {
		texts = append(texts, glyphs[i].text)
	}
	return lettersIn(texts...)
}

// kept fails the test unless a document has each letter of its pages, in its text or among
// what is left out, and its blocks are whole.
func kept(t *testing.T, d *Document, want map[rune]int) {
	t.Helper()
	var texts []string
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Text == "" || strings.Contains(b.Text, "\n") || b.Text != strings.TrimSpace(b.Text) {
			t.Errorf("block %d is %q", i, b.Text)
		}
		texts = append(texts, b.Text)
	}
	if got, said := lettersIn(d.Text), lettersIn(texts...); !maps.Equal(got, said) {
		t.Errorf("the text is %q, the blocks %q", d.Text, texts)
	}
	if got := lettersIn(append(append(append(texts, d.Hidden...), d.Repeated...), d.Turned...)...); !maps.Equal(got, want) {
		t.Errorf("letters are lost or added: %q, hidden %q, repeated %q, turned %q", d.Text, d.Hidden, d.Repeated, d.Turned)
	}
}

// Words have the letters of their characters, wherever those stand.
func FuzzWords(f *testing.F) {
	f.Add("to be or\nnot", []byte{0, 0, 0, 6})
	f.Add("ﬁ ＧＯ e\u0301 東京 שלום\n\x02", []byte{1, 255, 3, 8, 248, 1, 0, 90, 0, 0, 251, 200})
	f.Fuzz(func(t *testing.T, text string, moves []byte) {
		if len(text) > 2000 {
			return
		}
		g := scattered(text, moves)
		list := words(g)
		if got, want := lettersIn(textsOf(list)...), lettersOn(g...); !maps.Equal(got, want) {
			t.Errorf("letters are lost or added: %q", textsOf(list))
		}
		for _, w := range list {
			if strings.TrimSpace(w.text) == "" {
				t.Errorf("an empty word among %q", textsOf(list))
			}
		}
	})
}

// A document has each letter of its pages, wherever those stand, in its text or among
// what is left out.
func FuzzCompose(f *testing.F) {
	f.Add("one two\nthree", []byte{0, 0, 0, 6}, byte(0))
	f.Add("2019 – 2021  Engineer\n             • did so\n2017 – 2019  Cook\n             • did so", []byte{0, 0, 0, 6}, byte(1))
	f.Add("left     right\nleft     right\nleft     right\nleft     right\nPage 1", []byte{3, 0, 0, 6, 0, 0, 20, 7}, byte(7))
	f.Fuzz(func(t *testing.T, text string, moves []byte, looks byte) {
		if len(text) > 2000 {
			return
		}
		first := page{width: 600, height: 800, glyphs: scattered(text, moves)}
		if looks&1 != 0 {
			first.dots = []box{{left: 40, right: 44, bottom: 702, top: 706}, {left: 45, right: 48, bottom: 690, top: 693}}
		}
		if looks&2 != 0 {
			first.flat = []rule{{710, 40, 500}, {695, 40, 500}, {680, 40, 500}}
			first.upright = []rule{{40, 680, 710}, {80, 680, 710}, {500, 680, 710}}
		}
		pages := []page{first}
		if looks&4 != 0 {
			pages = append(pages, first)
		}
		var all []glyph
		for i := range pages {
			all = append(all, pages[i].glyphs...)
		}
		want := lettersOn(all...)
		if looks&8 != 0 && len(moves) > 0 {
			turned := scattered(text, moves[1:])
			pages[0].turned[1+looks>>4%3] = turned
			for r, n := range lettersOn(turned...) {
				want[r] += n
			}
		}
		d := compose(pages)
		kept(t, &d, want)
	})
}

// A hostile file gives its letters a right end left of where the pen was set down, so that
// they stand on both sides of a gutter.
func TestLettersThatEndBeforeTheyBegin(t *testing.T) {
	p := sheet(spaced(200, 700, 24, column("Right")...))
	for i := range eight {
		p.glyphs = append(p.glyphs, glyph{text: "x", x: 590, y: 688 - 24*float64(i), box: box{left: 10, right: 20, top: 708, bottom: 6}, size: 10, across: 10, dx: 1})
	}
	d := compose([]page{p})
	kept(t, &d, lettersOn(p.glyphs...))
}
