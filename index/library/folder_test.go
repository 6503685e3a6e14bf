package library

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAFoldersNameMayHoldTheSignsOfAPattern(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "jobs [2026] *?")
	for i := range 3 {
		l := open(t, dir, options())
		put(t, l, i, i+1, 1)
		l.Close()
	}
	l := open(t, dir, options())
	if l.Len() != 3 {
		t.Errorf("%d kept", l.Len())
	}
}

func TestAFolderOfSomethingElseIsRefusedAndNotTouched(t *testing.T) {
	for _, name := range []string{"index/home.html", "notes.txt", "segment-x.tmp", "segment-1", "parsed-000001.txt", "list"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, name)
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("mine"), 0o600)); err != nil {
				t.Fatal(err)
			}
			for _, how := range []func(string, Options) (*Library, error){Open, OpenExisting} {
				if _, err := how(dir, options()); !errors.Is(err, ErrForeign) {
					t.Errorf("opened: %v", err)
				}
			}
			if _, err := Open(path, options()); !errors.Is(err, ErrForeign) {
				t.Errorf("a file was opened: %v", err)
			}
			if string(contents(t, path)) != "mine" {
				t.Error("it was changed")
			}
		})
	}
}

func TestFilesOfOthersStayInALibrary(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 2, 1)
	l.Close()
	names := []string{"segment-x.tmp", "parsed-x", "notes", "segment-000001.tmp.old", "index/mine", "index/store/mine"}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l = open(t, dir, options())
	put(t, l, 2, 4, 1)
	if err := errors.Join(l.Reindex(t.Context(), true), l.compact(t.Context())); err != nil {
		t.Fatal(err)
	}
	if _, total, err := l.Search(t.Context(), Query{}, 1); err != nil || total != 4 {
		t.Errorf("%d found: %v", total, err)
	}
	for _, name := range names {
		if string(contents(t, filepath.Join(dir, name))) != "mine" {
			t.Errorf("%s was changed", name)
		}
	}
}

func TestNoLibraryIsMadeForNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "new")
	l := open(t, dir, options())
	if err := errors.Join(l.Begin().Finish(t.Context()), l.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a library is left: %v", err)
	}
	for _, dir := range []string{dir, parent} {
		if _, err := OpenExisting(dir, options()); !errors.Is(err, ErrNone) {
			t.Errorf("opened: %v", err)
		}
		if _, err := OpenToRead(dir, options()); !errors.Is(err, ErrNone) {
			t.Errorf("read: %v", err)
		}
	}
}

func TestALibraryThatCannotBeWrittenCanBeRead(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the user may write everywhere")
	}
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 3, 1)
	want := state(t, l)
	l.Close()
	if err := errors.Join(os.Remove(filepath.Join(dir, lockName)), os.Remove(filepath.Join(dir, "parsed-000001")), os.RemoveAll(filepath.Join(dir, indexName)), os.Chmod(dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(dir, 0o700) }() // so that the test can remove it
	l, err := OpenToRead(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := state(t, l); got != want {
		t.Errorf("read %q", got)
	}
	if err := l.Reindex(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if _, total, err := l.Search(t.Context(), Query{Words: []string{"all"}}, 1); err != nil || total != 3 {
		t.Errorf("%d found: %v", total, err)
	}
}
