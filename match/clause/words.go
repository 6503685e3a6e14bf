package clause

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// stands says on which side of a phrase the words are that it grades.
type stands uint8

const (
	either  stands = iota // an adjective: "Go preferred", "preferred: Go"
	before                // before them: "ideally Go"
	after                 // after them: "Go would be great"
	article               // a noun after them, behind an article: "Go is a plus"
	label                 // alone in brackets, or before a colon
	negated               // after them, behind a negation: "no Go needed"
	opening               // before them, at the beginning of a clause: "Go, not Java"
)

// kind is what a phrase of the table means.
type kind struct {
	grade  Grade
	stands stands
}

// words are the phrases of data/grades.tsv.
type words struct {
	table *phrase.Table
	cues  phrase.Set // phrase kind i has kinds[i]
	kinds []kind
	// nounKinds are the kinds that stand behind an article.
	nounKinds uint64

	// marks are the bytes at which a segment can end, spacedFirst those after a space at
	// which one can begin.
	marks, spacedFirst [256]bool

	articles, negators, negations, contrast, and, or, goesOn, ends, adverbial, openingGoesOn, goesWith, nouns, heads, closes, filler map[string]bool
}

// load returns the table, read once. It panics when the table is damaged, which a test
// rules out.
var load = sync.OnceValue(func() *words {
	t := phrase.ReadTable(files, "data/grades.tsv", "cue", "phrase")
	w := &words{
		table: t, articles: t.Words("noun article"), negators: t.Words("negator"), negations: t.Words("negation"), contrast: t.Words("contrast"), and: t.Words("and"), or: t.Words("or"),
		goesOn: t.Words("goes on"), ends: t.Words("predicate ends"), adverbial: t.Words("adverbial"), openingGoesOn: t.Words("opening goes on"), goesWith: t.Words("goes with"), nouns: t.Words("asked noun"), heads: t.Words("head"),
		closes: t.Words("closes"), filler: t.Words("filler"),
	}
	var lists [][]string
	for _, rule := range []struct {
		name string
		kind kind
	}{
		{"waived before", kind{Waived, before}}, {"waived after", kind{Waived, after}}, {"waived noun", kind{Needed, negated}}, {"waived opening", kind{Waived, opening}},
		{"welcome", kind{Welcome, either}}, {"welcome before", kind{Welcome, before}}, {"welcome after", kind{Welcome, after}},
		{"welcome noun", kind{Welcome, article}}, {"welcome label", kind{Welcome, label}},
		{"needed", kind{Needed, either}}, {"needed noun", kind{Needed, article}}, {"needed before", kind{Needed, before}}, {"needed after", kind{Needed, after}}, {"needed label", kind{Needed, label}},
	} {
		lists, w.kinds = append(lists, t.List(rule.name)), append(w.kinds, rule.kind)
	}
	w.cues = phrase.NewSet(lists...)
	for i, k := range w.kinds {
		if k.stands == article {
			w.nounKinds |= 1 << i
		}
	}
	for _, c := range []byte("([,;|:.!? —") {
		w.marks[c] = true
	}
	for _, c := range []byte("-+–·") {
		w.spacedFirst[c] = true
	}
	for word := range w.contrast {
		w.spacedFirst[word[0]] = true
	}
	return w
})

// Phrases returns all phrases that can grade a clause, in lower case. A line that has
// none of them is one clause without a grade.
func Phrases() []string {
	var out []string
	t := load().table
	for _, rule := range t.Rules() {
		if grades := strings.Fields(rule)[0]; slices.Contains([]string{"welcome", "needed", "waived"}, grades) {
			out = append(out, t.List(rule)...)
		}
	}
	return out
}

// Heads returns the words that begin a requirement, as the keys of a map. Callers must
// not change it.
func Heads() map[string]bool { return load().heads }
