// Package proof decides how a résumé meets a skill that a posting asks for: held and
// shown by work, only listed, related through a substitute, or missing. It also finds
// the lines of a résumé that were copied from the posting and prove nothing.
//
//	match.go   Find, which makes a Match; the credit that each kind of match earns
//	copied.go  Copied, which finds the lines that also occur in a posting
//
// It does not know how many points a skill gives, nor what a posting is worth: that is
// package score.
package proof

import (
	"slices"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
)

// Evidence is everything that scoring needs to know of a résumé. [index.Index]
// implements it.
type Evidence interface {
	// Claim returns how the résumé claims a skill; ok is false when it does not.
	Claim(skill.ID) (c index.Claim, ok bool)
	// Months returns for how many months dated roles show the skill, and until when,
	// with asOf for "present"; ok is false when no dated role does.
	Months(id skill.ID, asOf resume.Date) (months int, last resume.Date, ok bool)
	// Cover returns how much of a text the best line of the résumé contains, and how
	// much all lines do together, each 0 to 1. words are the words of the text, skills
	// the skills that it names.
	Cover(text string, words skill.Tokens, skills []skill.ID) (line, whole float64)
	// CoverTerms does what Cover does for a text whose words are given as terms of the
	// résumé.
	CoverTerms(terms []int32, skills []skill.ID) (line, whole float64)
}

// Status is how a résumé meets a skill that is asked, in a word.
type Status string

// The statuses of skills.
const (
	Has     Status = "has"
	Related Status = "related"
	Missing Status = "missing"
	// Unsettled is the status of a phrase outside the vocabulary that the résumé does
	// not contain.
	Unsettled Status = "unknown"
)

// Match is the way in which a résumé meets one skill, with the credit for it.
type Match struct {
	Status Status
	// Claim is how the résumé claims the skill or, when related, the substitute.
	Claim index.Claim
	Via   skill.ID // the substitute when related, else [skill.None]
	// Credit, 0 to 1, is the share of the skill's points that the résumé earns.
	Credit float64
	// Weight, 0 to 1, is how much a skill of this category counts. Granted is true for
	// a spoken language that the candidate has: it does not count, while one that the
	// candidate lacks does.
	Weight  float64
	Granted bool
	// Months is for how many months dated roles show a held skill; Dated is false when
	// no dated role does.
	Months int
	Dated  bool
}

// The credit of a match. A skill that work shows earns all. One that follows from
// another earns nearly as much. One that is only listed loses a part, since nothing
// shows it. A substitute earns the share of its weight that a team would grant to
// somebody who still has to learn the skill itself.
const (
	CreditShown   = 1.0
	CreditImplied = 0.9
	CreditListed  = 0.85
	creditRelated = 0.6 // times the substitute's weight
)

// siblingWeight is the weight, as a substitute, of another member of a class, for which
// the vocabulary gives no weight.
const siblingWeight = 0.5

// leastSubstitute is the least weight of a substitute that makes a skill related. Users
// of a lighter one have to learn nearly everything anew.
const leastSubstitute = 0.45

// Find returns how a résumé meets a skill: held, else related through the substitute of
// the greatest weight, else missing. asOf is the month that "present" means in its
// dates.
func Find(v *skill.Vocabulary, e Evidence, id skill.ID, asOf resume.Date) Match {
	m := find(v, e, id)
	category := v.Skill(id).Category
	m.Weight, m.Granted = categoryWeight(category), category == "spoken" && m.Credit > 0
	if m.Status == Has {
		m.Months, _, m.Dated = e.Months(id, asOf)
	}
	return m
}

// find is Find without what the category and the dates decide.
func find(v *skill.Vocabulary, e Evidence, id skill.ID) Match {
	c, ok := e.Claim(id)
	if !ok {
		return substitute(v, e, id)
	}
	m := Match{Status: Has, Claim: c, Via: skill.None, Credit: CreditShown}
	switch {
	case !c.Worked:
		m.Credit = CreditListed
	case c.Proof == index.Implied:
		m.Credit = CreditImplied
	}
	return m
}

// substitute returns how a résumé meets a skill that it does not hold: related through
// a similar skill, a skill that it is built on, or another member of one of its own
// classes; else missing. Of several the one of the greatest weight counts.
func substitute(v *skill.Vocabulary, e Evidence, id skill.ID) Match {
	m := Match{Status: Missing, Via: skill.None}
	consider := func(to skill.ID, weight float64) {
		c, ok := e.Claim(to)
		if credit := creditRelated * weight; ok && weight >= leastSubstitute && credit > m.Credit {
			m = Match{Status: Related, Claim: c, Via: to, Credit: credit}
		}
	}
	sk := v.Skill(id)
	for _, sub := range sk.Similar {
		consider(sub.ID, sub.Weight)
	}
	for _, part := range sk.Implies {
		// Someone who holds what a tool is built on knows a part of it: SQL for
		// PostgreSQL, Kubernetes for EKS.
		if partOf(sk, v.Skill(part)) {
			consider(part, siblingWeight)
		}
	}
	for _, class := range sk.Isa {
		// Another member of its class that the résumé names is near. Of 17 labelled cases
		// 13 were; of those that only share a class of classes 1 of 9 was, and of those where
		// the résumé names the class and no member of it 1 of 6.
		if broad(v.Skill(class).Name) {
			continue
		}
		for _, member := range v.Members(class) {
			if c, ok := e.Claim(member); ok && c.Via == skill.None {
				consider(member, siblingWeight)
			}
		}
	}
	return m
}

// partOf reports whether a skill, on which another is built, is a part of learning that
// other one. A field of work is none. A language is a part of its frameworks, and SQL,
// in which every database is queried, of any tool; but Python is no part of everything
// that happens to be configured in it.
func partOf(whole, part *skill.Skill) bool {
	if part.Category == "languages" && part.Name != "sql" {
		return whole.Category == "frameworks" || whole.Category == "frontend" || whole.Category == "mobile"
	}
	return part.Kind.Proper
}

// broad reports whether a class is so broad that its members are no substitutes for
// each other: to know one scripting language or operating system is not to know the
// next.
func broad(class string) bool {
	return strings.HasPrefix(class, "lang.") || strings.HasPrefix(class, "os.") || strings.HasPrefix(class, "field.") || strings.HasPrefix(class, "api.") || strings.HasPrefix(class, "spoken.") || class == "db.any" || class == "network.protocol"
}

// categoryWeight returns how much a skill of a category counts, 0 to 1. Ways of working
// and industries are soon learned or taken for granted; languages, systems and methods
// are not.
func categoryWeight(category string) float64 {
	switch category {
	case "practices", "apps":
		return 0.5
	case "domains":
		return 0.7
	}
	return 1
}

// leastYearsCredit is the share that remains of a held skill's credit when the résumé
// shows hardly any of the years that are asked: the skill is still held.
const leastYearsCredit = 0.6

// CreditFor returns the credit, 0 to 1, of the match for a requirement, with regard to
// the years that it asks for.
func (m *Match) CreditFor(k *ask.SkillRequirement) float64 {
	if m.Status != Has {
		return m.Credit
	}
	return m.Credit * (leastYearsCredit + (1-leastYearsCredit)*m.yearsShare(k.Years))
}

// yearsShare returns the share of the years asked that dated roles show, 0 to 1. It is
// 1 when no years are asked or no dated role shows the skill.
func (m *Match) yearsShare(years int) float64 {
	if years == 0 || !m.Dated {
		return 1
	}
	return min(1, float64(m.Months)/12/float64(years))
}

// Equal reports whether two matches of one skill give the same score in every posting.
func (m *Match) Equal(o *Match) bool {
	return m.Status == o.Status && m.Credit == o.Credit && m.Claim.Via == o.Claim.Via && m.Months == o.Months && m.Dated == o.Dated && slices.Equal(m.Claim.Items, o.Claim.Items)
}

// Matches remembers how one résumé meets the skills that were asked so far. It is not
// safe for concurrent use.
type Matches struct {
	vocabulary *skill.Vocabulary
	evidence   Evidence
	asOf       resume.Date
	list       []*Match // by skill ID
}

// NewMatches returns an empty memory for a résumé. asOf is the month that "present"
// means in its dates.
func NewMatches(v *skill.Vocabulary, e Evidence, asOf resume.Date) *Matches {
	return &Matches{v, e, asOf, make([]*Match, v.Len())}
}

// Of returns how the résumé meets a skill. Callers must not change the result.
func (s *Matches) Of(id skill.ID) *Match {
	if s.list[id] == nil {
		m := Find(s.vocabulary, s.evidence, id, s.asOf)
		s.list[id] = &m
	}
	return s.list[id]
}

// Evidence returns the evidence that the résumé gives.
func (s *Matches) Evidence() Evidence { return s.evidence }
