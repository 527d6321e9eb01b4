package model

import (
	"runtime"
	"sync"
)

// parallel calls do(0) … do(n−1), each once, on all processors.
func parallel(n int, do func(int)) { share(0, n, do) }

// share does so on a number of processors, 0 for all.
func share(workers, n int, do func(int)) {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, workers) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}
