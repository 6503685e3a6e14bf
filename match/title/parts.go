package title

import (
	"strings"
	"unicode"
)

// word is a word of a title, in lower case.
type word struct {
	text string
	// part is the number of the part of the title that it stands in, from 0.
	part int
	// grade is true for a word of a level.
	grade bool
}

// parts are the words of a title. A comma, a bracket, a dash and the like part it.
type parts struct {
	words  []word
	gender map[string]bool
}

// maxWords is how many words of a title are read.
const maxWords = 64

// partsOf returns the first words of a title, in room as far as they fit. gender has the
// letters that say which genders are meant.
func partsOf(room []word, title string, gender map[string]bool) parts {
	title = strings.ToLower(title)
	p := parts{room, gender}
	part, from := 0, -1
	end := func(i int) {
		if from >= 0 && len(p.words) < maxWords {
			p.words = append(p.words, word{text: title[from:i], part: part})
		}
		from = -1
	}
	for i, c := range title {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if from < 0 {
				from = i
			}
			continue
		case c == '.' && from >= 0 && (i-from == 1 || title[i-2] == '.') && i+1 < len(title) && title[i+1] > ' ':
			continue // the letters of "A.I." are one word
		}
		end(i)
		parts := strings.ContainsRune(",;|()[]–—:@•·", c)
		dash := c == '-' && (i == 0 || title[i-1] == ' ' || i+1 < len(title) && title[i+1] == ' ')
		if n := len(p.words); (parts || dash) && n > 0 && p.words[n-1].part == part {
			part++
		}
	}
	end(len(title))
	return p
}

// has reports whether some words stand at an index of the title, in one part.
func (p *parts) has(i int, words []string) bool {
	if i+len(words) > len(p.words) {
		return false
	}
	for k, w := range words {
		if p.words[i+k].text != w || p.words[i+k].part != p.words[i].part {
			return false
		}
	}
	return true
}

// behind returns the words of the same part from an index on that stand behind the word
// before it.
func (p *parts) behind(i int) []word {
	end := i
	for end < len(p.words) && p.words[end].part == p.words[i-1].part {
		end++
	}
	return p.words[i:end]
}

// last reports whether nothing but letters for genders stands behind an index in the
// same part.
func (p *parts) last(i int) bool {
	for _, w := range p.behind(i) {
		if !p.gender[w.text] {
			return false
		}
	}
	return true
}

// alone reports whether the words of a part beside those from one index to another are
// words of levels. With two equal indexes only those before count.
func (p *parts) alone(from, to int) bool {
	for i := from - 1; i >= 0 && p.words[i].part == p.words[from].part; i-- {
		if !p.words[i].grade {
			return false
		}
	}
	if to == from {
		return true
	}
	for _, w := range p.behind(to) {
		if !w.grade && !p.gender[w.text] {
			return false
		}
	}
	return true
}
