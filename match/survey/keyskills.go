package survey

import (
	"cmp"
	"context"
	"slices"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/match/score"
)

// KeySkill is a skill of the résumé with what it carries today.
type KeySkill struct {
	Name string `json:"name"`
	// Postings is how many postings ask for it. Without the skill, and without what
	// follows from it alone, all scores together would lose Points, and Holds postings
	// would fall below the bar.
	Postings int     `json:"postings"`
	Points   float64 `json:"points"`
	Holds    int     `json:"holds"`
}

// keySkills weighs the skills that the résumé has. It hides each in turn, with
// everything that follows from it alone.
func (s *surveyor) keySkills(ctx context.Context, held []*want) []KeySkill {
	list, weighed := make([]KeySkill, len(held)), make([]bool, len(held))
	s.each(ctx, len(held), func(i int) {
		w := held[i]
		d := KeySkill{Name: w.gap.Name, Postings: w.asked}
		m := s.base.Omit(index.Omit{Skills: []skill.ID{w.id}})
		s.rescore(m, s.affected(s.matched, m, ""), func(p int, then float64) {
			d.Points += s.now[p] - then
			d.Holds -= s.crossing(s.now[p], then)
		})
		d.Points = score.Round(d.Points)
		list[i], weighed[i] = d, true
	})
	out := []KeySkill{}
	for i, d := range list {
		if weighed[i] {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b KeySkill) int {
		return cmp.Or(cmp.Compare(b.Holds, a.Holds), cmp.Compare(b.Points, a.Points), cmp.Compare(a.Name, b.Name))
	})
	return out
}
