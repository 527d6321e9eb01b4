package belief

import "fmt"

// named reads a family with its numbers.
func (p *parser) named() (Belief, *Fault) {
	name := p.next()
	f := lookUp(name.text)
	if f == nil {
		u := unknownFamily(name.text)
		return Belief{}, p.fault(name, u.Problem, u.Remedy)
	}
	at, fault := p.arguments(f)
	if fault == nil {
		fault = p.surplus(nil)
	}
	if fault != nil {
		return Belief{}, fault
	}
	args := make([]float64, len(at))
	for i, s := range at {
		args[i] = s.x
	}
	b, err := Named(p.q, name.text, args...)
	if err != nil {
		return Belief{}, p.place(err, name.offset, at)
	}
	return b, nil
}

// arguments reads the numbers of f between parentheses.
func (p *parser) arguments(f *family) ([]stated, *Fault) {
	p.pos++
	var at []stated
	if p.accept(")") {
		return at, nil
	}
	for {
		x, fault := p.stated()
		if fault == nil && x.proportion && !(len(at) < len(f.params) && f.params[len(at)].unit) {
			fault = &Fault{Offset: x.offset, Length: x.length,
				Problem: fmt.Sprintf("%s is a proportion, which this number of %s is not", x.text, f.name),
				Remedy:  "write " + f.signature()}
		}
		if fault != nil {
			return nil, fault
		}
		at = append(at, x)
		switch t := p.peek(0); {
		case p.accept(")"):
			return at, nil
		case p.accept(","):
		case t.kind == end:
			return nil, p.fault(t, "the closing parenthesis is missing", "write "+f.signature())
		default:
			return nil, p.fault(t, fmt.Sprintf("%q does not belong between the numbers of %s", t.text, f.name),
				"write "+f.signature())
		}
	}
}
