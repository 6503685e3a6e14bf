// Package document turns the bytes of a file or page into clean text and blocks. It
// recognizes the kind of a document by its content, decodes it to UTF-8, and keeps the
// structure that its format gives it.
//
//   - document.go: kinds, and how they are recognized; archive.go: those of archives
//   - read.go: a document of any kind; shown.go: blocks made clean, and as plain lines
//   - clean.go, decode.go, entity.go, outline.go: text
//   - structure.go: HTML as plain lines; pageblocks.go, pageline.go, pagestyle.go, css.go:
//     HTML as blocks
//   - mhtml.go: saved web pages
//
// The packages below it read PDF, office documents, LaTeX and what programs export of
// résumés. It knows the formats of documents. It does not know postings or links, and of
// résumés only the formats in which other programs export them. It opens no file and no
// connection; the files of an archive are read in memory.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html/atom"
)

// Kind is the kind of a document. The name of a kind that cannot be read completes the
// sentence "this is …".
type Kind string

// The kinds that are read in ways of their own. Those after Text are not text; of them,
// [Read] reads PDF, Office, some archives, and one form of XML.
const (
	HTML     Kind = "html"
	JSON     Kind = "json"
	JSONL    Kind = "jsonl"
	Markdown Kind = "markdown"
	Text     Kind = "text"
	PDF      Kind = "a PDF file"
	Office   Kind = "an office document (DOCX, ODT, RTF or DOC)"
	Archive  Kind = "a ZIP archive"
	XML      Kind = "an XML file"
	Binary   Kind = "a binary file"
)

// Readable reports whether documents of the kind are text.
func (k Kind) Readable() bool {
	switch k {
	case HTML, JSON, JSONL, Markdown, Text:
		return true
	}
	return false
}

// advice says what to do with a document of a kind that cannot be read.
func (k Kind) advice() string {
	name := string(k)
	switch {
	case strings.HasSuffix(name, "archive"):
		return "unpack it and name the file in it"
	case name == "a PNG image", name == "a JPEG image":
		return "name the document that it was made from, or have its text recognized with --ocr"
	case strings.HasSuffix(name, "image"), strings.HasSuffix(name, "photo"):
		return "name the document that it was made from, or save its text"
	case strings.HasSuffix(name, "document"), strings.HasSuffix(name, "table"), strings.HasSuffix(name, "slides"), strings.HasSuffix(name, "drawing"):
		return "export it as PDF or Word"
	}
	return "save it as text, Markdown or HTML"
}

// KindError says that a document is of a kind that cannot be read.
type KindError struct{ Kind Kind }

// Error names the kind and says what to do.
func (e *KindError) Error() string {
	return fmt.Sprintf("this is %s, which cannot be read; %s", string(e.Kind), e.Kind.advice())
}

// ErrEmpty says that a document holds nothing.
var ErrEmpty = errors.New("it is empty")

// sniffLength is the number of bytes of a document that are examined to recognize its
// kind.
const sniffLength = 4096

// Sniff recognizes a document's kind by its content. The name, which may be empty,
// matters only where the content leaves the kind open: between Markdown, text and a
// fragment of HTML that begins with words, and for JSON that is broken.
func Sniff(name string, data []byte) Kind {
	head := data[:min(len(data), sniffLength)]
	if kind, ok := magic(head); ok {
		return kind
	}
	_, wide := wideText(head)
	if marked := bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")); marked || wide {
		if decoded, err := Decode(head[:len(head)&^1], ""); err == nil {
			return sniffText(name, []byte(decoded), []byte(decoded))
		}
		return Binary
	}
	if binary(head) {
		return Binary
	}
	return sniffText(name, head, data)
}

// magic recognizes files that are not text by their first bytes.
func magic(head []byte) (Kind, bool) {
	begins := func(s string) bool { return len(head) >= len(s) && string(head[:len(s)]) == s }
	if begins("PK\x03\x04") || begins("PK\x05\x06") {
		if bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("word/")) || bytes.Contains(head, []byte("opendocument")) {
			return Office, true
		}
		return Archive, true
	}
	for _, m := range []struct {
		begins string
		kind   Kind
	}{
		{"%PDF-", PDF},
		{"{\\rtf", Office}, {"\xd0\xcf\x11\xe0", Office},
		{"\x1f\x8b", "a gzip archive"}, {"Rar!\x1a", "a RAR archive"}, {"7z\xbc\xaf", "a 7z archive"}, {"BZh", "a bzip2 archive"}, {"\xfd7zXZ", "an xz archive"}, {"\x28\xb5\x2f\xfd", "a Zstandard archive"},
		{"\x89PNG", "a PNG image"}, {"GIF8", "a GIF image"}, {"\xff\xd8\xff", "a JPEG image"}, {"II*\x00", "a TIFF image"}, {"MM\x00*", "a TIFF image"}, {"8BPS", "a Photoshop image"},
		{"AT&TFORM", "a DjVu document"}, {"%!PS", "a PostScript document"}, {"\xffWPC", "a WordPerfect document"},
		{"\x7fELF", Binary}, {"MZ\x90", Binary},
	} {
		if begins(m.begins) {
			return m.kind, true
		}
	}
	if len(head) < 12 {
		return "", false
	}
	switch tag := string(head[8:12]); {
	case begins("RIFF") && tag == "WEBP":
		return "a WebP image", true
	case string(head[4:8]) == "ftyp" && (tag == "heic" || tag == "heix" || tag == "mif1" || tag == "msf1"):
		return "a HEIC photo", true
	case string(head[4:8]) == "ftyp" && tag == "avif":
		return "an AVIF image", true
	case begins("BM") && bytes.IndexByte(head[:12], 0) >= 0:
		return "a BMP image", true
	}
	return "", false
}

// sniffText distinguishes kinds of text. data is the whole document, or as much of it
// as is available.
func sniffText(name string, head, data []byte) Kind {
	ext := strings.ToLower(path.Ext(name))
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lines := ext == ".jsonl" || ext == ".ndjson"
	switch {
	case bytes.HasPrefix(text, []byte("<?xml")):
		lower := bytes.ToLower(text)
		switch {
		case bytes.Contains(lower, []byte("<html")):
			return HTML
		case bytes.Contains(lower, []byte("<svg")):
			return "an SVG image"
		}
		return XML
	case beginsTag(text):
		return HTML
	case lines:
		return JSONL
	case looksJSON(text):
		if severalObjects(data) {
			return JSONL
		}
		return JSON
	case ext == ".json":
		return JSON
	case ext == ".md" || ext == ".markdown":
		return Markdown
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return HTML
	case (ext == "" || ext == ".txt") && blockTags(text) >= 3:
		return HTML
	}
	return Text
}

// beginsTag reports whether a document begins with an element, comment or doctype.
func beginsTag(text []byte) bool {
	if len(text) < 3 || text[0] != '<' {
		return false
	}
	if bytes.HasPrefix(text, []byte("<!--")) || len(text) > 9 && bytes.EqualFold(text[:9], []byte("<!doctype")) {
		return true
	}
	return knownTag(text[1:])
}

// knownTag reports whether s begins with the name of an HTML element. s is what follows
// the opening bracket.
func knownTag[T string | []byte](s T) bool {
	var name [12]byte
	n := 0
	for n < len(s) && n < len(name) {
		c := s[n] | 0x20
		if (c < 'a' || c > 'z') && (n == 0 || s[n] < '1' || s[n] > '6') {
			break
		}
		if s[n] >= 'A' {
			name[n] = c
		} else {
			name[n] = s[n]
		}
		n++
	}
	if n == 0 || n == len(s) || atom.Lookup(name[:n]) == 0 {
		return false
	}
	switch s[n] {
	case ' ', '>', '/', '\n', '\t', '\r', '&':
		return true
	}
	return false
}

// blockTags counts the tags that form paragraphs and lists.
func blockTags(text []byte) int {
	n := 0
	for _, tag := range []string{"</p>", "<br", "</li>", "</div>", "</h2>", "</h3>", "<p>"} {
		n += bytes.Count(text, []byte(tag))
	}
	return n
}

// looksJSON reports whether a text begins like a JSON object or array and not like a
// text with a bracket.
func looksJSON(text []byte) bool {
	if len(text) == 0 || text[0] != '{' && text[0] != '[' {
		return false
	}
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	return text[0] == '{' && (rest[0] == '"' || rest[0] == '}') || text[0] == '[' && (rest[0] == '{' || rest[0] == ']')
}

// severalObjects reports whether a document holds several objects on a line each.
func severalObjects(data []byte) bool {
	first, rest, ok := bytes.Cut(bytes.TrimLeft(data, " \t\r\n\xef\xbb\xbf"), []byte("\n"))
	first = bytes.TrimRight(first, " \t\r")
	rest = bytes.TrimLeft(rest[:min(len(rest), sniffLength)], " \t\r\n")
	return ok && len(first) > 1 && first[0] == '{' && first[len(first)-1] == '}' && len(rest) > 0 && rest[0] == '{'
}
