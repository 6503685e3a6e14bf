package main

import (
	"context"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"skillmatch/scrape"
)

// progressAfter is how long work has to last before its progress is shown on the
// terminal, and progressEvery how often it is shown from then on.
const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

// progress shows on a terminal how far long work has come. Its zero value counts
// postings that are read.
type progress struct {
	done  atomic.Int64
	total atomic.Int64 // 0 while it is not known
	what  string       // what is counted, for work other than the reading of postings
}

// start shows the progress of reading the postings that the refs name. The function
// that it returns ends that: it waits for the last output and erases it. Without a
// terminal nothing is shown.
func (a *app) start(ctx context.Context, p *progress, refs []string) (stop func()) {
	if !a.errTTY {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		p.tell(ctx, a.err, a.now, refs)
	}()
	return func() {
		cancel()
		<-ended
	}
}

// tell writes the progress until the context ends, and then erases it.
func (p *progress) tell(ctx context.Context, w io.Writer, now func() time.Time, refs []string) {
	began := now()
	wait := time.NewTimer(progressAfter)
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return
	case <-wait.C:
	}
	if p.what == "" {
		if n, ok := scrape.Count(ctx, refs); ok {
			p.total.Store(int64(n))
		}
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		fmt.Fprint(w, "\r\x1b[K"+p.line(now().Sub(began)))
		select {
		case <-ctx.Done():
			fmt.Fprint(w, "\r\x1b[K")
			return
		case <-tick.C:
		}
	}
}

// counting shows the progress of work that comes after the reading, until stop is
// called: how many of how many are done. It goes on when the context ends, since the
// postings that were read are still evaluated then.
func (a *app) counting(ctx context.Context, what string) (onProgress func(done, total int), stop func()) {
	p := &progress{what: what}
	onProgress = func(done, total int) {
		p.total.Store(int64(total))
		for was := p.done.Load(); int64(done) > was && !p.done.CompareAndSwap(was, int64(done)); was = p.done.Load() {
		}
	}
	return onProgress, a.start(context.WithoutCancel(ctx), p, nil)
}

// line returns the text that is shown.
func (p *progress) line(elapsed time.Duration) string {
	if p.what != "" {
		return fmt.Sprintf("%s %d of %d", p.what, p.done.Load(), p.total.Load())
	}
	return progressLine(p.done.Load(), p.total.Load(), elapsed)
}

// progressLine returns the text for reading: the postings done, the total, the rate,
// and the time that is left.
func progressLine(done, total int64, elapsed time.Duration) string {
	rate := float64(done) / max(elapsed.Seconds(), 0.001)
	if total < done || rate == 0 {
		return fmt.Sprintf("%d postings, %.0f a second", done, rate)
	}
	left := time.Duration(float64(total-done) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("%d of %d postings, %.0f a second, %s left", done, total, rate, left)
}
