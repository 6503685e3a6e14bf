package resume

import "testing"

// FuzzDatesOfAText checks that a reader with only the date words that a line can
// contain reads the line as a reader with all words does.
func FuzzDatesOfAText(f *testing.F) {
	for _, line := range []string{
		"Engineer, Acme, Jan 2019 – Present", "maj 2019 til nu", "styczeń 2019 r. – obecnie", "Sommer '20 bis Herbst 2021", "since 2015", "2019 onwards", "tammikuu 2018 alkaen", "Chicago 2015", "mars 2019 - 2020",
	} {
		f.Add(line)
	}
	words := sharedRules().dates
	whole := newDateReader(words)
	f.Fuzz(func(t *testing.T, line string) {
		if !hasYear(line) || len(line) > 200 {
			return // no date is looked for
		}
		narrow := newDateReader(wordsIn(words, line))
		r, rest, ok := whole.find(line)
		if s, remaining, found := narrow.find(line); s != r || remaining != rest || found != ok || narrow.begins(line) != whole.begins(line) {
			t.Errorf("%q: %v %q %v, with all words %v %q %v", line, s, remaining, found, r, rest, ok)
		}
	})
}
