package report

import (
	"bytes"
	"strings"
	"testing"

	"skillmatch/match/ask"
	"skillmatch/match/explain"
	"skillmatch/match/proof"
)

// In the report of one posting a skill has the posting's name. The vocabulary's follows
// where it is another one.
func TestASkillIsNamedAsThePostingWritesIt(t *testing.T) {
	for _, tc := range []struct{ name, line, spellings, want string }{
		{"Quality of service", "Know QoS well", "QoS", "QoS (Quality of service)"},
		{"Accounts receivable", "Own accounts receivable", "accounts receivable", "accounts receivable"},
		{"Data pipelines", "Build a data pipeline", "data pipeline", "data pipeline"},
		{"Node.js", "NodeJS services", "NodeJS", "NodeJS"},
		{"CI/CD", "ci-cd", "ci-cd", "ci-cd"},
		{"Research and development", "R&D budgets", "R&D", "R&D (Research and development)"},
		{"Profit and loss", "profit & loss", "profit & loss", "profit & loss"},
		{"Accounts payable", "Kreditorenbuchhaltung", "Kreditorenbuchhaltung", "Kreditorenbuchhaltung (Accounts payable)"},
		{"Kubernetes", "You run Kubernetes", "k8s|Kubernetes", "Kubernetes"},
		{"Go", "Services in Go", "Golang|Go", "Go"},
		{"C++", "modern C", "C", "C (C++)"},
		{"Libraries", "library work", "library", "library"},
		{"Figma", "", "", "Figma"},
	} {
		s := explain.Skill{Name: tc.name, Line: tc.line, Spellings: strings.FieldsFunc(tc.spellings, func(c rune) bool { return c == '|' })}
		if got := asWritten(&s); got != tc.want {
			t.Errorf("%s is named %q, want %q", tc.name, got, tc.want)
		}
	}
}

// The tables of one posting show the posting's name, rankings the vocabulary's, and the machine-readable formats both.
func TestWhichNameLeads(t *testing.T) {
	r := sample()
	r.Skills = []explain.Skill{{Name: "Quality of service", Spellings: []string{"QoS"}, Importance: ask.Required, Status: proof.Missing, Line: "Know QoS"}}
	list := []explain.Report{r}
	both := "QoS (Quality of service)"
	for name, tc := range map[string]struct {
		print func(*bytes.Buffer) error
		want  string
		never string
	}{
		"gap report":   {func(b *bytes.Buffer) error { return Gaps(b, list, Options{}) }, both, ""},
		"gap Markdown": {func(b *bytes.Buffer) error { return Gaps(b, list, Options{Format: Markdown}) }, "| " + both + " |", ""},
		"extract":      {func(b *bytes.Buffer) error { return Extracts(b, list, Options{}) }, both, ""},
		"candidates":   {func(b *bytes.Buffer) error { return Candidates(b, list, Options{}) }, "Quality of service", "QoS"},
		"ranking":      {func(b *bytes.Buffer) error { return Ranking(b, list, Options{}) }, "Quality of service", "QoS"},
		"CSV":          {func(b *bytes.Buffer) error { return Gaps(b, list, Options{Format: CSV}) }, ",Quality of service,required,missing,,,,Know QoS,,QoS\n", both},
		"JSON":         {func(b *bytes.Buffer) error { return Gaps(b, list, Options{Format: JSON}) }, `"name": "Quality of service"`, both},
	} {
		var b bytes.Buffer
		if err := tc.print(&b); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(got, tc.want) || tc.never != "" && strings.Contains(got, tc.never) {
			t.Errorf("%s: want %q and not %q in\n%s", name, tc.want, tc.never, got)
		}
	}
}
