package ask

import (
	"strconv"

	"skillmatch/index/skill"
	"skillmatch/match/degree"
	"skillmatch/match/title"
)

// Importance is how strongly a posting asks for something.
type Importance string

// The importances, strongest first. Context marks what a posting mentions without
// asking it of the candidate; it never counts as missing.
const (
	Required  Importance = "required"
	Preferred Importance = "preferred"
	Context   Importance = "context"
)

// Rank returns the position of an importance in the order of strength, strongest first:
// 0 for Required, 1 for Preferred, 2 for Context and anything else.
func (i Importance) Rank() int {
	switch i {
	case Required:
		return 0
	case Preferred:
		return 1
	}
	return 2
}

// SkillRequirement is one skill that a posting names, with how strongly it asks for it.
type SkillRequirement struct {
	ID skill.ID
	// Spellings are the forms in which the posting writes the skill, in order of first
	// occurrence.
	Spellings  []string
	Importance Importance
	// Group is the number of the alternative group, from 1: one member of a group is
	// enough. It is 0 for a skill that is in no group.
	Group int
	// Years is the least experience asked for this skill, in years; 0 when the posting
	// gives none.
	Years int
	// Line is the line of the posting that asks for the skill most strongly.
	Line string
	// Confidence, 0.5 to 1, is how certain it is that the skill is meant.
	Confidence float64
}

// Parsed holds everything that a posting asks, as read from its text.
type Parsed struct {
	// Skills lists the skills that the posting names, each once, in order of first
	// occurrence.
	Skills []SkillRequirement
	// Lines are the title, the sentences and the bullets, in order.
	Lines []Line
	// Years is the least total experience asked, in years, 0 when the posting gives
	// none. YearsLine is the line that asks for it.
	Years     int
	YearsLine string
	// Headings is true when the text has headings that the reader knows.
	Headings bool
	// titled is true when the first line is the title.
	titled bool
	// asked and shown count the skills by which a posting is understood.
	asked, shown int
	// Degree is the lowest degree demanded without an equivalent, and DegreeLine the
	// line that demands it.
	Degree     degree.Degree
	DegreeLine string
	// Level and Family are read from the title; where it does not name them, from the
	// years and the skills.
	Level  title.Level
	Family title.Family
	// Phrases look like skills that the vocabulary does not know. Only reports need
	// Phrases and Facts: [Reader.Read] leaves both empty, [Reader.Detail] fills them.
	Phrases []Phrase
	Facts   Facts
	// tokens are the words of all lines and headings of the text; outside are the
	// words of the title and of the skills that the source lists.
	tokens, outside skill.Tokens
	// unspaced holds the letters of scripts without spaces, which form no words.
	unspaced []rune
	// unknown lists the headings that no rule knows.
	unknown []string
	// notices lists the headings of legal notices, which can be the whole notice: "No
	// visa sponsorship".
	notices []string
}

// Tokens returns the words of the text, line by line. A new line begins at each word
// whose offset is not greater than that of the word before it.
func (a *Parsed) Tokens() skill.Tokens { return a.tokens }

// Unspaced returns the letters of the text that belong to scripts without spaces, which
// form no words.
func (a *Parsed) Unspaced() []rune { return a.unspaced }

// Remarks returns what in the posting was hard to read, in order.
func (a *Parsed) Remarks() []string {
	out := make([]string, len(a.unknown))
	for i, text := range a.unknown {
		out[i] = "heading not understood, its lines are judged one by one: " + strconv.Quote(text)
	}
	return out
}

// newLine appends an empty line and returns it. It reuses the memory of an earlier
// line.
func (a *Parsed) newLine() *Line {
	n := len(a.Lines)
	if n == cap(a.Lines) {
		a.Lines = append(a.Lines, Line{})
		return &a.Lines[n]
	}
	a.Lines = a.Lines[:n+1]
	l := &a.Lines[n]
	*l = Line{Skills: l.Skills[:0], clauses: l.clauses[:0], spans: l.spans[:0]}
	return l
}

// dropLine removes the last line.
func (a *Parsed) dropLine() { a.Lines = a.Lines[:len(a.Lines)-1] }

// addSkill appends a skill with its first spelling. It reuses the memory of an earlier
// skill.
func (a *Parsed) addSkill(k SkillRequirement, spelling string) {
	if n := len(a.Skills); n < cap(a.Skills) {
		k.Spellings = a.Skills[:n+1][n].Spellings[:0]
	}
	k.Spellings = append(k.Spellings, spelling)
	a.Skills = append(a.Skills, k)
}
