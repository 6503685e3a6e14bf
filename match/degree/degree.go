// Package degree reads academic degrees from lines of text: the lowest that a line of a
// posting names, the highest that a résumé names, and whether a line accepts experience
// instead of a degree.
//
// Its words are in data/degrees.tsv. It does not know schools, grades or fields of
// study. Which lines demand a degree is decided in package ask.
package degree

import (
	"embed"
	"strings"
	"sync"

	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// Degree is an academic degree, 0 ([None]) for none.
type Degree int

// The degrees, lowest first.
const (
	None Degree = iota
	Bachelor
	Master
	Doctorate
)

// String returns the degree in a word: "none", "bachelor", "master" or "doctorate".
func (d Degree) String() string { return [...]string{"none", "bachelor", "master", "doctorate"}[d] }

// rules are the words of the degrees.
type rules struct {
	table      *phrase.Table
	degrees    phrase.Set // kind 0 holds the words for a bachelor's degree
	equivalent phrase.Set
	first      []string // the first words of the phrases of degrees
}

// load returns the words of data/degrees.tsv, read once.
var load = sync.OnceValue(func() *rules {
	t := phrase.ReadTable(files, "data/degrees.tsv", "degree", "phrase")
	r := &rules{table: t, equivalent: t.Set("equivalent")}
	var lists [][]string
	for d := Bachelor; d <= Doctorate; d++ {
		lists = append(lists, t.List(d.String()))
		for _, p := range t.List(d.String()) {
			word, _, _ := strings.Cut(p, " ")
			r.first = append(r.first, word)
		}
	}
	r.degrees = phrase.NewSet(lists...)
	return r
})

// FirstWords returns the words with which names of degrees begin. A line that is all
// ASCII and has none of them names no degree. Callers must not change the slice.
func FirstWords() []string { return load().first }

// Lowest returns the lowest degree that a text names, None when it names none. The text
// is in the form of [phrase.Normalize].
func Lowest(normalized string) Degree {
	kinds := load().degrees.Kinds(normalized)
	for d := Bachelor; d <= Doctorate; d++ {
		if kinds>>(d-Bachelor)&1 != 0 {
			return d
		}
	}
	return None
}

// Highest returns the highest degree that a text names, None when it names none. The
// text is in the form of [phrase.Normalize].
func Highest(normalized string) Degree {
	kinds := load().degrees.Kinds(normalized)
	for d := Doctorate; d >= Bachelor; d-- {
		if kinds>>(d-Bachelor)&1 != 0 {
			return d
		}
	}
	return None
}

// Replaceable reports whether a text that names a degree accepts experience or an
// equivalent instead. The text is in the form of [phrase.Normalize].
func Replaceable(normalized string) bool { return load().equivalent.In(normalized) }
