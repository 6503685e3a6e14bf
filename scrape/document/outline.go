package document

import (
	"strings"
	"unicode/utf8"
)

// Outline is [Clean] for text with marks of its own. Markdown headings of every level,
// underlined ones included, and lines that are bold as a whole in Markdown begin with
// "## "; all list signs become "- ". The lines are otherwise kept. The outline of an
// outline is the text itself.
func Outline(text string) string {
	text = Clean(text)
	var b strings.Builder
	done := 0 // the length of the text that has been written
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		if next := underline(text, end); next > end && canBeUnderlined(text[start:end]) {
			if done == 0 {
				b.Grow(len(text) + 64)
			}
			b.WriteString(text[done:start])
			b.WriteString("## ")
			b.WriteString(strings.TrimSpace(text[start:end]))
			done, end = next, next
		} else if lead, body, ok := cutMark(text[start:end]); ok {
			if done == 0 {
				b.Grow(len(text) + 64)
			}
			b.WriteString(text[done:start])
			b.WriteString(lead)
			b.WriteString(body)
			done = end
		}
		start = end + 1
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return Clean(b.String())
}

// underline returns the end of the line after the one that ends at end, if that line
// underlines it with at least three "=" or "-". Otherwise it returns end.
func underline(text string, end int) int {
	if end >= len(text) {
		return end
	}
	line := text[end+1:]
	if !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
		return end
	}
	if n := strings.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	if strings.Trim(line, line[:1]) != "" {
		return end
	}
	return end + 1 + len(line)
}

// canBeUnderlined reports whether a line can be a heading: it has words and no mark.
func canBeUnderlined(line string) bool {
	text := strings.TrimSpace(line)
	return text != "" && len(text) <= maxHeading && hasLetter(text) && !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "- ") && !strings.HasPrefix(text, "|")
}

// cutMark removes the mark of a heading or list item from a line. It returns the mark
// that replaces it and the rest. ok is false when the line is to be kept as it is.
func cutMark(line string) (lead, body string, ok bool) {
	i := 0
	for i < len(line) && line[i] == ' ' {
		i++
	}
	if i == len(line) {
		return "", "", false
	}
	indent, body := line[:i], line[i:]
	switch c := body[0]; {
	case c == '#':
		rest := strings.TrimLeft(body, "#")
		name := strings.Trim(rest, " *#")
		if len(body)-len(rest) > 6 || !strings.HasPrefix(rest, " ") || name == "" {
			return "", "", false
		}
		return "## ", name, "## "+name != line
	case c == '*' || c == '_':
		if name, ok := boldLine(body); ok {
			return "## ", name, true
		}
		rest := strings.TrimLeft(body[1:], " ")
		return indent + "- ", rest, c == '*' && body[1:] != rest && rest != ""
	case c < utf8.RuneSelf:
		return "", "", false
	}
	r, size := utf8.DecodeRuneInString(body)
	rest := strings.TrimLeft(body[size:], " ")
	switch r {
	case '•', '▪', '‣', '◦', '●', '·', '○', '■', '□', '▫', '⁃', '➢', '➤', '►', '▶', '✓', '✔', '→':
		return indent + "- ", rest, rest != ""
	case '–', '—':
		return indent + "- ", rest, rest != "" && len(rest) < len(body)-size
	}
	return "", "", false
}

// boldLine returns the text of a line that is bold as a whole in Markdown.
func boldLine(s string) (string, bool) {
	mark := s[:min(len(s), 2)]
	if mark != "**" && mark != "__" || len(s) < 5 || len(s) > maxBoldHeading+4 {
		return "", false
	}
	name, ok := strings.CutSuffix(strings.TrimSuffix(s[2:], ":"), mark)
	if !ok || strings.Contains(name, mark) || strings.HasSuffix(name, ".") || strings.Trim(name, " *#_") != name || name == "" {
		return "", false
	}
	return name, true
}
