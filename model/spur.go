package model

// Most of what chance leaves in the mean of rounds comes of few futures: those in which a rare
// shock strikes that does much, and others besides. So rounds of an outlook are spurred: in them
// such shocks strike half as often again by the horizon as they should, and a future counts for
// less if they do and for more if they do not (importance sampling: Glasserman, ch. 4.6). Which
// they are is told by the first points, whose rounds are not spurred.
const (
	// spurred is by what share strikes come oftener. It takes a quarter off the variance of
	// china-russia within rounds, 0.75 no more and 1 less.
	spurred = 0.5

	// leastSpurred is how many times as much must be left in a future with a strike as in one
	// without. With 1.3 or 1.8 less is gained.
	leastSpurred = 1.5

	// plainOutlooks are the points whose rounds are not spurred, but tell what to spur.
	plainOutlooks = 2 * leastOutlooks

	// leastStrikes tell what is left with a strike to within a quarter or so.
	leastStrikes = 24

	// mostRare bounds the chance of a rare shock, so that no strike that fails to come makes a
	// future weigh more than a third more.
	mostRare = 1.0 / 3
)

// spur makes the first strikes of a shock, which come by the horizon with a chance, come oftener
// by a share, and divides the weights of the futures in which they do by as much.
func spur(first, weight []float64, chance, share float64) {
	often := float64(chance * (1 + share))
	rarer := (1 - chance) / (1 - often)
	for i, u := range first {
		if u > 1-often {
			first[i] = 1 - (1-u)/(1+share)
			weight[i] /= 1 + share
		} else {
			first[i] = float64(u * rarer)
			weight[i] *= rarer
		}
	}
}

// spur spurs the shocks chosen of a round that has been dealt.
func (p *prospect) spur(chosen []bool) {
	r := p.round
	fill(r.weight, 1)
	for s, yes := range chosen {
		if !yes {
			continue
		}
		chance := p.quiet.chance(r.model, s)
		if 0 < chance && chance < mostRare {
			spur(r.cell.first[s], r.weight, chance, spurred)
		}
	}
}
