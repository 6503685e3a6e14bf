package pdf

import (
	"slices"
	"strings"
	"testing"

	"skillmatch/scrape/document/block"
)

func TestWrappedLinesAreJoined(t *testing.T) {
	full := "The lines of this text are as wide as the page has room for words,"
	dated := func(y float64) []glyph {
		return slices.Concat(written(40, y, "Porter, Mercy Hill"), written(500, y, "2019 – 2021"))
	}
	for name, tc := range map[string]struct {
		parts [][]glyph
		want  string
	}{
		"prose": {[][]glyph{lines(40, 700, full, "and the last of them ends where it will.")}, full + " and the last of them ends where it will."},
		"a word that is divided": {[][]glyph{lines(40, 700, "Words were parted and put to-", "gether where the line had no more room for the rest of the word: to-", "gether is together.")},
			"Words were parted and put together where the line had no more room for the rest of the word: together is together."},
		"bullets narrower than the dated line": {[][]glyph{dated(700),
			written(36, 688, "• Carried what there was to carry from one end of the house to the"), written(46, 676, "other one, at night"),
			written(36, 664, "• Kept the keys of all of the doors of all of the houses on the hill"), written(46, 652, "and under it")},
			"Porter, Mercy Hill | 2019 – 2021\n- Carried what there was to carry from one end of the house to the other one, at night\n- Kept the keys of all of the doors of all of the houses on the hill and under it"},
		"not a paragraph that ends with a sentence": {[][]glyph{lines(40, 700, "The lines of this text are as wide as the page has room for words.", "The next one begins anew, as it has to")}, "The lines of this text are as wide as the page has room for words.\nThe next one begins anew, as it has to"},
		"not a short line":                          {[][]glyph{lines(40, 700, "Ward clerk", "Mercy Hill")}, "Ward clerk\nMercy Hill"},
		"not a line with room for the next word":    {[][]glyph{lines(40, 700, "The night porter of the house", "Mercy Hill, the house where it was that he carried things")}, "The night porter of the house\nMercy Hill, the house where it was that he carried things"},
		"not a line that is set in further":         {[][]glyph{written(40, 700, full), written(80, 688, "and this begins elsewhere")}, full + "\nand this begins elsewhere"},
		"not a line in another size":                {[][]glyph{written(40, 700, full), in(8, written(40, 688, "and this is small"))}, full + "\nand this is small"},
		"not a line far below":                      {[][]glyph{written(40, 700, full), written(40, 660, "and this is far")}, full + "\n\nand this is far"},
		"not an item":                               {[][]glyph{lines(40, 700, "• "+full, "• and this is another")}, "- " + full + "\n- and this is another"},
		"lines of a script without blanks":          {[][]glyph{lines(40, 700, strings.Repeat("東京都", 10)+"の", strings.Repeat("病院で", 10)+"の", "勤務")}, strings.Repeat("東京都", 10) + "の" + strings.Repeat("病院で", 10) + "の勤務"},
		"an item whose next line is at the margin":  {[][]glyph{written(50, 700, "• The items of this list go on at the margin, as some programs do,"), written(40, 688, "below the sign")}, "- The items of this list go on at the margin, as some programs do, below the sign"},
		"not a date at the margin":                  {[][]glyph{lines(50, 700, "• The items of this list go on at the margin, as some programs do,", "• The items of this list go on at the margin, as other programs do"), written(40, 676, "2019 Porter")}, "- The items of this list go on at the margin, as some programs do,\n- The items of this list go on at the margin, as other programs do\n2019 Porter"},
		"not the widest line of a list":             {[][]glyph{lines(40, 700, "Suturing of wounds and cuts", "Blood", "Talking to kin")}, "Suturing of wounds and cuts\nBlood\nTalking to kin"},
	} {
		if got := said(tc.parts...); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tc.want)
		}
	}
}

// Lines of a list are about as wide as each other, by themselves.
func TestListLinesThatHappenToBeFull(t *testing.T) {
	t.Skip("wraps takes lines that end where others do for full ones, even if each line of the column begins with a capital")
	list := []string{"Suturing wounds and cuts", "Drawing blood of people", "Talking to their kin", "Giving what they need"}
	if got := said(lines(40, 700, list...)); got != after(list) {
		t.Errorf("%q", got)
	}
}

func TestTextGoesOnOnTheNextPage(t *testing.T) {
	full := "The lines of this text are as wide as the page has room for words,"
	for name, tc := range map[string]struct{ above, below, want string }{
		"with a small letter":     {full, "and so on", full + " and so on"},
		"not with a capital":      {full, "And so on", full + "\n\nAnd so on"},
		"not behind a full stop":  {strings.Replace(full, ",", ".", 1), "and so on", strings.Replace(full, ",", ".", 1) + "\n\nand so on"},
		"not behind a short line": {"Ward clerk", "and so on", "Ward clerk\n\nand so on"},
	} {
		d := compose([]page{sheet(written(40, 100, tc.above)), sheet(written(40, 700, tc.below))})
		if got := strings.TrimSpace(d.Text); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestTextGoesOnInTheNextColumn(t *testing.T) {
	left, right := column("Left"), column("Right")
	left[eight-1], right[0] = strings.TrimSuffix(left[eight-1], "."), "and so it goes on at the right side."
	if got := said(lines(50, 700, left...), lines(320, 700, right...)); !strings.Contains(got, left[eight-1]+" "+right[0]) {
		t.Errorf("%q", got)
	}
}

func TestItemsAreNestedByTheirIndent(t *testing.T) {
	d := compose([]page{sheet(written(40, 700, "• one"), written(60, 688, "• two"), written(60, 676, "• three"), written(80, 664, "• four"), written(40, 652, "• five"), written(40, 640, "Text"), written(60, 628, "• six"))})
	var got []int
	for _, b := range d.Blocks {
		got = append(got, b.Depth)
	}
	if want := []int{1, 2, 2, 3, 1, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestBlocksSayHowTheyLook(t *testing.T) {
	heading := in(14, written(40, 700, "Work"))
	for i := range heading {
		heading[i].bold = true
	}
	d := compose([]page{sheet(heading, written(40, 660, "Porter"), written(300, 660, "2019"), written(40, 648, "• Kept keys"))})
	want := []block.Block{{Text: "Work", Bold: true, Size: 14}, {Text: "Porter | 2019", Cells: []string{"Porter", "2019"}, Size: 10, Gap: true}, {Text: "Kept keys", Kind: block.Item, Depth: 1, Size: 10}}
	if !slices.EqualFunc(d.Blocks, want, func(a, b block.Block) bool {
		return a.Text == b.Text && slices.Equal(a.Cells, b.Cells) && a.Kind == b.Kind && a.Depth == b.Depth && a.Bold == b.Bold && a.Size == b.Size && a.Gap == b.Gap
	}) {
		t.Errorf("%+v, want %+v", d.Blocks, want)
	}
}

func TestSignsOfItems(t *testing.T) {
	for in, want := range map[string]string{
		"• one": "one", "•one": "one", "- one": "one", "– one": "one", "\uf0b7 | one": "one", "➢ one": "one", " · one": "one",
	} {
		if got, ok := cutSign(in); !ok || got != want {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
	for _, in := range []string{"one", "-one", "– 2021", "2019 - 2021", "", "--"} {
		if got, ok := cutSign(in); ok || got != in {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
}
