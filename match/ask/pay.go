package ask

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"skillmatch/match/phrase"
)

// Pay is the pay that a posting states.
type Pay struct {
	// Min and Max are the ends of the range, in whole units of the currency; they are
	// equal when one amount is stated.
	Min int `json:"min"`
	Max int `json:"max"`
	// Currency is an ISO 4217 code, or the sign as written where several
	// currencies share it ("$").
	Currency string `json:"currency"`
	// Period is "year", "month", "day" or "hour".
	Period string `json:"period"`
	// Line is the line that states the pay.
	Line string `json:"line"`
}

// payReader finds pay in lines.
type payReader struct {
	currencies []string
	span       *regexp.Regexp
	signs      map[string]string
	period     []payPeriod
}

// payPeriod is a period of pay with the words for it.
type payPeriod struct {
	name  string
	words phrase.Set
}

// newPayReader returns a reader for the currencies listed in it.
func newPayReader() *payReader {
	t := load().facts
	currencies := strings.Fields("US$ CA$ C$ A$ AU$ $ € £ ₹ zł USD CAD AUD EUR GBP CHF INR PLN SEK NOK DKK BRL SGD ILS JPY")
	quoted := make([]string, len(currencies))
	for i, c := range currencies {
		quoted[i] = regexp.QuoteMeta(c)
	}
	currency := "(" + strings.Join(quoted, "|") + ")"
	amount := `(\d{1,3}(?:[.,' ]\d{3})+|\d+(?:\.\d+)?)\s?([kK])?\b`
	return &payReader{
		currencies: currencies,
		span:       regexp.MustCompile(currency + `?\s?` + amount + `\s?` + currency + `?(?:\s?(?:-|–|—|to|bis|and|à|a)\s?` + currency + `?\s?` + amount + `)?\s?` + currency + `?(\s?(?:[mMbB]\b|million|billion|bn))?`),
		signs:      map[string]string{"US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "AU$": "AUD", "€": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN"},
		period:     []payPeriod{{"hour", t.Set("per hour")}, {"day", t.Set("per day")}, {"month", t.Set("per month")}, {"year", t.Set("per year")}},
	}
}

// The least and the greatest pay of a year, in any of the currencies. An amount outside
// is turnover, funding or an allowance.
const (
	leastYear = 8_000
	mostYear  = 5_000_000
)

// find returns the pay that a line states; ok is false when it states none.
func (r *payReader) find(text string) (p Pay, ok bool) {
	if !strings.ContainsAny(text, "0123456789") || !slices.ContainsFunc(r.currencies, func(c string) bool { return strings.Contains(text, c) }) {
		return Pay{}, false // most lines; the expression is slow
	}
	for _, m := range r.span.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		currency := firstOf(group(1), group(4), group(5), group(8))
		if currency == "" || group(9) != "" {
			continue
		}
		p = Pay{Currency: currency, Line: text}
		if code := r.signs[currency]; code != "" {
			p.Currency = code
		}
		low, high := money(group(2), group(3)), 0.0
		if group(6) != "" {
			high = money(group(6), group(7))
			if group(7) != "" && group(3) == "" && low < 1000 {
				low *= 1000 // "$120-150k"
			}
		} else {
			high = low
		}
		p.Min, p.Max = int(math.Round(low)), int(math.Round(high))
		p.Period = r.periodOf(strings.ToLower(text[m[1]:min(len(text), m[1]+30)]), strings.ToLower(text), p.Max)
		if p.plausible() {
			return p, true
		}
	}
	return Pay{}, false
}

// firstOf returns the first text that is not empty.
func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// money returns the value of an amount in digits, which may contain separators of
// thousands. thousand is the "k" after the amount, or empty.
func money(digits, thousand string) float64 {
	if i := strings.LastIndexAny(digits, ".,' "); i >= 0 && len(digits)-i == 4 {
		digits = strings.NewReplacer(".", "", ",", "", "'", "", " ", "").Replace(digits)
	}
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	if thousand != "" {
		x *= 1000
	}
	return x
}

// periodOf returns the period that is named right after an amount, else the one that is
// named anywhere in the line, else "year" for an amount that is large enough.
func (r *payReader) periodOf(behind, line string, amount int) string {
	for _, text := range []string{behind, line} {
		for _, p := range r.period {
			if p.words.In(text) {
				return p.name
			}
		}
	}
	if amount >= leastYear {
		return "year"
	}
	return ""
}

// plausible reports whether the pay of a whole year is within the bounds: 1,800 hours,
// 220 days or 12 months. Pay of an unknown period is not plausible.
func (p *Pay) plausible() bool {
	times := map[string]int{"hour": 1800, "day": 220, "month": 12, "year": 1}[p.Period]
	return p.Min <= p.Max && p.Min*times >= leastYear && p.Max*times <= mostYear
}
