package ask

import (
	"strings"
	"testing"

	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// TestHeadingsOfEveryLanguage reads one invented posting a language whose lines ask
// only by the headings above them.
func TestHeadingsOfEveryLanguage(t *testing.T) {
	v := fixtures.Vocabulary(t)
	for language, headings := range map[string][4]string{ // duties, required, preferred, benefits
		"en": {"What you'll do", "Requirements", "Nice to have", "What we offer"},
		"de": {"Deine Aufgaben", "Das bringst du mit", "Von Vorteil", "Wir bieten"},
		"fr": {"Vos missions", "Profil recherché", "Serait un plus", "Nous offrons"},
		"es": {"Funciones", "Requisitos", "Se valora", "Ofrecemos"},
		"it": {"Cosa farai", "Requisiti", "Costituisce titolo preferenziale", "Cosa offriamo"},
		"pt": {"Responsabilidades", "Qualificações", "Diferenciais", "O que oferecemos"},
		"nl": {"Wat ga je doen", "Wat vragen wij", "Pluspunten", "Wij bieden"},
		"pl": {"Zakres obowiązków", "Wymagania", "Mile widziane", "Oferujemy"},
		"sv": {"Arbetsuppgifter", "Kvalifikationer", "Meriterande", "Vi erbjuder"},
		"da": {"Arbejdsopgaver", "Dine kvalifikationer", "Det er en fordel", "Vi tilbyder"},
		"nb": {"Arbeidsoppgaver", "Kvalifikasjoner", "Det er en fordel", "Vi tilbyr"},
		"fi": {"Työtehtävät", "Vaatimukset", "Eduksi katsotaan", "Tarjoamme"},
	} {
		text := strings.Join([]string{
			"## " + headings[0], "- Kafka", "## " + headings[1], "- Go", "- PostgreSQL", "## " + headings[2], "- Rust", "## " + headings[3], "- Java",
		}, "\n")
		a := NewReader(v).Read(&posting.Posting{Text: text})
		want := "Kafka:context, Go:required, PostgreSQL:required, Rust:preferred"
		if got := asks(v, &a); got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
		if len(a.Remarks()) > 0 {
			t.Errorf("%s: %q", language, a.Remarks())
		}
	}
}
