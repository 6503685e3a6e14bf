package match

import (
	"context"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// Evidence is all that scoring asks of a résumé; [index.Index] has it.
type Evidence interface {
	// Claim is how the résumé claims a skill.
	Claim(skill.ID) (index.Claim, bool)
	// Items are the résumé's lines, which claims count by index.
	Items() []index.Item
	// Months is how long dated roles show the skill, with asOf for "present".
	Months(id skill.ID, asOf resume.Date) (months int, last resume.Date, ok bool)
	// Cover is how much of a text the best line holds, and all lines together,
	// 0 to 1. words are the text's, if it was cut before.
	Cover(text string, words skill.Words, skills []skill.ID) (line, whole float64)
	// Search returns the best lines for a text, with the same measure.
	Search(ctx context.Context, text string, skills []skill.ID, n int) ([]index.Hit, error)
}

// Status says how a résumé stands to a skill that is asked.
type Status string

// The statuses of skills.
const (
	Has     Status = "has"
	Related Status = "related"
	Missing Status = "missing"
	// Unsettled is said of phrases that the résumé does not hold.
	Unsettled Status = "unknown"
)

// standing is a résumé's standing to one asked skill.
type standing struct {
	status Status
	claim  index.Claim
	via    skill.ID // the substitute, when related
	// value, 0 to 1, is what the standing is worth.
	value float64
	// weight is how much a skill of the category decides, 0 to 1. A tongue that one
	// has is granted: it decides nothing, one that one lacks does.
	weight  float64
	granted bool
}

// The worth of a standing. A skill that work shows is worth all; one that
// follows from another nearly as much; one that is only listed loses a part,
// since nothing shows it; a substitute is worth the share of its weight that
// a team would grant somebody who must still learn the thing itself.
const (
	worthShown   = 1.0
	worthImplied = 0.9
	worthListed  = 0.85
	worthRelated = 0.6 // times the substitute's weight
)

// Weights of relations that the vocabulary gives no weight for.
const (
	siblingWeight = 0.5 // another member of a class of tools, or the class itself
	textWeight    = 0.5 // a line that speaks of the same thing in other words
)

// substitute is the least weight that makes a skill related: users of a
// substitute below it must learn nearly everything anew.
const substitute = 0.45

// stand finds the résumé's standing to a skill: held, else related through the
// heaviest substitute, else missing.
func stand(v *skill.Vocabulary, e Evidence, id skill.ID) standing {
	s := standingOf(v, e, id)
	category := v.Skill(id).Category
	s.weight, s.granted = categoryWeight(category), category == "spoken" && s.value > 0
	return s
}

// standingOf is stand without what the category decides.
func standingOf(v *skill.Vocabulary, e Evidence, id skill.ID) standing {
	if c, ok := e.Claim(id); ok {
		s := standing{status: Has, claim: c, via: skill.None, value: worthShown}
		switch {
		case !c.Worked:
			s.value = worthListed
		case c.Proof == index.Implied:
			s.value = worthImplied
		}
		return s
	}
	s := standing{status: Missing, via: skill.None}
	consider := func(to skill.ID, weight float64) {
		c, ok := e.Claim(to)
		if value := worthRelated * weight; ok && weight >= substitute && value > s.value {
			s = standing{status: Related, claim: c, via: to, value: value}
		}
	}
	sk := v.Skill(id)
	for _, sub := range sk.Similar {
		consider(sub.ID, sub.Weight)
	}
	for _, r := range v.Reach(id) {
		if !r.Class {
			// Who holds what a tool is built on has learned a part of it: SQL of
			// PostgreSQL, Kubernetes of EKS.
			if r.Hops == 1 && part(sk, v.Skill(r.ID)) {
				consider(r.ID, siblingWeight)
			}
			continue
		}
		if broad(v.Skill(r.ID).Name) {
			continue
		}
		if c, ok := e.Claim(r.ID); ok && c.Proof == index.Class {
			consider(c.Via, siblingWeight)
		} else if ok {
			consider(r.ID, siblingWeight)
		}
	}
	return s
}

// standings remembers one résumé's standings to the skills met so far, by ID. It
// serves one goroutine.
type standings struct {
	vocabulary *skill.Vocabulary
	evidence   Evidence
	list       []*standing
}

// newStandings makes an empty memory for a résumé.
func newStandings(v *skill.Vocabulary, e Evidence) *standings {
	return &standings{v, e, make([]*standing, v.Len())}
}

// of finds the résumé's standing to a skill.
func (s *standings) of(id skill.ID) *standing {
	if s.list[id] == nil {
		st := stand(s.vocabulary, s.evidence, id)
		s.list[id] = &st
	}
	return s.list[id]
}

// part reports whether what a skill is built on is a part of learning it. Fields
// are none; a language is one of its frameworks, and SQL, in which every database
// is asked, of any tool, but Python is no part of all that happens to be
// configured in it.
func part(whole, of *skill.Skill) bool {
	if of.Category == "languages" && of.Name != "sql" {
		return whole.Category == "frameworks" || whole.Category == "frontend" || whole.Category == "mobile"
	}
	return named(of.Category)
}

// enoughYears is how much of the years that are asked for a skill dated roles
// show, 0 to 1; 1 when no years are asked or no role with dates shows the skill.
func enoughYears(e Evidence, asOf resume.Date, ask *Ask) float64 {
	if ask.Years == 0 {
		return 1
	}
	months, _, ok := e.Months(ask.ID, asOf)
	if !ok {
		return 1
	}
	return min(1, float64(months)/12/float64(ask.Years))
}

// leastYearsWorth is what is left of a held skill's worth when hardly any of the
// years asked are there: it is still held.
const leastYearsWorth = 0.6

// worth is what a résumé's standing to an asked skill is worth, with the years
// that are asked for it.
func (st *standing) worth(e Evidence, asOf resume.Date, ask *Ask) float64 {
	if st.status != Has {
		return st.value
	}
	return st.value * (leastYearsWorth + (1-leastYearsWorth)*enoughYears(e, asOf, ask))
}

// broad reports classes whose members do not stand in for each other: knowing
// one scripting language or operating system is not knowing the next.
func broad(class string) bool {
	return strings.HasPrefix(class, "lang.") || strings.HasPrefix(class, "os.") || strings.HasPrefix(class, "field.") || strings.HasPrefix(class, "api.") || strings.HasPrefix(class, "spoken.") || class == "db.any" || class == "network.protocol"
}
