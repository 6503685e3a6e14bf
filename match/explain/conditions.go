package explain

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"skillmatch/index/resume"
	"skillmatch/match/ask"
	"skillmatch/match/degree"
	"skillmatch/match/phrase"
	"skillmatch/match/place"
	"skillmatch/match/proof"
)

//go:embed data/*.tsv
var files embed.FS

// State says whether a résumé meets a hard condition.
type State string

// The states. StateUnknown is used whenever the résumé does not settle the question;
// nothing is guessed.
const (
	StateMet      State = "met"
	StateNotMet   State = "not met"
	StateUnknown  State = "unknown"
	StateNotAsked State = "not asked"
)

// Condition is a hard condition: one that ends an application however well the rest
// fits.
type Condition struct {
	// Kind is "years", "degree", "language", "location", "authorization" or
	// "clearance".
	Kind  string `json:"kind"`
	State State  `json:"state"`
	// Asked is what is asked for in a word or two, and Line the posting's line. Asked
	// is empty when nothing is asked for.
	Asked string `json:"asked,omitempty"`
	Line  string `json:"line,omitempty"`
	// Why is the text of the résumé that settles the condition, empty when none does.
	Why string `json:"why,omitempty"`
}

// person holds the lines of a résumé that can answer hard conditions.
type person struct {
	header    []string
	languages []string
	education []string
	all       []string
}

// newPerson collects these lines of a résumé.
func newPerson(r *resume.Resume) person {
	p := person{header: r.Lines(resume.Header), languages: r.Lines(resume.Languages), education: r.Lines(resume.Education)}
	for _, s := range r.Sections {
		for _, l := range s.Lines {
			p.all = append(p.all, l.Text)
		}
	}
	// Names and addresses prove no skill, so the sections leave them out. They do say
	// where somebody lives.
	for _, d := range r.Dropped {
		p.header, p.all = append(p.header, d.Text), append(p.all, d.Text)
	}
	return p
}

// conditions compares the posting's hard conditions with the résumé, in the order in
// which people check them. Every kind is in the result, whether or not the posting asks
// for it.
func (w *work) conditions(a *ask.Parsed) []Condition {
	p := w.person
	out := []Condition{w.yearCondition(a), p.degreeCondition(a)}
	out = append(out, w.languageConditions(a, &p)...)
	return append(out, p.locationCondition(&a.Facts), p.authorizationCondition(&a.Facts), p.clearanceCondition(&a.Facts))
}

// yearCondition compares the years asked for with the length of the dated roles.
// Without dated roles the condition stays unknown.
func (w *work) yearCondition(a *ask.Parsed) Condition {
	s := Condition{Kind: "years", State: StateNotAsked}
	if a.Years == 0 {
		return s
	}
	s.Asked, s.Line, s.State = fmt.Sprintf("%d years", a.Years), a.YearsLine, StateUnknown
	if w.candidate.Profile.Dated {
		s.Why = fmt.Sprintf("dated roles add up to %.1f years", w.candidate.Profile.Years)
		if s.State = StateNotMet; w.candidate.Profile.Years >= float64(a.Years) {
			s.State = StateMet
		}
	}
	return s
}

// degreeCondition compares the degree asked for with the highest one in the section on
// education. A résumé that names no degree there leaves the condition unknown.
func (p *person) degreeCondition(a *ask.Parsed) Condition {
	s := Condition{Kind: "degree", State: StateNotAsked}
	if a.Degree == degree.None {
		return s
	}
	s.Asked, s.Line, s.State = a.Degree.String(), a.DegreeLine, StateUnknown
	best := degree.None
	for _, l := range p.education {
		if d := degree.Highest(phrase.Normalize(l)); d > best {
			best, s.Why = d, l
		}
	}
	switch {
	case best >= a.Degree:
		s.State = StateMet
	case best > degree.None:
		s.State = StateNotMet
	}
	return s
}

// languageConditions returns one condition for each spoken language that is required.
func (w *work) languageConditions(a *ask.Parsed, p *person) []Condition {
	var out []Condition
	held := map[int]bool{}
	for i := range a.Skills {
		if k := &a.Skills[i]; k.Group != 0 && w.candidate.Match(k.ID).Status == proof.Has {
			held[k.Group] = true
		}
	}
	for i := range a.Skills {
		k := &a.Skills[i]
		if k.Importance != ask.Required || w.candidate.Vocabulary.Skill(k.ID).Category != "spoken" {
			continue
		}
		s := Condition{Kind: "language", State: StateUnknown, Asked: w.candidate.Vocabulary.Skill(k.ID).Label, Line: k.Line}
		m := w.candidate.Match(k.ID)
		switch {
		case m.Status == proof.Has:
			s.State = StateMet
			if len(m.Claim.Items) > 0 {
				s.Why = w.candidate.Index.Items()[m.Claim.Items[0]].Text
			}
		case k.Group != 0 && held[k.Group]:
			continue // one of several, and another is spoken
		case len(p.languages) > 0:
			s.State, s.Why = StateNotMet, strings.Join(p.languages, ", ")
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		out = append(out, Condition{Kind: "language", State: StateNotAsked})
	}
	return out
}

// locationCondition judges the location. The condition is met where the work is remote
// without a limit, or in a place that the head of the résumé names. People move, so any
// other place settles nothing.
func (p *person) locationCondition(f *ask.Facts) Condition {
	s := Condition{Kind: "location", State: StateNotAsked, Line: f.RemoteLine}
	where := phrase.Normalize(f.Place)
	if f.Remote == "" && strings.TrimSpace(where) == "" {
		return s
	}
	s.State, s.Asked = StateUnknown, f.Place
	if way := string(f.Remote); way != "" && !strings.Contains(strings.ToLower(f.Place), way) {
		s.Asked = strings.Trim(way+", "+f.Place, ", ")
	}
	if f.Remote == ask.RemoteWork {
		where += phrase.Normalize(f.RemoteLine)
		if unlimited(phrase.Normalize(f.Place)) && !place.NamedIn(where) {
			s.State, s.Why = StateMet, "remote without a place"
			return s
		}
	}
	for _, l := range p.header {
		// Only the part with the place is quoted. The rest says how to reach somebody.
		for part := range strings.FieldsFuncSeq(l, func(r rune) bool { return strings.ContainsRune("·|•;\t", r) }) {
			if head := phrase.Normalize(part); sharedTown(phrase.Normalize(f.Place), head) || f.Remote == ask.RemoteWork && place.Shared(where, head) != "" {
				s.State, s.Why = StateMet, strings.TrimSpace(part)
				return s
			}
		}
	}
	return s
}

// unlimited reports whether the source's field for the place names no place.
func unlimited(normalized string) bool {
	return strings.TrimSpace(loadWords().noPlace.Replace(normalized)) == ""
}

// sharedTown reports whether both normalized texts contain the same word that is
// neither a country nor a word that occurs in every address.
func sharedTown(where, head string) bool {
	for w := range strings.FieldsSeq(where) {
		if len(w) > 3 && strings.Contains(head, " "+w+" ") && !place.NamedIn(" "+w+" ") &&
			!loadWords().noTown[w] {
			return true
		}
	}
	return false
}

// authorizationCondition judges the right to work. The condition is met when the résumé
// states that right for the posting's country.
func (p *person) authorizationCondition(f *ask.Facts) Condition {
	s := Condition{Kind: "authorization", State: StateNotAsked}
	if f.Authorization == "" {
		return s
	}
	s.Asked, s.Line, s.State = "right to work", f.Authorization, StateUnknown
	for _, l := range p.all {
		if loadWords().rightToWork.In(strings.ToLower(l)) && place.Shared(phrase.Normalize(l), phrase.Normalize(f.Authorization)+phrase.Normalize(f.Place)) != "" {
			s.State, s.Why = StateMet, l
			return s
		}
	}
	return s
}

// clearanceCondition judges the security clearance. The condition is met when the
// résumé states one at least as high as the one that is asked for.
func (p *person) clearanceCondition(f *ask.Facts) Condition {
	s := Condition{Kind: "clearance", State: StateNotAsked}
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

// clearanceRank returns the level of clearance that a text names, from 1 to 4, or 0 for
// none.
func clearanceRank(text string) int {
	n, w := phrase.Normalize(text), loadWords()
	switch {
	case w.sci.In(n):
		return 4
	case w.topSecret.In(n):
		return 3
	case w.secret.In(n) && w.clearance.In(n):
		return 2
	case w.clearance.In(n) || w.publicTrust.In(n):
		return 1
	}
	return 0
}

// conditionWords holds the words of data/conditions.tsv.
type conditionWords struct {
	table                                          *phrase.Table
	rightToWork                                    phrase.Set
	sci, topSecret, secret, clearance, publicTrust phrase.Set
	noPlace                                        *strings.Replacer
	noTown                                         map[string]bool
}

// loadWords reads the words once, on first use.
var loadWords = sync.OnceValue(func() *conditionWords {
	t := phrase.ReadTable(files, "data/conditions.tsv", "rule", "phrase")
	var spaced []string
	for _, w := range t.List("no place") {
		spaced = append(spaced, " "+w+" ", " ")
	}
	return &conditionWords{table: t, rightToWork: t.Set("right to work"), sci: t.Set("clearance ts sci"), topSecret: t.Set("clearance top secret"), secret: t.Set("clearance secret"),
		clearance: t.Set("clearance"), publicTrust: t.Set("clearance public trust"), noPlace: strings.NewReplacer(spaced...), noTown: t.Words("no town")}
})
