// Package document turns the bytes of a file or page into clean text: it tells
// what kind of document they are by their content, decodes them to UTF-8, and
// keeps the structure of HTML as plain lines.
//
// It does not know postings, résumés or links, and opens nothing.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Kind is what a document is.
type Kind string

// The kinds. Those behind Text cannot be read.
const (
	HTML     Kind = "html"
	JSON     Kind = "json"
	JSONL    Kind = "jsonl"
	Markdown Kind = "markdown"
	Text     Kind = "text"
	PDF      Kind = "a PDF file"
	Archive  Kind = "an archive or an office document"
	Image    Kind = "an image"
	Binary   Kind = "a binary file"
)

// Readable reports whether a document of the kind can be turned into text.
func (k Kind) Readable() bool {
	switch k {
	case HTML, JSON, JSONL, Markdown, Text:
		return true
	}
	return false
}

// KindError says that a document is of a kind that cannot be read.
type KindError struct{ Kind Kind }

func (e *KindError) Error() string {
	return fmt.Sprintf("this is %s, which cannot be read; save it as text, Markdown or HTML", e.Kind)
}

// ErrEmpty says that a document holds nothing.
var ErrEmpty = errors.New("it is empty")

// magic are the first bytes of files that are no text.
func magic() map[string]Kind {
	return map[string]Kind{
		"%PDF-": PDF, "PK\x03\x04": Archive, "\x1f\x8b": Archive, "Rar!": Archive, "7z\xbc\xaf": Archive, "\xd0\xcf\x11\xe0": Archive,
		"\x89PNG": Image, "GIF8": Image, "\xff\xd8\xff": Image, "\x7fELF": Binary, "MZ\x90": Binary, "BZh": Archive, "\xfd7zXZ": Archive,
	}
}

// sniffed is how much of a document is looked at to tell its kind, in bytes.
const sniffed = 4096

// Sniff tells a document's kind by its content; the name, which may be empty,
// decides between Markdown and text and between JSON and JSONL.
func Sniff(name string, data []byte) Kind {
	for prefix, kind := range magic() {
		if bytes.HasPrefix(data, []byte(prefix)) {
			return kind
		}
	}
	head := data[:min(len(data), sniffed)]
	if !utf16(head) && binary(head) {
		return Binary
	}
	ext := strings.ToLower(path.Ext(name))
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case looksHTML(text):
		return HTML
	case len(text) > 0 && (text[0] == '{' || text[0] == '[') && (ext == ".json" || ext == ".jsonl" || ext == ".ndjson" || looksJSON(text)):
		if ext == ".jsonl" || ext == ".ndjson" {
			return JSONL
		}
		return JSON
	case ext == ".jsonl" || ext == ".ndjson":
		return JSONL
	case ext == ".json":
		return JSON
	case ext == ".md" || ext == ".markdown":
		return Markdown
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return HTML
	}
	return Text
}

// looksHTML reports a document that begins as a page or as a piece of one.
func looksHTML(text []byte) bool {
	if len(text) == 0 || text[0] != '<' {
		return false
	}
	lower := bytes.ToLower(text[:min(len(text), 1024)])
	for _, tag := range []string{"<!doctype", "<html", "<head", "<body", "<script", "<meta", "<title", "<div", "<p", "<ul", "<h1", "<h2", "<h3", "<article", "<section", "<main", "<!--", "<span", "<table", "<link", "<b", "<strong", "<font"} {
		if bytes.HasPrefix(lower, []byte(tag)) {
			return true
		}
	}
	return false
}

// looksJSON reports an object or array and not a text that begins with a
// bracket.
func looksJSON(text []byte) bool {
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	return rest[0] == '"' || rest[0] == '}' || text[0] == '[' && (rest[0] == '{' || rest[0] == ']')
}

// binary reports bytes that no text holds: a NUL, or many control characters.
func binary(head []byte) bool {
	control := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != 0x07 {
			control++
		}
	}
	return control*10 > len(head)
}

// utf16 reports a byte order mark of UTF-16.
func utf16(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
}

// Decode turns bytes into UTF-8: by byte order mark, then, for what is no valid
// UTF-8, by the content type's charset, the page's own word, or windows-1252.
// contentType may be empty.
func Decode(data []byte, contentType string) (string, error) {
	switch {
	case utf16(data):
		out, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), data)
		if err != nil {
			return "", fmt.Errorf("decode UTF-16: %w", err)
		}
		return string(out), nil
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), nil
	}
	encoding, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], contentType)
	if utf8.Valid(data) && (!certain || name == "utf-8" || name == "windows-1252") {
		return string(data), nil
	}
	if name == "utf-8" {
		encoding, _ = charset.Lookup("windows-1252")
		if certain && mostlyUTF8(data) {
			return strings.ToValidUTF8(string(data), "\uFFFD"), nil
		}
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decode %s: %w", name, err)
	}
	return string(out), nil
}

// mostlyUTF8 reports bytes that are UTF-8 but for a few broken ones.
func mostlyUTF8(data []byte) bool {
	bad, multi := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			multi++
		}
		data = data[size:]
	}
	return multi > 2*bad
}

// Plain reads a text, Markdown or HTML document as clean plain lines, in the
// form that [Structure] describes. name is used to tell the kind; an error is a
// [*KindError], [ErrEmpty], or of decoding.
func Plain(name string, data []byte) (string, error) {
	kind := Sniff(name, data)
	if !kind.Readable() {
		return "", &KindError{kind}
	}
	text, err := Decode(data, "")
	if err != nil {
		return "", err
	}
	if kind == HTML {
		return Structure(text), nil
	}
	return Clean(text), nil
}
