package library

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The sizes at which a run begins another segment, in records and bytes. They bound the
// memory of a parser.
const (
	segmentRecords = 20_000
	segmentBytes   = 128 << 20
)

// maxSegments is the number of segments above which a run ends by merging them. Each
// segment costs a table.
const maxSegments = 12

// Change says what a run did with a posting.
type Change int

// The changes. Unchanged: the library keeps the same posting already. New: it did not
// keep one with this Ref. Changed: it kept one with this Ref and other content.
const (
	Unchanged Change = iota
	New
	Changed
)

// Run adds postings to a library. What it wrote is kept however the run ends.
// [Run.Finish] makes it ready for ranking and searching.
type Run struct {
	l         *Library
	w         *writer
	path      string
	number    int
	records   int // number of records in the open segment
	total     int
	known     map[string]bool // the library's origins
	seen      map[Key]seenPosting
	origins   []string // origins of the postings, in the order of the run
	order     map[string][]Key
	forgotten []string // origins to remove from the list
	fresh     []*segment
	seed      maphash.Seed
}

// seenPosting is what a run remembers of a posting.
type seenPosting struct {
	origin, added string
	content       uint64
}

// Begin starts a run. The library must be open for writing.
func (l *Library) Begin() *Run {
	r := &Run{l: l, known: map[string]bool{}, seen: map[Key]seenPosting{}, order: map[string][]Key{}, seed: maphash.MakeSeed()}
	for _, o := range l.list.Origins {
		r.known[o] = true
	}
	return r
}

// Put keeps a posting in place of the one with the same Ref. A posting that is equal to
// the one that is kept is not written again. A posting keeps the origin that it first
// came from as long as that origin is not forgotten and the posting is not gone, so
// that two origins with the same posting can both be read again and again. The error is
// [ErrFull] or one of the file system.
func (r *Run) Put(p Posting) (Change, error) {
	if _, ok := r.order[p.Origin]; !ok {
		r.order[p.Origin] = nil
		r.origins = append(r.origins, p.Origin)
	}
	k, change := KeyOf(p.Ref), New
	if m, again := r.seen[k]; again {
		p.Origin, p.Added = m.origin, m.added
		if r.content(&p) == m.content {
			return Unchanged, nil
		}
		change = Changed
	} else if r.l.Has(k) {
		change = Changed
		if old, err := r.l.Get(k); err == nil {
			p.Added = old.Added
			if old.Gone == "" && r.known[old.Origin] {
				p.Origin = old.Origin
			}
			if equal(&old, &p) {
				change = Unchanged
			}
		}
	}
	if _, again := r.seen[k]; !again {
		r.order[p.Origin] = append(r.order[p.Origin], k)
	}
	r.seen[k] = seenPosting{p.Origin, p.Added, r.content(&p)}
	if change == Unchanged {
		return Unchanged, nil
	}
	return change, r.write(func(w *writer) error { return w.put(&p) })
}

// equal reports whether two postings are equal, except for Ref and Added.
func equal(a, b *Posting) bool {
	x, y := *a, *b
	same := strings.Join(x.Skills, "\n") == strings.Join(y.Skills, "\n")
	return same && x.ID == y.ID && x.Title == y.Title && x.Company == y.Company && x.Location == y.Location && x.URL == y.URL && x.Published == y.Published && x.Expires == y.Expires && x.Pay == y.Pay &&
		x.Source == y.Source && x.Confidence == y.Confidence && x.Text == y.Text && x.Origin == y.Origin && x.Gone == y.Gone
}

// content returns a hash of everything that [equal] compares.
func (r *Run) content(p *Posting) uint64 {
	var h maphash.Hash
	h.SetSeed(r.seed)
	for _, s := range []string{p.ID, p.Title, p.Company, p.Location, p.URL, p.Published, p.Expires, p.Pay, p.Source, strconv.FormatFloat(p.Confidence, 'g', -1, 64), p.Text, strings.Join(p.Skills, "\n"), p.Origin, p.Gone} {
		_, _ = h.WriteString(s) // it never fails
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// Delete removes a posting from the library. The error is [ErrFull] or one of the file
// system.
func (r *Run) Delete(k Key) error {
	return r.write(func(w *writer) error { return w.del(k) })
}

// Forget removes an origin from the list of the library when the run finishes. Its
// postings stay.
func (r *Run) Forget(origin string) { r.forgotten = append(r.forgotten, origin) }

// write writes a record into the segment of the run.
func (r *Run) write(record func(*writer) error) error {
	if r.w != nil && (r.records >= segmentRecords || r.w.written >= segmentBytes) {
		if err := r.seal(); err != nil {
			return err
		}
	}
	if r.w == nil {
		if err := r.begin(); err != nil {
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

// begin begins a segment.
func (r *Run) begin() error {
	if r.l.listStale {
		if err := r.l.writeList(); err != nil {
			return err
		}
	}
	var err error
	r.number, r.path = r.l.next()
	r.w, err = create(r.path, r.l.o.limit)
	return err
}

// next returns the number and the path of the next segment.
func (l *Library) next() (int, string) {
	l.last++
	return l.last, filepath.Join(l.dir, numberName(segmentPrefix, l.last))
}

// seal finishes the segment of the run.
func (r *Run) seal() error {
	if r.w == nil {
		return nil
	}
	err := r.w.close()
	r.fresh = append(r.fresh, &segment{path: r.path, number: r.number, mayBeTorn: true})
	r.w, r.records = nil, 0
	return err
}

// Finish puts what was written on the disk, parses it and indexes it. Call it after an
// error as well, to keep what was written before. When the context has ended, what was
// written is safe and the rest is left to the process that opens the library next. The
// error is [ErrFull], or that of the context, Bleve or the file system.
func (r *Run) Finish(ctx context.Context) error {
	if err := cmp.Or(r.seal(), ctx.Err()); err != nil {
		return err
	}
	l := r.l
	l.segments = append(l.segments, r.fresh...)
	var err error
	if len(r.fresh) > 0 {
		err = l.sync(ctx, r.fresh)
		if err := ctx.Err(); err != nil {
			return err
		}
		l.resolve()
	}
	err = cmp.Or(err, r.relist())
	if l.needsCompaction() && err == nil {
		if err := l.compact(ctx); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			l.warn(fmt.Errorf("the library was not made smaller: %w", err))
		}
	}
	return err
}

// relist writes the list if it has changed.
func (r *Run) relist() error {
	l := r.l
	before, err := l.list.bytes()
	if err != nil {
		return err
	}
	l.list.mergeOrder(r.origins, r.order, true)
	for _, o := range r.forgotten {
		l.list.forget(o)
	}
	for i, keys := range l.list.order {
		l.list.order[i] = slices.DeleteFunc(keys, func(k Key) bool { return !l.Has(k) })
	}
	for _, s := range r.fresh {
		s.want = &listed{Number: s.number, Size: s.whole, Records: len(s.entries)}
	}
	after, err := l.list.bytes()
	if err != nil || len(r.fresh) == 0 && bytes.Equal(before, after) {
		return err
	}
	return l.writeList()
}

// needsCompaction reports whether merging the segments is worth the work: there are too
// many, half of their records are out of date, or some of them are damaged.
func (l *Library) needsCompaction() bool {
	total := 0
	for _, s := range l.segments {
		total += len(s.entries)
	}
	return len(l.segments) > maxSegments || total > 2*len(l.live)+1000 || l.Damaged() > 0 || l.damageSeen.Load()
}
