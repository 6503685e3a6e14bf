package page

import (
	"strings"

	"skillmatch/scrape/document"
)

// text joins the description and the sections that are kept apart from it. A section
// whose text is present already is left out.
func (r *record) text() string {
	var b strings.Builder
	have := ""
	part := func(heading, s string) {
		key := letters(s, 80)
		if key == "" || strings.Contains(have, key) {
			return
		}
		have += letters(s, len(s)) + "\n"
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if heading != "" && !strings.HasPrefix(s, "## ") {
			b.WriteString("## " + heading + "\n\n")
		}
		b.WriteString(s)
	}
	part("", r.body())
	for _, s := range sectionKeys() {
		for _, k := range s.keys {
			if t := r.h.texts.of(r.fields[k], 0); t != "" && (s.heading != "Skills" || strings.Contains(t, "\n") || len(t) >= minNamed) {
				part(s.heading, t)
			}
		}
	}
	return document.Clean(b.String())
}

// body returns the longest of the fields that may hold the description. Among fields of
// nearly that length it returns the first one that has more than one line.
func (r *record) body() string {
	var texts []string
	longest := 0
	for _, k := range bodyKeys() {
		if t := r.h.texts.of(r.fields[k], 0); t != "" {
			texts = append(texts, t)
			longest = max(longest, len(t))
		}
	}
	best := ""
	for _, t := range texts {
		if len(t)*10 < longest*9 {
			continue
		}
		if best == "" || !strings.Contains(best, "\n") && strings.Contains(t, "\n") {
			best = t
		}
	}
	return best
}

// texts converts fields to plain lines, up to a number of values and bytes per page.
type texts struct {
	values, bytes int
	budget        *budget
}

// The limits of texts: the values and bytes that are converted per page, and the
// nesting of the values.
const (
	maxTexts     = 100_000
	maxTextBytes = 32 << 20
	maxTextDepth = 12
)

// of returns the text of a field as plain lines. The field is a string, a list of them,
// or an object of parts with headings. The document trees of rich-text editors, which
// name the type of each paragraph and list, are read as such.
func (t *texts) of(v any, depth int) string {
	if t.values--; depth > maxTextDepth || t.values < 0 || !t.budget.take(16) {
		return ""
	}
	switch v := v.(type) {
	case string:
		if t.bytes -= len(v); t.bytes < 0 || !t.budget.take(4*len(v)) {
			return ""
		}
		return prose(v)
	case []any:
		return t.list(v, depth)
	case object:
		return t.object(v, depth)
	}
	return ""
}

// list returns the text of a list: list items for strings, one part after the other for
// objects.
func (t *texts) list(list []any, depth int) string {
	var parts []string
	items := true
	for _, e := range list {
		_, plain := e.(string)
		items = items && plain
		if s := t.of(e, depth+1); s != "" {
			parts = append(parts, s)
		}
	}
	if items && len(parts) > 1 {
		for i, p := range parts {
			parts[i] = "- " + strings.TrimPrefix(document.Line(p), "- ")
		}
		return strings.Join(parts, "\n")
	}
	return strings.Join(parts, "\n\n")
}

// object returns the text of an object: a node of an editor's tree, a part with its
// heading, or the parts in its fields.
func (t *texts) object(o object, depth int) string {
	if node, ok := t.editor(o, depth); ok {
		return node
	}
	text := ""
	for _, k := range []string{"html", "content", "text", "body", "description", "value", "rendered", "items", "en", "default"} {
		if text = t.of(o[k], depth+1); text != "" {
			break
		}
	}
	heading := ""
	for _, k := range []string{"title", "heading", "header", "name", "label"} {
		if s, ok := o[k].(string); ok && s != "" && len(s) <= maxSection {
			heading = label(s)
			break
		}
	}
	switch {
	case text == "":
		return t.named(o, depth)
	case heading == "" || strings.Contains(text, heading):
		return text
	}
	return "## " + heading + "\n\n" + text
}

// named returns the text of the parts in the fields of an object.
func (t *texts) named(o object, depth int) string {
	var parts []string
	if !t.budget.take(16 * len(o)) {
		return ""
	}
	for _, k := range sortedKeys(o) {
		if _, ok := o[k].(object); ok {
			if s := t.of(o[k], depth+1); len(s) >= minNamed {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

// editor returns the text of a node of an editor's document tree. The bool is false
// when the object is no such node.
func (t *texts) editor(o object, depth int) (string, bool) {
	kind := plainKey(firstOf(o, "type", "nodeType", "_type"))
	children, ok := o["content"].([]any)
	if !ok {
		children, ok = o["children"].([]any)
	}
	if !ok {
		text, _ := o["text"].(string)
		switch {
		case kind == "unorderedlistitem" || kind == "orderedlistitem":
			return "- " + document.Line(text), true
		case strings.HasPrefix(kind, "header") && text != "":
			return "## " + document.Line(text), true
		}
		return "", false
	}
	switch {
	case kind == "paragraph" || kind == "p" || kind == "block":
		return document.Clean(t.inline(o, depth)), true
	case strings.HasPrefix(kind, "heading") || len(kind) == 2 && kind[0] == 'h':
		return "## " + document.Line(t.inline(o, depth)), true
	case strings.HasSuffix(kind, "list") || kind == "ul" || kind == "ol":
		var items []string
		for _, c := range children {
			if item := document.Line(t.inline(c, depth)); item != "" {
				items = append(items, "- "+item)
			}
		}
		return strings.Join(items, "\n"), true
	case kind == "doc" || kind == "document" || kind == "root" || kind == "blockquote":
		return t.list(children, depth), true
	}
	return "", false
}

// inline returns the text in a node, with its line breaks.
func (t *texts) inline(v any, depth int) string {
	if t.values--; depth > maxTextDepth || t.values < 0 || !t.budget.take(16) {
		return ""
	}
	o, _ := v.(object)
	if kind := plainKey(firstOf(o, "type")); kind == "hardbreak" || kind == "br" {
		return "\n"
	}
	var b strings.Builder
	for _, k := range []string{"text", "value"} {
		if s, ok := o[k].(string); ok {
			b.WriteString(s)
			break
		}
	}
	for _, k := range []string{"content", "children"} {
		children, _ := o[k].([]any)
		for _, c := range children {
			b.WriteString(t.inline(c, depth+1))
		}
	}
	return b.String()
}
