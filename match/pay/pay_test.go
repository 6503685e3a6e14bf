package pay

import (
	"os"
	"testing"

	"skillmatch/index/table"
)

// paid is a row of a test of pay: a line and what is read from it.
type paid struct {
	text     string
	min, max float64
	currency string
	period   string
	more     string // the bound and the basis
}

// checkPay reads the line of each row.
func checkPay(t *testing.T, rows []paid) {
	t.Helper()
	r := NewReader()
	for _, row := range rows {
		p, ok := r.Find(row.text)
		got := paid{row.text, p.Min, p.Max, p.Currency, p.Period, p.Bound + p.Basis}
		if !ok || got != row || p.Line != row.text {
			t.Errorf("%q: %v %+v, want %+v", row.text, ok, p, row)
		}
	}
}

func TestPayInEveryCurrency(t *testing.T) {
	checkPay(t, []paid{
		{"The salary range is $120,000 - $160,000 per year", 120000, 160000, "$", "year", ""},
		{"US$95,500 annually", 95500, 95500, "USD", "year", ""},
		{"$120,000 - $135,000 (CAD)", 120000, 135000, "CAD", "year", ""},
		{"AUD $98k to $110k plus superannuation", 98000, 110000, "AUD", "year", ""},
		{"R$ 7.500,00 a R$ 9.250,50 mensais", 7500, 9250.5, "BRL", "month", ""},
		{"HK$38,000 per month", 38000, 38000, "HKD", "month", ""},
		{"S$5,200 - S$6,800 monthly", 5200, 6800, "SGD", "month", ""},
		{"NZ$88,000 – NZ$104,000", 88000, 104000, "NZD", "year", ""},
		{"MXN 28,000 - 34,000 mensuales", 28000, 34000, "MXN", "month", ""},
		{"SEK 41 000 - 47 500/mån", 41000, 47500, "SEK", "month", ""},
		{"Lön: 36 000 – 39 000 kr i månaden", 36000, 39000, "kr", "month", ""},
		{"DKK 41.500 pr. måned", 41500, 41500, "DKK", "month", ""},
		{"NOK 610 000 - 720 000 per år", 610000, 720000, "NOK", "year", ""},
		{"CHF 98'000 – 112’000", 98000, 112000, "CHF", "year", ""},
		{"14 000 – 17 500 zł brutto miesięcznie", 14000, 17500, "PLN", "month", ""},
		{"₹9,50,000 - ₹14,00,000 per annum", 950000, 1400000, "INR", "year", ""},
		{"14-20 LPA", 1400000, 2000000, "INR", "year", ""},
		{"6 to 9 lakhs per annum", 600000, 900000, "INR", "year", ""},
		{"INR 22L - 28L", 2200000, 2800000, "INR", "year", ""},
		{"CHF 6’200.– bis 7’100.– pro Monat", 6200, 7100, "CHF", "month", ""},
		{"ZAR 38 000 per month", 38000, 38000, "ZAR", "month", ""},
		{"Salary (EUR): 48,000 - 56,000", 48000, 56000, "EUR", "year", ""},
	})
}

func TestPayInEveryLanguage(t *testing.T) {
	checkPay(t, []paid{
		{"60.000 € bis 75.000 € im Jahr", 60000, 75000, "EUR", "year", ""},
		{"4.100 € – 4.850 € monatlich", 4100, 4850, "EUR", "month", ""},
		{"Gehalt: ab 3.400 Euro brutto", 3400, 3400, "EUR", "month", "from"},
		{"Stundenlohn von bis zu 19,80 €", 19.8, 19.8, "EUR", "hour", "up to"},
		{"55-68 T€", 55000, 68000, "EUR", "year", ""},
		{"entre 38 et 46 k€ brut annuel", 38000, 46000, "EUR", "year", ""},
		{"de 2\u202f300 € à 2\u202f750 € brut par mois", 2300, 2750, "EUR", "month", ""},
		{"jusqu’à 52 000 € par an", 52000, 52000, "EUR", "year", "up to"},
		{"TJM : 480 €", 480, 480, "EUR", "day", ""},
		{"28.000 a 34.000 euros brutos anuales", 28000, 34000, "EUR", "year", ""},
		{"entre 26.000 y 31.000 €", 26000, 31000, "EUR", "year", ""},
		{"hasta 42 mil euros al año", 42000, 42000, "EUR", "year", "up to"},
		{"RAL 33.000 - 39.000 €", 33000, 39000, "EUR", "year", ""},
		{"tra 1.650 e 1.900 euro lordi al mese", 1650, 1900, "EUR", "month", ""},
		{"Salário: R$ 5.200 por mês", 5200, 5200, "BRL", "month", ""},
		{"vencimento de 1.250 € a 1.500 € mensais", 1250, 1500, "EUR", "month", ""},
		{"€ 2.900,- tot € 3.650,- bruto per maand", 2900, 3650, "EUR", "month", ""},
		{"salaris tussen € 3.100 en € 4.000", 3100, 4000, "EUR", "month", ""},
		{"€ 16,75 per uur", 16.75, 16.75, "EUR", "hour", ""},
	})
}

func TestPayOfAnyPeriodAndForm(t *testing.T) {
	checkPay(t, []paid{
		{"Base salary: $120K–$150K + equity", 120000, 150000, "$", "year", ""},
		{"$120-150k", 120000, 150000, "$", "year", ""},
		{"$131.5K – $148.25K • Offers Equity", 131500, 148250, "$", "year", ""},
		{"Pay: $61,000.00 - $72,000.00 per year", 61000, 72000, "$", "year", ""},
		{"€55k to €70k", 55000, 70000, "EUR", "year", ""},
		{"£45,000", 45000, 45000, "GBP", "year", ""},
		{"$22.50/hr", 22.5, 22.5, "$", "hour", ""},
		{"€15,25", 15.25, 15.25, "EUR", "hour", ""},
		{"$19/hour - $23.75/hour", 19, 23.75, "$", "hour", ""},
		{"16 hours per week at CAD $31/hour", 31, 31, "CAD", "hour", ""},
		{"£430 - £510 per day", 430, 510, "GBP", "day", ""},
		{"$1,975/week, 13 weeks", 1975, 1975, "$", "week", ""},
		{"from $115k", 115000, 115000, "$", "year", "from"},
		{"Salary: $115k+ for the right person", 115000, 115000, "$", "year", "from"},
		{"up to £62k", 62000, 62000, "GBP", "year", "up to"},
		{"Base Pay: $51,000 annually ($24.52 paid hourly)", 51000, 51000, "$", "year", ""},
		{"$140,000 a year, 4 weeks of vacation", 140000, 140000, "$", "year", ""},
		{"Total compensation: $190k-$230k including equity", 190000, 230000, "$", "year", ""},
	})
}

func TestBasePayBeforePayOnTarget(t *testing.T) {
	checkPay(t, []paid{
		{"OTE $140k", 140000, 140000, "$", "year", OnTarget},
		{"€90.000 – €110.000 OTE", 90000, 110000, "EUR", "year", OnTarget},
		{"Annual OTE salary range: $95,000-$118,000", 95000, 118000, "$", "year", OnTarget},
		{"Zielgehalt 82.000 €", 82000, 82000, "EUR", "year", OnTarget},
		{"$70k base, $140k OTE", 70000, 70000, "$", "year", ""},
		{"OTE: £90k (50/50), base £45k", 45000, 45000, "GBP", "year", ""},
		{"£28,000 basic (OTE £52,000)", 28000, 28000, "GBP", "year", ""},
		{"Signing bonus of $12,000; salary $91,000", 91000, 91000, "$", "year", ""},
		{"$105,000 - $118,000 plus a $15,000 sign-on bonus", 105000, 118000, "$", "year", ""},
		{"$401k match, $88k salary", 88000, 88000, "$", "year", ""},
	})
}

func TestWhatIsNoPay(t *testing.T) {
	r := NewReader()
	for _, text := range []string{
		"", "5,000 customers", "401k plan", "$401k match", "10-20 people", "PHP 7.4 or 8.2, 50 000 users", "0.1% - 0.5%", "12/2026",
		"We raised $50M in funding", "$1.2 billion in volume", "$10,000,000 ARR", "Series C, $85 million", "We raised $600k from angels", "$8T market", "Chiffre d'affaires de 900 000 € par an", "Jahresumsatz: 900.000 €",
		"a $500 stipend a year", "$12,000 sign-on bonus", "Up to $20,000 in relocation", "Company paid commuter benefit; $300 per month", "Learning budget of $2,000 per month", "Prime de 10 000 €", "Startbonus: 10.000 €",
		"Manage budgets of $500k a year", "Closing deals of $50k–$100k", "Quota of $750K or more", "Managing $500K to $1M+/month in spend", "Presupuesto de 200.000 €", "Our clients save $100k-$500k a year",
	} {
		if got, ok := r.Find(text); ok {
			t.Errorf("%q: %+v, want no pay", text, got)
		}
	}
}

// FuzzPay holds that what is read as pay can be a year's pay.
func FuzzPay(f *testing.F) {
	r := NewReader()
	f.Add("$120,000 - $160,000 per year")
	f.Add("€5.0.0 k 99999999999999999999 USD an hour")
	f.Add("\u00a012,34,567 ’000 LPA (kr) $ 55, 000 -, -")
	f.Fuzz(func(t *testing.T, text string) {
		if p, ok := r.Find(text); ok && (p.Min > p.Max || p.Min <= 0 || p.Period == "" || p.Currency == "") {
			t.Errorf("%q: %+v", text, p)
		}
	})
}

func TestPayTables(t *testing.T) {
	for _, fault := range load().Lint(os.DirFS(".")) {
		t.Error(fault)
	}
	seen := map[string]string{}
	for _, list := range newCurrencyList().byFirst {
		for _, s := range list {
			if seen[s.text] != "" || s.worth <= 0 {
				t.Errorf("%s: %q, worth %g, is written for %q too", s.code, s.text, s.worth, seen[s.text])
			}
			seen[s.text] = s.code
		}
	}
	for rule, want := range map[string][]string{"base": table.Languages()[:7], "other": table.Languages()[:7], "unit month": {"en", "de", "fr", "es", "it", "pt", "nl"}} {
		for _, language := range want {
			if !load().Languages(rule)[language] {
				t.Errorf("%s: no phrase in %s", rule, language)
			}
		}
	}
}
