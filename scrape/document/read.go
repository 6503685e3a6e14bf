package document

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // the pictures that people take of a résumé
	_ "image/png"
	"path"
	"strings"

	"skillmatch/scrape/document/block"
	"skillmatch/scrape/document/exported"
	"skillmatch/scrape/document/latex"
	"skillmatch/scrape/document/ocr"
	"skillmatch/scrape/document/office"
	"skillmatch/scrape/document/pdf"
)

// The reasons why a document of a readable kind yields no text, beside those of package
// office.
var (
	// ErrDamaged says that an office document or archive cannot be parsed.
	ErrDamaged = office.ErrDamaged
	// ErrBomb says that an archive unpacks to more than package office allows.
	ErrBomb = office.ErrBomb
)

// ReadOptions configure how documents are read. The zero value is ready for use.
type ReadOptions struct {
	// CacheDir is the folder where the PDF reader keeps its machine code, which takes
	// seconds to make; empty means that it is not kept. Cold, which may be nil, is
	// called when the code has to be made.
	CacheDir string
	Cold     func()
	// Recognize has the text of pictures recognized by an installed tesseract.
	Recognize bool
}

// Contents are the texts of a document.
type Contents struct {
	// Document is the document with the structure that its format gives it.
	Document block.Document
	// Plain is the document's text as clean plain lines, in the form that [Structure]
	// describes.
	Plain string
	// Hidden are texts that no reader sees: too small, off the page, or in the colour
	// of the paper.
	Hidden []string
	// Warnings say how the document's form affects its text.
	Warnings []string
}

// Read reads a document of any kind: text, Markdown, HTML, saved web pages, LaTeX, PDF,
// DOCX, ODT, RTF, and résumés that programs export as JSON, YAML, XML or an archive of
// tables. name helps to recognize the kind, which depends on the content. The errors are
// [*KindError], those above, [ErrEmpty], those of packages office and pdf, of decoding,
// and of the context.
func Read(ctx context.Context, name string, data []byte, o ReadOptions) (Contents, error) {
	t, err := read(ctx, name, data, o)
	if err == nil && len(t.Document.Blocks) == 0 && t.Document.Profile == nil {
		t.Document.Blocks = block.FromText(t.Plain)
	}
	return t, err
}

// read reads a document by its kind.
func read(ctx context.Context, name string, data []byte, o ReadOptions) (Contents, error) {
	kind := Sniff(name, data)
	switch {
	case kind == PDF:
		return readPDF(ctx, data, o)
	case kind == Office || kind == Archive:
		return readOffice(name, data)
	case kind == XML:
		return readXML(data)
	case o.Recognize && (bytes.HasPrefix(data, []byte("\x89PNG")) || bytes.HasPrefix(data, []byte("\xff\xd8\xff"))):
		return readPicture(ctx, kind, data, o)
	case !kind.Readable():
		return Contents{}, &KindError{kind}
	case isMHTML(data):
		page, err := savedPage(data)
		if err != nil {
			return Contents{}, err
		}
		return readHTML(page)
	}
	text, err := Decode(data, "")
	switch {
	case err != nil:
		return Contents{}, err
	case kind == HTML:
		return readHTML(text)
	case kind != Markdown && (strings.EqualFold(path.Ext(name), ".tex") || latex.Is(text)):
		return laidOut(latex.Read(text), nil, nil)
	case kind == Text && strings.HasPrefix(strings.TrimSpace(text), "<"):
		if p, ok := exported.Europass(text, pageBlocks); ok { // without the line that names XML
			return fieldwise(p), nil
		}
	case kind == JSON, kind == Text && mayBeYAML(name, text):
		if p, ok := exported.Read(text, pageBlocks); ok {
			return fieldwise(p), nil
		}
	}
	return Contents{Plain: Clean(text)}, nil
}

// mayBeYAML reports whether a text is YAML that holds a résumé: its name or its form
// says so.
func mayBeYAML(name, text string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml" || strings.HasPrefix(text, "cv:\n") || strings.Contains(text, "\ncv:\n") || strings.HasPrefix(text, "basics:\n")
}

// fieldwise returns an exported résumé.
func fieldwise(p *block.Profile) Contents {
	shownProfile(p)
	return Contents{Document: block.Document{Profile: p}, Plain: Clean(exported.Text(p))}
}

// laidOut returns a document of blocks, whose texts are not clean yet.
func laidOut(list []block.Block, hidden, warnings []string) (Contents, error) {
	list = shown(list)
	t := Contents{Document: block.Document{Blocks: list}, Plain: plainLines(list)}
	t.Hidden = shownLines(hidden)
	t.Warnings = shownLines(warnings)
	if len(list) == 0 {
		return t, ErrEmpty
	}
	return t, nil
}

// readHTML reads a page.
func readHTML(source string) (Contents, error) {
	list, hidden := page(source)
	t, _ := laidOut(list, hidden, nil) // a page without text is an empty text
	t.Plain = Structure(source)
	return t, nil
}

// readXML reads the XML of Europass. Other XML is not read.
func readXML(data []byte) (Contents, error) {
	text, err := Decode(data, "")
	if err != nil {
		return Contents{}, err
	}
	p, ok := exported.Europass(text, pageBlocks)
	if !ok {
		return Contents{}, &KindError{XML}
	}
	return fieldwise(p), nil
}

// readPDF reads a PDF, with warnings about its form.
func readPDF(ctx context.Context, data []byte, o ReadOptions) (Contents, error) {
	d, err := pdf.Read(ctx, data, pdf.Options{CacheDir: o.CacheDir, Cold: o.Cold, Recognize: o.recognizer()})
	if err != nil {
		return Contents{}, err
	}
	return papers(d)
}

// readPicture has the words of a picture recognized, a scan or a photograph of a résumé:
// a PNG or JPEG file.
func readPicture(ctx context.Context, kind Kind, data []byte, o ReadOptions) (Contents, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width*size.Height > maxPixels {
		return Contents{}, &KindError{kind}
	}
	d, err := pdf.ReadPicture(ctx, data, size.Width, size.Height, o.recognizer())
	if err != nil {
		return Contents{}, err
	}
	return papers(d)
}

// maxPixels is the size of a picture whose words are recognized, at most.
const maxPixels = 100_000_000

// papers returns a document that was laid out on pages, with warnings about its form.
func papers(d pdf.Document) (Contents, error) {
	var warnings []string
	if d.Columns {
		warnings = append(warnings, "the PDF has columns side by side; programs that read across lines mix them up")
	}
	for _, left := range []struct {
		what  string
		texts []string
	}{{"text that does not run from left to right is left out: ", d.Turned}, {"headers and footers of pages are left out: ", d.Repeated}} {
		if n := len(left.texts); n > 0 {
			warnings = append(warnings, left.what+strings.Join(left.texts[:min(n, 3)], "; "))
		}
	}
	return laidOut(d.Blocks, d.Hidden, warnings)
}

// recognizer returns what finds the words of pictures, nil for none.
func (o *ReadOptions) recognizer() pdf.Recognizer {
	if !o.Recognize {
		return nil
	}
	return func(ctx context.Context, picture []byte) ([]pdf.Recognized, error) {
		list, err := ocr.Words(ctx, picture)
		out := make([]pdf.Recognized, len(list))
		for i, w := range list {
			out[i] = pdf.Recognized(w)
		}
		return out, err
	}
}

// readOffice distinguishes office documents, and archives, by their contents.
func readOffice(name string, data []byte) (Contents, error) {
	switch {
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return officeContents(office.ReadRTF(data))
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return Contents{}, office.CompoundError(data)
	}
	a, err := office.Open(data)
	if err != nil {
		return Contents{}, err
	}
	switch {
	case office.IsDOCX(a):
		return officeContents(office.ReadDOCX(a))
	case locked(a):
		return Contents{}, office.ErrLocked
	case a.Has("Positions.csv"), a.Has("Profile.csv"):
		return readLinkedIn(a)
	}
	if kind := archiveKind(name, a); kind != Archive || !a.Has("content.xml") || !a.Has("mimetype") {
		return Contents{}, &KindError{kind}
	}
	return officeContents(office.ReadODT(a))
}

// officeContents returns what package office has read.
func officeContents(c office.Contents, err error) (Contents, error) {
	if err != nil {
		return Contents{}, err
	}
	return laidOut(c.Blocks, c.Hidden, c.Warnings)
}

// readLinkedIn reads the archive that LinkedIn exports.
func readLinkedIn(a *office.Archive) (Contents, error) {
	p, err := exported.LinkedIn(func(name string) (string, error) {
		if !a.Has(name) {
			return "", nil
		}
		data, err := a.Read(name)
		if err != nil {
			return "", err
		}
		return Decode(data, "")
	})
	if err != nil {
		return Contents{}, err
	}
	t := fieldwise(p)
	if t.Plain == "" {
		return t, ErrEmpty
	}
	return t, nil
}
