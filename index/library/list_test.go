package library

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// from keeps postings as read from an origin, in the given order.
func from(t *testing.T, l *Library, origin string, edition int, numbers ...int) (changes [3]int) {
	t.Helper()
	r := l.Begin()
	for _, i := range numbers {
		p := posting(i, edition)
		p.Origin = origin
		change, err := r.Put(p)
		if err != nil {
			t.Fatal(err)
		}
		changes[change]++
	}
	if err := r.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestPostingsStandInTheOrderOfTheirOrigins(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	from(t, l, "/a", 1, 5, 3, 9)
	from(t, l, "/b", 1, 7)
	from(t, l, "/a", 2, 3, 4, 5)
	want := "Title 3.2\nTitle 4.2\nTitle 5.2\nTitle 9.1\nTitle 7.1\n"
	for range 2 {
		if got := state(t, l); got != want {
			t.Errorf("kept %q", got)
		}
		if err := l.compact(t.Context()); err != nil {
			t.Fatal(err)
		}
		l.Close()
		l = open(t, dir, options())
	}
}

func TestAPostingStaysWithItsFirstOrigin(t *testing.T) {
	l := open(t, t.TempDir(), options())
	if got := from(t, l, "/d", 1, 1, 2, 1, 2); got != [3]int{2, 2, 0} {
		t.Errorf("the same twice: %v", got)
	}
	if got := from(t, l, "/d/1", 1, 1); got != [3]int{1, 0, 0} {
		t.Errorf("through another origin: %v", got)
	}
	if got := l.Origins(); !reflect.DeepEqual(got, []string{"/d", "/d/1"}) {
		t.Errorf("origins: %q", got)
	}
	if p, err := l.Get(KeyOf(posting(1, 1).Ref)); err != nil || p.Origin != "/d" {
		t.Errorf("of %q: %v", p.Origin, err)
	}
	r := l.Begin()
	r.Forget("/d")
	if err := r.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := from(t, l, "/d/1", 1, 1); got != [3]int{0, 0, 1} {
		t.Errorf("after its origin was forgotten: %v", got)
	}
}

func TestAListThatIsLostIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	from(t, l, "/a", 1, 5, 3)
	from(t, l, "/b", 1, 7)
	want := state(t, l)
	l.Close()
	path := filepath.Join(dir, listName)
	for _, damageList := range []func() error{
		func() error { return os.Remove(path) },
		func() error { return os.WriteFile(path, []byte(listMagic+"broken"), 0o600) },
	} {
		if err := damageList(); err != nil {
			t.Fatal(err)
		}
		l, err := OpenToRead(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		if got := state(t, l); got != want {
			t.Errorf("read %q", got)
		}
		l.Close()
		l = open(t, dir, options())
		if got := l.Origins(); state(t, l) != want || !reflect.DeepEqual(got, []string{"/a", "/b"}) {
			t.Errorf("kept %q from %q", state(t, l), got)
		}
		l.Close()
	}
	if err := os.WriteFile(path, []byte(listFamily+"2\nnew"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, how := range []func(string, Options) (*Library, error){OpenToRead, Open} {
		if _, err := how(dir, options()); !errors.Is(err, ErrNewer) {
			t.Errorf("a newer list was read: %v", err)
		}
	}
}

func TestALibraryOfVersionOneIsReadOn(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	from(t, l, "/a", 1, 0, 1, 2)
	from(t, l, "/b", 1, 3, 4)
	want := state(t, l)
	l.Close()
	for _, name := range []string{"segment-000001", "segment-000002"} {
		data := contents(t, filepath.Join(dir, name))
		data = append([]byte(olderMagic), data[len(segmentMagic):]...)
		data = append(data, 200, 0, 0, 0, 1) // torn; version 1 left it like that
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, listName)); err != nil {
		t.Fatal(err)
	}
	l = open(t, dir, options())
	if got := state(t, l); got != want || l.Damaged() > 0 {
		t.Errorf("kept %q, %d damaged", got, l.Damaged())
	}
	put(t, l, 5, 6, 1)
	if l.Len() != 6 || l.Damaged() > 0 {
		t.Errorf("%d kept, %d damaged", l.Len(), l.Damaged())
	}
}

func TestAFullDiskStopsNoReading(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 40, 1)
	want := state(t, l)
	l.Close()
	if err := os.Remove(filepath.Join(dir, "parsed-000001")); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.limit = 100
	var warned []error
	o.Warn = func(err error) { warned = append(warned, err) }
	l, err := OpenToRead(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := state(t, l); got != want || len(warned) != 1 || !errors.Is(warned[0], ErrFull) || strings.Count(warned[0].Error(), ErrFull.Error()) != 1 {
		t.Errorf("read %q, %q", got, warned)
	}
}

// A compaction for which there is no space leaves everything as it was.
func TestACompactionOnAFullDiskIsAWarning(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	for i := range maxSegments {
		put(t, l, i*10, i*10+10, 1)
	}
	l.o.limit = 4000
	var warned []error
	l.o.Warn = func(err error) { warned = append(warned, err) }
	r := l.Begin()
	if err := errors.Join(r.Delete(KeyOf(posting(3, 1).Ref)), r.Finish(t.Context())); err != nil {
		t.Fatal(err)
	}
	l.Close()
	if len(warned) != 1 || !errors.Is(warned[0], ErrFull) {
		t.Errorf("warned of %v", warned)
	}
	for name := range folderOf(t, dir) {
		if filepath.Ext(name) == ".tmp" || name == "segment-000014" {
			t.Errorf("%s is left", name)
		}
	}
	l = open(t, dir, options())
	if l.Len() != 10*maxSegments-1 || l.Damaged() > 0 {
		t.Errorf("%d kept", l.Len())
	}
}
