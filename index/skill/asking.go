package skill

import (
	"embed"

	"skillmatch/index/table"
)

//go:embed words/asking.tsv
var askingFile embed.FS

// askingRows reads the table of asking words.
func askingRows() []table.Row {
	return table.MustRead(askingFile, "words/asking.tsv", "kind", "language", "word")
}

// askingWords returns the asking words, folded as the words of a text are.
func askingWords() map[wordFlag][]string {
	rows := askingRows()
	words := make([]string, len(rows))
	for i, r := range rows {
		words[i] = string(fold(nil, r.Fields[2]))
	}
	return map[wordFlag][]string{askingWord: words}
}

// alone reports whether the line holds nothing but candidates, numbers and asking
// words, so that it can only ask for what the candidates name. A soft skill among them
// makes the others ordinary words, too: "resilience and adaptability".
func (s *Scanner) alone(line []candidate) bool {
	t := 0
	for i := range line {
		if !s.asking(t, line[i].first) || line[i].id != None && s.voc.skills[line[i].id].Category == "soft" {
			return false
		}
		t = line[i].last + 1
	}
	return s.asking(t, len(s.toks))
}

// asking reports whether the tokens from from up to, but without, to are numbers and
// asking words.
func (s *Scanner) asking(from, to int) bool {
	for t := from; t < to; t++ {
		if !s.toks[t].digits && s.flag(t)&askingWord == 0 {
			return false
		}
	}
	return true
}
