package survey

import (
	"cmp"
	"context"
	"math"
	"slices"

	"skillmatch/index/resume"
	"skillmatch/match/proof"
	"skillmatch/match/score"
)

// SetSize is the most skills that a survey combines in a set.
const SetSize = 5

// setSkills is how many skills compete for each place of a set.
const setSkills = 25

// Step is one more skill of a set. Above is the number of postings that reach the bar
// once the résumé has this skill and those before it, and Opens how many of them this
// step adds.
type Step struct {
	Name  string `json:"name"`
	Above int    `json:"above"`
	Opens int    `json:"opens"`
}

// gain is what one skill alone adds to a posting's score, in tenths of points.
type gain struct {
	posting int32
	tenths  int16
}

// state is the résumé with a set of skills, and the scores that it reaches.
type state struct {
	resume  resume.Resume
	now     []float64
	matched []proof.Match
}

// marginalGain is what one more skill adds to a state: opens counts the postings that
// it lifts to the bar, points is what all postings gain, and toward is how much nearer
// to the bar the postings below it come.
type marginalGain struct {
	opens          int
	points, toward float64
}

// compare orders gains, the higher first. As long as neither opens a posting, it
// compares how near the postings below the bar come to it.
func (l marginalGain) compare(o marginalGain) int {
	if l.opens == 0 && o.opens == 0 {
		return cmp.Or(cmp.Compare(score.Round(o.toward), score.Round(l.toward)), cmp.Compare(score.Round(o.points), score.Round(l.points)))
	}
	return cmp.Or(cmp.Compare(o.opens, l.opens), cmp.Compare(score.Round(o.points), score.Round(l.points)))
}

// greedy chooses skills by greedy set cover: one by one, each the skill that lifts the
// most postings to the bar on top of those before it. If no single skill lifts any,
// several together may. Then it goes on with the skill that brings postings nearest to
// the bar, and in the end leaves out the skills that opened nothing.
func (s *surveyor) greedy(ctx context.Context, learn []*want) []Step {
	rest := slices.DeleteFunc(slices.Clone(learn), func(w *want) bool { return !w.tried })
	slices.SortFunc(rest, func(a, b *want) int { return compareLearning(&a.gap, &b.gap) })
	var path []*want
	top := state{resume: *s.resume, now: s.now, matched: s.matched}
	for len(path) < SetSize {
		list := s.likely(rest, top.now)
		gains := make([]marginalGain, len(list))
		if !s.each(ctx, len(list), func(i int) { gains[i] = s.marginalGain(&top, list[i]) }) {
			break // the best of a step is not known when only a part was tried
		}
		best := -1
		for i, l := range gains {
			if l.opens >= 0 && (l.opens > 0 || l.toward > 0) && (best < 0 || l.compare(gains[best]) < 0) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		path = append(path, list[best])
		top = s.with(&top, list[best], func(int, float64) {})
		rest = slices.DeleteFunc(rest, func(w *want) bool { return w == list[best] })
	}
	return s.needed(path)
}

// marginalGain returns what a skill adds to a state.
func (s *surveyor) marginalGain(top *state, w *want) (l marginalGain) {
	s.try(top, w, func(p int, then float64) {
		now := top.now[p]
		l.opens += s.crossing(now, then)
		l.points += then - now
		if now < s.bar {
			l.toward += min(then, s.bar) - now
		}
	})
	return l
}

// with returns the state with one more skill, and calls f for each posting that the
// skill affects.
func (s *surveyor) with(top *state, w *want, f func(p int, then float64)) state {
	out := state{now: slices.Clone(top.now)}
	m := s.try(top, w, func(p int, then float64) {
		out.now[p] = then
		f(p, then)
	})
	out.resume, out.matched = *m.Index.Resume(), s.matchesOf(m)
	return out
}

// try scores the postings that one more skill affects, and returns the changed résumé.
func (s *surveyor) try(top *state, w *want, f func(p int, then float64)) *score.Candidate {
	m := s.base.WithResume(top.resume.Listing(w.gap.Wording))
	s.rescore(m, s.affected(top.matched, m, w.gap.Wording), f)
	return m
}

// likely returns the skills that compete for the next place, in their order: by what
// each adds alone, those that lift the most postings that are still below the bar, then
// those that bring such postings nearest to it.
func (s *surveyor) likely(rest []*want, now []float64) []*want {
	if len(rest) <= setSkills {
		return slices.Clone(rest)
	}
	type guess struct {
		at, opens, toward int
	}
	bar := tenths(s.bar)
	list := make([]guess, len(rest))
	for i, w := range rest {
		g := guess{at: i}
		for _, x := range w.gains {
			if open := bar - tenths(now[x.posting]); open > 0 {
				g.toward += min(int(x.tenths), open)
				if int(x.tenths) >= open {
					g.opens++
				}
			}
		}
		list[i] = g
	}
	slices.SortFunc(list, func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.opens, a.opens), cmp.Compare(b.toward, a.toward), cmp.Compare(a.at, b.at))
	})
	list = list[:setSkills]
	slices.SortFunc(list, func(a, b guess) int { return cmp.Compare(a.at, b.at) })
	out := make([]*want, 0, setSkills)
	for _, g := range list {
		out = append(out, rest[g.at])
	}
	return out
}

// tenths returns a score in tenths of a point, rounded up: a bar of 48.05 is reached
// with 48.1.
func tenths(score float64) int { return int(math.Ceil(score*10 - 1e-6)) }

// needed returns the steps of a path without the skills that opened nothing and are not
// needed for what the steps after them open.
func (s *surveyor) needed(path []*want) []Step {
	steps := s.steps(path)
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].Opens > 0 {
			continue
		}
		shorter := slices.Concat(path[:i], path[i+1:])
		if i == len(steps)-1 {
			path, steps = shorter, steps[:i]
			continue
		}
		if others := s.steps(shorter); others[len(others)-1].Above >= steps[len(steps)-1].Above {
			path, steps = shorter, others
		}
	}
	return steps
}

// steps scores the skills of a path one after another.
func (s *surveyor) steps(path []*want) []Step {
	above := 0
	for _, x := range s.now {
		if x >= s.bar {
			above++
		}
	}
	out := make([]Step, 0, len(path))
	top := state{resume: *s.resume, now: s.now, matched: s.matched}
	for _, w := range path {
		l := marginalGain{}
		top = s.with(&top, w, func(p int, then float64) { l.opens += s.crossing(top.now[p], then) })
		above += l.opens
		out = append(out, Step{Name: w.gap.Name, Above: above, Opens: l.opens})
	}
	return out
}
