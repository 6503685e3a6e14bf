package page

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of values in scripts: the length in bytes below which a value is too short
// for a posting, the length above which it is too long to be read, and their number.
// The second limit also holds for structured data.
const (
	minState  = 150
	maxState  = 8 << 20
	maxStates = 48
)

// script is the text of a script that is searched for values. It is read as text and
// never run. Only values that are JSON are found, not those that the script would
// compute.
type script struct {
	text string
	// value receives each value that is found. stream receives the strings of data that
	// the page sends in chunks, with the name of the receiver: "flight" or "turbo".
	value  func(any)
	stream func(name, chunk string)
	budget *budget
	misses int // values without an end
}

// scan finds the values of a script in their order: objects and lists that are assigned
// or passed, and strings of JSON that are parsed.
func (c *script) scan() {
	const maxMisses = 8
	for i := 0; i < len(c.text) && c.misses < maxMisses && c.budget.left > 0; {
		next := strings.IndexAny(c.text[i:], `{["'/`+"`")
		if next < 0 {
			return
		}
		i += next
		switch c.text[i] {
		case '{', '[':
			i = c.literal(i)
		case '/':
			i = c.comment(i)
		default:
			i = c.quoted(i)
		}
	}
}

// comment returns the end of the comment that begins at i, or where to continue when
// none does.
func (c *script) comment(i int) int {
	end := ""
	switch rest := c.text[i+1:]; {
	case strings.HasPrefix(rest, "*"):
		end = "*/"
	case strings.HasPrefix(rest, "/"):
		end = "\n"
	default:
		return i + 1
	}
	_, after, ok := strings.Cut(c.text[i+2:], end)
	if !ok {
		c.misses++
		return i + 2
	}
	return len(c.text) - len(after)
}

// literal reads an object or list that begins at i and returns where to continue.
func (c *script) literal(i int) int {
	before, after := lastByte(c.text[:i]), firstByte(c.text[i+1:])
	pushed := strings.HasSuffix(c.text[:i], "_f.push(")
	switch {
	case pushed:
	case before == 0 || !strings.ContainsRune("=(,:", rune(before)):
		return i + 1
	case after != '"' && (c.text[i] == '{' || after != '{' && after != '['):
		return i + 1
	}
	end := balanced(c.text, i)
	if end < 0 {
		c.budget.spend(len(c.text) - i)
		c.misses++
		return i + 1
	}
	source := c.text[i:end]
	if pushed {
		c.chunk(source)
		return end
	}
	if len(source) < minState || len(source) > maxState {
		return end
	}
	c.budget.spend(2 * len(source))
	v, ok := strict(source)
	if !ok && before == '=' {
		c.budget.spend(8 * len(source))
		v, ok = decode(source, c.budget)
	}
	if !ok {
		return i + 1
	}
	c.value(v)
	return end
}

// chunk passes on a chunk of data that a page sends in chunks: a list of a number and a
// string.
func (c *script) chunk(source string) {
	v, _ := strict(source)
	if list, ok := v.([]any); ok && len(list) == 2 {
		if s, ok := list[1].(string); ok {
			c.stream("flight", s)
		}
	}
}

// quoted reads a string that begins at i and returns where to continue. Strings that
// the script parses as JSON are values.
func (c *script) quoted(i int) int {
	s, end := quoted(c.text, i)
	if end < 0 {
		c.budget.spend(8 * len(s))
		if strings.IndexByte(c.text[i:], '\n') < 0 {
			c.misses++
		}
		return i + 1
	}
	caller := strings.TrimSpace(c.text[max(0, i-40):i])
	switch {
	case strings.HasSuffix(caller, "Controller.enqueue("):
		c.stream("turbo", s)
	case len(s) < minState || len(s) > maxState:
	case strings.HasSuffix(caller, "decodeURIComponent("):
		if plain, err := url.PathUnescape(s); err == nil {
			c.parsed(plain)
		}
	case strings.HasSuffix(caller, "JSON.parse("):
		c.parsed(s)
	}
	return end
}

// parsed passes on the value in a string of JSON.
func (c *script) parsed(s string) {
	if v, ok := decode(s, c.budget); ok {
		c.value(v)
	}
}

// balanced returns the end of the object or list that begins at i, or -1 when it has
// none.
func balanced(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			for i++; i < len(s) && s[i] != '"'; i++ {
				if s[i] == '\\' {
					i++
				}
			}
		}
	}
	return -1
}

// quoted returns the value of the string in a script that begins at i, and its end.
// When the string has no end, quoted returns the text that was searched and -1.
func quoted(s string, i int) (string, int) {
	start, sign := i, s[i]
	var b strings.Builder
	for i++; i < len(s); {
		run := strings.IndexAny(s[i:], "\\\n"+string(sign))
		if run < 0 {
			return s[start:], -1
		}
		b.WriteString(s[i : i+run])
		i += run
		switch {
		case s[i] == sign:
			return b.String(), i + 1
		case s[i] == '\n' && sign != '`':
			return s[start:i], -1
		case s[i] == '\n':
			b.WriteByte('\n')
			i++
		default:
			i = escape(&b, s, i+1)
		}
	}
	return s[start:], -1
}

// escape writes the character of the escape sequence whose backslash precedes i, and
// returns the end of the sequence.
func escape(b *strings.Builder, s string, i int) int {
	if i >= len(s) {
		return i
	}
	switch c := s[i]; c {
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case 'r', 'b', 'f', 'v', '0', '\n':
	case 'x':
		if n, err := strconv.ParseUint(s[min(i+1, len(s)):min(i+3, len(s))], 16, 8); err == nil {
			b.WriteRune(rune(n))
			return i + 3
		}
	case 'u':
		return writeUnicode(b, s, i)
	default:
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteRune(r)
		return i + size
	}
	return i + 1
}

// writeUnicode writes the character of a \u sequence, or of two that form a surrogate
// pair.
func writeUnicode(b *strings.Builder, s string, i int) int {
	n, ok := hex4(s, i+1)
	if !ok {
		return i + 1
	}
	i += 5
	if utf16.IsSurrogate(n) && strings.HasPrefix(s[min(i, len(s)):], `\u`) {
		if low, ok := hex4(s, i+2); ok {
			if r := utf16.DecodeRune(n, low); r != utf8.RuneError {
				b.WriteRune(r)
				return i + 6
			}
		}
	}
	b.WriteRune(n)
	return i
}

// hex4 parses four hexadecimal digits at i.
func hex4(s string, i int) (rune, bool) {
	if i+4 > len(s) {
		return 0, false
	}
	n, err := strconv.ParseUint(s[i:i+4], 16, 16)
	return rune(n), err == nil
}

// lastByte returns the last byte that is not blank, or 0 when there is none within 64
// bytes.
func lastByte(s string) byte {
	s = strings.TrimRight(s[max(0, len(s)-64):], " \t\r\n")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

// firstByte returns the first byte that is not blank, or 0 when there is none within 64
// bytes.
func firstByte(s string) byte {
	s = strings.TrimLeft(s[:min(len(s), 64)], " \t\r\n")
	if s == "" {
		return 0
	}
	return s[0]
}
