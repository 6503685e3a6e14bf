package condition

import (
	"os"
	"slices"
	"strings"
	"testing"

	"skillmatch/index/resume"
	"skillmatch/index/table"
)

// asked prints what lines set as conditions of a kind.
func asked(kind Kind, location string, lines ...Line) string {
	var list []string
	for _, t := range Read(lines, location).Terms {
		if t.Kind == kind {
			list = append(list, t.Asked)
		}
	}
	return strings.Join(list, "; ")
}

// requires makes lines that require something.
func requires(texts ...string) []Line {
	lines := make([]Line, len(texts))
	for i, text := range texts {
		lines[i] = Line{Text: text, Asks: true}
	}
	return lines
}

// checkRequired checks what requirements set as conditions of a kind.
func checkRequired(t *testing.T, kind Kind, want map[string]string) {
	t.Helper()
	for text, want := range want {
		if got := asked(kind, "", requires(text)...); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSponsorshipIsRefusedInManyWords(t *testing.T) {
	for _, text := range []string{
		"We do not provide VISA sponsorship.", "Unfortunately we can’t sponsor visas for this position.", "Sponsorship: not available", "No visa sponsorship.",
		"Must be able to work in Canada without sponsorship, now or in the future.", "Candidates who require visa sponsorship will not be considered.",
		"This role is not eligible for immigration sponsorship.", "At the moment our company is unable to take over an H-1B.", "GC/USC only", "US citizens and green card holders only",
		"Ein Visum können wir leider nicht unterstützen.", "Wir bieten kein Visumsponsoring.", "Nous ne proposons pas de parrainage de visa.", "Aucun parrainage possible pour ce poste.",
		"No ofrecemos patrocinio de visado.", "Puesto sin patrocinio de visado.", "Non offriamo sponsorizzazione del visto.", "Não oferecemos patrocínio de visto.", "Wij bieden geen visumsponsoring.",
	} {
		if got := Read([]Line{{Text: text}}, "").Terms; len(got) != 1 || got[0].Kind != Authorization || !got[0].refused {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestSponsorshipIsOffered(t *testing.T) {
	for _, l := range []Line{
		{Text: "We support H-1B transfers for qualified candidates."}, {Text: "Visa sponsorship", Offers: true}, {Text: "Visa sponsorship available"}, {Text: "We’re happy to help you get a visa."},
		{Text: "Our company sponsors work visas."}, {Text: "We don’t shy away from sponsoring visas."}, {Text: "Based in Oslo (we can sponsor your visa)"},
		{Text: "Wir unterstützen dich beim Visum."}, {Text: "Nous accompagnons votre demande de visa."}, {Text: "Ofrecemos patrocinio de visado."}, {Text: "Offriamo sponsorizzazione del visto."}, {Text: "Oferecemos patrocínio de visto."}, {Text: "Wij helpen met je visumaanvraag."},
		{Text: "We help you with your work permit."},
	} {
		if got := Read([]Line{l}, "").Terms; len(got) != 1 || got[0].Kind != Authorization || !got[0].offered {
			t.Errorf("%q: %+v", l.Text, got)
		}
	}
}

func TestHeadingsStateOnlyWhatTheySay(t *testing.T) {
	for text, want := range map[string]string{
		"No Visa Sponsorship": "right to work, no sponsorship", "US Citizens Only": "citizenship or permanent residence in the US", "Visa Sponsorship": "", "NO C2C": "",
	} {
		if got := asked(Authorization, "", Line{Text: text, Heading: true}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTitlesStateOnlyWhatTheyDemand(t *testing.T) {
	for text, want := range map[string]string{
		"Analyst (Security Clearance Required)": "security clearance", "Customs Clearance Clerk": "", "Security Clearance Officer": "",
	} {
		if got := asked(Clearance, "", Line{Text: text, Title: true, Asks: true}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAStudentJobIsForStudents(t *testing.T) {
	for text, want := range map[string]string{"Werkstudent Einkauf (m/w/d)": "current student", "Working Student, Legal": "current student", "Student Advisor": ""} {
		if got := asked(Enrolment, "", Line{Text: text, Title: true, Asks: true}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOtherSponsorsAndVisasAreNoCondition(t *testing.T) {
	for _, l := range []Line{
		{Text: "Identify sponsorship opportunities at trade fairs", Duty: true}, {Text: "Backed by Mastercard, Visa and Stripe."}, {Text: "Company-sponsored lunches", Offers: true},
		{Text: "Work with executive sponsors", Asks: true}, {Text: "Manage visa processes for new colleagues", Duty: true}, {Text: "Experience with H-1B petitions", Asks: true},
		{Text: "Do you need visa sponsorship?"}, {Text: "We welcome all without regard to citizenship or national origin."}, {Text: "Building services for citizens", Asks: true}, {Text: "The immigration system wasn’t built for speed."},
	} {
		if got := asked(Authorization, "", l); got != "" {
			t.Errorf("%q: %s", l.Text, got)
		}
	}
}

func TestRightToWorkNamesItsCountry(t *testing.T) {
	checkRequired(t, Authorization, map[string]string{
		"You have the right to work in the UK":                    "right to work in the UK",
		"EU citizens or holders of a work permit":                 "right to work in the EU",
		"Valid Swiss work permit":                                 "right to work in Switzerland",
		"Must be authorized to work in the U.S.":                  "right to work in the US",
		"Gültige Arbeitserlaubnis für Deutschland":                "right to work in Germany",
		"Titre de séjour valable en France":                       "right to work in France",
		"Permiso de trabajo en España":                            "right to work in Spain",
		"Permesso di lavoro in Italia":                            "right to work in Italy",
		"Autorização de residência em Portugal":                   "right to work in Portugal",
		"Werkvergunning voor Nederland":                           "right to work in Netherlands",
		"Canadian citizenship required":                           "citizenship or permanent residence in Canada",
		"Authorized to work in the US, or we sponsor your permit": "sponsorship offered",
		"Work permit is an advantage":                             "",
		"No work permit required":                                 "",
	})
}

func TestClearanceIsHeldObtainedOrWaived(t *testing.T) {
	checkRequired(t, Clearance, map[string]string{
		"Active Secret clearance":                                "active Secret clearance",
		"TS/SCI with polygraph":                                  "TS/SCI clearance",
		"Ability to obtain and maintain a Secret clearance":      "Secret clearance, to be obtained",
		"Must hold SC clearance":                                 "active Secret clearance",
		"Eligible for a security clearance":                      "security clearance, to be obtained",
		"Top Secret clearance with eligibility for SCI":          "Top Secret clearance",
		"Active clearance or willingness to obtain one":          "security clearance, to be obtained",
		"Bereitschaft zur Sicherheitsüberprüfung":                "security clearance, to be obtained",
		"Habilitation de sécurité exigée":                        "security clearance",
		"Nulla osta di sicurezza":                                "security clearance",
		"Bereid een veiligheidsonderzoek te ondergaan":           "security clearance, to be obtained",
		"No security clearance required":                         "",
		"A security clearance is not needed":                     "",
		"Knowledge of customs clearance":                         "",
		"Security clearance is a plus":                           "",
		"Security clearance (preferred)":                         "",
		"Es ist keine Sicherheitsüberprüfung erforderlich":       "",
		"Clearance sale planning":                                "",
		"Credenciação de segurança ou capacidade para a obter":   "security clearance, to be obtained",
		"Habilitación de seguridad vigente":                      "security clearance",
		"Security Clearance: ability to obtain a U.S. clearance": "security clearance, to be obtained",
	})
}

func TestExportControlIsNoKnowledge(t *testing.T) {
	checkRequired(t, Export, map[string]string{
		"Must be a U.S. person under ITAR":                                                               "U.S. person (ITAR)",
		"This position is subject to export controls; you must be a US citizen.":                         "U.S. person (export control)",
		"To comply with the International Traffic in Arms Regulations (ITAR) you must be a U.S. citizen": "U.S. person (ITAR)",
		"Knowledge of ITAR and AS9100":                                                                   "",
		"Ensure compliance with export control regulations":                                              "",
	})
}

func TestTermsOfTheJob(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		text, want string
	}{
		{Licence, "Valid driver’s license", "driver's licence"},
		{Licence, "Driving licence class B", "driver's licence, class B"},
		{Licence, "Führerschein Klasse B zwingend", "driver's licence, class B"},
		{Licence, "Permis B exigé", "driver's licence, class B"},
		{Licence, "Carnet de conducir", "driver's licence"},
		{Licence, "Patente B", "driver's licence, class B"},
		{Licence, "Carta de condução", "driver's licence"},
		{Licence, "Rijbewijs B vereist", "driver's licence, class B"},
		{Licence, "Driver’s license (preferred)", ""},
		{Licence, "No driver’s licence needed", ""},
		{Licence, "Führerschein von Vorteil", ""},
		{Licence, "RN license in the state of Oregon", "nursing licence"},
		{Licence, "BIG-registratie", "nursing licence"},
		{Licence, "CACES 3 exigé", "forklift licence"},
		{Licence, "Staplerschein oder Führerschein", "driver's licence or forklift licence"},
		{Certificate, "Active CPA required", "CPA"},
		{Certificate, "CPA or ACCA", "CPA or chartered accountant"},
		{Certificate, "Marketing figures: ROI, CPA, CTR", ""},
		{Certificate, "BLS certification", "BLS"},
		{Certificate, "Erweitertes Führungszeugnis", "police certificate"},
		{Schedule, "Willing to work night shifts and weekends", "night work; weekend work"},
		{Schedule, "Bereitschaft zur Schichtarbeit", "shift work"},
		{Schedule, "Astreintes à prévoir", "on-call duty"},
		{Schedule, "Disponibilidad para turnos rotativos", "shift work"},
		{Schedule, "Disponibilità a lavorare su turni", "shift work"},
		{Schedule, "Disponibilidade para trabalhar aos fins de semana", "weekend work"},
		{Schedule, "Bereid om in ploegendienst te werken", "shift work"},
		{Schedule, "Participate in our on-call rotation", "on-call duty"},
		{Schedule, "Experience with on-call rotations", ""},
		{Schedule, "No weekend work", ""},
		{Travel, "Willing to travel up to 25%", "travel, up to 25 %"},
		{Travel, "Able to travel 30-65% of the time to sites near you (travel and lodging are paid)", "travel, up to 65 %"},
		{Travel, "Reisebereitschaft (ca. 30 %)", "travel, up to 30 %"},
		{Travel, "Déplacements à prévoir", "travel"},
		{Travel, "Disponibilidad para viajar", "travel"},
		{Travel, "Disponibilità a trasferte", "travel"},
		{Travel, "Disponibilidade para viagens", "travel"},
		{Travel, "Bereid om te reizen", "travel"},
		{Travel, "Experience in the travel industry", ""},
		{Travel, "No travel required", ""},
		{Lifting, "Able to lift up to 50 lbs", "lift 50 lb"},
		{Lifting, "Heben von Lasten bis 20 kg", "lift 20 kg"},
		{Lifting, "Porter des charges de 15 à 25 kg", "lift 25 kg"},
		{Lifting, "Lift the team up", ""},
		{Age, "Must be at least 18 years old", "at least 18 years old"},
		{Age, "Must be 21 or older", "at least 21 years old"},
		{Age, "Mindestens 18 Jahre alt", "at least 18 years old"},
		{Age, "Avoir 18 ans minimum", "at least 18 years old"},
		{Age, "Ser mayor de edad", "at least 18 years old"},
		{Age, "Maggiorenne", "at least 18 years old"},
		{Age, "Maior de 18 anos", "at least 18 years old"},
		{Age, "Minimaal 18 jaar oud", "at least 18 years old"},
		{Age, "At least 15 years of experience", ""},
		{Age, "Mindestens 20 Jahre Erfahrung", ""},
		{Enrolment, "Currently pursuing a degree in history", "current student"},
		{Enrolment, "Eingeschriebene Studierende (m/w/d)", "current student"},
		{Enrolment, "Immatrikuliert an einer Hochschule", "current student"},
		{Enrolment, "Étudiant en école de commerce", "current student"},
		{Enrolment, "Estar matriculado en la universidad", "current student"},
		{Enrolment, "Iscritto all’università", "current student"},
		{Enrolment, "Matriculado no ensino superior", "current student"},
		{Enrolment, "Je bent ingeschreven als student", "current student"},
		{Enrolment, "Currently pursuing or recently graduated", ""},
		{Age, "Mindestalter 18 Jahre", "at least 18 years old"},
		{Age, "Du bist ab 18 Jahre alt", "at least 18 years old"},
		{Schedule, "Night and weekend shifts required", "night work; weekend work"},
		{Schedule, "Bereitschaft zu Schicht- und Wochenendarbeit", "weekend work; shift work"},
		{Enrolment, "Mentor students in a working group", ""},
		{Contract, "No C2C", "direct employment, no corp-to-corp"},
		{Contract, "W2 only, no third parties", "direct employment, no corp-to-corp"},
		{Contract, "C2C welcome", ""},
	} {
		if got := asked(c.kind, "", requires(c.text)...); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.kind, c.text, got, c.want)
		}
	}
}

func TestLanguagesHaveLevels(t *testing.T) {
	checkRequired(t, Language, map[string]string{
		"German (C1) required":                           "German (C1)",
		"German":                                         "German",
		"Deutsch verhandlungssicher":                     "German (verhandlungssicher)",
		"Fließend Deutsch und Englisch (B2)":             "German (fließend); English (B2)",
		"Français courant":                               "French (courant)",
		"Inglés nivel alto":                              "English (nivel alto)",
		"Italiano madrelingua":                           "Italian (madrelingua)",
		"Português fluente":                              "Portuguese (fluente)",
		"Vloeiend Nederlands in woord en geschrift (C1)": "Dutch (C1)",
		"Vloeiend Nederlands":                            "Dutch (vloeiend)",
		"Fluent German, English is a plus":               "German (fluent)",
		"Fluent in Polish and Czech":                     "Polish (fluent); Czech (fluent)",
		"Spanish or Portuguese (native)":                 "Spanish or Portuguese (native)",
		"No German required":                             "",
		"German is not necessary":                        "",
		"Strong German customer base":                    "",
		"Write with polish":                              "",
		"French nice to have":                            "",
		"Work for the Italian market":                    "",
		"You are fluent in Danish (Swedish preferred)":   "Danish (fluent)",
	})
}

func TestACountryIsNoLanguage(t *testing.T) {
	for line, want := range map[string]bool{"Autorisé à travailler en France": false, "Native French": true, "Anglais et français": true, "Work with polish": false} {
		language := "french"
		if strings.Contains(line, "polish") {
			language = "polish"
		}
		if got := Names(line, language); got != want {
			t.Errorf("%q names %s: %v", line, language, got)
		}
	}
	if !Names("Quenya", "quenya") {
		t.Error("a language that is not known is denied")
	}
}

func TestWayOfWork(t *testing.T) {
	for _, c := range []struct {
		lines []Line
		want  Way
	}{
		{[]Line{{Text: "Work from anywhere for up to 30 days a year.", Offers: true}}, ""},
		{[]Line{{Text: "Bis zu 20 Tage im Jahr aus dem Ausland im Homeoffice arbeiten", Offers: true}}, ""},
		{[]Line{{Text: "Télétravail à l’étranger jusqu’à 3 semaines par an", Offers: true}}, ""},
		{[]Line{{Text: "Hasta 15 días al año de teletrabajo", Offers: true}}, ""},
		{[]Line{{Text: "This is not a remote position."}}, OnSite},
		{[]Line{{Text: "Remote work is not available."}}, OnSite},
		{[]Line{{Text: "Kein Homeoffice möglich."}}, OnSite},
		{[]Line{{Text: "Pas de télétravail."}}, OnSite},
		{[]Line{{Text: "Este puesto no es remoto."}}, OnSite},
		{[]Line{{Text: "Thuiswerken is niet mogelijk."}}, OnSite},
		{[]Line{{Text: "The job is not fully remote."}}, Hybrid},
		{[]Line{{Text: "Experience with hybrid cloud", Asks: true}}, ""},
		{[]Line{{Text: "Cloud hybride", Asks: true}}, ""},
		{[]Line{{Text: "We are a remote-first team."}, {Text: "This role is on-site in Lyon."}}, OnSite},
		{[]Line{{Text: "This is a remote-first team, but this role is on-site in Ghent."}}, OnSite},
		{[]Line{{Text: "Our team is remote."}, {Text: "The position is on-site."}}, OnSite},
		{[]Line{{Text: "This is a remote role."}}, RemoteWork},
		{[]Line{{Text: "We are a remote-first team."}}, RemoteWork},
		{[]Line{{Text: "This role is fully remote."}, {Text: "In-office lunches", Offers: true}}, RemoteWork},
		{[]Line{{Text: "Remote work possible up to 2 days a week."}}, Hybrid},
		{[]Line{{Text: "Bis zu 3 Tage Homeoffice pro Woche"}}, Hybrid},
		{[]Line{{Text: "2 jours de télétravail par semaine"}}, Hybrid},
		{[]Line{{Text: "Dos días de teletrabajo a la semana"}}, Hybrid},
		{[]Line{{Text: "Due giorni di smart working a settimana"}}, Hybrid},
		{[]Line{{Text: "2 dias de teletrabalho por semana"}}, Hybrid},
		{[]Line{{Text: "Twee dagen per week thuiswerken"}}, Hybrid},
		{[]Line{{Text: "Five days a week in our office"}}, OnSite},
		{[]Line{{Text: "Location: Remote"}}, RemoteWork},
		{[]Line{{Text: "Nurse (Remote)", Title: true}}, RemoteWork},
		{[]Line{{Text: "Remote Sensing Scientist", Title: true}}, ""},
		{[]Line{{Text: "100% remoto"}}, RemoteWork},
		{[]Line{{Text: "Poste en télétravail complet"}}, RemoteWork},
		{[]Line{{Text: "Volledig op afstand"}}, RemoteWork},
		{[]Line{{Text: "Lavoro completamente da remoto"}}, RemoteWork},
		{[]Line{{Text: "Manage remote teams", Duty: true}}, ""},
	} {
		if got := Read(c.lines, ""); got.Way != c.want || (got.WayLine == "") != (c.want == "") {
			t.Errorf("%q: %q by %q, want %q", c.lines[0].Text, got.Way, got.WayLine, c.want)
		}
	}
}

func TestZonesLimitRemoteWork(t *testing.T) {
	for text, want := range map[string]string{
		"Remote within ±3 h of CET":                  "within 3 h of CET",
		"Remote, within 2 hours of EST":              "within 2 h of EST",
		"Remote (CET +/- 2)":                         "within 2 h of CET",
		"Remote between UTC-1 and UTC+3":             "UTC-1 AND UTC+3",
		"Remote, maximal 2 Stunden Zeitverschiebung": "",
		"We reply within 24 hours":                   "",
	} {
		if got := Read([]Line{{Text: text}}, ""); got.ZoneText != want || (got.Zones == nil) != (want == "") {
			t.Errorf("%q: %q, want %q", text, got.ZoneText, want)
		}
	}
}

// person reads a résumé of somebody in 2026.
func person(t *testing.T, text string) Person {
	t.Helper()
	r, err := resume.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return NewPerson(&r, resume.Date{Year: 2026, Month: 11})
}

func TestTablesAreClean(t *testing.T) {
	w := load()
	for _, fault := range slices.Concat(w.general.Lint(os.DirFS(".")), w.way.Lint(os.DirFS("."))) {
		t.Error(fault)
	}
	for name, columns := range map[string][3]int{"names": {0, 2, 3}, "spoken": {0, 1, 2}, "levels": {0, 2, 3}} {
		for _, fault := range table.Lint(w.tables[name], columns[0], columns[1], columns[2]) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	for _, rule := range strings.Split("not,none,no denial,turn,if,wish,need,strict,willing,learned,sponsor,offer,company,help,right,needs,clearance,obtain,student,or graduate,travel,other travel,lift,age before,born,moves,relocation,of language,after language,one of", ",") {
		for _, language := range strings.Fields("en de fr es it pt nl") {
			if !w.general.Languages(rule)[language] {
				t.Errorf("the rule %q has no words in %s", rule, language)
			}
		}
	}
	for _, rule := range strings.Split("remote role,remote,hybrid,on-site role,on-site,other hybrid,a year,now and then,a week,weekday,of the role,experience,office,work here,bare", ",") {
		for _, language := range strings.Fields("en de fr es it pt nl") {
			if !w.way.Languages(rule)[language] {
				t.Errorf("the rule %q of the way of work has no words in %s", rule, language)
			}
		}
	}
	for _, l := range w.levels {
		if got := w.levelIn(l.text); got.rank != l.level {
			t.Errorf("%q is read as level %d, not %d", l.text, got.rank, l.level)
		}
	}
}
