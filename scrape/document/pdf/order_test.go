package pdf

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// said is the text of a page.
func said(parts ...[]glyph) string {
	return strings.TrimSpace(compose([]page{sheet(parts...)}).Text)
}

// unbroken is a text without the blank lines between its paragraphs.
func unbroken(s string) string { return strings.ReplaceAll(s, "\n\n", "\n") }

// unwrapped is a text on one line.
func unwrapped(s string) string { return strings.Join(strings.Fields(s), " ") }

// numbered are n lines, which differ by a number.
func numbered(n int, text string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = strings.ReplaceAll(text, "#", strconv.Itoa(i+1))
	}
	return out
}

// after joins lists of lines.
func after(lists ...[]string) string { return strings.Join(slices.Concat(lists...), "\n") }

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	wide := numbered(12, "Sentence # is long, as those of prose are, and so it goes.")
	narrow := numbered(8, "Skill #")
	short := numbered(4, "Half a line #, not more than that.")
	airy := []string{"Carried letters from house to house.", "So it went on for years and days.", "A van of his own came into it later.", "Nobody else had got one at that time.", "It broke in the winter of the strike.", "He then took to the water, as a mate.", "Whoever asks him is told of storms."}
	over, under := "A name over both columns, and where its owner lives, which is wide", "References are given to those who ask for them, and to nobody else."
	for name, tc := range map[string]struct {
		parts [][]glyph
		want  string
	}{
		"a narrow one at the left":  {[][]glyph{lines(40, 700, narrow...), spaced(180, 700, 13, wide...)}, after(narrow, wide)},
		"a narrow one at the right": {[][]glyph{spaced(40, 700, 13, wide...), lines(420, 700, narrow...)}, after(wide, narrow)},
		"two wide ones":             {[][]glyph{lines(40, 700, numbered(9, "Left # of prose, half as wide as the page")...), lines(310, 706, numbered(9, "Right # of prose, half as wide as the page")...)}, after(numbered(9, "Left # of prose, half as wide as the page"), numbered(9, "Right # of prose, half as wide as the page"))},
		"short ones":                {[][]glyph{lines(40, 700, short...), lines(310, 704, short...)}, after(short, short)},
		"airy ones":                 {[][]glyph{spaced(40, 700, 26, airy...), spaced(310, 711, 29, airy...)}, after(airy, airy)},
		"lines over and under them": {[][]glyph{written(40, 740, over), lines(40, 700, narrow...), spaced(180, 700, 13, wide...), written(40, 500, under)}, after([]string{over}, narrow, wide, []string{under})},
		"three of them": {[][]glyph{lines(30, 700, numbered(8, "One # has words in it")...), lines(220, 704, numbered(8, "Two # has words in it")...), lines(410, 697, numbered(8, "Three # has words in")...)},
			after(numbered(8, "One # has words in it"), numbered(8, "Two # has words in it"), numbered(8, "Three # has words in"))},
	} {
		// Lines that happen to be full are taken for wrapped ones here.
		if got := unwrapped(said(tc.parts...)); got != unwrapped(tc.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tc.want)
		}
	}
}

// A gap no wider than a blank is in many lines that begin with the same word.
func TestAiryColumnsOfLinesThatBeginWithTheSameWord(t *testing.T) {
	left := []string{"Led a crew of nine on the night shift.", "Led the move to another depot.", "Led talks with the council on fares.", "Led courses for those who were new.", "Led a choir in what time was left."}
	right := []string{"Carried letters from house to house.", "So it went on for years and days.", "A van of his own came into it later.", "Nobody else had got one at that time.", "It broke in the winter of the strike."}
	if got := unwrapped(said(spaced(40, 700, 26, left...), spaced(310, 711, 29, right...))); got != unwrapped(after(left, right)) {
		t.Errorf("%q", got)
	}
}

func TestWhatIsNoColumn(t *testing.T) {
	titles, places := numbered(5, "Porter of the #th ward"), numbered(5, "201#")
	var across []string
	for i := range titles {
		across = append(across, titles[i]+" | "+places[i])
	}
	for name, tc := range map[string]struct {
		parts [][]glyph
		want  string
	}{
		"dates at the right of titles": {[][]glyph{spaced(40, 700, 40, titles...), spaced(520, 700, 40, places...)}, after(across)},
		"dates at the right, with lines between them": {func() (out [][]glyph) {
			for i := range titles {
				y := 700 - 40*float64(i)
				out = append(out, written(40, y, titles[i]), written(520, y, places[i]), written(40, y-12, "Went from one end of the house to the other, at night, and back again."))
			}
			return out
		}(), "Porter of the 1th ward | 2011\nWent from one end of the house to the other, at night, and back again.\nPorter of the 2th ward | 2012\nWent from one end of the house to the other, at night, and back again.\n" +
			"Porter of the 3th ward | 2013\nWent from one end of the house to the other, at night, and back again.\nPorter of the 4th ward | 2014\nWent from one end of the house to the other, at night, and back again.\nPorter of the 5th ward | 2015\nWent from one end of the house to the other, at night, and back again."},
		"names with values": {[][]glyph{lines(40, 700, "English", "German", "Polish", "Dutch"), lines(300, 700, "mother tongue", "fluent", "good", "some")}, "English | mother tongue\nGerman | fluent\nPolish | good\nDutch | some"},
		"names with long values": {[][]glyph{lines(40, 700, "English", "German", "Polish", "Dutch"), lines(250, 700, "mother tongue, spoken every day", "fluent, from years in Hamburg", "good enough for the phone there", "some, from holidays on the coast")},
			"English | mother tongue, spoken every day\nGerman | fluent, from years in Hamburg\nPolish | good enough for the phone there\nDutch | some, from holidays on the coast"},
		"long dates that end at the margin": {[][]glyph{lines(40, 700, "Porter of the house on the hill", "Cook at the inn on the river", "Clerk of the town and its mayor", "Mate on the boats of the lake", "Guard at the gate of the works"),
			written(460, 700, "May 2019 – June 2021"), written(430, 688, "January 2017 – April 2019"), written(470, 676, "May 2015 – May 2017"), written(420, 664, "February 2012 – March 2015"), written(440, 652, "October 2010 – May 2012")},
			"Porter of the house on the hill | May 2019 – June 2021\nCook at the inn on the river | January 2017 – April 2019\nClerk of the town and its mayor | May 2015 – May 2017\nMate on the boats of the lake | February 2012 – March 2015\nGuard at the gate of the works | October 2010 – May 2012"},
		"three columns of single words": {[][]glyph{lines(40, 700, "Go", "Rust", "C"), lines(240, 700, "SQL", "Bash", "Perl"), lines(440, 700, "Git", "Make", "Vim")}, "Go | SQL | Git\nRust | Bash | Make\nC | Perl | Vim"},
		"rivers in prose":               {[][]glyph{lines(40, 700, numbered(6, "words that are of one length and so have their blanks below each other, #.")...)}, after(numbered(6, "words that are of one length and so have their blanks below each other, #."))},
	} {
		if got := unbroken(said(tc.parts...)); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tc.want)
		}
	}
}

func TestLabelsInTheMargin(t *testing.T) {
	work := "Carried what there was to carry, from one floor to the next one."
	for name, tc := range map[string]struct {
		parts [][]glyph
		want  string
	}{
		"dates on one line": {[][]glyph{spaced(40, 700, 48, "2019 – 2021", "2015 – 2019", "2011 – 2015"),
			spaced(160, 700, 48, "Porter", "Cook", "Clerk"), spaced(160, 688, 48, work, work, work)},
			"2019 – 2021 | Porter\n" + work + "\n2015 – 2019 | Cook\n" + work + "\n2011 – 2015 | Clerk\n" + work},
		"dates on two lines": {[][]glyph{spaced(40, 700, 48, "May 2019 –", "June 2015 –", "July 2011 –"), spaced(40, 688, 48, "June 2021", "May 2019", "June 2015"),
			spaced(160, 700, 48, "Porter", "Cook", "Clerk"), spaced(160, 688, 48, work, work, work)},
			"May 2019 – June 2021 | Porter\n" + work + "\nJune 2015 – May 2019 | Cook\n" + work + "\nJuly 2011 – June 2015 | Clerk\n" + work},
		"dates with a place below": {[][]glyph{spaced(40, 700, 48, "2019 – 2021", "2015 – 2019", "2011 – 2015"), spaced(40, 688, 48, "Leeds", "Hull", "York"),
			spaced(160, 700, 48, "Porter", "Cook", "Clerk"), spaced(160, 688, 48, work, work, work)},
			"2019 – 2021 | Porter\nLeeds | " + work + "\n2015 – 2019 | Cook\nHull | " + work + "\n2011 – 2015 | Clerk\nYork | " + work},
		"headings": {[][]glyph{spaced(40, 700, 60, "Profile", "Work", "Studies"),
			spaced(160, 700, 60, work, work, work), spaced(160, 688, 60, work, work, work), spaced(160, 676, 60, work, work, work)},
			after([]string{"Profile"}, slices.Repeat([]string{work}, 3), []string{"Work"}, slices.Repeat([]string{work}, 3), []string{"Studies"}, slices.Repeat([]string{work}, 3))},
		"names with values on each line": {[][]glyph{spaced(40, 700, 12, "Languages", "Tools"), spaced(40, 664, 12, "Hobbies", "Car"), spaced(40, 628, 12, "Home", "Age"),
			spaced(160, 700, 12, "English and some German", "Hammer, saw and a good lathe"), spaced(160, 664, 12, "Walking far, singing loudly", "A van with room for a bed"), spaced(160, 628, 12, "Leeds, in the north of it", "forty-two, as of this year")},
			"Languages | English and some German\nTools | Hammer, saw and a good lathe\nHobbies | Walking far, singing loudly\nCar | A van with room for a bed\nHome | Leeds, in the north of it\nAge | forty-two, as of this year"},
		"lines above the first label": {[][]glyph{written(160, 724, work), spaced(40, 700, 48, "2019 – 2021", "2015 – 2019", "2011 – 2015"),
			spaced(160, 700, 48, "Porter", "Cook", "Clerk"), spaced(160, 688, 48, work, work, work)},
			work + "\n2019 – 2021 | Porter\n" + work + "\n2015 – 2019 | Cook\n" + work + "\n2011 – 2015 | Clerk\n" + work},
		"signs are no labels": {[][]glyph{spaced(40, 700, 30, "•", "•", "•", "•"), spaced(60, 700, 30, numbered(4, "Carried what there was to carry, to floor #")...)},
			"- " + strings.Join(numbered(4, "Carried what there was to carry, to floor #"), "\n- ")},
	} {
		if got := unbroken(said(tc.parts...)); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tc.want)
		}
	}
}

func TestWhatCompletesADate(t *testing.T) {
	for _, tc := range []struct {
		first, second string
		want          bool
	}{
		{"2019 –", "2021", true}, {"2019", "– 2021", true}, {"May 2019 to", "June 2021", true}, {"May", "2019", true}, {"05/2019-", "06/2021", true}, {"Leeds,", "York", true},
		{"May 2019", "Leeds", false}, {"2019", "2021", false}, {"Ward clerk", "2019", false}, {"", "2019", false}, {"May", "", false}, {"Leeds", "York", false},
	} {
		if got := completes(tc.first, tc.second); got != tc.want {
			t.Errorf("%q and %q: %v", tc.first, tc.second, got)
		}
	}
}

func TestDates(t *testing.T) {
	for s, want := range map[string]bool{"2019": true, "03/2019": true, "1.3.2019": true, "2019年": true, "1850": false, "19": false, "20190": false, "a2019": false, "": false, "2019/": false} {
		if got := isDate(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	for s, want := range map[string]bool{"2019–2021": true, "(2019)": true, "May 2019": true, "Leeds": false, "": false} {
		if got := isDated(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// A page with more lines than anybody reads is taken as it stands.
func TestPagesOfTooManyLines(t *testing.T) {
	p := sheet(lines(40, 12*400, numbered(maxRows+1, "Left #")...), lines(310, 12*400, numbered(maxRows+1, "Right #")...))
	p.height = 12 * 401
	d := compose([]page{p})
	if d.Columns || !strings.HasPrefix(d.Text, "Left 1 | Right 1\n") {
		t.Errorf("%.40q", d.Text)
	}
	kept(t, &d, lettersOn(p.glyphs...))
}

func TestColumnsAreNumbered(t *testing.T) {
	d := compose([]page{sheet(written(40, 740, "A name over both columns, and where its owner lives, which is wide"), lines(40, 700, column("Left")...), lines(310, 700, column("Right")...))})
	var got []int
	for _, b := range d.Blocks {
		got = append(got, b.Column)
	}
	if want := slices.Concat([]int{0}, slices.Repeat([]int{1}, eight), slices.Repeat([]int{2}, eight)); !d.Columns || !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
