package explain

import (
	"context"
	"slices"

	"skillmatch/index"
	"skillmatch/match/ask"
	"skillmatch/match/condition"
	"skillmatch/match/proof"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// asking returns the lines that ask for something, without the title.
func asking(p *posting.Posting, a *ask.Parsed) []*ask.Line {
	var out []*ask.Line
	for i := range a.Lines {
		if l := &a.Lines[i]; l.Importance != ask.Context && !(i == 0 && l.Text == p.Title) {
			out = append(out, l)
		}
	}
	return out
}

// settle gives a requirement line that names no skill the state of the conditions that
// it sets, so that both say the same. A condition that is not met decides.
func (q *Requirement) settle(conditions []condition.Condition) {
	rank := map[condition.State]int{condition.Met: 1, condition.Unknown: 2, condition.NotMet: 3}
	worst := condition.State("")
	why := ""
	for i := range conditions {
		if c := &conditions[i]; c.Line == q.Text && rank[c.State] > rank[worst] {
			worst, why = c.State, c.Why
		}
	}
	if q.Conditional = worst != ""; !q.Conditional || q.Kind == ask.KindSkill {
		return
	}
	q.Status = map[condition.State]Outcome{condition.Met: Met, condition.Unknown: UnknownOutcome, condition.NotMet: NotMet}[worst]
	if q.Evidence = nil; why != "" && worst == condition.Met {
		q.Evidence = []Quote{{Text: why}}
	}
}

// answer fills in how well the résumé meets a requirement line.
func (w *work) answer(ctx context.Context, q *Requirement, line *ask.Line, a *ask.Parsed) error {
	hits, err := w.candidate.Index.Search(ctx, line.Text, line.Skills, quotes)
	if err != nil {
		return err
	}
	q.Status = w.outcome(q, line, a, hits)
	if q.Status == UnknownOutcome {
		return nil
	}
	for _, h := range hits {
		if h.Score >= score.CoverClear || len(line.Skills) > 0 {
			q.Evidence = append(q.Evidence, QuoteOf(w.candidate, h.Item))
		}
	}
	return nil
}

// outcome judges a line. If the line names skills, they decide, and one member of a
// group is enough. If it asks for years of experience, the years decide. Otherwise the
// text of the line is compared with the résumé.
func (w *work) outcome(q *Requirement, line *ask.Line, a *ask.Parsed, hits []index.Hit) Outcome {
	if len(line.Skills) > 0 {
		return w.bySkills(line, a)
	}
	if q.Kind == ask.KindExperience {
		if n := line.Years(); n > 0 && w.candidate.Profile.Dated {
			switch {
			case w.candidate.Profile.Years >= float64(n):
				return Met
			case w.candidate.Profile.Years >= 0.6*float64(n):
				return Partial
			}
			return NotMet
		}
		return UnknownOutcome
	}
	if q.Kind == ask.KindAuthorization || q.Kind == ask.KindLocation || len(hits) == 0 {
		return UnknownOutcome
	}
	switch best := hits[0].Score; {
	case best >= score.CoverMet:
		return Met
	case best >= score.CoverClear:
		return Partial
	}
	return UnknownOutcome
}

// bySkills judges a line by the average credit of its skills, where a group counts
// once, with its best member.
func (w *work) bySkills(line *ask.Line, a *ask.Parsed) Outcome {
	best := map[int]float64{}
	units, sum := 0, 0.0
	for i := range a.Skills {
		k := &a.Skills[i]
		if !slices.Contains(line.Skills, k.ID) {
			continue
		}
		m := w.candidate.Match(k.ID)
		credit := m.CreditFor(k)
		if k.Group == 0 {
			units++
			sum += credit
			continue
		}
		if _, ok := best[k.Group]; !ok {
			units++
		}
		sum += max(0, credit-best[k.Group])
		best[k.Group] = max(best[k.Group], credit)
	}
	switch share := sum / float64(max(units, 1)); {
	case share >= proof.CreditListed:
		return Met
	case share > 0:
		return Partial
	}
	return NotMet
}
