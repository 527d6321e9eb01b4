// Package sample makes points of the unit cube and keyed random streams. Nothing
// else in the project makes randomness.
package sample
