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
//	unfold.go        the pieces of a block under labels of their own; lines that were glued
//	line.go          Line: one sentence or bullet, its words and their hash
//	cues.go          how strongly a line asks, by its section and its own words; the
//	                 clauses of the line are those of package clause
//	skills.go        the mentions of skills turned into requirements
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
