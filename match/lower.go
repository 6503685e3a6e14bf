package match

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"skillmatch/index/skill"
)

// lowered is a line in small letters, and whether it is all ASCII, and may hold
// letters of scripts without spaces. The lines of one posting share their memory.
func (r *Reader) lowered(text string) (lower string, plain, unspaced bool) {
	from, i := r.small.Len(), 0
	var part [128]byte
	for plain = true; i < len(text); {
		n := copy(part[:], text[i:])
		done := lowerASCII(part[:n])
		r.small.Write(part[:done])
		if i += done; done == n {
			continue
		}
		for plain = false; i < len(text) && text[i] >= utf8.RuneSelf; {
			c, size := utf8.DecodeRuneInString(text[i:])
			if c < 0x2000 || c >= 0x2100 { // no dash or quote
				c, unspaced = unicode.ToLower(c), unspaced || skill.MaybeUnspaced(c)
			}
			r.small.WriteRune(c)
			i += size
		}
	}
	return r.small.String()[from:], plain, unspaced
}

// lowerASCII makes small letters of the capitals in text, eight bytes at a time, up
// to the first byte beyond ASCII. It returns how many are done.
func lowerASCII(text []byte) int {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		eight := binary.LittleEndian.Uint64(text[i:])
		if eight&highBits != 0 {
			break
		}
		binary.LittleEndian.PutUint64(text[i:], smallLetters(eight))
	}
	for ; i < len(text) && text[i] < utf8.RuneSelf; i++ {
		if text[i]-'A' < 26 {
			text[i] |= 0x20
		}
	}
	return i
}

const (
	ones     = 0x0101010101010101
	highBits = 0x80 * ones
)

// smallLetters makes small letters of the capitals among eight bytes of ASCII:
// adding 0x80-'A' carries into the high bit from "A" on, adding 0x7f-'Z' behind
// "Z".
func smallLetters(eight uint64) uint64 {
	capitals := (eight + (0x80-'A')*ones) &^ (eight + (0x7f-'Z')*ones) & highBits
	return eight | capitals>>2
}
