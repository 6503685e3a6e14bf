package score

import (
	"math"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/age"
	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/title"
)

// Profile holds what scoring knows of a résumé besides the lines that prove something.
type Profile struct {
	// Families are the professions that the titles name, in the order of the résumé;
	// one can occur more than once.
	Families []title.Family
	Level    title.Level
	// Years is the total time of work in years, rounded to a tenth; Dated is false when
	// the résumé gives no dates.
	Years float64
	Dated bool
	// AsOf is the month that "present" means in the dates.
	AsOf resume.Date
	// Today is the day of the month AsOf, from 1, on which postings count as open or
	// closed; 0 when only the month is known.
	Today int
}

// newProfile returns the profession, the seniority and the years of work of a résumé,
// from its first line and the titles and dates of its roles. asOf is the month that
// "present" means in the dates.
func newProfile(r *resume.Resume, asOf resume.Date) Profile {
	p := Profile{AsOf: asOf}
	add := func(text string) {
		if f := title.FamilyOf(text); f != "" {
			p.Families = append(p.Families, f)
		}
		if l := title.LevelOf(text, 0); p.Level == title.Unknown || p.Level < title.Mid && l > p.Level {
			p.Level = l
		}
	}
	for _, line := range r.Lines(resume.Header) {
		add(line)
		break
	}
	for i := range r.Roles {
		if !r.Roles[i].Project {
			add(r.Roles[i].Title)
		}
	}
	months, ok := r.Months(asOf)
	p.Years, p.Dated = math.Round(float64(months)/12*10)/10, ok
	return p
}

// Present returns the day on which postings count as open or closed.
func (p *Profile) Present() age.Day { return age.DayOf(p.AsOf.Year, p.AsOf.Month, p.Today) }

// Candidate is one résumé as scoring sees it. It is safe for concurrent use.
type Candidate struct {
	Vocabulary *skill.Vocabulary
	Index      *index.Index
	Profile    Profile
	// copied finds the lines that a posting contains word for word.
	copied proof.Copied
}

// NewCandidate returns a candidate with an indexed résumé. asOf is the month that
// "present" means in its dates.
func NewCandidate(v *skill.Vocabulary, x *index.Index, asOf resume.Date) *Candidate {
	return &Candidate{Vocabulary: v, Index: x, Profile: newProfile(x.Resume(), asOf), copied: proof.NewCopied(v, x.Items())}
}

// Omit returns the same person with something left out of the résumé. Profession, level
// and years stay.
func (c *Candidate) Omit(o index.Omit) *Candidate {
	n := *c
	n.Index = c.Index.Omit(o)
	if len(o.Items) > 0 {
		n.copied = c.copied.Without(o.Items)
	}
	return &n
}

// WithResume returns the same person with another résumé: profession, level and years
// stay.
func (c *Candidate) WithResume(r resume.Resume) *Candidate {
	n := *c
	n.Index = index.New(r, c.Vocabulary)
	n.copied = proof.NewCopied(c.Vocabulary, n.Index.Items())
	return &n
}

// WithoutCopied returns the same person without the lines of the résumé that a posting
// contains word for word, and these lines as sorted indexes into its items. It returns
// the candidate itself when there are none.
func (c *Candidate) WithoutCopied(a *ask.Parsed) (*Candidate, []int) {
	list := c.copied.From(a)
	if len(list) == 0 {
		return c, nil
	}
	n := *c
	n.Index, n.copied = c.Index.Omit(index.Omit{Items: list}), nil
	return &n, list
}

// CopiedKeys returns the keys of the lines of the résumé that can be the same as a line
// of a posting, in no order. See [ask.Key].
func (c *Candidate) CopiedKeys() []uint64 {
	keys := make([]uint64, 0, len(c.copied))
	for key := range c.copied {
		keys = append(keys, key)
	}
	return keys
}

// Matches returns an empty memory of how the résumé meets skills, for one goroutine.
func (c *Candidate) Matches() *proof.Matches {
	return proof.NewMatches(c.Vocabulary, c.Index, c.Profile.AsOf)
}

// Match returns how the résumé meets a skill.
func (c *Candidate) Match(id skill.ID) proof.Match {
	return proof.Find(c.Vocabulary, c.Index, id, c.Profile.AsOf)
}

// Score returns the score of one posting, as [Scorer.Score] does. To score many, use a
// [Scorer].
func (c *Candidate) Score(a *ask.Parsed) Score { return c.Scorer().Score(a) }

// Scorer scores many postings for one candidate. It remembers how the résumé meets the
// skills that they ask for, so it is not safe for concurrent use.
type Scorer struct {
	candidate *Candidate
	matches   *proof.Matches
	input     Input
}

// Scorer returns a scorer for the candidate.
func (c *Candidate) Scorer() *Scorer { return &Scorer{candidate: c, matches: c.Matches()} }

// Score returns the score of a posting with all its parts. Lines of the résumé that the
// posting contains word for word prove nothing.
func (s *Scorer) Score(a *ask.Parsed) Score {
	matches := s.matches
	if c, copied := s.candidate.WithoutCopied(a); len(copied) > 0 {
		matches = c.Matches() // the lines are left out for this posting only
	}
	s.input.Read(a)
	return Judge(matches, &s.candidate.Profile, &s.input)
}
