package document

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Clean makes text safe to store and to print: valid UTF-8 without control characters,
// terminal sequences, invisible characters or characters that change the direction of
// text. Tabs and special spaces become spaces: two for a tab that indents a line, three
// for a tab that separates words. Typographic ligatures and full-width letters become
// plain letters, and the list signs of symbol fonts become "•". Lines lose their
// trailing blanks. At most one blank line remains in a row, and none at the beginning
// and the end. Clean returns clean text unchanged and without a copy.
func Clean(s string) string {
	s = strings.TrimRight(s, " \n")
	at := firstUnclean(s)
	if at == len(s) {
		return s
	}
	var room [16 << 10]byte // most texts fit and are allocated only once
	return string(scrub(append(room[:0], s[:at]...), s[at:]))
}

// Line is [Clean] for one line: line ends and runs of blanks become one space.
func Line(s string) string {
	s = Clean(s)
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == ' ' && (i == 0 || s[i-1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// firstUnclean returns the index of the first character that may need changing, or
// len(s) when there is none. Everything before it is clean.
func firstUnclean(s string) int {
	for i := 0; ; {
		if i = printable(s, i); i == len(s) {
			return i
		}
		switch c := s[i]; {
		case c == '\n':
			if i == 0 || s[i-1] == ' ' || i > 1 && s[i-1] == '\n' && s[i-2] == '\n' {
				return max(0, i-1)
			}
			i++
		case c < utf8.RuneSelf:
			return i
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || !plain(r) {
				return i
			}
			i += size
		}
	}
}

// printable returns the end of the run of printable ASCII at i. It tests eight bytes at
// a time. For bytes below 0x80, adding 0x60 carries into the high bit from the space
// on, and adding 1 carries into it after "~".
func printable(s string, i int) int {
	const ones, highBits = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(s); i += 8 {
		eight := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 | uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		others := ^(eight + 0x60*ones) | (eight + ones) | eight
		if others &= highBits; others != 0 {
			return i + bits.TrailingZeros64(others)/8
		}
	}
	for i < len(s) && s[i] >= ' ' && s[i] < 0x7f {
		i++
	}
	return i
}

// plain reports whether a character beyond ASCII is kept as it is.
func plain(r rune) bool {
	switch {
	case r < 0xA1, r == 0xAD:
		return false
	case r < 0x0300:
		return true
	case r < 0x2000:
		return r != 0x034F && r != 0x061C && r != 0x115F && r != 0x1160 && r != 0x1680 && r != 0x17B4 && r != 0x17B5 && (r < 0x180B || r > 0x180F)
	case r < 0x2070:
		return r >= 0x2010 && r < 0x2028 || r >= 0x2030 && r < 0x205F
	case r < 0xE000:
		return r != 0x2800 && r != 0x3000 && r != 0x3164
	case r < 0xF900:
		return false
	case r < 0x10000:
		return (r < 0xFB00 || r > 0xFB06) && (r < 0xFE00 || r > 0xFE0F) && r != 0xFEFF && (r < 0xFF01 || r > 0xFF5E) && r != 0xFFA0 && (r < 0xFFF0 || r == utf8.RuneError)
	}
	return r < 0xE0000
}

// scrub appends the cleaned form of s to clean text.
func scrub(out []byte, s string) []byte {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= ' ' && c < 0x7f:
			end := printable(s, i)
			out, i = append(out, s[i:end]...), end
		case c == '\n' || c == '\r' || c == '\v' || c == '\f':
			if c == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			out = newline(out)
			i++
		case c == '\t':
			switch n := len(out); {
			case n == 0 || out[n-1] == '\n' || indenting(out):
				out = append(out, "  "...)
			case out[n-1] == ' ':
				out = append(out, ' ')
			default: // what a tab separates stays separate
				out = append(out, "   "...)
			}
			i++
		case c == 0x1b:
			i += 1 + sequenceLength(s[i+1:])
		case c < utf8.RuneSelf:
			i++
		default:
			var size int
			out, size = wide(out, s[i:])
			i += size
		}
	}
	for n := len(out); n > 0 && (out[n-1] == ' ' || out[n-1] == '\n'); n = len(out) {
		out = out[:n-1]
	}
	return out
}

// newline ends a line. It removes trailing blanks, and adds no second blank line.
func newline(out []byte) []byte {
	n := len(out)
	for n > 0 && out[n-1] == ' ' {
		n--
	}
	out = out[:n]
	if n == 0 || n >= 2 && out[n-1] == '\n' && out[n-2] == '\n' {
		return out
	}
	return append(out, '\n')
}

// indenting reports whether the last line holds nothing but up to 16 blanks so far.
// Deeper indents are not examined: they have no further meaning, and examining them
// costs time.
func indenting(out []byte) bool {
	for i := len(out) - 1; i >= max(0, len(out)-16); i-- {
		if out[i] == '\n' {
			return true
		}
		if out[i] != ' ' {
			return false
		}
	}
	return len(out) <= 16
}

// wide appends the replacement of the character beyond ASCII at the start of s. It
// returns the number of bytes of s that are replaced.
func wide(out []byte, s string) ([]byte, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		return append(out, "\uFFFD"...), 1
	case plain(r):
		return append(out, s[:size]...), size
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return newline(out), size
	case r >= 0x91 && r <= 0x97: // windows-1252 that was taken for Latin-1
		return append(out, [...]string{"‘", "’", "“", "”", "•", "–", "—"}[r-0x91]...), size
	case r == 0x90, r == 0x98, r >= 0x9B && r <= 0x9F && r != 0x9C:
		return out, size + controlLength(rune(r-0x40), s[size:])
	case r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x2800, r == 0x3000:
		return append(out, ' '), size
	case r == 0xF0B7, r == 0xF0A7:
		return append(out, "•"...), size
	case r >= 0xFB00 && r <= 0xFB06:
		return append(out, [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00]...), size
	case r >= 0xFF01 && r <= 0xFF5E:
		return append(out, byte(r-0xFF01+'!')), size
	}
	return out, size
}

// maxSequence is the length in bytes beyond which an unfinished terminal sequence is
// taken for text.
const maxSequence = 2048

// sequenceLength returns the length of the terminal sequence after an escape character.
func sequenceLength(s string) int {
	if s == "" {
		return 0
	}
	switch c := s[0]; c {
	case '[', ']', 'P', 'X', '^', '_':
		return 1 + controlLength(rune(c), s[1:])
	case '(', ')', '*', '+', '-', '.', '/', '#', '%', ' ':
		if len(s) > 1 && s[1] >= '0' && s[1] <= '~' {
			return 2
		}
	case '7', '8', '=', '>', 'c', '\\':
		return 1
	}
	return 0
}

// controlLength returns the length of what follows the introducer of a control sequence
// ('[') or control string.
func controlLength(kind rune, s string) int {
	s = s[:min(len(s), maxSequence)]
	if kind == '[' {
		for i := 0; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
			if s[i] < 0x20 || s[i] > 0x7e {
				return i
			}
		}
		return 0
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == 0x07:
			return i + 1
		case s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\', s[i] == 0xC2 && i+1 < len(s) && s[i+1] == 0x9C:
			return i + 2
		case s[i] == '\n' || s[i] == 0x1b:
			return i
		}
	}
	return 0
}
