package library

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// plain is a parser whose form is the title of the posting and whose table is the
// number of its postings.
type plain struct{ n int }

func (p *plain) Parse(kept *Posting) ([]byte, Fields) {
	p.n++
	return []byte(kept.Title), Fields{Words: strings.ToLower(kept.Text), Skills: kept.Skills, Day: 20_000}
}

func (p *plain) Table() []byte { return []byte(strconv.Itoa(p.n)) }

func options() Options {
	return Options{Parser: func() Parser { return &plain{} }, Stamp: "plain 1", Holder: "a test"}
}

func posting(i, edition int) Posting {
	return Posting{ID: fmt.Sprintf("p%d", i), Title: fmt.Sprintf("Title %d.%d", i, edition), Text: fmt.Sprintf("word%d all", i), Ref: fmt.Sprintf("/f/%d.txt", i), Origin: "/f", Added: "2026-06-15"}
}

// open opens a library for the duration of a test.
func open(t *testing.T, dir string, o Options) *Library {
	t.Helper()
	l, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func put(t *testing.T, l *Library, from, to, edition int) {
	t.Helper()
	r := l.Begin()
	for i := from; i < to; i++ {
		if _, err := r.Put(posting(i, edition)); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// state returns the titles of the postings that are kept, in order.
func state(t *testing.T, l *Library) string {
	t.Helper()
	var b strings.Builder
	for _, f := range l.Forms() {
		p, err := l.Get(f.Key)
		if err != nil {
			t.Fatal(err)
		}
		if p.Title != string(f.Data) {
			t.Fatalf("%s was parsed as %s", p.Title, f.Data)
		}
		b.WriteString(p.Title + "\n")
	}
	return b.String()
}

func TestPostingsAreKeptReplacedAndForgotten(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 3, 1)
	put(t, l, 1, 2, 2)
	put(t, l, 0, 1, 1) // unchanged
	r := l.Begin()
	if err := r.Delete(KeyOf(posting(2, 1).Ref)); err != nil {
		t.Fatal(err)
	}
	if err := r.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := "Title 0.1\nTitle 1.2\n"
	if got := state(t, l); got != want {
		t.Errorf("kept %q", got)
	}
	l.Close()
	for _, damageFile := range []func() error{
		func() error { return nil },
		func() error { return os.Remove(filepath.Join(dir, "parsed-000001")) },
		func() error { return os.Truncate(filepath.Join(dir, "parsed-000002"), 20) },
		func() error { return os.Truncate(filepath.Join(dir, "parsed-000002"), 0) },
		func() error { return os.RemoveAll(filepath.Join(dir, indexName)) },
	} {
		if err := damageFile(); err != nil {
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
	}
}

func TestSearchFollowsEveryChange(t *testing.T) {
	l := open(t, t.TempDir(), options())
	put(t, l, 0, 5, 1)
	put(t, l, 3, 4, 2)
	find := func(words ...string) int {
		t.Helper()
		_, total, err := l.Search(t.Context(), Query{Words: words}, 2)
		if err != nil {
			t.Fatal(err)
		}
		return total
	}
	if all, one, none := find("all"), find("all", "word3"), find("nothing"); all != 5 || one != 1 || none != 0 {
		t.Errorf("found %d, %d, %d", all, one, none)
	}
	if err := l.compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := find("all"); n != 5 {
		t.Errorf("found %d after compaction", n)
	}
	if err := os.RemoveAll(l.indexPath()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Search(t.Context(), Query{}, 1); !errors.Is(err, ErrIndex) {
		t.Errorf("searched without an index: %v", err)
	}
	if err := l.Reindex(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if n := find(); n != 5 {
		t.Errorf("found %d in an index made anew", n)
	}
}

func TestAnotherParserReadsAllTextsAgain(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 3, 1)
	l.Close()
	o := options()
	o.Stamp, o.Parser = "loud 1", func() Parser { return loud{} }
	l, err := OpenToRead(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, f := range l.Forms() {
		if !strings.HasPrefix(string(f.Data), "TITLE") {
			t.Errorf("misread %s", f.Data)
		}
	}
}

type loud struct{}

func (loud) Parse(p *Posting) ([]byte, Fields) { return []byte(strings.ToUpper(p.Title)), Fields{} }
func (loud) Table() []byte                     { return nil }

func TestASecondWriterIsToldWhoHoldsIt(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	_, err := Open(dir, options())
	if e, ok := errors.AsType[*InUseError](err); !ok || e.Holder != "a test" {
		t.Errorf("a second writer: %v", err)
	}
	if _, err := OpenToRead(dir, options()); err == nil {
		t.Error("read while it is written")
	}
	put(t, l, 0, 1, 1)
	l.Close()
	if name, err := os.ReadFile(filepath.Join(dir, lockName)); err != nil || len(name) > 0 {
		t.Errorf("%q holds it still: %v", name, err)
	}
	a, err := OpenToRead(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := OpenToRead(dir, options())
	if err != nil {
		t.Fatalf("two readers: %v", err)
	}
	defer b.Close()
}

func TestAFullDiskKeepsWhatWasWritten(t *testing.T) {
	dir := t.TempDir()
	o := options()
	o.limit = 1000
	l := open(t, dir, o)
	r := l.Begin()
	n := 0
	var err error
	for err == nil {
		if _, err = r.Put(posting(n, 1)); err == nil {
			n++
		}
	}
	if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("not said to be full: %v", err)
	}
	if err := r.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	l.Close()
	l = open(t, dir, options())
	if l.Len() != n || n == 0 {
		t.Errorf("%d of %d kept", l.Len(), n)
	}
}

func TestDamageLosesOneRecordAndIsCounted(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 9, 1)
	at := l.segments[0].entries[4].offset
	l.Close()
	path := filepath.Join(dir, "segment-000001")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[at+20] ^= 1
	if err := errors.Join(os.WriteFile(path, data, 0o600), os.Remove(filepath.Join(dir, "parsed-000001"))); err != nil {
		t.Fatal(err)
	}
	l = open(t, dir, options())
	if l.Len() != 8 || l.Damaged() != 1 {
		t.Errorf("%d kept, %d damaged", l.Len(), l.Damaged())
	}
}

// A segment that is cut off at any byte still has every record that is whole.
func TestATornSegmentGivesAllWholeRecords(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 4, 1)
	entries := l.segments[0].entries
	l.Close()
	path := filepath.Join(dir, "segment-000001")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := len(data); size >= 0; size-- {
		if err := os.WriteFile(path, data[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		s := &segment{path: path, mayBeTorn: true}
		n, want := 0, 0
		for i := range entries {
			if end := append(entries[1:len(entries):len(entries)], entry{offset: int64(len(data))})[i].offset; end <= int64(size) {
				want++
			}
		}
		if err := s.records(func(*record) error { n++; return nil }); err != nil || n != want || s.damaged > 0 {
			t.Fatalf("cut at %d: %d of %d records, %d damaged, %v", size, n, want, s.damaged, err)
		}
	}
}

// The kill test runs this test binary again as a program that changes a library and
// reports its progress on standard output. The test kills the program at a given point.
const (
	envKill = "LIBRARY_KILL_DIR"
	envTask = "LIBRARY_KILL_TASK"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(envKill); dir != "" {
		fmt.Fprintln(os.Stderr, victim(dir, os.Getenv(envTask)))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// victim is the program that is killed. After each record it reports the number written
// and waits for a byte, so that it is killed at a known point.
func victim(dir, task string) error {
	o := options()
	in := bufio.NewReader(os.Stdin)
	var failed error
	o.Kept = func(n int) {
		fmt.Println(n)
		if _, err := in.ReadByte(); err != nil {
			failed = err
		}
	}
	l, err := Open(dir, o)
	if err != nil {
		return err
	}
	if task == "compact" {
		return errors.Join(l.compact(context.Background()), failed)
	}
	from, edition := 100, 1
	if task == "update" {
		from, edition = 0, 2
	}
	r := l.Begin()
	for i := range 20 {
		if _, err := r.Put(posting(from+i, edition)); err != nil {
			return err
		}
	}
	return errors.Join(r.Finish(context.Background()), failed)
}

// killAfter runs the victim until it has written n records.
func killAfter(t *testing.T, dir, task string, n int) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = append(os.Environ(), envKill+"="+dir, envTask+"="+task)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for i := 1; lines.Scan(); i++ {
		if lines.Text() != strconv.Itoa(i) {
			t.Fatalf("the victim said %q", lines.Text())
		}
		if i == n {
			break
		}
		if _, err := in.Write([]byte{'.'}); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatalf("%v: %s", err, errs.String())
	}
	_ = c.Wait() // it was killed
}

func TestKilledAtAnyMomentItOpensAgain(t *testing.T) {
	for _, task := range []string{"add", "update", "compact"} {
		for _, n := range []int{1, 7, 20} {
			t.Run(fmt.Sprintf("%s %d", task, n), func(t *testing.T) {
				dir := t.TempDir()
				l := open(t, dir, options())
				put(t, l, 0, 20, 1)
				put(t, l, 3, 5, 1)
				before := state(t, l)
				l.Close()
				killAfter(t, dir, task, n)
				l = open(t, dir, options())
				got := state(t, l)
				for i := range n {
					switch title := posting(i, 2).Title; {
					case task == "add" && !strings.Contains(got, posting(100+i, 1).Title+"\n"), task == "update" && !strings.Contains(got, title+"\n"):
						t.Fatalf("record %d is lost:\n%s", i, got)
					}
				}
				if task != "update" && !strings.HasPrefix(got, before) {
					t.Fatalf("postings of before are lost:\n%s", got)
				}
				if want := map[string]int{"add": 20 + n, "update": 20, "compact": 20}[task]; l.Len() != want || l.Damaged() != 0 {
					t.Errorf("%d kept, want %d; %d damaged", l.Len(), want, l.Damaged())
				}
				put(t, l, 200, 201, 1)
				if _, total, err := l.Search(t.Context(), Query{Words: []string{"all"}}, 1); err != nil || total != l.Len() {
					t.Errorf("%d of %d found: %v", total, l.Len(), err)
				}
			})
		}
	}
}

// A compaction can stop anywhere: before the list says that the merged segments count,
// after that, and with a lost list. No posting is lost, none comes back, and what does
// not count is removed.
func TestACompactionThatEndsHalfway(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 4, 1)
	put(t, l, 1, 3, 2)
	r := l.Begin()
	if err := errors.Join(r.Delete(KeyOf(posting(3, 1).Ref)), r.Finish(t.Context())); err != nil {
		t.Fatal(err)
	}
	want, list := state(t, l), contents(t, filepath.Join(dir, listName))
	l.list.Merging = l.last + 1
	if err := l.writeList(); err != nil {
		t.Fatal(err)
	}
	merging := contents(t, filepath.Join(dir, listName))
	if err := os.WriteFile(filepath.Join(dir, listName), list, 0o600); err != nil {
		t.Fatal(err)
	}
	old := folderOf(t, dir)
	if err := l.compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	merged := folderOf(t, dir)
	l.Close()
	for name, at := range map[string]struct {
		files []map[string][]byte
		list  []byte
	}{
		"while it merges":                {[]map[string][]byte{old, merged}, merging},
		"before the old ones go":         {[]map[string][]byte{old, merged}, merged[listName]},
		"after the list was lost":        {[]map[string][]byte{old, merged}, nil},
		"after some of the old are gone": {[]map[string][]byte{merged, {"segment-000002": old["segment-000002"]}}, merged[listName]},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, files := range append(at.files, map[string][]byte{listName: at.list}) {
				for name, data := range files {
					if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, how := range []func(string, Options) (*Library, error){OpenToRead, Open} {
				l, err := how(dir, options())
				if err != nil {
					t.Fatal(err)
				}
				if got := state(t, l); got != want || l.Damaged() > 0 {
					t.Errorf("%q, not %q; %d damaged", got, want, l.Damaged())
				}
				l.Close()
			}
			if now := len(folderOf(t, dir)); at.list != nil && now > len(old) {
				t.Errorf("%d files are left of %d", now, len(old))
			}
		})
	}
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// folderOf returns the contents of the files of a folder, by name.
func folderOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			out[e.Name()] = contents(t, filepath.Join(dir, e.Name()))
		}
	}
	return out
}

func TestManyRunsAreMerged(t *testing.T) {
	l := open(t, t.TempDir(), options())
	for i := range maxSegments + 1 {
		put(t, l, i, i+1, 1)
	}
	if len(l.segments) != 1 || l.Len() != maxSegments+1 {
		t.Errorf("%d segments, %d kept", len(l.segments), l.Len())
	}
	if _, total, err := l.Search(t.Context(), Query{}, 1); err != nil || total != maxSegments+1 {
		t.Errorf("%d found: %v", total, err)
	}
}
