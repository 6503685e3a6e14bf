// Package scrape turns references, such as links, files and folders, into postings. It
// finds them one by one and leaves reading each of them to the caller, who may do that
// on several processors.
//
// It knows which reader each kind of document needs. It does not know résumés, skills
// or scores.
//
// Each limit on size is declared where it is checked:
//
//   - a page fetched from the web: [fetch.MaxBytes], 10 MB
//   - an answer made for programs, such as a whole board: [fetch.MaxAnswer], 64 MB
//   - all that a browser loads for one page: [fetch.ProxyBytes], 64 MB
//   - a page's embedded data: maxState in package page, 8 MB per block ([page.ErrTooLarge])
//   - a file that is one document, or standard input: [MaxFile], 64 MB
//   - a line of JSONL: [MaxLine], 16 MB
//   - the text of one posting: [MaxText], 1 MB
//   - a PDF: pdf.MaxPages, 200 pages, and pdf.MaxGlyphs, 1,048,576 characters
//   - an archive such as DOCX: maxUnpacked in package document, 32 MB for one unpacked file
package scrape

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/fetch"
	"skillmatch/scrape/head"
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// Posting is a job posting after reading.
type Posting = posting.Posting

// The reasons why a reference yields no posting, besides the errors of the packages
// below and of the file system.
var (
	// ErrEmpty says that nothing was found where postings were expected.
	ErrEmpty = errors.New("no posting is in it")
	// ErrTooLarge says that a file or standard input exceeds MaxFile (or
	// Options.MaxFile), a line of JSONL MaxLine, or the text of one posting MaxText.
	// The limit on a page from the web is [fetch.ErrTooLarge], the limit on a page's
	// embedded data [page.ErrTooLarge].
	ErrTooLarge = errors.New("it is too large")
	// ErrIrregular says that a path is a pipe, a device or a socket.
	ErrIrregular = errors.New("it is no regular file")
)

// RefError says why a reference, or one posting behind it, could not be read.
type RefError struct {
	// Ref is the link, the path, path:line, or "-".
	Ref string
	Err error
}

func (e *RefError) Error() string { return e.Ref + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *RefError) Unwrap() error { return e.Err }

// The default limits on size, in bytes.
const (
	// MaxFile limits a file that is one document, and standard input.
	MaxFile = 64 << 20
	// MaxLine limits a line of JSONL. A JSONL file as a whole has no limit.
	MaxLine = 16 << 20
	// MaxText limits the text of one posting. The longest of 8,665 postings has 18 KB.
	MaxText = 1 << 20
)

// Options configure a walk. The zero value is ready for use.
type Options struct {
	// Client fetches links; nil means a client with default limits.
	Client *fetch.Client
	// Stdin is what "-" reads; nil means that it is empty.
	Stdin io.Reader
	// Documents configures the reading of PDF and office documents.
	Documents document.ReadOptions
	// MaxFile is the limit on a file, and on standard input, in bytes; 0 or less means
	// the constant of the same name.
	MaxFile int64
}

// Source is a posting that has been found but not read yet.
type Source struct {
	// Ref is the link, the path, path:line, or "-".
	Ref string

	kind    sourceKind
	path    string // the file, when it has not been opened yet
	limit   int64  // the limit on that file, in bytes
	data    []byte
	name    string // the posting's id when it has none of its own
	content string // the content type of a page
	link    string // the address of a page
	posting Posting
	reading *reading
}

// reading configures how the documents of a walk are read. Whoever asks for a posting
// reads its source, until the walk's context ends.
type reading struct {
	ctx context.Context
	o   document.ReadOptions
}

// sourceKind says how a source is read.
type sourceKind uint8

const (
	fromFile    sourceKind = iota // the file at path, opened when it is read
	fromJSON                      // data is one JSON object
	fromBytes                     // data is a document
	fromPosting                   // posting has been read already
)

// Walk finds the postings behind references, in the order of the references. It fetches
// links, reads standard input for "-", searches folders in order of path, and splits
// JSONL and JSON arrays into their postings. It skips hidden files and folders below a
// folder and does not follow symbolic links to folders. Whatever cannot be read is
// yielded as a [*RefError] in its place, and the walk goes on. When the context ends,
// its error is the last item.
func Walk(ctx context.Context, refs []string, o Options) iter.Seq2[Source, error] {
	if o.MaxFile <= 0 {
		o.MaxFile = MaxFile
	}
	return func(yield func(Source, error) bool) {
		how := &reading{ctx, o.Documents}
		w := walker{ctx: ctx, o: o, yield: func(s Source, err error) bool {
			s.reading = how
			return yield(s, err)
		}}
		for _, ref := range refs {
			if !w.ref(ref) {
				return
			}
		}
	}
}

// IsLink reports whether a reference is a link and not a path.
func IsLink(ref string) bool {
	lower := strings.ToLower(ref[:min(len(ref), 8)])
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://")
}

// Posting reads the posting. It needs only the processor, except for a source from a
// folder, whose file it still has to open. It may be called from several goroutines for
// different sources. Every error is a [*RefError].
func (s Source) Posting() (Posting, error) {
	p, err := s.posting, error(nil)
	if s.kind != fromPosting {
		p, err = s.decode()
	}
	switch {
	case err != nil:
		return Posting{}, &RefError{s.Ref, err}
	case len(p.Text) > MaxText:
		return Posting{}, &RefError{s.Ref, fmt.Errorf("%w for one posting, with over %d MB of text; write each posting into a file of its own, or all into a .jsonl file", ErrTooLarge, MaxText>>20)}
	case p.ID == "":
		p.ID = s.name
	}
	head.Place(&p)
	return p, nil
}

// decode reads a source that has not been read yet, by its kind.
func (s *Source) decode() (Posting, error) {
	data := s.data
	switch s.kind {
	case fromJSON:
		return decodeJSON(data, s.name)
	case fromFile:
		var err error
		if data, err = s.read(); err != nil {
			return Posting{}, err
		}
	}
	if len(data) == 0 {
		return Posting{}, document.ErrEmpty
	}
	kind := document.Sniff(s.path, data)
	switch {
	case isMessage(data):
		return s.message(data)
	case kind == document.PDF, kind == document.Office, kind == document.Archive:
		return s.paper(data)
	case !kind.Readable():
		return Posting{}, &document.KindError{Kind: kind}
	case kind == document.HTML:
		return page.Extract(data, s.content, s.link)
	case kind == document.JSON || kind == document.JSONL:
		return s.single(data)
	}
	return s.text(data, kind)
}

// single reads a file that proved to be JSON only after it was opened.
func (s *Source) single(data []byte) (Posting, error) {
	data, err := utf8JSON(data)
	if err != nil {
		return Posting{}, err
	}
	list, err := objects(data)
	switch {
	case err != nil:
		return Posting{}, err
	case len(list) == 0:
		return Posting{}, ErrEmpty
	case len(list) > 1:
		return Posting{}, errors.New("it holds several JSON postings; name it .json or .jsonl")
	}
	return decodeJSON(list[0], s.name)
}

// paper reads a posting from a PDF or office document.
func (s *Source) paper(data []byte) (Posting, error) {
	ctx, o := context.Background(), document.ReadOptions{}
	if s.reading != nil {
		ctx, o = s.reading.ctx, s.reading.o
	}
	d, err := document.Read(ctx, s.path, data, o)
	if err != nil {
		return Posting{}, err
	}
	p := Posting{ID: s.name, URL: document.Line(s.link), Source: "document", Confidence: 0.9, Text: document.Outline(d.Plain)}
	if p.Text == "" {
		return Posting{}, document.ErrEmpty
	}
	head.Read(&p)
	return p, nil
}

// text reads a posting from plain text or Markdown.
func (s *Source) text(data []byte, kind document.Kind) (Posting, error) {
	text, err := document.Decode(data, s.content)
	if err != nil {
		return Posting{}, err
	}
	p := Posting{ID: s.name, URL: document.Line(s.link), Source: "text", Confidence: 1, Text: document.Outline(text)}
	if kind == document.Markdown {
		p.Source = "markdown"
	}
	if p.Text == "" {
		return Posting{}, document.ErrEmpty
	}
	head.Read(&p)
	return p, nil
}

// Stream returns [Walk] as a stream of postings, to be ranked or saved.
func Stream(refs []string, o Options) posting.Stream {
	return func(ctx context.Context) iter.Seq2[posting.Item, error] {
		return func(yield func(posting.Item, error) bool) {
			for s, err := range Walk(ctx, refs, o) {
				if !yield(posting.Item{Ref: s.Ref, Read: s.Posting}, err) {
					return
				}
			}
		}
	}
}

// Repeatable reports whether the postings of references can be read a second time.
// Files can be; standard input cannot, and links would need the network again.
func Repeatable(refs []string) bool {
	return !slices.ContainsFunc(refs, func(ref string) bool { return ref == "-" || IsLink(ref) })
}
