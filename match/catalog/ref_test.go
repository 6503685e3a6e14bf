package catalog

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestRefs(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		given, origin string
		err           error
	}{
		{"-", "-", nil},
		{"https://kestrel.example/1", "https://kestrel.example/1", nil},
		{"ftp://kestrel.example", "ftp://kestrel.example", nil},
		{"/a/../b", "/b", nil},
		{"board.jsonl", filepath.Join(here, "board.jsonl"), nil},
		{".", here, nil},
		{"/caf\xe9", "/caf\U0010fee9", nil},
		{"", "", ErrEmptyRef},
	} {
		got, err := Refs([]string{tc.given})
		if !errors.Is(err, tc.err) || err == nil && (len(got) != 1 || got[0] != Ref{tc.given, tc.origin}) {
			t.Errorf("%q: %q, %v", tc.given, got, err)
		}
	}
}

func TestLinesAreReadFromTheirFile(t *testing.T) {
	for _, tc := range []struct {
		ref, origin string
		want        bool
	}{
		{"/board.jsonl:12", "/board.jsonl", true},
		{"/board.jsonl:12", "/board.jsonl:12", true},
		{"/board.jsonl", "/board.jsonl", true},
		{"/board.jsonl:", "/board.jsonl", false},
		{"/board.jsonl:1a", "/board.jsonl", false},
		{"/boards/1.md", "/boards", false},
		{"https://kestrel.example:80", "https://kestrel.example", false},
	} {
		if got := readFrom(tc.ref, tc.origin); got != tc.want {
			t.Errorf("%q from %q: %v", tc.ref, tc.origin, got)
		}
	}
}

func TestVanished(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "there:7")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]bool{
		there:                         false,
		there + ":1":                  false,
		filepath.Join(dir, "no"):      true,
		filepath.Join(dir, "no:3"):    true,
		"https://kestrel.example/1":   false,
		"-:0123456789abcdef":          false,
		filepath.Join(there, "under"): false, // not a folder is another error
	} {
		if got := vanished(ref); got != want {
			t.Errorf("%q: %v", ref, got)
		}
	}
}
