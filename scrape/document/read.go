package document

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"skillmatch/scrape/document/block"
	"skillmatch/scrape/document/ocr"
	"skillmatch/scrape/document/pdf"
)

// The reasons why a document of a readable kind yields no text.
var (
	// ErrDamaged says that an office document or archive cannot be parsed.
	ErrDamaged = errors.New("the document is damaged, cut off or locked; save it again without a password, or export it anew")
	// ErrBomb says that an archive holds more than maxEntries files (10,000), that one
	// of them unpacks to more than maxUnpacked (32 MB), or all of them to more than
	// twice that.
	ErrBomb = errors.New("the document unpacks to far more than it should; export it anew")
	// ErrOldWord says that a document is in Word's format from before 2007.
	ErrOldWord = errors.New("this is a document of Word before 2007; save it as DOCX, PDF or text")
	// ErrOffice says that an office document is not a text document.
	ErrOffice = errors.New("this office document is no text, but a table or slides; save its text as DOCX, PDF or text")
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

// Read reads a document of any kind: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON
// Resume, or the archive of a profile that LinkedIn exports. name helps to recognize
// the kind, which depends on the content. The errors are [*KindError], those above,
// [ErrEmpty], those of package pdf, of decoding, and of the context.
func Read(ctx context.Context, name string, data []byte, o ReadOptions) (Contents, error) {
	t, err := read(ctx, name, data, o)
	if err == nil && len(t.Document.Blocks) == 0 && t.Document.Profile == nil {
		t.Document.Blocks = block.FromText(t.Plain)
	}
	return t, err
}

// read reads a document by its kind.
func read(ctx context.Context, name string, data []byte, o ReadOptions) (Contents, error) {
	switch kind := Sniff(name, data); kind {
	case PDF:
		return readPDF(ctx, data, o)
	case Office, Archive:
		return readOffice(data)
	case JSON:
		if text, ok := jsonResume(data); ok {
			return Contents{Plain: Clean(text)}, nil
		}
	}
	plain, err := Plain(name, data)
	return Contents{Plain: plain}, err
}

// readPDF reads a PDF, with warnings about its form.
func readPDF(ctx context.Context, data []byte, o ReadOptions) (Contents, error) {
	d, err := pdf.Read(ctx, data, pdf.Options{CacheDir: o.CacheDir, Cold: o.Cold, Recognize: o.recognizer()})
	if err != nil {
		return Contents{}, err
	}
	t := Contents{Plain: Clean(ungarble(d.Text))}
	t.Document.Blocks = cleanBlocks(d.Blocks)
	for _, s := range d.Hidden {
		t.Hidden = append(t.Hidden, Line(s))
	}
	if d.Columns {
		t.Warnings = append(t.Warnings, "the PDF has columns side by side; programs that read across lines mix them up")
	}
	if n := len(d.Turned); n > 0 {
		t.Warnings = append(t.Warnings, fmt.Sprintf("text that does not run from left to right is left out: %s", Line(strings.Join(d.Turned[:min(n, 3)], "; "))))
	}
	if n := len(d.Repeated); n > 0 {
		t.Warnings = append(t.Warnings, fmt.Sprintf("headers and footers of pages are left out: %s", Line(strings.Join(d.Repeated[:min(n, 3)], "; "))))
	}
	return t, nil
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

// cleanBlocks cleans the texts of blocks and leaves out those without any.
func cleanBlocks(blocks []block.Block) []block.Block {
	kept := blocks[:0]
	for _, b := range blocks {
		if b.Text = Line(ungarble(b.Text)); b.Text == "" {
			continue
		}
		for i, c := range b.Cells {
			b.Cells[i] = Line(ungarble(c))
		}
		kept = append(kept, b)
	}
	return kept
}

// readOffice distinguishes office documents by their contents.
func readOffice(data []byte) (Contents, error) {
	switch {
	case bytes.HasPrefix(data, []byte("{\\rtf")):
		return readRTF(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return Contents{}, ErrOldWord
	case !bytes.HasPrefix(data, []byte("PK")):
		return Contents{}, &KindError{Archive}
	}
	z, err := openZip(data)
	if err != nil {
		return Contents{}, err
	}
	switch {
	case z.has("word/document.xml"):
		return readDOCX(z)
	case z.has("content.xml") && z.has("mimetype"):
		return readODT(z)
	case z.has("Positions.csv"), z.has("Profile.csv"):
		text, err := readLinkedIn(z)
		return Contents{Plain: Clean(text)}, err
	case z.has("[Content_Types].xml"):
		return Contents{}, ErrOffice
	}
	return Contents{}, &KindError{Archive}
}

// resume holds the fields of JSON Resume that are read.
type resume struct {
	Basics struct{ Name, Label, Summary, Email, Phone, URL string }
	Work   []struct {
		Name, Company, Position, Location, StartDate, EndDate, Summary string
		Highlights                                                     []string
	}
	Volunteer []struct {
		Organization, Position, StartDate, EndDate, Summary string
		Highlights                                          []string
	}
	Projects []struct {
		Name, Description, StartDate, EndDate string
		Highlights, Keywords                  []string
	}
	Education    []struct{ Institution, Area, StudyType, StartDate, EndDate string }
	Certificates []struct{ Name, Issuer, Date string }
	Skills       []struct {
		Name, Level string
		Keywords    []string
	}
	Languages []struct{ Language, Fluency string }
}

// jsonResume writes a résumé in the form of JSON Resume as Markdown. ok is false for
// other JSON. Unknown fields are ignored.
func jsonResume(data []byte) (text string, ok bool) {
	var r resume
	if json.Unmarshal(data, &r) != nil || len(r.Work)+len(r.Skills)+len(r.Education) == 0 {
		return "", false
	}
	return r.markdown(), true
}

// markdown writes the résumé as Markdown.
func (r *resume) markdown() string {
	var m outline
	m.head(r.Basics.Name, r.Basics.Label, strings.Join(filled(r.Basics.Email, r.Basics.Phone, r.Basics.URL), " · "))
	m.section("Summary", r.Basics.Summary)
	for _, w := range r.Work {
		m.role("Experience", w.Position, firstFilled(w.Name, w.Company), w.Location, w.StartDate, w.EndDate, w.Summary, w.Highlights)
	}
	for _, w := range r.Volunteer {
		m.role("Volunteering", w.Position, w.Organization, "", w.StartDate, w.EndDate, w.Summary, w.Highlights)
	}
	for _, p := range r.Projects {
		m.role("Projects", p.Name, "", "", p.StartDate, p.EndDate, p.Description, append(p.Highlights, strings.Join(p.Keywords, ", ")))
	}
	for _, s := range r.Skills {
		m.item("Skills", labelled(s.Name, strings.Join(s.Keywords, ", ")))
	}
	for _, e := range r.Education {
		m.item("Education", strings.Join(filled(strings.Join(filled(e.StudyType, e.Area), " "), e.Institution, dates(e.StartDate, e.EndDate)), ", "))
	}
	for _, c := range r.Certificates {
		m.item("Certificates", strings.Join(filled(c.Name, c.Issuer, c.Date), ", "))
	}
	for _, l := range r.Languages {
		m.item("Languages", labelled(l.Language, l.Fluency))
	}
	return m.String()
}
