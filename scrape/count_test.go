package scrape

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestCount(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "x", "b.md": "x", "sub/c.html": "x", "board.jsonl": "{}\n{}\n{}\n", ".hidden": "x", ".git/d.txt": "x"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, tc := range map[string]struct {
		ctx  context.Context
		refs []string
		want int
		ok   bool
	}{
		"a folder":         {t.Context(), []string{dir}, 6, true},
		"a file":           {t.Context(), []string{filepath.Join(dir, "a.txt")}, 1, true},
		"a link":           {t.Context(), []string{dir, "https://jobs.example/1"}, 0, false},
		"standard input":   {t.Context(), []string{"-"}, 0, false},
		"nothing there":    {t.Context(), []string{filepath.Join(dir, "none")}, 0, true},
		"an ended context": {ended, []string{dir}, 0, false},
	} {
		if n, ok := Count(tc.ctx, tc.refs); ok != tc.ok || ok && n != tc.want {
			t.Errorf("%s: %d, %v, want %d, %v", name, n, ok, tc.want, tc.ok)
		}
	}
}
