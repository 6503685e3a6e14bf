package library

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// damaged returns the folder of a library of nine postings with some damage: f changes
// the bytes of its segment. The fifth record begins at offset at.
func damaged(t *testing.T, keepForms bool, f func(data []byte, at int64) []byte) string {
	t.Helper()
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 9, 1)
	at := l.segments[0].entries[4].offset
	l.Close()
	path := filepath.Join(dir, "segment-000001")
	data := f(contents(t, path), at)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if !keepForms {
		if err := os.Remove(filepath.Join(dir, "parsed-000001")); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDamageLosesNoMoreThanItHits(t *testing.T) {
	for name, c := range map[string]struct {
		f              func(data []byte, at int64) []byte
		kept, lost     int
		said, unlisted string
	}{
		"a letter":                  {func(b []byte, at int64) []byte { b[at+20] ^= 1; return b }, 8, 1, "", ""},
		"a high bit of a length":    {func(b []byte, at int64) []byte { b[at+3] ^= 0x80; return b }, 8, 1, "", ""},
		"a middle bit of a length":  {func(b []byte, at int64) []byte { b[at+2] ^= 1; return b }, 8, 1, "", ""},
		"a low bit of a length":     {func(b []byte, at int64) []byte { b[at] ^= 1; return b }, 8, 1, "", ""},
		"a kind":                    {func(b []byte, at int64) []byte { b[at+frame] = 'x'; return b }, 8, 1, "", ""},
		"two records in a row":      {func(b []byte, at int64) []byte { b[at-20] ^= 1; b[at+20] ^= 1; return b }, 7, 2, "", ""},
		"a stretch of zeros":        {func(b []byte, at int64) []byte { clear(b[at-20 : at+20]); return b }, 7, 2, "", ""},
		"the last record's length":  {func(b []byte, _ int64) []byte { b[lastRecord(b)+2] ^= 1; return b }, 8, 1, "", ""},
		"the end cut off":           {func(b []byte, at int64) []byte { return b[:at+30] }, 4, 5, "has lost its last", ""},
		"the end cut off cleanly":   {func(b []byte, at int64) []byte { return b[:at] }, 4, 5, "has lost its last", ""},
		"everything":                {func([]byte, int64) []byte { return nil }, 0, 9, "has lost its last", ""},
		"other bytes behind":        {func(b []byte, _ int64) []byte { return append(b, "more"...) }, 9, 0, "", ""},
		"the line of the beginning": {func(b []byte, _ int64) []byte { b[2] ^= 1; return b }, 9, 0, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := damaged(t, false, c.f)
			l, err := OpenToRead(dir, options())
			if err != nil {
				t.Fatal(err)
			}
			if said := strings.Join(l.Losses(), "; "); l.Len() != c.kept || l.Damaged() != c.lost || !strings.Contains(said, c.said) || c.said == "" && said != "" {
				t.Errorf("%d kept, %d damaged, %q", l.Len(), l.Damaged(), said)
			}
			l.Close()
			l = open(t, dir, options())
			put(t, l, 0, 1, 1) // unchanged, but the run removes the damage
			l.Close()
			l = open(t, dir, options())
			if l.Damaged() != 0 || l.Len() < c.kept {
				t.Errorf("after a run: %d kept, %d damaged", l.Len(), l.Damaged())
			}
			if _, total, err := l.Search(t.Context(), Query{}, 1); err == nil && total != l.Len() {
				t.Errorf("%d found", total)
			}
		})
	}
}

// lastRecord returns the offset of the last record.
func lastRecord(b []byte) int {
	at := len(segmentMagic)
	for {
		n := frame + recordLength(b[at:])
		if at+n == len(b) {
			return at
		}
		at += n
	}
}

func TestALostSegmentIsNoticed(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 3, 1)
	put(t, l, 3, 7, 1)
	put(t, l, 7, 9, 1)
	l.Close()
	if err := os.Remove(filepath.Join(dir, "segment-000002")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		l, err := OpenToRead(dir, options())
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(l.Losses(), "; "); l.Len() != 5 || l.Damaged() != 4 || said != "segment-000002 is missing" {
			t.Errorf("%d kept, %d damaged, %q", l.Len(), l.Damaged(), said)
		}
		l.Close()
	}
	l = open(t, dir, options())
	put(t, l, 0, 0, 1)
	if l.Damaged() != 0 || len(l.Losses()) > 0 || l.Len() != 5 {
		t.Errorf("after a run: %d kept, %d damaged", l.Len(), l.Damaged())
	}
}

func TestWithoutAListTheFormsTellWhatASegmentHeld(t *testing.T) {
	dir := damaged(t, true, func(b []byte, at int64) []byte { return b[:at] })
	if err := os.Remove(filepath.Join(dir, listName)); err != nil {
		t.Fatal(err)
	}
	l, err := OpenToRead(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if l.Len() != 4 || l.Damaged() != 5 || len(l.Losses()) != 1 {
		t.Errorf("%d kept, %d damaged, %q", l.Len(), l.Damaged(), l.Losses())
	}
}

// A record that is damaged after it was parsed is noticed when it is read. It does not
// stop a run.
func TestDamageDoesNotStopWriting(t *testing.T) {
	dir := damaged(t, true, func(b []byte, at int64) []byte { b[at+20] ^= 1; return b })
	l := open(t, dir, options())
	if _, err := l.Get(KeyOf(posting(4, 1).Ref)); !IsDamage(err) {
		t.Errorf("read: %v", err)
	}
	put(t, l, 20, 22, 1)
	if l.Len() != 10 || l.Damaged() != 0 {
		t.Errorf("%d kept, %d damaged", l.Len(), l.Damaged())
	}
	if _, _, err := l.Search(t.Context(), Query{}, 1); !errors.Is(err, ErrIndex) {
		t.Errorf("an index with a lost posting was searched: %v", err)
	}
	put(t, l, 4, 5, 1)
	if l.Len() != 11 {
		t.Errorf("%d kept", l.Len())
	}
}

func TestCheckLeavesOutWhatCannotBeRead(t *testing.T) {
	dir := damaged(t, true, func(b []byte, at int64) []byte { b[at+20] ^= 1; return b })
	l, err := OpenToRead(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if n, err := l.Check(); n != 1 || err != nil || len(l.Forms()) != 8 || l.Damaged() != 1 {
		t.Errorf("%d left out, %d forms: %v", n, len(l.Forms()), err)
	}
}

func TestADamagedIndexIsAnErrorOfTheIndex(t *testing.T) {
	dir := t.TempDir()
	l := open(t, dir, options())
	put(t, l, 0, 50, 1)
	files, err := filepath.Glob(filepath.Join(dir, indexName, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of an index: %v", err)
	}
	for _, path := range files {
		data := contents(t, path)
		for i := range len(data) - 100 {
			data[i] ^= 0xff
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := l.Search(t.Context(), Query{Words: []string{"all"}}, 5); err != nil && !errors.Is(err, ErrIndex) {
		t.Errorf("searched: %v", err)
	}
	if err := l.Reindex(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if _, total, err := l.Search(t.Context(), Query{Words: []string{"all"}}, 5); err != nil || total != 50 {
		t.Errorf("%d found: %v", total, err)
	}
}
