package rank

import (
	"context"
	"math"
	"slices"
	"sync"

	"skillmatch/index/skill"
	"skillmatch/match/dedupe"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// deferral holds the postings that are left unread, or are read later, because they can
// hardly be listed: the upper bound of their score, which takes a fifth of the time of
// a score, is below the score of the best postings that were read. A posting is in one
// of five states:
//
//	new       it came from the stream
//	deferred  its profession is another than the résumé's, so that it can probably be
//	          skipped once enough of the others were read
//	scored    it was read and counts
//	skipped   its bound was below the cutoff; its titles and bound are kept
//	re-read   it was skipped, and is read once more
//
// These functions move it from one state to another:
//
//	deferPosting    new -> deferred; else it is scored
//	drainDeferred   deferred -> skipped, or scored where the bound reaches the cutoff
//	resolveSkipped  skipped -> re-read, at the end, where it may be listed after all, or
//	                be the same as one that is listed
//	readAgain       re-read -> scored
//
// The invariant: the result lists exactly what a run that reads everything would list,
// to the byte, with any number of workers.
type deferral struct {
	allowed  bool // whether postings can be read again
	deferred []deferredPosting
	text     int // length of the deferred postings' text, in bytes
	// bounds says that enough postings were deferred for the prefilter to be worth the
	// time that making it takes.
	bounds    bool
	prefilter func() *skill.Prefilter
	best      tally                    // scores of the postings that were read, each text once
	texts     map[dedupe.ExactKey]bool // of the postings that best counts
	skipped   []skippedPosting
}

// deferredPosting is a posting that is deferred, with its place in the input.
type deferredPosting struct {
	posting posting.Posting
	title   score.TitleView
	order   int
	ref     string
}

// skippedPosting is what is kept of a posting that was left unread.
type skippedPosting struct {
	order  int // in the input
	ref    string
	bound  float64
	titles dedupe.TitleKeys
}

const (
	// maxDeferred is the most postings that are deferred, and maxDeferredText the most
	// bytes of their text. drainBatch is how many are taken at a time.
	maxDeferred     = 2048
	maxDeferredText = 32 << 20
	drainBatch      = 16
	// worthBounds is how many postings have to be deferred for upper bounds to be worth
	// the time that making the prefilter takes.
	worthBounds = 200
)

// ChangedError says that a posting is no longer the one that was there a moment before.
type ChangedError struct {
	// Ref names the posting.
	Ref string
}

// Error returns what happened, with the Ref.
func (e *ChangedError) Error() string { return e.Ref + ": changed while it was ranked" }

// Hint returns what to do about it.
func (e *ChangedError) Hint() string { return "rank again, once nothing writes to it" }

// beginDeferral prepares for deferring postings. Some of the best postings are the
// same, so a few more than are listed have to be read before others can be skipped.
func (e *engine) beginDeferral() {
	d := &e.deferral
	d.allowed = e.Repeatable
	d.prefilter, d.texts = sync.OnceValue(e.candidate.Prefilter), map[dedupe.ExactKey]bool{}
	if d.best.wanted = e.Top; !e.All {
		d.best.wanted += e.Top/4 + 4
	}
}

// reachable returns the score that a posting must be able to reach in order to be read,
// 0 for any. The caller holds e.mu.
func (e *engine) reachable() float64 {
	least := 0.0
	if e.Top > 0 {
		least = e.deferral.best.cutoff()
	}
	if !e.Best {
		least = max(least, e.Min)
	}
	return least
}

// observe counts the score of a posting that was read. The caller holds e.mu.
func (e *engine) observe(c *Posting) {
	d := &e.deferral
	if e.Top == 0 || !d.allowed || c.Score.Score < d.best.cutoff() {
		return
	}
	if text, ok := c.signature.ExactKey(); ok {
		if d.texts[text] {
			return
		}
		d.texts[text] = true
	}
	d.best.add(c.Score.Score)
}

// deferPosting defers a posting whose profession is another than the résumé's, and
// reports whether it did so.
func (e *engine) deferPosting(w *worker, p *posting.Posting, j *job) bool {
	if !e.deferral.allowed || e.Top <= 0 && e.Min <= 0 {
		return false
	}
	bounder := e.bounder(w)
	title := bounder.Title(p)
	if bounder.Likely(title) {
		return false
	}
	e.mu.Lock()
	d := &e.deferral
	d.deferred = append(d.deferred, deferredPosting{*p, title, j.order, j.item.Ref})
	d.text += len(p.Text)
	full := len(d.deferred) >= maxDeferred || d.text >= maxDeferredText
	e.mu.Unlock()
	if full {
		e.drainDeferred(w)
	}
	return true
}

// bounder returns the worker's bounder, which it makes when it is first needed.
func (e *engine) bounder(w *worker) *score.Bounder {
	if w.bounder == nil {
		w.bounder = e.candidate.Bounder(e.deferral.prefilter)
	}
	return w.bounder
}

// drainDeferred scores or skips some of the deferred postings, and reports whether
// there were any.
func (e *engine) drainDeferred(w *worker) bool {
	e.mu.Lock()
	d := &e.deferral
	d.bounds = d.bounds || len(d.deferred) >= worthBounds
	bounds := d.bounds
	from := max(0, len(d.deferred)-drainBatch)
	list := slices.Clone(d.deferred[from:])
	clear(d.deferred[from:])
	d.deferred = d.deferred[:from]
	for i := range list {
		d.text -= len(list[i].posting.Text)
	}
	e.mu.Unlock()
	for i := range list {
		if p := &list[i]; !bounds || !e.skip(w, p) {
			e.score(w, &p.posting, p.order)
		}
	}
	return len(list) > 0
}

// skip leaves a posting unread if it cannot score enough whatever it says, and reports
// whether it did so.
func (e *engine) skip(w *worker, p *deferredPosting) bool {
	e.mu.Lock()
	cutoff := e.reachable()
	e.mu.Unlock()
	if cutoff <= 0 {
		return false
	}
	s := skippedPosting{order: p.order, ref: p.ref, bound: e.bounder(w).AtMost(&p.posting, p.title, cutoff)}
	if s.bound >= cutoff {
		return false
	}
	s.titles = w.signer.Titles(&p.posting)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.result.Read++
	if !e.All && s.bound >= e.Min {
		e.deferral.skipped = append(e.deferral.skipped, s)
	}
	return true
}

// resolveSkipped reads skipped postings until the remaining ones can neither be listed
// nor be the same as one that is. Then it keeps the postings that are listed for their
// clusters.
func (e *engine) resolveSkipped(ctx context.Context, workers []worker, stream posting.Stream) {
	e.deferral.allowed = false
	if e.All {
		return
	}
	clusters := e.clusters()
	for want := e.takeNeeded(clusters); len(want) > 0; want = e.takeNeeded(clusters) {
		e.readAgain(ctx, workers, stream, want)
		clusters = e.clusters()
	}
	e.gather(clusters)
}

// takeNeeded removes from the skipped postings those that have to be read, and returns
// them by their place in the input.
func (e *engine) takeNeeded(clusters []cluster) map[int]skippedPosting {
	if len(e.deferral.skipped) == 0 {
		return nil
	}
	needed := e.needed(clusters)
	want, left := map[int]skippedPosting{}, e.deferral.skipped[:0]
	for i, s := range e.deferral.skipped {
		if needed[i] {
			want[s.order] = s
		} else {
			left = append(left, s)
		}
	}
	e.deferral.skipped = left
	return want
}

// needed marks the skipped postings that may score as much as the last one that is
// listed, or may be the same as one that is. Where there are not enough to list, it
// marks all.
func (e *engine) needed(clusters []cluster) []bool {
	skipped := e.deferral.skipped
	needed := make([]bool, len(skipped))
	sortByListed(clusters)
	scoreOf := func(i int) float64 { return e.records[clusters[i].listed].standing }
	last := math.Inf(-1)
	if n := e.Top; 0 < n && n <= len(clusters) {
		last = scoreOf(n - 1)
	}
	for i := range skipped {
		needed[i] = skipped[i].bound >= last
	}
	var listed []int
	for i := 0; i < len(clusters) && scoreOf(i) >= last; i++ {
		listed = append(listed, clusters[i].all...)
	}
	titles := func(i int) dedupe.TitleKeys {
		if i < len(e.records) {
			return e.records[i].signature.TitleKeys
		}
		return skipped[i-len(e.records)].titles
	}
	for _, i := range dedupe.Candidates(len(e.records)+len(skipped), titles, listed) {
		if i >= len(e.records) {
			needed[i-len(e.records)] = true
		}
	}
	return needed
}

// readAgain reads postings that were skipped. It notes a [ChangedError] for each that
// is no longer in its place.
func (e *engine) readAgain(ctx context.Context, workers []worker, stream posting.Stream, want map[int]skippedPosting) {
	e.result.Read -= len(want) // they are counted again when they are scored
	e.pass(workers, func(jobs chan<- job) {
		order := 0
		for item, err := range stream(ctx) {
			order++
			s, ok := want[order]
			if !ok {
				continue
			}
			switch delete(want, order); {
			case item.Ref != s.ref: // files were added or went away
				e.fail(order, &ChangedError{s.ref})
			case err != nil:
				e.fail(order, err)
			default:
				jobs <- job{order, item, &s.titles}
			}
			if len(want) == 0 {
				return
			}
		}
		for order, s := range want { // files became shorter
			e.fail(order, &ChangedError{s.ref})
		}
	})
}
