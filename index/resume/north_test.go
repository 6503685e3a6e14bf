package resume

import (
	"fmt"
	"strings"
	"testing"
)

// Résumés in Polish and the Nordic languages. People and companies are invented.
func TestNorthernResumes(t *testing.T) {
	for name, tc := range map[string]struct{ text, sections, roles string }{
		"polish": {`Życiorys
Halina Brzezicka
tel. +48 22 555 01 10 | halina@example.com

O mnie
Testuję oprogramowanie od ośmiu lat.

Doświadczenie zawodowe
Starsza testerka, Sokolnik Systemy Sp. z o.o., Łódź
marzec 2019 – obecnie
- Automatyzacja testów w Pythonie
Specjalistka ds. jakości, Wierzbno Logistyka
od 09.2015 do 02.2019
- Audyty magazynów
Stażystka w firmie Trawnik
lip 2014 r. – sierpień 2014 r.
- Raporty

Wykształcenie
2010–2014 Informatyka, studia inżynierskie

Umiejętności techniczne
Python, Selenium

Kursy i szkolenia
ISTQB, 2016

Języki obce
angielski – biegle, niemiecki – komunikatywnie

Zainteresowania
Szachy
`, "summary experience education skills certificates languages other",
			"Starsza testerka@Sokolnik Systemy Sp. z o.o. 2019-03–now; Specjalistka ds. jakości@Wierzbno Logistyka 2015-09–2019-02; Stażystka@Trawnik 2014-07–2014-08"},
		"swedish": {`CV
Torbjörn Ekenlund
torbjorn@example.com

Kort om mig
Driver plattformar med små medel.

Arbetslivserfarenhet
Systemutvecklare, Granskog Data AB, Umeå
augusti 2020 – nuvarande
- Byggde tjänster i Go
Butikssäljare hos Lingonboden
maj 2016 till dec 2019
- Kassa och lager

Utbildning
Datateknik, 2011–2016

IT-kunskaper
Go, PostgreSQL

Kurser och certifikat
Kanban, 2021

Språk
Svenska (modersmål), engelska flytande

Körkort
B
`, "summary experience education skills certificates languages other",
			"Systemutvecklare@Granskog Data AB 2020-08–now; Butikssäljare@Lingonboden 2016-05–2019-12"},
		"danish": {`Mogens Tangaard
mogens@example.com

Personlige oplysninger
Strandvænget 3
Taler dansk og tysk

Resumé
Jeg holder orden i regnskaber.

Erhvervserfaring
Regnskabsmedarbejder, Havtorn Handel ApS, Odense
marts 2018 – d.d.
- Lukkede måneden
Projektleder, Klitby Kommune
jan. 2014 til maj 2017
- Ledede flytningen

Uddannelse
2009-2013 Økonomi

Kompetencer
Navision, Excel

Efteruddannelse
Moms, 2019

Sprogkundskaber
Engelsk flydende
`, "languages summary experience education skills certificates languages",
			"Regnskabsmedarbejder@Havtorn Handel ApS 2018-03–now; Projektleder@Klitby Kommune 2014-01–2017-05"},
		"norwegian": {`Ragnhild Tveitvoll
ragnhild@example.com

Nøkkelkvalifikasjoner
Erfaren sykepleier med sans for system.

ARBEIDSERFARING
Intensivsykepleier, Fjordlund sykehus, Molde
des. 2019 – nå
- Vakt på intensiv
Butikkmedarbeider hos Varden Bok
vår 2015 – høst 2015
- Varetelling

Relevant erfaring
Veileder, Varden Bok, siden mai 2021

Utdanning
2016–2019 Sykepleie

Ferdigheter
DIPS, Excel

Videreutdanning
Intensiv, 2021

Språkkunnskaper
Norsk (morsmål), engelsk

Verv
Kasserer i korps
`, "summary experience experience education skills certificates languages other",
			"Intensivsykepleier@Fjordlund sykehus 2019-12–now; Butikkmedarbeider@Varden Bok 2015-03–2015-11; Veileder@Varden Bok 2021-05–now"},
		"finnish": {`Ansioluettelo
Ilmari Kuusjoki
ilmari@example.com

Henkilötiedot
Koivupolku 4

Tiivistelmä
Teen ohjelmistoja rauhallisesti.

Työkokemus
Ohjelmistokehittäjä, Havupuro Oy, Oulu
kesäkuu 2020 – nykyinen
- Palveluita Go-kielellä
Varastotyöntekijä, Kivilaita Oyj
tammik. 2017 – toukok. 2019
- Keräily
Kesätyöntekijä, Lampila Oy, kesä 2016

Koulutus
2012–2016 Tietotekniikka

Tekniset taidot
Go, Linux

Kurssit ja sertifikaatit
Scrum, 2021

Kielitaito
Suomi (äidinkieli), englanti sujuva

Harrastukset
Suunnistus
`, "summary experience education skills certificates languages other",
			"Ohjelmistokehittäjä@Havupuro Oy 2020-06–now; Varastotyöntekijä@Kivilaita Oyj 2017-01–2019-05; Kesätyöntekijä@Lampila Oy 2016-06–2016-08"},
	} {
		t.Run(name, func(t *testing.T) {
			r := parse(t, tc.text)
			var sections, roles []string
			for _, s := range r.Sections {
				sections = append(sections, string(s.Kind))
			}
			for _, role := range r.Roles {
				end := role.End.String()
				if role.Current {
					end = "now"
				}
				roles = append(roles, fmt.Sprintf("%s@%s %s–%s", role.Title, role.Employer, role.Start, end))
			}
			if got := strings.Join(sections, " "); got != tc.sections {
				t.Errorf("sections\ngot  %s\nwant %s", got, tc.sections)
			}
			if got := strings.Join(roles, "; "); got != tc.roles {
				t.Errorf("roles\ngot  %s\nwant %s", got, tc.roles)
			}
			if len(r.Warnings) > 0 {
				t.Errorf("warnings %q", r.Warnings)
			}
		})
	}
}
