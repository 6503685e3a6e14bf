package catalog

import (
	"skillmatch/index"
	"skillmatch/index/skill"
)

// cutter cuts texts into the words that searches compare. For scripts that are written
// without spaces it takes letters and pairs of neighbouring letters instead.
type cutter struct{ scanner *skill.Scanner }

// newCutter returns a cutter with a scanner of its own.
func newCutter(v *skill.Vocabulary) cutter { return cutter{v.Scanner()} }

// spaced cuts the text that is written with spaces into words and reduces them to their
// stems.
func (c cutter) spaced(text string) []string {
	var out []string
	index.Words(c.scanner, text, func(w []byte) { out = append(out, string(w)) })
	return out
}

// indexed cuts the text of a posting into words, letters and pairs.
func (c cutter) indexed(text string) []string { return append(c.spaced(text), pairs(text)...) }

// asked cuts the text to search for. In a stretch without spaces that is longer than
// one letter, the single letters say no more than the pairs and are left out.
func (c cutter) asked(text string) []string {
	out := c.spaced(text)
	for _, run := range unspaced(text) {
		if len(run) == 1 {
			out = append(out, string(run))
		}
		for i := 1; i < len(run); i++ {
			out = append(out, string(run[i-1:i+1]))
		}
	}
	return out
}

// pairs cuts the stretches that are written without spaces into single letters and
// pairs of neighbours.
func pairs(text string) []string {
	var out []string
	for _, run := range unspaced(text) {
		for i := range run {
			out = append(out, string(run[i]))
			if i > 0 {
				out = append(out, string(run[i-1:i+1]))
			}
		}
	}
	return out
}

// unspaced returns the stretches of a text that are written without spaces.
func unspaced(text string) [][]rune {
	if len(skill.Unspaced(nil, text)) == 0 {
		return nil
	}
	var out [][]rune
	var room [1]rune
	within := false
	for _, r := range text {
		was := within
		if within = len(skill.Unspaced(room[:0], string(r))) > 0; !within {
			continue
		}
		if !was {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}
