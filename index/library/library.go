// Package library keeps postings in a folder: their texts, the parsed form of each, and
// a Bleve index of their words.
//
// The texts are authoritative. They are kept in segments, files to which only the one
// run that made them appends. A list records which segments and origins there are.
// Everything else in the folder, the parsed forms and Bleve's index, is derived from
// the texts. It carries a stamp of what made it, and is made again when the stamp
// differs or a file is damaged.
//
// The parts are:
//
//   - library.go: opening a library and reading it
//   - write.go: a run that puts and deletes postings
//   - segment.go, damage.go: records in a segment, and what is left of a damaged one
//   - parsed.go: the parsed forms of a segment
//   - list.go, folder.go, lock.go: which files count, and who holds them
//   - compact.go: segments merged into new ones
//   - search.go: Bleve's index
//   - ref.go: paths as valid UTF-8, and back
//
// The package knows files, records and the index. It does not know what a parsed form
// means, and it does not know résumés or networks.
package library

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/blevesearch/bleve/v2"
)

// Posting is a posting as it is kept. Its strings are clean text.
type Posting struct {
	// The package keeps these fields without interpreting them. All but ID may be
	// empty.
	ID         string   `json:"id"`
	Title      string   `json:"title,omitempty"`
	Company    string   `json:"company,omitempty"`
	Location   string   `json:"location,omitempty"`
	URL        string   `json:"url,omitempty"`
	Published  string   `json:"published,omitempty"`
	Expires    string   `json:"expires,omitempty"`
	Pay        string   `json:"pay,omitempty"`
	Source     string   `json:"source,omitempty"`
	Confidence float64  `json:"confidence,omitempty"` // 0 to 1
	Text       string   `json:"text,omitempty"`
	Skills     []string `json:"skills,omitempty"`
	// Ref is the link, the path or path:line that the posting was read from. Origin is
	// the reference that the user gave. Both are absolute.
	Ref    string `json:"ref"`
	Origin string `json:"origin"`
	// Added is the day on which the posting was first kept, as YYYY-MM-DD.
	Added string `json:"added"`
	// Gone is the day on which the posting was found to be no longer there, as
	// YYYY-MM-DD, or empty.
	Gone string `json:"gone,omitempty"`
}

// Key identifies a posting in a library. It is a hash of the posting's Ref.
type Key uint64

// KeyOf returns the key of a posting's Ref: the first eight bytes of its SHA-256, the
// highest first.
func KeyOf(ref string) Key {
	sum := sha256.Sum256([]byte(ref))
	return Key(binary.BigEndian.Uint64(sum[:8]))
}

// String returns the key as sixteen hexadecimal digits.
func (k Key) String() string { return fmt.Sprintf("%016x", uint64(k)) }

// Parser makes the parsed forms of one segment. A library asks Options for a new parser
// for each segment.
type Parser interface {
	// Parse reads a posting. The library keeps form as it is and indexes f.
	Parse(p *Posting) (form []byte, f Fields)
	// Table returns what all forms of the segment share. It is called after the last
	// Parse.
	Table() []byte
}

// Options configures a library. Parser and Stamp are required.
type Options struct {
	Parser func() Parser
	// Stamp identifies the parser and everything that its forms depend on.
	Stamp string
	// Holder describes in a few words who holds the library, for processes that find it
	// in use.
	Holder string
	// Kept is called after each record that a run or a merge of segments writes, with
	// the number of records that it wrote so far. The record may not be on the disk
	// yet. nil is allowed.
	Kept func(n int)
	// Warn is called with errors that did not stop the work. When it is nil, they are
	// ignored.
	Warn func(error)

	// limit makes a write fail as on a full disk once a file has this many bytes; 0
	// sets no limit.
	limit int64
}

// The reasons why a library cannot be used.
var (
	// ErrFull says that the disk is full. What was kept before is safe.
	ErrFull = errors.New("the disk is full; the postings kept so far are safe")
	// ErrNone says that there is no library in the folder yet.
	ErrNone = errors.New("there is no library yet")
	// ErrNewer says that a newer version of the program wrote the library.
	ErrNewer = errors.New("a newer version of the program wrote this library")
	// errParse says that parsed forms or an index have to be made again.
	errParse = errors.New("a form made by another parser")
)

// InUseError says that another process holds the library.
type InUseError struct {
	// Holder is the [Options.Holder] of that process. It is empty when the process only
	// reads.
	Holder string
}

// Error names the holder, if it is known.
func (e *InUseError) Error() string {
	return "the library is in use by " + cmp.Or(e.Holder, "another process")
}

// Library is an open folder of postings. It serves one goroutine at a time, except
// [Library.Get], which serves any number.
type Library struct {
	dir        string
	o          Options
	lock       *os.File // nil when reading a folder that cannot be written
	writes     bool
	fresh      bool // there was no library before
	madeFolder bool // there was no folder either
	segments   []*segment
	last       int // the highest segment number so far
	live       map[Key]place
	list       list
	listStale  bool         // the list on the disk is out of date
	missing    []listed     // segments whose files are missing
	unreadable int          // postings that [Library.Check] left out
	damageSeen *atomic.Bool // Get found a damaged record
	memory     bleve.Index  // an index that could not be written to disk
}

// place is the position of a posting's latest record.
type place struct {
	segment *segment
	entry   int
}

// Open opens a library for writing and makes the folder when it is missing. The error
// is [ErrForeign] when the folder holds something else, [ErrNewer], [ErrFull] or one of
// the file system. While the library is open no other process can open it: the attempt
// fails with an [InUseError].
func Open(dir string, o Options) (*Library, error) { return openToWrite(dir, o, false) }

// OpenExisting does what [Open] does for a library that exists already. The error is
// [ErrNone] when there is none.
func OpenExisting(dir string, o Options) (*Library, error) { return openToWrite(dir, o, true) }

// openToWrite opens a library for writing. With existing it makes none.
func openToWrite(dir string, o Options, existing bool) (*Library, error) {
	fresh, made, err := prepare(dir, existing)
	if err != nil {
		return nil, err
	}
	l := &Library{dir: dir, o: o, writes: true, fresh: fresh, madeFolder: made, damageSeen: new(atomic.Bool)}
	return l, l.start(false)
}

// OpenToRead opens an existing library for reading, together with other processes that
// read. Parsed forms that are out of date are made again first; where the library
// cannot be written, they are made in memory for this process. The error is [ErrNone]
// when there is no library, [ErrForeign], [ErrNewer], an [InUseError] or one of the
// file system.
func OpenToRead(dir string, o Options) (*Library, error) {
	f, err := readFolder(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNone
	case err != nil:
		return nil, err
	case !f.isLibrary():
		return nil, f.refusal()
	}
	l := &Library{dir: dir, o: o, damageSeen: new(atomic.Bool)}
	if err := l.start(false); !errors.Is(err, errParse) {
		return l, err
	}
	w, err := OpenExisting(dir, o)
	if err == nil {
		return w, w.downgradeLock()
	}
	l = &Library{dir: dir, o: o, damageSeen: new(atomic.Bool)}
	return l, l.start(true)
}

// start takes the lock and loads the segments. A library open for writing makes again
// what is out of date. One open for reading does so in memory, and only with remake;
// otherwise the error is errParse.
func (l *Library) start(remake bool) error {
	err := l.acquireLock()
	if err == nil {
		err = l.load(remake)
	}
	if err != nil {
		l.Close()
	}
	return err
}

// Close closes the library. The forms and tables that it returned are not valid any
// more. A library that was made for a run that kept nothing is removed.
func (l *Library) Close() error {
	for _, s := range l.segments {
		s.unmap()
	}
	l.segments = nil
	if l.memory != nil {
		_ = l.memory.Close() // it is in memory only
		l.memory = nil
	}
	if l.lock == nil {
		return nil
	}
	if l.writes {
		_ = l.lock.Truncate(0) // nobody writes any more; closing the file releases the lock
	}
	if l.writes && l.fresh {
		l.discard()
	}
	err := l.lock.Close()
	l.lock = nil
	return err
}

// warn reports an error that did not stop the work.
func (l *Library) warn(err error) {
	if l.o.Warn != nil {
		l.o.Warn(err)
	}
}

// load finds the segments and reads or makes their parsed forms.
func (l *Library) load(remake bool) error {
	f, err := readFolder(l.dir)
	if err != nil {
		return err
	}
	known := false
	if l.list, known, err = readList(l.dir); err != nil {
		return err
	}
	if l.writes {
		l.sweep(&f)
	}
	swept := l.findSegments(&f, known)
	stale, err := l.readParsed()
	switch {
	case err != nil:
		return err
	case !l.writes && !remake && (swept || len(stale) > 0):
		return errParse
	}
	for _, s := range stale {
		if err := l.parse(s, nil); err != nil {
			return err
		}
	}
	listed := func(s *segment) bool { return s.want != nil }
	if l.writes && (l.list.Merging != 0 || !known && len(l.segments) > 0 || !all(l.segments, listed)) {
		if err := l.adoptSegments(); err != nil {
			l.warn(err)
		}
	}
	l.resolve()
	return nil
}

// all reports whether ok holds for all segments.
func all(list []*segment, ok func(*segment) bool) bool {
	return !slices.ContainsFunc(list, func(s *segment) bool { return !ok(s) })
}

// findSegments finds the segments that count and those that are missing. others reports
// whether there are some that do not count.
func (l *Library) findSegments(f *folder, known bool) (others bool) {
	l.segments, l.missing, l.last = nil, nil, max(l.list.First-1, 0)
	for _, n := range f.segments {
		l.last = n
		if !l.list.counts(n) {
			others = true
			continue
		}
		s := &segment{number: n, path: filepath.Join(l.dir, numberName(segmentPrefix, n)), want: l.list.segment(n)}
		s.mayBeTorn = !known
		l.segments = append(l.segments, s)
	}
	if n := len(l.segments); n > 0 {
		l.segments[n-1].mayBeTorn = true
	}
	for _, g := range l.list.Segments {
		l.last = max(l.last, g.Number)
		if l.list.counts(g.Number) && !slices.Contains(f.segments, g.Number) {
			l.missing = append(l.missing, g)
		}
	}
	return others
}

// readParsed reads the parsed forms. It returns the segments whose forms have to be
// made again.
func (l *Library) readParsed() (stale []*segment, err error) {
	errs := make([]error, len(l.segments))
	var wg sync.WaitGroup
	for i, s := range l.segments {
		wg.Go(func() { errs[i] = s.readParsed(l.o.Stamp, l.writes) })
	}
	wg.Wait()
	for i, err := range errs {
		if errors.Is(err, errParse) {
			stale = append(stale, l.segments[i])
		} else if err != nil {
			return nil, err
		}
	}
	return stale, nil
}

// resolve finds each posting's latest record.
func (l *Library) resolve() {
	n := 0
	for i, s := range l.segments {
		s.at = i
		n += len(s.entries)
	}
	l.live = make(map[Key]place, n)
	for _, s := range l.segments {
		for i, e := range s.entries {
			if e.kind == recordDelete {
				delete(l.live, e.key)
				continue
			}
			l.live[e.key] = place{s, i}
		}
	}
}

// Len returns the number of postings.
func (l *Library) Len() int { return len(l.live) }

// Damaged returns the number of records that could not be read. Their postings are
// lost, or kept in an earlier state.
func (l *Library) Damaged() int {
	n := l.unreadable
	for _, s := range l.segments {
		n += s.lost()
	}
	for _, m := range l.missing {
		n += m.Records
	}
	return n
}

// Losses describes the files of the library that are missing or shorter than they were.
func (l *Library) Losses() []string {
	var out []string
	for _, m := range l.missing {
		out = append(out, numberName(segmentPrefix, m.Number)+" is missing")
	}
	for _, s := range l.segments {
		if s.want != nil && s.size < s.want.Size {
			out = append(out, fmt.Sprintf("%s has lost its last %d bytes", filepath.Base(s.path), s.want.Size-s.size))
		}
	}
	return out
}

// Check reads every posting and leaves out those that cannot be read. It returns their
// number. The error is one of the file system.
func (l *Library) Check() (int, error) {
	n := 0
	for _, s := range l.segments {
		f, err := os.Open(s.path)
		if err != nil {
			return n, err
		}
		var buffer []byte
		for i, e := range s.entries {
			if l.live[e.key] == (place{s, i}) && !soundAt(f, e.offset, &buffer) {
				delete(l.live, e.key)
				n++
			}
		}
		_ = f.Close() // it was only read
	}
	l.unreadable += n
	return n, nil
}

// Form is the parsed form of a posting.
type Form struct {
	Key Key
	// Data is the parser's result. It is valid until the library is closed.
	Data []byte
	// Table is an index into [Library.Tables].
	Table int
	// Gone is set when the posting is no longer where it was read from.
	Gone bool
}

// Tables returns the tables that the forms share, one for each segment.
func (l *Library) Tables() [][]byte {
	out := make([][]byte, len(l.segments))
	for i, s := range l.segments {
		out[i] = s.table
	}
	return out
}

// Forms returns the parsed forms of all postings, in the order of their origins and
// within each origin in its order. Postings that are not in the list yet come last, in
// the order in which they were written.
func (l *Library) Forms() []Form {
	out := make([]Form, 0, len(l.live))
	for _, keys := range l.list.order {
		for _, k := range keys {
			if p, ok := l.live[k]; ok {
				out = append(out, p.form())
			}
		}
	}
	if len(out) == len(l.live) {
		return out
	}
	known := make(map[Key]bool, len(out))
	for i := range out {
		known[out[i].Key] = true
	}
	for _, s := range l.segments {
		for i, e := range s.entries {
			if p := (place{s, i}); l.live[e.key] == p && !known[e.key] {
				out = append(out, p.form())
			}
		}
	}
	return out
}

// form returns the parsed form of the posting.
func (p place) form() Form {
	e := &p.segment.entries[p.entry]
	return Form{Key: e.key, Data: e.form, Table: p.segment.at, Gone: e.kind == recordGone}
}

// Get reads a posting. The error is one for which [IsDamage] holds when the record is
// damaged, os.ErrNotExist when there is no such posting, or one of the file system.
func (l *Library) Get(k Key) (Posting, error) {
	p, ok := l.live[k]
	if !ok {
		return Posting{}, fmt.Errorf("posting %s: %w", k, os.ErrNotExist)
	}
	kept, err := p.segment.posting(p.segment.entries[p.entry].offset)
	if IsDamage(err) {
		l.damageSeen.Store(true)
	}
	return kept, err
}

// Has reports whether the library keeps a posting with this key.
func (l *Library) Has(k Key) bool { _, ok := l.live[k]; return ok }

// full turns the errors of a full disk into [ErrFull]. Bleve returns only their text.
func full(err error) error {
	switch {
	case err == nil || errors.Is(err, ErrFull):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, io.ErrShortWrite),
		strings.Contains(err.Error(), syscall.ENOSPC.Error()), strings.Contains(err.Error(), syscall.EDQUOT.Error()):
		return fmt.Errorf("%w (%w)", ErrFull, err)
	}
	return err
}
