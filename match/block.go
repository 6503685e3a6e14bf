package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a heading, a list item or a paragraph of a posting.
type block struct {
	text string
	kind blockKind
	gap  bool // a blank line stands before it
	// depth is the number of blanks before an item.
	depth int
	// section is what a heading opens, if it is known.
	section section
	known   bool
}

type blockKind uint8

const (
	paragraph blockKind = iota
	item
	heading
)

// blocks cuts a posting's text and appends to out. Wrapped lines are joined to
// the item or paragraph that they go on.
func blocks(out []block, text string) []block {
	var wrapped []byte // the last block's text, where it goes on over lines
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
			b.text, b.kind = rest, heading
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

// finish gives the last block its text, where that goes on over lines.
func finish(out []block, wrapped []byte) []byte {
	if len(wrapped) > 0 {
		out[len(out)-1].text = string(wrapped)
	}
	return wrapped[:0]
}

// listItem takes the bullet or number off a line.
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

// goesOn reports whether a line goes on where the block before it stopped: it is
// indented behind an item, or it begins with a small letter behind a line that
// ends in none of the marks that end one. wrapped is the block's text, if it
// goes on over lines already.
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

// maxHeading is the length in bytes beyond which no plain line is a heading.
const maxHeading = 80

// markHeadings finds the headings that are written as plain lines, and what all
// headings open.
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

// short reports a line that can be a heading: no sentence, and of ten words at
// most.
func short(text string) bool {
	switch text[len(text)-1] {
	case ',', ';':
		return false
	case '.':
		if !strings.HasSuffix(text, "..") { // "If this describes you..." leads on
			return false
		}
	}
	return strings.Count(text, " ") < 10 && !strings.Contains(text, " | ") && !strings.Contains(text, ": ")
}

// plainHeading judges a short line by its shape and by whether it is known.
// leads says that a list or a blank line follows, lists that it is a list.
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

// headline reports a line whose words, but for small ones, are capitalised, or
// that ends as a question.
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

// allCaps reports at least four letters, none of them small.
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

// label cuts "Requirements: five years of Go" when the words before the colon
// are a heading that the rules know.
func label(rules *headings, text string) (section, bool) {
	head, rest, ok := strings.Cut(text, ":")
	if !ok || len(head) > 40 || strings.Count(head, " ") > 4 || strings.TrimSpace(rest) == "" || strings.HasPrefix(rest, "//") {
		return neutral, false
	}
	return rules.classify(head)
}

// sentences cuts a block at full stops that end a sentence. Abbreviations such
// as "e.g." and names such as "Node.js" do not.
func sentences(text string, yield func(string)) {
	from, next := 0, [...]int{-1, -1, -1} // the next place of each mark
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

// sentenceMark is the first place from at on of a mark with a space behind it, or
// the text's end.
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

// abbreviation reports that a full stop behind s ends a short form: one letter,
// or one of the usual ones.
func abbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " (")+1:]
	if len(word) > len("approx") {
		return false
	}
	switch strings.ToLower(word) {
	case "e.g", "i.e", "eg", "ie", "etc", "vs", "incl", "approx", "min", "max", "no", "sr", "jr", "st", "dr", "inc", "ltd", "z.b", "bzw", "ca":
		return true
	}
	return len(word) <= 1
}
