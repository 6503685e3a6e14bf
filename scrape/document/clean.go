package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes text safe to store and to print: valid UTF-8 without control
// characters, terminal sequences, invisible or direction-changing characters;
// ligatures and full-width letters become plain ones, lines lose blanks at
// their end, and no more than one blank line stands in a row. Clean of clean
// text is the text itself.
func Clean(s string) string {
	if clean(s) {
		return s
	}
	for range 4 { // taking a part out may join a new sequence; the last form is stable
		next := tidy(scrub(s))
		if next == s {
			break
		}
		s = next
	}
	return s
}

// Line is Clean for one line: line ends and runs of blanks become one space.
func Line(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// clean reports, at the cost of one pass, text in which nothing needs changing.
func clean(s string) bool {
	blank := 1
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\n':
			if i > 0 && s[i-1] == ' ' || blank >= 2 {
				return false
			}
			blank++
		case c < 0x20 || c >= 0x7f:
			return false
		default:
			blank = 0
		}
	}
	return len(s) == 0 || s[0] != '\n' && s[len(s)-1] != '\n' && s[len(s)-1] != ' '
}

// scrub drops and replaces characters.
func scrub(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && (s[i] >= 0x20 && s[i] < 0x7f || s[i] == '\n') {
			i++
		}
		b.WriteString(s[from:i])
		if i == len(s) {
			break
		}
		if s[i] == 0x1b {
			i += escape(s[i:])
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
			continue
		}
		put(&b, r, size)
		i += size
	}
	return b.String()
}

// put writes what a character becomes.
func put(b *strings.Builder, r rune, size int) {
	switch {
	case r >= 0x20 && r < 0x7f || r == '\n':
		b.WriteRune(r)
	case r == '\t':
		b.WriteByte(' ')
	case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\v' || r == '\f':
		b.WriteByte('\n')
	case r == utf8.RuneError && size == 1:
		b.WriteRune('\uFFFD')
	case r >= 0xFB00 && r <= 0xFB06:
		b.WriteString([]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00])
	case r >= 0xFF01 && r <= 0xFF5E:
		b.WriteRune(r - 0xFF01 + '!')
	case unicode.Is(unicode.Zs, r):
		b.WriteByte(' ')
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200D', unicode.Is(unicode.Co, r) && r != '\uF0B7' && r != '\uF0A7':
	default:
		b.WriteRune(r)
	}
}

// escape is the length of the terminal sequence at the start of s.
func escape(s string) int {
	if len(s) < 2 {
		return 1
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s) && i < 64; i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
			if s[i] < 0x20 || s[i] > 0x7e {
				return i
			}
		}
		return 2
	case ']', 'P', '_', '^', 'X':
		for i := 2; i < len(s) && i < 512; i++ {
			if s[i] == 0x07 {
				return i + 1
			}
			if s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
			if s[i] == '\n' {
				return i
			}
		}
		return 2
	}
	return 1
}

// tidy trims the lines' ends and the blank lines.
func tidy(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := true
	pending := false
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimRight(line, " ")
		if line == "" {
			pending = !blank
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if pending {
			b.WriteByte('\n')
		}
		pending, blank = false, false
		b.WriteString(line)
	}
	return b.String()
}
