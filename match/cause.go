package match

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Cause is one or several lines, or a part of the score, with the points that it
// brings.
type Cause struct {
	// Line stands in one version only; Added says that it is B. Where it is an
	// edited line, or one that moved to another role or whose role has other dates,
	// it is as B has it, and Was as A has it.
	Line  string `json:"line,omitempty"`
	Added bool   `json:"added,omitempty"`
	Was   string `json:"was,omitempty"`
	// Lines are several that only together make the difference; they are of A, of B
	// when Added, and of both when Both.
	Lines []string `json:"lines,omitempty"`
	Both  bool     `json:"both,omitempty"`
	// Part is the name of a part of the score instead, "other lines" for what lines
	// explain that are not named, or "other" for what nothing explains.
	Part string `json:"part,omitempty"`
	// Points are what version B gains by it: the score with the line less the
	// score without it, or the opposite for a line that B lost.
	Points float64 `json:"points"`
}

// causes is how many causes a shift names, beside what they leave unexplained.
const causes = 3

// leastOther is the number of points that can be left unexplained without a word.
const leastOther = 0.1

// The parts of what is not named and of what nothing explains.
const (
	partLines = "other lines"
	partOther = "other"
)

// leastTaken is the share of what lines do together from which those that are
// named stand for all.
const leastTaken = 0.8

// finding is how one posting's score comes apart.
type finding struct {
	tools  *tools
	i      int
	scores [2]Score
	pasted [2]bool
	points [2][]float64 // by side and line: what B gains by it
}

// explain finds why posting i's score changes.
func (t *tools) explain(i int) (Shift, error) {
	p, err := t.stock.posting(i)
	if err != nil {
		return Shift{}, err
	}
	f := finding{tools: t, i: i}
	for n, w := range t.sides {
		if f.scores[n], f.pasted[n], err = w.whole.judge(i); err != nil {
			return Shift{}, err
		}
		scores, err := w.without(i, f.scores[n].Score, f.pasted[n])
		if err != nil {
			return Shift{}, err
		}
		for _, x := range scores {
			f.points[n] = append(f.points[n], f.gain(n, x))
		}
	}
	a, b := f.scores[0].Score, f.scores[1].Score
	s := Shift{Posting: refer(&p), A: a, B: b, Change: round(b - a), Causes: f.parts()}
	s.Posting.Text = ""
	list, err := f.lines(s.Change - total(s.Causes))
	if err != nil {
		return Shift{}, err
	}
	s.settle(list)
	return s, nil
}

// gain is what B gains by lines of a side without which it scores so much.
func (f *finding) gain(side int, without float64) float64 {
	if side == 0 {
		return round(without - f.scores[0].Score)
	}
	return round(f.scores[1].Score - without)
}

// parts are what titles and dates changed, which no line explains.
func (f *finding) parts() (list []Cause) {
	for _, part := range []string{partProfession, partSeniority} {
		if x := round(f.scores[1].share(part) - f.scores[0].share(part)); x != 0 {
			list = append(list, Cause{Part: part, Points: x})
		}
	}
	return list
}

// lines are the lines that explain a change: each alone and, where that leaves half
// of it open, several together, since of two lines that prove the same neither alone
// is missed.
func (f *finding) lines(change float64) ([]Cause, error) {
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
	if len(f.tools.apart.pairs) == 0 || !open(change, list) {
		return list, nil
	}
	all, err := f.all()
	if err != nil || math.Abs(change-total(all)) >= math.Abs(change-total(list)) {
		return list, err
	}
	return all, nil
}

// open reports that causes leave more than half of a change open.
func open(change float64, list []Cause) bool {
	return math.Abs(change-total(list)) > max(leastOther, math.Abs(change)/2)
}

func total(list []Cause) float64 {
	sum := 0.0
	for i := range list {
		sum += list[i].Points
	}
	return round(sum)
}

// item is the text of line k of a side.
func (f *finding) item(side, k int) string {
	s := f.tools.sides[side]
	return s.whole.matcher.Evidence.Items()[s.lines[k]].Text
}

// singles are the lines of one side that are no version of another and whose
// absence alone tells.
func (f *finding) singles(side int) (list []Cause) {
	for _, k := range f.tools.sides[side].alone {
		if x := f.points[side][k]; x != 0 {
			list = append(list, Cause{Line: f.item(side, k), Added: side == 1, Points: x})
		}
	}
	return list
}

// versions are the lines that both sides have in two versions.
func (f *finding) versions() (list []Cause) {
	for _, p := range f.tools.apart.pairs {
		if x := round(f.points[0][p[0]] + f.points[1][p[1]]); x != 0 {
			list = append(list, Cause{Line: f.item(1, p[1]), Was: f.item(0, p[0]), Points: x})
		}
	}
	return list
}

// together is what lines of one side do together, by those of them that it takes.
func (f *finding) together(side int, lines []int) ([]Cause, error) {
	points, taken, err := f.leaveOut(side, lines)
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

// all is what all lines do together that differ in any way.
func (f *finding) all() ([]Cause, error) {
	c := Cause{Both: true}
	for n, s := range f.tools.sides {
		lines := make([]int, len(s.lines))
		for k := range lines {
			lines[k] = k
		}
		points, taken, err := f.leaveOut(n, lines)
		if err != nil {
			return nil, err
		}
		c.Points = round(c.Points + points)
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

// leaveOut leaves out several lines of a side together. It returns those few of
// them that do nearly all of it, found by leaving ever smaller parts of them in
// again, and what B gains by these.
func (f *finding) leaveOut(side int, lines []int) (points float64, taken []int, err error) {
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

// score is the posting's score without several lines of a side.
func (f *finding) score(side int, lines []int) (float64, error) {
	if len(lines) == 0 {
		return f.scores[side].Score, nil
	}
	return f.tools.own(f.tools.sides[side].group(lines)).score(f.i)
}

// settle orders the causes, keeps the heaviest and says what they leave open.
func (s *Shift) settle(list []Cause) {
	s.Causes = append(list, s.Causes...)
	slices.SortStableFunc(s.Causes, func(x, y Cause) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Points), math.Abs(x.Points)), cmp.Compare(x.Line, y.Line), cmp.Compare(strings.Join(x.Lines, "\n"), strings.Join(y.Lines, "\n")))
	})
	unnamed := total(s.Causes[min(causes, len(s.Causes)):])
	left := round(s.Change - total(s.Causes))
	if math.Abs(unnamed) <= leastOther {
		unnamed, left = 0, round(left+unnamed)
	}
	rest := []Cause{{Part: partLines, Points: unnamed}, {Part: partOther, Points: left}}
	s.Causes = append([]Cause{}, first(s.Causes, causes)...)
	for _, c := range rest {
		if math.Abs(c.Points) > leastOther {
			s.Causes = append(s.Causes, c)
		}
	}
}
