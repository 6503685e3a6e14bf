package proof

import (
	"slices"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/phrase"
)

// Copied holds the sentences of a résumé by the hash of their words, and finds those
// that occur in a posting word for word. A résumé into which somebody pasted the
// posting, in white letters or in plain sight, names everything that is asked and
// proves none of it: such lines prove nothing for that posting. The zero value finds
// none.
type Copied map[uint64][]sentence

// sentence is a sentence of the résumé, with the index of its item.
type sentence struct {
	item int
	text string
}

// NewCopied returns the sentences of the items of an indexed résumé. It leaves out
// titles and education, which everybody names in the same words, and sentences of fewer
// than [ask.KeyWords] words.
func NewCopied(v *skill.Vocabulary, items []index.Item) Copied {
	out, scanner := Copied{}, v.Scanner()
	var room skill.Tokens
	for i := range items {
		if items[i].Title || items[i].Kind == resume.Education {
			continue
		}
		ask.Sentences(items[i].Text, func(s string) {
			room.Reset()
			if key := ask.Key(scanner.TokenizeOnly(&room, s)); key != 0 {
				out[key] = append(out[key], sentence{i, s})
			}
		})
	}
	return out
}

// From returns the lines of the résumé that occur in a posting word for word, as sorted
// indexes into its items, each once.
func (c Copied) From(a *ask.Parsed) []int {
	if len(c) == 0 {
		return nil
	}
	var list []int
	for i := range a.Lines {
		for _, s := range c[a.Lines[i].Key()] {
			if phrase.Normalize(s.text) == phrase.Normalize(a.Lines[i].Text) {
				list = append(list, s.item)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Without returns a copy without some lines of the résumé, which are given as indexes
// into its items.
func (c Copied) Without(items []int) Copied {
	out := Copied{}
	for key, list := range c {
		for _, s := range list {
			if !slices.Contains(items, s.item) {
				out[key] = append(out[key], s)
			}
		}
	}
	return out
}
