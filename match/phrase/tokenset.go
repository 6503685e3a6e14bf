package phrase

import (
	"math/bits"

	"skillmatch/index/skill"
)

// TokenSet holds phrases in any number of kinds and searches for all of them among the
// words into which the recognizer of skills has cut a text, so that the text is not
// read a second time. It finds the first phrase of each kind.
type TokenSet struct {
	// filter has a bit for the hash of each phrase's first word: most words of a
	// text begin no phrase.
	filter [1 << 8]uint64
	// slots are a hash table by the first word, with open addressing. It is small, so
	// that it stays in the processor's cache.
	slots   []slot
	members []member // by their slots
}

// slot holds the phrases that begin with the same word, as a range of members. It is
// free when the range is empty.
type slot struct {
	hash     uint64
	from, to uint32
}

// NewTokenSet returns a set in which each list is a kind, numbered from 0; a list can
// be empty. Phrases are written as for [NewSet]. The scanner cuts them into words, in
// the way in which the texts are cut.
func NewTokenSet(scanner *skill.Scanner, lists ...[]string) *TokenSet {
	byFirst, order := map[uint64][]member{}, []uint64{}
	var room skill.Tokens
	for kind, list := range lists {
		for _, text := range list {
			room.Reset()
			_, first := scanner.TokenizeOnly(&room, text).Begin(0)
			if byFirst[first] == nil {
				order = append(order, first)
			}
			byFirst[first] = append(byFirst[first], member{text, kind})
		}
	}
	s := &TokenSet{slots: make([]slot, 1<<bits.Len(uint(2*len(order))))}
	for _, first := range order {
		s.filter[first>>56] |= 1 << (first >> 50 & 63)
		from := uint32(len(s.members))
		s.members = append(s.members, byFirst[first]...)
		*s.slot(first) = slot{first, from, uint32(len(s.members))}
	}
	return s
}

// slot returns the slot of a word by its hash, or a free one for it.
func (s *TokenSet) slot(hash uint64) *slot {
	mask := uint64(len(s.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if at := &s.slots[i]; at.hash == hash || at.from == at.to {
			return at
		}
	}
}

// First sets first[kind] to the offset of the first phrase of each kind in a lower-case
// text, -1 for none. words are the words of that text.
func (s *TokenSet) First(lower string, words skill.Tokens, first []int32) {
	for kind := range first {
		first[kind] = -1
	}
	for i := range words.Len() {
		start, hash := words.Begin(i)
		if s.filter[hash>>56]>>(hash>>50&63)&1 == 0 {
			continue
		}
		at := s.slot(hash)
		for k := at.from; k < at.to; k++ {
			if m := &s.members[k]; first[m.kind] < 0 && StandsAt(lower, start, m.text) {
				first[m.kind] = int32(start)
			}
		}
	}
}
