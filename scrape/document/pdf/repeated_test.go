package pdf

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatRepeatsAtTheEdgesOfPages(t *testing.T) {
	page3 := func(make func(n string) [][]glyph) []page {
		var out []page
		for _, n := range []string{"1", "2", "3"} {
			out = append(out, sheet(append(make(n), written(50, 400, "Text of page "+n+"."))...))
		}
		return out
	}
	text := func(s string) string {
		return strings.ReplaceAll(s, "#", "Text of page 1./Text of page 2./Text of page 3.")
	}
	for name, tc := range map[string]struct {
		pages          []page
		want, repeated string
	}{
		"a header is kept once":                {page3(func(string) [][]glyph { return [][]glyph{written(50, 780, "Ada Brandt")} }), text("Ada Brandt/#"), "Ada Brandt/Ada Brandt"},
		"a footer with the number of the page": {page3(func(n string) [][]glyph { return [][]glyph{written(50, 20, "Brandt, page "+n)} }), "Text of page 1./Text of page 2./Text of page 3.", "Brandt, page 1/Brandt, page 2/Brandt, page 3"},
		"numbers of pages are left out":        {page3(func(n string) [][]glyph { return [][]glyph{written(300, 20, n+" / 3")} }), text("#"), "1 / 3/2 / 3/3 / 3"},
		"numbers in words":                     {page3(func(n string) [][]glyph { return [][]glyph{written(300, 20, "Seite "+n+" von 3")} }), text("#"), "Seite 1 von 3/Seite 2 von 3/Seite 3 von 3"},
		"a number of one page":                 {[]page{sheet(written(50, 400, "Text."), written(300, 20, "- 1 -"))}, "Text.", "- 1 -"},
		"a year at the edge":                   {[]page{sheet(written(50, 400, "Text."), written(300, 780, "May 2019"))}, "May 2019/Text.", ""},
		"the same line in the middle":          {page3(func(string) [][]glyph { return [][]glyph{written(50, 500, "Ward clerk")} }), "Ward clerk/Text of page 1./Ward clerk/Text of page 2./Ward clerk/Text of page 3.", ""},
		"a line at the edge of one page":       {[]page{sheet(written(50, 780, "Ada Brandt"), written(50, 400, "Text.")), sheet(written(50, 780, "Other line"), written(50, 400, "More."))}, "Ada Brandt/Text./Other line/More.", ""},
		"another height":                       {[]page{sheet(written(50, 780, "Ward clerk"), written(50, 400, "Text.")), sheet(written(50, 760, "Ward clerk"), written(50, 400, "More."))}, "Ward clerk/Text./Ward clerk/More.", ""},
	} {
		d := compose(tc.pages)
		got := strings.Join(slices.DeleteFunc(strings.Split(d.Text, "\n"), func(s string) bool { return s == "" }), "/")
		if repeated := strings.Join(d.Repeated, "/"); got != tc.want || repeated != tc.repeated {
			t.Errorf("%s: %q without %q, want %q without %q", name, got, repeated, tc.want, tc.repeated)
		}
	}
}

func TestPageNumbers(t *testing.T) {
	for s, want := range map[string]bool{
		"2": true, "2 / 3": true, "2019": false, "12 / 120": true, "Page 2 of 3": false, "- 2 -": true, "2 | 3": true, "· 2 ·": true,
		"": false, "Page": false, "2b": false, "0171 203040": false, "Skills": false,
	} {
		if got := pageNumber(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestYearsAtTheEdgeAreNoPageNumbers(t *testing.T) {
	if got := unbroken(said(lines(50, 50, "Porter", "2019"))); got != "Porter\n2019" {
		t.Errorf("%q", got)
	}
}

// What repeats is on several pages, and not in two columns of one.
func TestEqualLinesOfTwoColumns(t *testing.T) {
	left, right := column("Left"), column("Right")
	left[eight-1], right[eight-1] = "Leeds, in the north of it.", "Leeds, in the north of it."
	d := compose([]page{sheet(lines(50, 120, left...), lines(320, 120, right...)), sheet(written(50, 400, "Text."))})
	if strings.Count(d.Text, "Leeds") != 2 {
		t.Errorf("%q without %q", d.Text, d.Repeated)
	}
}
