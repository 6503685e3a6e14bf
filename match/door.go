package match

import (
	"cmp"
	"context"
	"slices"

	"skillmatch/index"
	"skillmatch/index/skill"
)

// Door is a skill of the résumé and what it carries today.
type Door struct {
	Name string `json:"name"`
	// Postings ask it; Points is what all scores would lose together without it
	// and what follows from it alone, and Holds how many postings would fall below the
	// bar.
	Postings int     `json:"postings"`
	Points   float64 `json:"points"`
	Holds    int     `json:"holds"`
}

// doors weighs what the résumé has: each skill is hidden, with all that follows
// from it alone.
func (s *surveyor) doors(ctx context.Context, held []*want) []Door {
	list, weighed := make([]Door, len(held)), make([]bool, len(held))
	s.each(ctx, len(held), func(i int) {
		w := held[i]
		d := Door{Name: w.gap.Name, Postings: w.asked}
		m := s.base.hiding(w.id)
		s.rescore(m, s.touched(s.stood, m, ""), func(p int, then float64) {
			d.Points += s.now[p] - then
			d.Holds -= s.crossing(s.now[p], then)
		})
		d.Points = round(d.Points)
		list[i], weighed[i] = d, true
	})
	out := []Door{}
	for i, d := range list {
		if weighed[i] {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Door) int {
		return cmp.Or(cmp.Compare(b.Holds, a.Holds), cmp.Compare(b.Points, a.Points), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// hiding is the matcher for the résumé of somebody who has not got a skill.
func (m *Matcher) hiding(id skill.ID) *Matcher {
	hide := func(e Evidence) Evidence { return e.(*index.Index).WithoutSkill(id) }
	n := *m
	n.Evidence = hide(m.Evidence)
	n.without = func(items []int) Evidence { return hide(m.without(items)) }
	return &n
}
