package match

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Pay is what a posting says it pays.
type Pay struct {
	// Min and Max are whole amounts, equal when one is stated.
	Min int `json:"min"`
	Max int `json:"max"`
	// Currency is an ISO 4217 code, or the sign as written where several
	// currencies share it ("$").
	Currency string `json:"currency"`
	// Period is "year", "month", "day" or "hour".
	Period string `json:"period"`
	Line   string `json:"line"`
}

// payReader finds pay in lines.
type payReader struct {
	currencies []string
	span       *regexp.Regexp
	signs      map[string]string
	period     []payPeriod
}

type payPeriod struct {
	name  string
	words phrases
}

func newPayReader() *payReader {
	currencies := list("US$;CA$;C$;A$;AU$;$;€;£;₹;zł;USD;CAD;AUD;EUR;GBP;CHF;INR;PLN;SEK;NOK;DKK;BRL;SGD;ILS;JPY")
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
		period: []payPeriod{
			{"hour", set(`hour;hourly;hr;stunde;heure;hora;ora;uur`)},
			{"day", set(`per day;daily rate;day rate;tagessatz`)},
			{"month", set(`month;monthly;monat;mois;mes;mês;mese;maand;brutto miesięcznie`)},
			{"year", set(`year;yearly;annual;annually;annum;jahr;jährlich;an;año;ano;anno;jaar;p.a`)},
		},
	}
}

// The least and the most that a year's pay is, in any of the currencies; an
// amount outside is turnover, funding or an allowance.
const (
	leastYear = 8_000
	mostYear  = 5_000_000
)

// find reads the pay that a line states; ok is false when it states none.
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

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// money reads an amount with separators of thousands.
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

// periodOf is the period named right behind an amount, else anywhere in the
// line, else the one that the amount's size tells.
func (r *payReader) periodOf(behind, line string, amount int) string {
	for _, text := range []string{behind, line} {
		for _, p := range r.period {
			if p.words.in(text) {
				return p.name
			}
		}
	}
	if amount >= leastYear {
		return "year"
	}
	return ""
}

func (p *Pay) plausible() bool {
	times := map[string]int{"hour": 1800, "day": 220, "month": 12, "year": 1}[p.Period]
	return p.Min <= p.Max && p.Min*times >= leastYear && p.Max*times <= mostYear
}
