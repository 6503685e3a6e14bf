package explain

import (
	"context"
	"fmt"
	"math"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/match/age"
	"skillmatch/match/ask"
	"skillmatch/match/condition"
	"skillmatch/match/proof"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// Reporter explains how well one candidate fits postings. It is safe for concurrent
// use.
type Reporter struct {
	Candidate *score.Candidate
	// ResumeID names the résumé in reports; Version is the program's version.
	ResumeID, Version string
	person            condition.Person
}

// NewReporter returns a reporter for a candidate. version is the program's.
func NewReporter(c *score.Candidate, resumeID, version string) *Reporter {
	return &Reporter{c, resumeID, version, condition.NewPerson(c.Index.Resume(), c.Profile.AsOf)}
}

// quotes is the most lines that a report cites as proof of one thing.
const quotes = 3

// Report explains a posting's score in full. It fails when a search of the résumé fails
// or the context ends.
func (r *Reporter) Report(ctx context.Context, p *posting.Posting, a *ask.Parsed) (Report, error) {
	c, copied := r.Candidate.WithoutCopied(a)
	out := Extract(c.Vocabulary, p, a, r.Version)
	old := ""
	out.Posting.Text = ""
	if out.Posting.Age, old = age.Of(p, c.Profile.Present()); old != "" {
		out.Warnings = append(out.Warnings, old)
	}
	if len(copied) > 0 {
		first := r.Candidate.Index.Items()[copied[0]].Text
		out.Warnings = append(out.Warnings, fmt.Sprintf("lines of the résumé that are the posting's own words prove nothing: %d, the first %q", len(copied), first))
	}
	out.Resume = &ResumeRef{r.ResumeID}
	total := c.Score(a)
	if out.NotUnderstood != "" {
		total.Fit = score.Unsure(total.Fit)
	}
	w := work{r, c}
	out.Score, out.Conditions = &total, w.conditions(a)
	met := map[int]bool{}
	for i := range a.Skills {
		w.prove(&out.Skills[i], a.Skills[i].ID)
		if out.Skills[i].Status == proof.Has {
			met[out.Skills[i].Group] = true
		}
	}
	for i := len(a.Skills); i < len(out.Skills); i++ {
		if err := w.lookFor(ctx, &out.Skills[i]); err != nil {
			return Report{}, fmt.Errorf("%s: %w", p.ID, err)
		}
	}
	for i := range out.Skills {
		s := &out.Skills[i]
		s.Met = s.Status == proof.Has || s.Group != 0 && met[s.Group]
	}
	lines := asking(p, a)
	for i := range out.Requirements {
		if err := w.answer(ctx, &out.Requirements[i], lines[i], a); err != nil {
			return Report{}, fmt.Errorf("%s: %w", p.ID, err)
		}
		out.Requirements[i].settle(out.Conditions)
	}
	return out, nil
}

// work is one report in the making. Its candidate is the reporter's without the lines
// that repeat the posting's own words.
type work struct {
	*Reporter
	candidate *score.Candidate
}

// prove fills in how well the résumé meets a skill.
func (w *work) prove(s *Skill, id skill.ID) {
	c := w.candidate
	m := c.Match(id)
	s.Status = m.Status
	switch m.Status {
	case proof.Has:
		s.Proof = m.Claim.Proof
		if m.Claim.Via != skill.None {
			s.Via = c.Vocabulary.Skill(m.Claim.Via).Label
		}
		s.HeldYears, s.LastUsed = Held(c, id)
	case proof.Related:
		s.Via = c.Vocabulary.Skill(m.Via).Label
	}
	for _, i := range first(m.Claim.Items, quotes) {
		s.Evidence = append(s.Evidence, QuoteOf(c, &c.Index.Items()[i]))
	}
}

// Held returns how long a candidate's dated roles show a skill, in years to a tenth,
// and the month in which the last of these roles ended, as YYYY-MM. It returns nil and
// "" when no dated role shows the skill.
func Held(c *score.Candidate, id skill.ID) (years *float64, last string) {
	months, end, ok := c.Index.Months(id, c.Profile.AsOf)
	if !ok {
		return nil, ""
	}
	y := inYears(months)
	return &y, end.String()
}

// inYears converts a number of months to years, rounded to a tenth.
func inYears(months int) float64 { return math.Round(float64(months)/12*10) / 10 }

// lookFor finds the lines of the résumé that contain a whole phrase. A phrase that no
// line contains stays unsettled, because it may be no skill at all.
func (w *work) lookFor(ctx context.Context, s *Skill) error {
	s.Status = proof.Unsettled
	hits, err := w.candidate.Index.Search(ctx, s.Name, nil, quotes)
	if err != nil {
		return err
	}
	for _, h := range hits {
		if h.Score < wholePhrase {
			break
		}
		if s.Status == proof.Unsettled {
			s.Status, s.Proof = proof.Has, index.Listed
		}
		if h.Item.Shows() {
			s.Proof = index.Shown
		}
		s.Evidence = append(s.Evidence, QuoteOf(w.candidate, h.Item))
	}
	return nil
}

// wholePhrase is the share of a phrase's weight that a line has to contain: all of it,
// less what rounding may lose.
const wholePhrase = 0.999

// first returns the first n elements of a list, or all if there are fewer.
func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// Quotes returns the beginning of a list, as long as the proof of one thing in a report
// may be.
func Quotes[T any](list []T) []T { return first(list, quotes) }

// QuoteOf cites a line of a candidate's résumé, with its role if it has one.
func QuoteOf(c *score.Candidate, it *index.Item) Quote {
	q := Quote{Text: it.Text, Section: it.Section}
	roles := c.Index.Resume().Roles
	if it.Role < 0 || it.Role >= len(roles) {
		return q
	}
	role := &roles[it.Role]
	q.Role = role.Title
	if role.Employer != "" {
		q.Role += ", " + role.Employer
	}
	if role.Dated() {
		y := inYears(role.Months(c.Profile.AsOf))
		q.Years = &y
	}
	return q
}
