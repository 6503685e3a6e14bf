package board

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// The limits of an answer in XML.
const (
	maxXMLDepth = 64
	maxXMLNodes = 500_000
)

// parseXML reads XML into objects: elements by their local names, several of one
// name as a list, text alone as a string.
func parseXML(data []byte) (node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	left := maxXMLNodes
	v, err := element(d, 0, &left)
	if err != nil && !errors.Is(err, io.EOF) {
		return node{}, fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	// The document holds its root alone.
	if doc, ok := v.(map[string]any); ok && len(doc) == 1 {
		for _, root := range doc {
			if _, ok := root.(map[string]any); ok {
				return node{root}, nil
			}
		}
	}
	return node{}, ErrAnswer
}

// element reads up to the end of an element.
func element(d *xml.Decoder, depth int, left *int) (any, error) {
	if *left--; depth > maxXMLDepth || *left < 0 {
		return nil, errors.New("it is nested too deep or too long")
	}
	children := map[string]any{}
	var text strings.Builder
	for {
		t, err := d.Token()
		if err != nil {
			return children, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			v, err := element(d, depth+1, left)
			name := t.Name.Local
			switch old := children[name].(type) {
			case nil:
				children[name] = v
			case []any:
				children[name] = append(old, v)
			default:
				children[name] = []any{old, v}
			}
			if err != nil {
				return children, err
			}
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			if len(children) == 0 {
				return text.String(), nil
			}
			return children, nil
		}
	}
}
