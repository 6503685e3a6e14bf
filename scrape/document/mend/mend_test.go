package mend

import (
	"testing"
	"unicode/utf8"
)

func TestGarbledTextIsMended(t *testing.T) {
	for in, want := range map[string]string{
		"2014 â€“ 2016":             "2014 – 2016",
		"we donâ€™t":                "we don’t",
		"CafÃ© MÃ¼ller":             "Café Müller",
		"AcmeÂ\u00a0GmbH":           "Acme\u00a0GmbH",
		"Company ï¼š City":          "Company ： City",
		"Company ï¼\u009a City":     "Company ： City",
		"08/2006 ï¼\u200b 10/2008":  "08/2006 –\u200b 10/2008",
		"08/2019 Ã¢â‚¬â€œ 10/2021":  "08/2019 – 10/2021",
		"â‚¬70k":                    "€70k",
		"Conceição, NÃO, SÃO PAULO": "Conceição, NÃO, SÃO PAULO",
		"« CAFÉ» à Âge":             "« CAFÉ» à Âge",
		"naïve façade, 20 °C, ½, ©": "naïve façade, 20 °C, ½, ©",
		"plain":                     "plain",
		"â":                         "â",
		"Đặng, Łódź, 日本, 👋 Âàéîõü":  "Đặng, Łódź, 日本, 👋 Âàéîõü",
	} {
		if got := Text(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// FuzzText holds that valid text stays valid, gets no longer, and that ASCII
// stays as it is.
func FuzzText(f *testing.F) {
	f.Add("â€“ Ã© Â ï¼š \u009a")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got := Text(s)
		if !utf8.ValidString(got) || len(got) > len(s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}
