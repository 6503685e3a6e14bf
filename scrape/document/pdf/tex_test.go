package pdf

import (
	"math"
	"strings"
	"testing"
)

// nameless writes characters of a font without a name.
func nameless(text string) []glyph {
	g := newPen().write(text, 0).out
	for i := range g {
		g[i].nameless = true
	}
	return g
}

// textOf returns the text of characters.
func textOf(glyphs []glyph) string {
	var b strings.Builder
	for i := range glyphs {
		b.WriteString(glyphs[i].text)
	}
	return b.String()
}

func TestCodesOfTeXFonts(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"ligatures of OT1":                    {"sta\x0b \x0cnds \x0dow o\x0ece ba\x0fe", "staff finds flow office baffle"},
		"dashes and quotes of OT1":            {"\x0cve: 2019{2021|\x5cso\x22", "five: 2019–2021—“so”"},
		"letters of OT1":                      {"\x0cx stra\x19e k\x1cbenhavn", "fix straße københavn"},
		"ligatures of T1":                     {"sta\x1b \x1cnds \x1dow o\x1ece ba\x1fe", "staff finds flow office baffle"},
		"dashes and quotes of T1":             {"2019\x152021\x16\x10so\x11 \x12so\x13", "2019–2021—“so” „so«"},
		"letters of T1":                       {"\x1cx: \u0083esk\u00fd \u008a\u00aa\u00df \u00ff", "fix: Český ŁłSS ß"},
		"a dash alone":                        {"2019{2021", "2019–2021"},
		"braces that people wrote":            {"{a, b}", "{a, b}"},
		"a sign of an item that stands apart": {"\x0f \x0cve", "• five"},
		"text with nothing of TeX's":          {"plain – “text”", "plain – “text”"},
		"nothing":                             {"", ""},
	} {
		g := nameless(tc.in)
		nameTeX(g)
		if got := textOf(g); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestFontsWithNamesKeepTheirCharacters(t *testing.T) {
	g := nameless("\x0cve {")
	g[4].nameless = false
	g = append(g, glyph{text: "{", made: true, nameless: true})
	nameTeX(g)
	if got := textOf(g); got != "five {{" {
		t.Errorf("%q", got)
	}
}

// accentAt is an accent over the place of a letter, up to a distance from its middle.
func accentAt(text string, over *glyph, off float64) glyph {
	g := *over
	g.text, g.x = text, over.x+1+off
	g.left, g.right = g.x, g.x+3
	return g
}

func TestAccentsArePutOnTheLettersBelow(t *testing.T) {
	gap := glyph{text: " ", made: true}
	for name, tc := range map[string]struct {
		make func() []glyph
		want string
	}{
		"drawn before the letter": {func() []glyph {
			g := newPen().write("Einfuhrung", 0).out
			return append(append(append([]glyph{}, g[:4]...), gap, accentAt("¨", &g[4], .2), gap), g[4:]...)
		}, "Einführung"},
		"drawn after the letter": {func() []glyph {
			g := newPen().write("cafe", 0).out
			return append(g, gap, accentAt("´", &g[3], 0))
		}, "café"},
		"drawn after the line": {func() []glyph {
			g := newPen().write("Sofia Nunez, cook", 0).out
			return append(g, accentAt("˜", &g[8], 0), accentAt("´", &g[7], 0))
		}, "Sofia Núñez, cook"},
		"over a letter without its dot": {func() []glyph {
			g := newPen().write("Garcıa", 0).out
			return append(g, accentAt("´", &g[4], 0))
		}, "García"},
		"below the letter": {func() []glyph {
			g := newPen().write("garcon", 0).out
			return append(g, accentAt("¸", &g[3], 0))
		}, "garçon"},
		"of combining form": {func() []glyph {
			g := newPen().write("resume", 0).out
			return append(g, accentAt("\u0301", &g[5], 0))
		}, "resumé"},
		"between two letters, on the nearer": {func() []glyph {
			g := newPen().write("oo", 0).out
			return append(g, accentAt("¨", &g[1], -1))
		}, "oö"},
		"over no letter": {func() []glyph {
			g := newPen().write("a ~ b", 0).out
			return g
		}, "a ~ b"},
		"over a figure": {func() []glyph {
			g := newPen().write("10", 0).out
			return append(g, accentAt("~", &g[0], 0))
		}, "10~"},
		"on the line above": {func() []glyph {
			g := newPen().write("over", 0).out
			a := accentAt("´", &g[1], 0)
			a.y -= 12
			return append(g, a)
		}, "over´"},
		"in type too small": {func() []glyph {
			g := newPen().write("over", 0).out
			a := accentAt("´", &g[1], 0)
			a.size = 4
			return append(g, a)
		}, "over´"},
	} {
		if got := textOf(putAccents(tc.make())); got != tc.want {
			t.Errorf("an accent %s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestAccentsAtNoPlaceAreOverNothing(t *testing.T) {
	g := newPen().write("ab", 0).out
	a := accentAt("´", &g[0], math.NaN())
	if got := textOf(putAccents(append(g, a))); got != "ab´" {
		t.Errorf("%q", got)
	}
}
