package skill

import (
	"slices"
	"testing"
)

// Departments that somebody works with are no skills; what people do, and tools, are.
func TestColleaguesAreNoSkills(t *testing.T) {
	v := embeddedForTest(t)
	s := v.ResumeScanner()
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"Worked with Procurement on the refresh of switches", nil},
		{"Partner with Procurement, Accounting and Legal to close deals", []string{"deal-closing"}},
		{"Work closely with accounting and customer success teams", nil},
		{"Collaborate with accounting, procurement and payroll", nil},
		{"Zusammenarbeit mit Accounting und Procurement", nil},
		{"Experience working with procurement systems", []string{"procurement"}},
		{"Worked with Python and Kubernetes", []string{"kubernetes", "python"}},
		{"Ran procurement and accounting for two plants", []string{"accounting", "procurement"}},
		{"Partner with machine learning models in mind", []string{"machine-learning"}},
		{"Led the accounting team", []string{"accounting"}},
	} {
		var got []string
		for _, m := range s.Find([]Line{{Text: tc.text}}, "") {
			if name := v.Skill(m.ID).Name; !slices.Contains(got, name) {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, tc.want) {
			t.Errorf("%q names %v, want %v", tc.text, got, tc.want)
		}
	}
}

func TestColleagueWordsHaveKinds(t *testing.T) {
	for _, r := range colleagueRows() {
		if colleagueKinds()[r.Fields[0]] == 0 {
			t.Errorf("line %d: no kind %q", r.Line, r.Fields[0])
		}
	}
}
