package resume

import "testing"

// FuzzDatesOfAText holds that a reader with the words of dates that a line can hold
// reads the line as one with all words does.
func FuzzDatesOfAText(f *testing.F) {
	for _, line := range []string{
		"Engineer, Acme, Jan 2019 – Present", "maj 2019 til nu", "styczeń 2019 r. – obecnie", "Sommer '20 bis Herbst 2021", "since 2015", "2019 onwards", "tammikuu 2018 alkaen", "Chicago 2015", "mars 2019 - 2020",
	} {
		f.Add(line)
	}
	words := known().dates
	whole := newDateReader(words)
	f.Fuzz(func(t *testing.T, line string) {
		if !hasYear(line) || len(line) > 200 {
			return // it is looked through for no date
		}
		own := newDateReader(wordsIn(words, line))
		r, rest, ok := whole.find(line)
		if s, left, found := own.find(line); s != r || left != rest || found != ok || own.begins(line) != whole.begins(line) {
			t.Errorf("%q: %v %q %v, with all words %v %q %v", line, s, left, found, r, rest, ok)
		}
	})
}
