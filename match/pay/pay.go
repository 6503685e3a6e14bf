// Package pay finds the pay that a text states: an amount of money or a range of two, in
// any usual currency and way of writing it, the period that it is for, and whether it is
// base pay or pay on target. Money of another kind, such as funding and budgets, is left
// out.
//
//	pay.go       Pay, and what decides whether an amount is pay
//	amount.go    amounts of money and ranges in a line
//	figure.go    numbers with separators of thousands and decimals
//	currency.go  the currency before or behind a number
//	words.go     the words around an amount: what it is, and its period
//
// data/words.tsv has the words, data/currencies.tsv the currencies. The package does not
// know postings or their sections.
package pay

import (
	"embed"
	"iter"
	"math"
	"strings"
	"sync"

	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// load returns the words of data/words.tsv, read once.
var load = sync.OnceValue(func() *phrase.Table { return phrase.ReadTable(files, "data/words.tsv", "rule", "phrase") })

// Pay is the pay that a posting states.
type Pay struct {
	// Min and Max are the ends of the range, in units of the currency, to the hundredth;
	// they are equal when one amount is stated.
	Min float64 `json:"min"`
	Max float64 `json:"max"`
	// Currency is an ISO 4217 code, or the sign as written where several
	// currencies share it ("$").
	Currency string `json:"currency"`
	// Period is "year", "month", "week", "day" or "hour".
	Period string `json:"period"`
	// Bound is "from" or "up to" when the amount is one end of a range whose other end is
	// not stated.
	Bound string `json:"bound,omitempty"`
	// Basis is "ote" for pay on target, which includes commission or a bonus. It is empty
	// for base pay.
	Basis string `json:"basis,omitempty"`
	// Line is the line that states the pay.
	Line string `json:"line"`
}

// OnTarget is the [Pay.Basis] of pay that includes commission or a bonus.
const OnTarget = "ote"

// Reader finds pay in lines. It is safe for concurrent use.
type Reader struct {
	currencies currencyList
	numbers    numberWords
	subjects   words // base, paid, ote, other
	beside     words
	named      words // periods that a word names alone
	units      words // periods that need a link before them
	links      []string
	bounds     words
}

// NewReader returns a reader with the words of data/words.tsv and the currencies of
// data/currencies.tsv.
func NewReader() *Reader {
	t := load()
	return &Reader{
		currencies: newCurrencyList(),
		numbers: numberWords{
			thousand: t.Words("thousand"), lakh: t.Words("lakh"), million: t.Words("million"),
			to: t.List("range"), and: t.List("range after between"), between: t.List("between"),
		},
		subjects: newWords(t, "base", "paid", "ote", "other"),
		beside:   newWords(t, "beside"),
		named:    newWords(t, "hour", "day", "week", "month", "year"),
		units:    newWords(t, "unit hour", "unit day", "unit week", "unit month", "unit year"),
		links:    t.List("link"),
		bounds:   newWords(t, "from", "up to"),
	}
}

// Of returns the pay of a posting: what its source states beside the text, else the first
// line that states base pay, else the first that states pay on target. It is nil when
// there is none.
func (r *Reader) Of(stated string, lines iter.Seq[string]) *Pay {
	if pay, ok := r.Find(stated); ok {
		return &pay
	}
	var target *Pay
	for line := range lines {
		pay, ok := r.Find(line)
		switch {
		case !ok || target != nil && pay.Basis != "":
		case pay.Basis == "":
			return &pay
		default:
			target = &pay
		}
	}
	return target
}

// Find returns the pay that a line states, base pay before pay on target; ok is false
// when it states none.
func (r *Reader) Find(text string) (found Pay, ok bool) {
	lower, from, judged := "", 0, 0
	for i := 0; i < len(text) && judged < maxJudged; {
		if !isDigit(text[i]) {
			i++
			continue
		}
		s, money := r.span(text, i)
		i = s.to
		if !money {
			continue
		}
		if lower == "" {
			lower = sameLength(text)
		}
		s.from = max(s.from, from) // one sign can stand between two amounts
		judged++
		pay, states := r.judge(lower, &s, from)
		from = s.to
		switch {
		case !states || ok && pay.Basis != "":
		case pay.Basis == "":
			pay.Line = text
			return pay, true
		default:
			pay.Line = text
			found, ok = pay, true
		}
	}
	return found, ok
}

// maxJudged is how many amounts of a line are judged, maxBefore how many bytes before
// one of them.
const (
	maxJudged = 20
	maxBefore = 300
)

// sameLength returns a text in lower case, or as it is where that would move offsets.
func sameLength(text string) string {
	if lower := strings.ToLower(text); len(lower) == len(text) {
		return lower
	}
	return text
}

// judge decides whether a span of money in a line is pay, by the words around it. from
// is where the span before it ends.
func (r *Reader) judge(lower string, s *span, from int) (Pay, bool) {
	around := surroundings{before: lower[max(from, s.from-maxBefore):s.from], line: lower}
	around.behind = lower[s.to:]
	if i := strings.IndexAny(around.behind, "0123456789"); i >= 0 {
		around.behind = around.behind[:i]
	}
	subject := r.subject(s, &around)
	named := subject == "base" || subject == "ote"
	if subject == "" {
		subject = r.topic(lower, s)
	}
	if subject == "other" {
		return Pay{}, false
	}
	p := Pay{Min: s.low, Max: s.high, Currency: s.currency.code}
	if subject == "ote" {
		p.Basis = OnTarget
	}
	near := r.setPeriod(&p, s, &around, named)
	if p.Period == "" || subject == "" && !near && s.low == s.high && !r.alone(&around) {
		return Pay{}, false
	}
	p.Bound = r.bound(s, around.before)
	p.Min, p.Max = math.Round(p.Min*100)/100, math.Round(p.Max*100)/100
	return p, true
}

// bound returns "from" or "up to" for a single amount that is one end of a range.
func (r *Reader) bound(s *span, before string) string {
	switch {
	case s.low != s.high:
		return ""
	case s.open:
		return "from"
	}
	before = strings.TrimRight(before, " :~(\u00a0")
	if word, at := r.bounds.last(before); at >= 0 && at+len(word.text) == len(before) {
		return word.rule
	}
	return ""
}

// The least and the greatest pay of a year, times the worth of the currency. An amount
// outside is turnover, funding or an allowance. The lowest limit is for an amount that
// is named pay and whose period stands beside it; the highest for a period that stands
// beside the amount. Pay without any period is a month's from leastMonth on, unless it is
// a year's, and an hour's up to mostHour.
const (
	leastNamed = 3_000
	leastYear  = 8_000
	mostGuess  = 1_000_000
	mostYear   = 5_000_000
	leastMonth = 700
	mostHour   = 250
)

// yearOf returns how often a period of pay is in a year of work.
func yearOf(period string) float64 {
	switch period {
	case "hour":
		return 1800
	case "day":
		return 220
	case "week":
		return 50
	case "month":
		return 12
	}
	return 1
}

// setPeriod sets the period of an amount: the one that stands right behind it, else the
// one before it, else the one anywhere in the line, else the one that fits the amount.
// It leaves the period empty when the pay of a whole year is out of bounds. near is true
// when the period stands behind the amount.
func (r *Reader) setPeriod(p *Pay, s *span, around *surroundings, named bool) (near bool) {
	fits := func(period string, least, most float64) bool {
		times := yearOf(period) / s.currency.worth
		if period == "" || p.Min > p.Max || p.Min*times < least || p.Max*times > most {
			return false
		}
		p.Period = period
		return true
	}
	least := float64(leastYear)
	if named {
		least = leastNamed
	}
	period := s.period
	if period == "" {
		period = r.periodBehind(around.behind)
	}
	if period != "" {
		return fits(period, least, mostYear)
	}
	if fits(r.periodBefore(around.before), least, mostGuess) || fits(r.periodBefore(around.line), leastYear, mostGuess) || fits("year", leastYear, mostYear) {
		return false
	}
	switch {
	case (named || p.Min != p.Max && r.alone(around)) && p.Min >= leastMonth*s.currency.worth:
		fits("month", leastYear, mostGuess)
	case p.Max <= mostHour*s.currency.worth && (named || p.Min != math.Trunc(p.Min) && r.alone(around)):
		fits("hour", leastYear, mostGuess) // "€14.50"
	}
	return false
}
