package match

import (
	"context"
	"runtime"
	"sync"
)

// perProcessor is how many goroutines a processor is given at most. More of them
// only cost room.
const perProcessor = 4

// Workers is the number of goroutines for a number that somebody asked for, 0 for
// one a processor.
func Workers(asked int) int {
	n := runtime.GOMAXPROCS(0)
	if asked <= 0 {
		return n
	}
	return min(asked, perProcessor*n)
}

// Each calls f for every number from 0 to n-1, in that order, on as many
// goroutines as workers says, 0 for one a processor, and returns when all calls
// have. When the context ends no further number is handed out, and the context's
// error is returned if some are left.
func Each(ctx context.Context, workers, n int, f func(int)) error {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(Workers(workers), n) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	defer wg.Wait()
	defer close(next)
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		select {
		case next <- i:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
