package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// The limits of archives: the number of files, and the unpacked size of one file in
// bytes. All files together may have twice that size.
const (
	maxEntries  = 10_000
	maxUnpacked = 32 << 20
)

// zipFile is an archive in memory.
type zipFile struct {
	files     map[string]*zip.File
	remaining int64 // bytes that may still be unpacked
}

// openZip opens an archive. The error is ErrDamaged, or ErrBomb for too many files.
func openZip(data []byte) (*zipFile, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	if len(r.File) > maxEntries {
		return nil, ErrBomb
	}
	z := &zipFile{files: map[string]*zip.File{}, remaining: 2 * maxUnpacked}
	for _, f := range r.File {
		if name := path.Clean(strings.ReplaceAll(f.Name, `\`, "/")); z.files[name] == nil {
			z.files[name] = f
		}
	}
	return z, nil
}

// has reports whether the archive contains a file.
func (z *zipFile) has(name string) bool { return z.files[name] != nil }

// read unpacks a file. The error is ErrDamaged, or ErrBomb for a file over the limit.
func (z *zipFile) read(name string) ([]byte, error) {
	f, err := z.files[name].Open()
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, min(maxUnpacked, z.remaining)+1))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	if int64(len(data)) > min(maxUnpacked, z.remaining) {
		return nil, ErrBomb
	}
	z.remaining -= int64(len(data))
	return data, nil
}

// maxXMLDepth is the maximum nesting of the elements of a document.
const maxXMLDepth = 256

// writer collects the paragraphs of an office document as plain lines.
type writer struct {
	out    []string
	hidden []string        // the texts that no reader sees
	line   strings.Builder // the current paragraph
	unseen strings.Builder // the part of it that no reader sees
	// bullet and heading describe the current paragraph.
	bullet, heading bool
	// cells are the current rows of nested tables, the outermost first.
	cells []tableRow
}

// tableRow is a row of a table: the lines of each of its cells.
type tableRow struct {
	cells [][]string
	from  int // the index of the row's first line in the writer's out
}

// paragraph ends the current paragraph.
func (w *writer) paragraph() {
	text := strings.TrimSpace(strings.Trim(strings.TrimSpace(w.line.String()), "|"))
	w.line.Reset()
	if s := strings.Join(strings.Fields(w.unseen.String()), " "); s != "" {
		w.hidden = append(w.hidden, s)
	}
	w.unseen.Reset()
	for i, part := range strings.Split(text, "\n") {
		part = strings.TrimSpace(part)
		switch {
		case part == "" && i == 0:
			w.out = append(w.out, "")
		case part == "":
		case w.heading && len(part) < 120:
			w.out = append(w.out, "", "## "+part, "")
		case w.bullet && i == 0:
			w.out = append(w.out, "- "+strings.TrimSpace(strings.TrimLeft(part, "•●▪◦‣·")))
		case w.bullet:
			w.out = append(w.out, "  "+part)
		default:
			w.out = append(w.out, part)
		}
	}
	w.bullet, w.heading = false, false
}

// text adds text to the paragraph. unseen says that no reader sees the text.
func (w *writer) text(s string, unseen bool) {
	if unseen {
		w.unseen.WriteString(s)
		return
	}
	w.line.WriteString(s)
}

// beginRow begins a row of a table.
func (w *writer) beginRow() { w.cells = append(w.cells, tableRow{from: len(w.out)}) }

// endCell ends a cell, which takes the lines since the last one.
func (w *writer) endCell() {
	if n := len(w.cells); n > 0 {
		r := &w.cells[n-1]
		used := r.from
		for _, c := range r.cells {
			used += len(c)
		}
		r.cells = append(r.cells, slices.Clone(w.out[min(used, len(w.out)):]))
	}
}

// endRow writes a row. Cells of one line are joined to a line. If a cell has several
// lines, the cells are written one below the other, since such a row is a layout of
// columns.
func (w *writer) endRow() {
	n := len(w.cells)
	if n == 0 {
		return
	}
	r := w.cells[n-1]
	w.cells = w.cells[:n-1]
	w.out = w.out[:min(r.from, len(w.out))]
	single := true
	for _, c := range r.cells {
		single = single && len(slices.DeleteFunc(slices.Clone(c), func(s string) bool { return s == "" })) <= 1
	}
	if single {
		var parts []string
		for _, c := range r.cells {
			for _, s := range c {
				if s != "" && !slices.Contains(parts, s) {
					parts = append(parts, s)
				}
			}
		}
		w.out = append(w.out, strings.Join(parts, " | "))
		return
	}
	for _, c := range r.cells {
		w.out = append(append(w.out, c...), "")
	}
}

// result returns the document's text.
func (w *writer) result() (Contents, error) {
	w.paragraph()
	t := Contents{Plain: Clean(strings.Join(w.out, "\n"))}
	for _, s := range w.hidden {
		t.Hidden = append(t.Hidden, Line(s))
	}
	if strings.TrimSpace(t.Plain) == "" {
		return t, ErrEmpty
	}
	return t, nil
}

// attr returns the value of an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// walkXML calls start and end for the elements of a document and text for the text
// between them. It skips an element and its contents when start returns false.
func walkXML(data []byte, start func(xml.StartElement) bool, end func(xml.EndElement), text func(string)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		t, err := d.RawToken()
		switch {
		case err == io.EOF && depth == 0:
			return nil
		case err == io.EOF:
			return fmt.Errorf("%w: it ends too soon", ErrDamaged)
		case err != nil:
			return fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("%w: it is nested too deep", ErrDamaged)
			}
			if start(t) {
				continue
			}
			if err := skip(d, depth); err != nil {
				return err
			}
			depth--
		case xml.EndElement:
			depth--
			end(t)
		case xml.CharData:
			text(string(t))
		}
	}
}

// skip reads to the end of the current element.
func skip(d *xml.Decoder, depth int) error {
	for inner := 1; inner > 0; {
		t, err := d.RawToken()
		if err != nil {
			return fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		switch t.(type) {
		case xml.StartElement:
			if inner++; depth+inner > maxXMLDepth {
				return fmt.Errorf("%w: it is nested too deep", ErrDamaged)
			}
		case xml.EndElement:
			inner--
		}
	}
	return nil
}
