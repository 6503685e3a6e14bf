package match

import (
	"cmp"
	"context"
	"math"
	"slices"

	"skillmatch/index"
	"skillmatch/index/resume"
)

// SetSize is the largest number of skills that a survey puts together.
const SetSize = 5

// setSkills is how many skills compete for each place of a set.
const setSkills = 25

// Step is one more skill of a set, with the postings that reach the bar once
// the résumé has it and those before it.
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

// summit is how far a set of skills lifts the postings.
type summit struct {
	resume resume.Resume
	now    []float64
	stood  []stood
}

// lift is what one more skill adds to a summit: the postings that it lifts to the
// bar, the points that all postings gain, and those that lead such as are below the
// bar towards it.
type lift struct {
	opens          int
	points, toward float64
}

// compare orders lifts, the higher first. While nothing opens, what counts is how
// near the bar the postings below it come.
func (l lift) compare(o lift) int {
	if l.opens == 0 && o.opens == 0 {
		return cmp.Or(cmp.Compare(round(o.toward), round(l.toward)), cmp.Compare(round(o.points), round(l.points)))
	}
	return cmp.Or(cmp.Compare(o.opens, l.opens), cmp.Compare(round(o.points), round(l.points)))
}

// climb picks skills one by one, each the one that lifts most postings to the bar
// on top of those before it. Where none lifts any, several may together: it goes on
// with the one that brings postings nearest to the bar, and leaves out in the end
// what opened nothing.
func (s *surveyor) climb(ctx context.Context, learn []*want) []Step {
	rest := slices.DeleteFunc(slices.Clone(learn), func(w *want) bool { return !w.tried })
	slices.SortFunc(rest, func(a, b *want) int { return compareLearning(&a.gap, &b.gap) })
	var path []*want
	top := summit{resume: *s.resume, now: s.now, stood: s.stood}
	for len(path) < SetSize {
		list := s.likely(rest, top.now)
		lifts := make([]lift, len(list))
		if !s.each(ctx, len(list), func(i int) { lifts[i] = s.lift(&top, list[i]) }) {
			break // of a step that is tried in part the best is not known
		}
		best := -1
		for i, l := range lifts {
			if l.opens >= 0 && (l.opens > 0 || l.toward > 0) && (best < 0 || l.compare(lifts[best]) < 0) {
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

// lift is what a skill adds to a summit.
func (s *surveyor) lift(top *summit, w *want) (l lift) {
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

// with is a summit with one more skill; f is told of the postings that it touches.
func (s *surveyor) with(top *summit, w *want, f func(p int, then float64)) summit {
	out := summit{now: slices.Clone(top.now)}
	m := s.try(top, w, func(p int, then float64) {
		out.now[p] = then
		f(p, then)
	})
	out.resume, out.stood = *m.Evidence.(*index.Index).Resume(), s.stands(m)
	return out
}

// try scores the postings that one more skill touches.
func (s *surveyor) try(top *summit, w *want, f func(p int, then float64)) *Matcher {
	m := s.base.over(top.resume.Listing(w.gap.Wording))
	s.rescore(m, s.touched(top.stood, m, w.gap.Wording), f)
	return m
}

// likely are the skills that compete for the next place: those that by what each
// adds alone lift most of the postings that are below the bar by now, then those
// that bring them nearest to it. They stay in their order.
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

// tenths are a score's, rounded up: a bar of 48.05 is reached with 48.1.
func tenths(score float64) int { return int(math.Ceil(score*10 - 1e-6)) }

// needed are the steps of a path without the skills that opened nothing and are
// not needed for what those behind them open.
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

// steps are those of a path.
func (s *surveyor) steps(path []*want) []Step {
	above := 0
	for _, x := range s.now {
		if x >= s.bar {
			above++
		}
	}
	out := make([]Step, 0, len(path))
	top := summit{resume: *s.resume, now: s.now, stood: s.stood}
	for _, w := range path {
		l := lift{}
		top = s.with(&top, w, func(p int, then float64) { l.opens += s.crossing(top.now[p], then) })
		above += l.opens
		out = append(out, Step{Name: w.gap.Name, Above: above, Opens: l.opens})
	}
	return out
}
