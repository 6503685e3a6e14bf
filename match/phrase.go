package match

import "strings"

// phrases is a set of phrases that are looked for together: by their first
// word, so that a line is walked once however many there are.
type phrases struct {
	byFirst map[string][]string
	// lengths are the lengths of first words by their first letter, as bits; most
	// words of a text are of none, and are not looked up.
	lengths [32]uint32
}

// newPhrases makes a set; the phrases are lower case and begin with a letter or a
// figure.
func newPhrases(list []string) phrases {
	p := phrases{byFirst: map[string][]string{}}
	for _, s := range list {
		first := s[:wordEnd(s, 0)]
		p.lengths[first[0]&31] |= lengthBit(len(first))
		p.byFirst[first] = append(p.byFirst[first], s)
	}
	return p
}

// find is the offset of the first place in a lower-case line that holds one of
// the phrases as whole words, or -1. A phrase that ends in a space only has to
// begin a word.
func (p *phrases) find(lower string) int {
	for i := 0; i < len(lower); {
		if !letterAt(lower, i) {
			i++
			continue
		}
		end := wordEnd(lower, i)
		if p.lengths[lower[i]&31]&lengthBit(end-i) == 0 {
			i = end
			continue
		}
		for _, s := range p.byFirst[lower[i:end]] {
			if standsAt(lower, i, s) {
				return i
			}
		}
		i = end
	}
	return -1
}

// phraseSets are up to 64 sets of phrases that are looked for together.
type phraseSets struct {
	byFirst map[string][]kindOf
	lengths [32]uint32 // as those of phrases
}

// kindOf is a phrase with the number of its set.
type kindOf struct {
	text string
	kind int
}

// newPhraseSets makes sets of lists as [list] cuts them, of which some may be empty.
func newPhraseSets(lists ...string) phraseSets {
	k := phraseSets{byFirst: map[string][]kindOf{}}
	for kind, text := range lists {
		if text == "" {
			continue
		}
		for _, s := range list(text) {
			first := s[:wordEnd(s, 0)]
			k.lengths[first[0]&31] |= lengthBit(len(first))
			k.byFirst[first] = append(k.byFirst[first], kindOf{s, kind})
		}
	}
	return k
}

// in has a bit for each set of which a lower-case line holds a phrase.
func (k *phraseSets) in(lower string) (found uint64) {
	for i := 0; i < len(lower); {
		if !letterAt(lower, i) {
			i++
			continue
		}
		end := wordEnd(lower, i)
		if k.lengths[lower[i]&31]&lengthBit(end-i) != 0 {
			for _, s := range k.byFirst[lower[i:end]] {
				if standsAt(lower, i, s.text) {
					found |= 1 << s.kind
				}
			}
		}
		i = end
	}
	return found
}

// standsAt reports whether a phrase stands at i as whole words; one that ends in a
// space only has to begin a word.
func standsAt(lower string, i int, s string) bool {
	return strings.HasPrefix(lower[i:], s) && (s[len(s)-1] == ' ' || !letterAt(lower, i+len(s)))
}

// in reports whether a lower-case line holds one of the phrases.
func (p *phrases) in(lower string) bool { return p.find(lower) >= 0 }

// lengthBit is the bit of a word's length.
func lengthBit(n int) uint32 { return 1 << min(n, 31) }

// wordEnd is the end of the run of letters that begins at i.
func wordEnd(s string, i int) int {
	for i < len(s) && letterAt(s, i) {
		i++
	}
	return i
}

// letterAt reports a letter or figure at i: a small letter of ASCII, or any other
// sign of a longer encoding.
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	c := s[i]
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}
