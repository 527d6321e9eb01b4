package scenarios

import "entente/model/belief"

// Bounds of a scenario.
const (
	mostStates   = 256 // the product of the rungs of all ladders
	mostEntries  = 256 // of any other table or list
	mostLadders  = 4
	mostDrivers  = 64
	mostShocks   = 64
	mostOutcomes = 16
	mostExperts  = 32
	mostDays     = 64
)

// scenarioForm is the language: everything that may stand in a file.
var scenarioForm = record(
	field{key: "format", form: form{shape: aFormat}, need: required, always: true, doc: "Version of this language; 1.", sample: `1`},
	field{key: "base", form: form{shape: aLine}, doc: "Scenario that this one changes: a shipped one by its name, or a file by its path from this one.", sample: `"china-russia"`},
	field{key: "remove", form: form{shape: someAddresses}, onlyWith: []string{"base"}, doc: "Addresses of the base that are taken out of it.", sample: `["shock.taiwan_crisis"]`},
	field{key: "title", form: form{shape: aLine}, need: required, doc: "One line, shown above every chart.", sample: `"China and Russia: pressure as usual"`},
	field{key: "question", form: form{shape: aLine}, need: required, doc: "What is forecast, as a sentence.", sample: `"Will China and Russia be bound by a treaty of mutual defence?"`},
	field{key: "why", form: form{shape: aProse}, doc: "The argument in a paragraph.", sample: `"RUSI: pressure drives them together"`},
	field{key: "source", form: form{shape: aProse}, doc: "Where the argument comes from.", sample: `"RUSI, 'Western Pressure'"`},
	field{key: "start", form: form{shape: aDate}, need: required, doc: "First day of the forecast.", sample: `2026-07-01`},
	field{key: "horizon", form: form{shape: aDate}, need: required, doc: "Day on which the question closes, after the start.", sample: `2036-07-01`},
	field{key: "ladder", form: also(checker.jointStates, declared(aLadder, mostLadders, ladderForm)), need: required, doc: "Ordered descriptions of the relationship."},
	field{key: "step", form: by(aLadder, by(aRung, by(aRung, stepForm))), need: required, doc: "Moves on a ladder, from one rung to another: step.<ladder>.<from>.<to>."},
	field{key: "driver", form: declared(aDriver, mostDrivers, driverForm), doc: "Levels between 0 and 1 that change over time and move the rates."},
	field{key: "correlation", form: by(aDriver, by(aDriver, form{shape: aFactor, low: -1, high: 1})), doc: "How the noise of two drivers goes together, each pair once: correlation.<driver>.<driver>."},
	field{key: "shock", form: declared(aShock, mostShocks, shockForm), doc: "Events that push drivers or move the relationship."},
	field{key: "outcome", form: declared(anOutcome, mostOutcomes, outcomeForm), need: required, doc: "Exclusive answers to the question: the first that fits counts; the last has no condition."},
)

var ladderForm = also(checker.rungsOfLadder, explained(
	field{key: "name", form: form{shape: aLine}, doc: "Name in tables and charts; the key where it is not given.", sample: `"How they behave"`},
	field{key: "rungs", form: form{shape: someNames, noun: aRung}, need: required, doc: "Keys of the rungs, lowest first.", sample: `["rivalry", "normal", "partnership"]`},
	field{key: "start", form: form{shape: aStart}, need: required, doc: "Where the relationship stands on the first day: a rung, or a probability for each rung that is possible.", sample: `{ normal = 0.3, partnership = 0.7 }`},
	field{key: "rung", form: by(aRung, rungForm), doc: "Words for the rungs."},
))

var rungForm = record(
	field{key: "name", form: form{shape: aLine}, doc: "Name in tables and charts; the key where it is not given.", sample: `"Quasi-alliance"`},
	field{key: "test", form: form{shape: aProse}, doc: "The observable sign by which an expert would say that the relationship stands here.", sample: `"regular joint operations"`},
)

var stepForm = explained(
	field{key: "rate", form: stated(belief.Rate), need: required, doc: "How often a year, with every driver at its reference.", sample: `"0.05 to 0.25"`},
	field{key: "given", form: by(aLadder, by(aRung, stated(belief.Multiplier))), doc: "Factor on the rate while another ladder stands on a rung; 1 where not given.", sample: `{ alignment = { normal = 0.1 } }`},
	field{key: "weight", form: by(aDriver, stated(belief.Weight)), doc: "For this step, instead of the driver's weight on the whole ladder and with its own sign.", sample: `{ sanctions = "0.2 to 1" }`},
)

var driverForm = explained(
	field{key: "name", form: form{shape: aLine}, doc: "Name in tables and charts; the key where it is not given.", sample: `"Western sanctions"`},
	field{key: "low", form: form{shape: aLine}, doc: "What 0 means, in words.", sample: `"none"`},
	field{key: "high", form: form{shape: aLine}, doc: "What 1 means, in words.", sample: `"full embargo"`},
	field{key: "reference", form: stated(belief.Level), need: required, doc: "Level at which the rates of all steps and shocks are quoted.", sample: `0.7`},
	field{key: "now", form: stated(belief.Level), need: required, doc: "Level on the first day.", sample: `"0.65 to 0.8"`},
	field{key: "tends_to", form: stated(belief.Level), doc: "Level at which it settles in the long run; now where it is not given.", sample: `"0.55 to 0.9"`},
	field{key: "half_life", form: stated(belief.Duration), neededBy: []string{"tends_to", "spread"}, doc: "Years in which half of a gap closes; without it the level stays at now but for shocks.", sample: `"1 to 4"`},
	field{key: "spread", form: stated(belief.Spread), doc: "Standard deviation of the level in the long run; 0 where it is not given.", sample: `0.08`},
	field{key: "weight", form: by(aLadder, stated(belief.Weight)), doc: "Log of the hazard ratio of steps up when the driver goes from 0 to 1; steps down take minus it.", sample: `{ alignment = "0.3 to 1.3" }`},
	field{key: "weight_down", form: by(aLadder, stated(belief.Weight)), doc: "The same for steps down, with its own sign.", sample: `{ alignment = "-0.5 to 0" }`},
)

var shockForm = oneOf(explained(
	field{key: "name", form: form{shape: aLine}, doc: "Name in tables and charts; the key where it is not given.", sample: `"Taiwan Strait crisis"`},
	field{key: "rate", form: stated(belief.Rate), doc: "How often a year it happens by itself, with every driver at its reference.", sample: `"0.018 to 0.125"`},
	field{key: "weight", form: by(aDriver, stated(belief.Weight)), onlyWith: []string{"rate"}, doc: "Log of the ratio of its rate when a driver goes from 0 to 1.", sample: `{ western_pressure = "0 to 1" }`},
	field{key: "on", form: form{shape: someDays}, doc: "Day, or ascending list of days, on which it may happen.", sample: `2028-03-01`},
	field{key: "chance", form: stated(belief.Probability), neededBy: []string{"on"}, onlyWith: []string{"on"}, doc: "Probability on each of these days.", sample: `"20% to 60%"`},
	field{key: "repeats", form: form{shape: aFlag}, doc: "Whether it can happen more than once; false where it is not given.", sample: `true`},
	field{key: "lasts", form: stated(belief.Duration), neededBy: []string{"effect", "effect_down"}, doc: "Years during which the effect holds.", sample: `"0.5 to 2"`},
	field{key: "push", form: by(aDriver, stated(belief.Weight)), doc: "Jump of a driver on the scale of log-odds; it fades with the driver's half-life.", sample: `{ western_pressure = "0.5 to 1.5" }`},
	field{key: "reset", form: by(aDriver, stated(belief.Level)), doc: "Level that a driver tends to from then on.", sample: `{ sanctions = 0.9 }`},
	field{key: "effect", form: by(aLadder, stated(belief.Weight)), doc: "Log of the hazard ratio of steps up while it lasts; steps down take minus it.", sample: `{ alignment = "0 to 1" }`},
	field{key: "effect_down", form: by(aLadder, stated(belief.Weight)), doc: "The same for steps down, with its own sign.", sample: `{ alignment = "0 to 0.5" }`},
	field{key: "move", form: by(aLadder, by(aRung, by(aRung, stated(belief.Probability)))), doc: "Probability that it moves a ladder at once: move.<ladder>.<from>.<to>.", sample: `{ obligation = { consultation = { defence = "1% to 6%" } } }`},
), "rate", "on")

func also(check func(checker, *node), f form) form {
	f.also = check
	return f
}

func oneOf(f form, keys ...string) form {
	f.oneOf = keys
	return f
}

var outcomeForm = record(
	field{key: "name", form: form{shape: aLine}, doc: "Name in tables and charts; the key where it is not given.", sample: `"Formal alliance"`},
	field{key: "at_least", form: by(aLadder, nameOf(aRung)), doc: "Lowest rung of a ladder on which this answer holds.", sample: `{ obligation = "defence" }`},
	field{key: "at_most", form: by(aLadder, nameOf(aRung)), doc: "Highest rung of a ladder on which this answer holds.", sample: `{ alignment = "normal" }`},
	field{key: "once_reached", form: form{shape: aFlag}, doc: "Whether it is enough that the conditions held at some time up to the date; false where it is not given.", sample: `true`},
)

// longForm is the table that may stand for a number.
func longForm(quantity belief.Quantity) *form {
	f := oneOf(explained(
		field{key: "value", form: plain(quantity), doc: "The number, as it would stand alone.", sample: `"0.2 to 0.5"`},
		field{key: "experts", form: declared(anExpert, mostExperts, expertForm(quantity)), doc: "What each expert says, instead of one value; pooled linearly.", sample: `{ a = "0.2 to 0.5", b = "0.3 to 0.8" }`},
	), "value", "experts")
	return &f
}

// expertForm is one opinion. The short form stands for says alone.
func expertForm(quantity belief.Quantity) form {
	one := plain(quantity)
	long := record(
		field{key: "says", form: plain(quantity), need: required, doc: "The expert's number, as it would stand alone.", sample: `"0.2 to 0.5"`},
		field{key: "weight", form: form{shape: aFactor, low: 0, high: 1000}, doc: "Weight in the pool against the others; 1 where it is not given.", sample: `2`},
	)
	one.long = &long
	return one
}
