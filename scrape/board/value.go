package board

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"time"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// node is a value of an answer, whatever it is. Vendors change types without
// notice: a number becomes a string, a list a single value, a field null. All
// ways to read one give a zero value for what is not there.
type node struct{ v any }

// parseAnswer reads JSON, or XML whose elements become objects.
func parseAnswer(data []byte) (node, error) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if len(data) > 0 && data[0] == '<' {
		n, err := parseXML(data)
		if err != nil {
			return node{}, fmt.Errorf("%w: %w", ErrAnswer, err)
		}
		return n, nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return node{}, fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	return node{v}, nil
}

// at goes down by keys.
func (n node) at(keys ...string) node {
	for _, k := range keys {
		m, _ := n.v.(map[string]any)
		n = node{m[k]}
	}
	return n
}

// is reports that there is a value.
func (n node) is() bool { return n.v != nil }

// list is a list, or the value itself as one; empty for null.
func (n node) list() []node {
	switch v := n.v.(type) {
	case nil:
		return nil
	case []any:
		out := make([]node, len(v))
		for i := range v {
			out[i] = node{v[i]}
		}
		return out
	}
	return []node{n}
}

// raw is the text of a string or number, empty for all else.
func (n node) raw() string {
	switch v := n.v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// line is text for one line, cleaned, with the entities that systems leave in.
func (n node) line() string { return document.Line(html.UnescapeString(html.UnescapeString(n.raw()))) }

// truth is a boolean, also as a string.
func (n node) truth() bool {
	switch v := n.v.(type) {
	case bool:
		return v
	case string:
		return strings.EqualFold(v, "true")
	}
	return false
}

// amount is a number above 0, also as a string.
func (n node) amount() float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(n.raw()), 64)
	if err != nil || x <= 0 || x > 1e15 {
		return 0
	}
	return x
}

// first is the first of the keys whose value has text.
func (n node) first(keys ...string) string {
	for _, k := range keys {
		if s := n.at(k).line(); s != "" {
			return s
		}
	}
	return ""
}

// lines gathers the text of several values, each once, without empty ones.
func lines(between string, values ...string) string {
	var out []string
	for _, v := range values {
		if v = strings.Trim(v, " ,"); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return strings.Join(out, between)
}

// text builds a posting's text of sections.
type text struct{ b strings.Builder }

// html adds a section of HTML, which may be escaped once or twice more, under a
// heading, unless it is empty.
func (t *text) html(heading, source string) {
	source = document.Unescape(source)
	body := document.Structure(source)
	if !document.HasTags(source) {
		body = document.Outline(html.UnescapeString(source))
	}
	t.add(heading, body)
}

// add adds a section of plain lines.
func (t *text) add(heading, body string) {
	if strings.TrimSpace(body) == "" {
		return
	}
	if t.b.Len() > 0 {
		t.b.WriteString("\n\n")
	}
	if heading = document.Line(heading); heading != "" {
		t.b.WriteString("## " + strings.TrimSuffix(heading, ":") + "\n\n")
	}
	t.b.WriteString(strings.TrimSpace(body))
}

func (t *text) String() string { return t.b.String() }

// pay words a range: "60000-80000 EUR per year".
func pay(low, high float64, currency, period string) string {
	return posting.PayLine(low, high, document.Line(currency), document.Line(period))
}

// millis is a time in milliseconds since 1970 as a date, empty for 0.
func (n node) millis() string {
	if x := n.amount(); x > 0 {
		return time.UnixMilli(int64(x)).UTC().Format(time.DateOnly)
	}
	return ""
}
