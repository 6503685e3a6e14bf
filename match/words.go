package match

import (
	"strings"
	"unicode/utf8"
)

// appendWords appends the hashes of a text's words, whatever their case. A word
// is a run of letters, figures, "+" and "#".
func appendWords(dst []uint64, text string) []uint64 {
	for i := 0; i < len(text); {
		from, plain := i, true
		for i < len(text) {
			if c := text[i]; c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '#' {
				i++
				continue
			}
			if text[i] < utf8.RuneSelf {
				break
			}
			r, n := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) {
				break
			}
			plain = false
			i += n
		}
		switch {
		case i == from:
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
		case plain:
			dst = append(dst, hashWord(text[from:], i-from))
		default:
			word := strings.ToLower(text[from:i])
			dst = append(dst, hashWord(word, len(word)))
		}
	}
	return dst
}

// hashWord hashes the first n bytes of s, which are a word; of ASCII the case
// has no part in it. Bytes behind them are read, but have no part either.
func hashWord(s string, n int) uint64 {
	h := uint64(seed)
	for ; n > 8; s, n = s[8:], n-8 {
		h = mix(h, small(first8(s)))
	}
	var last uint64
	if len(s) >= 8 {
		last = first8(s) << (64 - 8*n)
	} else {
		for i := range n {
			last |= uint64(s[i]) << (64 - 8*n + 8*i)
		}
	}
	return mix(h, small(last))
}

// first8 are the first eight bytes of s, the first one lowest.
func first8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// small sets in each byte of ASCII the bit by which small letters differ from
// capitals.
func small(bytes uint64) uint64 {
	const high = 0x8080808080808080
	return bytes | ^bytes&high>>2
}

// seed and mix are of FNV-1a and of the mixer of splitmix64.
const seed = 14695981039346656037

func mix(h, w uint64) uint64 {
	h = (h ^ w) * 0xbf58476d1ce4e5b9
	return h ^ h>>31
}

func hashAll(words []uint64) uint64 {
	h := uint64(seed)
	for _, w := range words {
		h = mix(h, w)
	}
	h = (h ^ h>>30) * 0x94d049bb133111eb
	return h ^ h>>31
}
