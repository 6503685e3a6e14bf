package board

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// The limits of an answer in XML: the nesting and the number of its elements.
const (
	maxXMLDepth = 64
	maxXMLNodes = 500_000
)

// parseXML converts XML to objects. Elements are stored by their local names, several
// elements of one name as a list, and elements of nothing but text as strings.
// Attributes with links become "@href" and "@rel". When the document is broken,
// parseXML returns what precedes the break together with an error.
func parseXML(data []byte) (node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	remaining := maxXMLNodes
	v, err := element(d, nil, 0, &remaining)
	if errors.Is(err, io.EOF) {
		err = nil
	} else if err != nil {
		err = fmt.Errorf("broken XML: %w", err)
	}
	// The document holds nothing but its root.
	if doc, ok := v.(map[string]any); ok && len(doc) == 1 {
		for _, root := range doc {
			if _, ok := root.(map[string]any); ok {
				return node{root}, err
			}
		}
	}
	return node{}, cmp.Or(err, ErrAnswer)
}

// element reads up to the end of an element. remaining counts the elements that may
// still be read.
func element(d *xml.Decoder, attrs []xml.Attr, depth int, remaining *int) (any, error) {
	if *remaining--; depth > maxXMLDepth || *remaining < 0 {
		return nil, errors.New("it is nested too deep or too long")
	}
	children := map[string]any{}
	for _, a := range attrs {
		if a.Name.Local == "href" || a.Name.Local == "rel" {
			children["@"+a.Name.Local] = a.Value
		}
	}
	var text strings.Builder
	for {
		t, err := d.Token()
		if err != nil {
			return children, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			v, err := element(d, t.Attr, depth+1, remaining)
			addChild(children, t.Name.Local, v)
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

// addChild adds a value under a name. Several values of one name form a list.
func addChild(children map[string]any, name string, v any) {
	switch old := children[name].(type) {
	case nil:
		children[name] = v
	case []any:
		children[name] = append(old, v)
	default:
		children[name] = []any{old, v}
	}
}
