package belief

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// mistakes are notations that are refused, with the bytes that are marked and
// the message in full.
var mistakes = []struct {
	q      Quantity
	text   string
	marked string
	want   string
}{
	{Level, "", "", "there is no number here; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "  ", "", "there is no number here; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "nan", "nan", "nan is not a number that can be computed with; write a finite number"},
	{Level, "-inf", "-inf", "inf is not a number that can be computed with; write a finite number"},
	{Level, "abc", "abc", `"abc" is not a number; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "-", "", "a number is missing at the end; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "-beta(2, 5)", "beta", `"beta" is not a number; write beta(a, b)`},
	{Level, "0,4", "0,4", `"0,4" has a comma; write 0.4 for a decimal`},
	{Level, "1,000", "1,000", `"1,000" has a comma; write 1.000 for a decimal, 1000 for thousands`},
	{Level, "0.6 to 0.2", "0.6 to 0.2", "0.6 to 0.2 is the wrong way round; write 0.2 to 0.6"},
	{Level, "0.3 to 0.3", "0.3 to 0.3", "0.3 to 0.3 is no wider than rounding; write one number"},
	{Level, "0.2-0.6", "-", `a range is not written with "-"; write 0.2 to 0.6`},
	{Level, "0.2 - 0.6", "-", `a range is not written with "-"; write 0.2 to 0.6`},
	{Level, "0.2–0.6", "–", `a range is not written with "–"; write 0.2 to 0.6`},
	{Level, "0.2..0.6", ".", `a range is not written with "."; write a range such as 0.2 to 0.6`},
	{Level, "0.2 and 0.6", "and", `a range is not written with "and"; write 0.2 to 0.6`},
	{Level, "0.2; 0.6", ";", `a range is not written with ";"; write 0.2 to 0.6`},
	{Level, "between 0.2 and 0.6", "between", `a range does not start with "between"; write a range such as 0.2 to 0.6`},
	{Level, "from 0.2 to 0.6", "from", `a range does not start with "from"; write a range such as 0.2 to 0.6`},
	{Level, "[0.2, 0.6]", "[", `a range does not start with "["; write a range such as 0.2 to 0.6`},
	{Level, "about 0.3", "about", `"about" does not say how far the number may be off; write a range such as 0.2 to 0.6`},
	{Level, "~0.3", "~", `"~" does not say how far the number may be off; write a range such as 0.2 to 0.6`},
	{Level, "<0.3", "<", `"<" does not say where the other end is; write a range such as 0.2 to 0.6`},
	{Level, "high", "high", `"high" does not say which number is meant; write a range such as 0.2 to 0.6`},
	{Level, "40", "40", "40 is too large: a level is strictly between 0 and 1; for a percentage write 40%"},
	{Level, "1.5", "1.5", "1.5 is too large: a level is strictly between 0 and 1; for a percentage write 1.5%"},
	{Level, "150%", "150%", "150% is more than the whole; a level is strictly between 0 and 1"},
	{Level, "0", "0", "0 is out of range; a level is strictly between 0 and 1"},
	{Level, "1", "1", "1 is out of range; a level is strictly between 0 and 1"},
	{Level, "1e-300", "1e-300", "1e-300 is too small to mean anything as a level; write at least 1e-12"},
	{Level, "1e999", "1e999", "1e999 is too large to be computed with; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "-0.1", "-0.1", "-0.1 is out of range; a level is strictly between 0 and 1"},
	{Level, "5 to 20%", "5", "5 has no percent sign, but 20% has one; write all numbers of a range with the sign, or none"},
	{Level, "5% to 20", "20", "20 has no percent sign, but 5% has one; write all numbers of a range with the sign, or none"},
	{Level, "0.2 to 0.6, median 30%", "0.6", "0.6 has no percent sign, but 30% has one; write all numbers of a range with the sign, or none"},
	{Level, "0.2 to", "", "a number is missing at the end; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "to 0.6", "to", `"to" is not a number; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "0.5 to nan", "nan", "nan is not a number that can be computed with; write a finite number"},
	{Level, "0.2 TO 0.6", "TO", `a range is not written with "TO"; write 0.2 to 0.6`},
	{Level, "0.2to0.6", "to0", `a range is not written with "to0"; write 0.2 to .6`},
	{Level, "0.2 to 0.6 median 0.3", "median", "the comma before median is missing; write 0.2 to 0.6, median 0.3"},
	{Level, "0.2 to 0.6, mean 0.4", "mean", `a range may be followed by its median, not by "mean"; write 0.2 to 0.6, median 0.4`},
	{Level, "0.2 to 0.6, 0.3", "0.3", "the word median is missing; write 0.2 to 0.6, median 0.3"},
	{Level, "0.2 to 0.6, median 0.7", "0.7", "the median 0.7 is not between 0.2 and 0.6; write a median inside the range"},
	{Level, "0.2 to 0.6, median 0.2", "0.2", "the median 0.2 is not between 0.2 and 0.6; write a median inside the range"},
	{Level, "0.2 to 0.6, median 0.2000001", "0.2000001", "the median 0.2000001 is too near one end of 0.2 to 0.6: beyond the other end the law runs off without bound; move it towards 0.38"},
	{Level, "0.2 to 0.6, median", "", "a number is missing at the end; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "0.3, median 0.3", "median", "a median needs a range; write low to high, median 0.3"},
	{Level, "0 to 0.5", "0", "a range of a level cannot start or end at 0; write a small number above 0, or uniform(0, high)"},
	{Level, "0.5 to 1", "1", "a range of a level cannot start or end at 1; write a number below 1, or uniform(low, 1)"},
	{Level, "0.00000000001 to 0.9", "0.00000000001 to 0.9", "1e-11 to 0.9 is too wide to say anything: its ends differ by a factor of more than 1e9; write a narrower range"},
	{Level, "1/20", "/", `a fraction is not written with "/"; write 1 in 20`},
	{Level, "1 in", "", `the number after "in" is missing; write 1 in 20`},
	{Level, "1 in 0", "1 in 0", "1 in 0 is not a proportion; write 1 in 20"},
	{Level, "5 in 2", "5 in 2", "5 in 2 is not a proportion; write 1 in 20"},
	{Level, "0.4 0.5", "0.5", `"0.5" does not belong here; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "0.4!", "!", `"!" does not belong here; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "0.4 ± 0.1", "±", `"±" does not say which percentiles are meant; write a range such as 0.2 to 0.6`},
	{Level, "0.4 +/- 0.1", "+", `"+" does not say which percentiles are meant; write a range such as 0.2 to 0.6`},
	{Level, "5 percent", "percent", "a percentage is written with its sign; write % after the number"},
	{Level, "−0.4", "−", `"−" is not a minus sign; write - instead`},
	{Level, "bta(2, 5)", "bta", `no family is called "bta"; write beta(a, b)`},
	{Level, "beta", "beta", `"beta" is not a number; write beta(a, b)`},
	{Level, "beta(2)", "beta(2)", "beta takes 2 numbers, not 1; write beta(a, b)"},
	{Level, "beta(2, 5, 7)", "beta(2, 5, 7)", "beta takes 2 numbers, not 3; write beta(a, b)"},
	{Level, "beta()", "beta()", "beta takes 2 numbers, not 0; write beta(a, b)"},
	{Level, "beta(2, 5", "", "the closing parenthesis is missing; write beta(a, b)"},
	{Level, "beta(2; 5)", ";", `";" does not belong between the numbers of beta; write beta(a, b)`},
	{Level, "beta(-1, 5)", "-1", "the a of beta cannot be -1; write a number between 0.1 and 10000"},
	{Level, "beta(2, 1e9)", "1e9", "the b of beta cannot be 1e9; write a number between 0.1 and 10000"},
	{Level, "beta(2, x)", "x", `"x" is not a number; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "beta(20%, 5)", "20%", "20% is a proportion, which this number of beta is not; write beta(a, b)"},
	{Level, "beta(2, 5) to 0.6", "to 0.6", `"to 0.6" does not belong here; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "gauss(1)", "gauss", `no family is called "gauss"; write normal(mean, sd)`},
	{Level, "wibble(1)", "wibble", `no family is called "wibble"; the families are normal, lognormal, logit_normal, truncated_normal, uniform, triangular, pert, beta, gamma, weibull and student_t`},
	{Level, "logistic_normal(0, 1)", "logistic_normal", `no family is called "logistic_normal"; write logit_normal(logit-mean, logit-sd)`},
	{Level, "normal(0.4, 0.1)", "normal(0.4, 0.1)", "normal(0.4, 0.1) can take values below 0; a level is strictly between 0 and 1"},
	{Level, "uniform(0.1, 1.2)", "uniform(0.1, 1.2)", "uniform(0.1, 1.2) can take values up to 1.2, above 1; a level is strictly between 0 and 1"},
	{Level, "uniform(0.6, 0.2)", "0.2", "the low end 0.6 of uniform is above its high end 0.2; write the smaller number first"},
	{Level, "uniform(0.2, 0.2)", "0.2", "uniform from 0.2 to 0.2 is no wider than rounding; write one number"},
	{Level, "triangular(0.1, 0.7, 0.6)", "0.7", "the mode 0.7 of triangular is not between 0.1 and 0.6; write triangular(low, mode, high)"},
	{Level, "pert(0.1, 0.2)", "pert(0.1, 0.2)", "pert takes 3 numbers, not 2; write pert(low, mode, high)"},
	{Level, "truncated_normal(2, 0.1, 0, 1)", "2", "the mean 2 of truncated_normal is not between its ends 0 and 1; write truncated_normal(mean, sd, low, high)"},
	{Level, "gamma(2, 3)", "gamma(2, 3)", "gamma(2, 3) can take values above 1; a level is strictly between 0 and 1"},
	{Level, "\u202e0.4", "\u202e", `"\u202e" is not a number; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "0.4\x00", "\x00", `"\x00" does not belong here; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "pool(Li: 0.2", "", "the closing parenthesis of the pool is missing; write pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)"},
	{Level, "pool(Li 0.2)", "Li 0.2", `"Li 0.2" is not an expert with a belief; write pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)`},
	{Level, "pool()", "", `"" is not an expert with a belief; write pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)`},
	{Level, "pool(: 0.2)", "", `"" cannot be the name of an expert; write 1 to 100 bytes without comma, colon, semicolon, parenthesis or control character`},
	{Level, "pool(Li: 0.2; Li: 0.3)", "Li", "two experts are called Li; give each a name of its own"},
	{Level, "pool(Li, 2: 0.2)", "2", `"2" is not a weight; write pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)`},
	{Level, "pool(Li, weight 0: 0.2)", "Li", "the weight 0 of expert Li cannot be used; write a number above 0, or leave the expert out"},
	{Level, "pool(Li: pool(A: 0.2))", "pool", "a pool cannot be an expert of a pool; name its experts in the outer pool"},
	{Level, "pool(Li: 0.6 to 0.2; B: 0.3)", "0.6 to 0.2", "0.6 to 0.2 is the wrong way round; write 0.2 to 0.6"},
	{Level, "pool(Li: )", "", "there is no number here; write a number such as 0.4 or a range such as 0.2 to 0.6"},
	{Level, "pool(Li: 0.2) or so", "or so", `"or so" does not belong here; write a number such as 0.4 or a range such as 0.2 to 0.6`},
	{Level, "pool(Li: beta(2, 5)", "", "the closing parenthesis is missing; write beta(a, b)"},
	{Rate, "5%", "5%", "5% is a proportion, and a rate is not; write 0.05"},
	{Rate, "1 in 20", "1 in 20", "1 in 20 is a proportion, and a rate is not; write 0.05"},
	{Rate, "1/20", "/", `a fraction is not written with "/"; write a decimal number`},
	{Rate, "-0.1", "-0.1", "-0.1 is out of range; a rate is between 0 and 100 per year"},
	{Rate, "200", "200", "200 is out of range; a rate is between 0 and 100 per year"},
	{Rate, "0.1 per year", "per", "a unit is not written with the number; write the number alone: it is a rate per year"},
	{Rate, "0.000001 to 0.1, median 0.00001", "0.00001", "the median 0.00001 is too near one end of 0.000001 to 0.1: beyond the other end the law runs off without bound; move it towards 0.00032"},
	{Rate, "0.05 to 1, median 0.06", "0.06", "the median 0.06 is too near one end of 0.05 to 1: beyond the other end the law runs off without bound; move it towards 0.22"},
	{Rate, "1e-12 to 1", "1e-12 to 1", "1e-12 to 1 is too wide to say anything: its ends differ by a factor of more than 1e9; write a narrower range"},
	{Rate, "uniform(0.1, 150)", "uniform(0.1, 150)", "uniform(0.1, 150) reaches 150; a rate is between 0 and 100 per year"},
	{Rate, "gamma(2, 0.001)", "gamma(2, 0.001)", "gamma(2, 0.001) reaches 4700; a rate is between 0 and 100 per year"},
	{Rate, "gamma(0.1, 1000000000000)", "gamma(0.1, 1000000000000)", "gamma(0.1, 1e12) lies too near 0 to mean anything as a rate; write 0, or at least 1e-12"},
	{Rate, "weibull(0, 3)", "0", "the shape of weibull cannot be 0; write a number between 0.1 and 10000"},
	{Rate, "weibull(2, 900)", "weibull(2, 900)", "weibull(2, 900) reaches 1600; a rate is between 0 and 100 per year"},
	{Rate, "lognormal(-40, 1)", "-40", "the log-mean of lognormal cannot be -40; write a number between -30 and 30"},
	{Rate, "normal(0.1, 0.05)", "normal(0.1, 0.05)", "normal(0.1, 0.05) can take values below 0; a rate is between 0 and 100 per year"},
	{Rate, "student_t(4, 0.1, 0.05)", "student_t(4, 0.1, 0.05)", "student_t(4, 0.1, 0.05) can take values below 0; a rate is between 0 and 100 per year"},
	{Rate, "uniform(5%, 10%)", "5%", "5% is a proportion, and a rate is not; write 0.05"},
	{Duration, "0", "0", "0 is out of range; a duration is above 0 and at most 1000 years"},
	{Duration, "2 years", "years", "a unit is not written with the number; write the number alone: it is a duration in years"},
	{Duration, "6 months", "months", "a unit is not written with the number; write the number alone: it is a duration in years"},
	{Duration, "1 to 2 years", "years", "a unit is not written with the number; write the number alone: it is a duration in years"},
	{Duration, "2000", "2000", "2000 is out of range; a duration is above 0 and at most 1000 years"},
	{Duration, "1e-9", "1e-9", "1e-9 is too small to mean anything as a duration; write at least 0.000001"},
	{Duration, "lognormal(2, 0)", "0", "the log-sd of lognormal cannot be 0; write a number between 1e-9 and 6"},
	{Multiplier, "150%", "150%", "150% is a proportion, and a multiplier is not; write 1.5"},
	{Multiplier, "-1", "-1", "-1 is out of range; a multiplier is between 0 and 1000"},
	{Multiplier, "2000", "2000", "2000 is out of range; a multiplier is between 0 and 1000"},
	{Probability, "1.2", "1.2", "1.2 is too large: a probability is between 0 and 1; for a percentage write 1.2%"},
	{Probability, "0 to 0.1", "0", "a range of a probability cannot start or end at 0; write a small number above 0, or uniform(0, high)"},
	{Probability, "0% to 10%", "0%", "a range of a probability cannot start or end at 0; write a small number above 0, or uniform(0, high)"},
	{Probability, "1e-15", "1e-15", "1e-15 is too small to mean anything as a probability; write 0, or at least 1e-12"},
	{Spread, "0.4", "0.4", "0.4 is too large: a spread is between 0 and 0.3; write a smaller number"},
	{Spread, "5", "5", "5 is too large: a spread is between 0 and 0.3; for a percentage write 5%"},
	{Spread, "uniform(0.1, 0.45)", "uniform(0.1, 0.45)", "uniform(0.1, 0.45) reaches 0.45; a spread is between 0 and 0.3"},
	{Spread, "beta(2, 5)", "beta(2, 5)", "beta(2, 5) can take values up to 1, above 0.5; a spread is between 0 and 0.3"},
	{Spread, "40%", "40%", "0.4 is too large: a spread is between 0 and 0.3; write a smaller number"},
	{Weight, "25", "25", "25 is out of range; a weight is between -20 and 20"},
	{Weight, "20%", "20%", "20% is a proportion, and a weight is not; write 0.2"},
	{Weight, "1 to 1", "1 to 1", "1 to 1 is no wider than rounding; write one number"},
	{Weight, "normal(0, 30)", "normal(0, 30)", "normal(0, 30) reaches 49; a weight is between -20 and 20"},
	{Weight, "student_t(2, 0, 1)", "2", "the degrees of freedom of student_t cannot be 2; write a number between 3 and 10000"},
	{Weight, "--0.4", "-", `"-" is not a number; write a number such as 0.5 or a range such as -0.2 to 0.8`},
	{Weight, "0.3 to -0.2", "0.3 to -0.2", "0.3 to -0.2 is the wrong way round; write -0.2 to 0.3"},
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		_, err := Parse(m.text, m.q)
		if err == nil {
			t.Errorf("Parse(%q, %v) finds nothing wrong", m.text, m.q)
			continue
		}
		f := checkFault(t, m.text, err)
		if got := m.text[f.Offset : f.Offset+f.Length]; got != m.marked {
			t.Errorf("Parse(%q, %v) marks %q, want %q", m.text, m.q, got, m.marked)
		}
		if f.Length == 0 && strings.Trim(m.text[f.Offset:], " )") != "" && m.marked == "" && m.text[f.Offset] != ':' {
			t.Errorf("Parse(%q, %v) points at byte %d, where nothing is missing", m.text, m.q, f.Offset)
		}
		if got := err.Error(); got != m.want {
			t.Errorf("Parse(%q, %v):\n got %s\nwant %s", m.text, m.q, got, m.want)
		}
	}
}

// checkFault returns err as the Fault it must be: inside the text, at whole
// characters, in words.
func checkFault(t *testing.T, text string, err error) *Fault {
	t.Helper()
	f, ok := err.(*Fault)
	if !ok {
		t.Fatalf("%q: %T is not a *Fault", text, err)
	}
	switch {
	case f.Offset < 0 || f.Length < 0 || f.Offset+f.Length > len(text):
		t.Fatalf("%q: marks %d bytes at %d", text, f.Length, f.Offset)
	case utf8.ValidString(text) && !utf8.ValidString(text[f.Offset:f.Offset+f.Length]):
		t.Fatalf("%q: marks part of a character", text)
	case f.Problem == "" || f.Remedy == "":
		t.Fatalf("%q: says %q and %q", text, f.Problem, f.Remedy)
	case strings.Contains(f.Problem, "failed to") || strings.HasSuffix(f.Problem, "."):
		t.Fatalf("%q: says %q", text, f.Problem)
	}
	return f
}
