// Package scrape turns a reference, such as a link, a file or a folder, into
// postings. It finds them one by one; reading each is left to the caller, who
// may do it on several processors.
//
// It does not know résumés, skills or scores.
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
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// Posting is one job posting after reading.
type Posting = posting.Posting

// The reasons why a reference gives no posting, besides those of the packages
// below and of the file system.
var (
	// ErrEmpty says that nothing was found where postings were expected.
	ErrEmpty = errors.New("no posting is in it")
	// ErrTooLarge says that a file or line is over the limit.
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

// Unwrap gives the reason.
func (e *RefError) Unwrap() error { return e.Err }

// The default limits, in bytes.
const (
	MaxFile = 64 << 20 // of a file that is one document, and of standard input
	MaxLine = 16 << 20 // of a line of JSONL, which has no limit as a file
	// MaxText is the limit for the text of one posting; the longest of 8,665 has
	// 18 KB.
	MaxText = 1 << 20
)

// Options say how references are followed; the zero value is useful.
type Options struct {
	// Client fetches links; nil means one with default limits.
	Client *fetch.Client
	// Stdin is what "-" reads; nil means that it reads nothing.
	Stdin io.Reader
	// Documents is how PDF and office documents are read.
	Documents document.ReadOptions
	// MaxFile is the limit for files in bytes; 0 means the constant of the same
	// name.
	MaxFile int64
}

// Source is one posting that was found but not read yet.
type Source struct {
	// Ref is the link, the path, path:line, or "-".
	Ref string

	kind    sourceKind
	path    string // of a file that is not opened yet
	limit   int64  // of that file, in bytes
	data    []byte
	name    string // by which the posting is known when it has no id
	content string // content type of a page
	link    string // address of a page
	posting Posting
	reading *reading
}

// reading is how documents of a walk are read: sources are read by whoever asks
// for the posting, until the walk's context ends.
type reading struct {
	ctx context.Context
	o   document.ReadOptions
}

type sourceKind uint8

const (
	fromFile    sourceKind = iota // read when asked for
	fromJSON                      // data is one JSON object
	fromBytes                     // data is a document
	fromPosting                   // it is read already
)

// Walk finds the postings behind references, in their order: links are
// fetched, "-" is standard input, folders are searched through in order of path,
// JSONL and arrays of JSON are taken apart. Hidden files and folders below a
// folder are left out, and links to folders are not followed. What cannot be
// read is a [*RefError] in its place, and the walk goes on. When the context
// ends, its error is the last item.
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

// Posting reads the posting. It is work for the processor alone, but for the
// file that a source from a folder still has to open, and may be called on
// several goroutines for different sources. An error is a [*RefError].
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
	placed(&p)
	return p, nil
}

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

// single reads a file that turned out to be JSON only after it was opened.
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

// paper reads a posting from a document for print.
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
	header(&p)
	head(&p)
	return p, nil
}

// text reads a posting from text or Markdown.
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
	header(&p)
	head(&p)
	return p, nil
}

// Stream is [Walk] as a stream of postings, to be ranked or kept.
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

// Repeatable reports references whose postings can be read once more: files do not go
// away as standard input does, and need no network.
func Repeatable(refs []string) bool {
	return !slices.ContainsFunc(refs, func(ref string) bool { return ref == "-" || IsLink(ref) })
}
