package main

import (
	"context"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"skillmatch/scrape"
)

// progressAfter is how long work goes on before the terminal is told how far it
// is, and progressEvery how often then.
const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

// progress tells on a terminal how far long work is. The zero value tells
// nothing.
type progress struct {
	done  atomic.Int64
	total atomic.Int64 // 0 while it is not known
	what  string       // is counted, for work that is not the reading of postings
}

// start tells of the postings behind the refs until the function that it returns
// is called, which waits for the last word and wipes it.
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

// counting tells of work behind the reading until stop is called: what is done to
// how many of how many. It stays on when the context ends, since what was read is
// then still worked out.
func (a *app) counting(ctx context.Context, what string) (told func(done, total int), stop func()) {
	p := &progress{what: what}
	told = func(done, total int) {
		p.total.Store(int64(total))
		for was := p.done.Load(); int64(done) > was && !p.done.CompareAndSwap(was, int64(done)); was = p.done.Load() {
		}
	}
	return told, a.start(context.WithoutCancel(ctx), p, nil)
}

// line is what is told.
func (p *progress) line(elapsed time.Duration) string {
	if p.what != "" {
		return fmt.Sprintf("%s %d of %d", p.what, p.done.Load(), p.total.Load())
	}
	return progressLine(p.done.Load(), p.total.Load(), elapsed)
}

// progressLine is what is told of reading: postings done of all, the rate, the time left.
func progressLine(done, total int64, elapsed time.Duration) string {
	rate := float64(done) / max(elapsed.Seconds(), 0.001)
	if total < done || rate == 0 {
		return fmt.Sprintf("%d postings, %.0f a second", done, rate)
	}
	left := time.Duration(float64(total-done) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("%d of %d postings, %.0f a second, %s left", done, total, rate, left)
}
