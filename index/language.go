package index

import (
	"strings"

	"skillmatch/index/language"
	"skillmatch/index/skill"
)

// frequentWords is the least number of frequent words that identify the language of a
// résumé.
const frequentWords = 8

// detectLanguage returns the language that the résumé is written in, since whoever
// writes a résumé in a language knows it. It returns [skill.None] for texts that are too
// short, and for languages that the vocabulary does not have.
func (x *Index) detectLanguage() skill.ID {
	l, known := language.Of(frequentWords, func(yield func(string) bool) {
		for i := range x.items {
			if !yield(strings.ToLower(x.items[i].Text)) {
				return
			}
		}
	})
	if id, ok := x.voc.Lookup(strings.ToLower(l.Name)); known && ok {
		return id
	}
	return skill.None
}

// longest returns the index of the longest line that shows something, or -1.
func (x *Index) longest() int {
	best := -1
	for i := range x.items {
		if x.items[i].Shows() && !x.items[i].Title && (best < 0 || len(x.items[i].Text) > len(x.items[best].Text)) {
			best = i
		}
	}
	return best
}
