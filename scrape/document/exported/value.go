package exported

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The limits of what is read: how deep objects and lists are nested, and how many values
// there are. Aliases of YAML count as often as they are used.
const (
	maxDepth  = 64
	maxValues = 200_000
)

// fields is an object: values by their keys, in the order of the file. A value is a
// string, a *fields, a list of values, or nil; numbers and truth values are strings.
type fields struct {
	keys   []string
	values map[string]any
}

// set sets a value. Keys are equal whatever their case, and whether their words are
// parted by "_", "-" or by upper-case letters.
func (f *fields) set(key string, v any) {
	k := folded(key)
	if _, is := f.values[k]; !is {
		f.keys = append(f.keys, key)
	}
	f.values[k] = v
}

// folded returns a key without what may differ.
func folded(key string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(key))
}

// get returns the first value that one of the keys has. A missing object has none.
func (f *fields) get(keys ...string) any {
	if f == nil {
		return nil
	}
	for _, k := range keys {
		if v := f.values[folded(k)]; v != nil {
			return v
		}
	}
	return nil
}

// object returns the object that one of the keys has.
func (f *fields) object(keys ...string) *fields {
	o, _ := f.get(keys...).(*fields)
	return o
}

// list returns the list that one of the keys has.
func (f *fields) list(keys ...string) []any {
	l, _ := f.get(keys...).([]any)
	return l
}

// objects returns the objects in the list that one of the keys has.
func (f *fields) objects(keys ...string) []*fields { return objects(f.get(keys...)) }

// objects returns the objects of a list.
func objects(v any) []*fields {
	var out []*fields
	l, _ := v.([]any)
	for _, v := range l {
		if o, ok := v.(*fields); ok {
			out = append(out, o)
		}
	}
	return out
}

// text returns the first text that is not empty of the values that the keys have.
func (f *fields) text(keys ...string) string {
	for _, k := range keys {
		if s := text(f.get(k)); s != "" {
			return s
		}
	}
	return ""
}

// text returns a value as text: the parts of a list, and the name or the label of an
// object.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		var parts []string
		for _, e := range v {
			if s := text(e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case *fields:
		return v.text("name", "label", "title", "value", "text")
	}
	return ""
}

// texts returns the texts of a value: the elements of a list, or one.
func texts(v any) []string {
	l, ok := v.([]any)
	if !ok {
		l = []any{v}
	}
	var out []string
	for _, e := range l {
		if s := text(e); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// parse reads an object in JSON or YAML. Of YAML only the first document is read.
func parse(s string) (*fields, bool) {
	if s = strings.TrimSpace(strings.TrimPrefix(s, "\uFEFF")); s == "" {
		return nil, false
	}
	left := maxValues
	if s[0] == '{' {
		d := json.NewDecoder(strings.NewReader(s))
		d.UseNumber()
		if v, err := jsonValue(d, 0, &left); err == nil {
			f, ok := v.(*fields)
			return f, ok
		}
	}
	var n yaml.Node
	if err := yaml.NewDecoder(strings.NewReader(s)).Decode(&n); err != nil {
		return nil, false
	}
	f, ok := yamlValue(&n, 0, &left).(*fields)
	return f, ok && left > 0
}

// jsonValue reads the next value. left is the number of values that may still be read.
func jsonValue(d *json.Decoder, depth int, left *int) (any, error) {
	t, err := d.Token()
	if *left--; err != nil || depth > maxDepth || *left < 0 {
		return nil, io.ErrUnexpectedEOF
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			return jsonList(d, depth, left)
		}
		return jsonObject(d, depth, left)
	case string:
		return t, nil
	case json.Number:
		return t.String(), nil
	case bool:
		return strconv.FormatBool(t), nil
	}
	return nil, nil
}

// jsonList reads the rest of a list.
func jsonList(d *json.Decoder, depth int, left *int) (any, error) {
	list := []any{}
	for d.More() {
		v, err := jsonValue(d, depth+1, left)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := d.Token()
	return list, err
}

// jsonObject reads the rest of an object.
func jsonObject(d *json.Decoder, depth int, left *int) (any, error) {
	f := &fields{values: map[string]any{}}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		key, ok := t.(string)
		if !ok {
			return nil, io.ErrUnexpectedEOF
		}
		v, err := jsonValue(d, depth+1, left)
		if err != nil {
			return nil, err
		}
		f.set(key, v)
	}
	_, err := d.Token()
	return f, err
}

// yamlValue returns the value of a node. left is the number of values that may still be
// read.
func yamlValue(n *yaml.Node, depth int, left *int) any {
	if *left--; depth > maxDepth || *left < 0 {
		return nil
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) > 0 {
			return yamlValue(n.Content[0], depth+1, left)
		}
	case yaml.AliasNode:
		return yamlValue(n.Alias, depth+1, left)
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			return n.Value
		}
	case yaml.SequenceNode:
		list := make([]any, 0, min(len(n.Content), maxValues))
		for _, c := range n.Content {
			list = append(list, yamlValue(c, depth+1, left))
		}
		return list
	case yaml.MappingNode:
		f := &fields{values: map[string]any{}}
		for pair := range slices.Chunk(n.Content, 2) {
			if len(pair) == 2 && *left > 0 {
				f.set(pair[0].Value, yamlValue(pair[1], depth+1, left))
			}
		}
		return f
	}
	return nil
}
