package catalog

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"skillmatch/index/library"
)

// filled opens a catalog of four postings from a folder, a file of lines and a
// link, of which the link's is gone.
func filled(t testing.TB) (c *Catalog, dir string) {
	t.Helper()
	dir, c = t.TempDir(), opened(t)
	board, link := filepath.Join(dir, "board.jsonl"), "https://kestrel.example/1"
	sources := map[string]source{
		dir:   {{dir + "/a.md", "Net Mender"}},
		board: {{board + ":1", "Caulker"}, {board + ":2", "Rigger"}},
		link:  {{link, "Sail Maker"}},
	}
	c.Walk = walker(t, sources)
	if _, err := c.Add(t.Context(), refs(t, dir, board, link)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir + "/a.md", board} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sources[link] = source{}
	if _, err := c.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	return c, dir
}

func TestForget(t *testing.T) {
	const link = "https://kestrel.example/1"
	for _, tc := range []struct {
		name    string
		refs    []string // DIR is the folder
		gone    bool
		n       int
		unknown string
		origins string // that are left
	}{
		{"nothing", nil, false, 0, "", "DIR DIR/board.jsonl " + link},
		{"what is gone", nil, true, 1, "", "DIR DIR/board.jsonl"},
		{"an id", []string{"DIR/board.jsonl:2"}, false, 1, "", "DIR DIR/board.jsonl " + link},
		{"a key", []string{library.KeyOf(link).String()}, false, 1, "", "DIR DIR/board.jsonl"},
		{"a file", []string{"DIR/board.jsonl"}, false, 2, "", "DIR " + link},
		{"a file of a folder", []string{"DIR/a.md"}, false, 1, "", "DIR DIR/board.jsonl " + link},
		{"a folder", []string{"DIR"}, false, 1, "", "DIR/board.jsonl " + link},
		{"a stranger among others", []string{"nobody", link}, false, 1, "nobody", "DIR DIR/board.jsonl"},
	} {
		c, dir := filled(t)
		for i := range tc.refs {
			tc.refs[i] = strings.ReplaceAll(tc.refs[i], "DIR", dir)
		}
		got, err := c.Forget(t.Context(), refs(t, tc.refs...), tc.gone)
		if err != nil || got.Forgotten != tc.n || got.Kept != 4-tc.n || strings.Join(got.Unknown, " ") != tc.unknown {
			t.Errorf("%s: %+v, %v", tc.name, got, err)
		}
		if got := strings.ReplaceAll(strings.Join(c.Library.Origins(), " "), dir, "DIR"); got != tc.origins {
			t.Errorf("%s: left are %s, want %s", tc.name, got, tc.origins)
		}
	}
}

func TestCounts(t *testing.T) {
	c, dir := filled(t)
	list, all, err := c.Counts()
	want := []Count{{dir, 1, 0}, {dir + "/board.jsonl", 2, 0}, {"https://kestrel.example/1", 1, 1}}
	if err != nil || fmt.Sprint(list) != fmt.Sprint(want) || all != (Count{"", 4, 1}) {
		t.Errorf("%v, %v, %v", list, all, err)
	}
	empty := opened(t)
	list, all, err = empty.Counts()
	if err != nil || len(list) != 0 || all != (Count{}) {
		t.Errorf("of nothing: %v, %v, %v", list, all, err)
	}
	if list, err := empty.Postings(); err != nil || list == nil || len(list) != 0 {
		t.Errorf("of nothing: %v, %v", list, err)
	}
}

// A damaged record is left out, told of, and can still be forgotten by its key.
func TestDamagedRecordsAreLeftOut(t *testing.T) {
	dir := t.TempDir()
	c := openedIn(t, dir)
	c.Walk = walker(t, map[string]source{"/none": {{"/none/a", "Net Mender"}, {"/none/b", "Caulker"}}})
	if _, err := c.Add(t.Context(), refs(t, "/none")); err != nil {
		t.Fatal(err)
	}
	damage(t, filepath.Join(dir, "segment-000001"), "Caulker")
	told := 0
	c.Damaged = func(n int) { told += n }
	list, err := c.Postings()
	if err != nil || len(list) != 1 || list[0].ID != "/none/a" || told != 1 {
		t.Errorf("%+v, %v, told of %d", list, err, told)
	}
	if found, err := c.Search(t.Context(), Query{}); err != nil || found.Total != 1 || len(found.Postings) != 1 || told != 2 {
		t.Errorf("%+v, %v, told of %d", found, err, told)
	}
	key := library.KeyOf("/none/b").String()
	if got, err := c.Forget(t.Context(), refs(t, key), false); err != nil || got.Forgotten != 1 || got.Kept != 1 || got.Unknown != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// damage changes a word inside a file.
func damage(t testing.TB, path, word string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	hurt := strings.Replace(string(data), word, strings.ToLower(word), 1)
	if hurt == string(data) {
		t.Skip("the text does not stand in the file as it is")
	}
	if err := os.WriteFile(path, []byte(hurt), 0o600); err != nil {
		t.Fatal(err)
	}
}
