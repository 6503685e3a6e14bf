package scrape

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"

	"skillmatch/scrape/document"
)

// utf8JSON converts JSON in another encoding, or with a byte order mark, to UTF-8.
func utf8JSON(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) && bytes.IndexByte(data[:min(len(data), 8)], 0) < 0 {
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	}
	text, err := document.Decode(data, "")
	return []byte(text), err
}

// brokenJSON wraps an error of the JSON library for the user.
func brokenJSON(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("broken JSON: it ends too soon")
	}
	return fmt.Errorf("broken JSON: %w", err)
}

// objects lists the postings of a JSON document: the document itself, or the elements
// of an array. When the array is broken, it returns the elements before the break
// together with the error.
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

// elements lists the values of a JSON array. When the array is broken, it returns the
// values before the break together with the error.
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

// decoder returns a decoder that reads JSON as the standard library does: of equal keys
// the last one counts, and invalid UTF-8 is replaced.
func decoder(data []byte) *jsontext.Decoder {
	return jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
}

// value returns the next value as a slice of data, from which d reads.
func value(d *jsontext.Decoder, data []byte) ([]byte, error) {
	val, err := d.ReadValue()
	if err != nil {
		return nil, err
	}
	end := int(d.InputOffset())
	return data[end-len(val) : end : end], nil
}

// ends returns an error when anything follows the value that d has read.
func ends(d *jsontext.Decoder, what string) error {
	if _, err := d.ReadToken(); !errors.Is(err, io.EOF) {
		return errors.New("broken JSON: something follows the " + what)
	}
	return nil
}
