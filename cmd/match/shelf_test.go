package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// manyPostings writes 300 postings of which some are the same: thirty texts under
// three titles and in several places.
func manyPostings(t *testing.T) string {
	t.Helper()
	skills := []string{"Go", "Kafka", "PostgreSQL", "React", "Rust", "Terraform", "Kubernetes", "Swift", "Salesforce"}
	var b strings.Builder
	for i := range 300 {
		n := i * 7 % 30
		fmt.Fprintf(&b, `{"id":"p%03d","title":"%s Engineer","location":"%s","text":"About us\nWe build number %d of what people need every day, and we have done so for many years in this town, with care and in small teams that own what they build.\n\nRequirements\n- %s\n- %s and %s\n- You write clearly about part %d of the work, and you ask when you do not know\n\nNice to have\n- %s\n\nBenefits\n- A desk by the window, and a walk at noon with whoever comes along on that day of the week"}`+"\n",
			i, []string{"Backend", "Frontend", "Sales"}[n%3], []string{"Oslo", "Bergen"}[i%2], n, skills[n%9], skills[n*4%9], skills[n*5%9], n, skills[i%9])
	}
	path := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// However few postings are scored to the end, those shown are the same.
func TestBoundsChangeNothing(t *testing.T) {
	dir := t.TempDir()
	withData(t, dir, "library", "add", "--library", dir, manyPostings(t))
	a := &app{library: dir, resume: "../../testdata/resumes/mara-lindqvist.md", asOf: "2026-06", streams: streams{env: func(string) string { return "" }}}
	l, v, err := a.readLibrary("match rank")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	m, x, err := a.matcher(v)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	bounds := 0
	for _, k := range []*ranking{{top: 1}, {top: 5}, {top: 20}, {top: 20, all: true}, {top: 200}, {top: 5, min: 40}, {top: 5, min: 99}, {top: 500, min: -1}, {top: 5, workers: 3}} {
		k.matcher, k.vocabulary = m, v
		var want []group
		for _, exact := range [][]int{{len(l.Forms()) + 1}, {1}, {7}, {60}, {3, 20, 60}, nil} {
			s, err := newShelf(t.Context(), k, l)
			if err != nil {
				t.Fatal(err)
			}
			s.exact = exact
			got, err := s.shown(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for i := range s.list {
				if s.list[i].Bound {
					bounds++
				}
			}
			if want == nil {
				want = got
			} else if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("top %d, all %v, min %g, %v exact: %v, want %v", k.top, k.all, k.min, exact, got, want)
			}
		}
		if k.min < 99 && len(want) != min(k.top, len(want)) || k.top == 5 && k.min == 0 && (len(want) != 5 || len(want[0].alike) == 0) {
			t.Errorf("top %d: %d shown, %v", k.top, len(want), want)
		}
	}
	if bounds == 0 {
		t.Error("no posting was left out by its bound")
	}
}

func TestTallyKnowsWhatTheBestReach(t *testing.T) {
	all, best := tally{}, tally{enough: 3}
	for i, want := range []float64{0, 0, 10, 10, 20, 30, 30} {
		score := []float64{10, 20, 30, 5, 40, 50, 0}[i]
		all.add(score)
		if best.add(score); best.least() != want || all.least() != 0 {
			t.Errorf("after %v: %v, want %v; of all %v", score, best.least(), want, all.least())
		}
	}
}
