package belief

import (
	"fmt"
	"strings"
)

// vague are words and signs that say less than a range does.
var vague = map[string]string{
	"~": "how far the number may be off", "≈": "how far the number may be off",
	"about": "how far the number may be off", "around": "how far the number may be off",
	"roughly": "how far the number may be off", "ca": "how far the number may be off",
	"<": "where the other end is", ">": "where the other end is", "≤": "where the other end is", "≥": "where the other end is",
	"below": "where the other end is", "above": "where the other end is",
	"under": "where the other end is", "over": "where the other end is",
	"low": "which number is meant", "medium": "which number is meant", "high": "which number is meant",
}

// notNumber is the fault of the token t where a number is wanted; start is t or
// the sign before it.
func (p *parser) notNumber(start, t token) *Fault {
	lower := strings.ToLower(t.text)
	switch {
	case t.kind == end:
		return p.fault(t, "a number is missing at the end", examples(p.q))
	case lower == "inf" || lower == "nan" || lower == "infinity":
		return p.between(start, t.text+" is not a number that can be computed with", "write a finite number")
	case t.is("−") || t.is("–"):
		return p.fault(t, quoted(t.text)+" is not a minus sign", "write - instead")
	case vague[lower] != "":
		return p.fault(t, quoted(t.text)+" does not say "+vague[lower], rangeExample(p.q))
	case lower == "between" || lower == "from" || t.is("[") || t.is("("):
		return p.fault(t, "a range does not start with "+quoted(t.text), rangeExample(p.q))
	case lookUp(lower) != nil || nearest(lower) != "":
		return p.fault(t, quoted(t.text)+" is not a number", "write "+lookUp(nearest(lower)).signature())
	}
	return p.fault(t, quoted(t.text)+" is not a number", examples(p.q))
}

// habit is the fault of a familiar way of writing that is not the notation,
// found at the token t after the numbers at; nil if it is none.
func (p *parser) habit(t token, at []stated) *Fault {
	switch len(at) {
	case 1:
		return p.habitAfterNumber(t, at[0])
	case 2:
		return p.habitAfterRange(t, at[0].text+" to "+at[1].text)
	}
	return p.unit(t)
}

func (p *parser) habitAfterNumber(t token, x stated) *Fault {
	following := p.peek(1)
	other := following.kind == digits
	switch {
	case t.is(",") && other && following.offset == t.after():
		return p.decimalComma(following, x)
	case t.is("/") && other:
		return p.fault(t, `a fraction is not written with "/"`, fraction(p.q, x.text, following.text))
	case t.is(",") && following.is("median"):
		return p.fault(following, "a median needs a range", "write low to high, median "+x.text)
	case t.is("±") || (t.is("+") && (following.is("-") || following.is("/"))):
		return p.fault(t, quoted(t.text)+" does not say which percentiles are meant", rangeExample(p.q))
	case other && p.peek(2).kind == end && (t.kind == mark || t.kind == word):
		return p.fault(t, "a range is not written with "+quoted(t.text), fmt.Sprintf("write %s to %s", x.text, following.text))
	case isDash(t):
		return p.fault(t, "a range is not written with "+quoted(t.text), rangeExample(p.q))
	}
	return p.unit(t)
}

func isDash(t token) bool {
	return t.is("-") || t.is("–") || t.is("—") || t.is("…") || t.is(".")
}

func (p *parser) habitAfterRange(t token, rangeText string) *Fault {
	following := p.peek(1)
	switch {
	case t.is("median"):
		return p.fault(t, "the comma before median is missing", "write "+rangeText+", median "+following.text)
	case t.is(",") && following.kind == digits:
		return p.fault(following, "the word median is missing", "write "+rangeText+", median "+following.text)
	case t.is(",") && following.kind == word:
		return p.fault(following, "a range may be followed by its median, not by "+quoted(following.text),
			"write "+rangeText+", median "+p.peek(2).text)
	}
	return p.unit(t)
}

// unit is the fault of a unit after a number: each quantity has one only.
func (p *parser) unit(t token) *Fault {
	switch strings.ToLower(t.text) {
	case "percent", "pct":
		return p.fault(t, "a percentage is written with its sign", "write % after the number")
	case "per", "a", "year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days":
		return p.fault(t, "a unit is not written with the number", "write the number alone: it is a "+p.q.String())
	}
	return nil
}

func (p *parser) decimalComma(following token, x stated) *Fault {
	f := &Fault{Offset: x.offset, Length: following.after() - x.offset}
	f.Problem = quoted(p.text[f.Offset:f.Offset+f.Length]) + " has a comma"
	f.Remedy = fmt.Sprintf("write %s.%s for a decimal", x.text, following.text)
	if len(following.text) == 3 {
		f.Remedy += fmt.Sprintf(", %s%s for thousands", x.text, following.text)
	}
	return f
}

// fraction says how to write top/bottom of q.
func fraction(q Quantity, top, bottom string) string {
	if q.domain().isProportion {
		return fmt.Sprintf("write %s in %s", top, bottom)
	}
	return "write a decimal number"
}

// example shows how a number and a range of a quantity may be written.
var example = [...]struct{ number, span string }{
	Rate:        {"0.05", "0.02 to 0.1"},
	Duration:    {"2", "1 to 4"},
	Multiplier:  {"1.5", "0.5 to 2"},
	Level:       {"0.4", "0.2 to 0.6"},
	Probability: {"0.4", "0.2 to 0.6"},
	Spread:      {"0.1", "0.05 to 0.15"},
	Weight:      {"0.5", "-0.2 to 0.8"},
}

func examples(q Quantity) string {
	return fmt.Sprintf("write a number such as %s or a range such as %s", example[q].number, example[q].span)
}

func rangeExample(q Quantity) string { return "write a range such as " + example[q].span }
