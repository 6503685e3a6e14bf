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
	l         *Library
	w         *writer
	path      string
	number    int
	records   int // in the segment
	total     int
	known     map[string]bool // the library's origins
	met       map[Key]meeting
	origins   []string // that postings were met from, in order
	order     map[string][]Key
	forgotten []string // origins
	fresh     []*segment
	seed      maphash.Seed
}

// meeting is what a run knows of a posting that it met.
type meeting struct {
	origin, added string
	content       uint64
}

// Begin starts a run. The library must be open to change.
func (l *Library) Begin() *Run {
	r := &Run{l: l, known: map[string]bool{}, met: map[Key]meeting{}, order: map[string][]Key{}, seed: maphash.MakeSeed()}
	for _, o := range l.list.Origins {
		r.known[o] = true
	}
	return r
}

// Put keeps a posting, in place of the one with its Ref. One that is kept as it
// is already is not written again. A posting stays with the origin that it came
// from first, for as long as that is not forgotten and the posting is not gone:
// of two origins that hold each other, both can be read again and again.
func (r *Run) Put(p Posting) (Change, error) {
	if _, ok := r.order[p.Origin]; !ok {
		r.order[p.Origin] = nil
		r.origins = append(r.origins, p.Origin)
	}
	k, change := KeyOf(p.Ref), New
	if m, again := r.met[k]; again {
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
	if _, again := r.met[k]; !again {
		r.order[p.Origin] = append(r.order[p.Origin], k)
	}
	r.met[k] = meeting{p.Origin, p.Added, r.content(&p)}
	if change == Unchanged {
		return Unchanged, nil
	}
	return change, r.write(func(w *writer) error { return w.put(&p) })
}

// equal compares all that is kept.
func equal(a, b *Posting) bool {
	x, y := *a, *b
	same := strings.Join(x.Skills, "\n") == strings.Join(y.Skills, "\n")
	return same && x.ID == y.ID && x.Title == y.Title && x.Company == y.Company && x.Location == y.Location && x.URL == y.URL && x.Published == y.Published && x.Expires == y.Expires && x.Pay == y.Pay &&
		x.Source == y.Source && x.Confidence == y.Confidence && x.Text == y.Text && x.Origin == y.Origin && x.Gone == y.Gone
}

// content is a hash of all that [equal] compares.
func (r *Run) content(p *Posting) uint64 {
	var h maphash.Hash
	h.SetSeed(r.seed)
	for _, s := range []string{p.ID, p.Title, p.Company, p.Location, p.URL, p.Published, p.Expires, p.Pay, p.Source, strconv.FormatFloat(p.Confidence, 'g', -1, 64), p.Text, strings.Join(p.Skills, "\n"), p.Origin, p.Gone} {
		_, _ = h.WriteString(s) // it never fails
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// Delete forgets a posting.
func (r *Run) Delete(k Key) error {
	return r.write(func(w *writer) error { return w.del(k) })
}

// Forget takes an origin off the library's list. Its postings stay.
func (r *Run) Forget(origin string) { r.forgotten = append(r.forgotten, origin) }

// write writes a record into the run's segment.
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

func (r *Run) begin() error {
	if r.l.unlisted {
		if err := r.l.writeList(); err != nil {
			return err
		}
	}
	var err error
	r.number, r.path = r.l.next()
	r.w, err = create(r.path, r.l.o.limit)
	return err
}

// next is the number and the path of another segment.
func (l *Library) next() (int, string) {
	l.last++
	return l.last, filepath.Join(l.dir, numberName(segmentPrefix, l.last))
}

// seal ends the run's segment.
func (r *Run) seal() error {
	if r.w == nil {
		return nil
	}
	err := r.w.close()
	r.fresh = append(r.fresh, &segment{path: r.path, number: r.number, tears: true})
	r.w, r.records = nil, 0
	return err
}

// Finish puts what was written on the disk, parses and indexes it. It is called
// after an error as well, to keep what came before. When the context has ended,
// what was written is safe, and the rest is left to whoever opens the library
// next.
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
	if l.crowded() && err == nil {
		if err := l.compact(ctx); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			l.warn(fmt.Errorf("the library was not made smaller: %w", err))
		}
	}
	return err
}

// relist writes the list, if what it says has changed.
func (r *Run) relist() error {
	l := r.l
	before, err := l.list.bytes()
	if err != nil {
		return err
	}
	l.list.follow(r.origins, r.order, true)
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

// crowded reports that merging the segments is worth its while: there are many,
// half of what they hold is out of date, or some of it is damaged.
func (l *Library) crowded() bool {
	total := 0
	for _, s := range l.segments {
		total += len(s.entries)
	}
	return len(l.segments) > crowded || total > 2*len(l.live)+1000 || l.Damaged() > 0 || l.hurt.Load()
}
