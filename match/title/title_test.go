package title

import (
	"os"
	"slices"
	"testing"

	"skillmatch/index/table"
	"skillmatch/match/phrase"
)

func TestTitles(t *testing.T) {
	for title, want := range map[string]struct {
		family Family
		level  Level
	}{
		"Senior Backend Engineer":                     {"software", Senior},
		"Staff Software Engineer, Sales Platform":     {"software", Staff},
		"Machine Learning Engineer":                   {"machine learning", Unknown},
		"Enterprise Account Executive - Germany":      {"sales", Unknown},
		"Sales Engineer":                              {"sales", Unknown},
		"Engineering Manager, Payments":               {"engineering management", Manager},
		"VP of Engineering":                           {"engineering management", Director},
		"Product Designer":                            {"design", Unknown},
		"Senior Technical Product Manager":            {"product", Senior},
		"Mechanical Engineer II":                      {"hardware", Mid},
		"Software Engineer Intern":                    {"software", Intern},
		"Principal Engineer & Co-Founder":             {"software", Principal},
		"Warehouse Supervisor":                        {"trades", Unknown},
		"Member of Technical Staff":                   {"machine learning", Unknown},
		"Junior Accountant":                           {"finance", Junior},
		"Registered Nurse":                            {"health", Unknown},
		"Go-to-Market / Partnerships Intern (m/f/d)":  {"sales", Intern},
		"Head of Talent":                              {"people", Director},
		"Trust & Risk Agent (French Speaking)":        {"support", Unknown},
		"Something Entirely Different":                {"", Unknown},
		"Data Engineer":                               {"data", Unknown},
		"Principal Software Engineer (Frontend)":      {"software", Principal},
		"Senior iOS Developer":                        {"mobile", Senior},
		"AI Billing Platform Engineer":                {"machine learning", Unknown},
		"Site Reliability Engineer":                   {"infrastructure", Unknown},
		"Softwareentwickler / Entwickler Backend":     {"software", Unknown},
		"Senior Software Engineer - Machine Learning": {"software", Senior},
	} {
		if got := FamilyOf(title); got != want.family {
			t.Errorf("%s: family %q, want %q", title, got, want.family)
		}
		if got := LevelOf(title, 0); got != want.level {
			t.Errorf("%s: level %d, want %d", title, got, want.level)
		}
	}
}

func TestYearsTellTheLevelThatATitleDoesNotName(t *testing.T) {
	for years, want := range map[int]Level{0: Unknown, 1: Junior, 2: Mid, 4: Mid, 5: Senior, 9: Senior, 10: Staff, 25: Staff} {
		if got := LevelOf("Accountant", years); got != want {
			t.Errorf("%d years: level %v, want %v", years, got, want)
		}
		if got := LevelOf("Junior Accountant", years); got != Junior {
			t.Errorf("a junior with %d years: level %v", years, got)
		}
	}
}

func TestTables(t *testing.T) {
	for _, list := range []*phrase.Table{load().titles, grades().table} {
		for _, fault := range list.Lint(os.DirFS(".")) {
			t.Error(fault)
		}
	}
	for _, fault := range table.Lint(table.MustRead(files, "data/levels.tsv", "level", "place", "language", "phrase"), 0, 2, 3) {
		t.Error(fault)
	}
	known := map[Family]bool{}
	for _, r := range load().families {
		known[r.family] = true
	}
	for pair, x := range load().similarity {
		if !known[pair[0]] || !known[pair[1]] || x <= 0 || x >= 1 {
			t.Errorf("similarity %v of %v", x, pair)
		}
	}
	for first, list := range grades().byFirst {
		for _, g := range list {
			if g.level == Unknown || !slices.Contains([]string{"any", "opening", "leading", "ranking", "closing", "behind", "numbered"}, g.place) {
				t.Errorf("%s: the code knows no level %v or no place %q", first, g.level, g.place)
			}
		}
	}
	if n := load().engineer; n >= 64 {
		t.Errorf("%d kinds of words are too many", n)
	}
}

// TestEveryFamilyIsReached looks for a title of each profession's words that is read
// as that profession.
func TestEveryFamilyIsReached(t *testing.T) {
	for _, r := range load().families {
		reached := false
		for _, word := range load().titles.List(string(r.family)) {
			reached = reached || FamilyOf(word) == r.family
		}
		if !reached {
			t.Errorf("no word of %q leads to it", r.family)
		}
	}
}

// checkLevels compares the levels of titles.
func checkLevels(t *testing.T, titles map[string]Level) {
	t.Helper()
	for title, want := range titles {
		if got := LevelOf(title, 0); got != want {
			t.Errorf("%s: level %v, want %v", title, got, want)
		}
	}
}

func TestWordsInANameThatIsNoRank(t *testing.T) {
	checkLevels(t, map[string]Level{
		"Lead Generation Specialist": Unknown, "Inbound Lead Qualification Agent": Unknown, "Senior Lead Generation Manager": Senior, "Lead Engineer, Lead Scoring": Senior, "Demand Generation Lead": Senior, "Lead Demand Generation Manager": Senior,
		"Senior Living Advisor": Unknown, "Director of Senior Living": Director, "Executive Chef - Senior Housing": Unknown, "Senior Engineer, Senior Living": Senior, "Senior Care Assistant": Senior, "Senior Community Manager": Senior,
		"Junior College Instructor": Unknown, "Junior High Math Teacher": Unknown, "Data Entry Clerk": Unknown, "Entry Level Data Entry Clerk": Junior, "Entry Software Engineer": Junior, "Java Developer (Entry)": Junior,
		"Chief of Staff": Unknown, "Senior Chief of Staff": Senior, "Chief Marketing Officer": Director, "Battalion Chief": Unknown, "Graduate Admissions Counselor": Unknown, "Graduate Civil Engineer": Junior,
		"Mid-Market Account Executive": Unknown, "Mid Frontend Engineer": Mid, "Stage Manager": Unknown, "Early Stage Investor": Unknown, "Art Director": Unknown, "Principal Investigator": Unknown, "Business Development Manager": Unknown, "Software Development Manager": Manager,
		"Executive Assistant to the CEO": Unknown, "Assistentin der Geschäftsführerin": Unknown, "Assistante de direction du directeur général": Unknown,
	})
}

func TestWordsThatAreTheTradeItself(t *testing.T) {
	checkLevels(t, map[string]Level{
		"Sales Associate": Unknown, "Associate, Investments": Unknown, "Senior Associate": Senior, "Associate Product Designer": Junior, "Backend Developer, Associate": Junior,
		"Associate Professor": Unknown, "Associate Teaching Professor of Physics": Unknown, "Associate Attorney": Unknown, "Associate Veterinarian": Unknown, "Associate Director": Director,
		"Staff Nurse": Unknown, "Staff Accountant": Unknown, "Staff Registered Nurse (ICU)": Unknown, "Kitchen Staff": Unknown, "Member of Technical Staff": Unknown, "Staff Data Scientist": Staff, "Engineer, Staff": Staff, "[Senior/Staff] Data Engineer": Staff, "Staff - Site Engineer": Staff, "Staff/Principal Engineer": Principal, "Senior Staff Accountant": Senior,
		"Principal, Oakfield Elementary School": Unknown, "Vice Principal": Unknown, "School Principal": Unknown, "Principal Architect": Principal, "Ingeniero principal": Principal,
		"Pricing Expert": Unknown, "Subject Matter Expert (Math)": Unknown, "Expert Software Engineer": Senior, "Head Chef": Unknown, "Head Gardener": Unknown, "Master Electrician": Unknown, "Store Manager": Unknown,
	})
}

func TestWhoWorksWithInterns(t *testing.T) {
	checkLevels(t, map[string]Level{
		"Intern Program Director": Director, "Internship Coordinator": Unknown, "Apprenticeship Program Manager": Unknown, "Graduate Recruiter": Unknown, "Senior Internship Programme Lead": Senior, "Responsable alternance": Unknown,
		"Product Manager Intern": Intern, "Intern, Program Management": Intern, "Marketing Internship": Intern, "Engineering Internship Program": Intern, "Trainee Manager": Intern, "Electrician Apprentice": Intern, "Sales Graduate Program": Junior,
	})
}

func TestSuffixesOfLevels(t *testing.T) {
	checkLevels(t, map[string]Level{
		"Software Engineer I": Junior, "Quality Technician II, Packaging": Mid, "Engineer III": Senior, "Accountant IV": Staff, "Data Engineer (II)": Mid, "Engineer I/II": Mid, "SDE2": Mid, "Developer 3": Senior, "Analyst - 2": Mid,
		"Backend Engineer (L6)": Staff, "Engineer, IC4": Senior, "Designer P3": Mid, "Site Engineer L5 (m/f/d)": Senior, "Developer - Mid-level": Mid, "Engineer (Senior)": Senior, "Engineer - Sr.": Senior,
		"A.I. Engineer": Unknown, "Engineer, A.I.": Unknown, "I/O Engineer": Unknown, "Account Executive UK/I": Unknown, "Phase II Clinical Monitor": Unknown, "IV Therapy Nurse": Unknown, "P3 Program Analyst": Unknown, "L2 Support": Unknown, "Driver 2": Unknown,
	})
}

func TestLevelsInEveryLanguage(t *testing.T) {
	checkLevels(t, map[string]Level{
		"Leitende Ingenieurin (w/m/d)": Senior, "Oberarzt Kardiologie": Senior, "Praktikant*in Einkauf": Intern, "Werkstudent:in Controlling": Intern, "Auszubildende/r Mechatroniker": Intern, "Ausbildung zum Koch": Intern, "Ausbildungsleiter": Unknown, "Berufseinsteiger Vertrieb": Junior, "Abteilungsleiter Logistik": Manager,
		"Alternance - Chargée de communication": Intern, "Stage Contrôle de gestion (H/F)": Intern, "Développeur (stage)": Intern, "Stagiaire juridique": Intern, "Développeuse confirmée": Mid, "Ingénieur expérimenté": Senior, "Comptable débutant": Junior, "Directrice financière": Director, "Confirmed Data Analyst": Mid,
		"Becaria de diseño": Intern, "Prácticas en marketing": Intern, "Programador sénior": Senior, "Desarrollador semi senior": Mid, "Recién titulado en química": Junior,
		"Tirocinio in amministrazione": Intern, "Apprendista elettricista": Intern, "Stage Ufficio Acquisti": Intern, "Neolaureato in economia": Junior, "Direttrice vendite": Director,
		"Estágio em logística": Intern, "Estagiária de nutrição": Intern, "Analista pleno": Mid, "Engenheira sênior": Senior, "Diretora comercial": Director,
		"Stagiair marketing": Intern, "Afstudeerstage bouwkunde": Intern, "Medior ontwikkelaar": Mid, "Ervaren loodgieter": Senior, "Hoofd inkoop": Director, "Starter op de arbeidsmarkt": Junior,
	})
}
