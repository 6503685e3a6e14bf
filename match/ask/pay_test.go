package ask

import (
	"testing"

	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

func TestPay(t *testing.T) {
	r := newPayReader()
	for text, want := range map[string]Pay{
		"The salary range is $120,000 - $160,000 per year": {120000, 160000, "$", "year", ""},
		"Base salary: $120K–$150K + equity":                {120000, 150000, "$", "year", ""},
		"$120-150k":                                        {120000, 150000, "$", "year", ""},
		"US$95,500 annually":                               {95500, 95500, "USD", "year", ""},
		"60.000 € bis 75.000 € im Jahr":                    {60000, 75000, "EUR", "year", ""},
		"€55k to €70k":                                     {55000, 70000, "EUR", "year", ""},
		"£45,000":                                          {45000, 45000, "GBP", "year", ""},
		"Pay: $28.50 - $34.75 per hour":                    {29, 35, "$", "hour", ""},
		"USD 9,000 monthly":                                {9000, 9000, "USD", "month", ""},
		"120,000 CHF":                                      {120000, 120000, "CHF", "year", ""},
	} {
		got, ok := r.find(text)
		want.Line = text
		if !ok || got != want {
			t.Errorf("%q: %+v %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "We raised $50M in funding", "$1.2 billion in volume", "a $500 stipend a year", "5,000 customers", "401k plan", "10-20 people", "$10,000,000 ARR", "Series C, $85 million"} {
		if got, ok := r.find(text); ok {
			t.Errorf("%q: %+v, want no pay", text, got)
		}
	}
}

// FuzzPay holds that what is read as pay can be a year's pay.
func FuzzPay(f *testing.F) {
	r := newPayReader()
	f.Add("$120,000 - $160,000 per year")
	f.Add("€5.0.0 k 99999999999999999999 USD an hour")
	f.Fuzz(func(t *testing.T, text string) {
		if p, ok := r.find(text); ok && (p.Min > p.Max || p.Min <= 0 || p.Max > mostYear || p.Period == "" || p.Currency == "") {
			t.Errorf("%q: %+v", text, p)
		}
	})
}

func TestPayBesideTheText(t *testing.T) {
	r := NewReader(fixtures.Vocabulary(t))
	for pay, want := range map[string]int{"60000-80000 EUR per year": 60000, "$90K – $120K • Offers Equity": 90000, "competitive": 50000, "": 50000} {
		p := posting.Posting{Title: "Baker", Text: "We pay 50,000 EUR per year.", Pay: pay}
		a := r.Read(&p)
		r.Detail(&p, &a)
		if a.Facts.Pay == nil || a.Facts.Pay.Min != want {
			t.Errorf("%q: %+v, want %d", pay, a.Facts.Pay, want)
		}
	}
}
