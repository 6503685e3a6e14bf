package resume

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"skillmatch/scrape/document/block"
)

// The fields of an exported résumé say what they are; no word is needed to know it.
func TestAProfileIsReadFieldByField(t *testing.T) {
	d := &block.Profile{
		Name: "Selma Oduya", Headline: "Keeper of ledgers", Contact: []string{"selma@example.com"}, Summary: []string{"I keep ledgers."},
		Work: []block.Position{
			{Title: "Segunda de partida", Employer: "Engineer & Manager Inc., Partners", Location: "Sparks, NV", Start: "2019-03", Summary: []string{"A kitchen for 80."}, Highlights: []string{"Wrote the menu.", " "}},
			{Title: "", Employer: "Tidewell", Start: "Mar 2015", End: "2019-02-28"},
		},
		Volunteering: []block.Position{{Title: "Treasurer", Employer: "Choir", Start: "2012", End: "2013"}},
		Projects:     []block.Position{{Title: "Counter", Highlights: []string{"Counts in Go"}}},
		Education:    []block.Study{{Degree: "BSc", Field: "Physics", School: "Fenwick", Start: "2011", End: "2014", Details: []string{"Optics"}}},
		Skills:       []block.SkillList{{Name: "Tools", Keywords: []string{"Excel", "SAP"}}, {Name: "Go", Level: "good"}},
		Certificates: []block.Award{{Name: "First aid", Issuer: "Red Cross", Date: "2020"}},
		Languages:    []block.Language{{Name: "English", Level: "C1"}, {Name: "Welsh"}},
		Others:       []block.Section{{Heading: "Interests", Lines: []string{"Bees"}}},
	}
	r, err := Read(block.Document{Profile: d})
	if err != nil {
		t.Fatal(err)
	}
	want := `header: "Keeper of ledgers"
summary: "I keep ledgers."
experience:
experience:
projects:
education: "BSc, Physics, Fenwick, 2011 – 2014" "Optics"
skills: "Tools: Excel, SAP" "Go (good)"
certificates: "First aid, Red Cross, 2020"
languages: "English: C1" "Welsh"
other: "Bees"
Segunda de partida @ Engineer & Manager Inc., Partners / Sparks, NV 2019-03–now ["A kitchen for 80." "Wrote the menu."]
 @ Tidewell /  2015-03–2019-02 []
Treasurer @ Choir /  2012–2013 []
Counter @  /  – ["Counts in Go"]
`
	if got := outline(&r); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if !r.Roles[3].Project || !slices.Equal(r.Spoken, []Spoken{{"English", "C1"}, {"Welsh", ""}}) || len(r.Dropped) != 2 {
		t.Errorf("%+v", r)
	}
}

func TestAProfilesDatesThatAreWrongAreTold(t *testing.T) {
	for dates, want := range map[[2]string]string{
		{"2021-12", "2020-01"}: "end before they begin", {"long ago", "2020"}: "not understood", {"2019-03", "whenever"}: "not understood",
	} {
		r, err := Read(block.Document{Profile: &block.Profile{Work: []block.Position{{Title: "Clerk", Start: dates[0], End: dates[1]}}}})
		if err != nil || len(r.Warnings) == 0 || !strings.Contains(r.Warnings[0], want) {
			t.Errorf("%v: %q, %v", dates, r.Warnings, err)
		}
	}
	if _, err := Read(block.Document{Profile: &block.Profile{Name: "Selma"}}); !errors.Is(err, ErrNoText) {
		t.Errorf("an empty profile: %v", err)
	}
}
