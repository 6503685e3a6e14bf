package match_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/match"
	"skillmatch/match/ask"
	"skillmatch/match/compare"
	"skillmatch/match/explain"
	"skillmatch/match/rank"
	"skillmatch/match/review"
	"skillmatch/match/score"
	"skillmatch/match/survey"
	"skillmatch/scrape/posting"
)

const exampleResume = `Ada Brandt
Backend Engineer

Experience
Backend Engineer, Kestrel Post (Jan 2019 – Dec 2024)
- Built parcel services in Go on PostgreSQL
- Moved their events to Kafka

Skills
Docker, Linux
`

// examplePostings are those of invented companies.
func examplePostings() []posting.Posting {
	return []posting.Posting{
		{ID: "fjord-1", Title: "Warehouse Supervisor", Company: "Fjord Freight", Text: "Requirements\n- Forklift licence\n- Inventory management"},
		{ID: "harbor-2", Title: "Backend Engineer", Company: "Harbor Ledger", Text: "Requirements\n- Go\n- PostgreSQL\n- Kafka"},
		{ID: "quill-3", Title: "Platform Engineer", Company: "Quillwork", Text: "Requirements\n- Kubernetes\n- Terraform\n- Go\n\nNice to have\n- Kafka"},
	}
}

func Example() {
	r, err := resume.Parse(exampleResume)
	if err != nil {
		log.Fatal(err)
	}
	m, err := match.New(r, match.Options{AsOf: resume.Date{Year: 2026, Month: 6}})
	if err != nil {
		log.Fatal(err)
	}
	defer m.Close()
	ranking, err := m.Rank(context.Background(), posting.List(examplePostings()...), rank.Options{Top: 2})
	if err != nil {
		log.Fatal(err)
	}
	for i, p := range ranking.Postings {
		fmt.Printf("%d. %.1f %s\n", i+1, p.Score.Score, p.Title)
	}
	// Output:
	// 1. 68.4 Backend Engineer
	// 2. 43.5 Platform Engineer
}

// Each required skill of a posting is listed with the line of the résumé that proves it.
func ExampleMatcher_Report() {
	r, err := resume.Parse(exampleResume)
	if err != nil {
		log.Fatal(err)
	}
	m, err := match.New(r, match.Options{AsOf: resume.Date{Year: 2026, Month: 6}})
	if err != nil {
		log.Fatal(err)
	}
	defer m.Close()
	p := examplePostings()[2]
	report, err := m.Report(context.Background(), &p)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range report.Skills {
		if s.Importance != ask.Required {
			continue
		}
		line := "nothing"
		if len(s.Evidence) > 0 {
			line = s.Evidence[0].Text
		}
		fmt.Printf("%s: %s, %s\n", s.Name, s.Status, line)
	}
	// Output:
	// Platform engineering: missing, nothing
	// Kubernetes: related, Docker, Linux
	// Terraform: missing, nothing
	// Go: has, Built parcel services in Go on PostgreSQL
}

// newMatcher makes a matcher for a résumé's text.
func newMatcher(t *testing.T, text, id string) *match.Matcher {
	t.Helper()
	r, err := resume.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.New(r, match.Options{AsOf: resume.Date{Year: 2026, Month: 6}, Today: 15, ID: id, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	return m
}

func TestTheDoorLeadsToEveryRoom(t *testing.T) {
	m := newMatcher(t, exampleResume, "ada.md")
	const newer = "Docker, Linux, Kubernetes, Terraform"
	other := newMatcher(t, strings.Replace(exampleResume, "Docker, Linux", newer, 1), "ada-newer.md")
	list, errBroken := examplePostings(), errors.New("it is broken")
	ranking, err := m.Rank(t.Context(), posting.List(list...), rank.Options{Pack: true})
	if err != nil || len(ranking.Postings) != len(list) {
		t.Fatal(len(ranking.Postings), err)
	}
	scoreOf := func(id string) float64 {
		i := slices.IndexFunc(ranking.Postings, func(p rank.Posting) bool { return p.ID == id })
		return ranking.Postings[i].Score.Score
	}
	for name, check := range map[string]func(t *testing.T) error{
		"Report": func(t *testing.T) error {
			r, err := m.Report(t.Context(), &list[1])
			if r.Score.Score != scoreOf("harbor-2") || r.Resume.ID != "ada.md" || r.Version != "test" || len(r.Skills) == 0 {
				t.Errorf("%+v", r)
			}
			return err
		},
		"ReportAll": func(t *testing.T) error {
			all, failed, err := m.ReportAll(t.Context(), withBroken(list, errBroken))
			if len(all) != len(list) || len(failed) != 1 || !errors.Is(failed[0], errBroken) {
				t.Errorf("%d reports, %v", len(all), failed)
			}
			for i := range all {
				if all[i].Posting.ID != list[i].ID || all[i].Score.Score != scoreOf(list[i].ID) {
					t.Errorf("report %d is %+v", i, all[i].Posting)
				}
			}
			return err
		},
		"Reports": func(t *testing.T) error {
			var done atomic.Int64
			all, err := m.Reports(t.Context(), &ranking, func(int, int) { done.Add(1) })
			if len(all) != len(list) || int(done.Load()) != len(list) {
				t.Errorf("%d reports, %d done", len(all), done.Load())
			}
			for i := range all {
				if all[i].Posting.ID != ranking.Postings[i].ID || all[i].Score.Score != ranking.Postings[i].Score.Score {
					t.Errorf("report %d is %+v", i, all[i].Posting)
				}
			}
			return err
		},
		"Gaps": func(t *testing.T) error {
			s, err := m.Gaps(t.Context(), &ranking, survey.Options{})
			if s.Resume.ID != "ada.md" || s.Version != "test" || s.Postings != len(list) || s.Duplicates != ranking.Hidden {
				t.Errorf("%+v", s)
			}
			for _, name := range []string{"Kubernetes", "Terraform"} {
				if !slices.ContainsFunc(s.Learn, func(g survey.Gap) bool { return g.Name == name && g.Required == 1 && g.Points > 0 }) {
					t.Errorf("%s is not to learn: %+v", name, s.Learn)
				}
			}
			if !slices.ContainsFunc(s.KeySkills, func(k survey.KeySkill) bool { return k.Name == "Go" && k.Postings == 2 }) {
				t.Errorf("Go carries nothing: %+v", s.KeySkills)
			}
			return err
		},
		"Compare": func(t *testing.T) error {
			c, err := m.Compare(t.Context(), other, &ranking, compare.Options{})
			if c.A.ID != "ada.md" || c.B.ID != "ada-newer.md" || c.Version != "test" || c.Postings != len(list) || c.Rises == 0 || len(c.Shifts) == 0 {
				t.Fatalf("%+v", c)
			}
			s := c.Shifts[0]
			if s.Posting.ID != "quill-3" || s.Change <= 0 || !slices.ContainsFunc(s.Causes, func(k compare.Cause) bool { return k.Line == newer && k.Points > 0 }) {
				t.Errorf("%+v", s)
			}
			return err
		},
		"Why": func(t *testing.T) error {
			e, err := m.Why(t.Context(), &list[1], &list[2])
			if e.Resume.ID != "ada.md" || e.A.Posting.ID != "harbor-2" || e.B.Posting.ID != "quill-3" || e.Gap() != score.Round(scoreOf("harbor-2")-scoreOf("quill-3")) {
				t.Errorf("%+v", e)
			}
			if !slices.Equal(e.A.Held, []string{"Backend development", "Go", "PostgreSQL", "Kafka"}) || !slices.Contains(e.B.Held, "Go") || slices.Contains(e.B.Held, "Terraform") || len(e.Parts) == 0 {
				t.Errorf("%+v", e)
			}
			return err
		},
		"Review": func(t *testing.T) error {
			v := m.Review()
			if v.Resume.ID != "ada.md" || v.Version != "test" || len(v.Roles) != 1 || v.YearsTotal == nil || *v.YearsTotal != 6 {
				t.Errorf("%+v", v)
			}
			for name, want := range map[string]index.Proof{"Go": index.Shown, "Docker": index.Listed} {
				if !slices.ContainsFunc(v.Skills, func(h review.HeldSkill) bool { return h.Name == name && h.Proof == want }) {
					t.Errorf("%s is not %s: %+v", name, want, v.Skills)
				}
			}
			return nil
		},
		"ExtractAll": func(t *testing.T) error {
			all, failed, err := match.ExtractAll(t.Context(), m.Candidate.Vocabulary, withBroken(list, errBroken), "test")
			if len(all) != len(list) || len(failed) != 1 || !errors.Is(failed[0], errBroken) {
				t.Fatalf("%d reports, %v", len(all), failed)
			}
			for i, r := range all {
				if r.Posting.ID != list[i].ID || r.Resume != nil || r.Score != nil || r.Version != "test" || len(r.Requirements) == 0 {
					t.Errorf("%+v", r)
				}
			}
			if !slices.ContainsFunc(all[2].Skills, func(s explain.Skill) bool {
				return s.Name == "Terraform" && s.Importance == ask.Required && s.Status == ""
			}) {
				t.Errorf("%+v", all[2].Skills)
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err := check(t); err != nil {
				t.Error(err)
			}
		})
	}
}

// withBroken is a stream of postings with one among them that cannot be read.
func withBroken(list []posting.Posting, broken error) posting.Stream {
	return func(ctx context.Context) iter.Seq2[posting.Item, error] {
		return func(yield func(posting.Item, error) bool) {
			n := 0
			for item, err := range posting.List(list...)(ctx) {
				if n++; n == 2 && !yield(posting.Item{Ref: "broken", Read: func() (posting.Posting, error) { return posting.Posting{}, broken }}, nil) {
					return
				}
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

func TestARankingBelongsToItsMatcher(t *testing.T) {
	m, other := newMatcher(t, exampleResume, "ada.md"), newMatcher(t, exampleResume, "ada.md")
	ranked := func(by *match.Matcher, o rank.Options) *rank.Result {
		r, err := by.Rank(t.Context(), posting.List(examplePostings()...), o)
		if err != nil {
			t.Fatal(err)
		}
		return &r
	}
	calls := map[string]func(*rank.Result) error{
		"Reports": func(r *rank.Result) error { _, err := m.Reports(t.Context(), r, nil); return err },
		"Gaps":    func(r *rank.Result) error { _, err := m.Gaps(t.Context(), r, survey.Options{}); return err },
		"Compare": func(r *rank.Result) error {
			_, err := m.Compare(t.Context(), other, r, compare.Options{})
			return err
		},
	}
	for name, call := range calls {
		if err := call(ranked(other, rank.Options{Pack: true})); err == nil || !strings.Contains(err.Error(), "another matcher") {
			t.Errorf("%s of another matcher's ranking: %v", name, err)
		}
		err := call(ranked(m, rank.Options{}))
		if name == "Reports" && err != nil || name != "Reports" && (err == nil || !strings.Contains(err.Error(), "Options.Pack")) {
			t.Errorf("%s of a ranking that is not packed: %v", name, err)
		}
	}
}

// When the context ends, all say so.
func TestTheDoorClosesWithItsContext(t *testing.T) {
	m := newMatcher(t, exampleResume, "ada.md")
	list := examplePostings()
	ranking, err := m.Rank(t.Context(), posting.List(list...), rank.Options{Pack: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, call := range map[string]func() error{
		"Rank":      func() error { _, err := m.Rank(ctx, posting.List(list...), rank.Options{}); return err },
		"ReportAll": func() error { _, _, err := m.ReportAll(ctx, posting.List(list...)); return err },
		"Reports":   func() error { _, err := m.Reports(ctx, &ranking, nil); return err },
		"Gaps":      func() error { _, err := m.Gaps(ctx, &ranking, survey.Options{}); return err },
		"Compare":   func() error { _, err := m.Compare(ctx, m, &ranking, compare.Options{}); return err },
		"ExtractAll": func() error {
			_, _, err := match.ExtractAll(ctx, m.Candidate.Vocabulary, posting.List(list...), "test")
			return err
		},
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
