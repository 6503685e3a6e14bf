package scrape

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

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
	d := json.NewDecoder(bytes.NewReader(data))
	if start, err := d.Token(); err != nil || start != json.Delim('[') {
		return nil, errors.New("broken JSON: it is no array")
	}
	var list [][]byte
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return list, brokenJSON(err)
		}
		list = append(list, raw)
	}
	if _, err := d.Token(); err != nil {
		return list, brokenJSON(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return list, errors.New("broken JSON: something follows the array")
	}
	return list, nil
}
