package match

import (
	"fmt"
	"slices"
	"strings"

	"skillmatch/index/resume"
)

// person is what a résumé says about hard conditions, in lines.
type person struct {
	header    []string
	languages []string
	education []string
	all       []string
	degrees   *degrees
}

func newPerson(r *resume.Resume) person {
	p := person{header: r.Lines(resume.Header), languages: r.Lines(resume.Languages), education: r.Lines(resume.Education), degrees: newDegrees()}
	for _, s := range r.Sections {
		for _, l := range s.Lines {
			p.all = append(p.all, l.Text)
		}
	}
	// Names and addresses prove no skill and are left out of the sections, but
	// they say where somebody lives.
	for _, d := range r.Dropped {
		p.header, p.all = append(p.header, d.Text), append(p.all, d.Text)
	}
	return p
}

// stops compares the posting's hard conditions with the résumé, in the order in
// which people check them. Each kind is there, whether or not it is asked.
func (m *Matcher) stops(a *Asked) []Stop {
	p := m.Profile.person
	out := []Stop{m.yearStop(a), p.degreeStop(a)}
	out = append(out, m.languageStops(a, &p)...)
	return append(out, p.locationStop(&a.Facts), p.authorizationStop(&a.Facts), p.clearanceStop(&a.Facts))
}

func (m *Matcher) yearStop(a *Asked) Stop {
	s := Stop{Kind: "years", State: StateNotAsked}
	if a.Years == 0 {
		return s
	}
	s.Asked, s.Line, s.State = fmt.Sprintf("%d years", a.Years), a.YearsLine, StateUnknown
	if m.Profile.Dated {
		s.Why = fmt.Sprintf("dated roles add up to %.1f years", m.Profile.Years)
		if s.State = StateNotMet; m.Profile.Years >= float64(a.Years) {
			s.State = StateMet
		}
	}
	return s
}

func (d Degree) String() string { return [...]string{"none", "bachelor", "master", "doctorate"}[d] }

// degreeStop needs a line about education; a résumé without one leaves the
// question open.
func (p *person) degreeStop(a *Asked) Stop {
	s := Stop{Kind: "degree", State: StateNotAsked}
	if a.Degree == NoDegree {
		return s
	}
	s.Asked, s.Line, s.State = a.Degree.String(), a.DegreeLine, StateUnknown
	best := NoDegree
	for _, l := range p.education {
		if d := p.degrees.highest(fold(l)); d > best {
			best, s.Why = d, l
		}
	}
	switch {
	case best >= a.Degree:
		s.State = StateMet
	case best > NoDegree:
		s.State = StateNotMet
	}
	return s
}

// languageStops has one stop for each tongue that is required.
func (m *Matcher) languageStops(a *Asked, p *person) []Stop {
	var out []Stop
	held := map[int]bool{}
	for i := range a.Asks {
		if k := &a.Asks[i]; k.Group != 0 && stand(m.Vocabulary, m.Evidence, k.ID).status == Has {
			held[k.Group] = true
		}
	}
	for i := range a.Asks {
		k := &a.Asks[i]
		if k.Importance != Required || m.Vocabulary.Skill(k.ID).Category != "spoken" {
			continue
		}
		s := Stop{Kind: "language", State: StateUnknown, Asked: m.Vocabulary.Skill(k.ID).Label, Line: k.Line}
		st := stand(m.Vocabulary, m.Evidence, k.ID)
		switch {
		case st.status == Has:
			s.State = StateMet
			if len(st.claim.Items) > 0 {
				s.Why = m.Evidence.Items()[st.claim.Items[0]].Text
			}
		case k.Group != 0 && held[k.Group]:
			continue // one of several, and another is spoken
		case len(p.languages) > 0:
			s.State, s.Why = StateNotMet, strings.Join(p.languages, ", ")
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		out = append(out, Stop{Kind: "language", State: StateNotAsked})
	}
	return out
}

// locationStop is met where the work is remote without limit, or in a place
// that the résumé's head names; people move, so another place settles nothing.
func (p *person) locationStop(f *Facts) Stop {
	s := Stop{Kind: "location", State: StateNotAsked, Line: f.RemoteLine}
	where := fold(f.Place)
	if f.Remote == "" && strings.TrimSpace(where) == "" {
		return s
	}
	s.State, s.Asked = StateUnknown, f.Place
	if way := string(f.Remote); way != "" && !strings.Contains(strings.ToLower(f.Place), way) {
		s.Asked = strings.Trim(way+", "+f.Place, ", ")
	}
	if f.Remote == RemoteWork {
		where += fold(f.RemoteLine)
		if unlimited(fold(f.Place)) && !somewhere(where) {
			s.State, s.Why = StateMet, "remote without a place"
			return s
		}
	}
	for _, l := range p.header {
		// Only the part with the place is quoted: the rest is how to reach somebody.
		for part := range strings.FieldsFuncSeq(l, func(r rune) bool { return strings.ContainsRune("·|•;\t", r) }) {
			if head := fold(part); sharedTown(fold(f.Place), head) || f.Remote == RemoteWork && shared(where, head) != "" {
				s.State, s.Why = StateMet, strings.TrimSpace(part)
				return s
			}
		}
	}
	return s
}

// unlimited reports that the source's field for the place names none.
func unlimited(place string) bool {
	return strings.TrimSpace(strings.NewReplacer(" remote ", " ", " anywhere ", " ", " worldwide ", " ", " global ", " ").Replace(place)) == ""
}

// sharedTown reports a word that both folded texts name and that is neither a
// country nor a word of every address.
func sharedTown(place, head string) bool {
	for w := range strings.FieldsSeq(place) {
		if len(w) > 3 && strings.Contains(head, " "+w+" ") && !somewhere(" "+w+" ") &&
			!slices.Contains([]string{"remote", "hybrid", "office", "area", "city", "north", "south", "west", "east", "united", "states", "kingdom", "site", "time", "zone"}, w) {
			return true
		}
	}
	return false
}

// authorizationStop is met when the résumé states the right to work in the
// country of the posting.
func (p *person) authorizationStop(f *Facts) Stop {
	s := Stop{Kind: "authorization", State: StateNotAsked}
	if f.Authorization == "" {
		return s
	}
	s.Asked, s.Line, s.State = "right to work", f.Authorization, StateUnknown
	says := set(`citizen;citizenship;work permit;green card;permanent resident;authorized to work;authorised to work;right to work;work authorization;blue card;no sponsorship`)
	for _, l := range p.all {
		if says.in(strings.ToLower(l)) && shared(fold(l), fold(f.Authorization)+fold(f.Place)) != "" {
			s.State, s.Why = StateMet, l
			return s
		}
	}
	return s
}

// clearanceStop is met when the résumé states a clearance at least as high.
func (p *person) clearanceStop(f *Facts) Stop {
	s := Stop{Kind: "clearance", State: StateNotAsked}
	if f.Clearance == "" {
		return s
	}
	s.Asked, s.Line, s.State = "security clearance", f.Clearance, StateUnknown
	need := clearanceRank(f.Clearance)
	for _, l := range p.all {
		if rank := clearanceRank(l); rank > 0 && rank >= need {
			s.State, s.Why = StateMet, l
			return s
		}
	}
	return s
}

// clearanceRank orders the levels that texts name; 0 is none.
func clearanceRank(text string) int {
	f := fold(text)
	switch {
	case strings.Contains(f, " ts sci "):
		return 4
	case strings.Contains(f, " top secret "):
		return 3
	case strings.Contains(f, " secret ") && strings.Contains(f, " clearance "):
		return 2
	case strings.Contains(f, " clearance ") || strings.Contains(f, " public trust "):
		return 1
	}
	return 0
}
