package resume

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// normalize folds a heading for the lexicon: lower case, "&" and "/" as "and", nothing
// but letters, apostrophes and single spaces.
func normalize(s string) string {
	s = strings.ReplaceAll(s, "&", " and ")
	s = strings.ReplaceAll(s, "/", " and ")
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// heading is a line that was read as a heading.
type heading struct {
	text  string
	kind  Kind
	level int // Markdown level, 0 for plain text
	known bool
}

// heading reads a line as a heading: a Markdown heading, a line of the lexicon, or a
// short line in capitals.
func (p *parser) heading(line string) (heading, bool) {
	text := strings.TrimSpace(line)
	h := heading{}
	for h.level < len(text) && text[h.level] == '#' {
		h.level++
	}
	text = strings.TrimSpace(strings.TrimRight(text[h.level:], "#"))
	h.text = strings.Trim(text, "*_ \t:")
	if h.text == "" || len(h.text) > 60 {
		return h, false
	}
	h.kind, h.known = p.kind(normalize(h.text))
	if !h.known {
		h.kind, h.known = p.kindByWords(h.text, h.level > 0)
	}
	if h.level > 0 || h.known && !strings.ContainsAny(text, ".,;") {
		return h, true
	}
	return h, capitals(h.text) && len(strings.Fields(h.text)) <= 5 && !strings.ContainsAny(h.text, "0123456789,|@")
}

// kind finds the kind of a folded heading in the lexicon. The heading is there as a
// whole, or as parts joined by "and" of which the first decides ("training and
// certificates").
func (p *parser) kind(heading string) (Kind, bool) {
	if k, ok := p.rules.kinds[heading]; ok {
		return k, true
	}
	var first Kind
	for more := true; more; {
		var part string
		part, heading, more = p.rules.cutAnd(heading)
		k, ok := p.rules.kinds[part]
		if !ok {
			return Other, false
		}
		first = cmp.Or(first, k)
	}
	return first, true
}

// cutAnd splits a folded heading at the first "and" between words.
func (r *rules) cutAnd(heading string) (before, after string, found bool) {
	for at := 0; at < len(heading); {
		word, _, _ := strings.Cut(heading[at:], " ")
		end := at + len(word)
		if at > 0 && end < len(heading) && r.conjunctions[word] {
			return heading[:at-1], heading[end+1:], true
		}
		at = end + 1
	}
	return heading, "", false
}

// kindByWords finds the kind of a heading that consists of a known word and its
// subject: "Clinical Experience", "Digital skills". The line must look like a heading:
// it is short, and it is marked by Markdown, in capitals, or capitalized after a blank
// line.
func (p *parser) kindByWords(s string, marked bool) (Kind, bool) {
	words := strings.Fields(normalize(s))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	if n := len(words); n < 2 || n > 4 || strings.ContainsAny(s, "0123456789+:,") || !marked && (!unicode.IsUpper(first) || !p.blank && !capitals(s)) {
		return Other, false
	}
	if kind, ok := p.rules.begins[words[0]]; ok {
		return kind, true
	}
	kind, ok := p.rules.ends[words[len(words)-1]]
	if !ok {
		return Other, false
	}
	if kind == Experience && !marked && !capitals(s) {
		// "Retail Experience" may be an entry in a list of skills.
		return kind, len(words) <= 3 && p.rules.fields[words[len(words)-2]]
	}
	return kind, true
}

// capitals reports whether a text has at least four capitals and no lower-case letter.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 4
}
