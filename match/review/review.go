// Package review says how a résumé was read, so that a person can check it: its
// sections, its roles, and its skills with the lines that show them. It also says what
// keeps programs from reading the résumé as its writer means it.
//
// It knows one résumé. It does not know postings.
package review

import (
	"cmp"
	"slices"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/explain"
	"skillmatch/match/score"
)

// Review says how a résumé was read.
type Review struct {
	Resume       explain.ResumeRef `json:"resume"`
	Sections     []resume.Section  `json:"sections"`
	Roles        []resume.Role     `json:"roles"`
	Education    []string          `json:"education"`
	Certificates []string          `json:"certificates"`
	// Languages are the lines about spoken languages, Spoken what they say.
	Languages []string        `json:"languages"`
	Spoken    []resume.Spoken `json:"spoken"`
	Skills    []HeldSkill     `json:"skills"`
	// YearsTotal is the length of all dated roles in years, nil when no role has dates.
	YearsTotal *float64         `json:"years_total"`
	Dropped    []resume.Dropped `json:"dropped"`
	Warnings   []string         `json:"warnings"`
	// Legibility says how safely programs read the résumé, and Advice what to improve.
	Legibility Legibility `json:"legibility"`
	Advice     []Advice   `json:"advice"`
	Vocabulary string     `json:"vocabulary"`
	Version    string     `json:"version"`
}

// HeldSkill is a skill that a résumé names.
type HeldSkill struct {
	Name  string      `json:"name"`
	Proof index.Proof `json:"proof"`
	// Years is how long dated roles show the skill, and Last the month in which the
	// last of them ended, as YYYY-MM. They are nil and empty when no dated role shows
	// it.
	Years    *float64        `json:"years,omitempty"`
	Last     string          `json:"last,omitempty"`
	Evidence []explain.Quote `json:"evidence"`
	// Spoken is set for a language that a line about spoken languages names. It is shown
	// by being spoken.
	Spoken bool `json:"-"`
	// personal marks spoken languages, degrees and soft skills, which no bullet has to
	// show.
	personal bool
}

// New reviews a candidate's résumé. Skills that work shows come first, those used
// longest before the others, then by name. id names the résumé in the result; version
// is the program's.
func New(c *score.Candidate, id, version string) Review {
	v, x := c.Vocabulary, c.Index
	r := x.Resume()
	out := Review{
		Resume: explain.ResumeRef{ID: id}, Sections: orEmpty(slices.Clone(r.Sections)), Roles: orEmpty(slices.Clone(r.Roles)), Education: orEmpty(r.Lines(resume.Education)),
		Certificates: orEmpty(r.Lines(resume.Certificates)), Languages: orEmpty(r.Lines(resume.Languages)), Spoken: orEmpty(r.Spoken), Skills: []HeldSkill{},
		Dropped: orEmpty(r.Dropped), Warnings: orEmpty(r.Warnings), Vocabulary: v.Sum(), Version: version,
	}
	for i := range out.Sections {
		out.Sections[i].Lines = orEmpty(out.Sections[i].Lines)
	}
	for i := range out.Roles {
		out.Roles[i].Bullets = orEmpty(out.Roles[i].Bullets)
	}
	if c.Profile.Dated {
		out.YearsTotal = &c.Profile.Years
	}
	for _, it := range x.Items() {
		if it.Listing {
			out.Warnings = append(out.Warnings, "a line that holds a long list of skills and little else proves none of them: "+it.Text)
		}
	}
	for _, id := range x.Named() {
		if claim, _ := x.Claim(id); !claim.Written {
			out.Skills = append(out.Skills, held(c, id))
		}
	}
	slices.SortStableFunc(out.Skills, func(a, b HeldSkill) int {
		return cmp.Or(cmp.Compare(listedLast(a), listedLast(b)), cmp.Compare(value(b.Years), value(a.Years)), cmp.Compare(a.Name, b.Name))
	})
	out.Advice, out.Legibility = advise(r, out.Skills, misspelt(c))
	return out
}

// misspelt returns the misspelt names of skills with the right spelling.
func misspelt(c *score.Candidate) []string {
	var list []string
	for _, w := range c.Index.Misspellings() {
		list = append(list, w.Written+" ("+c.Vocabulary.Skill(w.ID).Label+")")
	}
	return list
}

// Redact removes who the résumé belongs to: of the lines that were dropped as a name,
// contact details or personal details, only the reason is kept.
func (v *Review) Redact() {
	v.Dropped = slices.Clone(v.Dropped)
	for i := range v.Dropped {
		if r := v.Dropped[i].Reason; r == "name" || r == "contact details" || r == "address or personal details" {
			v.Dropped[i].Text = "(left out)"
		}
	}
}

// held returns a skill that the résumé names, with the lines that name it.
func held(c *score.Candidate, id skill.ID) HeldSkill {
	claim, _ := c.Index.Claim(id)
	sk := c.Vocabulary.Skill(id)
	h := HeldSkill{Name: sk.Label, Proof: claim.Proof, Evidence: []explain.Quote{}, personal: sk.Category == "spoken" || sk.Category == "degrees" || sk.Category == "soft"}
	items := c.Index.Items()
	if h.Spoken = sk.Category == "spoken" && slices.ContainsFunc(claim.Items, func(i int) bool { return items[i].Kind == resume.Languages }); h.Spoken {
		h.Proof = index.Shown
	}
	h.Years, h.Last = explain.Held(c, id)
	for _, i := range explain.Quotes(claim.Items) {
		h.Evidence = append(h.Evidence, explain.QuoteOf(c, &items[i]))
	}
	return h
}

// listedLast returns 1 for a skill that is only listed, else 0.
func listedLast(h HeldSkill) int {
	if h.Proof == index.Listed {
		return 1
	}
	return 0
}

// value returns the years, or -1 if there are none.
func value(y *float64) float64 {
	if y == nil {
		return -1
	}
	return *y
}

// orEmpty returns an empty list for nil, so that JSON shows [] and not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
