package degree

import (
	"os"
	"testing"

	"skillmatch/match/phrase"
)

func TestDegrees(t *testing.T) {
	for text, want := range map[string][2]Degree{
		"BSc Physics":                      {Bachelor, Bachelor},
		"Bachelor's or Master's degree":    {Bachelor, Master},
		"M.S. in Statistics, PhD welcome":  {Master, Doctorate},
		"Ph.D. in Biology":                 {Doctorate, Doctorate},
		"A degree of freedom":              {None, None},
		"Undergraduate degree in anything": {Bachelor, Bachelor},
	} {
		n := phrase.Normalize(text)
		if low, high := Lowest(n), Highest(n); low != want[0] || high != want[1] {
			t.Errorf("%q: lowest %v, highest %v, want %v", text, low, high, want)
		}
	}
	if !Replaceable(phrase.Normalize("Bachelor's degree or equivalent experience")) || Replaceable(phrase.Normalize("Bachelor's degree")) {
		t.Error("what takes a degree's place is not told")
	}
}

func TestTable(t *testing.T) {
	for _, fault := range load().table.Lint(os.DirFS(".")) {
		t.Error(fault)
	}
	for d := Bachelor; d <= Doctorate; d++ {
		for _, p := range load().table.List(d.String()) {
			if got := Highest(phrase.Normalize(p)); got < d {
				t.Errorf("%q of %v is read as %v", p, d, got)
			}
		}
	}
}
