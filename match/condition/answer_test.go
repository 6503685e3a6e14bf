package condition

import (
	"strings"
	"testing"

	"skillmatch/index/resume"
)

// answers prints how a résumé stands to what lines require.
func answers(t *testing.T, cv, location string, texts ...string) string {
	t.Helper()
	p := person(t, cv)
	var list []string
	terms := Read(requires(texts...), location).Terms
	for i := range terms {
		state, why := State(""), ""
		if terms[i].Kind == Language {
			state, why = p.Language(&terms[i], func(string) (string, bool) { return "", false })
		} else {
			state, why = p.Answer(&terms[i])
		}
		if (state == Met || state == NotMet) && why == "" && !terms[i].offered {
			t.Errorf("%q: %s without a quote", texts, state)
		}
		list = append(list, string(terms[i].Kind)+": "+string(state))
	}
	return strings.Join(list, ", ")
}

const experience = "\n\nExperience\n\nNurse, Acme\nJan 2018 – Present\n- Cared for patients\n- Filed visa sponsorship for colleagues\n"

func TestPermissionIsWeighedAgainstTheNeed(t *testing.T) {
	const refusal, offer, right = "No visa sponsorship.", "We offer visa sponsorship.", "Must be authorized to work in the US."
	for _, c := range []struct{ cv, refused, offered, asked string }{
		{"Requires H-1B sponsorship.", "not met", "met", "not met"},
		{"I need visa sponsorship to work in the United States.", "not met", "met", "not met"},
		{"On an H-1B, transfer needed", "not met", "met", "not met"},
		{"Authorized to work in the US, no sponsorship needed.", "met", "met", "met"},
		{"Green card holder", "met", "met", "met"},
		{"US citizen", "met", "met", "met"},
		{"Does not require visa sponsorship", "met", "met", "met"},
		{"F-1 student on OPT", "unknown", "met", "unknown"},
		{"Sponsorship required: no", "met", "met", "met"},
		{"Sponsorship required: yes", "not met", "met", "not met"},
		{"Plays the violin", "unknown", "met", "unknown"},
		{"EU citizen", "unknown", "met", "unknown"},
	} {
		cv := "Kim Vale\nDayton, Ohio, United States\n\nSummary\n" + c.cv + experience
		for text, want := range map[string]string{refusal: c.refused, offer: c.offered, right: c.asked} {
			if got := answers(t, cv, "Dayton, OH", text); got != "authorization: "+want {
				t.Errorf("%q against %q: %s, want %s", c.cv, text, got, want)
			}
		}
	}
}

func TestPapersOfOtherCountries(t *testing.T) {
	for _, c := range []struct{ cv, location, line, want string }{
		{"EU Blue Card", "Munich, Germany", "Arbeitserlaubnis erforderlich", "met"},
		{"Deutsche Staatsangehörigkeit", "Utrecht, Netherlands", "Werkvergunning vereist", "met"},
		{"Nationalité française", "Paris, France", "Titre de séjour exigé", "met"},
		{"Nacionalidad española", "Madrid, Spain", "Permiso de trabajo", "met"},
		{"Cittadinanza italiana", "Milan, Italy", "Permesso di lavoro", "met"},
		{"British citizen", "Leeds, UK", "Right to work in the UK", "met"},
		{"British citizen", "Paris, France", "Right to work in France", "unknown"},
		{"Benötige ein Visum", "Berlin, Germany", "Kein Visumsponsoring", "not met"},
		{"Necesito patrocinio de visado", "Madrid, Spain", "Sin patrocinio de visado", "not met"},
		{"Requires sponsorship in the US", "Toronto, Canada", "Right to work in Canada", "unknown"},
	} {
		cv := "Kim Vale\n\nSummary\n" + c.cv + experience
		if got := answers(t, cv, c.location, c.line); got != "authorization: "+c.want {
			t.Errorf("%q against %q: %s, want %s", c.cv, c.line, got, c.want)
		}
	}
}

func TestAnswersOfARésumé(t *testing.T) {
	for _, c := range []struct{ cv, line, want string }{
		{"Active Top Secret clearance", "Secret clearance", "clearance: met"},
		{"Secret clearance", "Active TS/SCI clearance", "clearance: not met"},
		{"Secret clearance", "Ability to obtain a Top Secret clearance", "clearance: unknown"},
		{"Requires H-1B sponsorship", "Ability to obtain a Secret clearance", "clearance: not met"},
		{"US citizen", "U.S. persons only (ITAR)", "export control: met"},
		{"On an H-1B visa", "U.S. persons only (ITAR)", "export control: not met"},
		{"Driver’s licence class C", "Driving licence class B", "licence: met"},
		{"Driver’s licence", "Driving licence class C", "licence: unknown"},
		{"Führerschein Klasse B", "Permis B exigé", "licence: met"},
		{"No driver’s licence", "Valid driver’s license", "licence: not met"},
		{"RN license, Ohio", "Registered nurse license required", "licence: met"},
		{"ACCA member", "CPA or ACCA", "certificate: met"},
		{"Staplerschein", "Carnet de carretillero", "licence: met"},
		{"Available for night shifts", "Night shifts required", "schedule: met"},
		{"No night shifts", "Night shifts required", "schedule: not met"},
		{"Willing to travel up to 20%", "Willing to travel up to 50%", "travel: not met"},
		{"Reisebereitschaft", "Reisebereitschaft bis 50 %", "travel: met"},
		{"Able to lift 50 lbs", "Heben von 20 kg", "lifting: met"},
		{"Date of birth: 12.03.1990", "Must be at least 21 years old", "age: met"},
		{"Date of birth: 12.03.2010", "Must be at least 18 years old", "age: not met"},
		{"Enrolled student of law", "Currently enrolled at a university", "enrolment: met"},
		{"W2 only", "No C2C", "contract: met"},
		{"Available on C2C", "No C2C", "contract: not met"},
	} {
		cv := "Kim Vale\n\nSummary\n" + c.cv + experience
		if got := answers(t, cv, "", c.line); got != c.want {
			t.Errorf("%q against %q: %s, want %s", c.cv, c.line, got, c.want)
		}
		if got := answers(t, "Kim Vale"+experience, "", c.line); got != strings.Split(c.want, ":")[0]+": unknown" {
			t.Errorf("nothing against %q: %s", c.line, got)
		}
	}
}

func TestStudentsStudyNow(t *testing.T) {
	for studies, want := range map[string]string{
		"BA History, Exampleton, 2024 – present": "met", "BA History, Exampleton, 2024 – 2028": "met", "BSc Biology, expected 2027": "met",
		"BA History, Exampleton, 2013 – 2017": "not met", "BA History, Exampleton": "unknown",
	} {
		if got := answers(t, "Kim Vale"+experience+"\nEducation\n"+studies+"\n", "", "Currently enrolled students only"); got != "enrolment: "+want {
			t.Errorf("%q: %s, want %s", studies, got, want)
		}
	}
}

func TestLevelsOfLanguagesAreCompared(t *testing.T) {
	for _, c := range []struct{ held, asked, want string }{
		{"German: C1", "German (C1)", "met"}, {"German: B1", "German, spoken and written (C1)", "not met"}, {"Deutsch (B1)", "German (C1) required", "not met"}, {"German B2", "Fluent German", "unknown"},
		{"German (native)", "Deutsch verhandlungssicher", "met"}, {"German: A2", "Deutsch verhandlungssicher", "not met"}, {"German", "German (C1)", "unknown"},
		{"German", "Fluent German", "met"}, {"German – basic", "German", "unknown"}, {"Allemand courant", "Deutsch fließend", "met"}, {"French", "German", "not met"},
		{"Español nativo", "Spanish or Italian", "met"}, {"Inglese: B2", "English (C2)", "not met"}, {"Nederlands moedertaal", "Vloeiend Nederlands", "met"},
	} {
		if got := answers(t, "Kim Vale"+experience+"\nLanguages\n"+c.held+"\n", "", c.asked); got != "language: "+c.want {
			t.Errorf("%q against %q: %s, want %s", c.held, c.asked, got, c.want)
		}
	}
}

func TestPlaceIsJudgedByCountry(t *testing.T) {
	cet := Read([]Line{{Text: "Remote within ±3 h of CET"}}, "")
	for _, c := range []struct {
		where Where
		home  string
		want  State
	}{
		{Where{Place: "Spain"}, "Madrid, Spain", Met},
		{Where{Place: "United States"}, "Madrid, Spain", NotMet},
		{Where{Place: "Denver, CO"}, "Madrid, Spain", NotMet},
		{Where{Place: "Barcelona, Spain"}, "Madrid, Spain", Unknown},
		{Where{Place: "Madrid"}, "Madrid, Spain", Met},
		{Where{Place: "Remote, EU", Way: RemoteWork}, "Graz", Met},
		{Where{Place: "Remote, EU", Way: RemoteWork}, "Leeds, UK", NotMet},
		{Where{Place: "Remote", Way: RemoteWork}, "Madrid, Spain", Met},
		{Where{Place: "Remote", Way: RemoteWork}, "", Met},
		{Where{Place: "Oslo, Norway", Moves: true}, "Madrid, Spain", Unknown},
		{Where{Place: "San Francisco, California"}, "Los Angeles, California", Unknown},
		{Where{Place: "Remote", Way: RemoteWork, Zones: cet.Zones}, "Lisbon, Portugal", Met},
		{Where{Place: "Remote", Way: RemoteWork, Zones: cet.Zones}, "Tokyo, Japan", NotMet},
		{Where{Place: "Leeds"}, "", Unknown},
		{Where{}, "Madrid, Spain", NotAsked},
	} {
		p := person(t, strings.TrimSuffix("Kim Vale\n"+c.home, "\n")+experience)
		got := p.Locate(&c.where)
		if strings.Contains(got.Why, "Kim") {
			t.Errorf("%q: the name %q is a place", c.home, got.Why)
		}
		if got.State != c.want || got.State != NotAsked && (got.Why != "") != (c.home != "") {
			t.Errorf("%q in %q: %+v, want %s", c.home, c.where.Place, got, c.want)
		}
	}
}

func TestADegreeCanBeWaived(t *testing.T) {
	for line, want := range map[string]string{
		"We do not require a college degree": "none", "No degree required": "none", "A university degree is not necessary": "none", "Bachelor’s degree or equivalent experience": "none",
		"Bachelor’s degree or 5 years of experience": "none", "Bachelor’s degree and 5+ years of experience": "bachelor", "Studium oder mindestens 4 Jahre Erfahrung": "none",
		"Bachelor’s degree; no experience required": "bachelor", "Abgeschlossenes Hochschulstudium": "bachelor", "Kein Hochschulabschluss nötig": "none", "Diplôme d’ingénieur exigé": "master",
		"Título universitario": "bachelor", "Laurea magistrale in economia": "master", "Ensino superior completo": "bachelor", "Hbo-diploma vereist": "bachelor", "You have a PhD, not only a Master’s degree": "master",
	} {
		if got := DegreeOf(line).String(); got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

// FuzzConditions holds that any line can be read, the same way each time, and answered
// by any résumé.
func FuzzConditions(f *testing.F) {
	f.Add("Must hold a driver’s licence (class B); German C1 or French, no visa sponsorship", "On an H-1B – Deutsch: B2")
	f.Add("Up to 2 days remote a week, within ±3 h of CET, lift 50 lbs, 18+", "Ünï\u2028code, Straße 1 · İstanbul")
	f.Fuzz(func(t *testing.T, line, cv string) {
		r, err := resume.Parse("Kim Vale\n" + cv)
		if err != nil {
			return
		}
		p := NewPerson(&r, resume.Date{Year: 2026, Month: 11})
		read := func() string {
			got := Read([]Line{{Text: line, Asks: true}, {Text: cv, Title: true}}, cv)
			out := string(got.Way) + got.WayLine + got.ZoneText
			for i := range got.Terms {
				state, why := p.Answer(&got.Terms[i])
				if got.Terms[i].Kind == Language {
					state, why = p.Language(&got.Terms[i], func(string) (string, bool) { return "", false })
				}
				out += string(got.Terms[i].Kind) + got.Terms[i].Asked + string(state) + why
			}
			where := p.Locate(&Where{Way: got.Way, Place: cv, Line: line, Zones: got.Zones})
			return out + string(where.State) + DegreeOf(line).String()
		}
		if a, b := read(), read(); a != b {
			t.Errorf("%q and then %q", a, b)
		}
	})
}
