package pdf

import (
	"slices"
	"strings"
	"testing"
)

// pen writes characters one by one, as programs do that place each by itself.
type pen struct {
	x, y, size float64
	out        []glyph
}

// newPen is a pen with type of 10 points.
func newPen() *pen { return &pen{x: 50, y: 700, size: 10} }

// put writes one character with the place of the pen, half as wide as the type is high.
func (p *pen) put(s string) *glyph {
	p.out = append(p.out, glyph{text: s, x: p.x, y: p.y, box: box{left: p.x, right: p.x + p.size/2, top: p.y + 0.8*p.size, bottom: p.y - 0.2*p.size}, size: p.size, across: p.size, dx: 1})
	p.x += p.size / 2
	return &p.out[len(p.out)-1]
}

// write writes letters and moves the pen by apart, in sizes of the type, after each. A
// blank is one of the file, and "_" one that the engine made up, which takes no room.
func (p *pen) write(text string, apart float64) *pen {
	for _, r := range text {
		if r == '_' {
			p.out = append(p.out, glyph{text: " ", made: true})
			continue
		}
		p.put(string(r))
		p.x += apart * p.size
	}
	return p
}

// skip moves the pen without writing, in sizes of the type.
func (p *pen) skip(sizes float64) *pen { p.x += sizes * p.size; return p }

// at sets the size and how far the line is raised above where it began.
func (p *pen) at(size, raised float64) *pen { p.size, p.y = size, 700+raised; return p }

// textsOf returns the texts of words.
func textsOf(list []word) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].text
	}
	return out
}

func TestWhereWordsEnd(t *testing.T) {
	for name, tc := range map[string]struct {
		make func(p *pen)
		want string
	}{
		"at a blank of the file":                           {func(p *pen) { p.write("to be", 0) }, "to|be"},
		"where the pen moves on without a blank":           {func(p *pen) { p.write("wards", 0).skip(.25).write("staff", 0) }, "wards|staff"},
		"at a narrow gap, in small type":                   {func(p *pen) { p.at(7, 0).write("wards", 0).skip(.15).write("staff", 0) }, "wards|staff"},
		"not where a pair of letters is set closer":        {func(p *pen) { p.write("T", 0).skip(-.1).write("own", 0) }, "Town"},
		"not where a pair of letters is set wider":         {func(p *pen) { p.write("staf", 0).skip(.08).write("fing", 0) }, "staffing"},
		"not at a blank that the engine made up":           {func(p *pen) { p.write("cert_ified", 0) }, "certified"},
		"at a made up blank where the pen moves a little":  {func(p *pen) { p.write("wards_", 0).skip(.06).write("staff", 0) }, "wards|staff"},
		"not at a blank that the next letter covers":       {func(p *pen) { p.write("cert ", 0).skip(-.5).write("ified", 0) }, "certified"},
		"where letters are set apart, at a wider gap":      {func(p *pen) { p.write("NURSE", .2).skip(.45).write("WARD", .2) }, "NURSE|WARD"},
		"where letters are set apart, at a blank":          {func(p *pen) { p.write("NURSE WARD", .3) }, "NURSE|WARD"},
		"not where letters set apart have made up blanks":  {func(p *pen) { p.write("N_U_R_S_E", .3).skip(.5).write("W_A_R_D", .3) }, "NURSE|WARD"},
		"not where rounded places shake letters set apart": {func(p *pen) { p.write("NU", .2).skip(.15).write("RS", .2).skip(.15).write("E", .2) }, "NURSE"},
		"not within a short word of letters set apart": {func(p *pen) {
			p.write("a", .1).write("b", 0)
		}, "ab"},
		"not between the pieces of a ligature": {func(p *pen) {
			p.write("e", 0)
			for range 2 { // the engine gives each piece the place of the whole
				p.put("f").right = p.x + 4
				p.x -= 5
			}
			p.skip(.9).write("ort", 0)
		}, "effort"},
		"on another line":                  {func(p *pen) { p.write("one", 0).at(10, -12); p.x = 50; p.write("two", 0) }, "one|two"},
		"further left on the line":         {func(p *pen) { p.x = 300; p.write("right", 0); p.x = 50; p.write("left", 0) }, "right|left"},
		"never at a figure above the line": {func(p *pen) { p.write("m", 0).at(6, 4).write("2", 0) }, "m2"},
		"never at a figure below the line": {func(p *pen) { p.write("CO", 0).at(6, -2).write("2", 0) }, "CO2"},
		"never at capitals in smaller type": {func(p *pen) {
			p.write("A", 0).at(8, 0).write("DA", 0).skip(.25).at(10, 0).write("B", 0).at(8, 0).write("RANDT", 0)
		}, "ADA|BRANDT"},
		"behind an icon that touches the word": {func(p *pen) { p.put("\uf095").icon = true; p.write("0171", 0) }, "\uf095|0171"},
		"before an icon":                       {func(p *pen) { p.write("0171", 0); p.put("\uf095").icon = true }, "0171|\uf095"},
		"at blanks of no width of the file":    {func(p *pen) { p.write("to\u200b", 0).skip(-.5).write("day", 0) }, "today"},
		"not in scripts without blanks":        {func(p *pen) { p.write("東京", .2).skip(.3).write("勤務", .2) }, "東京勤務"},
		"at a blank in scripts without blanks": {func(p *pen) { p.write("東京 勤務", 0) }, "東京|勤務"},
		"far from each other":                  {func(p *pen) { p.write("a", 0).skip(40).write("b", 0) }, "a|b"},
		"nowhere in nothing":                   {func(*pen) {}, ""},
		"nowhere in blanks alone":              {func(p *pen) { p.write(" _ ", 0) }, ""},
	} {
		p := newPen()
		tc.make(p)
		if got := strings.Join(textsOf(words(p.out)), "|"); got != tc.want {
			t.Errorf("words end %s: %q, want %q", name, got, tc.want)
		}
	}
}

// The ink of an f is wider than the way of the pen, as the engine measures it, so that
// the gap after it is narrower, within words and at their ends.
func TestInkThatOverhangsIsNoGap(t *testing.T) {
	p := newPen()
	for range 6 {
		for _, s := range []string{"o", "f", "f", "e", "r"} {
			g := p.put(s)
			if s == "f" {
				g.right += 1
			}
		}
		p.skip(.15)
	}
	for range 6 { // words that end with the letter
		p.put("o")
		p.put("f").right++
		p.skip(.15)
	}
	got := textsOf(words(p.out))
	want := slices.Concat(slices.Repeat([]string{"offer"}, 6), slices.Repeat([]string{"of"}, 6))
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A file may say that a letter is narrower than it is: each gap after it looks like one
// between words, until those at the ends of words are wider still.
func TestLettersWithAWrongWidth(t *testing.T) {
	p := newPen()
	var want []string
	for range 3 {
		for _, w := range []string{"rafts", "fish", "from", "of", "life"} {
			for _, r := range w {
				if g := p.put(string(r)); r == 'f' {
					g.right -= 1.5
				}
			}
			p.skip(.3)
			want = append(want, w)
		}
	}
	if got := textsOf(words(p.out)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The engine returns the characters of pages that were turned from the right.
func TestCharactersInAnotherOrder(t *testing.T) {
	g := written(50, 700, "ward clerk")
	g = g[:len(g)-2]
	slices.Reverse(g)
	g = slices.Insert(g, 3, glyph{text: " ", made: true})
	if got := strings.Join(textsOf(words(g)), "|"); got != "ward|clerk" {
		t.Errorf("%q", got)
	}
}

func TestWordsHaveThePlaceAndLookOfTheirLetters(t *testing.T) {
	p := newPen()
	p.at(6, 5).write("1", 0).at(10, 0).write("st", 0)
	for i := range p.out {
		p.out[i].bold = i > 0
	}
	w := words(p.out)
	if len(w) != 1 || w[0].left != 50 || w[0].right != 63 || w[0].base != 700 || w[0].size != 10 || w[0].bold || w[0].bottom != 698 {
		t.Errorf("%+v", w)
	}
}

func TestPlainLetters(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "oﬃce": "office", "ﬂow": "flow", "ＧＯ": "GO", "e\u0301te": "éte", "½": "½", "m²": "m²", "№": "№", "⽇": "日", "שׁ": "שׁ", "": "",
	} {
		if got := plainLetters(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
