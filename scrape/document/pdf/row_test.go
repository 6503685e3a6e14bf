package pdf

import (
	"slices"
	"strings"
	"testing"
)

// rowTexts returns the texts of lines.
func rowTexts(rows []row) []string {
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = rows[i].text()
	}
	return out
}

// in returns glyphs in type of another size.
func in(size float64, glyphs []glyph) []glyph {
	for i := range glyphs {
		g := &glyphs[i]
		g.size, g.across, g.top, g.bottom = size, size, g.y+0.8*size, g.y-0.2*size
	}
	return glyphs
}

func TestRowsAreMadeByBaselines(t *testing.T) {
	low := written(50, 700, "eon") // letters without any height
	for i := range low {
		low[i].top = low[i].y + 4
	}
	for name, tc := range map[string]struct {
		glyphs [][]glyph
		want   string
	}{
		"words on one baseline":                       {[][]glyph{written(200, 700, "clerk"), written(50, 700, "Ward"), written(100, 700, "head")}, "Ward head | clerk"},
		"baselines that differ by a little":           {[][]glyph{written(50, 700, "Ward"), written(80, 702, "clerk")}, "Ward clerk"},
		"baselines of lines close together":           {[][]glyph{written(50, 700, "Ward"), written(80, 695, "clerk")}, "Ward/clerk"},
		"low letters beside tall ones":                {[][]glyph{low, written(80, 700, "Tall")}, "eon Tall"},
		"large type behind small type":                {[][]glyph{in(8, written(50, 702, "Ward")), in(20, written(80, 700, "clerk"))}, "Ward clerk"},
		"a heading in larger type before its text":    {[][]glyph{in(14, written(50, 700, "Skills")), written(90, 700, "Suturing, triage")}, "Skills/Suturing, triage"},
		"a sign in larger type before an item":        {[][]glyph{in(14, written(50, 700, "•")), written(60, 700, "Took blood")}, "• Took blood"},
		"a year in larger type":                       {[][]glyph{in(14, written(50, 700, "2019")), written(90, 700, "Porter")}, "2019 Porter"},
		"a large initial":                             {[][]glyph{in(14, written(50, 700, "A")), written(60, 700, "b")}, "A b"},
		"a figure of a note at the end":               {[][]glyph{in(14, written(50, 700, "Skills")), in(8, written(85, 700, "1"))}, "Skills 1"},
		"letters with blanks between them":            {[][]glyph{written(50, 700, "S K I L L S")}, "SKILLS"},
		"two words with blanks between their letters": {[][]glyph{written(50, 700, "W O R K   S O F A R")}, "WORK SOFAR"},
		"letters with an ampersand among them":        {[][]glyph{written(50, 700, "A R T   &   D U T Y")}, "ART & DUTY"},
		"three initials":                              {[][]glyph{written(50, 700, "J R R Tolkien")}, "J R R Tolkien"},
		"single letters far apart":                    {[][]glyph{written(50, 700, "A"), written(150, 700, "B"), written(250, 700, "C"), written(350, 700, "D")}, "A | B | C | D"},
		"a sign far before its item":                  {[][]glyph{written(50, 700, "•"), written(120, 700, "Took blood")}, "• Took blood"},
	} {
		rows := rowsOf(words(slices.Concat(tc.glyphs...)))
		if got := strings.Join(rowTexts(rows), "/"); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

// The rows of equal words are the same, in whatever order the words come.
func TestRowsOfWordsInAnyOrder(t *testing.T) {
	list := words(slices.Concat(written(50, 700, "Ward clerk"), in(14, written(50, 680, "Skills")), written(100, 680, "triage, S T I T C H"), written(50, 660, "end")))
	want := rowTexts(rowsOf(slices.Clone(list)))
	slices.Reverse(list)
	if got := rowTexts(rowsOf(list)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLinesAreBoldWhenAllTheirWordsAre(t *testing.T) {
	heavy := written(50, 700, "Ward clerk")
	for i := range heavy {
		heavy[i].bold = true
	}
	for name, tc := range map[string]struct {
		glyphs []glyph
		want   bool
	}{
		"bold": {heavy, true}, "bold with a dash in plain type": {slices.Concat(heavy, written(110, 700, "–")), true}, "bold with a plain word": {slices.Concat(heavy, written(110, 700, "part time")), false},
	} {
		if rows := rowsOf(words(tc.glyphs)); len(rows) != 1 || rows[0].bold != tc.want {
			t.Errorf("%s: %+v", name, rows)
		}
	}
}

// dot is a drawn dot before a line.
func dot(x, base float64) box { return box{left: x, right: x + 3, bottom: base + 1, top: base + 4} }

func TestDrawnDotsBeginItems(t *testing.T) {
	for name, tc := range map[string]struct {
		glyphs []glyph
		dots   []box
		want   string
	}{
		"before lines":                       {lines(60, 700, "Took blood", "Kept rotas"), []box{dot(50, 700), dot(50, 688)}, "- Took blood/- Kept rotas"},
		"before a line without tall letters": {written(60, 700, "saw on a row"), []box{dot(50, 700)}, "- saw on a row"},
		"not between the words of a line":    {written(60, 700, "Took blood"), []box{dot(82, 700)}, "Took blood"},
		"between two columns":                {slices.Concat(written(60, 700, "Took blood"), written(300, 700, "Kept rotas")), []box{dot(290, 700)}, "Took blood | • Kept rotas"},
		"not far before a line":              {written(200, 700, "Took blood"), []box{dot(50, 700)}, "Took blood"},
		"not behind a line":                  {written(60, 700, "Took blood"), []box{dot(150, 700)}, "Took blood"},
		"not above a line":                   {written(60, 700, "Took blood"), []box{dot(50, 709)}, "Took blood"},
		"not before a sign":                  {written(60, 700, "• Took blood"), []box{dot(50, 700)}, "- Took blood"},
		"not where there is no line":         {nil, []box{dot(50, 700)}, ""},
	} {
		p := sheet(tc.glyphs)
		p.dots = tc.dots
		if got := strings.ReplaceAll(strings.TrimSpace(compose([]page{p}).Text), "\n", "/"); got != tc.want {
			t.Errorf("dots %s: %q, want %q", name, got, tc.want)
		}
	}
}

// icon is a character of a font of pictures.
func icon(text string, x, y float64) []glyph {
	g := letterAt(text, x, y)
	g.icon = true
	return []glyph{g}
}

func TestIcons(t *testing.T) {
	for name, tc := range map[string]struct {
		glyphs []glyph
		want   string
	}{
		"before items are signs":             {slices.Concat(icon("a", 50, 700), written(60, 700, "Took the blood of patients")), "- Took the blood of patients"},
		"before short lines are left out":    {slices.Concat(icon("b", 50, 700), written(60, 700, "ada@example.org")), "ada@example.org"},
		"before dates are left out":          {slices.Concat(icon("c", 50, 700), written(60, 700, "from May 2019 to June 2021")), "from May 2019 to June 2021"},
		"between addresses are left out":     {slices.Concat(icon("d", 50, 700), written(60, 700, "Leeds"), icon("e", 90, 700), written(100, 700, "0171 20 30 40")), "Leeds 0171 20 30 40"},
		"alone on a line are left out":       {slices.Concat(written(50, 712, "over"), icon("f", 50, 700), written(50, 688, "under")), "over/under"},
		"alone on a page leave nothing":      {icon("g", 50, 700), ""},
		"of items mark the short items, too": {slices.Concat(icon("h", 50, 700), written(60, 700, "Took the blood of patients"), icon("h", 50, 688), written(60, 688, "Kept rotas")), "- Took the blood of patients/- Kept rotas"},
	} {
		if got := strings.ReplaceAll(strings.TrimSpace(compose([]page{sheet(tc.glyphs)}).Text), "\n", "/"); got != tc.want {
			t.Errorf("icons %s: %q, want %q", name, got, tc.want)
		}
	}
}
