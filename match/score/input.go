package score

import (
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/title"
)

// Input holds what scoring needs of a posting, whether it was read from the text or
// from the packed form.
type Input struct {
	Family title.Family
	Level  title.Level
	// Years is the least total experience asked, in years; 0 when the posting gives
	// none.
	Years  int
	Skills []ask.SkillRequirement
	// Lines are the lines that are judged, see [ask.Line].
	Lines []Line
}

// Line is a required line of a posting.
type Line struct {
	// Skills are the skills that the line names.
	Skills []skill.ID
	// Text is the line and Tokens are its words. A Packed line has neither: its words
	// are Terms, as terms of the résumé.
	Text   string
	Tokens skill.Tokens
	Packed bool
	Terms  []int32
}

// Read fills the input from what a posting asks, and reuses the memory of the input.
// The input shares memory with a and is valid as long as a is.
func (in *Input) Read(a *ask.Parsed) {
	in.Family, in.Level, in.Years, in.Skills, in.Lines = a.Family, a.Level, a.Years, a.Skills, in.Lines[:0]
	for i := range a.Lines {
		if l := &a.Lines[i]; l.Judged {
			in.Lines = append(in.Lines, Line{Skills: l.Skills, Text: l.Text, Tokens: l.Tokens()})
		}
	}
}

// cover returns how much of the line the best line of the résumé contains, and how much
// all its lines do together, each 0 to 1.
func (l *Line) cover(e proof.Evidence) (line, whole float64) {
	if l.Packed {
		return e.CoverTerms(l.Terms, l.Skills)
	}
	return e.Cover(l.Text, l.Tokens, l.Skills)
}
