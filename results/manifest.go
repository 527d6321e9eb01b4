package results

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// The shape of manifest.json: what was run, how exact it became, and what was
// written, enough to do it again and to see whether it came out the same. The
// number of workers and the time of day are not in it, because nothing depends
// on them.
type manifest struct {
	Program   string            `json:"program"`
	Version   string            `json:"version"`
	Scenario  jsonScenario      `json:"scenario"`
	Overrides []string          `json:"overrides"`
	Plan      jsonPlan          `json:"plan"`
	Repeat    string            `json:"repeat"`
	Reached   []reached         `json:"error_reached"`
	Files     map[string]string `json:"sha256"`
}

type reached struct {
	Outcome string `json:"outcome"`
	Error   string `json:"standard_error"`
}

func (r Run) manifest(files []File) ([]byte, error) {
	s, p := r.Forecast.Scenario, r.Forecast.Plan
	m := manifest{
		Program:   "entente simulate",
		Version:   r.Provenance.Version,
		Scenario:  jsonScenario{s.Name, s.Title, s.Question, day(s.Start), day(s.Horizon), r.Provenance.Hash},
		Overrides: append([]string{}, r.Overrides...),
		Plan:      planJSON(p),
		Repeat:    r.repeat(),
		Files:     map[string]string{},
	}
	for _, o := range r.Forecast.Outcomes {
		m.Reached = append(m.Reached, reached{o.Key, errorNumber(o.ByDate[len(o.ByDate)-1].Error)})
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".png") {
			continue // how tightly a picture is packed is the compiler's affair
		}
		digest := sha256.Sum256(f.Data)
		m.Files[f.Name] = hex.EncodeToString(digest[:])
	}
	out, err := json.MarshalIndent(m, "", "  ")
	return append(out, '\n'), err
}

// repeat is the command that makes the same files from the scenario as resolved.
func (r Run) repeat() string {
	p := r.Forecast.Plan
	words := []string{"simulate run scenario.toml", fmt.Sprintf("--seed %d --draws %d --futures %d", p.Seed, p.Draws, p.Futures)}
	if p.Outlooks > 0 {
		words = append(words, fmt.Sprintf("--outlooks %d", p.Outlooks))
	}
	if r.Plain {
		words = append(words, "--no-charts")
	}
	return strings.Join(append(words, r.Scale.argument()...), " ")
}
