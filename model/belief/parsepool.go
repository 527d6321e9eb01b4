package belief

import "strings"

// pool reads experts between parentheses, parted by semicolons. Names may hold
// any word, so the text is cut at its marks before anything else.
func (p *parser) pool() (Belief, *Fault) {
	open, last, f := p.parentheses()
	if f != nil {
		return Belief{}, f
	}
	var names []string
	var weights []float64
	var beliefs []Belief
	var heads []stated
	for from := open.after(); from <= last.offset; {
		to := last.offset
		if i := strings.IndexByte(p.text[from:to], ';'); i >= 0 {
			to = from + i
		}
		head, weight, b, f := p.expert(from, to)
		if f != nil {
			return Belief{}, f
		}
		names, weights, beliefs, heads = append(names, head.text), append(weights, weight), append(beliefs, b), append(heads, head)
		from = to + 1
	}
	p.pos = len(p.tokens) - 1
	b, err := Pool(p.q, names, weights, beliefs)
	if err != nil {
		return Belief{}, p.place(err, p.tokens[0].offset, heads)
	}
	return b, nil
}

// parentheses returns those of a pool, which end the text.
func (p *parser) parentheses() (first, last token, f *Fault) {
	first = p.peek(1)
	for p.pos = len(p.tokens) - 1; p.pos > 1; p.pos-- {
		if last = p.tokens[p.pos-1]; last.is(")") {
			return first, last, p.surplus(nil)
		}
	}
	return first, last, p.fault(p.tokens[len(p.tokens)-1], "the closing parenthesis of the pool is missing", poolExample)
}

const poolExample = "write pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)"

// expert reads text[from:to], such as "Li, weight 2: 0.2 to 0.6". The head it
// returns is the name with its place.
func (p *parser) expert(from, to int) (head stated, weight float64, b Belief, f *Fault) {
	colon := strings.IndexByte(p.text[from:to], ':')
	if colon < 0 {
		return head, 0, b, p.misfit(from, to, "is not an expert with a belief")
	}
	name, _, weighted := strings.Cut(p.text[from:from+colon], ",")
	head = stated{text: strings.TrimSpace(name)}
	head.offset, head.length = from+strings.Index(name, head.text), len(head.text)
	weight = 1
	if weighted {
		weight, f = p.weight(from+len(name)+1, from+colon)
	}
	if f == nil {
		inner := &parser{text: p.text, q: p.q, tokens: tokenize(p.text, from+colon+1, to)}
		b, f = inner.single()
	}
	return head, weight, b, f
}

// weight reads text[from:to], such as "weight 2".
func (p *parser) weight(from, to int) (float64, *Fault) {
	tokens := tokenize(p.text, from, to)
	if len(tokens) == 3 && tokens[0].is("weight") && tokens[1].kind == digits {
		return decimal(tokens[1].text), nil
	}
	return 0, p.misfit(from, to, "is not a weight")
}

// misfit marks text[from:to] without the blanks around it.
func (p *parser) misfit(from, to int, problem string) *Fault {
	text := strings.TrimSpace(p.text[from:to])
	return &Fault{Offset: from + strings.Index(p.text[from:to], text), Length: len(text),
		Problem: quoted(text) + " " + problem, Remedy: poolExample}
}
