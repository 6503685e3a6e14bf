package match

import "unicode/utf8"

// word is a run of letters, figures, "+" and "#" in a text.
type word struct {
	start, end int
	hash       uint64
}

// appendWords appends the words of a text in small letters.
func appendWords(dst []word, lower string) []word {
	for i := 0; i < len(lower); {
		from := i
		for i < len(lower) {
			if c := lower[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '#' {
				i++
				continue
			}
			if lower[i] < utf8.RuneSelf {
				break
			}
			r, n := utf8.DecodeRuneInString(lower[i:])
			if !wordRune(r) {
				break
			}
			i += n
		}
		if i > from {
			dst = append(dst, word{from, i, hashWord(lower[from:], i-from)})
		}
		i = afterSign(lower, i)
	}
	return dst
}

// hashes appends the hashes of the words of a text in small letters.
func hashes(dst []uint64, lower string) []uint64 {
	for _, w := range appendWords(nil, lower) {
		dst = append(dst, w.hash)
	}
	return dst
}

// afterSign is what follows the sign at i that is part of no word.
func afterSign(s string, i int) int {
	if i >= len(s) || s[i] < utf8.RuneSelf {
		return i + 1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

// firstWord is the end of the word with which a phrase begins.
func firstWord(phrase string) int {
	var buf [16]word
	list := appendWords(buf[:0], phrase)
	if len(list) == 0 || list[0].start > 0 {
		return 0
	}
	return list[0].end
}

// hashWord hashes the first n bytes of s. Bytes behind them are read, but have no
// part in it.
func hashWord(s string, n int) uint64 {
	h := uint64(seed)
	for ; n > 8; s, n = s[8:], n-8 {
		h = mix(h, first8(s))
	}
	var last uint64
	if len(s) >= 8 {
		last = first8(s) << (64 - 8*n)
	} else {
		for i := range n {
			last |= uint64(s[i]) << (64 - 8*n + 8*i)
		}
	}
	return mix(h, last)
}

// first8 are the first eight bytes of s, the first one lowest.
func first8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// seed and mix are of FNV-1a and of the mixer of splitmix64.
const seed = 14695981039346656037

func mix(h, w uint64) uint64 {
	h = (h ^ w) * 0xbf58476d1ce4e5b9
	return h ^ h>>31
}

// hashAll is the hash of words in their order.
func hashAll(words []uint64) uint64 {
	h := uint64(seed)
	for _, w := range words {
		h = mix(h, w)
	}
	h = (h ^ h>>30) * 0x94d049bb133111eb
	return h ^ h>>31
}
