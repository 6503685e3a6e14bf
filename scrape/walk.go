package scrape

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"skillmatch/scrape/board"
	"skillmatch/scrape/document"
	"skillmatch/scrape/fetch"
)

// walker follows references. Its methods report whether to continue.
type walker struct {
	ctx   context.Context
	o     Options
	yield func(Source, error) bool
}

// fail yields the error of a reference.
func (w *walker) fail(ref string, err error) bool {
	return w.yield(Source{Ref: ref}, &RefError{ref, err})
}

// over reports whether the context has ended. If it has, over yields the context's
// error, which is the last item.
func (w *walker) over() bool {
	err := w.ctx.Err()
	if err != nil {
		w.yield(Source{}, err)
	}
	return err != nil
}

// ref follows one reference.
func (w *walker) ref(ref string) bool {
	if w.over() {
		return false
	}
	switch {
	case ref == "-":
		return w.stdin()
	case IsLink(ref):
		return w.link(ref)
	}
	info, err := os.Stat(ref)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.Contains(ref, "://"):
		return w.fail(ref, fetch.ErrScheme)
	case errors.Is(err, fs.ErrNotExist):
		return w.fail(ref, fs.ErrNotExist)
	case err != nil:
		return w.fail(ref, cause(err))
	case !info.IsDir():
		return w.file(ref, info.Mode())
	}
	found, goOn := w.folder(ref)
	if goOn && !found {
		return w.fail(ref, fmt.Errorf("the folder is empty: %w", ErrEmpty))
	}
	return goOn
}

// cause removes the operation and the path from a file error, since the reference
// already names the path.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// stdin reads standard input to its end. A read that waits for a terminal or a pipe
// cannot be stopped; when the context ends first, the read is abandoned.
func (w *walker) stdin() bool {
	if w.o.Stdin == nil {
		return w.fail("-", document.ErrEmpty)
	}
	type result struct {
		data []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(w.o.Stdin, w.o.MaxFile+1))
		read <- result{data, err}
	}()
	select {
	case <-w.ctx.Done():
		return !w.over()
	case r := <-read:
		switch {
		case r.err != nil:
			return w.fail("-", cause(r.err))
		case int64(len(r.data)) > w.o.MaxFile:
			return w.fail("-", tooLarge(w.o.MaxFile))
		case len(bytes.TrimSpace(r.data)) == 0:
			return w.fail("-", document.ErrEmpty)
		}
		return w.document(Source{Ref: "-", name: "-"}, r.data)
	}
}

// tooLarge returns ErrTooLarge with a limit in bytes.
func tooLarge(limit int64) error { return fmt.Errorf("%w, over %d MB", ErrTooLarge, limit>>20) }

// document yields what a document holds: each object of JSON or JSONL, each posting of
// a feed or table, or else the document itself.
func (w *walker) document(s Source, data []byte) bool {
	switch document.Sniff(s.path, data) {
	case document.JSON:
		return w.json(s, data)
	case document.JSONL:
		return w.lines(s, bytes.NewReader(data))
	}
	switch {
	case board.IsFeed(data):
		return w.feed(s, data)
	case strings.EqualFold(filepath.Ext(s.path), ".csv"):
		return w.table(s, data)
	}
	s.kind, s.data = fromBytes, data
	return w.yield(s, nil)
}

// json yields an object, or each object of an array. When the array is broken, it
// yields the objects before the break and then the error.
func (w *walker) json(s Source, data []byte) bool {
	data, err := utf8JSON(data)
	if err != nil {
		return w.fail(s.Ref, err)
	}
	list, err := objects(data)
	s.kind = fromJSON
	for i, object := range list {
		one := s
		one.data = object
		if len(list) > 1 || err != nil {
			one.Ref, one.name = fmt.Sprintf("%s:%d", s.Ref, i+1), fmt.Sprintf("%s:%d", s.name, i+1)
		}
		if w.over() || !w.yield(one, nil) {
			return false
		}
	}
	switch {
	case err != nil:
		return w.fail(s.Ref, err)
	case len(list) == 0:
		return w.fail(s.Ref, ErrEmpty)
	}
	return true
}

// folder yields every file below a folder that is not hidden, in order of path.
func (w *walker) folder(dir string) (found, goOn bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true, w.fail(dir, cause(err))
	}
	for _, e := range entries {
		if w.over() {
			return found, false
		}
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		inner, goOn := w.entry(filepath.Join(dir, e.Name()), e.Type())
		if !goOn {
			return found, false
		}
		found = found || inner
	}
	return found, true
}

// entry yields the files of one entry of a folder. The entry is a folder, a file, or a
// symbolic link to a file.
func (w *walker) entry(path string, mode fs.FileMode) (found, goOn bool) {
	if mode.IsDir() {
		return w.folder(path)
	}
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			return true, w.fail(path, cause(err))
		}
		if info.IsDir() {
			return false, true
		}
		mode = info.Mode()
	}
	return true, w.file(path, mode)
}

// file yields a file, or the postings in it. It opens only files that may hold several
// postings; opening the others is left to the caller of [Source.Posting].
func (w *walker) file(path string, mode fs.FileMode) bool {
	if !mode.IsRegular() {
		return w.fail(path, ErrIrregular)
	}
	s := Source{Ref: path, path: path, name: document.Line(filepath.Base(path)), limit: w.o.MaxFile}
	switch {
	case jsonl(path):
		f, err := os.Open(path)
		if err != nil {
			return w.fail(path, cause(err))
		}
		defer f.Close()
		return w.lines(s, f)
	case mayHoldSeveral(path):
		data, err := s.read()
		if err != nil {
			return w.fail(path, err)
		}
		return w.document(s, data)
	}
	return w.yield(s, nil)
}

// mayHoldSeveral reports whether a file's name says that it may hold several postings,
// which shows only when it is opened.
func mayHoldSeveral(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".json", ".csv", ".xml", ".rss", ".atom":
		return true
	}
	return false
}

// read reads the file of a source within its limit.
func (s *Source) read() ([]byte, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, cause(err)
	case info.Size() > s.limit:
		return nil, tooLarge(s.limit)
	}
	// One byte more than the size shows the end of the file without another buffer.
	data := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > s.limit:
			return nil, tooLarge(s.limit)
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, cause(err)
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// lines yields every line of JSONL that is not blank. A posting's name is the file's
// name with the line's number.
func (w *walker) lines(s Source, r io.Reader) bool {
	lines := lineReader{from: r}
	start := lines.peek(512)
	if kind := document.Sniff(s.path, start); !kind.Readable() {
		return w.fail(s.Ref, &document.KindError{Kind: kind})
	}
	if bytes.HasPrefix(start, []byte("\xef\xbb\xbf")) {
		lines.skip(3)
	}
	found := false
	for n := 1; ; n++ {
		if w.over() {
			return false
		}
		line, err := lines.next()
		if err != nil && err != io.EOF && !errors.Is(err, ErrTooLarge) {
			return w.fail(s.Ref, cause(err))
		}
		if err != nil && err != io.EOF || len(bytes.TrimSpace(line)) > 0 {
			found = true
			one := Source{Ref: fmt.Sprintf("%s:%d", s.Ref, n), kind: fromJSON, name: fmt.Sprintf("%s:%d", s.name, n), data: line}
			goOn := false
			if errors.Is(err, ErrTooLarge) {
				goOn = w.fail(one.Ref, err)
			} else {
				goOn = w.yield(one, nil)
			}
			if !goOn {
				return false
			}
		}
		if err == io.EOF {
			return found || w.fail(s.Ref, ErrEmpty)
		}
	}
}
