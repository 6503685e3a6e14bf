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
	// and what follows from it, and Holds how many postings would fall below the
	// bar.
	Postings int     `json:"postings"`
	Points   float64 `json:"points"`
	Holds    int     `json:"holds"`
}

// doors weighs what the résumé has: each skill is hidden, with all that only
// follows from it.
func (s *surveyor) doors(ctx context.Context, held []*want) []Door {
	list, weighed := make([]Door, len(held)), make([]bool, len(held))
	s.each(ctx, len(held), func(i int) {
		w := held[i]
		d := Door{Name: w.gap.Name, Postings: w.asked}
		m := s.base.hiding(w.id)
		s.rescore(m, s.touched(s.base, m, ""), func(p int, then float64) {
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

// hiding is the matcher for the résumé without one skill.
func (m *Matcher) hiding(id skill.ID) *Matcher {
	n := *m
	n.Evidence = hiding{m.Evidence, id}
	n.without = func(items []int) Evidence { return hiding{m.without(items), id} }
	return &n
}

// hiding is a résumé without one skill and what follows from it.
type hiding struct {
	Evidence
	id skill.ID
}

// Terms and CoverTerms are those of the résumé, whose words stay.
func (h hiding) Terms(words []string) []int32 { return h.Evidence.(termEvidence).Terms(words) }

func (h hiding) CoverTerms(terms []int32, skills []skill.ID) (line, whole float64) {
	return h.Evidence.(termEvidence).CoverTerms(terms, skills)
}

// Claim is that of the résumé, but for the hidden skill.
func (h hiding) Claim(id skill.ID) (index.Claim, bool) {
	c, ok := h.Evidence.Claim(id)
	if id == h.id || ok && c.Via == h.id {
		return index.Claim{}, false
	}
	return c, ok
}
