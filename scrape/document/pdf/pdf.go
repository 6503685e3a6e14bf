// Package pdf reads the text of PDF documents in the order in which people read it. It
// follows columns, joins wrapped lines and divided words, keeps bullets, and leaves out
// what repeats on every page or cannot be seen.
//
//	pdf.go       Read, its limits, and the engine
//	glyph.go     the characters of a page, with the place of the pen
//	tex.go       what the characters of TeX's bitmap fonts are; accents on letters
//	form.go      what is filled into a form
//	scan.go      pages that are pictures
//	paint.go     what is drawn: dots before items, shapes behind white text
//	word.go      characters into words
//	row.go       words into lines
//	bidi.go      the order of words in lines that are read from the right
//	table.go     tables, with and without rules
//	gutter.go    gaps that run through lines, and what stands on their sides
//	order.go     columns and labels in the margin: the order of reading
//	layout.go    the pages of a document
//	repeated.go  headers and footers
//	wrap.go      lines into blocks
//
// It is the only package that uses PDFium, which runs sandboxed in WebAssembly without
// access to files or the network. It knows characters and their positions, and nothing
// about the meaning of a document.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"skillmatch/scrape/document/block"
)

// The limits of a document.
const (
	// MaxPages is the number of pages of a document, MaxGlyphs the number of its
	// characters. A document with more is ErrTooLong.
	MaxPages  = 200
	MaxGlyphs = 1 << 20
	// Timeout limits the whole document, once the engine has started. The start is not
	// counted: making the machine code takes as long as the machine is slow, whatever
	// the document.
	Timeout = 60 * time.Second
	// maxMemory is the memory that the engine may use (512 MB), in pages of 64 KB.
	maxMemory = 512 << 20 / (64 << 10)
)

// The reasons why a document cannot be read.
var (
	// ErrEncrypted says that a password is needed to open the document.
	ErrEncrypted = errors.New("the PDF is locked with a password; open it and print it to a new PDF")
	// ErrBroken says that the engine cannot read the document.
	ErrBroken = errors.New("the PDF is damaged or cut off; save it again, or export it anew")
	// ErrScanned says that the document has no text.
	ErrScanned = errors.New("the PDF holds pictures and no text, as a scan does; export it from the program that made it, or have its text recognized: --ocr does that with an installed tesseract")
	// ErrTooLong says that the document has more than MaxPages pages or more than
	// MaxGlyphs characters.
	ErrTooLong = fmt.Errorf("the PDF has more than %d pages or too much text", MaxPages)
)

// Options configure the engine. The zero value is ready for use.
type Options struct {
	// CacheDir is the folder for the engine's machine code, which takes seconds to
	// make; empty means that it is made anew each time.
	CacheDir string
	// Cold, which may be nil, is called when the code has to be made.
	Cold func()
	// Recognize, which may be nil, finds the words of pages that are pictures.
	Recognize Recognizer
}

// Document holds the texts of a PDF.
type Document struct {
	// Blocks are the paragraphs and the items of lists, and Text the same as plain
	// lines: "- " begins an item, a blank line separates paragraphs.
	Blocks []block.Block
	Text   string
	// Hidden are texts that no reader sees, Repeated the headers and footers that were
	// left out, and Turned the texts that do not run from left to right.
	Hidden, Repeated, Turned []string
	// Columns says that some page has columns side by side.
	Columns bool
}

// Read reads a document. The errors are those above, the context's, and those of
// starting the engine.
func Read(ctx context.Context, data []byte, o Options) (Document, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type result struct {
		document Document
		err      error
	}
	done := make(chan result, 1)
	go func() { // the engine checks the context only between calls
		d, err := read(ctx, data, o, func() (stop func() bool) {
			return time.AfterFunc(Timeout, func() { cancel(context.DeadlineExceeded) }).Stop
		})
		done <- result{d, err}
	}()
	select {
	case <-ctx.Done():
		return Document{}, fmt.Errorf("read the PDF: %w", context.Cause(ctx))
	case r := <-done:
		return r.document, r.err
	}
}

// read is Read for callers that wait.
func read(ctx context.Context, data []byte, o Options, limit func() (stop func() bool)) (d Document, err error) {
	defer func() {
		if r := recover(); r != nil { // the engine's bindings panic when a module is closed under them
			d, err = Document{}, fmt.Errorf("%w (%v)", ErrBroken, r)
		}
	}()
	pages, err := glyphs(ctx, data, o, limit)
	if err != nil {
		return Document{}, err
	}
	if o.Recognize != nil {
		if err := recognize(ctx, pages, o.Recognize); err != nil {
			return Document{}, err
		}
	}
	if d = compose(pages); strings.TrimSpace(d.Text) == "" {
		return d, ErrScanned
	}
	return d, nil
}

// engine starts PDFium. It takes the machine code from the cache if it is there.
func engine(ctx context.Context, o Options) (pool pdfium.Pool, stop func(), err error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).WithMemoryLimitPages(maxMemory).WithCloseOnContextDone(true)
	stop = func() {}
	if o.CacheDir != "" {
		if entries, err := os.ReadDir(o.CacheDir); (err != nil || len(entries) == 0) && o.Cold != nil {
			o.Cold()
		}
		if cache, err := wazero.NewCompilationCacheWithDir(o.CacheDir); err == nil {
			config = config.WithCompilationCache(cache)
			stop = func() { _ = cache.Close(context.WithoutCancel(ctx)) }
		}
	} else if o.Cold != nil {
		o.Cold()
	}
	pool, err = webassembly.Init(webassembly.Config{Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		stop()
		return nil, nil, fmt.Errorf("start the PDF engine: %w", err)
	}
	closeCache := stop
	return pool, func() { _ = pool.Close(); closeCache() }, nil
}

// glyphs reads every character of every page. Once the engine has started, it calls
// limit, which bounds the time from then on until stop is called.
func glyphs(ctx context.Context, data []byte, o Options, limit func() (stop func() bool)) ([]page, error) {
	pool, stop, err := engine(ctx, o)
	if err != nil {
		return nil, err
	}
	defer stop()
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("start the PDF engine: %w", err)
	}
	defer instance.Close()
	defer limit()()
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	}
	return allPages(ctx, instance, doc.Document, o.Recognize != nil)
}

// allPages reads the characters of all pages, within MaxPages and MaxGlyphs, and draws
// those without any if their words are to be recognized.
func allPages(ctx context.Context, instance pdfium.Pdfium, doc references.FPDF_DOCUMENT, drawn bool) ([]page, error) {
	count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w (%w)", ErrBroken, err)
	case count.PageCount == 0:
		return nil, fmt.Errorf("%w: it has no page", ErrBroken)
	case count.PageCount > MaxPages:
		return nil, ErrTooLong
	}
	var pages []page
	total, scans := 0, 0
	for i := range count.PageCount {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := onePage(instance, doc, i)
		if err != nil {
			return nil, err
		}
		if total += len(p.glyphs); total > MaxGlyphs {
			return nil, ErrTooLong
		}
		if drawn && scans < maxScans && p.isScan() {
			scans++
			if p.picture, err = draw(instance, requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}); err != nil {
				return nil, err
			}
		}
		pages = append(pages, p)
	}
	return pages, nil
}
