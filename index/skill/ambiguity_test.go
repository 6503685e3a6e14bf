package skill

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAmbiguity reads the labelled sentences. For each guard class, a share of the
// expected mentions must be found, and a share of the mentions found must be expected.
func TestAmbiguity(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "ambiguity.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	v := embeddedForTest(t)
	type count struct{ hit, missed, wrong, lines int }
	counts := map[string]*count{}
	for l := range strings.Lines(string(data)) {
		col := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if strings.HasPrefix(l, "#") || len(col) != 4 {
			continue
		}
		c := counts[col[0]]
		if c == nil {
			c = &count{}
			counts[col[0]] = c
		}
		c.lines++
		got := found(v, col[3], false, "")
		for _, want := range strings.Split(col[1], ",") {
			switch {
			case want == "-":
			case slices.Contains(got, want) || slices.Contains(got, "not "+want):
				c.hit++
			default:
				c.missed++
				t.Logf("missed %s: %s %q", want, col[3], got)
			}
		}
		for _, tempting := range strings.Split(col[2], ",") {
			if tempting != "-" && slices.Contains(got, tempting) {
				c.wrong++
				t.Logf("wrong  %s: %s", tempting, col[3])
			}
		}
	}
	total := 0
	for class, c := range counts {
		total += c.lines
		precision, recall := share(c.hit, c.wrong), share(c.hit, c.missed)
		t.Logf("%-10s %3d sentences, precision %.3f, recall %.3f", class, c.lines, precision, recall)
		if precision < 0.9 || recall < 0.85 {
			t.Errorf("%s: precision %.3f, recall %.3f, want .90 and .85", class, precision, recall)
		}
	}
	if total < 300 {
		t.Errorf("%d sentences, want at least 300", total)
	}
}

func share(good, bad int) float64 {
	if good+bad == 0 {
		return 1
	}
	return float64(good) / float64(good+bad)
}
