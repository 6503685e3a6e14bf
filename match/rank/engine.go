package rank

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"skillmatch/match/ask"
	"skillmatch/match/dedupe"
	"skillmatch/match/packed"
	"skillmatch/match/parallel"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// Run ranks the postings of a stream. When the context ends, Run returns its error
// together with what was ranked by then.
func Run(ctx context.Context, c *score.Candidate, stream posting.Stream, o Options) (Result, error) {
	e := newEngine(c, o)
	err := e.run(ctx, stream)
	return e.result, err
}

// engine scores postings with a pool of workers.
type engine struct {
	Options
	candidate *score.Candidate
	deferral  deferral

	mu     sync.Mutex
	result Result // its Postings are the candidate set: those that may be listed
	// cutoff is the standing below which no posting is listed. compactAt is how many
	// postings are kept before those below the top are dropped.
	cutoff    float64
	compactAt int
	records   []record // of the postings that were scored and reach Min; empty with All
	places    []int    // of result.Failed, in the input
}

// newEngine returns an engine that has read nothing yet.
func newEngine(c *score.Candidate, o Options) *engine {
	return &engine{Options: o, candidate: c, result: Result{candidate: c, isPacked: o.Pack, workers: o.Workers}, cutoff: math.Inf(-1)}
}

// job is a posting to read, with its place in the input. titles is set for a posting
// that was skipped and is read again: the titles that it must still have.
type job struct {
	order  int
	item   posting.Item
	titles *dedupe.TitleKeys
}

// run reads and scores every posting of the stream.
func (e *engine) run(ctx context.Context, stream posting.Stream) error {
	workers := make([]worker, parallel.Workers(e.Workers))
	e.beginDeferral()
	for n := range workers {
		workers[n].number = n
	}
	e.pass(workers, func(jobs chan<- job) {
		order := 0
		for item, err := range stream(ctx) {
			order++
			if err != nil {
				e.fail(order, err)
				continue
			}
			jobs <- job{order: order, item: item}
		}
	})
	e.resolveSkipped(context.WithoutCancel(ctx), workers, stream)
	for n := range workers {
		e.result.tables = append(e.result.tables, workers[n].encoder.Table())
	}
	e.sort()
	return ctx.Err()
}

// pass starts the workers, has them do the jobs that feed sends, and waits for them.
// Each then scores or skips what is deferred.
func (e *engine) pass(workers []worker, feed func(chan<- job)) {
	jobs := make(chan job, 4*len(workers))
	var wg sync.WaitGroup
	for n := range workers {
		wg.Go(func() {
			w := &workers[n]
			w.begin(e.candidate)
			for j := range jobs {
				e.do(w, j)
			}
			for e.drainDeferred(w) {
			}
		})
	}
	feed(jobs)
	close(jobs)
	wg.Wait()
}

// worker holds what one goroutine of the pool needs to score postings.
type worker struct {
	scorer  *score.Scorer
	reader  *ask.Reader
	signer  *dedupe.Signer
	encoder *packed.Encoder
	number  int
	parsed  ask.Parsed     // of the current posting
	bounder *score.Bounder // made once postings may be skipped
}

// begin makes what the worker needs, the first time that it is called.
func (w *worker) begin(c *score.Candidate) {
	if w.reader == nil {
		v := c.Vocabulary
		w.scorer, w.reader, w.signer, w.encoder = c.Scorer(), ask.NewReader(v), dedupe.NewSigner(v), packed.NewEncoder(v)
	}
}

// do reads the posting of a job, and scores or defers it.
func (e *engine) do(w *worker, j job) {
	if j.titles == nil && e.Progress != nil { // a posting that is read again was counted before
		defer e.Progress()
	}
	p, err := j.item.Read()
	if err == nil && j.titles != nil && w.signer.Titles(&p) != *j.titles {
		err = &ChangedError{j.item.Ref}
	}
	if err != nil {
		e.fail(j.order, err)
		return
	}
	if e.Accept != nil && !e.Accept(&p) {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.result.Read++
		return
	}
	if !e.deferPosting(w, &p, &j) {
		e.score(w, &p, j.order)
	}
}

// score reads what a posting asks for, scores it and adds it to the candidate set.
func (e *engine) score(w *worker, p *posting.Posting, order int) {
	w.reader.ReadInto(p, &w.parsed)
	c := Posting{Posting: *p, Score: w.scorer.Score(&w.parsed), Order: order, NotUnderstood: w.parsed.NotUnderstood() != ""}
	if !e.All {
		c.signature = w.signer.Sign(p, &w.parsed)
	}
	if e.Pack {
		c.packed, c.table = slices.Clip(w.encoder.Encode(p, &w.parsed)), w.number
	}
	e.add(&c)
}

// fail notes the error of an item that could not be read.
func (e *engine) fail(order int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.result.Failed = append(e.result.Failed, err)
	e.places = append(e.places, order)
}

// sort puts the results and the errors in order.
func (e *engine) sort() {
	r := &e.result
	slices.SortFunc(r.Postings, func(a, b Posting) int { return Compare(&a, &b) })
	if e.Top > 0 {
		e.truncate(e.Top)
	}
	at := make([]int, len(r.Failed))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return cmp.Compare(e.places[a], e.places[b]) })
	failed := make([]error, 0, len(at))
	for _, i := range at {
		failed = append(failed, r.Failed[i])
	}
	r.Failed = failed
}
