package ask

import (
	"testing"

	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

func TestPayBesideTheText(t *testing.T) {
	r := NewReader(fixtures.Vocabulary(t))
	for pay, want := range map[string]float64{"60000-80000 EUR per year": 60000, "$90K – $120K • Offers Equity": 90000, "21.5-24 USD per hour": 21.5, "competitive": 50000, "": 50000} {
		p := posting.Posting{Title: "Baker", Text: "We pay 50,000 EUR per year.", Pay: pay}
		a := r.Read(&p)
		r.Detail(&p, &a)
		if a.Facts.Pay == nil || a.Facts.Pay.Min != want {
			t.Errorf("%q: %+v, want %v", pay, a.Facts.Pay, want)
		}
	}
}

func TestBasePayBeforePayOnTarget(t *testing.T) {
	r := NewReader(fixtures.Vocabulary(t))
	p := posting.Posting{Title: "Seller", Text: "On target earnings of 120,000 EUR.\n\nThe base salary is 70,000 EUR."}
	a := r.Read(&p)
	r.Detail(&p, &a)
	if a.Facts.Pay == nil || a.Facts.Pay.Min != 70000 || a.Facts.Pay.Basis != "" {
		t.Errorf("base pay below pay on target: %+v", a.Facts.Pay)
	}
}
