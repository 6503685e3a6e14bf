package posting

import "testing"

func TestPayLine(t *testing.T) {
	for _, tc := range []struct {
		low, high        float64
		currency, period string
		want             string
	}{
		{60000, 80000, "eur", "yearly", "60000-80000 EUR per year"},
		{0, 80000, "EUR", "", "up to 80000 EUR"},
		{25.5, 25.5, "USD", "HOUR", "25.5 USD per hour"},
		{3000, 0, "", "PM", "3000 per month"},
		{0, 0, "EUR", "year", ""},
	} {
		if got := PayLine(tc.low, tc.high, tc.currency, tc.period); got != tc.want {
			t.Errorf("%+v: %q", tc, got)
		}
	}
}
