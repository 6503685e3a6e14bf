package library

import (
	"strings"
	"unicode/utf8"
)

// A path need not be UTF-8, but what is kept is: a byte that belongs to no letter
// is kept as one of 128 letters that stand for such bytes alone. A path that
// holds one of those letters has its bytes kept in the same way, so that every
// path comes back as it was.
const (
	byteLetters = 0x10fe00 // private use, at the end of plane 16
	firstByte   = byteLetters + 0x80
	lastByte    = byteLetters + 0xff
)

// RefText is a reference as text, as [Posting.Ref] and [Posting.Origin] hold it.
func RefText(ref string) string {
	if utf8.ValidString(ref) && !strings.ContainsFunc(ref, standsForByte) {
		return ref
	}
	var b strings.Builder
	for i := 0; i < len(ref); {
		r, n := utf8.DecodeRuneInString(ref[i:])
		if r == utf8.RuneError && n == 1 || standsForByte(r) {
			for _, c := range []byte(ref[i : i+n]) {
				b.WriteRune(byteLetters + rune(c))
			}
		} else {
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// RefPath is the reference that [RefText] made a text of.
func RefPath(text string) string {
	if !strings.ContainsFunc(text, standsForByte) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if standsForByte(r) {
			b.WriteByte(byte(r - byteLetters))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func standsForByte(r rune) bool { return r >= firstByte && r <= lastByte }
