package library

import (
	"strings"
	"unicode/utf8"
)

// A path may be invalid UTF-8, but what is kept is valid. A byte that belongs to no
// character is kept as one of 128 characters that are used for nothing else. If a path
// contains one of these characters, its bytes are kept in the same way, so that every
// path comes back as it was.
const (
	byteBase  = 0x10fe00 // private use, at the end of plane 16
	firstByte = byteBase + 0x80
	lastByte  = byteBase + 0xff
)

// RefText returns a reference as valid UTF-8, as [Posting.Ref] and [Posting.Origin]
// hold it.
func RefText(ref string) string {
	if utf8.ValidString(ref) && !strings.ContainsFunc(ref, standsForByte) {
		return ref
	}
	var b strings.Builder
	for i := 0; i < len(ref); {
		r, n := utf8.DecodeRuneInString(ref[i:])
		if r == utf8.RuneError && n == 1 || standsForByte(r) {
			for _, c := range []byte(ref[i : i+n]) {
				b.WriteRune(byteBase + rune(c))
			}
		} else {
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// RefPath returns the reference from which [RefText] made a text.
func RefPath(text string) string {
	if !strings.ContainsFunc(text, standsForByte) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if standsForByte(r) {
			b.WriteByte(byte(r - byteBase))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// standsForByte reports whether a character is kept in place of a byte.
func standsForByte(r rune) bool { return r >= firstByte && r <= lastByte }
