// Package library keeps postings in a folder: their text, what a parser made
// of each, and a bleve index over their words.
//
// The texts are the truth and stand in segments, files that are only ever
// written at their end, by one run each. Everything else in the folder (the
// parsed forms and bleve's index) is made from them, is stamped with what made
// it, and is made again when the stamp is another or a file is damaged. The
// package does not know what a parsed form means, nor résumés, nor networks.
package library

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
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

// Library is an open folder of postings. It serves one goroutine.
type Library struct {
	dir      string
	o        Options
	lock     *os.File
	segments []*segment // in order of writing
	live     map[Key]place
}

// place is where a posting's latest record stands.
type place struct {
	segment *segment
	entry   int
}

// Open opens a library to change it; the folder is made when it is missing.
// While it is open no other process can open it; one that tries gets an
// [InUseError].
func Open(dir string, o Options) (*Library, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, full(err)
	}
	l := &Library{dir: dir, o: o}
	return l, l.start(true)
}

// OpenToRead opens a library that exists, for reading only, together with
// others that read. What is out of date in it is made again first.
func OpenToRead(dir string, o Options) (*Library, error) {
	if _, err := os.Stat(filepath.Join(dir, lockName)); err != nil {
		return nil, ErrNone
	}
	l := &Library{dir: dir, o: o}
	if err := l.start(false); !errors.Is(err, errParse) {
		return l, err
	}
	l, err := Open(dir, o)
	if err != nil {
		return nil, err
	}
	if err := l.Close(); err != nil {
		return nil, err
	}
	l = &Library{dir: dir, o: o}
	return l, l.start(false)
}

// start takes the lock and loads the segments; whoever writes makes again what
// is out of date.
func (l *Library) start(write bool) error {
	err := l.hold(write)
	if err == nil {
		err = l.load(write)
	}
	if err != nil {
		l.Close()
	}
	return err
}

// Close lets the library go.
func (l *Library) Close() error {
	if l.lock == nil {
		return nil
	}
	err := l.lock.Close()
	l.lock = nil
	return err
}

// load finds the segments and reads their parsed forms.
func (l *Library) load(write bool) error {
	names, err := filepath.Glob(filepath.Join(l.dir, segmentPrefix+"*"))
	if err != nil {
		return err
	}
	slices.Sort(names)
	names = slices.DeleteFunc(names, func(name string) bool { return filepath.Ext(name) != "" })
	if write {
		l.sweep()
	}
	l.segments, l.live = make([]*segment, len(names)), nil
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		l.segments[i] = &segment{path: name}
		wg.Go(func() { errs[i] = l.segments[i].readParsed(l.o.Stamp) })
	}
	wg.Wait()
	for i, err := range errs {
		if errors.Is(err, errParse) && write {
			err = l.parse(l.segments[i], nil)
		}
		if err != nil {
			return err
		}
	}
	l.resolve()
	return nil
}

// resolve finds each posting's latest record.
func (l *Library) resolve() {
	n := 0
	for _, s := range l.segments {
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
	n := 0
	for _, s := range l.segments {
		n += s.damaged
	}
	return n
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

// Forms are the parsed forms of all postings, in the order in which they were
// kept.
func (l *Library) Forms() []Form {
	out := make([]Form, 0, len(l.live))
	for n, s := range l.segments {
		for i, e := range s.entries {
			if p, ok := l.live[e.key]; ok && p.segment == s && p.entry == i && e.kind != recordDelete {
				out = append(out, Form{Key: e.key, Data: e.form, Table: n, Gone: e.kind == recordGone})
			}
		}
	}
	return out
}

// Get reads a posting.
func (l *Library) Get(k Key) (Posting, error) {
	p, ok := l.live[k]
	if !ok {
		return Posting{}, fmt.Errorf("posting %s: %w", k, os.ErrNotExist)
	}
	return p.segment.posting(p.segment.entries[p.entry].offset)
}

// Has reports whether a posting is kept.
func (l *Library) Has(k Key) bool { _, ok := l.live[k]; return ok }

// full turns errors of a full disk into [ErrFull].
func full(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, io.ErrShortWrite) {
		return fmt.Errorf("%w (%w)", ErrFull, err)
	}
	return err
}
