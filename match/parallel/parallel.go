// Package parallel spreads numbered work over goroutines. It knows contexts and the
// number of processors, and nothing about the work.
package parallel

import (
	"context"
	"runtime"
	"sync"
)

// perProcessor is the most goroutines that one processor is given. More of them would
// only cost memory.
const perProcessor = 4

// Workers returns how many goroutines to start when asked are wanted, at most four for
// each processor. If asked is 0 or less, it returns one for each processor.
func Workers(asked int) int {
	n := runtime.GOMAXPROCS(0)
	if asked <= 0 {
		return n
	}
	return min(asked, perProcessor*n)
}

// Each calls f for every number from 0 to n-1 and returns when all calls have returned.
// It hands the numbers out in that order to as many goroutines as [Workers] returns for
// workers. When the context ends, Each hands out no further number, and returns the
// context's error if some are left.
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
