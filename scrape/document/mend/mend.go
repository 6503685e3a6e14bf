// Package mend repairs text that was garbled before it reached the document. It knows
// one way of garbling: bytes of UTF-8 that were read as Windows-1252. Text must be
// mended before it is normalized, which takes the letters apart that tell.
package mend

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Text repairs text whose UTF-8 was once, or twice, read as Windows-1252: "â€“" for a
// dash, "Ã©" for é, "ï¼š" for a full-width colon. It repairs only runs whose bytes are
// the UTF-8 of accented letters, punctuation or full-width letters, which nobody writes
// in that form. Everything else is kept. A full-width sign whose last byte is lost
// becomes a dash, since such signs separate dates or names.
func Text(s string) string {
	for range 2 {
		mended := once(s)
		if mended == s {
			break
		}
		s = mended
	}
	return s
}

// once repairs text that was garbled once.
func once(s string) string {
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
		meant, end, ok := garbledRun(s, i+size, lead)
		if !ok {
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

// garbledRun reads the garbled run whose first byte is lead and whose next character is
// at end. It returns the character that was meant and the end of the run. ok is false
// when no such run is there, or when its character is not one that is repaired.
func garbledRun(s string, end int, lead byte) (meant rune, after int, ok bool) {
	var room [3]byte
	bytes := append(room[:0], lead)
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
		meant, n = '–', 2 // a full-width sign whose last byte is lost
	}
	return meant, end, n == len(bytes) && garbles(meant)
}

// mayBeGarbled reports whether a text contains one of "ÂÃâï", with which all garbled
// runs begin. Their UTF-8 has the first byte in common.
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

// windowsByte returns the byte of a character in Windows-1252. Bytes without a
// character are represented by the control characters of the same value.
func windowsByte(r rune) (byte, bool) {
	if r >= 0x80 && r < 0xa0 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// garbles reports whether a character is one that is repaired.
func garbles(r rune) bool {
	switch {
	case r >= 0xa0 && r <= 0xff:
		return true
	case r >= 0x2010 && r <= 0x203a, r == 0x20ac, r == 0x2122, r == 0x2192:
		return true
	}
	return r >= 0xff01 && r <= 0xff5e
}
