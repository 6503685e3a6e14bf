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

// The limits of an answer in XML.
const (
	maxXMLDepth = 64
	maxXMLNodes = 500_000
)

// parseXML reads XML into objects: elements by their local names, several of one
// name as a list, text alone as a string, addresses that elements carry as "@href".
// What stands before a break is read, and the error tells of the break.
func parseXML(data []byte) (node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = xml.HTMLEntity
	left := maxXMLNodes
	v, err := element(d, nil, 0, &left)
	if errors.Is(err, io.EOF) {
		err = nil
	} else if err != nil {
		err = fmt.Errorf("broken XML: %w", err)
	}
	// The document holds its root alone.
	if doc, ok := v.(map[string]any); ok && len(doc) == 1 {
		for _, root := range doc {
			if _, ok := root.(map[string]any); ok {
				return node{root}, err
			}
		}
	}
	return node{}, cmp.Or(err, ErrAnswer)
}

// element reads up to the end of an element.
func element(d *xml.Decoder, attrs []xml.Attr, depth int, left *int) (any, error) {
	if *left--; depth > maxXMLDepth || *left < 0 {
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
			v, err := element(d, t.Attr, depth+1, left)
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
