package page

import (
	"strings"

	"skillmatch/scrape/document"
)

// text joins the description and the parts that are kept apart from it. A part
// that the text has already is left out.
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
			if t := r.h.texts.of(r.fields[k], 0); t != "" && (s.heading != "Skills" || strings.Contains(t, "\n") || len(t) >= leastNamed) {
				part(s.heading, t)
			}
		}
	}
	return document.Clean(b.String())
}

// body is the longest of the fields that may hold the description; among those
// that say nearly the same, the first that has more than one line.
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

// texts turns fields into plain lines, within a number of values and bytes for
// a page.
type texts struct {
	values, bytes int
	work          *work
}

// The limits of texts: how many values and bytes are turned into lines for a
// page, and how deep they are nested.
const (
	maxTexts     = 100_000
	maxTextBytes = 32 << 20
	maxTextDepth = 12
)

// of is the text of a field as plain lines: a string, a list of them, or
// parts with headings. The trees of editors, of paragraphs and lists by their
// type, are read as such.
func (t *texts) of(v any, depth int) string {
	if t.values--; depth > maxTextDepth || t.values < 0 || !t.work.take(16) {
		return ""
	}
	switch v := v.(type) {
	case string:
		if t.bytes -= len(v); t.bytes < 0 || !t.work.take(4*len(v)) {
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

// list is the text of a list: of strings, its items; of objects, one behind
// the other.
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

// object is the text of an object: a node of an editor's tree, a part with
// its heading, or the parts that stand in it by name.
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

// named is the text of the parts that stand in an object by name.
func (t *texts) named(o object, depth int) string {
	var parts []string
	if !t.work.take(16 * len(o)) {
		return ""
	}
	for _, k := range sortedKeys(o) {
		if _, ok := o[k].(object); ok {
			if s := t.of(o[k], depth+1); len(s) >= leastNamed {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

// editor is the text of a node of the tree that an editor keeps.
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

// inline is the text in a node, its ends of lines kept.
func (t *texts) inline(v any, depth int) string {
	if t.values--; depth > maxTextDepth || t.values < 0 || !t.work.take(16) {
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
