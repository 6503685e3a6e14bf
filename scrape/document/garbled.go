package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// ungarble mends text whose UTF-8 was once read as Windows-1252: "â€“" for a dash,
// "Ã©" for é, "ï¼š" for a wide colon. Only runs are mended whose bytes are the UTF-8
// of letters with accents, of punctuation or of wide letters, which nobody writes in
// that form; everything else stays. A wide sign whose last byte is lost becomes a
// dash: such signs stand between dates or names.
func ungarble(s string) string {
	if !mayBeGarbled(s) {
		return s
	}
	var out strings.Builder
	last := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		lead, ok := windowsByte(r)
		if !ok || lead < 0xc2 {
			i += size
			continue
		}
		bytes := []byte{lead}
		end := i + size
		for len(bytes) < 3 && end < len(s) && !utf8.Valid(bytes) {
			next, n := utf8.DecodeRuneInString(s[end:])
			b, ok := windowsByte(next)
			if !ok || b < 0x80 || b > 0xbf {
				break
			}
			bytes, end = append(bytes, b), end+n
		}
		meant, n := utf8.DecodeRune(bytes)
		if len(bytes) == 2 && bytes[0] == 0xef && bytes[1] == 0xbc {
			meant, n = '–', 2 // a wide sign whose last byte is lost
		}
		if n != len(bytes) || !garbles(meant) {
			i += size
			continue
		}
		out.WriteString(s[last:i])
		out.WriteRune(meant)
		i, last = end, end
	}
	if last == 0 {
		return s
	}
	out.WriteString(s[last:])
	return out.String()
}

// mayBeGarbled reports a text that holds one of "ÂÃâï", with which all garbled runs
// begin. They have their first byte in common.
func mayBeGarbled(s string) bool {
	for {
		i := strings.IndexByte(s, 0xc3)
		if i < 0 || i+1 == len(s) {
			return false
		}
		switch s = s[i+1:]; s[0] {
		case 0x82, 0x83, 0xa2, 0xaf:
			return true
		}
	}
}

// windowsByte is the byte of a character in Windows-1252, in which the control
// characters stand for the bytes that have none.
func windowsByte(r rune) (byte, bool) {
	if r >= 0x80 && r < 0xa0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// garbles reports the characters that are mended.
func garbles(r rune) bool {
	switch {
	case r >= 0xa0 && r <= 0xff:
		return true
	case r >= 0x2010 && r <= 0x203a, r == 0x20ac, r == 0x2122, r == 0x2192:
		return true
	}
	return r >= 0xff01 && r <= 0xff5e
}
