// Package ask reads a job posting and returns what it asks of a candidate: the skills,
// how strongly it asks for each (required, preferred or mentioned only), the years of
// experience, the alternative groups of which one member is enough, and the degree, the
// level, the pay, the place and the conditions.
//
// It knows the phrases of its tables and a vocabulary of skills. It does not know
// résumés or scores, nor where a posting was found.
//
// The files, in the order in which a posting passes through them:
//
//	read.go          Reader: the steps in their order; the title as the first line
//	block.go         the text cut into headings, bullets, paragraphs and sentences;
//	                 which plain lines are headings
//	headings.go      the section that a heading opens: "Requirements", "Nice to have",
//	                 "Benefits"; bullets and sentences that act as a heading
//	unfold.go        the pieces of a block: bullets within it, and lines that were glued
//	label.go         the labels within a block, which open sections: "Nice to have: Go"
//	line.go          Line: one sentence or bullet, its words and their hash
//	cues.go          how strongly a line asks, by its section and its own words; the
//	                 clauses of the line are those of package clause
//	skills.go        the mentions of skills turned into requirements
//	subject.go       of whom a clause speaks: people to work with, employers, the company
//	alternatives.go  alternative groups: "Go or Java", "one of", "such as"
//	years.go         years of experience: "5+ years of Go"
//	facts.go         pay, place and the conditions, which packages pay and condition read;
//	                 degree; the subject of a line, for reports
//	understood.go    how much was understood, and whether that is enough
//	phrases.go       phrases that look like skills and are not in the vocabulary
//	parsed.go        Parsed and SkillRequirement: the result
//	rules.go         the tables, loaded once
//
// The tables, each with an explanation of its rules at the top:
//
//	data/headings.tsv      headings and their sections; used by headings.go
//	data/cues.tsv          phrases within lines; used by cues.go, skills.go and
//	                       block.go
//	data/alternatives.tsv  words that join alternatives; used by alternatives.go
//	data/facts.tsv         words for places and kinds of lines; used by facts.go
//	data/years.tsv         words of years of experience; used by years.go
//	data/understood.tsv    words of lines whose subject is known; used by understood.go
package ask

import (
	"embed"
	"sync"

	"skillmatch/index/skill"
	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// rules are the embedded tables, read once, and the phrases that all readers search.
type rules struct {
	headings, cues, facts, alternatives, years, understood *phrase.Table

	once   sync.Once
	shared searched
}

// searched are the phrases of the tables, ready to be searched. They are not changed
// once they are made, so that all readers share them.
type searched struct {
	headings *headingRules
	cues     *cues
	facts    *factReader
	groups   *groupWords
}

// search returns the phrases of the tables. A scanner cuts them into words when they
// are first needed; words do not depend on its vocabulary.
func search(scanner *skill.Scanner) *searched {
	r := load()
	r.once.Do(func() {
		r.shared = searched{newHeadingRules(scanner), newCues(scanner), newFactReader(), newGroupWords()}
	})
	return &r.shared
}

// load returns the tables. It panics when one is damaged, which a test rules out.
var load = sync.OnceValue(func() *rules {
	return &rules{
		headings:     phrase.ReadTable(files, "data/headings.tsv", "section", "phrase"),
		cues:         phrase.ReadTable(files, "data/cues.tsv", "cue", "phrase"),
		facts:        phrase.ReadTable(files, "data/facts.tsv", "fact", "phrase"),
		alternatives: phrase.ReadTable(files, "data/alternatives.tsv", "rule", "phrase"),
		years:        phrase.ReadTable(files, "data/years.tsv", "rule", "phrase"),
		understood:   phrase.ReadTable(files, "data/understood.tsv", "subject", "phrase"),
	}
})
