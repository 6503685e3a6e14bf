package ask

import (
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/degree"
	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

// Phrase is something that a posting seems to ask for in words that the vocabulary does
// not know.
type Phrase struct {
	Text       string
	Importance Importance
	Line       string
}

// Detail adds to a, the result of reading a posting, what only reports need: phrases
// that may be skills, pay, place and permission to work.
func (r *Reader) Detail(p *posting.Posting, a *Parsed) {
	r.phrases(p, a)
	r.readFacts(p, a)
}

// phrases finds phrases that look like unknown skills in the lines that ask for
// something, each once, in order. It leaves out lines about degrees, which name fields
// of study in the same way, and lines about colleagues, which name departments.
func (r *Reader) phrases(p *posting.Posting, a *Parsed) {
	var lines []skill.Line
	var at []int
	for i := range a.Lines {
		l := &a.Lines[i]
		lower := l.lower
		if l.Importance == Context || i == 0 && l.Text == p.Title || degree.Lowest(phrase.Normalize(l.Text)) != degree.None || r.cues.together.In(lower) {
			continue
		}
		lines = append(lines, skill.Line{Text: l.Text, List: l.section == stack, Tokens: l.tokens})
		at = append(at, i)
	}
	a.Phrases = nil
	for _, ph := range r.scanner.Phrases(lines, p.Company) {
		l := &a.Lines[at[ph.Line]]
		text := l.Text[ph.Start:ph.End]
		if !strings.EqualFold(text, p.Company) && !slices.ContainsFunc(a.Phrases, func(o Phrase) bool { return strings.EqualFold(o.Text, text) }) {
			if importance := l.at(ph.Start); importance != waived {
				a.Phrases = append(a.Phrases, Phrase{text, importance, l.Text})
			}
		}
	}
}
