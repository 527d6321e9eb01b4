package belief

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A stated number is one as written: 0.4, 5% or 1 in 20.
type stated struct {
	x              float64
	offset, length int
	text           string
	percent        bool
	proportion     bool // written as 5% or 1 in 20
}

// stated reads one number.
func (p *parser) stated() (stated, *Fault) {
	start := p.peek(0)
	sign := ""
	if start.is("-") || start.is("+") {
		sign = p.next().text
	}
	t := p.next()
	if t.kind != digits {
		return stated{}, p.notNumber(start, t)
	}
	s := stated{offset: start.offset}
	literal := sign + t.text
	switch {
	case p.accept("%"):
		s.percent, s.proportion = true, true
		s.x = percent(literal)
	case p.accept("in"):
		n := p.next()
		if n.kind != digits {
			return s, p.fault(n, "the number after \"in\" is missing", "write 1 in 20")
		}
		s.proportion = true
		s.x = decimal(literal) / decimal(n.text)
		if !(s.x >= 0 && s.x <= 1) {
			return s, p.between(start, fmt.Sprintf("%s in %s is not a proportion", literal, n.text), "write 1 in 20")
		}
	default:
		s.x = decimal(literal)
	}
	s.length = p.last() - start.offset
	s.text = p.text[s.offset : s.offset+s.length]
	if math.IsInf(s.x, 0) {
		return s, p.between(start, s.text+" is too large to be computed with", examples(p.q))
	}
	return s, p.checkProportion(s)
}

// between marks everything from start to the last token.
func (p *parser) between(start token, problem, remedy string) *Fault {
	return &Fault{Offset: start.offset, Length: p.last() - start.offset, Problem: problem, Remedy: remedy}
}

// decimal returns the value of a literal of the scanner, ±Inf where it overflows.
func decimal(literal string) float64 {
	x, _ := strconv.ParseFloat(literal, 64)
	return x
}

// percent returns a hundredth of a literal, rounded once: 0.7% is 0.007.
func percent(literal string) float64 {
	mantissa, exponent, ok := strings.Cut(strings.ToLower(literal), "e")
	if !ok {
		return decimal(mantissa + "e-2")
	}
	e, err := strconv.Atoi(exponent)
	if err != nil {
		return decimal(literal)
	}
	return decimal(mantissa + "e" + strconv.Itoa(e-2))
}

// checkProportion refuses 5% and 1 in 20 for a quantity that is no proportion,
// and percentages above 100.
func (p *parser) checkProportion(s stated) *Fault {
	switch {
	case s.proportion && !p.q.domain().isProportion:
		return &Fault{Offset: s.offset, Length: s.length,
			Problem: fmt.Sprintf("%s is a proportion, and %s is not", s.text, one(p.q)),
			Remedy:  "write " + number(s.x)}
	case s.percent && s.x > 1:
		return &Fault{Offset: s.offset, Length: s.length, Problem: s.text + " is more than the whole", Remedy: limits(p.q)}
	}
	return nil
}

// checkPercents refuses a range of which only one end has a percent sign.
func checkPercents(at []stated) *Fault {
	var with, without *stated
	for i := range at {
		switch {
		case at[i].percent:
			with = &at[i]
		case !at[i].proportion:
			without = &at[i]
		}
	}
	if with == nil || without == nil {
		return nil
	}
	return &Fault{Offset: without.offset, Length: without.length,
		Problem: fmt.Sprintf("%s has no percent sign, but %s has one", without.text, with.text),
		Remedy:  "write all numbers of a range with the sign, or none"}
}
