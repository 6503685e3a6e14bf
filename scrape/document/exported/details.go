package exported

import (
	"strings"
	"unicode"

	"skillmatch/scrape/document/block"
)

// details divides a description into paragraphs and items of a list. HTML tells them
// apart, in plain text the signs before lines do. Several lines without any sign are
// items, since such a field holds no other structure.
func (r *reader) details(description string) (paragraphs, items []string) {
	blocks := r.blocks(description)
	kinds := map[block.Kind]int{}
	for _, b := range blocks {
		kinds[b.Kind]++
	}
	plain := kinds[block.Item] == 0 && len(blocks) > 1 && !tagged(description)
	for _, b := range blocks {
		if b.Kind == block.Item || plain {
			items = append(items, b.Text)
		} else {
			paragraphs = append(paragraphs, b.Text)
		}
	}
	return paragraphs, items
}

// blocks reads a text of a field, which may be HTML or Markdown.
func (r *reader) blocks(s string) []block.Block {
	if tagged(s) && r.markup != nil {
		return r.markup(s)
	}
	list := block.FromText(strings.ReplaceAll(s, "\r\n", "\n"))
	for i := range list {
		list[i].Text = r.unmarked(list[i].Text)
	}
	return list
}

// lines returns the lines of a text of a field.
func (r *reader) lines(s string) []string {
	var out []string
	for _, b := range r.blocks(s) {
		out = append(out, b.Text)
	}
	return out
}

// line returns a text of a field on one line.
func (r *reader) line(s string) string { return strings.Join(r.lines(s), " ") }

// all returns the lines of several texts.
func (r *reader) all(list []string) []string {
	var out []string
	for _, s := range list {
		if l := r.line(s); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// tagged reports whether a text is HTML.
func tagged(s string) bool {
	return strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "<p>") || strings.Contains(s, "<li>")
}

// unmarked returns a line of Markdown without its marks.
func (r *reader) unmarked(s string) string {
	return r.bold.ReplaceAllString(r.link.ReplaceAllString(s, "$1"), "$1$2")
}

// span divides a range of dates. An end without a digit is the present, which is empty.
// A single date is the start and the end.
func (r *reader) span(dates string) (start, end string) {
	dates = strings.TrimSpace(dates)
	for _, form := range r.ranges {
		if m := form.FindStringSubmatch(dates); m != nil {
			return m[1], present(m[2])
		}
	}
	return dates, dates
}

// present returns an end, which is empty when it names no day.
func present(end string) string {
	if strings.IndexFunc(end, unicode.IsDigit) < 0 {
		return ""
	}
	return end
}

// time returns the start and the end of an entry, which has a field for each or one for
// both.
func (r *reader) time(e *fields) (start, end string) {
	for _, key := range []string{"date", "period", "dates", "dateRange"} {
		switch v := e.get(key).(type) {
		case *fields:
			if s := v.text("start", "from", "startDate"); s != "" {
				return s, present(v.text("end", "to", "endDate"))
			}
		case string:
			if e.text("startDate", "start", "start_date", "endDate", "end_date") == "" && strings.TrimSpace(v) != "" {
				return r.span(v)
			}
		}
	}
	start, end = e.text("startDate", "start", "from"), present(e.text("endDate", "end", "to", "until"))
	if start == "" && end != "" {
		start = end // an entry that only says when it ended
	}
	return start, end
}

// place returns the place of an entry: a text, or an object with the parts of an
// address.
func place(v any) string {
	o, ok := v.(*fields)
	if !ok {
		return text(v)
	}
	var parts []string
	for _, s := range []string{o.text("city", "municipality", "town"), o.text("region", "state"), o.text("country", "countryCode")} {
		if s != "" && s != strings.Join(parts, ", ") {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return o.text("address", "name", "label")
	}
	return strings.Join(parts, ", ")
}

// joined joins the texts that are not empty.
func joined(sep string, list ...string) string {
	var out []string
	for _, s := range list {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// listed divides a list that was written as one text at its commas, semicolons and
// lines. Commas in brackets divide nothing.
func listed(s string) []string {
	var out []string
	depth, from := 0, 0
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	for i, c := range s {
		switch {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth = max(depth-1, 0)
		case c == '\n' || depth == 0 && (c == ',' || c == ';' || c == '•' || c == '|'):
			add(s[from:i])
			from = i + len(string(c))
			if c == '\n' {
				depth = 0
			}
		}
	}
	add(s[from:])
	return out
}

// heading returns a key as a heading: "volunteer_work" is "Volunteer work".
func heading(key string) string {
	s := strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(key))
	if s == "" {
		return s
	}
	first := []rune(s)
	first[0] = unicode.ToUpper(first[0])
	return string(first)
}
