package title

import (
	"os"
	"testing"
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
	for _, table := range load().tables {
		for _, fault := range table.Lint(os.DirFS(".")) {
			t.Error(fault)
		}
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
	for _, l := range load().levels {
		if l.level == Unknown {
			t.Error("a level of the table has no name in the code")
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
		for _, word := range load().tables[0].List(string(r.family)) {
			reached = reached || FamilyOf(word) == r.family
		}
		if !reached {
			t.Errorf("no word of %q leads to it", r.family)
		}
	}
}
