package match

import (
	"runtime"
	"sync"
)

// Each calls f for every number from 0 to n-1, on as many goroutines as workers
// says, 0 for one a processor, and returns when all calls have.
func Each(workers, n int, f func(int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(workers, n) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
