package catalog

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"testing"
	"time"

	"skillmatch/index/library"
	"skillmatch/scrape/posting"
)

// source is what a reference holds: refs with titles, where a title that begins
// with "!" cannot be read; a reference without any is missing.
type source [][2]string

var errBroken = errors.New("it is broken")

// walker finds the postings of invented sources.
func walker(t testing.TB, sources map[string]source) Walk {
	return func(ctx context.Context, ref string) iter.Seq2[posting.Item, error] {
		return func(yield func(posting.Item, error) bool) {
			list, ok := sources[ref]
			if !ok {
				yield(posting.Item{Ref: ref}, fmt.Errorf("%s: %w", ref, fs.ErrNotExist))
			}
			for _, s := range list {
				read := func() (posting.Posting, error) {
					if s[1][0] == '!' {
						return posting.Posting{}, errBroken
					}
					return posting.Posting{ID: s[0], Title: s[1], Text: "Requirements\n- Go"}, nil
				}
				if err := ctx.Err(); err != nil {
					yield(posting.Item{}, err)
					return
				}
				if !yield(posting.Item{Ref: s[0], Read: read}, nil) {
					return
				}
			}
		}
	}
}

// opened opens a catalog in a new folder.
func opened(t testing.TB) *Catalog {
	t.Helper()
	return openedIn(t, t.TempDir())
}

func openedIn(t testing.TB, dir string) *Catalog {
	t.Helper()
	v := vocabulary(t)
	l, err := library.Open(dir, LibraryOptions(v, "test"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return &Catalog{Library: l, Vocabulary: v, Now: time.Date(2026, 6, 15, 23, 30, 0, 0, time.FixedZone("", -3600))}
}

func refs(t testing.TB, given ...string) []Ref {
	t.Helper()
	list, err := Refs(given)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// counts are new, changed, unchanged, gone, kept and failed.
type counts [6]int

func countsOf(c *Changes) counts {
	return counts{c.New, c.Changed, c.Unchanged, c.Gone, c.Kept, len(c.Failed)}
}

// Each step adds a reference, or updates without one, and follows from those before.
func TestChangesAreCounted(t *testing.T) {
	c := opened(t)
	const dir, feed = "/none/kestrel", "https://kestrel.example/feed"
	both := source{{dir + "/a", "Net Mender"}, {dir + "/b", "Sail Maker"}}
	for _, step := range []struct {
		name    string
		sources map[string]source
		add     string
		want    counts
	}{
		{"new", map[string]source{dir: both}, dir, counts{2, 0, 0, 0, 2, 0}},
		{"again", map[string]source{dir: both}, dir, counts{0, 0, 2, 0, 2, 0}},
		{"from a feed", map[string]source{feed: {{feed + "/1", "Caulker"}}}, feed, counts{1, 0, 0, 0, 3, 0}},
		{"missing", nil, "/none/else", counts{0, 0, 0, 0, 3, 1}},
		{"one cannot be read", map[string]source{dir: {{dir + "/a", "Net Mender II"}, {dir + "/b", "!"}}}, dir, counts{0, 1, 0, 0, 3, 1}},
		{"updated while a file is broken", map[string]source{dir: {{dir + "/a", "!"}}, feed: {{feed + "/2", "Rigger"}}}, "", counts{1, 0, 0, 3, 4, 1}},
		{"all are back", map[string]source{dir: both, feed: {{feed + "/1", "Caulker"}, {feed + "/2", "Rigger"}}}, "", counts{0, 3, 1, 0, 4, 0}},
		{"the folder is missing", map[string]source{feed: {{feed + "/1", "Caulker"}, {feed + "/2", "Rigger"}}}, "", counts{0, 0, 2, 2, 4, 1}},
		{"gone once", map[string]source{feed: {{feed + "/1", "Caulker"}, {feed + "/2", "Rigger"}}}, "", counts{0, 0, 2, 0, 4, 1}},
	} {
		c.Walk = walker(t, step.sources)
		run := c.Update
		if step.add != "" {
			run = func(ctx context.Context) (Changes, error) { return c.Add(ctx, refs(t, step.add)) }
		}
		got, err := run(t.Context())
		if err != nil || countsOf(&got) != step.want || got.Read() != got.New+got.Changed+got.Unchanged {
			t.Errorf("%s: %+v, %v; want %v", step.name, got, err, step.want)
		}
	}
	list, err := c.Postings()
	if err != nil || len(list) != 4 || list[0].Added != "2026-06-16" || list[0].Gone != "2026-06-16" {
		t.Errorf("kept %+v, %v", list, err)
	}
}

// Pasted postings are known by their text, and are not asked for again.
func TestStandardInput(t *testing.T) {
	c := opened(t)
	for i, pasted := range []source{{{"-:1", "Net Mender"}, {"-:2", "Caulker"}}, {{"-", "Caulker"}}} {
		c.Walk = walker(t, map[string]source{"-": pasted})
		got, err := c.Add(t.Context(), refs(t, "-"))
		if want := []counts{{2, 0, 0, 0, 2, 0}, {0, 0, 0, 0, 2, 0}}[i]; err != nil || got.New != want[0] || got.Kept != want[4] {
			t.Errorf("%v: %+v, %v", pasted, got, err)
		}
	}
	c.Walk = func(context.Context, string) iter.Seq2[posting.Item, error] {
		t.Error("asked for again")
		return func(func(posting.Item, error) bool) {}
	}
	if got, err := c.Update(t.Context()); err != nil || got.Gone != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

// What was read before the context ended is kept and counted.
func TestAddEndsWithItsContext(t *testing.T) {
	c := opened(t)
	ctx, cancel := context.WithCancel(t.Context())
	walk := walker(t, map[string]source{"/none": {{"/none/a", "Net Mender"}, {"/none/b", "Caulker"}}})
	c.Walk = func(ctx context.Context, ref string) iter.Seq2[posting.Item, error] {
		return func(yield func(posting.Item, error) bool) {
			for item, err := range walk(ctx, ref) {
				goOn := yield(item, err)
				cancel()
				if !goOn {
					return
				}
			}
		}
	}
	got, err := c.Add(ctx, refs(t, "/none"))
	if !errors.Is(err, context.Canceled) || countsOf(&got) != (counts{1, 0, 0, 0, 1, 0}) {
		t.Errorf("%+v, %v", got, err)
	}
}

// Failures keep their order, and their errors.
func TestFailuresAreKept(t *testing.T) {
	c := opened(t)
	c.Walk = walker(t, map[string]source{"/none": {{"/none/a", "!"}, {"/none/b", "Caulker"}}})
	got, err := c.Add(t.Context(), refs(t, "/none", "/nowhere"))
	want := []error{errBroken, fs.ErrNotExist}
	if err != nil || !slices.EqualFunc(got.Failed, want, func(a, b error) bool { return errors.Is(a, b) }) {
		t.Errorf("%v, %v", got.Failed, err)
	}
}
