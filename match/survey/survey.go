// Package survey says what a résumé lacks over many postings: which skills would lift
// the most of them to a score worth an application, which skills the résumé shows but
// words differently from the postings, and which skills carry it today.
//
// The parts are:
//
//   - survey.go: the options and the result
//   - wants.go: the skills that the postings ask for
//   - surveyor.go: the scores of changed résumés
//   - greedy.go: what to learn, the most useful first
//   - keyskills.go: what carries the résumé, and what it words differently
//
// It finds out by counterfactual scoring: it changes the résumé by one line or one
// skill, scores the postings again, and compares. So each number is what a ranking of
// the changed résumé would give. It does not know where postings come from, nor how the
// result looks.
package survey

import (
	"cmp"
	"context"
	"fmt"

	"skillmatch/match/corpus"
	"skillmatch/match/explain"
	"skillmatch/match/score"
)

// The limits of a survey. If postings ask for very many skills, those that the fewest
// ask for are not tried. The limit is on the work, skills times postings, so with few
// postings every skill is tried.
const (
	surveySkills = 200       // skills that are tried with any number of postings
	surveyWork   = 1_000_000 // skills times postings up to which more skills are tried
)

// limit returns the most skills of a kind that are tried with so many postings.
func limit(postings int) int { return max(surveySkills, surveyWork/max(postings, 1)) }

// Options configure a survey. The zero value is ready for use.
type Options struct {
	// ResumeID names the résumé in the result; Version is the program's version.
	ResumeID, Version string
	// Bar is the score that postings should reach, above 0 and up to 100; 0 means
	// [score.ApplyThreshold].
	Bar float64
	// Workers is the number of goroutines, 0 for one a processor. The result does not
	// depend on it.
	Workers int
	// Duplicates is how many postings were left out because they are the same as one in
	// the corpus.
	Duplicates int
	// NotUnderstood is how many postings were left out because too little of them was
	// read.
	NotUnderstood int
	// Progress, if not nil, is called with the number of skills that were tried and the
	// number of all. It is called from several goroutines.
	Progress func(done, total int)
}

// Gap is a skill that postings ask for and the résumé does not show as they ask for it.
type Gap struct {
	Name string `json:"name"`
	// Required and Preferred are the numbers of postings that require or prefer it.
	Required  int `json:"required"`
	Preferred int `json:"preferred"`
	// Points is the sum of what the scores of all postings would gain, and Opens the
	// number of postings that would rise to the bar.
	Points float64 `json:"points"`
	Opens  int     `json:"opens"`
	// Brings lists other skills to learn that this one implies. Its gain includes
	// theirs.
	Brings []string `json:"brings,omitempty"`
	// Wording is the wording that was tried: of the spellings in the postings, the most
	// frequent that the résumé's reader recognizes, else the skill's name.
	Wording string `json:"wording"`
	// Via and Line are set for a skill that only has to be said: the skill that shows
	// it, and the line of the résumé that does.
	Via  string `json:"via,omitempty"`
	Line string `json:"line,omitempty"`
	// Spelled is the résumé's own name for a skill that postings call by another.
	// Saying their name hardly changes a score, yet readers look for the word.
	Spelled string `json:"spelled,omitempty"`
}

// Survey says what many postings ask of one résumé.
type Survey struct {
	Resume   explain.ResumeRef `json:"resume"`
	Postings int               `json:"postings"`
	// Duplicates is how many more postings were read that are the same as one of these.
	Duplicates int `json:"alike,omitempty"`
	// NotUnderstood is how many more postings were left out because too little of them
	// was read.
	NotUnderstood int     `json:"not_understood,omitempty"`
	Bar           float64 `json:"bar"`
	// Above is the number of postings that reach the bar today.
	Above int `json:"above"`
	// Learn lists skills that the résumé does not show. Say lists those that it shows
	// but words differently from the postings. Both are ordered by postings opened,
	// Learn then by postings that require the skill, and both then by points.
	Learn []Gap `json:"learn"`
	Say   []Gap `json:"say"`
	// Sets is the smallest set of skills that opens the most postings. Each step adds
	// the skill that lifts the most postings to the bar or, where no skill does so
	// alone, one that does so together with the skills after it. Sets is empty when no
	// set of up to [SetSize] skills was found that lifts any posting.
	Sets []Step `json:"sets"`
	// KeySkills lists the skills that carry the résumé today, those that hold the most
	// postings first.
	KeySkills []KeySkill `json:"doors"`
	// Incomplete reports whether the work was interrupted. The result is then right as
	// far as it goes, and a warning says what is missing.
	Incomplete bool     `json:"incomplete,omitempty"`
	Warnings   []string `json:"warnings"`
	Vocabulary string   `json:"vocabulary"`
	Version    string   `json:"version"`
}

// New surveys scored postings for a candidate. The order of the postings does not
// matter. New fails when the corpus is damaged or a posting cannot be read again. When
// the context ends, New returns its error together with what was tried by then.
func New(ctx context.Context, m *score.Candidate, postings *corpus.Corpus, o Options) (Survey, error) {
	s, err := newSurveyor(m, postings, o)
	if err != nil {
		return Survey{}, err
	}
	learn, say, held := s.wanted()
	out := Survey{Resume: explain.ResumeRef{ID: o.ResumeID}, Postings: len(s.now), Duplicates: o.Duplicates, NotUnderstood: o.NotUnderstood, Bar: s.bar, Warnings: []string{}, Vocabulary: m.Vocabulary.Sum(), Version: o.Version}
	for _, x := range s.now {
		if x >= s.bar {
			out.Above++
		}
	}
	most := limit(len(s.now))
	if len(learn) > most {
		out.Warnings = append(out.Warnings, fmt.Sprintf("only the %d skills that are asked most often were tried, of %d", most, len(learn)))
	}
	learn, say, held = learn[:min(most, len(learn))], say[:min(most, len(say))], held[:min(most, len(held))]
	if err := s.indexTerms(learn, say); err != nil {
		return Survey{}, err
	}
	steps := SetSize * min(setSkills, len(learn))
	s.expect(len(learn) + len(say) + len(held) + steps)
	s.weigh(ctx, learn, s.learned)
	s.weigh(ctx, say, s.said)
	out.Learn, out.Say = gaps(learn, compareLearning), gaps(say, compareSaying)
	out.Sets = s.greedy(ctx, learn)
	s.advanceTo(len(learn) + len(say) + steps)
	out.KeySkills = s.keySkills(ctx, held)
	if s.stopped != nil && s.err == nil {
		out.Interrupted(fmt.Sprintf("%d of %d skills to learn, %d of %d to say and %d of %d that are held were tried", tried(learn), len(learn), tried(say), len(say), len(out.KeySkills), len(held)))
	}
	return out, cmp.Or(s.err, s.stopped)
}

// Interrupted marks a survey as incomplete and says how far it came.
func (s *Survey) Interrupted(how string) {
	s.Incomplete = true
	s.Warnings = append(s.Warnings, "interrupted: "+how)
}

// tried counts the skills that were weighed.
func tried(list []*want) int {
	n := 0
	for _, w := range list {
		if w.weighed {
			n++
		}
	}
	return n
}
