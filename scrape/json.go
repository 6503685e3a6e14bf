package scrape

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"skillmatch/scrape/document"
)

// utf8JSON brings JSON in another encoding, or with a byte order mark, to UTF-8.
func utf8JSON(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) && bytes.IndexByte(data[:min(len(data), 8)], 0) < 0 {
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	}
	text, err := document.Decode(data, "")
	return []byte(text), err
}

// brokenJSON words the library's error.
func brokenJSON(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("broken JSON: it ends too soon")
	}
	return fmt.Errorf("broken JSON: %w", err)
}

// objects lists the postings of a document: itself, or an array's elements,
// those before a break all the same.
func objects(data []byte) ([][]byte, error) {
	data = bytes.TrimSpace(data)
	switch {
	case len(data) == 0:
		return nil, document.ErrEmpty
	case data[0] != '[':
		return [][]byte{data}, nil
	}
	return elements(data)
}

// elements lists the values of an array, those before a break all the same.
func elements(data []byte) ([][]byte, error) {
	d := decoder(data)
	if start, err := d.ReadToken(); err != nil || start.Kind() != '[' {
		return nil, errors.New("broken JSON: it is no array")
	}
	var list [][]byte
	for d.PeekKind() != ']' {
		val, err := value(d, data)
		if err != nil {
			return list, brokenJSON(err)
		}
		list = append(list, val)
	}
	if _, err := d.ReadToken(); err != nil {
		return list, brokenJSON(err)
	}
	return list, ends(d, "array")
}

// decoder reads JSON as the standard library does: the last of equal keys
// counts, and broken characters are replaced.
func decoder(data []byte) *jsontext.Decoder {
	return jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

// value is the next value as it stands in data, from which d reads.
func value(d *jsontext.Decoder, data []byte) ([]byte, error) {
	val, err := d.ReadValue()
	if err != nil {
		return nil, err
	}
	end := int(d.InputOffset())
	return data[end-len(val) : end : end], nil
}

// ends is an error when something follows the value.
func ends(d *jsontext.Decoder, what string) error {
	if _, err := d.ReadToken(); !errors.Is(err, io.EOF) {
		return errors.New("broken JSON: something follows the " + what)
	}
	return nil
}
