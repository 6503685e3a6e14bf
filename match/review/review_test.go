package review

import (
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/match/score"
	"skillmatch/testdata/fixtures"
)

func TestAdviceNamesWhatIsToMend(t *testing.T) {
	const good = "Experience\n\nBackend Engineer, Kestrel Post\nJan 2020 – Mar 2023\n- Built parcel services in Go\n"
	for name, tc := range map[string]struct {
		text, want string
		legible    Legibility
	}{
		"nothing to mend":    {good, "", ReadsWell},
		"no work":            {"Skills\nGo, Rust\n", "no section of work", ReadsPoorly},
		"no dates":           {strings.Replace(good, "Jan 2020 – Mar 2023\n", "", 1), "1 role has no dates", ReadsPoorly},
		"years alone":        {strings.Replace(good, "Jan 2020 – Mar 2023", "2020 – 2023", 1), "years without months", ReadsFairly},
		"no bullet":          {strings.Replace(good, "- Built parcel services in Go\n", "", 1), "1 role has no bullet", ReadsFairly},
		"listed, not shown":  {good + "\nSkills\nGo, Rust\n", "1 skill is listed", ReadsFairly},
		"an unknown heading": {good + "\nEDUCATION\nBSc\n\nMISCELLANEA OF NOTE\nKept bees\n", "do not know", ReadsFairly},
		"a table":            {good + "\nSkills\nGo\t\tgood\t4\nRust\t\tfair\t2\nJava\t\tfair\t1\n", "columns or a table", ReadsPoorly},
	} {
		r, err := resume.Parse(tc.text)
		if err != nil {
			t.Fatal(err)
		}
		v := fixtures.Vocabulary(t)
		got := New(score.NewCandidate(v, index.New(r, v), resume.Date{Year: 2026, Month: 1}), "r", "test")
		problems := make([]string, 0, len(got.Advice))
		for _, a := range got.Advice {
			problems = append(problems, a.Problem)
			if a.Fix == "" {
				t.Errorf("%s: nothing to do about %q", name, a.Problem)
			}
		}
		if !strings.Contains(strings.Join(problems, "\n"), tc.want) || got.Legibility != tc.legible || tc.want == "" && len(problems) > 0 {
			t.Errorf("%s: %s, %q", name, got.Legibility, problems)
		}
	}
}
