package rank

import (
	"strings"

	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

// ByWords returns a filter for [Options].Accept. It accepts postings whose title and
// place contain all words of title and of place, in any case and order; a word also
// matches the beginning of a longer one. An empty text accepts all. ByWords returns nil
// when both are empty.
func ByWords(title, place string) func(*posting.Posting) bool {
	if title == "" && place == "" {
		return nil
	}
	return func(p *posting.Posting) bool { return holds(p.Title, title) && holds(p.Location, place) }
}

// holds reports whether, for each of the words, a word of the text begins with it.
func holds(text, words string) bool {
	text = phrase.Normalize(text)
	for w := range strings.FieldsSeq(phrase.Normalize(words)) {
		if !strings.Contains(text, " "+w) {
			return false
		}
	}
	return true
}
