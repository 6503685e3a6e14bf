package rank

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"testing"
	"time"

	"skillmatch/index/library"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/catalog"
	"skillmatch/match/explain"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// manyPostings are 300 postings of which some are the same: thirty texts under three
// titles and in several places.
func manyPostings() (list []posting.Posting) {
	skills := []string{"Go", "Kafka", "PostgreSQL", "React", "Rust", "Terraform", "Kubernetes", "Swift", "Salesforce"}
	for i := range 300 {
		n := i * 7 % 30
		list = append(list, posting.Posting{ID: fmt.Sprintf("p%03d", i), Title: []string{"Backend", "Frontend", "Sales"}[n%3] + " Engineer", Location: []string{"Oslo", "Bergen"}[i%2],
			Text: fmt.Sprintf("About us\nWe build number %d of what people need every day, and we have done so for many years in this town, with care and in small teams that own what they build.\n\nRequirements\n- %s\n- %s and %s\n"+
				"- You write clearly about part %d of the work, and you ask when you do not know\n\nNice to have\n- %s\n\nBenefits\n- A desk by the window, and a walk at noon with whoever comes along on that day of the week",
				n, skills[n%9], skills[n*4%9], skills[n*5%9], n, skills[i%9])})
	}
	return list
}

// kept is a new library that holds some postings, open to read.
func kept(t *testing.T, v *skill.Vocabulary, list []posting.Posting) *library.Library {
	t.Helper()
	dir := t.TempDir()
	l, err := library.Open(dir, catalog.LibraryOptions(v, "test"))
	if err != nil {
		t.Fatal(err)
	}
	c := catalog.Catalog{Library: l, Vocabulary: v, Now: time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC), Walk: func(ctx context.Context, _ string) iter.Seq2[posting.Item, error] {
		return posting.List(list...)(ctx)
	}}
	changes, err := c.Add(t.Context(), []catalog.Ref{{Given: "https://kestrel.example", Origin: "https://kestrel.example"}})
	if err != nil || changes.New != len(list) {
		t.Fatal(changes, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l, err = library.OpenToRead(dir, catalog.LibraryOptions(v, "test"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// libraryEngine is an engine that ranks a library.
func libraryEngine(c *score.Candidate, l *library.Library, o Options) *engine {
	e := newEngine(c, o)
	e.result.library = l
	return e
}

// Postings that are kept packed are read again to be explained.
func TestReportsOfALibrary(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	l := kept(t, c.Vocabulary, manyPostings())
	reporter := explain.NewReporter(c, "ada.md", "test")
	reports := func(o Options) []explain.Report {
		r, err := Library(t.Context(), c, l, o)
		if err != nil {
			t.Fatal(err)
		}
		list, err := r.Reports(t.Context(), reporter, nil)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	plain, packed := reports(Options{Top: 20, All: true}), reports(Options{Top: 20, All: true, Pack: true})
	if len(plain) != 20 || plain[0].Posting.Title == "" || !reflect.DeepEqual(plain, packed) {
		t.Errorf("%+v\nbut packed %+v", plain, packed)
	}
}

// A library that cannot be ranked to the end gives no part of a ranking.
func TestNoPartOfALibrary(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	l := kept(t, c.Vocabulary, manyPostings())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, o := range []Options{{}, {Pack: true}, {Top: 5}} {
		r, err := Library(ctx, c, l, o)
		if !errors.Is(err, context.Canceled) || !reflect.DeepEqual(r, Result{}) {
			t.Errorf("%+v: %d read, %d kept, %v", o, r.Read, len(r.Postings), err)
		}
	}
}

// However few postings are scored to the end, those shown are the same.
func TestBoundsChangeNothing(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	l := kept(t, c.Vocabulary, manyPostings())
	bounds := 0
	for _, o := range []Options{{Top: 1}, {Top: 5}, {Top: 20}, {Top: 20, All: true}, {Top: 200}, {Top: 5, Min: 40}, {Top: 5, Min: 99}, {Top: 500, Min: -1}, {Top: 5, Workers: 3}} {
		var want []listing
		for _, exact := range [][]int{{len(l.Forms()) + 1}, {1}, {7}, {60}, {3, 20, 60}, nil} {
			s, err := newLibraryRanker(t.Context(), libraryEngine(c, l, o))
			if err != nil {
				t.Fatal(err)
			}
			s.exact = exact
			got, err := s.listed(t.Context())
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
				t.Errorf("top %d, all %v, min %g, %v exact: %v, want %v", o.Top, o.All, o.Min, exact, got, want)
			}
		}
		if o.Min < 99 && len(want) != min(o.Top, len(want)) || o.Top == 5 && o.Min == 0 && (len(want) != 5 || len(want[0].duplicates) == 0) {
			t.Errorf("top %d: %d shown, %v", o.Top, len(want), want)
		}
	}
	if bounds == 0 {
		t.Error("no posting was left out by its bound")
	}
}

// A library and a stream of the same postings give the same ranking.
func TestALibraryRanksAsAStreamDoes(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	list := manyPostings()
	l := kept(t, c.Vocabulary, list)
	for _, o := range []Options{{}, {Top: 1}, {Top: 20}, {Top: 20, All: true}, {Top: 5, Min: 40}, {Min: 40, All: true}, {Min: 99}} {
		want, err := Run(t.Context(), c, posting.List(list...), o)
		if err != nil {
			t.Fatal(err)
		}
		for _, workers := range []int{1, 3} {
			o.Workers = workers
			got, err := Library(t.Context(), c, l, o)
			if err != nil {
				t.Fatal(err)
			}
			if a, b := rows(&got), rows(&want); !reflect.DeepEqual(a, b) {
				t.Errorf("%+v: the library gives %d postings, %v, the stream %d, %v", o, len(a), a, len(b), b)
			}
			if got.Read != want.Read {
				t.Errorf("%+v: %d read, want %d", o, got.Read, want.Read)
			}
		}
	}
}

// Many closed postings that are open again under a lesser score change nothing in what
// the best few are, from a stream, from a library, and by any number of workers.
func TestTheTopOfRepostsIsTheBeginningOfAll(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2024, Month: 6})
	var closed, open []posting.Posting
	skills := []string{"Go", "PostgreSQL", "Kafka", "Kubernetes", "AWS", "Python", "React", "Tableau", "Rust"}
	for job := range 300 {
		text := "Requirements"
		for k, s := range skills {
			if job>>k&1 == 1 {
				text += "\n- " + s
			}
		}
		for w := range 120 {
			text += fmt.Sprintf(" w%d", (job*131+w*w)%997)
		}
		closed = append(closed, posting.Posting{ID: fmt.Sprintf("c%03d", job), Title: "Engineer", Expires: "2024-01-31", Text: text})
		if job%3 > 0 {
			open = append(open, posting.Posting{ID: fmt.Sprintf("o%03d", job), Title: "Engineer", Published: "2024-05-01", Text: fmt.Sprintf("%s\n- Walking of dogs %d", text, job)})
		}
	}
	for name, list := range map[string][]posting.Posting{"closed first": slices.Concat(closed, open), "open first": slices.Concat(open, closed)} {
		l := kept(t, c.Vocabulary, list)
		all, err := Run(t.Context(), c, posting.List(list...), Options{})
		if err != nil {
			t.Fatal(err)
		}
		reposts := 0
		for i := range all.Postings {
			if d := all.Postings[i].Duplicates; len(d) > 0 && d[0][0] == 'c' {
				reposts++
			}
		}
		if len(all.Postings) < 200 || reposts < 150 {
			t.Fatalf("%s: %d shown, of 300 jobs, %d for closed ones", name, len(all.Postings), reposts)
		}
		want := rows(&all)
		for _, top := range []int{1, 5, 30} {
			for _, o := range []Options{{Workers: 1, Repeatable: true}, {Workers: 4, Repeatable: true}} {
				o.Top = top
				got, err := Run(t.Context(), c, posting.List(list...), o)
				if err != nil || !slices.Equal(rows(&got), want[:top]) {
					t.Errorf("%s: the best %d of %d workers, repeatable %v, are not the beginning of all (%v)", name, top, o.Workers, o.Repeatable, err)
				}
			}
			got, err := Library(t.Context(), c, l, Options{Top: top})
			if err != nil || !slices.Equal(rows(&got), want[:top]) {
				t.Errorf("%s: the best %d of the library are not the beginning of all (%v)", name, top, err)
			}
		}
	}
}
