package parallel

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
)

func TestEachCallsEveryNumberOnce(t *testing.T) {
	for _, workers := range []int{0, 1, 3, 100000} {
		calls := make([]atomic.Int32, 50)
		if err := Each(t.Context(), workers, len(calls), func(i int) { calls[i].Add(1) }); err != nil {
			t.Fatal(err)
		}
		for i := range calls {
			if n := calls[i].Load(); n != 1 {
				t.Errorf("%d workers: number %d is called %d times", workers, i, n)
			}
		}
	}
}

func TestEachHandsOutNothingOnceTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	err := Each(ctx, 1, 1000, func(i int) {
		if calls++; i == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || calls < 4 || calls > 5 {
		t.Errorf("%d calls, %v", calls, err)
	}
	if err := Each(ctx, 1, 0, nil); err != nil {
		t.Errorf("nothing is left, and yet %v", err)
	}
}

func TestWorkersAreNotMoreThanProcessorsCanServe(t *testing.T) {
	n := runtime.GOMAXPROCS(0)
	for asked, want := range map[int]int{0: n, 1: 1, 100000: perProcessor * n} {
		if got := Workers(asked); got != want {
			t.Errorf("%d are asked: %d, want %d", asked, got, want)
		}
	}
}
