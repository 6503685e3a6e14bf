package match

import (
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/scrape"
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

// stopsOf reads a posting against a résumé and prints the stops that are asked.
func stopsOf(t *testing.T, cv string, p scrape.Posting) string {
	t.Helper()
	v := words(t)
	r, err := resume.Parse(cv)
	if err != nil {
		t.Fatal(err)
	}
	x := index.New(r, v)
	t.Cleanup(func() { _ = x.Close() })
	reader := NewReader(v)
	a := reader.Read(&p)
	reader.Detail(&p, &a)
	m := Matcher{Vocabulary: v, Evidence: x, Profile: NewProfile(x.Resume(), resume.Date{Year: 2024, Month: 1})}
	var list []string
	for _, s := range m.stops(&a) {
		if s.State != StateNotAsked {
			list = append(list, s.Kind+": "+string(s.State))
		}
		if (s.Line == "") != (s.State == StateNotAsked) && s.Kind != "location" {
			t.Errorf("%+v: a stop that is asked has a line, and no other", s)
		}
	}
	return strings.Join(list, ", ")
}

func TestStopsAreNeverGuessed(t *testing.T) {
	const cv = "Jo Doe\nPorto, Portugal\nEU citizen, Secret clearance\n\nExperience\nEngineer, Acme (Jan 2020 – Dec 2022)\n- Built services in Go\n\nEducation\nBSc Physics, Exampleton\n\nLanguages\nPortuguese, German\n"
	const bare = "Jo Doe\n\nExperience\n- Built services in Go\n"
	for name, tc := range map[string]struct {
		posting    scrape.Posting
		full, bare string
	}{
		"nothing asked":       {scrape.Posting{Text: "Requirements\n- Go"}, "", ""},
		"years held":          {scrape.Posting{Text: "Requirements\n- 3 years of experience"}, "years: met", "years: unknown"},
		"years lacked":        {scrape.Posting{Text: "Requirements\n- 8+ years of experience"}, "years: not met", "years: unknown"},
		"degree held":         {scrape.Posting{Text: "Requirements\n- Bachelor's degree in physics"}, "degree: met", "degree: unknown"},
		"degree lacked":       {scrape.Posting{Text: "Requirements\n- PhD in physics"}, "degree: not met", "degree: unknown"},
		"language held":       {scrape.Posting{Text: "Requirements\n- Fluent German"}, "language: met", "language: unknown"},
		"authorization":       {scrape.Posting{Text: "Requirements\n- Authorized to work in the EU"}, "authorization: met", "authorization: unknown"},
		"authorization afar":  {scrape.Posting{Text: "Requirements\n- Must be authorized to work in the US"}, "authorization: unknown", "authorization: unknown"},
		"sponsored":           {scrape.Posting{Text: "Requirements\n- Authorized to work, or we sponsor your permit"}, "", ""},
		"clearance":           {scrape.Posting{Text: "Requirements\n- Active Secret clearance"}, "clearance: met", "clearance: unknown"},
		"clearance above":     {scrape.Posting{Text: "Requirements\n- TS/SCI clearance"}, "clearance: unknown", "clearance: unknown"},
		"remote":              {scrape.Posting{Location: "Remote", Text: "Go"}, "location: met", "location: met"},
		"remote in a country": {scrape.Posting{Location: "Remote (Portugal)", Text: "Go"}, "location: met", "location: unknown"},
		"remote elsewhere":    {scrape.Posting{Location: "Remote, US", Text: "Go"}, "location: unknown", "location: unknown"},
		"remote in a region":  {scrape.Posting{Location: "Remote - Europe", Text: "Go"}, "location: met", "location: unknown"},
		"remote by a line":    {scrape.Posting{Text: "Requirements\n- Go\n- This role is remote within Europe"}, "location: met", "location: unknown"},
		"the same town":       {scrape.Posting{Location: "Porto", Text: "Work on-site"}, "location: met", "location: unknown"},
		"the same country":    {scrape.Posting{Location: "Lisbon, Portugal", Text: "Work on-site"}, "location: unknown", "location: unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := stopsOf(t, cv, tc.posting); got != tc.full {
				t.Errorf("with the full résumé %q, want %q", got, tc.full)
			}
			if got := stopsOf(t, bare, tc.posting); got != tc.bare {
				t.Errorf("with the bare résumé %q, want %q", got, tc.bare)
			}
		})
	}
}

// What the source says of pay comes before what the text says.
func TestPayBesideTheText(t *testing.T) {
	r := NewReader(words(t))
	for pay, want := range map[string]int{"60000-80000 EUR per year": 60000, "$90K – $120K • Offers Equity": 90000, "competitive": 50000, "": 50000} {
		p := scrape.Posting{Title: "Baker", Text: "We pay 50,000 EUR per year.", Pay: pay}
		a := r.Read(&p)
		r.Detail(&p, &a)
		if a.Facts.Pay == nil || a.Facts.Pay.Min != want {
			t.Errorf("%q: %+v, want %d", pay, a.Facts.Pay, want)
		}
	}
}
