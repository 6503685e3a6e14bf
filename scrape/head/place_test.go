package head

import (
	"testing"

	"skillmatch/scrape/posting"
)

func TestPlacesInThePostingsOwnWords(t *testing.T) {
	for text, want := range map[string]string{
		"Net Mender\n\nLocation: Oslo, Norway\nWe mend nets.":       "Oslo, Norway",
		"Standort: Köln | Vollzeit | ab sofort":                     "Köln",
		"Vollzeit | **Arbeitsort:** Wien\n":                         "Wien",
		"- 📍 Location: Remote (EU)\n":                               "Remote (EU)",
		"## Requirements\n- Location: you live in Leeds":            "",
		"Location: https://maps.example/oslo":                       "",
		"Location: We have offices in many places, and you choose.": "",
		"We work in Oslo":                                           "",
		"Note: Oslo is wet":                                         "",
	} {
		p := posting.Posting{Text: text}
		if Place(&p); p.Location != want {
			t.Errorf("%q: %q, want %q", text, p.Location, want)
		}
		p.Location = "Bergen"
		if Place(&p); p.Location != "Bergen" {
			t.Errorf("%q: the source's place is lost: %q", text, p.Location)
		}
	}
}
