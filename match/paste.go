package match

import (
	"fmt"
	"slices"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// A résumé into which somebody pasted the posting, in white letters or in
// plain sight, names everything that is asked and proves none of it. Lines that
// are the posting's own words therefore prove nothing for that posting, and the
// report says so. Sentences of fewer words than ownWords can be equal by
// chance.
const ownWords = 7

// own finds the résumé's lines by the hashes of their sentences' words. Equal
// hashes are compared word by word.
type own map[uint64][]owned

type owned struct {
	item     int
	sentence string
}

func newOwn(v *skill.Vocabulary, items []index.Item) own {
	o, scanner := own{}, v.Scanner()
	var room skill.Words
	for i := range items {
		if items[i].Title || items[i].Kind == resume.Education {
			continue // schools are named in the same words by everybody
		}
		sentences(items[i].Text, func(s string) {
			room.Reset()
			if key := ownKey(scanner.CutOnly(&room, s)); key != 0 {
				o[key] = append(o[key], owned{i, s})
			}
		})
	}
	return o
}

// ownKey is the hash of a sentence's words, 0 for one that is too short to be
// anybody's own.
func ownKey(words skill.Words) uint64 {
	if words.Len() < ownWords {
		return 0
	}
	h := uint64(seed)
	for i := range words.Len() {
		_, hash := words.Begin(i)
		h = mix(h, hash)
	}
	return h
}

// sameWords reports whether two texts have the same words.
func sameWords(a, b string) bool { return fold(a) == fold(b) }

// pasted lists the résumé's lines that are the posting's own words, in order.
func (o own) pasted(a *Asked) []int {
	if len(o) == 0 {
		return nil
	}
	var list []int
	for i := range a.Lines {
		for _, own := range o[a.Lines[i].own] {
			if sameWords(own.sentence, a.Lines[i].Text) {
				list = append(list, own.item)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// NewMatcher makes a matcher for an indexed résumé.
func NewMatcher(v *skill.Vocabulary, x *index.Index, asOf resume.Date, id, version string) *Matcher {
	return &Matcher{Vocabulary: v, Evidence: x, Profile: NewProfile(x.Resume(), asOf), ResumeID: id, Version: version, own: newOwn(v, x.Items()),
		without: func(items []int) Evidence { return x.Without(items) }}
}

// honest is the matcher without the lines of the résumé that are the posting's
// own words, and the warning that names them, empty when there are none.
func (m *Matcher) honest(a *Asked) (*Matcher, string) {
	list := m.own.pasted(a)
	if len(list) == 0 {
		return m, ""
	}
	n := *m
	n.Evidence, n.own = m.without(list), nil
	first := m.Evidence.Items()[list[0]].Text
	return &n, fmt.Sprintf("lines of the résumé that are the posting's own words prove nothing: %d, the first %q", len(list), first)
}
