package office

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxXMLDepth is the maximum nesting of the elements of a document.
const maxXMLDepth = 256

// attr returns the value of an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// number returns the number in an attribute by its local name, 0 when there is none.
func number(e xml.StartElement, name string) float64 {
	n, err := strconv.ParseFloat(attr(e, name), 64)
	if err != nil {
		return 0
	}
	return n
}

// on reports whether an element that switches a property on does so: it has no value,
// or one that is not a no.
func on(e xml.StartElement) bool {
	switch strings.ToLower(attr(e, "val")) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// walkXML calls start and end for the elements of a document and text for the text
// between them. It skips an element and its contents when start returns false.
func walkXML(data []byte, start func(xml.StartElement) bool, end func(xml.EndElement), text func(string)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		t, err := d.RawToken()
		switch {
		case err == io.EOF && depth == 0:
			return nil
		case err == io.EOF:
			return fmt.Errorf("%w: it ends too soon", ErrDamaged)
		case err != nil:
			return fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("%w: it is nested too deep", ErrDamaged)
			}
			if start(t) {
				continue
			}
			if err := skip(d, depth); err != nil {
				return err
			}
			depth--
		case xml.EndElement:
			depth--
			end(t)
		case xml.CharData:
			text(string(t))
		}
	}
}

// skip reads to the end of the current element.
func skip(d *xml.Decoder, depth int) error {
	for inner := 1; inner > 0; {
		t, err := d.RawToken()
		if err != nil {
			return fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		switch t.(type) {
		case xml.StartElement:
			if inner++; depth+inner > maxXMLDepth {
				return fmt.Errorf("%w: it is nested too deep", ErrDamaged)
			}
		case xml.EndElement:
			inner--
		}
	}
	return nil
}
