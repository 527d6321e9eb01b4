package belief

import (
	"fmt"
	"math"
	"strings"
)

// A family is a distribution that an analyst may name.
type family struct {
	name   string
	params []param
	build  func(a []float64) (law, *Fault) // a has passed the checks of params
}

// A param is one number of a family. One with a unit is a value of the quantity,
// and may be written as a percentage where the quantity may.
type param struct {
	name     string
	min, max float64
	unit     bool
}

func value(name string) param    { return param{name, -1e9, 1e9, true} }
func positive(name string) param { return param{name, 1e-9, 1e9, true} }
func logMean(name string) param  { return param{name, -30, 30, false} }
func logSD(name string) param    { return param{name, 1e-9, 6, false} }
func exponent(name string) param { return param{name, 0.1, 1e4, false} }

// families are in the order in which they are listed to an analyst.
var families = [...]family{
	{"normal", []param{value("mean"), positive("sd")}, newNormal},
	{"lognormal", []param{logMean("log-mean"), logSD("log-sd")}, newLognormal},
	{"logit_normal", []param{logMean("logit-mean"), logSD("logit-sd")}, newLogitNormal},
	{"truncated_normal", []param{value("mean"), positive("sd"), value("low"), value("high")}, newTruncated},
	{"uniform", []param{value("low"), value("high")}, newUniform},
	{"triangular", []param{value("low"), value("mode"), value("high")}, newTriangular},
	{"pert", []param{value("low"), value("mode"), value("high")}, newPert},
	{"beta", []param{exponent("a"), exponent("b")}, newBeta},
	{"gamma", []param{exponent("shape"), {"rate", 1e-9, 1e12, false}}, newGamma},
	{"weibull", []param{exponent("shape"), positive("scale")}, newWeibull},
	{"student_t", []param{{"degrees of freedom", 3, 1e4, false}, value("location"), positive("scale")}, newStudent},
}

// signature returns the notation of f with the names of its numbers.
func (f *family) signature() string {
	names := make([]string, len(f.params))
	for i, p := range f.params {
		names[i] = p.name
	}
	return f.name + "(" + strings.Join(names, ", ") + ")"
}

// lookUp returns the family of that name, or nil.
func lookUp(name string) *family {
	for i := range families {
		if families[i].name == name {
			return &families[i]
		}
	}
	return nil
}

// Named returns the belief that a quantity follows a named family, its numbers
// in the order of the notation:
//
//	normal(mean, sd)                        Weight only
//	lognormal(log-mean, log-sd)             mean and sd of the natural logarithm
//	logit_normal(logit-mean, logit-sd)      mean and sd of the log-odds
//	truncated_normal(mean, sd, low, high)   mean and sd before truncation
//	uniform(low, high)
//	triangular(low, mode, high)
//	pert(low, mode, high)                   beta with a + b = 6 on [low, high]
//	beta(a, b)                              on [0, 1]
//	gamma(shape, rate)                      mean shape/rate
//	weibull(shape, scale)                   median scale·(log 2)**(1/shape)
//	student_t(degrees of freedom, location, scale)   Weight only; at least 3 degrees
//
// Means, modes, ends and scales are in the unit of q. The error, a *Fault, says
// that the name is unknown, that a number is missing or out of range, or that
// the law can leave the values that q takes: it is refused, never clipped.
func Named(q Quantity, name string, args ...float64) (Belief, error) {
	f := lookUp(name)
	if f == nil {
		return Belief{}, unknownFamily(name)
	}
	l, fault := f.law(q, args)
	if fault != nil {
		return Belief{}, fault
	}
	return Belief{q, l}, nil
}

// law returns the law of f for the given numbers, checked against q.
func (f *family) law(q Quantity, args []float64) (law, *Fault) {
	if fault := f.checkArgs(args); fault != nil {
		return nil, fault
	}
	a := make([]float64, len(args))
	for i := range args {
		a[i] = args[i] + 0
	}
	l, fault := f.build(a)
	if fault != nil {
		return nil, fault
	}
	return l, checkFits(q, l)
}

func (f *family) checkArgs(args []float64) *Fault {
	if len(args) != len(f.params) {
		return faultAt(whole,
			fmt.Sprintf("%s takes %d numbers, not %d", f.name, len(f.params), len(args)),
			"write "+f.signature())
	}
	for i, p := range f.params {
		if fault := checkFinite(i, args[i]); fault != nil {
			return fault
		}
		if args[i] < p.min || args[i] > p.max {
			return faultAt(i,
				fmt.Sprintf("the %s of %s cannot be %s", p.name, f.name, number(args[i])),
				fmt.Sprintf("write a number between %s and %s", number(p.min), number(p.max)))
		}
	}
	return nil
}

// checkFits returns the fault of a law that can leave the natural range of q, or
// that lies where no number of q may be stated: judged by its ends where it has
// ends of its own, else by its 5th, 50th and 95th percentiles.
func checkFits(q Quantity, l law) *Fault {
	d := q.domain()
	lo, hi := l.support()
	low, high := max(lo, l.quantile(0.05)), min(hi, l.quantile(0.95))
	if !math.IsInf(lo, 0) {
		low = lo
	}
	if !math.IsInf(hi, 0) {
		high = hi
	}
	switch {
	case lo < d.lo || hi > d.hi:
		return faultAt(whole, fmt.Sprintf("%s can take values %s", l.notation(), beyond(lo, hi, d)), limits(q))
	case high > d.most:
		return faultAt(whole, fmt.Sprintf("%s reaches %s", l.notation(), number(rounded(high))), limits(q))
	case math.IsInf(d.lo, -1) && low < d.least:
		return faultAt(whole, fmt.Sprintf("%s reaches %s", l.notation(), number(rounded(low))), limits(q))
	case !math.IsInf(d.lo, -1) && l.quantile(0.5) < d.least:
		return faultAt(whole, l.notation()+" lies too near 0 to mean anything as "+one(q), tooSmall(q))
	}
	return nil
}

// beyond says by how far the interval from lo to hi leaves d.
func beyond(lo, hi float64, d *domain) string {
	if lo < d.lo {
		return "below " + number(d.lo)
	}
	if math.IsInf(hi, 1) {
		return "above " + number(d.hi)
	}
	return fmt.Sprintf("up to %s, above %s", number(hi), number(d.hi))
}

// call returns the notation name(a, b, ...).
func call(name string, args ...float64) string {
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = number(a)
	}
	return name + "(" + strings.Join(words, ", ") + ")"
}
