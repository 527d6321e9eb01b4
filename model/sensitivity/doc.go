// Package sensitivity answers two questions about a function that is costly to
// evaluate: how a change of its value is shared among the inputs that were changed
// together, and where it crosses a level.
//
// Sharing follows Shapley: the share of an input is its contribution when it joins
// the inputs changed before it, averaged over all orders of joining. It is the only
// rule under which the shares add up to the whole change, inputs that matter alike
// get alike, one that never matters gets nothing, and shares of a sum of functions
// are sums of shares.
//
// References: L. S. Shapley, "A value for n-person games", Contributions to the
// Theory of Games II, 1953. J. Castro, D. Gómez and J. Tejada, "Polynomial
// calculation of the Shapley value based on sampling", Comput. Oper. Res. 36, 2009.
// R. Mitchell et al., "Sampling permutations for Shapley value estimation", JMLR 23,
// 2022, for orders taken with their reverses. M. Dowell and P. Jarratt, "A modified
// regula falsi method for computing the root of an equation", BIT 11, 1971.
package sensitivity
