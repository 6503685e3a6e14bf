package pdf

import (
	"strings"
	"testing"

	"skillmatch/testdata/papers"
)

// wordCount counts the words of a text.
func wordCount(text string) map[string]int {
	count := map[string]int{}
	for w := range strings.FieldsSeq(strings.NewReplacer("|", " ", "•", " ").Replace(text)) {
		count[w]++
	}
	return count
}

// Files written in each of the ways that programs have are read whole: letter by letter,
// with letters set apart, with accents and dashes that are drawn, on pages that are turned
// or whose corner is elsewhere, with headings and dates in the margin, in columns, tables
// and forms.
func TestPapersAreReadWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("reading all of them takes seconds")
	}
	seen := map[string]bool{}
	for _, p := range papers.Written() {
		key := p.Source + ", " + p.Style
		if seen[key] {
			continue
		}
		seen[key] = true
		t.Run(key, func(t *testing.T) { readWhole(t, p) })
	}
}

// readWhole fails the test unless all words of a paper are read, and columns seen where
// there are some.
func readWhole(t *testing.T, p *papers.Paper) {
	t.Helper()
	d, err := Read(t.Context(), p.Data, Options{CacheDir: cache})
	if err != nil {
		t.Fatal(err)
	}
	got, kept, all := wordCount(d.Text), 0, 0
	var lost []string
	for w, n := range wordCount(p.Words) {
		if p.Source == "drawn letters" && strings.Contains(w, "’") {
			continue // has the code of another letter in the encoding that the dashes show
		}
		all += n
		kept += min(n, got[w])
		if got[w] < n {
			lost = append(lost, w)
		}
	}
	if 1000*kept < 995*all || len(d.Hidden) > 0 {
		t.Errorf("%d of %d words are read, hidden %q, without %q", kept, all, d.Hidden, lost)
	}
	if two := p.Source == "two columns"; d.Columns != two {
		t.Errorf("columns: %v", d.Columns)
	}
}
