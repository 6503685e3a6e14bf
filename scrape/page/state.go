package page

import (
	"html"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"
)

// Pages that are filled in by scripts often carry their contents as JSON: in a script
// element of that type, as a value that a script assigns or parses, in chunks that are
// sent to a script, or in an attribute. All this JSON is read whatever its name, since
// the names are many and change.

// states returns the JSON values that a page carries besides its structured data.
func (s *source) states() []any {
	var c collector
	s.doc.Find("script").EachWithBreak(func(_ int, e *goquery.Selection) bool {
		c.script(s, e)
		return len(c.values) < maxStates
	})
	c.attributes(s.doc)
	if c.flight.Len() > 0 {
		c.add(flight(c.flight.String()))
	}
	if c.turbo.Len() > 0 {
		line, _, _ := strings.Cut(c.turbo.String(), "\n")
		if v, ok := strict(line); ok {
			c.add(v)
		}
	}
	for i, v := range c.values {
		c.values[i] = unflattened(v)
	}
	return c.values
}

// collector collects the values of a page.
type collector struct {
	values        []any
	flight, turbo strings.Builder
}

// add adds a value that is an object or a list.
func (c *collector) add(v any) {
	switch v.(type) {
	case object, []any:
		if len(c.values) < maxStates {
			c.values = append(c.values, v)
		}
	}
}

// script collects the values of a script element.
func (c *collector) script(s *source, e *goquery.Selection) {
	kind := strings.ToLower(e.AttrOr("type", ""))
	text := strings.TrimSpace(e.Text())
	switch {
	case len(text) < minState && !strings.Contains(text, "_f.push(") && !strings.Contains(text, ".enqueue("), strings.Contains(kind, "ld+json"), strings.Contains(kind, "importmap"), strings.Contains(kind, "speculationrules"):
	case strings.Contains(kind, "json"):
		if strings.Contains(text, "&q;") {
			text = strings.NewReplacer("&q;", `"`, "&s;", "'", "&l;", "<", "&g;", ">", "&a;", "&").Replace(text)
		}
		if v, ok := s.decode(text); ok {
			c.add(v)
		}
	case kind == "" || strings.Contains(kind, "javascript") || kind == "module":
		code := script{text: text, budget: s.budget, value: c.add, stream: func(name, chunk string) {
			if name == "flight" {
				c.flight.WriteString(chunk)
			} else {
				c.turbo.WriteString(chunk)
			}
		}}
		code.scan()
	}
}

// attributes collects the values of attributes that hold JSON.
func (c *collector) attributes(doc *goquery.Document) {
	for _, root := range doc.Nodes {
		for n := range root.Descendants() {
			if n.Type != nethtml.ElementNode || len(c.values) >= maxStates {
				continue
			}
			for _, a := range n.Attr {
				if len(a.Val) < minState || len(a.Val) > maxState || a.Val[0] != '{' && a.Val[0] != '[' {
					continue
				}
				if v, ok := strict(a.Val); ok {
					c.add(v)
				} else if v, ok := strict(html.UnescapeString(a.Val)); ok {
					c.add(v)
				}
			}
		}
	}
}

// maxDigits is the number of bytes that are searched for the length of a text in a
// flight row.
const maxDigits = 16

// flight reads the rows of data that a page sends in chunks. Each row is an identifier,
// a colon, and either JSON up to the end of the line or a text of a given length. The
// texts replace the references to them.
func flight(rows string) any {
	texts := map[string]string{}
	var values []any
	for rows != "" {
		id, rest, ok := strings.Cut(rows, ":")
		if !ok {
			break
		}
		if after, ok := strings.CutPrefix(rest, "T"); ok {
			size, _, ok := strings.Cut(after[:min(len(after), maxDigits)], ",")
			n, err := strconv.ParseUint(size, 16, 31)
			if ok && err == nil {
				body := after[len(size)+1:]
				n = min(n, uint64(len(body)))
				texts["$"+id] = body[:n]
				rows = body[n:]
				continue
			}
		}
		var line string
		line, rows, _ = strings.Cut(rest, "\n")
		if v, ok := strict(strings.TrimLeft(line, "IHD")); ok {
			values = append(values, v)
		}
	}
	if len(texts) == 0 {
		return values
	}
	return replaced(values, texts, 0)
}

// replaced replaces references with their texts.
func replaced(v any, texts map[string]string, depth int) any {
	if depth > maxStateDepth {
		return v
	}
	switch v := v.(type) {
	case string:
		if t, ok := texts[v]; ok {
			return t
		}
	case []any:
		for i := range v {
			v[i] = replaced(v[i], texts, depth+1)
		}
	case object:
		for k := range v {
			v[k] = replaced(v[k], texts, depth+1)
		}
	}
	return v
}

// unflattened restores the values of a flattened list. In such a list, members are the
// indexes of their values, and a key may be the index of its name with an underscore in
// front ("_3"). Other values are returned unchanged. A value with several references is
// one value in all of them, and may contain itself.
func unflattened(v any) any {
	list, ok := v.([]any)
	if !ok || len(list) < 3 {
		return v
	}
	switch root := list[0].(type) {
	case object:
		for _, e := range root {
			if n, ok := e.(float64); !ok || n != float64(int(n)) {
				return v
			}
		}
	case []any:
		if len(root) != 2 {
			return v
		}
		if _, ok := root[1].(float64); !ok {
			return v
		}
	default:
		return v
	}
	f := flattened{list, make([]any, len(list))}
	f.make()
	f.fill()
	return f.value(0)
}

// flattened is such a list, together with the objects and lists that are restored.
type flattened struct{ list, made []any }

// make makes the objects and lists, which are still empty.
func (f *flattened) make() {
	for i, v := range f.list {
		switch v := v.(type) {
		case object:
			f.made[i] = make(object, len(v))
		case []any:
			size := 0
			for _, e := range v {
				if _, ok := e.(float64); ok {
					size++
				}
			}
			f.made[i] = make([]any, size)
		default:
			f.made[i] = v
		}
	}
}

// fill fills the objects and lists with the values of their members.
func (f *flattened) fill() {
	for i, v := range f.list {
		switch v := v.(type) {
		case object:
			out := f.made[i].(object)
			for _, k := range sortedKeys(v) {
				if n, ok := v[k].(float64); ok {
					out[f.key(k)] = f.value(int(n))
				}
			}
		case []any:
			out := f.made[i].([]any)[:0]
			for _, e := range v {
				if n, ok := e.(float64); ok {
					out = append(out, f.value(int(n)))
				}
			}
		}
	}
}

// key returns a key, or the name that it refers to.
func (f *flattened) key(k string) string {
	if n, err := strconv.Atoi(strings.TrimPrefix(k, "_")); err == nil && strings.HasPrefix(k, "_") && n >= 0 && n < len(f.list) {
		if name, ok := f.list[n].(string); ok {
			return name
		}
	}
	return k
}

// value returns the value at an index. A list of a word ("Reactive", "Ref") and a
// number is a wrapper for the value at that index.
func (f *flattened) value(at int) any {
	for range maxStateDepth {
		if at < 0 || at >= len(f.list) {
			return nil
		}
		kind, ok := f.list[at].([]any)
		if !ok || len(kind) != 2 {
			return f.made[at]
		}
		n, place := kind[1].(float64)
		if _, named := kind[0].(string); !named || !place {
			return f.made[at]
		}
		at = int(n)
	}
	return nil
}
