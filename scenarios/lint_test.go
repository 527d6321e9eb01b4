package scenarios

import (
	"strings"
	"testing"
)

func TestWarnings(t *testing.T) {
	for name, one := range map[string]struct{ text, want string }{
		"high correlation":      {"[correlation.threat]\ntrade = 0.95\n", "over.toml:4:9: warning: threat and trade move almost as one"},
		"level next to the end": {"[driver.trade]\nnow = \"0.001 to 0.5\"\n", "over.toml:4:7: warning: the range reaches 0.001 to 0.5"},
		"weight of zero":        {"[driver.trade]\nweight.ties = 0\n", "over.toml:4:15: warning: a weight of 0 changes nothing"},
		"driver that stays":     {"[driver.arms]\nreference = 0.5\nnow = 0.5\nweight.ties = 1\n", "over.toml:6:15: warning: the weight cannot matter"},
		"rate too fast":         {"[step.ties.warm.cold]\nrate = 24\n", "over.toml:4:8: warning: a rate of 24 means a step every 0.5 months"},
		"rate of months":        {"[step.ties.warm.cold]\nrate = 0.2\nwhy = \"twice per month in ten\"\n", "over.toml:4:8: warning: its reason speaks of months"},
		"shock without result":  {"[shock.storm]\nrate = 0.1\n", "over.toml:3:8: warning: storm changes nothing when it happens"},
		"day after the horizon": {"[shock.summit]\non = 2040-01-01\n", "over.toml:4:6: warning: 2040-01-01 lies after the horizon"},
		"same names":            {"[shock.summit]\nname = \"crisis \"\n", "warning: summit has the same name as crisis"},
		"mixed scripts":         {"[shock.summit]\nname = \"Sum\\u043cit\"\n", "warning: \"Sumмit\" mixes letters of different scripts"},
		"keys alike":            {"[driver.threats]\nreference = 0.5\nnow = 0.6\nweight.ties = 1\n", "over.toml:3:9: warning: threat and threats are easily confused"},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustOverlay(t, one.text).Warnings
			if !strings.Contains(got.Text(), one.want) {
				t.Errorf("got\n%s\nwithout %q", got.Text(), one.want)
			}
			if got.Error() == "" || len(got) != 1 {
				t.Errorf("%d warnings:\n%s", len(got), got.Text())
			}
		})
	}
	if got := mustOverlay(t, "").Warnings; got != nil {
		t.Errorf("the small scenario is warned of:\n%s", got.Text())
	}
}
