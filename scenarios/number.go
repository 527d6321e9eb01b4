package scenarios

import (
	"errors"
	"strings"

	"entente/model/belief"
)

// number reads a belief from a number in its short or long form.
func (c checker) number(n *node, f *form) {
	var stated belief.Belief
	var err error
	switch n.kind {
	case kindNumber:
		stated, err = belief.Point(f.quantity, n.value.(float64))
	case kindText:
		stated, err = belief.Parse(n.value.(string), f.quantity)
	case kindTable:
		c.record(n, f.long)
		c.longNumber(n)
		return
	}
	if err != nil {
		c.badNumber(n, err)
		return
	}
	n.belief = stated
}

func (c checker) badNumber(n *node, err error) {
	problem, remedy, at := err.Error(), "", n.mark()
	var fault *belief.Fault
	if errors.As(err, &fault) {
		problem, remedy = fault.Problem, fault.Remedy
		at = n.inText(fault.Offset, fault.Length)
	}
	c.faultf(at, remedy, "%s", problem)
	n.spoil()
}

// inText is the place of some bytes of a text value. Where escapes or triple
// quotes make the file differ from the text it is the whole value.
func (n *node) inText(offset, length int) place {
	if n.kind != kindText {
		return n.mark()
	}
	written := n.at.text()
	if strings.Trim(written, `"'`) != n.value.(string) || strings.Contains(written, "\n") {
		return n.at
	}
	quotes := strings.Index(written, n.value.(string))
	return n.at.within(quotes+offset, length)
}

// longNumber takes up what the fields of the long form say.
func (c checker) longNumber(n *node) {
	value, experts := n.child("value"), n.child("experts")
	says := n.child("says")
	switch {
	case value != nil && experts != nil:
		c.faultf(experts.keyAt, "keep one of them", "%s has both value and experts", c.key())
		n.spoil()
	case value != nil:
		n.adopt(value)
	case says != nil:
		n.adopt(says)
	case experts != nil:
		c.pool(n, experts)
	default:
		n.spoil()
	}
}

func (n *node) adopt(part *node) {
	if part.kind == kindBroken {
		n.spoil()
		return
	}
	n.belief = part.belief
}

// pool combines what the experts say.
func (c checker) pool(n, experts *node) {
	var names []string
	var weights []float64
	var beliefs []belief.Belief
	for _, one := range experts.items {
		if one.kind == kindBroken {
			n.spoil()
			return
		}
		names = append(names, one.key)
		weights = append(weights, one.opinionWeight())
		beliefs = append(beliefs, one.belief)
	}
	if len(beliefs) == 0 {
		n.spoil()
		return
	}
	pooled, err := belief.Pool(beliefs[0].Quantity(), names, weights, beliefs)
	if err != nil {
		c.badNumber(n, err)
		return
	}
	n.belief = pooled
}

func (n *node) opinionWeight() float64 {
	if weight := n.child("weight"); weight != nil && weight.kind == kindNumber {
		return weight.value.(float64)
	}
	return 1
}

// stand is a number that every quantity allows. It stands in for a faulty one,
// so that the rest of the scenario can be compiled and checked.
const stand = 0.1

func standIn(quantity belief.Quantity) belief.Belief {
	b, err := belief.Point(quantity, stand)
	if err != nil {
		panic(err)
	}
	return b
}
