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
	if n, ok := scrape.Count(ctx, refs); ok {
		p.total.Store(int64(n))
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		fmt.Fprint(w, "\r\x1b[K"+progressLine(p.done.Load(), p.total.Load(), now().Sub(began)))
		select {
		case <-ctx.Done():
			fmt.Fprint(w, "\r\x1b[K")
			return
		case <-tick.C:
		}
	}
}

// progressLine is what is told: postings done of all, the rate, the time left.
func progressLine(done, total int64, elapsed time.Duration) string {
	rate := float64(done) / max(elapsed.Seconds(), 0.001)
	if total < done || rate == 0 {
		return fmt.Sprintf("%d postings, %.0f a second", done, rate)
	}
	left := time.Duration(float64(total-done) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("%d of %d postings, %.0f a second, %s left", done, total, rate, left)
}
