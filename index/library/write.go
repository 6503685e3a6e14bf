package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The sizes at which a run starts another segment, in records and bytes, so
// that a parser's memory is bounded.
const (
	segmentRecords = 20_000
	segmentBytes   = 128 << 20
)

// crowded is the number of segments from which on a run ends by merging them:
// each costs a table.
const crowded = 12

// Change is what a run did with a posting.
type Change int

// The changes.
const (
	Unchanged Change = iota
	New
	Changed
)

// Run adds postings to a library. What it wrote is kept however it ends;
// [Run.Finish] makes it ready for ranking and searching.
type Run struct {
	l       *Library
	w       *writer
	path    string
	records int // in the segment
	total   int
	written map[Key]bool
	fresh   []*segment
}

// Begin starts a run. The library must be open to change.
func (l *Library) Begin() *Run { return &Run{l: l, written: map[Key]bool{}} }

// Put keeps a posting, in place of the one with its Ref. One that is kept as it
// is already is not written again.
func (r *Run) Put(p Posting) (Change, error) {
	k, change := KeyOf(p.Ref), New
	switch {
	case r.written[k]:
		change = Changed
	case r.l.Has(k):
		old, err := r.l.Get(k)
		if err == nil {
			p.Added = old.Added
			if equal(&old, &p) {
				return Unchanged, nil
			}
		}
		change = Changed
	}
	r.written[k] = true
	return change, r.write(func(w *writer) error { return w.put(&p) })
}

// equal compares all that is kept.
func equal(a, b *Posting) bool {
	x, y := *a, *b
	same := strings.Join(x.Skills, "\n") == strings.Join(y.Skills, "\n")
	return same && x.ID == y.ID && x.Title == y.Title && x.Company == y.Company && x.Location == y.Location && x.URL == y.URL && x.Published == y.Published && x.Expires == y.Expires && x.Pay == y.Pay &&
		x.Source == y.Source && x.Confidence == y.Confidence && x.Text == y.Text && x.Origin == y.Origin && x.Gone == y.Gone
}

// Delete forgets a posting.
func (r *Run) Delete(k Key) error {
	return r.write(func(w *writer) error { return w.del(k) })
}

// write writes a record into the run's segment.
func (r *Run) write(record func(*writer) error) error {
	if r.w != nil && (r.records >= segmentRecords || r.w.written >= segmentBytes) {
		if err := r.seal(); err != nil {
			return err
		}
	}
	if r.w == nil {
		var err error
		r.path = r.l.nextPath(len(r.fresh))
		if r.w, err = create(r.path, r.l.o.limit); err != nil {
			return err
		}
	}
	if err := record(r.w); err != nil {
		return err
	}
	r.records++
	r.total++
	if r.l.o.Kept != nil {
		r.l.o.Kept(r.total)
	}
	return nil
}

// nextPath is the name of the next segment, behind some that are new.
func (l *Library) nextPath(fresh int) string {
	last := 0
	if n := len(l.segments); n > 0 {
		last = l.segments[n-1].number()
	}
	return filepath.Join(l.dir, fmt.Sprintf("%s%06d", segmentPrefix, last+1+fresh))
}

// seal ends the run's segment.
func (r *Run) seal() error {
	if r.w == nil {
		return nil
	}
	err := r.w.close()
	r.fresh = append(r.fresh, &segment{path: r.path})
	r.w, r.records = nil, 0
	return err
}

// Finish puts what was written on the disk, parses and indexes it. It is called
// after an error as well, to keep what came before.
func (r *Run) Finish() error {
	if err := r.seal(); err != nil {
		return err
	}
	l := r.l
	if len(r.fresh) == 0 && len(l.segments) > 0 {
		return nil
	}
	l.segments = append(l.segments, r.fresh...)
	if err := l.sync(r.fresh); err != nil {
		return err
	}
	l.resolve()
	total := 0
	for _, s := range l.segments {
		total += len(s.entries)
	}
	if len(l.segments) > crowded || total > 2*len(l.live)+1000 {
		return l.compact()
	}
	return nil
}

// compact writes all postings into new segments and removes the old ones, which
// hold what was replaced and deleted.
func (l *Library) compact() error {
	m := merging{l: l}
	for n, f := range l.Forms() {
		p, err := l.Get(f.Key)
		if err == nil {
			err = m.put(&p)
		}
		if err != nil {
			return errors.Join(err, m.drop())
		}
		if l.o.Kept != nil {
			l.o.Kept(n + 1)
		}
	}
	if err := m.end(); err != nil {
		return err
	}
	return l.swap(l.segments, m.merged)
}

// merging writes segments that take their names when they are whole.
type merging struct {
	l      *Library
	w      *writer
	in     int // records in the segment
	merged []*segment
}

func (m *merging) put(p *Posting) error {
	if m.w != nil && (m.in >= segmentRecords || m.w.written >= segmentBytes) {
		if err := m.end(); err != nil {
			return err
		}
	}
	if m.w == nil {
		var err error
		if m.w, err = create(m.l.nextPath(len(m.merged))+".tmp", m.l.o.limit); err != nil {
			return err
		}
		m.in = 0
	}
	m.in++
	return m.w.put(p)
}

// end finishes a segment.
func (m *merging) end() error {
	if m.w == nil {
		return nil
	}
	err := m.w.close()
	m.w = nil
	if err != nil {
		return err
	}
	path := m.l.nextPath(len(m.merged))
	m.merged = append(m.merged, &segment{path: path})
	return m.l.rename(path+".tmp", path)
}

// drop leaves the segment that is not whole for the next run to sweep away.
func (m *merging) drop() error {
	if m.w == nil {
		return nil
	}
	return m.w.f.Close()
}

// swap parses the merged segments and removes the old ones, oldest first: a
// posting is gone before the record that deletes it, so that no moment brings
// it back.
func (l *Library) swap(old, merged []*segment) error {
	for _, s := range merged {
		if err := l.parse(s, nil); err != nil {
			return err
		}
	}
	for _, s := range old {
		if err := errors.Join(os.Remove(s.path), os.Remove(s.parsedPath())); err != nil {
			return err
		}
	}
	l.segments = merged
	l.resolve()
	return l.moved(old, merged)
}

// sweep removes what runs that were killed left behind: temporary files, and
// parsed forms without their segment.
func (l *Library) sweep() {
	list, err := os.ReadDir(l.dir)
	if err != nil {
		return
	}
	for _, e := range list {
		name := e.Name()
		path := filepath.Join(l.dir, name)
		ours := strings.HasPrefix(name, segmentPrefix) || strings.HasPrefix(name, parsedPrefix)
		if ours && filepath.Ext(name) == ".tmp" {
			_ = os.Remove(path)
		}
		if rest, ok := strings.CutPrefix(name, parsedPrefix); ok && filepath.Ext(name) == "" {
			if _, err := os.Stat(filepath.Join(l.dir, segmentPrefix+rest)); errors.Is(err, os.ErrNotExist) {
				_ = os.Remove(path)
			}
		}
	}
}
