package document

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"skillmatch/scrape/document/mend"
)

// declarationWindow is the number of bytes of a document that are searched for the
// declaration of its encoding.
const declarationWindow = 8 << 10

// Decode converts bytes to UTF-8. A byte order mark determines the encoding. Bytes that
// are valid UTF-8 are kept, except that text which was garbled earlier is repaired. For
// other bytes the charset of contentType, which may be empty, precedes the declaration
// in the document, and windows-1252 is the last resort. In text that is meant to be
// UTF-8 with a few broken bytes, these become U+FFFD. The error is a [*KindError] for
// bytes that are not text.
func Decode(data []byte, contentType string) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decoded(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data[2:], "UTF-16")
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decoded(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data[2:], "UTF-16")
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if order, ok := wideText(data); ok {
		return decoded(unicode.UTF16(order, unicode.IgnoreBOM), data, "UTF-16")
	}
	if binary(data[:min(len(data), sniffLength)]) {
		return "", &KindError{Binary}
	}
	valid := utf8.Valid(data)
	if valid && bytes.IndexByte(data, 0x1b) < 0 {
		return mend.Text(string(data)), nil
	}
	e, name := charset.Lookup(label(data, contentType))
	if valid && name != "iso-2022-jp" {
		return string(data), nil
	}
	if (e == nil || name == "utf-8") && mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	if e == nil || name == "utf-8" || name == "replacement" || strings.HasPrefix(name, "utf-16") {
		e, name = charset.Lookup("windows-1252")
	}
	return decoded(e, data, name)
}

// decoded decodes bytes in an encoding of a name.
func decoded(e encoding.Encoding, data []byte, name string) (string, error) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decode %s: %w", name, err)
	}
	if binary(out[:min(len(out), sniffLength)]) {
		return "", &KindError{Binary}
	}
	return string(out), nil
}

// label returns the name of the encoding that the content type, or else the document
// itself, declares. It returns "" when neither does.
func label(data []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	head := bytes.ToLower(data[:min(len(data), declarationWindow)])
	if bytes.HasPrefix(head, []byte("<?xml")) {
		if i := bytes.Index(head, []byte("encoding=")); i > 0 && i < 100 {
			return firstWord(head[i+len("encoding="):])
		}
	}
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return ""
		}
		head = head[i+len("<meta"):]
		tag := head
		if before, _, ok := bytes.Cut(head, []byte{'>'}); ok {
			tag = before
		}
		if _, after, ok := bytes.Cut(tag, []byte("charset=")); ok {
			return firstWord(after)
		}
	}
}

// firstWord returns the first word of an attribute's value.
func firstWord(s []byte) string {
	s = bytes.TrimLeft(s, ` "'`)
	if i := bytes.IndexAny(s, ` "';/>?`); i >= 0 {
		s = s[:i]
	}
	return string(s)
}

// wideText reports whether bytes are text in UTF-16 without a byte order mark: at least
// 80 % of the odd, or of the even, bytes are zero and none of the others is.
func wideText(data []byte) (unicode.Endianness, bool) {
	head := data[:min(len(data), 256)&^1]
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 8:
	case zero[1]*10 >= pairs*8 && zero[0] == 0:
		return unicode.LittleEndian, true
	case zero[0]*10 >= pairs*8 && zero[1] == 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// binary reports whether bytes are not text: more than one in twenty is a control
// character that does not occur in text.
func binary(head []byte) bool {
	control := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b && c != 0x07 && c != 0x08 {
			control++
		}
	}
	return control*20 > len(head)
}

// mostlyUTF8 reports whether bytes are UTF-8 with a few broken bytes.
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
