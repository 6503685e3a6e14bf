package index

import (
	"strings"

	"skillmatch/index/skill"
)

// functionWords returns the most frequent words of the languages in which postings can
// be read, by the id that each language has in the vocabulary. Words that two of the
// languages share are left out.
func functionWords() []struct{ id, words string } {
	return []struct{ id, words string }{
		{"dutch", "het een van voor met bij naar zijn wordt aan ook door naast onder tijdens heeft waarbij"},
		{"english", "the and for with from to of by that into on which using across through their our over as at"},
		{"french", "les des du une pour dans avec sur par aux et le la ses mise projets ainsi afin"},
		{"german", "der die das und mit von zur zum für den dem bei im eine einer durch sowie als auf"},
		{"italian", "il di gli della delle dei per nel con una lo dal alla alle sviluppo"},
		{"portuguese", "do da dos das para com em uma os no na ao pela pelo mais"},
		{"spanish", "el los las del para con en una por al y sus desde más entre"},
	}
}

// The smallest number of function words, and their smallest share of all words, that
// identify the language of a text. About one word in ten is a function word in terse
// bullets.
const (
	minFunctionWords = 8
	minFunctionShare = 0.06
)

// detectLanguage returns the language that the résumé is written in, since whoever
// writes a résumé in a language knows it. It returns [skill.None] for languages without
// function words here and for texts that are too short.
func (x *Index) detectLanguage() skill.ID {
	count := map[string]int{}
	words := 0
	for i := range x.items {
		for w := range strings.FieldsSeq(strings.ToLower(x.items[i].Text)) {
			count[strings.Trim(w, ".,;:()")]++
			words++
		}
	}
	best, most := "", 0
	for _, l := range functionWords() {
		n := 0
		for w := range strings.FieldsSeq(l.words) {
			n += count[w]
		}
		if n > most {
			best, most = l.id, n
		}
	}
	if most < minFunctionWords || float64(most) < minFunctionShare*float64(words) {
		return skill.None
	}
	if id, ok := x.voc.Lookup(best); ok {
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
