package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"entente/scenarios"
)

// sixScenarios are the base and five what-ifs of which results are kept.
var sixScenarios = []string{"china-russia", "taiwan-blockade", "sanctions-escalation", "western-wedge", "detente", "everything-at-once"}

// The committed comparison is what "simulate compare" with these scenarios and
//
//	--draws 1024 --futures 8
//
// makes today: report, tables and drawings; the manifest has the digests of the
// rest. The test of the other reference results says how to renew it.
func TestReferenceComparison(t *testing.T) {
	if testing.Short() {
		t.Skip("six scenarios are run")
	}
	o := compareOptions{whatIfOptions: newWhatIf()}
	o.scale = "icd203"
	o.plan.Futures = 8
	o.plan = o.plan.Sized(1024)
	var all []*scenarios.Resolved
	for _, name := range sixScenarios {
		resolved, err := scenarios.Load(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, resolved)
	}
	answer, err := o.comparison(context.Background(), all, 0, progress(io.Discard, true))
	if err != nil {
		t.Fatal(err)
	}
	files, err := answer.Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if keptOfComparison(f.Name) {
			compareFile(t, filepath.Join(referenceFolder, compareFolder(all, 0), f.Name), f)
		}
	}
}

// keptOfComparison leaves out what is large: the draws, the pictures in pixels, and
// the scenarios, which are shipped.
func keptOfComparison(file string) bool {
	return file != "difference-draws.csv" && !strings.HasSuffix(file, ".png") && !strings.HasSuffix(file, ".toml")
}
