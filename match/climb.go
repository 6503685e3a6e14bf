package match

import (
	"context"
	"slices"
)

// The limits of the sets.
const (
	setSkills = 25 // the skills that compete for a place in them
	setSize   = 5  // the largest
)

// Step is one more skill of a set, with the postings that reach the bar once
// the résumé has it and those before it.
type Step struct {
	Name  string `json:"name"`
	Above int    `json:"above"`
	Opens int    `json:"opens"`
}

// climb picks skills one by one, each the one that lifts most postings to the
// bar on top of those before it, until none lifts any.
func (s *surveyor) climb(ctx context.Context, learn []*want, above int) []Step {
	rest := slices.DeleteFunc(slices.Clone(learn), func(w *want) bool { return !w.tried })
	slices.SortFunc(rest, func(a, b *want) int { return compareGaps(&a.gap, &b.gap) })
	rest = first(rest, setSkills)
	steps := []Step{}
	now, base, r := slices.Clone(s.now), s.base, *s.resume
	for len(steps) < setSize && len(rest) > 0 {
		lifts := make([]int, len(rest))
		if !s.each(ctx, len(rest), func(i int) {
			m := s.base.over(r.Listing(rest[i].gap.Wording))
			s.rescore(m, s.touched(base, m, rest[i].gap.Wording), func(p int, then float64) { lifts[i] += s.crossing(now[p], then) })
		}) {
			break // of a step that is tried in part the best is not known
		}
		best := slices.Index(lifts, slices.Max(lifts))
		if lifts[best] <= 0 {
			break
		}
		w := rest[best]
		r = r.Listing(w.gap.Wording)
		m := s.base.over(r)
		s.rescore(m, s.touched(base, m, w.gap.Wording), func(p int, then float64) { now[p] = then })
		above += lifts[best]
		steps = append(steps, Step{Name: w.gap.Name, Above: above, Opens: lifts[best]})
		base, rest = m, slices.Delete(rest, best, best+1)
	}
	return steps
}
