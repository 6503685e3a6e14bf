package catalog

import (
	"context"
	"errors"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"skillmatch/scrape/posting"
)

// harbour opens a catalog of three postings with all that they are searched by.
func harbour(t testing.TB, dir string) *Catalog {
	t.Helper()
	c := openedIn(t, dir)
	list := []posting.Posting{
		{ID: "go", Title: "Go Engineer", Company: "Kestrel", Text: "We keep the cranes of the harbour at work.\n\nRequirements\n- Go\n- PostgreSQL"},
		{ID: "sql", Title: "Data Analyst", Location: "Bergen (remote)", Published: "2026-05-02T08:00:00Z", Text: "Salary: €70,000 - €90,000 per year\n\nRequirements\n- SQL\n- Tableau"},
		{ID: "crane", Title: "Crane Operator", Location: "横浜市", Text: "We work in 東京.\n\nRequirements\n- Driving a crane\n- Go"},
	}
	c.Walk = func(context.Context, string) iter.Seq2[posting.Item, error] {
		return func(yield func(posting.Item, error) bool) {
			for _, p := range list {
				if !yield(posting.Item{Ref: "/none/" + p.ID, Read: func() (posting.Posting, error) { return p, nil }}, nil) {
					return
				}
			}
		}
	}
	if _, err := c.Add(t.Context(), refs(t, "/none")); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSearch(t *testing.T) {
	c := harbour(t, t.TempDir())
	for _, tc := range []struct {
		name  string
		query Query
		want  string // ids, in any order
		total int
	}{
		{"everything", Query{}, "crane go sql", 3},
		{"words", Query{Words: "harbour cranes"}, "go", 1},
		{"words that do not stand together", Query{Words: "harbour tableau"}, "", 0},
		{"a company", Query{Words: "KESTREL"}, "go", 1},
		{"a skill by another name", Query{Skills: []string{"golang"}}, "crane go", 2},
		{"two skills", Query{Skills: []string{"go", "postgres"}}, "go", 1},
		{"a place", Query{Place: "bergen"}, "sql", 1},
		{"a place without spaces", Query{Place: "横浜"}, "crane", 1},
		{"words without spaces", Query{Words: "横浜市 東京"}, "crane", 1},
		{"the way of work", Query{Remote: "remote"}, "sql", 1},
		{"pay that is reached", Query{Pay: 90_000}, "sql", 1},
		{"pay that is not", Query{Pay: 90_001}, "", 0},
		{"a date, or when they were added", Query{Since: "2026-05-03"}, "crane go", 2},
		{"the date itself", Query{Since: "2026-05-02", Remote: "remote"}, "sql", 1},
		{"today", Query{Since: "2026-06-16"}, "crane go", 2},
	} {
		got, err := c.Search(t.Context(), tc.query)
		ids := []string{}
		for _, p := range got.Postings {
			ids = append(ids, p.ID)
		}
		want := strings.Fields(tc.want)
		if err != nil || got.Postings == nil || !sameSet(ids, want) || got.Total != tc.total || got.Wordless != "" {
			t.Errorf("%s: %v of %d, %v; want %v of %d", tc.name, ids, got.Total, err, want, tc.total)
		}
	}
	got, err := c.Search(t.Context(), Query{Top: 2})
	if err != nil || len(got.Postings) != 2 || got.Total != 3 {
		t.Errorf("the best two: %d of %d, %v", len(got.Postings), got.Total, err)
	}
}

func sameSet(a, b []string) bool {
	in := map[string]int{}
	for _, s := range a {
		in[s]++
	}
	for _, s := range b {
		in[s]--
	}
	for _, n := range in {
		if n != 0 {
			return false
		}
	}
	return true
}

func TestQueriesThatCannotBe(t *testing.T) {
	c := opened(t)
	for _, tc := range []struct {
		query             Query
		field, text, hint string
	}{
		{Query{Skills: []string{"go", "knot tying by moonlight"}}, "skill", `no skill is named "knot tying by moonlight"`, ""},
		{Query{Top: -1}, "top", "top -1 is negative", ""},
		{Query{Pay: -0.5}, "pay", "pay -0.5 is no amount", ""},
		{Query{Pay: math.NaN()}, "pay", "pay NaN is no amount", ""},
		{Query{Pay: math.Inf(1)}, "pay", "pay +Inf is no amount", ""},
		{Query{Remote: "moon"}, "remote", `remote "moon" is not known`, "use remote, hybrid or on-site"},
		{Query{Since: "May"}, "since", `since "May" is no date`, "write it as 2026-05-01"},
		{Query{Since: "2026-05-01T08:00"}, "since", `since "2026-05-01T08:00" is no date`, "write it as 2026-05-01"},
		{Query{Since: "1969-12-31"}, "since", `since "1969-12-31" is no date`, "write it as 2026-05-01"},
		{Query{Since: "2026-06-17"}, "since", "since 2026-06-17 is yet to come", "name a day that has been"},
		{Query{Top: -1, Since: "May", Words: "?"}, "top", "top -1 is negative", ""},
	} {
		_, err := c.Search(t.Context(), tc.query)
		e, ok := errors.AsType[*QueryError](err)
		if !ok || e.Field != tc.field || e.Error() != tc.text || e.Hint() != tc.hint {
			t.Errorf("%+v: %v", tc.query, err)
		}
	}
}

func TestWhatHoldsNoWordFindsNothing(t *testing.T) {
	c := harbour(t, t.TempDir())
	for _, tc := range []struct {
		query Query
		want  string
	}{
		{Query{Words: "***"}, "***"},
		{Query{Words: "harbour", Place: "?"}, "?"},
		{Query{Words: "!", Place: "?"}, "!"},
		{Query{Words: " ", Place: " "}, ""},
	} {
		got, err := c.Search(t.Context(), tc.query)
		if err != nil || got.Wordless != tc.want || (tc.want != "") != (got.Total == 0) || got.Postings == nil {
			t.Errorf("%+v: %+v, %v", tc.query, got, err)
		}
	}
}

// An index that is lost or damaged is made again.
func TestSearchMendsTheIndex(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"it is lost": os.RemoveAll,
		"it is damaged": func(dir string) error {
			return filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
				if err != nil || e.IsDir() {
					return err
				}
				return os.WriteFile(path, []byte("damaged"), 0o600)
			})
		},
	} {
		dir := t.TempDir()
		c := harbour(t, dir)
		if err := harm(filepath.Join(dir, "index")); err != nil {
			t.Fatal(err)
		}
		if got, err := c.Search(t.Context(), Query{Words: "harbour"}); err != nil || got.Total != 1 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
