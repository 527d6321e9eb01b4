// Package model computes how likely each answer to a question about the relationship
// of two states is, and how sure of that one can be. It knows no file and no clock:
//
//	Compile(Scenario) → (*Model).Run(Plan) → (*Ensemble).Forecast()
//
// # The model
//
// The relationship stands on one rung of every ladder; together they are a joint
// state. Steps lead from rung to rung. The hazard of step s, per year, is
//
//	λₛ(t) = rₛ · gₛ(other rungs) · exp( Σₖ wₛₖ (xₖ(t) − x̄ₖ) + Σₘ vₛₘ )
//
// with drivers xₖ between 0 and 1 and their reference levels x̄ₖ, and with the sum over
// the shocks m that last at t. The log-odds of a driver are an Ornstein–Uhlenbeck
// process around a target. Shocks come at random, by a hazard of their own that
// drivers may raise, or on a date with a chance; they push drivers, reset targets,
// add to hazards while they last, and move ladders at once. Nothing that the
// relationship does acts back on drivers and shocks.
//
// So, given the assumptions (a draw) and a course of drivers and shocks (a future),
// the joint state is a Markov chain in continuous time whose law is solved, not
// sampled: conditional Monte Carlo. Levels stand still over a step of the grid at
// their value in its middle, which makes the bias of probabilities of second order in
// the step; steps are split where an event falls into them.
//
// # What is estimated
//
// Chance is what remains if every assumption is right; it is averaged out. Ignorance
// is the spread of the probability over draws; it is the band. The Monte Carlo error
// is what a finite computation leaves of either. A draw with n futures has a variance
// too large by that of chance over n; the band is drawn in by the factor that takes
// it out, on the log-odds scale (see correction).
//
// # The design of the randomness
//
// Every random number is a function of the seed, the name of what it is for, and the
// draw, the future and the time it is for. What two scenarios both name is common to
// them; what bears on nothing changes nothing.
//
// Draws come in independent blocks. In a block every assumption is stratified, and in
// each future across the draws of a block so are the time to the first strike of every
// shock, the coin of every date, and the part of every driver's noise along the
// direction in which it moves the level's mean over time most. Each name has its own
// shuffle, so that a block is a Latin hypercube in all of these, of which the other
// names of a scenario may come and go; all other noise is plain. Blocks differ by
// nothing but their numbers: a run is carried on by adding blocks, and the scatter of
// their means is the error.
//
// Scrambled Sobol' points would spread products of assumptions more evenly, too, but only
// if the coordinates belong to places in an order of importance (package sample), and a
// scenario that adds one important assumption would share no draw with its base. They
// serve where nothing has to be shared: for the mean of the quiet courses.
//
// # Quiet courses
//
// Stratifying takes out what each number does by itself. What is left is mostly that a
// shock matters where an alliance is near, and that assumptions multiply. Both follow a
// rough solution of the draw, the quiet course, in which drivers go where they tend and
// every part of the time has of each shock what is to be expected of it. It serves in
// four ways.
//
//   - Its probabilities follow what the assumptions do to the answer almost alone, and
//     their mean is known from thousands of Sobol' points, at a tenth of the cost of a
//     draw each (see outlook).
//   - Its backward equation says by how much a shock at any time changes the answer. The
//     sum over the shocks that come, less the same integrated over their hazards, guesses
//     what chance does in a future, with mean 0 because it is a martingale; so does the
//     product of the ratios by which they multiply a small probability (see control).
//   - Its band is known as well as its mean, and holds the ends of the band (see anchor).
//   - The assumptions that move it most get the first dimensions (see importance).
//
// All estimates are regressed on these guesses at once, each block by the regression of
// the others, so that nothing is biased however rough the quiet course, and what sums to
// one keeps doing so (see calibration).
//
// # When to stop
//
// A plan with an error takes the outlook as far as it wants, then goes on with blocks
// until the estimated error of every outcome is reached, looking at it a few times at
// most, each time far apart (see settle). A first look at few blocks says how many
// futures a draw needs for the band. What comes out is a plan of fixed size and the
// answer of that plan.
//
// # Cost
//
// Seconds to a standard error of 0.1 percentage points, and for the rare outcome
// (0.2 %) of a twentieth of it, by one worker on an x86-64 processor of 3 GHz that had
// other work to do; so the ratios mean more than the times. Repeat them with
//
//	go test -run '^$' -bench TimeToError -benchtime 3x ./cmd/simulate
//
//	                                        solved   sampled   ratio
//	china-russia, formal alliance            0.11     10.8       95
//	everything-at-once, formal alliance      0.51     28         55
//	sino-soviet-1955, third outcome          0.074     5.2       70
//	rare outcome                             0.029    19        650
//
// Errors of 128 blocks make a ratio uncertain by an eighth. Of the processor time of the
// default run of china-russia, some 0.6 s for 704 draws of two futures and 4,096 quiet
// courses, the laws take a quarter, the rest of the futures another, draws with their
// quiet courses a sixth and the outlook a fifth. A future of ten years in 40 steps, which
// some ten events split, takes 0.17 ms; its two laws of 25 states 1.7 µs a step, 1.3
// times what the same arithmetic takes in C (gcc −O2, no vectors). Two workers take half the time of one.
//
// The phases of that run, in milliseconds of wall time on two such processors (go test
// -run '^$' -bench Phases -benchtime 10x ./cmd/simulate): load 6 to 9, compile 0.3, run
// 200 to 350, forecast 60 to 90, files with all charts 75 to 105. It allocates 26 kB a
// future, most of it for what is kept of each draw.
//
// The difference of the Taiwan what-if from the base, by 1,024 draws of two futures and
// 8,192 quiet courses: standard error 0.022 points, 2.4 times less than with independent
// seeds, and 40 times less than sampled states on independent seeds leave at as many
// futures, or 21 times at as much processor time:
//
//	go test -run '^$' -bench DifferenceError -benchtime 4x ./cmd/simulate
//
// What keeps the ratio of the base from being larger is chance: what it leaves grows with
// the probability, which the assumptions spread over a range of one to twenty.
//
// # Bits
//
// Products that enter a sum are rounded by an explicit conversion, since Go may
// otherwise fuse the two on some processors, and exponentials and logarithms are those
// of package elementary. Blocks are put together in their order, and levels are counted:
// no number depends on how many workers there are or on the processor.
//
// # References
//
//   - Cox and Miller, The Theory of Stochastic Processes, 1965, ch. 4: forward and
//     backward equations.
//   - Andersen and Keiding, "Multi-state models for event history analysis", Stat.
//     Methods Med. Res. 11, 2002: proportional hazards on transitions, compensators.
//   - McKay, Beckman and Conover, Technometrics 21, 1979; Owen, J. R. Stat. Soc. B 54,
//     1992: Latin hypercube sampling and its error.
//   - Joe and Kuo, SIAM J. Sci. Comput. 30, 2008; Owen, "Randomly permuted (t,m,s)-nets
//     and (t,s)-sequences", 1995: the points of the outlook.
//   - Glasserman, Monte Carlo Methods in Financial Engineering, 2003, ch. 4: control
//     variates, stratification, conditional Monte Carlo.
//   - Cochran, Sampling Techniques, 3rd ed., 1977, ch. 12: double sampling.
//   - Woodruff, "Confidence intervals for medians and other position measures", J. Am.
//     Stat. Assoc. 47, 1952: the error of the ends of a band.
//   - Rao, Kovar and Mantel, Biometrika 77, 1990: distribution functions with the help of
//     another variable.
//   - Sun, Apley and Staum, "Efficient nested simulation for estimating the variance of a
//     conditional expectation", Oper. Res. 59, 2011: chance within ignorance.
//   - Glynn and Whitt, "The asymptotic validity of sequential stopping rules for
//     stochastic simulations", Ann. Appl. Probab. 2, 1992.
package model
