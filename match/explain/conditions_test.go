package explain

import (
	"strings"
	"testing"

	"skillmatch/match/condition"
	"skillmatch/scrape/posting"
)

// conditionsOf prints the hard conditions that a posting asks, with how a résumé stands
// to them.
func conditionsOf(t *testing.T, text string, p posting.Posting) string {
	t.Helper()
	var list []string
	for _, c := range reportOf(t, text, p).Conditions {
		if c.State != condition.NotAsked {
			list = append(list, string(c.Kind)+": "+string(c.State))
		}
		if (c.Line == "") != (c.State == condition.NotAsked) && c.Kind != condition.Location {
			t.Errorf("%+v: a condition that is asked has a line, and no other", c)
		}
	}
	return strings.Join(list, ", ")
}

func TestConditionsAreNeverGuessed(t *testing.T) {
	const cv = "Jo Doe\nPorto, Portugal\nEU citizen, Secret clearance\n\nExperience\nEngineer, Acme (Jan 2020 – Dec 2022)\n- Built services in Go\n\nEducation\nBSc Physics, Exampleton\n\nLanguages\nPortuguese, German\n"
	const bare = "Jo Doe\n\nExperience\n- Built services in Go\n"
	for name, tc := range map[string]struct {
		posting    posting.Posting
		full, bare string
	}{
		"nothing asked":       {posting.Posting{Text: "Requirements\n- Go"}, "", ""},
		"years held":          {posting.Posting{Text: "Requirements\n- 3 years of experience"}, "years: met", "years: unknown"},
		"years lacked":        {posting.Posting{Text: "Requirements\n- 8+ years of experience"}, "years: not met", "years: unknown"},
		"degree held":         {posting.Posting{Text: "Requirements\n- Bachelor's degree in physics"}, "degree: met", "degree: unknown"},
		"degree lacked":       {posting.Posting{Text: "Requirements\n- PhD in physics"}, "degree: not met", "degree: unknown"},
		"language held":       {posting.Posting{Text: "Requirements\n- Fluent German"}, "language: met", "language: unknown"},
		"authorization":       {posting.Posting{Text: "Requirements\n- Authorized to work in the EU"}, "authorization: met", "authorization: unknown"},
		"authorization afar":  {posting.Posting{Text: "Requirements\n- Must be authorized to work in the US"}, "authorization: unknown", "authorization: unknown"},
		"sponsored":           {posting.Posting{Text: "Requirements\n- Authorized to work, or we sponsor your permit"}, "authorization: met", "authorization: met"},
		"clearance":           {posting.Posting{Text: "Requirements\n- Active Secret clearance"}, "clearance: met", "clearance: unknown"},
		"clearance above":     {posting.Posting{Text: "Requirements\n- TS/SCI clearance"}, "clearance: not met", "clearance: unknown"},
		"remote":              {posting.Posting{Location: "Remote", Text: "Go"}, "location: met", "location: met"},
		"remote in a country": {posting.Posting{Location: "Remote (Portugal)", Text: "Go"}, "location: met", "location: unknown"},
		"remote elsewhere":    {posting.Posting{Location: "Remote, US", Text: "Go"}, "location: not met", "location: unknown"},
		"remote in a region":  {posting.Posting{Location: "Remote - Europe", Text: "Go"}, "location: met", "location: unknown"},
		"remote by a line":    {posting.Posting{Text: "Requirements\n- Go\n- This role is remote within Europe"}, "location: met", "location: unknown"},
		"the same town":       {posting.Posting{Location: "Porto", Text: "Work on-site"}, "location: met", "location: unknown"},
		"the same country":    {posting.Posting{Location: "Lisbon, Portugal", Text: "Work on-site"}, "location: unknown", "location: unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := conditionsOf(t, cv, tc.posting); got != tc.full {
				t.Errorf("with the full résumé %q, want %q", got, tc.full)
			}
			if got := conditionsOf(t, bare, tc.posting); got != tc.bare {
				t.Errorf("with the bare résumé %q, want %q", got, tc.bare)
			}
		})
	}
}

// A line that sets a condition has the condition's state, and no report asks for it twice.
func TestRequirementsSayWhatConditionsSay(t *testing.T) {
	const cv = "Ada Brook\nLyon, France\n\nSummary\nSecret clearance, driver's licence\n\nExperience\nDriver, Acme (Jan 2020 – Dec 2022)\n- Drove trucks\n\nLanguages\nFrench (native), German (A2)\n"
	r := reportOf(t, cv, posting.Posting{Text: "Requirements\n- Active Secret clearance\n- Valid driver's license\n- Must be at least 18 years old\n- Degree in history\n- Patience with people"})
	want := map[string]Outcome{"Active Secret clearance": Met, "Must be at least 18 years old": UnknownOutcome, "Degree in history": UnknownOutcome}
	for _, q := range r.Requirements {
		if state, ok := want[q.Text]; ok && (q.Status != state || !q.Conditional) {
			t.Errorf("%q: %s, of a condition %v, want %s", q.Text, q.Status, q.Conditional, state)
		}
		if q.Text == "Patience with people" && q.Conditional {
			t.Errorf("%q sets a condition", q.Text)
		}
		delete(want, q.Text)
	}
	if len(want) > 0 {
		t.Errorf("not among the requirements: %v", want)
	}
}

func TestLanguagesAreAskedOnce(t *testing.T) {
	const cv = "Ada Brook\n\nExperience\n- Built services in Go\n\nLanguages\nFrench (native), German (A2)\n"
	for text, want := range map[string]string{
		"Requirements\n- German (C1) required":                    "language: not met",
		"Requirements\n- Fluent French\n- Fluent French and kind": "language: met",
		"Requirements\n- French or Spanish":                       "language: met",
		"Requirements\n- German":                                  "language: unknown",
		"Requirements\n- Go\n\nNice to have\n- Fluent Spanish":    "",
	} {
		if got := conditionsOf(t, cv, posting.Posting{Text: text}); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
