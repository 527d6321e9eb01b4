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
// Draws come in independent blocks, in each of which every assumption is stratified: each
// name has its own shuffle, so that a block is a Latin hypercube of which the other names
// of a scenario may come and go. Blocks differ by nothing but their numbers: a run is
// carried on by adding blocks. The scatter of their means is one part of the error, and that
// of the sequences of the outlook, of which blocks know nothing, the other (see parts).
//
// The futures of a draw come in rounds of four. In a round the time to the first strike of
// every shock falls once into each quarter of its probability, and so does the coin of
// every date. Sketches (below) come in pairs of opposite noise; all other noise is plain.
//
// # Three solutions
//
// A future is solved on a grid of three months over ten years, at some cost. Two rough
// solutions have most of it in common and cost far less:
//
//	solution       what it follows                          costs on china-russia
//	future         drivers, shocks, laws step by step                 1
//	sketch         the same course in four cells of time, Euler's     1/9
//	               rule, noise in a cell along a straight line
//	quiet course   no noise; of each shock, what is to be expected    1/12
//
// So the mean of the futures is written as that of rounds of four sketches over very many draws
// (the outlook), plus what a future says more than its own sketch, over the draws of the blocks,
// of which one future each is solved in full. This is double sampling, or multilevel Monte
// Carlo, with the draws of the blocks regressed on the sketches (see calibration): each block by
// the regression of the others, so that nothing is biased however rough a sketch, and what sums
// to one keeps doing so. A quiet course is a function of the assumptions alone: it tells what
// they do, what strikes would do, and how the draws are spread.
//
// The outlook's draws are Sobol' points under Owen's scrambling. They spread products of
// assumptions more evenly than strata do, most so in the first dimensions, which the few
// assumptions have that rule the answer: by how much a quiet course moves if they do. Others
// that have a part in it have dimensions by their names, in a tier so wide that what another
// scenario names besides hardly ever takes one of them (see slots); the rest a lattice each.
// For what is compared to have its accidents in common is worth more than the last bit of
// evenness: the error of a difference comes out a third to two fifths smaller than where
// dimensions go by importance alone.
//
// Points stand oftener on that side of the most important assumption on which the answer is
// less certain, and weigh less there (see tilt): importance sampling.
//
// What remains of accident in the points is taken out by control variates, numbers whose
// mean is known. Two are made of the response of quiet courses, a sum and products of the
// scores of assumptions on the scale of log-odds, but for chances to be moved, which add to
// the probability (see index and addition). The next follows what strikes make of the
// probability in a sketch, as far as nobody could expect them (see martingale): each raises
// its odds by what it does to the hazards of the draw at hand (see jumps). What that leaves comes
// mostly of futures in which rare shocks meet. So these strike oftener in the rounds of the
// outlook than they should, and the futures weigh less (see spur).
//
// Within a draw, the rounds say what chance does: a round corrects the future that is
// solved by how much more it says than that future's sketch, and the scatter of the rounds
// is what chance leaves (see bridge). The band of the quiet courses, known from the
// outlook, holds the ends of the band (see anchor).
//
// # When to stop
//
// A plan with an error shares it between outlook and blocks by the variances and costs that
// the first of them show, and takes first the one, then the other as far as it must, looking
// at the error a few times at most, each time far apart (see search). What chance leaves in
// the draws of the first blocks says how many futures a draw needs for the band. What comes
// out is a plan of fixed size and the answer of that plan.
//
// # Cost
//
// See BENCHMARKS.md in .github.
//
// # Bits
//
// Products that enter a sum are rounded by an explicit conversion, since Go may
// otherwise fuse the two on some processors, and exponentials and logarithms are those
// of package elementary. What of a step of the chain is written for one processor
// (chain/couple_amd64.s) has the bits of what is written for all. Blocks are put together
// in their order, and levels are counted: no number depends on how many workers there are
// or on the processor.
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
//   - Box and Wilson, J. R. Stat. Soc. B 13, 1951: response surfaces. Morris, Technometrics
//     33, 1991: which assumptions matter.
//   - Giles, "Multilevel Monte Carlo methods", Acta Numerica 24, 2015.
//   - Henderson and Glynn, "Approximating martingales for variance reduction in Markov
//     process simulation", Math. Oper. Res. 27, 2002.
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
