package survey

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/score"
)

// want is a skill that postings ask for, as a survey studies it.
type want struct {
	id    skill.ID
	gap   Gap
	asked int // postings
	// stake is the sum of what the postings give for the skill, or could give, in
	// millionths of points. Whole numbers make the sum independent of the order.
	stake   int64
	spelled map[string]int // how many postings use each spelling
	word    string         // the spelling to say, if it is not the most frequent
	gains   []gain
	weighed bool
	tried   bool // weighed, and a wording was found
}

// wanted divides the skills that postings ask for into those to learn, those to say,
// and those held. Each list is sorted by the number of postings, then by what is at
// stake, then by name.
func (s *surveyor) wanted() (learn, say, held []*want) {
	spellings := s.base.Index.Spellings()
	for _, w := range s.found {
		c, holds := s.base.Index.Claim(w.id)
		switch {
		case !holds:
			for _, r := range s.base.Vocabulary.Reach(w.id) {
				if _, held := s.base.Index.Claim(r.ID); !held && s.found[r.ID] != nil {
					w.gap.Brings = append(w.gap.Brings, s.found[r.ID].gap.Name)
				}
			}
			learn = append(learn, w)
			continue
		case c.Worked && (c.Proof == index.Implied || c.Proof == index.Class) && len(c.Items) > 0:
			w.gap.Via, w.gap.Line = s.base.Vocabulary.Skill(c.Via).Label, s.base.Index.Items()[c.Items[0]].Text
			say = append(say, w)
		case c.Via == skill.None && !c.Written && len(spellings[w.id]) > 0 && s.unsaid(w, &c, spellings[w.id]):
			w.gap.Spelled, w.gap.Line = spellings[w.id][0], s.base.Index.Items()[c.Items[0]].Text
			say = append(say, w)
		}
		held = append(held, w)
	}
	for _, list := range [][]*want{learn, say, held} {
		slices.SortFunc(list, func(a, b *want) int {
			return cmp.Or(cmp.Compare(b.asked, a.asked), cmp.Compare(b.stake, a.stake), cmp.Compare(a.gap.Name, b.gap.Name), cmp.Compare(a.id, b.id))
		})
	}
	return learn, say, held
}

// unsaid reports whether postings call a skill by its name, no line that shows it does,
// and no posting writes it as these lines do. It then sets w.word. Other spellings make
// poor advice: some mean less or more than the skill.
func (s *surveyor) unsaid(w *want, c *index.Claim, own []string) bool {
	for text := range w.spelled {
		if slices.ContainsFunc(own, func(mine string) bool { return strings.EqualFold(mine, text) }) {
			return false
		}
	}
	stems := func(text string) (out []string) {
		s.stems(text, func(stem string, _ bool) { out = append(out, stem) })
		return out
	}
	name := stems(w.gap.Name)
	for _, i := range c.Items {
		line := stems(s.base.Index.Items()[i].Text)
		if !slices.ContainsFunc(name, func(stem string) bool { return !slices.Contains(line, stem) }) {
			return false
		}
	}
	for _, text := range w.wordings()[:len(w.spelled)] {
		if slices.Equal(stems(text), name) {
			w.word = text
			return true
		}
	}
	return false
}

// collect notes the skills that a posting asks for, except for the unheld members of a
// group of which the résumé holds one.
func (s *surveyor) collect(in *score.Input) {
	met := s.metGroups(in)
	required, preferred := score.PerSkill(s.matches, in.Skills)
	for i := range in.Skills {
		k := &in.Skills[i]
		_, holds := s.base.Index.Claim(k.ID)
		if k.Importance == ask.Context || k.Confidence < skill.Reported || !holds && k.Group != 0 && met[k.Group] {
			continue
		}
		w := s.found[k.ID]
		if w == nil {
			w = &want{id: k.ID, gap: Gap{Name: s.base.Vocabulary.Skill(k.ID).Label}, spelled: map[string]int{}}
			s.found[k.ID] = w
		}
		w.count(k)
		points := preferred
		if k.Importance == ask.Required {
			points = required
		}
		w.stake += s.stake(k, holds, points)
	}
}

// stake returns what a skill gives, or could give to a résumé that lists it, in
// millionths of points. points is what a skill of weight 1 gives.
func (s *surveyor) stake(k *ask.SkillRequirement, holds bool, points float64) int64 {
	m := s.matches.Of(k.ID)
	x := m.CreditFor(k)
	if !holds {
		x = max(0, proof.CreditListed-x)
	}
	return int64(1e6 * x * points * k.Confidence * m.Weight)
}

// count counts one posting that asks for the skill.
func (w *want) count(k *ask.SkillRequirement) {
	w.asked++
	if k.Importance == ask.Required {
		w.gap.Required++
	} else {
		w.gap.Preferred++
	}
	for _, text := range k.Spellings {
		w.spelled[text]++
	}
}

// wordings returns the skill's name as the postings write it, w.word and the most
// frequent spellings first, and at last its label.
func (w *want) wordings() []string {
	list := slices.SortedFunc(maps.Keys(w.spelled), func(a, b string) int {
		return cmp.Or(-trueFirst(a == w.word)+trueFirst(b == w.word), cmp.Compare(w.spelled[b], w.spelled[a]), cmp.Compare(a, b))
	})
	return append(list, w.gap.Name)
}

// trueFirst returns 1 for true and 0 for false.
func trueFirst(b bool) int {
	if b {
		return 1
	}
	return 0
}

// metGroups returns the groups of alternatives of which the résumé holds a member.
func (s *surveyor) metGroups(in *score.Input) map[int]bool {
	met := map[int]bool{}
	for i := range in.Skills {
		if g := in.Skills[i].Group; g != 0 && !met[g] {
			_, met[g] = s.base.Index.Claim(in.Skills[i].ID)
		}
	}
	return met
}

// learned returns the résumé with the skill in a list of skills, the plainest claim
// that there is. ok is false when no wording of the skill is recognized there.
func (s *surveyor) learned(w *want) (*score.Candidate, bool) {
	for _, text := range w.wordings() {
		m := s.base.WithResume(s.resume.Listing(text))
		if _, ok := m.Index.Claim(w.id); ok {
			w.gap.Wording = text
			return m, true
		}
	}
	return nil, false
}

// said returns the résumé with the skill's own name after the line that shows it. ok is
// false when no wording is recognized there.
func (s *surveyor) said(w *want) (*score.Candidate, bool) {
	for _, text := range w.wordings() {
		m := s.base.WithResume(s.resume.Saying(w.gap.Line, text))
		if c, ok := m.Index.Claim(w.id); ok && c.Via == skill.None {
			w.gap.Wording = text
			return m, true
		}
	}
	return nil, false
}

// weigh scores the affected postings again for each skill, with the changed résumé that
// change makes, and notes the gains.
func (s *surveyor) weigh(ctx context.Context, list []*want, change func(*want) (*score.Candidate, bool)) {
	s.each(ctx, len(list), func(i int) {
		w := list[i]
		w.weighed = true
		m, ok := change(w)
		if !ok {
			return
		}
		w.tried = true
		s.rescore(m, s.affected(s.matched, m, w.gap.Wording), func(p int, then float64) {
			w.gap.Points += then - s.now[p]
			w.gap.Opens += s.crossing(s.now[p], then)
			if by := int16(math.Round(10 * (then - s.now[p]))); by != 0 {
				w.gains = append(w.gains, gain{int32(p), by})
			}
		})
		w.gap.Points = score.Round(w.gap.Points)
	})
}

// crossing returns 1 for a score that rises to the bar, -1 for one that falls below it,
// and else 0.
func (s *surveyor) crossing(now, then float64) int {
	switch {
	case now < s.bar && then >= s.bar:
		return 1
	case now >= s.bar && then < s.bar:
		return -1
	}
	return 0
}

// compareLearning orders skills to learn by postings opened, by postings that require
// the skill itself, by points, by postings that ask for it, and by name. Points alone
// would put the narrowest tool first, since it brings everything that it is made of.
func compareLearning(a, b *Gap) int {
	return cmp.Or(cmp.Compare(b.Opens, a.Opens), cmp.Compare(b.Required, a.Required), compareSaying(a, b))
}

// compareSaying orders skills to say by postings opened, by points, by postings that
// ask for them, and by name.
func compareSaying(a, b *Gap) int {
	return cmp.Or(cmp.Compare(b.Opens, a.Opens), cmp.Compare(b.Points, a.Points), cmp.Compare(b.Required+b.Preferred, a.Required+a.Preferred), cmp.Compare(a.Name, b.Name))
}

// gaps returns the skills that were tried, in order. It leaves out the skills that no
// wording could add to a résumé.
func gaps(list []*want, compare func(a, b *Gap) int) []Gap {
	out := make([]Gap, 0, len(list))
	for _, w := range list {
		if w.tried {
			out = append(out, w.gap)
		}
	}
	slices.SortFunc(out, func(a, b Gap) int { return compare(&a, &b) })
	return out
}
