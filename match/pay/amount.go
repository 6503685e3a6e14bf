package pay

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// amount is a number with the currency before or behind it.
type amount struct {
	from, to int // with the currency
	value    float64
	// times is what a word behind the number multiplies it by, such as 1000 for "k";
	// value does not include it.
	times    float64
	currency *currency // nil for none
	open     bool      // a "+" follows
	rupees   bool      // the word behind the number says that the currency is INR
}

// span is one amount of money or a range of two.
type span struct {
	from, to  int
	low, high float64
	currency  *currency
	open      bool
	period    string // between the two amounts
}

// numberWords are the words behind numbers and between them.
type numberWords struct {
	thousand, lakh, million map[string]bool
	to, and, between        []string
}

// span reads the amount of money that begins with the digit at an offset, and the second
// amount of a range. to is behind what was read; ok is false when it is no money.
func (r *Reader) span(text string, at int) (s span, ok bool) {
	a, money := r.amount(text, at)
	s = span{from: a.from, to: a.to, currency: a.currency, open: a.open}
	if !money {
		return s, false
	}
	s.low = a.value * a.times
	s.high = s.low
	b, period, ranges := r.second(text, &a)
	switch {
	case ranges && b.times == 0:
		return span{to: b.to}, false // "$500K - $1M"
	case ranges:
		if share(&a, &b); a.value*a.times <= b.value*b.times {
			s.low, s.high, s.period = a.value*a.times, b.value*b.times, period
			s.to, s.open, s.currency = b.to, b.open, specific(a.currency, b.currency)
		}
	}
	return s, s.currency != nil
}

// share gives both amounts of a range the word for thousands that one of them has:
// "$120-150k".
func share(a, b *amount) {
	switch {
	case a.times == 1 && b.times > 1 && a.value <= b.value:
		a.times = b.times
	case b.times == 1 && a.times > 1 && b.value < 1000 && b.value >= a.value:
		b.times = a.times
	}
}

// specific returns the currency of two that no others share, else the first there is.
func specific(a, b *currency) *currency {
	if a == nil || b != nil && a.shared() && !b.shared() {
		return b
	}
	return a
}

// amount reads the number that begins with the digit at an offset, with its currency. to
// is behind the number in any case; ok is false for a number that is no amount, such as
// "24h", "10%", "$50M" and the savings plan "401k".
func (r *Reader) amount(text string, at int) (a amount, ok bool) {
	a = amount{from: at, times: 1}
	value, end := figure(text, at)
	a.to = end
	if a.currency, a.from = r.currencies.before(text, at); a.currency == nil || a.from == at {
		if last, _ := utf8.DecodeLastRuneInString(text[:at]); unicode.IsLetter(last) || last == '.' || last == '#' {
			return a, false
		}
	}
	a.value = value
	known := r.multiply(&a, text)
	if !known || a.times == 0 || value == 0 {
		return a, false
	}
	for _, mark := range []string{",--", ".--", ",-", ".-", ".–", ",–", ".—", ",—"} {
		if strings.HasPrefix(text[a.to:], mark) {
			a.to += len(mark)
			break
		}
	}
	if strings.HasPrefix(text[a.to:], "+") {
		a.open = true
		a.to++
	}
	c, to := r.currencies.behind(text, a.to)
	if c != nil && (a.currency == nil || a.currency.shared()) {
		a.currency, a.to = specific(a.currency, c), to
	}
	if a.rupees && a.currency == nil {
		a.currency = r.rupees()
	}
	return a, !strings.HasPrefix(strings.TrimLeft(text[a.to:], " "), "%")
}

// rupees returns the currency in which lakhs are counted.
func (r *Reader) rupees() *currency {
	c, _ := r.currencies.startingAt("INR", 0)
	return c
}

// multiply reads the word behind a number. It returns false when the word says that the
// number is none of money; times is 0 for millions.
func (r *Reader) multiply(a *amount, text string) bool {
	start := a.to + blanks(text[a.to:])
	glued := start == a.to
	end := start
	for end < len(text) {
		c, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(c) {
			break
		}
		end += size
	}
	if c, to := r.currencies.startingAt(text, start); c != nil && to == end {
		return true
	}
	word := strings.ToLower(text[start:end])
	switch {
	case word == "":
		return true
	case r.numbers.million[word]:
		a.times = 0
	case word == "l" && a.currency != nil && a.currency.code != "INR":
		return !glued
	case r.numbers.lakh[word]:
		a.times, a.to, a.rupees = 100_000, end, word != "l"
		if word == "lpa" {
			a.to = start + 1
		}
	case word == "t" && !r.euroAt(text, end):
		a.times = 0
		return !glued
	case r.numbers.thousand[word] && !(glued && savingsPlan(a.value)):
		if a.value >= 1000 && strings.Contains(text[a.from:a.to], ".") {
			a.value /= 1000 // "$159.125K"
		}
		a.times, a.to = 1000, end
	case glued && word[0] == 'k' && r.euroAt(text, start+1):
		a.times, a.to = 1000, start+1
	default:
		_, unit := r.units.next(word, 0)
		return !glued || unit >= 0
	}
	return true
}

// euroAt reports whether a currency stands at an offset of a text, after spaces.
func (r *Reader) euroAt(text string, at int) bool {
	c, _ := r.currencies.behind(text, at)
	return c != nil
}

// savingsPlan reports whether a number names a savings plan of the United States when a
// letter follows it: "401k".
func savingsPlan(x float64) bool { return x == 401 || x == 403 || x == 457 }

// second returns the second amount of a range whose first amount is a, and the period
// between both.
func (r *Reader) second(text string, a *amount) (b amount, period string, ok bool) {
	rest := text[a.to:]
	n := strings.IndexAny(rest, "0123456789")
	if n < 0 || n > maxBetween {
		return b, "", false
	}
	_, start := r.currencies.before(text, a.to+n)
	if start < a.to {
		return b, "", false
	}
	between := strings.TrimRightFunc(strings.ToLower(text[a.to:start]), blank)
	from, found := r.joint(between)
	if !found && r.follows(text[:a.from]) {
		from, found = suffixed(between, r.numbers.and)
	}
	if !found {
		return b, "", false
	}
	if between = strings.TrimFunc(between[:from], blank); between != "" {
		if a.currency == nil {
			return b, "", false
		}
		if period = r.periodBehind(between); period == "" {
			return b, "", false
		}
	}
	b, ok = r.amount(text, a.to+n)
	return b, period, ok || b.times == 0
}

// maxBetween is how many bytes can stand between the two amounts of a range.
const maxBetween = 40

// joint returns where the dash or the word stands that a text between two amounts ends
// in.
func (r *Reader) joint(between string) (int, bool) {
	for _, dash := range []string{"-", "–", "—", "‑", "‒", "−", "~", "→"} {
		if rest, ok := strings.CutSuffix(between, dash); ok {
			return len(strings.TrimRight(rest, "-–—‑‒−")), true
		}
	}
	return suffixed(between, r.numbers.to)
}

// suffixed returns where the longest of some words begins that a text ends in.
func suffixed(text string, words []string) (at int, ok bool) {
	at = len(text)
	for _, w := range words {
		if endsInWord(text, w) {
			at, ok = min(at, len(text)-len(w)), true
		}
	}
	return at, ok
}

// follows reports whether a text ends in a word such as "between", behind which "and"
// parts two amounts.
func (r *Reader) follows(text string) bool {
	text = text[:trimmed(text, "")]
	_, ok := suffixed(strings.ToLower(text[max(0, len(text)-maxBetween):]), r.numbers.between)
	return ok
}
