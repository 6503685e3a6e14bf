package score

import (
	"sync"
	"testing"

	"skillmatch/index/resume"
	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// No posting scores more than its bound, and one is found out in part only where that
// is enough.
func TestNoScoreIsAboveItsBound(t *testing.T) {
	m, list := packing(t, fixtures.Many)
	prefilter := sync.OnceValue(m.Prefilter)
	b := m.Bounder(prefilter)
	list = append(list,
		posting.Posting{ID: "listed", Title: "Baker", Text: "Requirements\n- An early start\n", Skills: []string{"Go", "Kubernetes", "Kafka"}},
		posting.Posting{ID: "untitled", Text: "## Requirements\n- Go\n- Kubernetes\n- Terraform\n- PostgreSQL\n- Kafka\n"},
		posting.Posting{ID: "alternatives", Title: "Baker", Text: "Requirements\n- Scrum or Fortran\n- Scrum or COBOL\n"},
		posting.Posting{ID: "addresses", Title: "Baker", Text: "Requirements\n- www.go\n- www.k8s\n- www.sql\n•.NET\n"},
		posting.Posting{ID: "one line", Title: "Go, Kafka and Kubernetes", Text: "x"},
		posting.Posting{ID: "pasted", Text: "Requirements\n- Ran them on Kubernetes in AWS and wrote the runbooks for everybody else\n- Go\n"},
	)
	reader := ask.NewReader(m.Vocabulary)
	var asked ask.Parsed
	below := 0
	for i := range list {
		p := &list[i]
		reader.ReadInto(p, &asked)
		score, title := m.Score(&asked).Score, b.Title(p)
		bound := b.AtMost(p, title, 1000)
		if bound < score {
			t.Errorf("%s: %v is above its bound %v", p.ID, score, bound)
		}
		for _, least := range []float64{20, 40, 60} {
			if got := b.AtMost(p, title, least); got < least && got != bound || got >= least && bound < least {
				t.Errorf("%s: bound %v with at least %v, %v in full", p.ID, got, least, bound)
			}
		}
		if bound < 60 {
			below++
		}
	}
	if below == 0 {
		t.Error("no bound leaves anything out")
	}
}

// A title is likely unless its profession is another than all of the résumé's.
func TestLikelyTitles(t *testing.T) {
	m, _ := packing(t, 0)
	b := m.Bounder(m.Prefilter)
	for title, want := range map[string]bool{"Senior Backend Engineer": true, "Software Engineer, Payments": true, "": true, "Wanderer": true, "Account Executive": false, "Warehouse Supervisor": false, "Nurse": false} {
		if got := b.Likely(b.Title(&posting.Posting{Title: title})); got != want {
			t.Errorf("%q: %v, want %v", title, got, want)
		}
	}
	m.Profile.Families = nil
	if b = m.Bounder(m.Prefilter); !b.Likely(b.Title(&posting.Posting{Title: "Nurse"})) {
		t.Error("a résumé without a profession makes a nurse unlikely")
	}
}

// FuzzBound holds that no text scores more than its bound.
func FuzzBound(f *testing.F) {
	m, list := packing(f, 5)
	for i := range list[:5] {
		f.Add(list[i].Title, list[i].Text)
	}
	f.Add("Nurse", "Requirements\n- www.go\n- www.k8s, www.sql or Kubernetes's\n\u00a0• Kafka3\nNice to have: Go, AWS or Terraform")
	b, reader := m.Bounder(sync.OnceValue(m.Prefilter)), ask.NewReader(m.Vocabulary)
	f.Fuzz(func(t *testing.T, title, text string) {
		p := posting.Posting{ID: "p", Title: title, Text: text}
		asked := reader.Read(&p)
		if score, bound := m.Score(&asked).Score, b.AtMost(&p, b.Title(&p), 1000); score > bound {
			t.Fatalf("%q, %q: %v is above its bound %v", title, text, score, bound)
		}
	})
}

// packing is a candidate and postings to score for it, limit at most.
func packing(t testing.TB, limit int) (*Candidate, []posting.Posting) {
	t.Helper()
	v := fixtures.Vocabulary(t)
	return NewCandidate(v, fixtures.Engineer(t, v), resume.Date{Year: 2026, Month: 6}), fixtures.Postings(t, limit)
}
