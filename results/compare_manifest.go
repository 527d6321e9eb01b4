package results

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// A whatIf is what the manifests of comparisons, explanations, sweeps, searches
// and histories have in common.
type whatIf struct {
	command   string
	runs      []Run // the scenarios, with the plan by which they were run
	arguments []string
	sampled   bool // histories were drawn instead of an ensemble run: the plan is its seed
	search    Search
}

type whatIfManifest struct {
	Program   string            `json:"program"`
	Version   string            `json:"version"`
	Command   string            `json:"command"`
	Scenarios []whatIfScenario  `json:"scenarios"`
	Overrides []string          `json:"overrides"`
	Plan      *jsonPlan         `json:"plan,omitempty"` // of all scenarios, if they have one
	Repeat    string            `json:"repeat"`
	Files     map[string]string `json:"sha256"`
}

type whatIfScenario struct {
	jsonScenario
	Plan *jsonPlan `json:"plan,omitempty"` // its own, if they differ
}

// manifest says what was computed from what, and what was written: enough to do
// it again and to see whether it came out the same.
func (m whatIf) manifest(files []File) ([]byte, error) {
	first := m.runs[0]
	doc := whatIfManifest{
		Program:   "entente simulate",
		Version:   first.Provenance.Version,
		Command:   m.command,
		Overrides: append([]string{}, first.Overrides...),
		Repeat:    m.repeat(),
		Files:     map[string]string{},
	}
	doc.Scenarios, doc.Plan = m.scenarios()
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".png") {
			continue // how tightly a picture is packed is the compiler's affair
		}
		digest := sha256.Sum256(f.Data)
		doc.Files[f.Name] = hex.EncodeToString(digest[:])
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	return append(out, '\n'), err
}

// scenarios are described each with its plan, or all with one.
func (m whatIf) scenarios() (all []whatIfScenario, plan *jsonPlan) {
	one, same := planJSON(m.runs[0].Forecast.Plan), true
	for _, r := range m.runs {
		s, own := r.Forecast.Scenario, planJSON(r.Forecast.Plan)
		all = append(all, whatIfScenario{jsonScenario{s.Name, s.Title, s.Question, day(s.Start), day(s.Horizon), r.Provenance.Hash}, &own})
		same = same && own == one
	}
	if !same {
		return all, nil
	}
	for i := range all {
		all[i].Plan = nil
	}
	return all, &one
}

// repeat is the command that makes the same files.
func (m whatIf) repeat() string {
	words := []string{"simulate", m.command}
	for _, r := range m.runs {
		words = append(words, r.Forecast.Scenario.Name)
	}
	words = append(words, m.arguments...)
	words = append(words, m.size()...)
	for _, o := range m.runs[0].Overrides {
		words = append(words, "--set '"+o+"'")
	}
	return strings.Join(words, " ")
}

// provenance is the last line of a caption.
func (m whatIf) provenance() string {
	p := m.runs[0].Forecast.Plan
	var hashes []string
	for _, r := range m.runs {
		hash := plain(r.Provenance.Hash)
		hashes = append(hashes, hash[:min(hashDigits, len(hash))])
	}
	scenarios := "scenario " + joined(hashes)
	if len(hashes) > 1 {
		scenarios = fmt.Sprintf("scenarios %s on common random numbers", joined(hashes))
	}
	if len(hashes) > 2 {
		scenarios = fmt.Sprintf("%d scenarios on common random numbers", len(hashes))
	}
	work := fmt.Sprintf("%s draws × %s futures", m.span(drawsOf), m.span(futuresOf))
	if m.sampled {
		work = thousands(p.Draws) + " histories drawn"
	}
	return fmt.Sprintf("%s, seed %d, %s, entente %s.", work, p.Seed, scenarios, plain(m.runs[0].Provenance.Version))
}
