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

// node is a value of an answer, of any type. Vendors change types without notice: a
// number becomes a string, a list a single value, a field null. Every method that reads
// a node returns a zero value for what is missing.
type node struct{ v any }

// parseAnswer parses JSON, or XML whose elements become objects.
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

// at returns the value under a path of keys.
func (n node) at(keys ...string) node {
	for _, k := range keys {
		m, _ := n.v.(map[string]any)
		n = node{m[k]}
	}
	return n
}

// exists reports whether there is a value.
func (n node) exists() bool { return n.v != nil }

// list returns the elements of a list, the value itself as a list of one, or nil for
// null.
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

// raw returns the text of a string or number, and "" for everything else.
func (n node) raw() string {
	switch v := n.v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// line returns a text as one clean line, with the entities that systems leave in it
// decoded.
func (n node) line() string { return document.Line(html.UnescapeString(html.UnescapeString(n.raw()))) }

// boolean returns a boolean, which may be given as a string.
func (n node) boolean() bool {
	switch v := n.v.(type) {
	case bool:
		return v
	case string:
		return strings.EqualFold(v, "true")
	}
	return false
}

// amount returns a number above 0 and up to 1e15, which may be given as a string, and 0
// for everything else.
func (n node) amount() float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(n.raw()), 64)
	if err != nil || x <= 0 || x > 1e15 {
		return 0
	}
	return x
}

// first returns the line of the first of the keys whose value has text.
func (n node) first(keys ...string) string {
	for _, k := range keys {
		if s := n.at(k).line(); s != "" {
			return s
		}
	}
	return ""
}

// lines joins the texts of several values, each once and without empty ones.
func lines(between string, values ...string) string {
	var out []string
	for _, v := range values {
		if v = strings.Trim(v, " ,"); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return strings.Join(out, between)
}

// text builds a posting's text from sections.
type text struct{ b strings.Builder }

// html adds a section of HTML, which may be escaped once or twice, under a heading. It
// adds nothing when the section is empty.
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

// String returns the text.
func (t *text) String() string { return t.b.String() }

// pay formats a range of pay: "60000-80000 EUR per year".
func pay(low, high float64, currency, period string) string {
	return posting.PayLine(low, high, document.Line(currency), document.Line(period))
}

// millis returns a time in milliseconds since 1970 as a date, and "" for 0.
func (n node) millis() string {
	if x := n.amount(); x > 0 {
		return time.UnixMilli(int64(x)).UTC().Format(time.DateOnly)
	}
	return ""
}
