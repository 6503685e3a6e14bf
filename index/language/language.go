// Package language recognizes the language of a text by its most frequent words and by
// its script, and knows how much of a text in that language the program reads.
//
// It does not know what a text is about, nor where it was found.
package language

import (
	"embed"
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"skillmatch/index/table"
)

// Depth is how much of a text in a language the program reads.
type Depth string

// The depths, deepest first.
const (
	Whole    Depth = "whole"
	Headings Depth = "headings" // headings, and the names of skills
	Names    Depth = "-"        // the names of skills alone
)

// Language is a language that texts are recognized to be in.
type Language struct {
	// Code is the language by ISO 639-1, and Name its name in English.
	Code, Name string
	// Reads is how much of a text in the language is read.
	Reads Depth

	scripts []*unicode.RangeTable
}

//go:embed data/words.tsv
var files embed.FS

// lexicon holds the languages of data/words.tsv, in order, and for each word the
// languages that it is frequent in.
type lexicon struct {
	languages []Language
	speakers  map[string][]int
	longest   int // length of the longest word, in bytes
}

// load returns the languages, read once.
var load = sync.OnceValue(func() *lexicon {
	x := &lexicon{speakers: map[string][]int{}}
	for n, row := range table.MustRead(files, "data/words.tsv", "code", "name", "reads", "scripts", "words") {
		l := Language{Code: row.Fields[0], Name: row.Fields[1], Reads: Depth(row.Fields[2])}
		for name := range strings.FieldsSeq(row.Fields[3]) {
			if script := unicode.Scripts[name]; script != nil {
				l.scripts = append(l.scripts, script)
			}
		}
		x.languages = append(x.languages, l)
		for word := range strings.FieldsSeq(row.Fields[4]) {
			x.speakers[word] = append(x.speakers[word], n)
			x.longest = max(x.longest, len(word))
		}
	}
	return x
})

// minShare is the smallest share of frequent words among all words that identifies the
// language of a text. About one word in ten is a frequent one in terse bullets.
const minShare = 0.06

const (
	// lettersPerWord is how many letters beyond the Latin script count as one frequent
	// word of the languages that use it.
	lettersPerWord = 10
	// latinPerLetter is how many Latin letters one letter of another script outweighs: a
	// text in that script names skills in Latin letters. fewLetters of them are enough.
	latinPerLetter = 2
	fewLetters     = 8
)

// Of returns the language that the lines of a text, in lower case, are written in. It
// returns false for languages that it does not know, and for texts with fewer than least
// of the frequent words of a language that has no script of its own.
func Of(least int, lines iter.Seq[string]) (Language, bool) {
	x := load()
	c := counts{hits: make([]int, len(x.languages)), letters: make([]int, len(x.languages))}
	for line := range lines {
		x.count(line, &c)
	}
	best, needed := 0, least
	foreign := c.foreign >= fewLetters && latinPerLetter*c.foreign >= c.latin
	if foreign {
		needed = 0
	}
	for n := range c.hits {
		c.hits[n] += c.letters[n] / lettersPerWord
		if !foreign && c.hits[n] > c.hits[best] || foreign && c.letters[n]+c.hits[n] > c.letters[best]+c.hits[best] {
			best = n
		}
	}
	if c.hits[best] < needed || !foreign && float64(c.hits[best]) < minShare*float64(c.words+c.foreign/lettersPerWord) {
		return Language{}, false
	}
	return x.languages[best], true
}

// counts is what a text has of each language.
type counts struct {
	hits, letters         []int // frequent words, and letters of own scripts
	words, latin, foreign int   // words, Latin letters and other letters in all
}

// count counts the words and the letters of a line.
func (x *lexicon) count(line string, c *counts) {
	for word := range strings.FieldsSeq(line) {
		c.words++
		if len(word) > x.longest+len("(.") {
			continue
		}
		for _, n := range x.speakers[strings.Trim(word, ".,;:()")] {
			c.hits[n]++
		}
	}
	for i := 0; i < len(line); {
		if b := line[i]; b < utf8.RuneSelf {
			if b >= 'a' && b <= 'z' {
				c.latin++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		i += size
		switch {
		case unicode.Is(unicode.Latin, r):
			c.latin++
		case unicode.IsLetter(r):
			c.foreign++
			for n := range x.languages {
				if unicode.In(r, x.languages[n].scripts...) {
					c.letters[n]++
				}
			}
		}
	}
}
