package page

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of what is taken from scripts: how short a value is too short to
// hold a posting, how long one is too long to be read, and how many there are.
const (
	leastState = 150
	maxState   = 8 << 20
	maxStates  = 48
)

// script is the text of a script in which values are looked for. It is read as
// text and never run: only values that are JSON are found, those a script would
// compute are not.
type script struct {
	text string
	// value is given each value that was found; stream the strings that the
	// page sends in pieces, by the name of what receives them.
	value  func(any)
	stream func(name, piece string)
	work   *work
	misses int // values without an end
}

// scan finds the values of a script, in its order: objects and lists that are
// assigned or passed, and strings of JSON that are parsed.
func (c *script) scan() {
	const maxMisses = 8
	for i := 0; i < len(c.text) && c.misses < maxMisses && c.work.left > 0; {
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

// comment skips the comment that begins at i, if one does.
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

// literal reads an object or list that begins at i and returns where to go on.
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
		c.work.spend(len(c.text) - i)
		c.misses++
		return i + 1
	}
	source := c.text[i:end]
	if pushed {
		c.piece(source)
		return end
	}
	if len(source) < leastState || len(source) > maxState {
		return end
	}
	c.work.spend(2 * len(source))
	v, ok := strict(source)
	if !ok && before == '=' {
		c.work.spend(8 * len(source))
		v, ok = decode(source, c.work)
	}
	if !ok {
		return i + 1
	}
	c.value(v)
	return end
}

// piece hands over a piece of a page that comes in pieces: a list of a number
// and a string.
func (c *script) piece(source string) {
	v, _ := strict(source)
	if list, ok := v.([]any); ok && len(list) == 2 {
		if s, ok := list[1].(string); ok {
			c.stream("flight", s)
		}
	}
}

// quoted reads a string that begins at i and returns where to go on. Strings
// that are parsed as JSON are values.
func (c *script) quoted(i int) int {
	s, end := quoted(c.text, i)
	if end < 0 {
		c.work.spend(8 * len(s))
		if strings.IndexByte(c.text[i:], '\n') < 0 {
			c.misses++
		}
		return i + 1
	}
	caller := strings.TrimSpace(c.text[max(0, i-40):i])
	switch {
	case strings.HasSuffix(caller, "Controller.enqueue("):
		c.stream("turbo", s)
	case len(s) < leastState || len(s) > maxState:
	case strings.HasSuffix(caller, "decodeURIComponent("):
		if plain, err := url.PathUnescape(s); err == nil {
			c.parsed(plain)
		}
	case strings.HasSuffix(caller, "JSON.parse("):
		c.parsed(s)
	}
	return end
}

func (c *script) parsed(s string) {
	if v, ok := decode(s, c.work); ok {
		c.value(v)
	}
}

// balanced is the end of the object or list that begins at i, -1 when it has
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

// quoted is the value of the string of a script that begins at i, and its end,
// -1 when it has none; the value is then what was looked through.
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

// escape writes what the escape sequence at i, behind its backslash, stands for,
// and returns its end.
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
		return unit(b, s, i)
	default:
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteRune(r)
		return i + size
	}
	return i + 1
}

// unit writes the character of a \u sequence, or of two of them.
func unit(b *strings.Builder, s string, i int) int {
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

func hex4(s string, i int) (rune, bool) {
	if i+4 > len(s) {
		return 0, false
	}
	n, err := strconv.ParseUint(s[i:i+4], 16, 16)
	return rune(n), err == nil
}

// lastByte and firstByte are the bytes at the end and at the start that are no
// blanks, 0 when there are none near.
func lastByte(s string) byte {
	s = strings.TrimRight(s[max(0, len(s)-64):], " \t\r\n")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

func firstByte(s string) byte {
	s = strings.TrimLeft(s[:min(len(s), 64)], " \t\r\n")
	if s == "" {
		return 0
	}
	return s[0]
}
