package chain

// grid returns a chain on side×side states with arcs between neighbours along
// both axes: the joint states of two ladders.
func grid(side int) *Chain {
	var arcs []Arc
	for i := range side {
		for j := range side {
			s := side*i + j
			if i+1 < side {
				arcs = append(arcs, Arc{s, s + side}, Arc{s + side, s})
			}
			if j+1 < side {
				arcs = append(arcs, Arc{s, s + 1}, Arc{s + 1, s})
			}
		}
	}
	return must(New(side*side, arcs))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
