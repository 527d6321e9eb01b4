package belief

import "strings"

// longest is the largest text, in bytes, that Parse reads.
const longest = 8192

// Parse reads what an analyst writes about a quantity:
//
//	0.4                           a point
//	0.2 to 0.6                    Range: 5th to 95th percentile
//	0.2 to 0.6, median 0.3        RangeMedian
//	beta(2, 5)                    Named
//	pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)   Pool; weight 1 where unstated
//
// Where the quantity is a proportion (Level, Probability, Spread) a number may
// also be written 5% or 1 in 20. Blanks do not matter. Any error is a *Fault
// whose Offset and Length mark the bytes of text at fault.
func Parse(text string, q Quantity) (Belief, error) {
	q.domain()
	if len(text) > longest {
		return Belief{}, &Fault{Length: len(text), Problem: "the text is too long to be a belief", Remedy: "write a number or a range"}
	}
	p := &parser{text: text, q: q, tokens: tokenize(text, 0, len(text))}
	read := p.single
	if p.peek(0).is("pool") && p.peek(1).is("(") {
		read = p.pool
	}
	b, f := read()
	if f != nil {
		return Belief{}, f
	}
	return b, nil
}

// single reads anything but a pool.
func (p *parser) single() (Belief, *Fault) {
	first, second := p.peek(0), p.peek(1)
	switch {
	case first.kind == end:
		return Belief{}, p.fault(first, "there is no number here", examples(p.q))
	case first.is("pool") && second.is("("):
		return Belief{}, p.fault(first, "a pool cannot be an expert of a pool", "name its experts in the outer pool")
	case first.kind == word && second.is("("):
		return p.named()
	default:
		return p.numbers()
	}
}

type parser struct {
	text   string
	q      Quantity
	tokens []token
	pos    int
}

// peek returns the token that is ahead places beyond the next one.
func (p *parser) peek(ahead int) token {
	return p.tokens[min(p.pos+ahead, len(p.tokens)-1)]
}

func (p *parser) next() token {
	t := p.peek(0)
	p.pos++
	return t
}

// accept consumes the next token if it reads text.
func (p *parser) accept(text string) bool {
	if p.peek(0).kind != end && p.peek(0).is(text) {
		p.pos++
		return true
	}
	return false
}

// last returns the end of the token consumed most recently.
func (p *parser) last() int { return p.tokens[min(p.pos, len(p.tokens))-1].after() }

// fault marks the token t.
func (p *parser) fault(t token, problem, remedy string) *Fault {
	return &Fault{Offset: t.offset, Length: len(t.text), Problem: problem, Remedy: remedy}
}

// place puts a constructor's error where it belongs in the text: at the number
// at fault, or at everything from start to the last token.
func (p *parser) place(err error, start int, at []stated) *Fault {
	f := *err.(*Fault)
	f.Offset, f.Length = start, p.last()-start
	if f.arg != whole && f.arg < len(at) {
		f.Offset, f.Length = at[f.arg].offset, at[f.arg].length
	}
	return &f
}

// numbers reads a point or a range, with or without a median.
func (p *parser) numbers() (Belief, *Fault) {
	start := p.peek(0).offset
	at, f := p.statedNumbers()
	if f == nil {
		f = p.surplus(at)
	}
	if f == nil {
		f = checkPercents(at)
	}
	if f != nil {
		return Belief{}, f
	}
	var b Belief
	var err error
	switch len(at) {
	case 1:
		b, err = Point(p.q, at[0].x)
	case 2:
		b, err = Range(p.q, at[0].x, at[1].x)
	default:
		b, err = RangeMedian(p.q, at[0].x, at[medianArg].x, at[1].x)
	}
	if err != nil {
		return Belief{}, p.place(err, start, at)
	}
	return b, nil
}

// statedNumbers reads the one, two or three numbers of a point, a range, or a
// range with a median: low, high, median.
func (p *parser) statedNumbers() ([]stated, *Fault) {
	x, f := p.stated()
	at := []stated{x}
	if f == nil && p.accept("to") {
		x, f = p.stated()
		at = append(at, x)
		if f == nil && p.peek(0).is(",") && p.peek(1).is("median") {
			p.pos += 2
			x, f = p.stated()
			at = append(at, x)
		}
	}
	return at, f
}

// surplus returns the fault of anything that follows a complete belief.
func (p *parser) surplus(at []stated) *Fault {
	t := p.peek(0)
	if t.kind == end {
		return nil
	}
	if f := p.habit(t, at); f != nil {
		return f
	}
	rest := strings.TrimSpace(p.text[t.offset:p.tokens[len(p.tokens)-1].offset])
	return &Fault{Offset: t.offset, Length: len(rest), Problem: quoted(rest) + " does not belong here", Remedy: examples(p.q)}
}
