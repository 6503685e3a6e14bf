// Package library keeps postings in a folder: their text, what a parser made
// of each, and a bleve index over their words.
//
// The texts are the truth and stand in segments, files that are only ever
// written at their end, by one run each. A list tells what segments and origins
// there are. Everything else in the folder (the parsed forms and bleve's index)
// is made from the texts, is stamped with what made it, and is made again when the
// stamp is another or a file is damaged. The package does not know what a parsed
// form means, nor résumés, nor networks.
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
	ID         string   `json:"id"`
	Title      string   `json:"title,omitempty"`
	Company    string   `json:"company,omitempty"`
	Location   string   `json:"location,omitempty"`
	URL        string   `json:"url,omitempty"`
	Published  string   `json:"published,omitempty"`
	Expires    string   `json:"expires,omitempty"`
	Pay        string   `json:"pay,omitempty"`
	Source     string   `json:"source,omitempty"`
	Confidence float64  `json:"confidence,omitempty"`
	Text       string   `json:"text,omitempty"`
	Skills     []string `json:"skills,omitempty"`
	// Ref is the link, the path or path:line that it was read from, and Origin
	// the reference that was given, both absolute.
	Ref    string `json:"ref"`
	Origin string `json:"origin"`
	// Added is the day on which it was first kept, as YYYY-MM-DD.
	Added string `json:"added"`
	// Gone is the day on which it was found to be no longer there, else empty.
	Gone string `json:"gone,omitempty"`
}

// Key names a posting in a library: a hash of its Ref.
type Key uint64

// KeyOf is the key of a reference.
func KeyOf(ref string) Key {
	sum := sha256.Sum256([]byte(ref))
	return Key(binary.BigEndian.Uint64(sum[:8]))
}

// String is the key as sixteen digits.
func (k Key) String() string { return fmt.Sprintf("%016x", uint64(k)) }

// Parser makes the parsed forms of one segment. A library asks Options for a
// new one for each.
type Parser interface {
	// Parse reads a posting. The form is kept as it is.
	Parse(p *Posting) (form []byte, f Fields)
	// Table is what all forms of the segment share, asked for after the last.
	Table() []byte
}

// Options say how a library is read; Parser and Stamp are needed.
type Options struct {
	Parser func() Parser
	// Stamp names the parser with all that its forms depend on.
	Stamp string
	// Holder says in a few words who holds the library, for those that wait.
	Holder string
	// Kept is called with the number of postings written so far in a run, after
	// each is on its way to the disk.
	Kept func(n int)
	// Warn is called with what went wrong without stopping the work; nil is
	// silent.
	Warn func(error)

	// limit makes a write fail as on a full disk after so many bytes; 0 never.
	limit int64
}

// The reasons why a library cannot be used.
var (
	// ErrFull says that the disk is full. What was kept before stays.
	ErrFull = errors.New("the disk is full; the postings kept so far are safe")
	// ErrNone says that there is no library in the folder yet.
	ErrNone = errors.New("there is no library yet")
	// ErrNewer says that a newer program wrote the library.
	ErrNewer = errors.New("a newer version of the program wrote this library")
	errParse = errors.New("a form made by another parser")
)

// InUseError says that another process holds the library.
type InUseError struct {
	// Holder is what that process said of itself, empty when it reads only.
	Holder string
}

func (e *InUseError) Error() string {
	return "the library is in use by " + cmp.Or(e.Holder, "another process")
}

// Library is an open folder of postings. It serves one goroutine, but for
// [Library.Get], which serves many.
type Library struct {
	dir      string
	o        Options
	lock     *os.File // nil to read what cannot be written
	writes   bool
	fresh    bool // there was no library before
	made     bool // nor a folder
	segments []*segment
	last     int // the highest number that a segment has or had
	live     map[Key]place
	list     list
	unlisted bool         // the list on the disk is out of date and has to be written
	missing  []listed     // segments that are lost
	left     int          // postings that [Library.Check] left out
	hurt     *atomic.Bool // a record was found damaged
	memory   bleve.Index  // an index that could not be written
}

// place is where a posting's latest record stands.
type place struct {
	segment *segment
	entry   int
}

// Open opens a library to change it; the folder is made when it is missing, and
// one that holds something else is refused with [ErrForeign]. While it is open no
// other process can open it; one that tries gets an [InUseError].
func Open(dir string, o Options) (*Library, error) { return openToWrite(dir, o, false) }

// OpenExisting is [Open] for a library that there is.
func OpenExisting(dir string, o Options) (*Library, error) { return openToWrite(dir, o, true) }

func openToWrite(dir string, o Options, existing bool) (*Library, error) {
	fresh, made, err := prepare(dir, existing)
	if err != nil {
		return nil, err
	}
	l := &Library{dir: dir, o: o, writes: true, fresh: fresh, made: made, hurt: new(atomic.Bool)}
	return l, l.start(false)
}

// OpenToRead opens a library that exists, for reading only, together with
// others that read. What is out of date in it is made again first, or for this
// run alone where the library cannot be written.
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
	l := &Library{dir: dir, o: o, hurt: new(atomic.Bool)}
	if err := l.start(false); !errors.Is(err, errParse) {
		return l, err
	}
	w, err := OpenExisting(dir, o)
	if err == nil {
		return w, w.share()
	}
	l = &Library{dir: dir, o: o, hurt: new(atomic.Bool)}
	return l, l.start(true)
}

// start takes the lock and loads the segments. Whoever writes makes again what
// is out of date; whoever reads does so in memory, and only with remake.
func (l *Library) start(remake bool) error {
	err := l.hold()
	if err == nil {
		err = l.load(remake)
	}
	if err != nil {
		l.Close()
	}
	return err
}

// Close lets the library go, and with it the forms and tables that it gave; it says
// nothing of its postings any more. One that was made for nothing is taken away.
func (l *Library) Close() error {
	for _, s := range l.segments {
		s.leave()
	}
	l.segments = nil
	if l.memory != nil {
		_ = l.memory.Close() // it is not kept
		l.memory = nil
	}
	if l.lock == nil {
		return nil
	}
	if l.writes {
		_ = l.lock.Truncate(0) // nobody holds it any more; the lock itself ends with the file
	}
	if l.writes && l.fresh {
		l.discard()
	}
	err := l.lock.Close()
	l.lock = nil
	return err
}

// warn tells of what went wrong without stopping the work.
func (l *Library) warn(err error) {
	if l.o.Warn != nil {
		l.o.Warn(err)
	}
}

// load finds the segments and reads their parsed forms.
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
	swept := l.find(&f, known)
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
		if err := l.takeOver(); err != nil {
			l.warn(err)
		}
	}
	l.resolve()
	return nil
}

func all(list []*segment, ok func(*segment) bool) bool {
	return !slices.ContainsFunc(list, func(s *segment) bool { return !ok(s) })
}

// find tells which segments count, and which are lost; others reports some that
// count no more.
func (l *Library) find(f *folder, known bool) (others bool) {
	l.segments, l.missing, l.last = nil, nil, max(l.list.First-1, 0)
	for _, n := range f.segments {
		l.last = n
		if !l.list.counts(n) {
			others = true
			continue
		}
		s := &segment{number: n, path: filepath.Join(l.dir, numberName(segmentPrefix, n)), want: l.list.segment(n)}
		s.tears = !known
		l.segments = append(l.segments, s)
	}
	if n := len(l.segments); n > 0 {
		l.segments[n-1].tears = true
	}
	for _, g := range l.list.Segments {
		l.last = max(l.last, g.Number)
		if l.list.counts(g.Number) && !slices.Contains(f.segments, g.Number) {
			l.missing = append(l.missing, g)
		}
	}
	return others
}

// readParsed reads the parsed forms, and returns the segments whose forms have to
// be made again.
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

// Len is the number of postings.
func (l *Library) Len() int { return len(l.live) }

// Damaged is the number of records that could not be read; their postings are
// lost, or stand in an older state.
func (l *Library) Damaged() int {
	n := l.left
	for _, s := range l.segments {
		n += s.lost()
	}
	for _, m := range l.missing {
		n += m.Records
	}
	return n
}

// Losses say which files of the library are missing or shorter than they were.
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

// Check reads every posting, leaves out those that cannot be read, and returns
// their number.
func (l *Library) Check() (int, error) {
	n := 0
	for _, s := range l.segments {
		f, err := os.Open(s.path)
		if err != nil {
			return n, err
		}
		var room []byte
		for i, e := range s.entries {
			if l.live[e.key] == (place{s, i}) && !soundAt(f, e.offset, &room) {
				delete(l.live, e.key)
				n++
			}
		}
		_ = f.Close() // it was only read
	}
	l.left += n
	return n, nil
}

// Form is a posting's parsed form.
type Form struct {
	Key Key
	// Data is what the parser made, valid until the library is closed.
	Data []byte
	// Table is an index into [Library.Tables].
	Table int
	// Gone reports a posting that is no longer where it was read from.
	Gone bool
}

// Tables are the tables that the forms share.
func (l *Library) Tables() [][]byte {
	out := make([][]byte, len(l.segments))
	for i, s := range l.segments {
		out[i] = s.table
	}
	return out
}

// Forms are the parsed forms of all postings, in the order of their origins and
// in each as it holds them; those that no list names yet come last, in the order
// in which they were written.
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

func (p place) form() Form {
	e := &p.segment.entries[p.entry]
	return Form{Key: e.key, Data: e.form, Table: p.segment.at, Gone: e.kind == recordGone}
}

// Get reads a posting.
func (l *Library) Get(k Key) (Posting, error) {
	p, ok := l.live[k]
	if !ok {
		return Posting{}, fmt.Errorf("posting %s: %w", k, os.ErrNotExist)
	}
	kept, err := p.segment.posting(p.segment.entries[p.entry].offset)
	if IsDamage(err) {
		l.hurt.Store(true)
	}
	return kept, err
}

// Has reports whether a posting is kept.
func (l *Library) Has(k Key) bool { _, ok := l.live[k]; return ok }

// full turns errors of a full disk into [ErrFull]. Bleve gives only their text.
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
