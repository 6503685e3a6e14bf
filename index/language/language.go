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

// The smallest number of frequent words, and their smallest share of all words, that
// identify the language of a text. About one word in ten is a frequent one in terse
// bullets.
const (
	minWords = 8
	minShare = 0.06
)

// lettersPerWord is how many letters beyond the Latin script count as one frequent word
// of the languages that use it. Some of these scripts put no spaces between words.
const lettersPerWord = 10

// Of returns the language that the lines of a text, in lower case, are written in. It
// returns false for texts that are too short, and for languages that it does not know.
func Of(lines iter.Seq[string]) (Language, bool) {
	x := load()
	hits, letters, words := make([]int, len(x.languages)), make([]int, len(x.languages)), 0
	for line := range lines {
		for word := range strings.FieldsSeq(line) {
			words++
			if len(word) > x.longest+len("(.") {
				continue
			}
			for _, n := range x.speakers[strings.Trim(word, ".,;:()")] {
				hits[n]++
			}
		}
		words += x.foreign(line, letters) / lettersPerWord
	}
	best := 0
	for n := range hits {
		if hits[n] += letters[n] / lettersPerWord; hits[n] > hits[best] {
			best = n
		}
	}
	if hits[best] < minWords || float64(hits[best]) < minShare*float64(words) {
		return Language{}, false
	}
	return x.languages[best], true
}

// foreign counts the letters of a line that belong to the script of a language, for
// each language, and returns how many there are.
func (x *lexicon) foreign(line string, letters []int) (all int) {
	for i := 0; i < len(line); {
		if line[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		i += size
		if unicode.Is(unicode.Latin, r) || !unicode.IsLetter(r) {
			continue
		}
		all++
		for n := range x.languages {
			if unicode.In(r, x.languages[n].scripts...) {
				letters[n]++
			}
		}
	}
	return all
}
