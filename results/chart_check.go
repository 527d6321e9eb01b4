package results

import (
	"errors"
	"fmt"

	"entente/model"
)

// rounding is how far a computed probability may lie outside its range.
const rounding = 1e-9

// drawable refuses a forecast whose numbers cannot be drawn: a drawing that
// looks right and is not is worse than none.
func drawable(f *model.Forecast) error {
	if len(f.Outcomes) == 0 || len(f.Dates) < 2 {
		return errors.New("a forecast without outcomes or without two dates cannot be drawn")
	}
	var found []error
	for _, o := range f.Outcomes {
		found = append(found, checkEstimates("outcome."+o.Key, o.ByDate, len(f.Dates)))
	}
	for _, l := range f.Ladders {
		found = append(found, checkLadder(l, len(f.Dates)))
	}
	for _, d := range f.Drivers {
		found = append(found, checkFans("driver."+d.Key, d))
	}
	found = append(found, checkSpread(f))
	for _, i := range f.Outcomes[0].Influence {
		if !within(i.Correlation, -1, 1) || !within(i.Error, 0, 1e9) {
			found = append(found, fmt.Errorf("%s: rank correlation %v with error %v cannot be drawn", i.Address, i.Correlation, i.Error))
		}
	}
	return errors.Join(found...)
}

func checkLadder(l model.LadderForecast, dates int) error {
	if len(l.ByDate) != len(l.Rungs) {
		return fmt.Errorf("ladder.%s: occupancy of %d rungs for a ladder of %d", l.Key, len(l.ByDate), len(l.Rungs))
	}
	var found []error
	for i, estimates := range l.ByDate {
		found = append(found, checkEstimates("ladder."+l.Key+"."+l.Rungs[i].Key, estimates, dates))
	}
	return errors.Join(found...)
}

func checkEstimates(of string, estimates []model.Estimate, dates int) error {
	if len(estimates) != dates {
		return fmt.Errorf("%s: %d estimates for %d dates", of, len(estimates), dates)
	}
	for i, e := range estimates {
		if !within(e.Value, 0, 1) || !within(e.Low, 0, 1) || !within(e.High, e.Low, 1) ||
			!within(max(e.Error, e.LowError, e.HighError), 0, 1e9) {
			return fmt.Errorf("%s: estimate %d is %v, band %v to %v: not probabilities in order", of, i, e.Value, e.Low, e.High)
		}
	}
	return nil
}

func checkFans(of string, d model.DriverForecast) error {
	if len(d.Fans) != len(d.Dates) || len(d.Fans) < 2 {
		return fmt.Errorf("%s: %d fans for %d dates", of, len(d.Fans), len(d.Dates))
	}
	for i, fan := range d.Fans {
		least := 0.0
		for _, v := range []float64{fan.P05, fan.P25, fan.P50, fan.P75, fan.P95} {
			if !within(v, least, 1) {
				return fmt.Errorf("%s: fan %d has percentiles %+v: not levels in order", of, i, fan)
			}
			least = v
		}
	}
	return nil
}

func checkSpread(f *model.Forecast) error {
	spread := f.Outcomes[0].Spread
	if len(f.Assumptions) > 0 && len(spread) == 0 {
		return fmt.Errorf("outcome.%s: no spread over %d assumptions", f.Outcomes[0].Key, len(f.Assumptions))
	}
	for i, p := range spread {
		if !within(p, 0, 1) {
			return fmt.Errorf("outcome.%s: spread has %v in draw %d: not a probability", f.Outcomes[0].Key, p, i)
		}
	}
	return nil
}

// within is false for NaN.
func within(v, lo, hi float64) bool { return v >= lo-rounding && v <= hi+rounding }
