package explain

import (
	"fmt"
	"slices"
	"testing"

	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
)

func TestAReportSaysHowTheResumeMeetsEachSkill(t *testing.T) {
	const cv = "Jo Doe\nSenior Software Engineer\n\nExperience\nSenior Software Engineer, Acme (Jan 2020 – Dec 2022)\n- Kept the ledgers in PostgreSQL\n- Rewrote the parsers in Rust\n"
	r := reportOf(t, cv, posting.Posting{ID: "p", Title: "Engineer", Text: "Requirements\n- Go or Rust\n- MySQL\n- Kafka\n- Visa sponsorship is not offered\n\nResponsibilities\n- Java"})
	var got []string
	for _, s := range r.Skills {
		got = append(got, fmt.Sprintf("%s %s %s %q met=%v", s.Name, s.Importance, s.Status, s.Via, s.Met))
	}
	want := []string{`Go required missing "" met=true`, `Rust required has "" met=true`, `MySQL required related "PostgreSQL" met=false`,
		`Kafka required missing "" met=false`, `Java context missing "" met=false`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	authorizations := 0
	for _, q := range r.Requirements {
		if q.Kind != ask.KindAuthorization {
			continue
		}
		if authorizations++; q.Status != UnknownOutcome {
			t.Errorf("%q is %s, and nothing says so", q.Text, q.Status)
		}
	}
	if authorizations == 0 {
		t.Error("no line asks for a permit to work")
	}
	for name, line := range map[string]string{"Rust": "Rewrote the parsers in Rust", "MySQL": "Kept the ledgers in PostgreSQL"} {
		i := slices.IndexFunc(r.Skills, func(s Skill) bool { return s.Name == name })
		if s := r.Skills[i]; len(s.Evidence) != 1 || s.Evidence[0].Text != line {
			t.Errorf("%s is proved by %+v", name, s.Evidence)
		}
	}
}
