package pdf

import (
	"slices"
	"strings"
	"testing"
)

// Words come as they stand, from the left; the order of reading is that in which they
// are said.
func TestOrderOfWordsReadFromTheRight(t *testing.T) {
	// mirrored is a word as its letters stand on the page.
	mirrored := func(s string) string {
		r := []rune(s)
		slices.Reverse(r)
		return string(r)
	}
	nurse, ward, at := mirrored("אחות"), mirrored("מחלקה"), mirrored("בבית")
	for name, tc := range map[string]struct{ stands, want []string }{
		"none":                          {[]string{"Ward", "clerk"}, []string{"Ward", "clerk"}},
		"a line":                        {[]string{at, ward, nurse}, []string{"אחות", "מחלקה", "בבית"}},
		"a Latin name in it":            {[]string{at, "Toll", "Hill", nurse, ward}, []string{"מחלקה", "אחות", "Toll", "Hill", "בבית"}},
		"a range of years":              {[]string{"2021", "–", "2019", nurse}, []string{"אחות", "2019", "–", "2021"}},
		"a year in it":                  {[]string{at, "2019", nurse}, []string{"אחות", "2019", "בבית"}},
		"a word with a number":          {[]string{"21-" + nurse, ward}, []string{"מחלקה", "אחות-21"}},
		"a word with a decimal number":  {[]string{"3.5" + nurse, ward}, []string{"מחלקה", "אחות3.5"}},
		"one such word in a Latin line": {[]string{"Ward", "clerk", ")" + nurse + "(", "Leeds"}, []string{"Ward", "clerk", "(אחות)", "Leeds"}},
		"Arabic":                        {[]string{mirrored("في"), mirrored("ممرضة")}, []string{"ممرضة", "في"}},
		"nothing":                       {nil, nil},
	} {
		if got := logical(tc.stands); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

// The cells of a line that is read from the right are, too.
func TestCellsReadFromTheRight(t *testing.T) {
	d := compose([]page{sheet(written(50, 700, "2021"), written(300, 700, "תוחא"))})
	if got := strings.TrimSpace(d.Text); got != "אחות | 2021" {
		t.Errorf("%q", got)
	}
}

// The order of the words as they stand does not change.
func TestLogicalLeavesItsWordsAlone(t *testing.T) {
	list := []string{"בא", "Hill"}
	logical(list)
	if list[0] != "בא" || list[1] != "Hill" {
		t.Errorf("%q", list)
	}
}

// A name in Latin letters may be longer than the words around it.
func TestALongLatinNameInALineReadFromTheRight(t *testing.T) {
	t.Skip("logical counts letters: a line with more Latin ones is taken for one that is read from the left, whatever the lines around it are")
	d := compose([]page{sheet(lines(50, 700, "תילארשי תיבב הקלחמ תוחא", "Mercy General Hospital תוחא"))})
	if got := strings.TrimSpace(d.Text); got != "אחות מחלקה בבית ישראלית\nאחות Mercy General Hospital" {
		t.Errorf("%q", got)
	}
}
