package ask

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// block is a heading, a bullet or a paragraph of a posting.
type block struct {
	text string
	kind blockKind
	gap  bool // a blank line precedes it
	// marked is true for a heading that its source marks as one.
	marked bool
	// depth is the indentation of a bullet, in bytes.
	depth int
	// section is the section that a heading opens; known is false when no rule knows
	// the heading.
	section section
	known   bool
}

type blockKind uint8

const (
	paragraph blockKind = iota
	item
	heading
)

// blocks cuts the text of a posting into blocks and appends them to out. A wrapped line
// is joined to the bullet or paragraph that it continues.
func blocks(out []block, text string) []block {
	var wrapped []byte // the text of the last block, if it spans several lines
	gap := true
	depth := 0
	for raw := range strings.SplitSeq(text, "\n") {
		line := strings.TrimSpace(raw)
		if line == "" {
			gap = true
			continue
		}
		indent := len(raw) - len(strings.TrimLeft(raw, " \t"))
		b := block{text: line, gap: gap}
		if rest, ok := strings.CutPrefix(line, "## "); ok {
			b.text, b.kind, b.marked = rest, heading, true
		} else if rest, ok := listItem(line); ok {
			b.text, b.kind, b.depth = rest, item, indent
			depth = indent
		} else if n := len(out); n > 0 && !gap && out[n-1].goesOn(wrapped, line, indent > depth) {
			if len(wrapped) == 0 {
				wrapped = append(wrapped, out[n-1].text...)
			}
			wrapped = append(append(wrapped, ' '), line...)
			continue
		}
		wrapped = finish(out, wrapped)
		out = append(out, b)
		gap = false
	}
	finish(out, wrapped)
	return out
}

// finish sets the text of the last block if it spans several lines, and returns wrapped
// emptied.
func finish(out []block, wrapped []byte) []byte {
	if len(wrapped) > 0 {
		out[len(out)-1].text = string(wrapped)
	}
	return wrapped[:0]
}

// listItem returns a line without its bullet character or number, and true; false for a
// line that has neither.
func listItem(line string) (string, bool) {
	r, size := utf8.DecodeRuneInString(line)
	switch r {
	case '•', '●', '▪', '■', '◦', '‣', '·', '➢', '►', '✓', '✔', '✅', '👉', '→':
		return strings.TrimSpace(line[size:]), len(line) > size
	case '-', '*', '–', '—', '+', 'o':
		rest := line[size:]
		if rest != "" && (rest[0] == ' ' || rest[0] == '\t') && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest), r != 'o' || rest[0] == '\t'
		}
		return "", false
	}
	n := 0
	for n < len(line) && n < 2 && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	if n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' ' {
		return strings.TrimSpace(line[n+2:]), true
	}
	return "", false
}

// goesOn reports whether a line continues block b. It does so when it is indented after
// a bullet, or when it begins with a lower-case letter and the block does not end in a
// mark that ends a line. wrapped is the text of the block if it already spans several
// lines.
func (b *block) goesOn(wrapped []byte, line string, indented bool) bool {
	if b.kind == heading {
		return false
	}
	n, last := len(b.text), b.text[len(b.text)-1]
	if len(wrapped) > 0 {
		n, last = len(wrapped), wrapped[len(wrapped)-1]
	}
	if last == '.' || last == ':' || last == ';' || last == '!' || last == '?' {
		return b.kind == item && indented && last != ':'
	}
	first, _ := utf8.DecodeRuneInString(line)
	if unicode.IsLower(first) {
		return true
	}
	return n >= 60 && b.kind == item && indented
}

// maxHeading is the greatest length in bytes of a plain line that is a heading.
const maxHeading = 80

// markHeadings finds the headings that are written as plain lines, and sets the section
// that each heading opens.
func markHeadings(rules *headings, list []block) {
	for i := range list {
		b := &list[i]
		if b.kind == item || b.kind == paragraph && (len(b.text) > maxHeading || !short(b.text)) {
			continue
		}
		b.section, b.known = rules.classify(b.text)
		lists := i+1 < len(list) && list[i+1].kind == item
		leads := lists || i+1 < len(list) && list[i+1].gap
		if b.plainHeading(leads, lists) {
			b.kind = heading
		}
	}
}

// short reports whether a line can be a heading: it is no sentence and has at most ten
// words.
func short(text string) bool {
	switch text[len(text)-1] {
	case ',', ';':
		return false
	case '.':
		if !strings.HasSuffix(text, "..") { // "If this describes you..." leads into a list
			return false
		}
	}
	return strings.Count(text, " ") < 10 && !strings.Contains(text, " | ") && !strings.Contains(text, ": ")
}

// plainHeading reports whether a short plain line is a heading, by its shape and by
// whether a rule knows it. leads is true when a list or a blank line follows, lists
// when a list does.
func (b *block) plainHeading(leads, lists bool) bool {
	words := strings.Count(b.text, " ") + 1
	last := b.text[len(b.text)-1]
	switch {
	case last == ':':
		return b.known || words <= 6
	case allCaps(b.text):
		return true
	case b.known:
		return words <= 7 && (b.gap || leads) || b.gap && lists
	}
	return b.gap && leads && words <= 6 && last != '!' && headline(b.text)
}

// headline reports whether all words of a line longer than three bytes are capitalized,
// or the line ends in a question mark. A word that begins with a digit rules it out.
func headline(text string) bool {
	if strings.HasSuffix(text, "?") {
		return true
	}
	for w := range strings.FieldsSeq(text) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && len(w) > 3 || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// allCaps reports whether a text has at least four capitals and no lower-case letter.
func allCaps(s string) bool {
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

// Sentences cuts a text into sentences and calls yield with each, in order. A full
// stop, question mark or exclamation mark ends a sentence; the full stops of
// abbreviations such as "e.g." and of names such as "Node.js" do not.
func Sentences(text string, yield func(string)) {
	from, next := 0, [...]int{-1, -1, -1} // the next offset of each mark
	for at := 0; ; {
		i := len(text)
		for m, mark := range [...]byte{'.', '!', '?'} {
			if next[m] < at {
				next[m] = sentenceMark(text, at, mark)
			}
			i = min(i, next[m])
		}
		if i+2 >= len(text) {
			break
		}
		if at = i + 1; startsSentence(text[i+2:]) && !abbreviation(text[from:i]) {
			yield(text[from:at])
			from = i + 2
		}
	}
	yield(text[from:])
}

// sentenceMark returns the offset of the first mark, from at on, that a space follows,
// or the length of the text.
func sentenceMark(text string, at int, mark byte) int {
	for {
		i := strings.IndexByte(text[at:], mark)
		if i < 0 {
			return len(text)
		}
		if at += i + 1; at < len(text) && text[at] == ' ' {
			return at - 1
		}
	}
}

func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

var abbreviations = sync.OnceValue(func() map[string]bool { return load().cues.Words("abbreviation") })

// abbreviation reports whether s ends in a single letter or a usual abbreviation, so
// that a full stop after it does not end a sentence.
func abbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " (")+1:]
	if len(word) > len("approx") {
		return false
	}
	if abbreviations()[strings.ToLower(word)] {
		return true
	}
	return len(word) <= 1
}
