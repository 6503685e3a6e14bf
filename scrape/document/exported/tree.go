package exported

import (
	"encoding/xml"
	"io"
	"strings"
)

// element is an element of XML. Names are local ones.
type element struct {
	name     string
	attrs    []xml.Attr
	children []*element
	text     []byte // that of the element itself
}

// parseXML reads XML as a tree. It returns nil for what is not well formed, or exceeds
// the limits.
func parseXML(text string) *element {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // it is decoded
	root := &element{}
	stack := []*element{root}
	count := 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if count++; err != nil || count > maxValues || len(stack) > maxDepth {
			return nil
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attrs: t.Copy().Attr}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			top.text = append(top.text, t...)
		}
	}
	return root
}

// first returns the first element below e at a path of names, each a child of the one
// before, nil when there is none.
func (e *element) first(names ...string) *element {
	for _, name := range names {
		if e == nil {
			return nil
		}
		var next *element
		for _, c := range e.children {
			if c.name == name {
				next = c
				break
			}
		}
		e = next
	}
	return e
}

// all returns all elements of a name below e, at any depth, in order. It does not look
// into those that it finds.
func (e *element) all(name string) []*element {
	if e == nil {
		return nil
	}
	var out []*element
	for _, c := range e.children {
		if c.name == name {
			out = append(out, c)
		} else {
			out = append(out, c.all(name)...)
		}
	}
	return out
}

// any returns the first element of one of the names below e, at any depth.
func (e *element) any(names ...string) *element {
	for _, name := range names {
		if l := e.all(name); len(l) > 0 {
			return l[0]
		}
	}
	return nil
}

// value returns the text of an element, "" for none.
func (e *element) value(names ...string) string {
	if e = e.first(names...); e == nil {
		return ""
	}
	return strings.TrimSpace(string(e.text))
}

// attr returns the value of an attribute.
func (e *element) attr(name string) string {
	if e != nil {
		for _, a := range e.attrs {
			if a.Name.Local == name {
				return a.Value
			}
		}
	}
	return ""
}
