package dedupe

import (
	"embed"
	"strings"
	"sync"

	"skillmatch/match/phrase"
	"skillmatch/match/place"
)

//go:embed data/*.tsv
var files embed.FS

// wordKind is the role of a word or phrase in a title, as flags.
type wordKind uint8

const (
	// aPlace names where the job is. It distinguishes no jobs, wherever it occurs.
	aPlace wordKind = 1 << iota
	// anAside distinguishes none where it is all that there is between two dashes,
	// commas or brackets: a way of work, a form of contract, a call to apply.
	anAside
	// aLink joins such words and means nothing by itself.
	aLink
	// aLabel precedes the number of a requisition.
	aLabel
	// aGender denotes a gender in a row of such letters.
	aGender
	// longer marks the beginning of a longer phrase.
	longer
)

// titlePhrase holds what is known of a word or phrase that occurs in titles.
type titlePhrase struct {
	kind wordKind
	as   uint64 // hash of the word that this one is short for, 0 for none
}

// longestPhrase is the greatest number of words of a phrase in a title.
const longestPhrase = 3

// titlePhrases holds the phrases that say nothing about the job in a title, and the
// abbreviations of other words, by the hash of their words.
type titlePhrases struct {
	table  *phrase.Table
	byHash map[uint64]titlePhrase
}

// loadTitles returns the words of data/titlewords.tsv and the places, read once.
var loadTitles = sync.OnceValue(func() *titlePhrases {
	t := &titlePhrases{table: phrase.ReadTable(files, "data/titlewords.tsv", "rule", "phrase"), byHash: make(map[uint64]titlePhrase, 1024)}
	t.add(place.Names(), aPlace)
	t.add(t.table.List("aside"), anAside)
	t.add(t.table.List("link"), aLink)
	t.add(t.table.List("gender"), aGender)
	t.add(t.table.List("label"), aLink|aLabel)
	for _, rule := range t.table.Rules() {
		word, ok := strings.CutPrefix(rule, "short for ")
		if !ok {
			continue
		}
		for _, short := range t.table.List(rule) {
			key := mix(seed, hashWord(short))
			p := t.byHash[key]
			p.as = hashWord(word)
			t.byHash[key] = p
		}
	}
	return t
})

// add adds phrases of a kind.
func (t *titlePhrases) add(list []string, kind wordKind) {
	for _, text := range list {
		h := uint64(seed)
		words := strings.Fields(text)
		for i, w := range words {
			h = mix(h, hashWord(w))
			p := t.byHash[h]
			if i < len(words)-1 {
				p.kind |= longer
			} else {
				p.kind |= kind
			}
			t.byHash[h] = p
		}
	}
}
