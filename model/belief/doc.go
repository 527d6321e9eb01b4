// Package belief turns what an analyst writes about one number into a
// probability law, held through its quantile function.
//
// A number is known exactly (0.4), within a range (0.2 to 0.6), within a range
// about a median (0.2 to 0.6, median 0.3), by a named family (beta(2, 5)), or as
// the pooled opinion of several experts. A range gives the 5th and the 95th
// percentile of a law that is normal on the scale of the quantity: the logarithm
// for rates, durations and multipliers, the log-odds for levels, probabilities
// and spreads, the number itself for weights. With a median all three quantiles
// hold, by Myerson's generalised lognormal.
//
// What exists is valid: every constructor checks its numbers and returns a
// *Fault that names the problem and the remedy.
//
// Quantiles have the same bits on every processor: all of them rest on package
// elementary and on the incomplete gamma and beta functions of this package,
// none on the standard library's exp and log.
//
// References: R. Myerson, Probability Models for Economic Decisions (2005);
// M. Stone, The opinion pool, Ann. Math. Statist. 32 (1961), for pools.
package belief
