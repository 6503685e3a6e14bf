// Package scrape turns a reference, such as a link, a file or a folder, into
// postings. It finds them one by one; reading each is left to the caller, who
// may do it on several processors.
//
// It does not know résumés, skills or scores.
package scrape

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/fetch"
	"skillmatch/scrape/posting"
)

// Posting is one job posting after reading.
type Posting = posting.Posting

// ErrEmpty says that nothing was found where postings were expected.
var ErrEmpty = errors.New("no posting is in it")

// ErrTooLarge says that a file or line is over the limit.
var ErrTooLarge = errors.New("it is too large")

// RefError says why a reference, or one posting behind it, could not be read.
type RefError struct {
	// Ref is the link, the path, or path:line.
	Ref string
	Err error
}

func (e *RefError) Error() string { return e.Ref + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *RefError) Unwrap() error { return e.Err }

// The default limits, in bytes.
const (
	MaxFile = 64 << 20 // of a file that is one document
	MaxLine = 16 << 20 // of a line of JSONL, which has no limit as a file
)

// Options say how references are followed; the zero value is useful.
type Options struct {
	// Client fetches links; nil means one with default limits.
	Client *fetch.Client
	// Stdin is what "-" reads; nil means that it reads nothing.
	Stdin io.Reader
	// MaxFile is the limit for files; 0 means the constant of the same name.
	MaxFile int64
}

// Source is one posting that was found but not read yet.
type Source struct {
	// Ref is the link, the path, path:line, or "-".
	Ref string

	kind    sourceKind
	path    string // of a file that is not opened yet
	limit   int64
	data    []byte
	name    string // by which the posting is known when it has no id
	content string // content type of a page
	link    string
}

type sourceKind uint8

const (
	fromFile  sourceKind = iota // read when asked for
	fromJSON                    // data is one JSON object
	fromBytes                   // data is a document
)

// Walk finds the postings behind references, in their order: links are
// fetched, folders searched through in order of path, JSONL files and JSON
// arrays taken apart. What cannot be read is a [*RefError] in its place, and
// the walk goes on. When the context ends, its error is the last item.
func Walk(ctx context.Context, refs []string, o Options) iter.Seq2[Source, error] {
	if o.Client == nil {
		o.Client = fetch.New(fetch.Options{})
	}
	if o.MaxFile <= 0 {
		o.MaxFile = MaxFile
	}
	return func(yield func(Source, error) bool) {
		w := walker{ctx: ctx, o: o, yield: yield}
		for _, ref := range refs {
			if !w.ref(ref) {
				return
			}
		}
	}
}

// walker follows references. Its methods report whether to go on.
type walker struct {
	ctx   context.Context
	o     Options
	yield func(Source, error) bool
}

func (w *walker) fail(ref string, err error) bool {
	return w.yield(Source{Ref: ref}, &RefError{ref, err})
}

func (w *walker) ref(ref string) bool {
	if err := w.ctx.Err(); err != nil {
		w.yield(Source{Ref: ref}, err)
		return false
	}
	switch {
	case ref == "-":
		return w.stdin()
	case IsLink(ref):
		return w.fetch(ref)
	}
	info, err := os.Stat(ref)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.fail(ref, fmt.Errorf("no such file or folder: %w", fs.ErrNotExist))
	case err != nil:
		return w.fail(ref, cause(err))
	case info.IsDir():
		return w.folder(ref)
	}
	return w.file(ref, info)
}

// IsLink reports whether a reference is a link and not a path.
func IsLink(ref string) bool {
	lower := strings.ToLower(ref[:min(len(ref), 8)])
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// cause takes the operation and the path off an error, since the reference
// names it already.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

func (w *walker) stdin() bool {
	if w.o.Stdin == nil {
		return w.fail("-", ErrEmpty)
	}
	data, err := io.ReadAll(io.LimitReader(w.o.Stdin, w.o.MaxFile+1))
	switch {
	case err != nil:
		return w.fail("-", err)
	case int64(len(data)) > w.o.MaxFile:
		return w.fail("-", ErrTooLarge)
	case len(bytes.TrimSpace(data)) == 0:
		return w.fail("-", document.ErrEmpty)
	}
	return w.document(Source{Ref: "-", name: "-"}, "", data)
}

func (w *walker) fetch(link string) bool {
	res, err := w.o.Client.Get(w.ctx, link)
	if err != nil {
		if w.ctx.Err() != nil {
			w.yield(Source{Ref: link}, w.ctx.Err())
			return false
		}
		return w.yield(Source{Ref: link}, err) // names the link itself
	}
	return w.document(Source{Ref: link, name: link, link: res.URL, content: res.ContentType}, "", res.Body)
}

// document yields what a document holds: each object of JSON, else itself.
func (w *walker) document(s Source, name string, data []byte) bool {
	switch kind := document.Sniff(name, data); kind {
	case document.JSON:
		return w.json(s, data)
	case document.JSONL:
		return w.lines(s, bytes.NewReader(data))
	}
	s.kind, s.data = fromBytes, data
	return w.yield(s, nil)
}

// folder yields every file below a folder that is not hidden, in order of path.
func (w *walker) folder(root string) bool {
	found, goOn := false, true
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		if err != nil {
			found = true
			if goOn = w.fail(path, cause(err)); !goOn {
				return fs.SkipAll
			}
			return nil
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		info, err := os.Stat(path) // follows links to files
		if err == nil && info.IsDir() {
			return nil
		}
		found = true
		if err != nil {
			goOn = w.fail(path, cause(err))
		} else {
			goOn = w.file(path, info)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	switch {
	case !goOn:
		return false
	case w.ctx.Err() != nil:
		w.yield(Source{Ref: root}, w.ctx.Err())
		return false
	case err != nil:
		return w.fail(root, cause(err))
	case !found:
		return w.fail(root, fmt.Errorf("the folder is empty: %w", ErrEmpty))
	}
	return true
}

// file yields a file, or what it holds.
func (w *walker) file(path string, info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return w.fail(path, errors.New("it is no regular file"))
	}
	s := Source{Ref: path, path: path, name: document.Line(filepath.Base(path)), limit: w.o.MaxFile}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".jsonl", ".ndjson":
		f, err := os.Open(path)
		if err != nil {
			return w.fail(path, cause(err))
		}
		defer f.Close()
		return w.lines(s, f)
	case ".json":
		data, err := s.read()
		if err != nil {
			return w.fail(path, err)
		}
		return w.document(s, path, data)
	}
	return w.yield(s, nil)
}

// read reads the file of a source within its limit.
func (s *Source) read() ([]byte, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Size() <= s.limit {
		b.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(f, s.limit+1)); err != nil {
		return nil, cause(err)
	}
	if int64(b.Len()) > s.limit {
		return nil, fmt.Errorf("over %d MB: %w", s.limit>>20, ErrTooLarge)
	}
	return b.Bytes(), nil
}
