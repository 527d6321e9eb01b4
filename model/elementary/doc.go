// Package elementary has the elementary functions whose bits must be the same on
// every processor.
//
// The functions of package math of the same names are written in assembly on some
// processors, and the compiler may fuse x·y+z into one rounding on others. Here
// every function is plain Go and every product that meets a sum is rounded by an
// explicit conversion, float64(x*y)+z, which the language forbids to fuse. A test
// compares a hash of the results with the one that all processors must give.
//
// Errors are stated in units in the last place (ulp), as bounds on the largest found
// against 300-bit arithmetic over a quarter of a million random arguments.
package elementary
