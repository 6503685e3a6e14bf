package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"skillmatch/match/explain"
	"skillmatch/match/score"
)

// Cause is one line, several lines, or a part of the score, with the points that it
// contributes to a change.
type Cause struct {
	// Line is a line of only one version: of B if Added is set, else of A. If Was is
	// set, both versions have the line, but it was edited, moved to another role, or
	// its role has other dates. Then Line is the text in B and Was that in A.
	Line  string `json:"line,omitempty"`
	Added bool   `json:"added,omitempty"`
	Was   string `json:"was,omitempty"`
	// Lines lists several lines that only together make the difference. They are lines
	// of A, of B if Added is set, or of both if Both is set.
	Lines []string `json:"lines,omitempty"`
	Both  bool     `json:"both,omitempty"`
	// Part is set instead of lines. It is the name of a part of the score, "other
	// lines" for what lines explain that are not named, or "other" for what nothing
	// explains.
	Part string `json:"part,omitempty"`
	// Points is what version B gains by the cause: the score with the line minus the
	// score without it, or the opposite for a line that B lost.
	Points float64 `json:"points"`
}

// maxCauses is the most causes that a shift names, besides what they leave unexplained.
const maxCauses = 3

// leastOther is the most points that may stay unexplained without being mentioned.
const leastOther = 0.1

// The names of what lines explain that are not named, and of what nothing explains.
const (
	partLines = "other lines"
	partOther = "other"
)

// leastTaken is the share of the effect of a group of lines from which a part of the
// group stands for all of it.
const leastTaken = 0.8

// attribution divides the change of one posting's score among its causes.
type attribution struct {
	tools  *tools
	i      int
	scores [2]score.Score
	copied [2]bool
	points [2][]float64 // by side and line: what B gains by the line
}

// explain finds why the score of posting i changes.
func (t *tools) explain(i int) (Shift, error) {
	p, err := t.corpus.Load(i)
	if err != nil {
		return Shift{}, err
	}
	f := attribution{tools: t, i: i}
	for n, w := range t.sides {
		if f.scores[n], f.copied[n], err = w.whole.Judge(i); err != nil {
			return Shift{}, err
		}
		scores, err := w.without(i, f.scores[n].Score, f.copied[n])
		if err != nil {
			return Shift{}, err
		}
		for _, x := range scores {
			f.points[n] = append(f.points[n], f.gain(n, x))
		}
	}
	a, b := f.scores[0].Score, f.scores[1].Score
	s := Shift{Posting: explain.Refer(&p), A: a, B: b, Change: score.Round(b - a), Causes: f.parts()}
	s.Posting.Text = ""
	list, err := f.lines(s.Change - total(s.Causes))
	if err != nil {
		return Shift{}, err
	}
	s.settle(list)
	return s, nil
}

// gain returns what B gains by lines of a side, given the score without them.
func (f *attribution) gain(side int, without float64) float64 {
	if side == 0 {
		return score.Round(without - f.scores[0].Score)
	}
	return score.Round(f.scores[1].Score - without)
}

// parts returns what titles and dates changed, which no line explains.
func (f *attribution) parts() (list []Cause) {
	for _, part := range []string{score.PartProfession, score.PartSeniority} {
		if x := score.Round(f.scores[1].Share(part) - f.scores[0].Share(part)); x != 0 {
			list = append(list, Cause{Part: part, Points: x})
		}
	}
	return list
}

// lines returns the lines that explain a change. Each is tried alone. Where that leaves
// more than half of the change open, several are tried together: of two lines that
// prove the same, neither alone is missed.
func (f *attribution) lines(change float64) ([]Cause, error) {
	single := f.versions()
	sides := [2][]Cause{f.singles(0), f.singles(1)}
	list := slices.Concat(single, sides[0], sides[1])
	if !open(change, list) {
		return list, nil
	}
	for n := range sides {
		together, err := f.together(n, f.tools.sides[n].alone)
		if err != nil {
			return nil, err
		}
		if math.Abs(total(together)-total(sides[n])) > leastOther {
			sides[n] = together
		}
	}
	list = slices.Concat(single, sides[0], sides[1])
	if len(f.tools.diff.pairs) == 0 || !open(change, list) {
		return list, nil
	}
	all, err := f.all()
	if err != nil || math.Abs(change-total(all)) >= math.Abs(change-total(list)) {
		return list, err
	}
	return all, nil
}

// open reports whether causes leave more than half of a change unexplained, and more
// than leastOther.
func open(change float64, list []Cause) bool {
	return math.Abs(change-total(list)) > max(leastOther, math.Abs(change)/2)
}

// total returns the sum of the causes' points.
func total(list []Cause) float64 {
	sum := 0.0
	for i := range list {
		sum += list[i].Points
	}
	return score.Round(sum)
}

// item returns the text of line k of a side.
func (f *attribution) item(side, k int) string {
	s := f.tools.sides[side]
	return s.whole.Candidate.Index.Items()[s.lines[k]].Text
}

// singles returns the lines that one side alone has, and whose absence alone changes
// the score.
func (f *attribution) singles(side int) (list []Cause) {
	for _, k := range f.tools.sides[side].alone {
		if x := f.points[side][k]; x != 0 {
			list = append(list, Cause{Line: f.item(side, k), Added: side == 1, Points: x})
		}
	}
	return list
}

// versions returns the lines that both sides have, in different versions.
func (f *attribution) versions() (list []Cause) {
	for _, p := range f.tools.diff.pairs {
		if x := score.Round(f.points[0][p[0]] + f.points[1][p[1]]); x != 0 {
			list = append(list, Cause{Line: f.item(1, p[1]), Was: f.item(0, p[0]), Points: x})
		}
	}
	return list
}

// together returns what lines of one side do together, as one cause with the few lines
// that do it.
func (f *attribution) together(side int, lines []int) ([]Cause, error) {
	points, taken, err := f.minimize(side, lines)
	if err != nil || points == 0 {
		return nil, err
	}
	if len(taken) == 1 {
		return []Cause{{Line: f.item(side, taken[0]), Added: side == 1, Points: points}}, nil
	}
	c := Cause{Added: side == 1, Points: points}
	for _, k := range taken {
		c.Lines = append(c.Lines, f.item(side, k))
	}
	return []Cause{c}, nil
}

// all returns what all lines that differ in any way do together.
func (f *attribution) all() ([]Cause, error) {
	c := Cause{Both: true}
	for n, s := range f.tools.sides {
		lines := make([]int, len(s.lines))
		for k := range lines {
			lines[k] = k
		}
		points, taken, err := f.minimize(n, lines)
		if err != nil {
			return nil, err
		}
		c.Points = score.Round(c.Points + points)
		for _, k := range taken {
			if text := f.item(n, k); !slices.Contains(c.Lines, text) {
				c.Lines = append(c.Lines, text)
			}
		}
	}
	if c.Points == 0 || len(c.Lines) == 0 {
		return nil, nil
	}
	return []Cause{c}, nil
}

// minimize leaves out several lines of a side together. It returns a small subset that
// has nearly the same effect, and what B gains by it. It finds the subset by delta
// debugging (ddmin): it puts smaller and smaller parts back in and keeps the smaller
// set whenever the effect stays within leastTaken of the whole.
func (f *attribution) minimize(side int, lines []int) (points float64, taken []int, err error) {
	if len(lines) == 0 {
		return 0, nil, nil
	}
	without, err := f.score(side, lines)
	if err != nil {
		return 0, nil, err
	}
	whole := f.gain(side, without)
	if whole == 0 {
		return 0, nil, nil
	}
	points, taken = whole, slices.Clone(lines)
	for size := (len(taken) + 1) / 2; size > 0; size /= 2 {
		for from := 0; from < len(taken) && len(taken) > size; {
			rest := slices.Concat(taken[:from], taken[min(from+size, len(taken)):])
			x, err := f.score(side, rest)
			if err != nil {
				return 0, nil, err
			}
			if g := f.gain(side, x); g/whole >= leastTaken && g/whole <= 1/leastTaken {
				taken, points = rest, g
			} else {
				from += size
			}
		}
	}
	return points, taken, nil
}

// score returns the posting's score without several lines of a side.
func (f *attribution) score(side int, lines []int) (float64, error) {
	if len(lines) == 0 {
		return f.scores[side].Score, nil
	}
	return f.tools.clone(f.tools.sides[side].group(lines)).Score(f.i)
}

// settle orders the causes, keeps the heaviest and adds what they leave unexplained.
func (s *Shift) settle(list []Cause) {
	s.Causes = append(list, s.Causes...)
	slices.SortStableFunc(s.Causes, func(x, y Cause) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Points), math.Abs(x.Points)), cmp.Compare(x.Line, y.Line), cmp.Compare(strings.Join(x.Lines, "\n"), strings.Join(y.Lines, "\n")))
	})
	unnamed := total(s.Causes[min(maxCauses, len(s.Causes)):])
	left := score.Round(s.Change - total(s.Causes))
	if math.Abs(unnamed) <= leastOther {
		unnamed, left = 0, score.Round(left+unnamed)
	}
	rest := []Cause{{Part: partLines, Points: unnamed}, {Part: partOther, Points: left}}
	s.Causes = append([]Cause{}, s.Causes[:min(maxCauses, len(s.Causes))]...)
	for _, c := range rest {
		if math.Abs(c.Points) > leastOther {
			s.Causes = append(s.Causes, c)
		}
	}
}
