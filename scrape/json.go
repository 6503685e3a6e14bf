package scrape

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"skillmatch/scrape/document"
)

// Postings in JSON are read by a reader of our own: it goes through an object
// once and takes nothing but the fields that are wanted, which is several times
// faster than reading into a struct, and it does not mind the type of a field.
// What it refuses is given to encoding/json for a message with the place.

// errSyntax says that JSON is broken; brokenJSON says where.
var errSyntax = errors.New("broken JSON")

// brokenJSON is the error of JSON that could not be read.
func brokenJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return fmt.Errorf("broken JSON: %w", err)
	}
	return errSyntax
}

// utf8JSON brings JSON in another encoding, or with a byte order mark, to UTF-8.
func utf8JSON(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) && bytes.IndexByte(data[:min(len(data), 8)], 0) < 0 {
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	}
	text, err := document.Decode(data, "")
	return []byte(text), err
}

// space skips blanks.
func space(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n' || data[i] == '\r' || data[i] == '\t') {
		i++
	}
	return i
}

// quoted is the end of the string that begins at i, behind its quote.
func quoted(data []byte, i int) (int, bool) {
	for i++; ; i++ {
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 {
			return 0, false
		}
		i += n
		slashes := 0
		for data[i-1-slashes] == '\\' { // stops at the opening quote at the latest
			slashes++
		}
		if slashes%2 == 0 {
			return i + 1, true
		}
	}
}

// value is the end of the value that begins at i. Of lists and objects only the
// brackets and strings are looked at.
func value(data []byte, i int) (int, bool) {
	if i >= len(data) {
		return 0, false
	}
	switch data[i] {
	case '"':
		return quoted(data, i)
	case '{', '[':
		depth := 0
		for i < len(data) {
			switch data[i] {
			case '"':
				end, ok := quoted(data, i)
				if !ok {
					return 0, false
				}
				i = end
				continue
			case '{', '[':
				depth++
			case '}', ']':
				depth--
			}
			i++
			if depth == 0 {
				return i, true
			}
		}
		return 0, false
	}
	start := i
	for i < len(data) && (data[i] >= '0' && data[i] <= '9' || data[i] >= 'a' && data[i] <= 'z' || data[i] == '-' || data[i] == '+' || data[i] == '.' || data[i] == 'E') {
		i++
	}
	return i, i > start
}

// members calls f with each key of an object, as it is written, and its value.
func members(data []byte, f func(key, val []byte)) error {
	i := space(data, 0)
	if i >= len(data) || data[i] != '{' {
		return errSyntax
	}
	i = space(data, i+1)
	if i < len(data) && data[i] == '}' {
		return rest(data, i+1)
	}
	for {
		if i >= len(data) || data[i] != '"' {
			return errSyntax
		}
		end, ok := quoted(data, i)
		if !ok {
			return errSyntax
		}
		key := data[i+1 : end-1]
		if i = space(data, end); i >= len(data) || data[i] != ':' {
			return errSyntax
		}
		i = space(data, i+1)
		if end, ok = value(data, i); !ok {
			return errSyntax
		}
		f(key, data[i:end])
		i = space(data, end)
		switch {
		case i >= len(data):
			return errSyntax
		case data[i] == '}':
			return rest(data, i+1)
		case data[i] != ',':
			return errSyntax
		}
		i = space(data, i+1)
	}
}

// rest checks that nothing follows.
func rest(data []byte, i int) error {
	if space(data, i) != len(data) {
		return errSyntax
	}
	return nil
}

// elements lists the values of an array, those before a break all the same.
func elements(data []byte) ([][]byte, error) {
	var list [][]byte
	i := space(data, 0)
	if i >= len(data) || data[i] != '[' {
		return nil, errSyntax
	}
	i = space(data, i+1)
	if i < len(data) && data[i] == ']' {
		return nil, rest(data, i+1)
	}
	for {
		end, ok := value(data, i)
		if !ok {
			return list, errSyntax
		}
		list = append(list, data[i:end])
		i = space(data, end)
		switch {
		case i >= len(data):
			return list, errSyntax
		case data[i] == ']':
			return list, rest(data, i+1)
		case data[i] != ',':
			return list, errSyntax
		}
		i = space(data, i+1)
	}
}

// objects lists the postings of a document: itself, or an array's elements.
func objects(data []byte) ([][]byte, error) {
	i := space(data, 0)
	if i < len(data) && data[i] == '[' {
		list, err := elements(data)
		if err != nil {
			err = brokenJSON(data)
		}
		return list, err
	}
	if i == len(data) {
		return nil, document.ErrEmpty
	}
	return [][]byte{data[i:]}, nil
}

// unquoted is the text of a string as it is written, without its quotes.
func unquoted(data []byte) string {
	i := bytes.IndexByte(data, '\\')
	if i < 0 {
		return string(data)
	}
	out := make([]byte, 0, len(data))
	for {
		out = append(out, data[:i]...)
		data = data[i+1:]
		if len(data) == 0 {
			return string(out)
		}
		c := data[0]
		data = data[1:]
		switch c {
		case 'n':
			out = append(out, '\n')
		case 't':
			out = append(out, '\t')
		case 'r':
			out = append(out, '\r')
		case 'b', 'f':
			out = append(out, ' ')
		case 'u':
			var r rune
			r, data = escaped(data)
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
		if i = bytes.IndexByte(data, '\\'); i < 0 {
			return string(append(out, data...))
		}
	}
}

// escaped is the character of \u and four digits, or of two of them, and what
// follows.
func escaped(data []byte) (rune, []byte) {
	r, ok := hex(data)
	if !ok {
		return utf8.RuneError, data
	}
	data = data[4:]
	if !utf16.IsSurrogate(r) {
		return r, data
	}
	if len(data) >= 6 && data[0] == '\\' && data[1] == 'u' {
		if low, ok := hex(data[2:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, data[6:]
			}
		}
	}
	return utf8.RuneError, data
}

func hex(data []byte) (rune, bool) {
	if len(data) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[:4]), 16, 32)
	return rune(n), err == nil
}
