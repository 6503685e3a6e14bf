package match

import (
	"cmp"
	"math"
	"slices"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// ResumeView is how a résumé was read, for a person to check.
type ResumeView struct {
	Resume       ResumeRef        `json:"resume"`
	Sections     []resume.Section `json:"sections"`
	Roles        []resume.Role    `json:"roles"`
	Education    []string         `json:"education"`
	Certificates []string         `json:"certificates"`
	Languages    []string         `json:"languages"`
	Skills       []HeldSkill      `json:"skills"`
	// YearsTotal is nil when no role has dates.
	YearsTotal *float64         `json:"years_total"`
	Dropped    []resume.Dropped `json:"dropped"`
	Warnings   []string         `json:"warnings"`
	// Legibility says how safely programs read the résumé, Advice what to mend.
	Legibility Legibility `json:"legibility"`
	Advice     []Advice   `json:"advice"`
	Vocabulary string     `json:"vocabulary"`
	Version    string     `json:"version"`
}

// HeldSkill is a skill that a résumé names.
type HeldSkill struct {
	Name  string      `json:"name"`
	Proof index.Proof `json:"proof"`
	// Years and Last are nil and empty when no dated role shows the skill.
	Years    *float64 `json:"years,omitempty"`
	Last     string   `json:"last,omitempty"`
	Evidence []Quote  `json:"evidence"`
	// personal marks languages, degrees and manners, which no bullet has to show.
	personal bool
}

// View reads a résumé's index for a person: the skills that work shows first,
// those used longest before the others, then by name.
func View(v *skill.Vocabulary, x *index.Index, id string, asOf resume.Date, version string) ResumeView {
	r := x.Resume()
	p := NewProfile(r, asOf)
	m := Matcher{Vocabulary: v, Evidence: x, Profile: p}
	out := ResumeView{
		Resume: ResumeRef{id}, Sections: orEmpty(slices.Clone(r.Sections)), Roles: orEmpty(slices.Clone(r.Roles)), Education: orEmpty(r.Lines(resume.Education)),
		Certificates: orEmpty(r.Lines(resume.Certificates)), Languages: orEmpty(r.Lines(resume.Languages)), Skills: []HeldSkill{},
		Dropped: orEmpty(r.Dropped), Warnings: orEmpty(r.Warnings), Vocabulary: v.Sum(), Version: version,
	}
	for i := range out.Sections {
		out.Sections[i].Lines = orEmpty(out.Sections[i].Lines)
	}
	for i := range out.Roles {
		out.Roles[i].Bullets = orEmpty(out.Roles[i].Bullets)
	}
	if p.Dated {
		out.YearsTotal = &p.Years
	}
	for _, it := range x.Items() {
		if it.Listing {
			out.Warnings = append(out.Warnings, "a line that holds a long list of skills and little else proves none of them: "+it.Text)
		}
	}
	for _, id := range x.Named() {
		if c, _ := x.Claim(id); !c.Written {
			out.Skills = append(out.Skills, m.held(id, asOf))
		}
	}
	slices.SortStableFunc(out.Skills, func(a, b HeldSkill) int {
		return cmp.Or(cmp.Compare(listedLast(a), listedLast(b)), cmp.Compare(value(b.Years), value(a.Years)), cmp.Compare(a.Name, b.Name))
	})
	out.Advice, out.Legibility = advise(r, out.Skills)
	return out
}

// Redact leaves out who the résumé is of: the lines that were dropped for being a
// name or contact details keep their reason alone.
func (v *ResumeView) Redact() {
	v.Dropped = slices.Clone(v.Dropped)
	for i := range v.Dropped {
		if r := v.Dropped[i].Reason; r == "name" || r == "contact details" || r == "address or personal details" {
			v.Dropped[i].Text = "(left out)"
		}
	}
}

func (m *Matcher) held(id skill.ID, asOf resume.Date) HeldSkill {
	c, _ := m.Evidence.Claim(id)
	sk := m.Vocabulary.Skill(id)
	h := HeldSkill{Name: sk.Label, Proof: c.Proof, Evidence: []Quote{}, personal: sk.Category == "spoken" || sk.Category == "degrees" || sk.Category == "soft"}
	if months, last, ok := m.Evidence.Months(id, asOf); ok {
		y := math.Round(float64(months)/12*10) / 10
		h.Years, h.Last = &y, last.String()
	}
	for _, i := range first(c.Items, quotes) {
		h.Evidence = append(h.Evidence, m.quote(&m.Evidence.Items()[i]))
	}
	return h
}

func listedLast(h HeldSkill) int {
	if h.Proof == index.Listed {
		return 1
	}
	return 0
}

func value(y *float64) float64 {
	if y == nil {
		return -1
	}
	return *y
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
