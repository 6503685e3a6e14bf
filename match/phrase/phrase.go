// Package phrase searches text for phrases, as whole words: many at once, in a time
// that hardly depends on their number. It also reads the embedded tables of phrases.
//
//	phrase.go    Set, a search in a text; Normalize, which makes texts comparable
//	tokenset.go  TokenSet, the same search in a text that is already cut into words
//	table.go     Table, the phrases of an embedded .tsv file
//
// It does not know what any phrase means.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Set holds phrases in up to 64 kinds and searches for all of them in one pass over a
// text: phrases are found by their first word. The zero value is an empty set.
type Set struct {
	byFirst map[string][]member
	// lengths has, by the first letter of first words, a bit for each length of these
	// words. Most words of a text match no bit and are not looked up.
	lengths [32]uint32
}

// member is a phrase of a set, with the number of its kind.
type member struct {
	text string
	kind int
}

// NewSet returns a set in which each list is a kind, numbered from 0; a list can be
// empty. Phrases are in lower case and begin with a letter or a digit. They are matched
// as whole words; anything can follow a phrase that ends in a space.
func NewSet(lists ...[]string) Set {
	s := Set{byFirst: map[string][]member{}}
	for kind, list := range lists {
		for _, text := range list {
			first := text[:wordEnd(text, 0)]
			s.lengths[first[0]&31] |= lengthBit(len(first))
			s.byFirst[first] = append(s.byFirst[first], member{text, kind})
		}
	}
	return s
}

// Find returns the offset of the first phrase in a lower-case text, or -1.
func (s *Set) Find(lower string) int {
	for i := 0; i < len(lower); {
		if !LetterAt(lower, i) {
			i++
			continue
		}
		end := wordEnd(lower, i)
		if s.lengths[lower[i]&31]&lengthBit(end-i) != 0 {
			for _, m := range s.byFirst[lower[i:end]] {
				if StandsAt(lower, i, m.text) {
					return i
				}
			}
		}
		i = end
	}
	return -1
}

// Next returns the first phrase at or after an offset, which is no offset within a word,
// as the offsets of its ends. It takes the longest of those that begin together. from is
// -1 when there is none.
func (s *Set) Next(lower string, at int) (from, to int) {
	for i := at; i < len(lower); {
		if !LetterAt(lower, i) {
			i++
			continue
		}
		end := wordEnd(lower, i)
		if s.lengths[lower[i]&31]&lengthBit(end-i) != 0 {
			longest := 0
			for _, m := range s.byFirst[lower[i:end]] {
				if len(m.text) > longest && StandsAt(lower, i, m.text) {
					longest = len(m.text)
				}
			}
			if longest > 0 {
				return i, i + longest
			}
		}
		i = end
	}
	return -1, -1
}

// Opens reports whether a lower-case text begins with a phrase of the set.
func (s *Set) Opens(lower string) bool {
	end := wordEnd(lower, 0)
	if end == 0 || s.lengths[lower[0]&31]&lengthBit(end) == 0 {
		return false
	}
	for _, m := range s.byFirst[lower[:end]] {
		if StandsAt(lower, 0, m.text) {
			return true
		}
	}
	return false
}

// In reports whether a lower-case text contains a phrase of the set.
func (s *Set) In(lower string) bool { return s.Find(lower) >= 0 }

// Kinds returns a bit for each kind of which a lower-case text contains a phrase, bit 0
// for the first list.
func (s *Set) Kinds(lower string) (found uint64) {
	for i := 0; i < len(lower); {
		if !LetterAt(lower, i) {
			i++
			continue
		}
		end := wordEnd(lower, i)
		if s.lengths[lower[i]&31]&lengthBit(end-i) != 0 {
			for _, m := range s.byFirst[lower[i:end]] {
				if StandsAt(lower, i, m.text) {
					found |= 1 << m.kind
				}
			}
		}
		i = end
	}
	return found
}

// Each calls found for the longest phrase at each word of a lower-case text, in order,
// with its offsets and a bit for each of its kinds, bit 0 for the first list. The search
// goes on after a phrase for which found returns true, and at the next word otherwise.
func (s *Set) Each(lower string, found func(start, end int, kinds uint64) bool) {
	for i := 0; i < len(lower); {
		if !LetterAt(lower, i) {
			i++
			continue
		}
		next := wordEnd(lower, i)
		if s.lengths[lower[i]&31]&lengthBit(next-i) != 0 {
			end, kinds := i, uint64(0)
			for _, m := range s.byFirst[lower[i:next]] {
				switch to := i + len(m.text); {
				case to < end || !StandsAt(lower, i, m.text):
				case to > end:
					end, kinds = to, 1<<m.kind
				default:
					kinds |= 1 << m.kind
				}
			}
			if kinds != 0 && found(i, end, kinds) {
				next = max(next, end)
			}
		}
		i = next
	}
}

// StandsAt reports whether a phrase occurs at offset i of a lower-case text, with no
// letter or digit after it. A phrase that ends in a space can be followed by anything.
func StandsAt(lower string, i int, text string) bool {
	return strings.HasPrefix(lower[i:], text) && (text[len(text)-1] == ' ' || !LetterAt(lower, i+len(text)))
}

// lengthBit returns the bit of a word of n bytes; words of 31 bytes or more share one.
func lengthBit(n int) uint32 { return 1 << min(n, 31) }

// wordEnd returns the end of the run of letters that begins at i.
func wordEnd(s string, i int) int {
	for i < len(s) && LetterAt(s, i) {
		i++
	}
	return i
}

// LetterAt reports whether the byte at offset i is a lower-case ASCII letter, an ASCII
// digit, or any byte of a multi-byte UTF-8 sequence. It is false after the end of s.
func LetterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	c := s[i]
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// Normalize returns a text in the form in which texts are compared: lower-case words
// separated by single spaces, with a space at both ends. All characters but letters and
// digits become spaces.
func Normalize(s string) string {
	var room [256]byte // long enough for most titles and lines
	out := append(room[:0], ' ')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c-'0' < 10:
			out = append(out, c)
		case c-'A' < 26:
			out = append(out, c|0x20)
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if i += size; unicode.IsLetter(r) || unicode.IsDigit(r) {
				out = utf8.AppendRune(out, unicode.ToLower(r))
			} else if out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
			continue
		case out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
		i++
	}
	if out[len(out)-1] != ' ' {
		out = append(out, ' ')
	}
	return string(out)
}
