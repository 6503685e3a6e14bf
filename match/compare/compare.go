// Package compare says which postings rise and fall between two versions of a résumé,
// and which lines made the difference. It finds them by leaving lines out and scoring
// again; for several lines together it uses delta debugging (ddmin).
//
// The parts are:
//
//   - compare.go: the options, the result, and the postings that rise and fall
//   - cause.go: the lines that explain a change
//   - leaveout.go: the scores of a résumé without some lines
//   - linediff.go: which lines only one version has
//
// It does not know where postings come from, nor how the result looks.
package compare

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync/atomic"

	"skillmatch/match/corpus"
	"skillmatch/match/explain"
	"skillmatch/match/parallel"
	"skillmatch/match/score"
)

// Comparison is the change of scores between two versions of a résumé.
type Comparison struct {
	A explain.ResumeRef `json:"a"`
	B explain.ResumeRef `json:"b"`
	// Postings counts the postings that were scored for both versions. Rises, Falls and
	// Same divide them by the change of the printed score.
	Postings int `json:"postings"`
	Rises    int `json:"rises"`
	Falls    int `json:"falls"`
	Same     int `json:"same"`
	// NotUnderstood is how many more postings were left out because too little of them
	// was read.
	NotUnderstood int `json:"not_understood,omitempty"`
	// Shifts lists the postings whose score changes, the largest change first.
	Shifts []Shift `json:"shifts"`
	// Incomplete reports whether the work was interrupted. The result is then right as
	// far as it goes, and a warning says what is missing.
	Incomplete bool     `json:"incomplete,omitempty"`
	Warnings   []string `json:"warnings"`
	Vocabulary string   `json:"vocabulary"`
	Version    string   `json:"version"`
}

// Shift is one posting with its scores for both versions.
type Shift struct {
	// A and B are the posting's scores for the two versions, 0 to 100.
	Posting explain.PostingRef `json:"posting"`
	A       float64            `json:"a"`
	B       float64            `json:"b"`
	// Change is B minus A, in points.
	Change float64 `json:"change"`
	// Causes lists the lines that only one version has, the lines that were edited, and
	// the parts of the score that titles and dates change, the heaviest first. What
	// they leave unexplained comes last.
	Causes []Cause `json:"causes"`
}

// Options configure a comparison. The zero value is ready for use.
type Options struct {
	// A and B name the résumés in the result; Version is the program's version.
	A, B, Version string
	// Top is the most changes that are explained and listed, 0 for all.
	Top int
	// NotUnderstood is how many postings were left out because too little of them was
	// read.
	NotUnderstood int
	// Workers is the number of goroutines, 0 for one a processor. The result does not
	// depend on it.
	Workers int
	// Progress, if not nil, is called with the number of changes that were explained
	// and the number of all. It is called from several goroutines.
	Progress func(done, total int)
}

// New scores postings that were ranked for version A for version B too. It finds the
// lines that made the difference by leaving them out, each alone and, where no line
// alone makes a difference, several together. New fails when the corpus is damaged or a
// posting cannot be read again. When the context ends, New returns its error together
// with the postings that were scored and the changes that were explained by then.
func New(ctx context.Context, a, b *score.Candidate, postings *corpus.Corpus, o Options) (Comparison, error) {
	out := Comparison{A: explain.ResumeRef{ID: o.A}, B: explain.ResumeRef{ID: o.B}, NotUnderstood: o.NotUnderstood, Shifts: []Shift{}, Warnings: []string{}, Vocabulary: a.Vocabulary.Sum(), Version: o.Version}
	k, err := postings.Index()
	if err != nil {
		return out, err
	}
	then, err := k.Scores(ctx, b, o.Workers)
	if err != nil {
		return out, err
	}
	changed := out.count(postings, then)
	if o.Top > 0 {
		changed = changed[:min(o.Top, len(changed))]
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

// Interrupted marks a comparison as incomplete and adds a warning that says how far it
// came.
func (c *Comparison) Interrupted(how string) {
	c.Incomplete = true
	c.Warnings = append(c.Warnings, "interrupted: "+how)
}

// count counts the changes of the scores and returns the postings that have one, the
// largest first.
func (c *Comparison) count(postings *corpus.Corpus, then []float64) []int {
	var changed []int
	change := func(i int) float64 { return score.Round(then[i] - postings.Postings[i].Score) }
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

// shifts explains the changes of postings. When the context ends, it returns those that
// were explained by then, with the context's error.
func shifts(ctx context.Context, a, b *score.Candidate, k *corpus.Index, changed []int, o Options) ([]Shift, error) {
	x := newExplainer(a, b, k)
	list, errs, done := make([]Shift, len(changed)), make([]error, len(changed)), make([]bool, len(changed))
	var count atomic.Int64
	ended := parallel.Each(ctx, o.Workers, len(changed), func(n int) {
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
