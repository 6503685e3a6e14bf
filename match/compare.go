package match

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync/atomic"
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
	// Causes are the lines that only one version has, those that were edited, and
	// the parts of the score that titles and dates change, the heaviest first; behind
	// them stands what they leave open.
	Causes []Cause `json:"causes"`
}

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
// version B too. The lines that made the difference are found by leaving them out,
// each alone and, where no line alone tells, together. It fails for a damaged pile and when a posting cannot be read anew.
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
	out.Shifts, err = shifts(ctx, a, b, k, changed, o)
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
func shifts(ctx context.Context, a, b *Matcher, k *stock, changed []int, o ComparisonOptions) ([]Shift, error) {
	x, err := newExplainer(a, b, k)
	if err != nil {
		return []Shift{}, err
	}
	list, errs, done := make([]Shift, len(changed)), make([]error, len(changed)), make([]bool, len(changed))
	var count atomic.Int64
	ended := Each(ctx, o.Workers, len(changed), func(n int) {
		t := x.tools.Get().(*tools)
		defer x.tools.Put(t)
		list[n], errs[n] = t.explain(changed[n])
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
	return out, cmp.Or(cmp.Or(errs...), ended)
}
