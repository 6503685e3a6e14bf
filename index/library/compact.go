package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// compact writes all postings into new segments and removes the old ones, which hold
// records that were replaced, deleted or damaged. The new segments count as soon as the
// list says so; the old ones count until then.
func (l *Library) compact(ctx context.Context) error {
	m := merging{l: l, first: l.last + 1, indexStale: l.Damaged() > 0}
	l.list.Merging = m.first
	if err := l.writeList(); err != nil {
		l.list.Merging = 0
		return err
	}
	err := m.writeAll(ctx)
	if err == nil {
		err = m.commit()
	}
	if err != nil {
		m.abandon()
		return err
	}
	return m.removeOld()
}

// merging holds the state of a compaction. Its segments do not count yet.
type merging struct {
	l           *Library
	w           *writer
	records     int // number of records in the open segment
	first       int // number of the first new segment
	merged, old []*segment
	missing     []listed
	indexStale  bool // the index may contain postings that are lost
}

// writeAll writes the postings in the order of [Library.Forms].
func (m *merging) writeAll(ctx context.Context) error {
	for n, f := range m.l.Forms() {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := m.l.Get(f.Key)
		if IsDamage(err) {
			m.indexStale = true
			continue
		}
		if err == nil {
			err = m.put(&p)
		}
		if err != nil {
			return err
		}
		if m.l.o.Kept != nil {
			m.l.o.Kept(n + 1)
		}
	}
	return m.end()
}

func (m *merging) put(p *Posting) error {
	if m.w != nil && (m.records >= segmentRecords || m.w.written >= segmentBytes) {
		if err := m.end(); err != nil {
			return err
		}
	}
	if m.w == nil {
		number, path := m.l.next()
		var err error
		if m.w, err = create(path, m.l.o.limit); err != nil {
			return err
		}
		m.merged, m.records = append(m.merged, &segment{path: path, number: number}), 0
	}
	m.records++
	return m.w.put(p)
}

// end finishes a segment and parses it.
func (m *merging) end() error {
	if m.w == nil {
		return nil
	}
	err := m.w.close()
	m.w = nil
	if err != nil {
		return err
	}
	s := m.merged[len(m.merged)-1]
	if err := m.l.parse(s, nil); err != nil {
		return err
	}
	if len(s.entries) != m.records {
		return fmt.Errorf("%s was written but cannot be read", filepath.Base(s.path))
	}
	s.want = &listed{Number: s.number, Size: s.whole, Records: len(s.entries)}
	return nil
}

// commit makes the new segments count instead of the old ones.
func (m *merging) commit() error {
	l := m.l
	m.old, m.missing = l.segments, l.missing
	l.segments, l.missing = m.merged, nil
	first := l.list.First
	l.list.First, l.list.Merging = m.first, 0
	err := l.writeList()
	if err != nil {
		l.segments, l.missing, l.list.First = m.old, m.missing, first
	}
	return err
}

// abandon removes the new segments.
func (m *merging) abandon() {
	l := m.l
	if m.w != nil {
		_ = m.w.f.Close() // it is removed
	}
	for _, s := range m.merged {
		_, _ = os.Remove(s.path), os.Remove(s.parsedPath()) // otherwise the next sweep removes them
	}
	l.list.Merging = 0
	_ = l.writeList() // it is tried again before anything else is written
}

// removeOld removes the old segments.
func (m *merging) removeOld() error {
	l := m.l
	l.unreadable = 0
	l.damageSeen.Store(false)
	l.resolve()
	var errs []error
	for _, s := range m.old {
		_ = os.Remove(s.parsedPath()) // there may be none
		errs = append(errs, os.Remove(s.path))
	}
	if m.indexStale {
		return errors.Join(errs...) // the index is made again when it is needed
	}
	return errors.Join(append(errs, l.restampIndex(m.old, m.merged))...)
}
