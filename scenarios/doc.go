/*
Package scenarios reads scenario files: what a policy researcher writes, merged
with the files it rests on, checked, and turned into a model.Scenario. It holds
the shipped scenarios too.

This comment is the reference of the language. A scenario is a TOML file
(https://toml.io, version 1.0). The smallest complete one:

	format   = 1
	title    = "Two neighbours"
	question = "Will the two neighbours sign a treaty of defence?"
	start    = 2026-07-01
	horizon  = 2036-07-01

	[ladder.treaty]
	rungs = ["none", "defence"]
	start = "none"

	[step.treaty.none.defence]
	rate = "0.002 to 0.02"

	[driver.threat]
	reference = 0.5
	now       = "0.4 to 0.7"
	weight.treaty = "0 to 2"

	[shock.crisis]
	rate = "0.02 to 0.1"
	move.treaty.none.defence = "1% to 5%"

	[outcome.alliance]
	at_least.treaty = "defence"

	[outcome.none]

# Numbers

A number is an assumption, and there are several ways to state it:

	format = 1
	base   = "china-russia"
	title  = "All ways to write a number"

	[driver.trade]
	reference = 0.4                           # known exactly
	now       = "0.2 to 0.6"                  # 5 % sure that it is lower, 5 % that it is higher
	tends_to  = "0.2 to 0.6, median 0.3"      # the same, and as likely above as below 0.3
	half_life = "lognormal(0.7, 0.3)"         # a named family of distributions
	spread    = { value = 0.05, why = "the record since 2001", source = "trade statistics" }

	[driver.trade.weight]
	alignment = { experts = { ann = "0.1 to 0.9", bob = { says = "uniform(0, 0.5)", weight = 2 } } }

	[shock.taiwan_blockade]
	on     = 2029-01-01
	chance = "1 in 20"                        # or "5%", or "2% to 10%"

A range is read on the scale of its quantity: lognormal for rates, durations and
factors, logit-normal for levels, probabilities and spreads, normal for weights.
What several experts say is pooled linearly. A number without a reason and a
source of its own has those of its table. See package belief for the families.

# Overlays

A what-if names its base and states only what differs:

	format = 1
	base   = "china-russia"
	title  = "A poorer China"
	[driver.china_growth]
	now = 0.2

The base is a shipped scenario by its name, or the path of a file in the folder of
this one or below it. A value replaces the one at the same address; a number, a
list and the start of a ladder are replaced whole. What remove names is taken out
of the base first. A number that an overlay changes without giving a reason has
the reason and the source that the overlay states at its top: a reason is never
shown for a number that it was not written for.

# Addresses

Every value has an address, the dotted key under which it stands:
driver.trade.now, step.obligation.none.defence.rate. Overrides, differences,
sweeps and the tables of results speak in addresses.

# Keys and names

The keys of ladders, rungs, drivers, shocks and outcomes are lower-case letters,
digits and underscores, begin with a letter and have at most 40 characters.

# Limits

A file has at most 1 MiB, 20000 keys (every part of a dotted one counted) and 16 levels of nesting; a scenario rests on
at most 64 files and has at most 4 ladders with 256 joint states, 64 drivers, 64
shocks and 16 outcomes.

# Keys of a scenario

  - format: Version of this language; 1. (required) Example: 1
  - base: Scenario that this one changes: a shipped one by its name, or a file by its path from this one. Example: "china-russia"
  - remove: Addresses of the base that are taken out of it. (only with base) Example: ["shock.taiwan_crisis"]
  - title: One line, shown above every chart. (required) Example: "China and Russia: pressure as usual"
  - question: What is forecast, as a sentence. (required) Example: "Will China and Russia be bound by a treaty of mutual defence?"
  - why: The argument in a paragraph. Example: "RUSI: pressure drives them together"
  - source: Where the argument comes from. Example: "RUSI, 'Western Pressure'"
  - start: First day of the forecast. (required) Example: 2026-07-01
  - horizon: Day on which the question closes, after the start. (required) Example: 2036-07-01
  - ladder: Ordered descriptions of the relationship. (required)
  - step: Moves on a ladder, from one rung to another: step.<ladder>.<from>.<to>. (required)
  - driver: Levels between 0 and 1 that change over time and move the rates.
  - correlation: How the noise of two drivers goes together, each pair once: correlation.<driver>.<driver>.
  - shock: Events that push drivers or move the relationship.
  - outcome: Exclusive answers to the question: the first that fits counts; the last has no condition. (required)

# Keys of [ladder.<ladder>]

  - name: Name in tables and charts; the key where it is not given. Example: "How they behave"
  - rungs: Keys of the rungs, lowest first. (required) Example: ["rivalry", "normal", "partnership"]
  - start: Where the relationship stands on the first day: a rung, or a probability for each rung that is possible. (required) Example: { normal = 0.3, partnership = 0.7 }
  - rung: Words for the rungs.
  - why: Reason for the numbers of this table that have none of their own. Example: "six deepenings in thirty years"
  - source: Where the reason can be checked. Example: "history.csv"

# Keys of [ladder.<ladder>.rung.<rung>]

  - name: Name in tables and charts; the key where it is not given. Example: "Quasi-alliance"
  - test: The observable sign by which an expert would say that the relationship stands here. Example: "regular joint operations"

# Keys of [step.<ladder>.<rung>.<rung>]

  - rate: How often a year, with every driver at its reference. (required; rate per year, between 0 and 100 per year) Example: "0.05 to 0.25"
  - given: Factor on the rate while another ladder stands on a rung; 1 where not given. (multiplier, between 0 and 1000) Example: { alignment = { normal = 0.1 } }
  - weight: For this step, instead of the driver's weight on the whole ladder and with its own sign. (weight, between -20 and 20) Example: { sanctions = "0.2 to 1" }
  - why: Reason for the numbers of this table that have none of their own. Example: "six deepenings in thirty years"
  - source: Where the reason can be checked. Example: "history.csv"

# Keys of [driver.<driver>]

  - name: Name in tables and charts; the key where it is not given. Example: "Western sanctions"
  - low: What 0 means, in words. Example: "none"
  - high: What 1 means, in words. Example: "full embargo"
  - reference: Level at which the rates of all steps and shocks are quoted. (required; level, strictly between 0 and 1) Example: 0.7
  - now: Level on the first day. (required; level, strictly between 0 and 1) Example: "0.65 to 0.8"
  - tends_to: Level at which it settles in the long run; now where it is not given. (level, strictly between 0 and 1) Example: "0.55 to 0.9"
  - half_life: Years in which half of a gap closes; without it the level stays at now but for shocks. (required with tends_to or spread; duration in years, above 0 and at most 1000 years) Example: "1 to 4"
  - spread: Standard deviation of the level in the long run; 0 where it is not given. (spread, between 0 and 0.3) Example: 0.08
  - weight: Log of the hazard ratio of steps up when the driver goes from 0 to 1; steps down take minus it. (weight, between -20 and 20) Example: { alignment = "0.3 to 1.3" }
  - weight_down: The same for steps down, with its own sign. (weight, between -20 and 20) Example: { alignment = "-0.5 to 0" }
  - why: Reason for the numbers of this table that have none of their own. Example: "six deepenings in thirty years"
  - source: Where the reason can be checked. Example: "history.csv"

# Keys of [shock.<shock>]

  - name: Name in tables and charts; the key where it is not given. Example: "Taiwan Strait crisis"
  - rate: How often a year it happens by itself, with every driver at its reference. (rate per year, between 0 and 100 per year) Example: "0.018 to 0.125"
  - weight: Log of the ratio of its rate when a driver goes from 0 to 1. (only with rate; weight, between -20 and 20) Example: { western_pressure = "0 to 1" }
  - on: Day, or ascending list of days, on which it may happen. Example: 2028-03-01
  - chance: Probability on each of these days. (required with on; only with on; probability, between 0 and 1) Example: "20% to 60%"
  - repeats: Whether it can happen more than once; false where it is not given. Example: true
  - lasts: Years during which the effect holds. (required with effect or effect_down; duration in years, above 0 and at most 1000 years) Example: "0.5 to 2"
  - push: Jump of a driver on the scale of log-odds; it fades with the driver's half-life. (weight, between -20 and 20) Example: { western_pressure = "0.5 to 1.5" }
  - reset: Level that a driver tends to from then on. (level, strictly between 0 and 1) Example: { sanctions = 0.9 }
  - effect: Log of the hazard ratio of steps up while it lasts; steps down take minus it. (weight, between -20 and 20) Example: { alignment = "0 to 1" }
  - effect_down: The same for steps down, with its own sign. (weight, between -20 and 20) Example: { alignment = "0 to 0.5" }
  - move: Probability that it moves a ladder at once: move.<ladder>.<from>.<to>. (probability, between 0 and 1) Example: { obligation = { consultation = { defence = "1% to 6%" } } }
  - why: Reason for the numbers of this table that have none of their own. Example: "six deepenings in thirty years"
  - source: Where the reason can be checked. Example: "history.csv"

# Keys of [outcome.<outcome>]

  - name: Name in tables and charts; the key where it is not given. Example: "Formal alliance"
  - at_least: Lowest rung of a ladder on which this answer holds. Example: { obligation = "defence" }
  - at_most: Highest rung of a ladder on which this answer holds. Example: { alignment = "normal" }
  - once_reached: Whether it is enough that the conditions held at some time up to the date; false where it is not given. Example: true
*/
package scenarios
