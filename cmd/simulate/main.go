// Command simulate forecasts whether two states will bind themselves in a formal
// alliance, from assumptions that stand in a scenario file.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
