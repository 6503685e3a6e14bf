package proof

import (
	"testing"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/testdata/fixtures"
)

func TestMatch(t *testing.T) {
	v := fixtures.Vocabulary(t)
	e := fixtures.Holding(v, "postgresql", "rust", "aws")
	for name, want := range map[string]struct {
		status Status
		via    string
	}{
		"postgresql": {Has, ""}, "sql": {Has, ""}, "db": {Has, ""}, "mysql": {Related, "postgresql"}, "go": {Missing, ""}, "cpp": {Related, "rust"},
		"gcp": {Related, "aws"}, "kafka": {Missing, ""}, "python": {Missing, ""},
	} {
		id, _ := v.Lookup(name)
		s := Find(v, e, id, resume.Date{})
		via := ""
		if s.Via != skill.None {
			via = v.Skill(s.Via).Name
		}
		if s.Status != want.status || via != want.via {
			t.Errorf("%s: %s via %q, want %s via %q", name, s.Status, via, want.status, want.via)
		}
	}
}

// What a tool is built on is a part of it; a field is not, and nothing follows
// the other way.
func TestAPartOfAToolIsRelated(t *testing.T) {
	v := fixtures.Vocabulary(t)
	pg, _ := v.Lookup("postgresql")
	if s := Find(v, fixtures.Holding(v, "sql"), pg, resume.Date{}); s.Status != Related || v.Skill(s.Via).Name != "sql" {
		t.Errorf("PostgreSQL for who has SQL: %+v", s)
	}
	if s := Find(v, fixtures.Holding(v, "distributed-systems"), pg, resume.Date{}); s.Status != Missing {
		t.Errorf("PostgreSQL for who knows distributed systems: %+v", s)
	}
}
