package scrape

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// unquoted returns the text of a JSON string. It builds the text on the stack, unless
// the text is very long, so that only the result itself is allocated.
func unquoted(val []byte) string {
	if len(val) <= 512 {
		var room [512]byte
		return string(unquote(room[:0], val))
	}
	var room [16 << 10]byte
	return string(unquote(room[:0], val))
}

// unquote appends the text of a JSON string to dst. It copies everything between two
// backslashes as it is. It leaves strings with surrogate halves, or with invalid UTF-8,
// to the library.
func unquote(dst, val []byte) []byte {
	from, inner := len(dst), val[1:len(val)-1]
	if !utf8.Valid(inner) {
		return unquoteSlowly(dst, val)
	}
	for {
		i := bytes.IndexByte(inner, '\\')
		if i < 0 || i+1 == len(inner) {
			return append(dst, inner...)
		}
		dst = append(dst, inner[:i]...)
		c, size := escaped(inner[i+1:])
		if size == 0 {
			return unquoteSlowly(dst[:from], val)
		}
		dst, inner = utf8.AppendRune(dst, c), inner[i+1+size:]
	}
}

// unquoteSlowly is unquote by the library, which replaces broken characters. Its error
// reports only those and is dropped.
func unquoteSlowly(dst, val []byte) []byte {
	dst, _ = jsontext.AppendUnquote(dst, val)
	return dst
}

// escaped returns the character that follows a backslash and the number of bytes that
// it takes. The size is 0 when the sequence does not stand for a character on its own.
func escaped(s []byte) (c rune, size int) {
	switch s[0] {
	case 'n':
		return '\n', 1
	case 't':
		return '\t', 1
	case 'r':
		return '\r', 1
	case 'b':
		return '\b', 1
	case 'f':
		return '\f', 1
	case '"', '\\', '/':
		return rune(s[0]), 1
	case 'u':
		if len(s) < 5 {
			return 0, 0
		}
		n, err := strconv.ParseUint(string(s[1:5]), 16, 16)
		if err != nil || utf16.IsSurrogate(rune(n)) {
			return 0, 0
		}
		return rune(n), 5
	}
	return 0, 0
}
