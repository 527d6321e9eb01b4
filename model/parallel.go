package model

import (
	"runtime"
	"sync"
)

// parallel calls do(0) … do(n−1), each once, on all processors.
func parallel(n int, do func(int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
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
