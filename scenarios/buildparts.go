package scenarios

import (
	"time"

	"entente/model"
)

func ladder(p part) model.Ladder {
	one := model.Ladder{Key: p.key, Name: p.name(), Why: p.why, Source: p.source}
	words := p.get("rung")
	if list := p.get("rungs"); list.node != nil {
		for _, item := range list.items {
			if key, ok := item.value.(string); ok {
				one.Rungs = append(one.Rungs, rung(key, words.get(key)))
			}
		}
	}
	one.Start = start(p.get("start"), one.Rungs)
	return one
}

func rung(key string, words part) model.Rung {
	if words.node == nil {
		return model.Rung{Key: key, Name: key}
	}
	return model.Rung{Key: key, Name: words.name(), Test: words.text("test")}
}

// start gives the probability of each rung. Probabilities are divided by their
// sum, which is one but for the digits of the file.
func start(p part, rungs []model.Rung) []float64 {
	given := make([]float64, len(rungs))
	sum := 0.0
	for i, rung := range rungs {
		given[i] = p.share(rung.Key)
		sum += given[i]
	}
	if sum == 0 {
		return standInStart(given)
	}
	for i := range given {
		given[i] /= sum
	}
	return given
}

func (p part) share(rung string) float64 {
	if key, ok := p.scalar().(string); ok {
		if key == rung {
			return 1
		}
		return 0
	}
	share, _ := p.get(rung).scalar().(float64)
	return share
}

func standInStart(given []float64) []float64 {
	if len(given) > 0 {
		given[0] = 1
	}
	return given
}

func steps(all part) []model.Step {
	var steps []model.Step
	for _, ladder := range all.parts() {
		for _, from := range ladder.parts() {
			for _, to := range from.parts() {
				steps = append(steps, model.Step{
					Ladder: ladder.key, From: from.key, To: to.key,
					Rate:    to.number("rate"),
					Given:   multipliers(to.get("given")),
					Weights: each(to.get("weight").parts(), weight),
				})
			}
		}
	}
	return steps
}

func multipliers(given part) []model.Multiplier {
	var all []model.Multiplier
	for _, ladder := range given.parts() {
		for _, rung := range ladder.parts() {
			all = append(all, model.Multiplier{Ladder: ladder.key, Rung: rung.key, Factor: rung.assumption()})
		}
	}
	return all
}

func moves(all part) []model.Move {
	var moves []model.Move
	for _, ladder := range all.parts() {
		for _, from := range ladder.parts() {
			for _, to := range from.parts() {
				moves = append(moves, model.Move{Ladder: ladder.key, From: from.key, To: to.key, Chance: to.assumption()})
			}
		}
	}
	return moves
}

func correlations(all part) []model.Correlation {
	var pairs []model.Correlation
	for _, a := range all.parts() {
		for _, b := range a.parts() {
			if value, ok := b.scalar().(float64); ok {
				pairs = append(pairs, model.Correlation{A: a.key, B: b.key, Value: value})
			}
		}
	}
	return pairs
}

func driver(p part) model.Driver {
	return model.Driver{
		Key: p.key, Name: p.name(), Low: p.text("low"), High: p.text("high"),
		Reference: p.number("reference"),
		Now:       p.number("now"),
		TendsTo:   p.number("tends_to"),
		HalfLife:  p.number("half_life"),
		Spread:    p.number("spread"),
		Weights:   append(each(p.get("weight").parts(), ladderWeight(false)), each(p.get("weight_down").parts(), ladderWeight(true))...),
	}
}

func ladderWeight(down bool) func(part) model.LadderWeight {
	return func(p part) model.LadderWeight {
		return model.LadderWeight{Ladder: p.key, Down: down, Value: p.assumption()}
	}
}

func shock(p part, start time.Time) model.Shock {
	return model.Shock{
		Key: p.key, Name: p.name(),
		Rate:    p.number("rate"),
		Weights: each(p.get("weight").parts(), weight),
		On:      p.days("on", start),
		Chance:  p.number("chance"),
		Repeats: p.flag("repeats"),
		Lasts:   p.number("lasts"),
		Push:    each(p.get("push").parts(), levelChange),
		Reset:   each(p.get("reset").parts(), levelChange),
		Effect:  append(each(p.get("effect").parts(), ladderWeight(false)), each(p.get("effect_down").parts(), ladderWeight(true))...),
		Moves:   moves(p.get("move")),
	}
}

func weight(p part) model.Weight { return model.Weight{Driver: p.key, Value: p.assumption()} }

func levelChange(p part) model.LevelChange {
	return model.LevelChange{Driver: p.key, Value: p.assumption()}
}

// days are those under a key; the first day of the scenario where they are at
// fault.
func (p part) days(key string, start time.Time) []time.Time {
	list := p.get(key)
	if day, ok := list.scalar().(time.Time); ok {
		return []time.Time{day}
	}
	if list.node == nil {
		return nil
	}
	if list.kind == kindBroken {
		return []time.Time{start}
	}
	var days []time.Time
	for _, item := range list.items {
		days = append(days, item.value.(time.Time))
	}
	return days
}

func outcome(p part) model.Outcome {
	return model.Outcome{
		Key: p.key, Name: p.name(),
		AtLeast:     each(p.get("at_least").parts(), condition),
		AtMost:      each(p.get("at_most").parts(), condition),
		OnceReached: p.flag("once_reached"),
	}
}

func condition(p part) model.Condition {
	rung, _ := p.scalar().(string)
	return model.Condition{Ladder: p.key, Rung: rung}
}
