package match

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync/atomic"

	"skillmatch/index"
)

// Comparison is what changes between two versions of a résumé.
type Comparison struct {
	A ResumeRef `json:"a"`
	B ResumeRef `json:"b"`
	// Postings were scored for both; Rises, Falls and Same count them by the
	// change of the printed score.
	Postings int `json:"postings"`
	Rises    int `json:"rises"`
	Falls    int `json:"falls"`
	Same     int `json:"same"`
	// Shifts are the postings whose score changes, the largest change first.
	Shifts []Shift `json:"shifts"`
	// Incomplete reports that the work was interrupted: what is here is right, but
	// not all is here. A warning says what is missing.
	Incomplete bool     `json:"incomplete,omitempty"`
	Warnings   []string `json:"warnings"`
	Vocabulary string   `json:"vocabulary"`
	Version    string   `json:"version"`
}

// Shift is one posting's score for both versions.
type Shift struct {
	Posting PostingRef `json:"posting"`
	A       float64    `json:"a"`
	B       float64    `json:"b"`
	// Change is B less A.
	Change float64 `json:"change"`
	// Causes are the lines that only one version has, and the parts of the score
	// that change by more than such lines explain; the heaviest first.
	Causes []Cause `json:"causes"`
}

// Cause is a line or a part of the score with the points that it brings.
type Cause struct {
	// Line stands in one version only; Added says that it is B. Part is the name of
	// a part of the score instead.
	Line  string `json:"line,omitempty"`
	Added bool   `json:"added,omitempty"`
	Part  string `json:"part,omitempty"`
	// Points are what version B gains by it: the score with the line less the
	// score without it, or the opposite for a line that B lost.
	Points float64 `json:"points"`
}

// causes is how many causes a shift names.
const causes = 3

// ComparisonOptions narrow a comparison; the zero value is useful.
type ComparisonOptions struct {
	// Top is how many changes are explained and listed, 0 for all.
	Top int
	// Workers is the number of goroutines, 0 for all processors. The result does
	// not depend on it.
	Workers int
	// Progress, if there is one, is told how many of the changes are explained. It
	// is called from several goroutines.
	Progress func(done, total int)
}

// NewComparison scores postings, as ranked for the matcher of version A, for
// version B too. The lines that made the difference are found by leaving each of
// them out. It fails for a damaged pile and when a posting cannot be read anew.
// When the context ends, its error is returned together with the postings that
// were scored and the changes that were explained by then.
func NewComparison(ctx context.Context, a, b *Matcher, postings *Pile, o ComparisonOptions) (Comparison, error) {
	out := Comparison{A: ResumeRef{a.ResumeID}, B: ResumeRef{b.ResumeID}, Shifts: []Shift{}, Warnings: []string{}, Vocabulary: a.Vocabulary.Sum(), Version: a.Version}
	k, err := postings.stock()
	if err != nil {
		return out, err
	}
	then, err := k.scores(ctx, b, o.Workers)
	if err != nil {
		return out, err
	}
	changed := out.count(postings, then)
	if o.Top > 0 {
		changed = first(changed, o.Top)
	}
	out.Shifts, err = shifts(ctx, a, b, postings, changed, o)
	if err == nil && out.Postings < len(then) {
		err = ctx.Err()
	}
	if err != nil && errors.Is(err, ctx.Err()) {
		out.Interrupted(fmt.Sprintf("%d of %d postings were scored for both, %d of %d changes explained", out.Postings, len(then), len(out.Shifts), len(changed)))
	}
	return out, err
}

// Interrupted marks a comparison as incomplete and says how far it came.
func (c *Comparison) Interrupted(how string) {
	c.Incomplete = true
	c.Warnings = append(c.Warnings, "interrupted: "+how)
}

// count counts the changes of the scores and lists the postings that have one,
// the largest first.
func (c *Comparison) count(postings *Pile, then []float64) []int {
	var changed []int
	change := func(i int) float64 { return round(then[i] - postings.Postings[i].Score) }
	for i := range then {
		if math.IsNaN(then[i]) {
			continue
		}
		c.Postings++
		switch x := change(i); {
		case x > 0:
			c.Rises++
		case x < 0:
			c.Falls++
		default:
			c.Same++
			continue
		}
		changed = append(changed, i)
	}
	slices.SortFunc(changed, func(i, j int) int {
		return cmp.Or(cmp.Compare(math.Abs(change(j)), math.Abs(change(i))), cmp.Compare(change(j), change(i)), cmp.Compare(i, j))
	})
	return changed
}

// shifts explains the changes of postings. When the context ends, they are those
// that were explained by then.
func shifts(ctx context.Context, a, b *Matcher, postings *Pile, changed []int, o ComparisonOptions) ([]Shift, error) {
	lost, gained := apart(a.Evidence.Items(), b.Evidence.Items())
	list, errs, done := make([]Shift, len(changed)), make([]error, len(changed)), make([]bool, len(changed))
	var count atomic.Int64
	err := Each(ctx, o.Workers, len(changed), func(n int) {
		list[n], errs[n] = shift(a, b, postings, changed[n], lost, gained)
		done[n] = true
		if d := count.Add(1); o.Progress != nil {
			o.Progress(int(d), len(changed))
		}
	})
	out := []Shift{}
	for n := range list {
		if done[n] {
			out = append(out, list[n])
		}
	}
	return out, cmp.Or(cmp.Or(errs...), err)
}

// shift explains the change of posting i's score.
func shift(a, b *Matcher, postings *Pile, i int, lost, gained []int) (Shift, error) {
	p, asked, err := postings.Read(i)
	if err != nil {
		return Shift{}, err
	}
	now, then := a.Score(&asked), b.Score(&asked)
	s := Shift{Posting: Extract(a.Vocabulary, &p, &asked, "").Posting, A: now.Score, B: then.Score, Change: round(then.Score - now.Score),
		Causes: slices.Concat(a.leaving(lost, &asked, now.Score, -1), b.leaving(gained, &asked, then.Score, 1))}
	s.settle(&now, &then)
	return s, nil
}

// apart lists the lines that only one of two résumés has, titles left out.
func apart(a, b []index.Item) (lost, gained []int) {
	only := func(of, than []index.Item) (list []int) {
		has := map[string]bool{}
		for i := range than {
			has[than[i].Text] = true
		}
		for i := range of {
			if !has[of[i].Text] {
				list = append(list, i)
			}
		}
		return list
	}
	return only(a, b), only(b, a)
}

// leaving scores a posting without each of the lines. sign is 1 for lines that
// came and -1 for lines that went.
func (m *Matcher) leaving(lines []int, a *Asked, score, sign float64) []Cause {
	var list []Cause
	for _, i := range lines {
		n := *m
		n.Evidence, n.own = m.without([]int{i}), nil
		if points := round(sign * (score - Judge(n.Vocabulary, n.Evidence, &n.Profile, a).Score)); points != 0 {
			list = append(list, Cause{Line: m.Evidence.Items()[i].Text, Added: sign > 0, Points: points})
		}
	}
	return list
}

// settle adds what titles and dates changed, which no line explains, and keeps
// the heaviest causes.
func (s *Shift) settle(a, b *Score) {
	s.Posting.Text = ""
	for _, part := range []string{partProfession, partSeniority} {
		if x := round(b.share(part) - a.share(part)); x != 0 {
			s.Causes = append(s.Causes, Cause{Part: part, Points: x})
		}
	}
	slices.SortStableFunc(s.Causes, func(x, y Cause) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Points), math.Abs(x.Points)), cmp.Compare(x.Line, y.Line))
	})
	s.Causes = append([]Cause{}, first(s.Causes, causes)...)
}
