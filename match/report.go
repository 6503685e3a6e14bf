// Package match compares what a posting asks with what a résumé proves: it
// reads the asks, finds each one's standing, scores the fit and ranks.
//
// Everything here is a pure function of values. The résumé comes through one
// small interface, [Evidence]; the package opens no file and no connection,
// and knows no terminal.
package match

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// PostingRef names a posting in a report.
type PostingRef struct {
	ID         string  `json:"id"`
	Title      string  `json:"title"`
	Company    string  `json:"company"`
	Location   string  `json:"location"`
	URL        string  `json:"url"`
	Source     string  `json:"source"`
	Confidence float64 `json:"confidence"`
	Published  string  `json:"published,omitempty"`
	// Age marks postings that are closed or probably filled, with a résumé only.
	Age Age `json:"age,omitempty"`
	// Text is the posting's cleaned text, only where it was asked for.
	Text string `json:"text,omitempty"`
}

// ResumeRef names a résumé in a report.
type ResumeRef struct {
	ID string `json:"id"`
}

// Quote is a line of the résumé as proof.
type Quote struct {
	Text    string `json:"text"`
	Section string `json:"section"`
	// Role is the role's title and employer, empty outside of roles.
	Role string `json:"role,omitempty"`
	// Years is the length of that role, nil when it has no dates.
	Years *float64 `json:"years,omitempty"`
}

// Skill is one asked skill in a report.
type Skill struct {
	Name    string   `json:"name"`
	Surface []string `json:"surface"`
	// Source is "phrase" for what only reads like a skill; it is empty for
	// skills of the vocabulary.
	Source     string     `json:"source,omitempty"`
	Importance Importance `json:"importance"`
	Status     Status     `json:"status,omitempty"`
	// Group is shared by alternatives of which one is enough; 0 is none.
	Group int `json:"group,omitempty"`
	// Years is the experience asked for the skill, 0 when none is.
	Years int `json:"years,omitempty"`
	// Line is the posting's line.
	Line       string  `json:"line"`
	Confidence float64 `json:"confidence"`
	// Proof and Via say how a held skill is proved: Via names the implying
	// skill or class member, or the substitute of a related one.
	Proof    index.Proof `json:"proof,omitempty"`
	Via      string      `json:"via,omitempty"`
	Evidence []Quote     `json:"evidence,omitempty"`
	// HeldYears is how long dated roles show the skill, overlaps counted once,
	// and LastUsed the month in which the last of them ended, as YYYY-MM; both
	// are absent when no dated role shows it.
	HeldYears *float64 `json:"held_years,omitempty"`
	LastUsed  string   `json:"last_used,omitempty"`
	// Met reports that the skill is held, or another member of its group is.
	Met bool `json:"-"`
}

// Kind sorts requirements.
type Kind string

// The kinds of requirements.
const (
	KindSkill         Kind = "skill"
	KindExperience    Kind = "experience"
	KindEducation     Kind = "education"
	KindLanguage      Kind = "language"
	KindLocation      Kind = "location"
	KindAuthorization Kind = "authorization"
	KindOther         Kind = "other"
)

// Outcome is how a résumé stands to a requirement line.
type Outcome string

// The outcomes of requirements. Unknown is what nothing in the résumé settles.
const (
	Met            Outcome = "met"
	Partial        Outcome = "partial"
	NotMet         Outcome = "missing"
	UnknownOutcome Outcome = "unknown"
)

// Requirement is one line of the posting that asks something.
type Requirement struct {
	Text       string     `json:"text"`
	Kind       Kind       `json:"kind"`
	Importance Importance `json:"importance"`
	Status     Outcome    `json:"status,omitempty"`
	Evidence   []Quote    `json:"evidence,omitempty"`
}

// Report is one posting against one résumé, or, without one, what the posting
// asks: then Resume, Score and the standings are absent.
type Report struct {
	Posting PostingRef `json:"posting"`
	// Duplicates are the ids of postings that are the same and not shown.
	Duplicates []string   `json:"duplicates,omitempty"`
	Resume     *ResumeRef `json:"resume,omitempty"`
	*Score
	Skills       []Skill       `json:"skills"`
	Requirements []Requirement `json:"requirements"`
	// Stops are the hard conditions, with a résumé only.
	Stops []Stop `json:"stops,omitempty"`
	// Remote and Pay are absent when the posting does not say.
	Remote     Remote   `json:"remote,omitempty"`
	Pay        *Pay     `json:"pay,omitempty"`
	Warnings   []string `json:"warnings"`
	Vocabulary string   `json:"vocabulary"`
	Version    string   `json:"version"`
}

// Matcher makes reports for one résumé. It is safe for concurrent use when its
// Evidence is.
type Matcher struct {
	Vocabulary *skill.Vocabulary
	Evidence   Evidence
	Profile    Profile
	// ResumeID names the résumé in reports; Version is the program's.
	ResumeID, Version string
	// own and without find and leave out lines that are a posting's own words.
	own     own
	without func(items []int) Evidence
}

// Present is the day on which postings are open or closed.
func (m *Matcher) Present() Day {
	now := m.Profile.AsOf
	return dayOf(now.Year, now.Month, m.Profile.Today)
}

// Score judges a posting.
func (m *Matcher) Score(a *Asked) Score {
	n, _ := m.honest(a)
	return Judge(n.Vocabulary, n.Evidence, &n.Profile, a)
}

// Scorer scores many postings as [Matcher.Score] does. It remembers how the résumé
// stands to the skills that they ask, so it serves one goroutine.
type Scorer struct {
	matcher *Matcher
	known   *standings
}

// Scorer makes a scorer.
func (m *Matcher) Scorer() *Scorer {
	return &Scorer{matcher: m, known: newStandings(m.Vocabulary, m.Evidence)}
}

// Score judges a posting.
func (s *Scorer) Score(a *Asked) Score {
	n, _ := s.matcher.honest(a)
	known := s.known
	if n != s.matcher { // lines are left out for this posting alone
		known = newStandings(n.Vocabulary, n.Evidence)
	}
	return assess(known, &n.Profile, a)
}

// quotes is how many lines prove one thing in a report.
const quotes = 3

// Report explains a posting's score in full.
func (m *Matcher) Report(ctx context.Context, p *scrape.Posting, a *Asked) (Report, error) {
	m, warning := m.honest(a)
	r := Extract(m.Vocabulary, p, a, m.Version)
	old := ""
	r.Posting.Text = ""
	if r.Posting.Age, old = age(p, m.Present()); old != "" {
		r.Warnings = append(r.Warnings, old)
	}
	if warning != "" {
		r.Warnings = append(r.Warnings, warning)
	}
	r.Resume = &ResumeRef{m.ResumeID}
	score := m.Score(a)
	r.Score, r.Stops = &score, m.stops(a)
	met := map[int]bool{}
	for i := range a.Asks {
		m.prove(&r.Skills[i], a.Asks[i].ID)
		if r.Skills[i].Status == Has {
			met[r.Skills[i].Group] = true
		}
	}
	for i := len(a.Asks); i < len(r.Skills); i++ {
		if err := m.lookFor(ctx, &r.Skills[i]); err != nil {
			return Report{}, fmt.Errorf("%s: %w", p.ID, err)
		}
	}
	for i := range r.Skills {
		s := &r.Skills[i]
		s.Met = s.Status == Has || s.Group != 0 && met[s.Group]
	}
	lines := asking(p, a)
	for i := range r.Requirements {
		if err := m.answer(ctx, &r.Requirements[i], lines[i], a); err != nil {
			return Report{}, fmt.Errorf("%s: %w", p.ID, err)
		}
	}
	return r, nil
}

// prove fills in how the résumé stands to a skill.
func (m *Matcher) prove(s *Skill, id skill.ID) {
	st := stand(m.Vocabulary, m.Evidence, id)
	s.Status = st.status
	switch st.status {
	case Has:
		s.Proof = st.claim.Proof
		if st.claim.Via != skill.None {
			s.Via = m.Vocabulary.Skill(st.claim.Via).Label
		}
		if months, last, ok := m.Evidence.Months(id, m.Profile.AsOf); ok {
			y := math.Round(float64(months)/12*10) / 10
			s.HeldYears, s.LastUsed = &y, last.String()
		}
	case Related:
		s.Via = m.Vocabulary.Skill(st.via).Label
	}
	for _, i := range first(st.claim.Items, quotes) {
		s.Evidence = append(s.Evidence, m.quote(&m.Evidence.Items()[i]))
	}
}

// lookFor finds the lines of the résumé that hold all of a phrase. Nothing is
// said of a phrase that none holds: it may be no skill at all.
func (m *Matcher) lookFor(ctx context.Context, s *Skill) error {
	s.Status = Unsettled
	hits, err := m.Evidence.Search(ctx, s.Name, nil, quotes)
	if err != nil {
		return err
	}
	for _, h := range hits {
		if h.Score < wholePhrase {
			break
		}
		if s.Status == Unsettled {
			s.Status, s.Proof = Has, index.Listed
		}
		if h.Item.Shows() {
			s.Proof = index.Shown
		}
		s.Evidence = append(s.Evidence, m.quote(h.Item))
	}
	return nil
}

// wholePhrase is the share of a phrase's weight that a line must hold: all, but
// for rounding.
const wholePhrase = 0.999

// first is the beginning of a list, n at most.
func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// quote cites a line of the résumé.
func (m *Matcher) quote(it *index.Item) Quote {
	q := Quote{Text: it.Text, Section: it.Section}
	if it.Role < 0 || it.Role >= len(m.Profile.roles) {
		return q
	}
	role := &m.Profile.roles[it.Role]
	q.Role = role.Title
	if role.Employer != "" {
		q.Role += ", " + role.Employer
	}
	if role.Dated() {
		y := math.Round(float64(role.Months(m.Profile.AsOf))/12*10) / 10
		q.Years = &y
	}
	return q
}

// SourcePhrase marks skills that are only phrases.
const SourcePhrase = "phrase"

// phraseConfidence is below [skill.Reported], so that a phrase is never missing:
// of 21 phrases in 50 labelled postings annotators listed 15 or more.
const phraseConfidence = 0.4

// refer names a posting, with its text.
func refer(p *scrape.Posting) PostingRef {
	return PostingRef{ID: p.ID, Title: p.Title, Company: p.Company, Location: p.Location, URL: p.URL, Source: p.Source, Confidence: p.Confidence, Published: p.Published, Text: p.Text}
}

// Extract reports what a posting asks, without a résumé.
func Extract(v *skill.Vocabulary, p *scrape.Posting, a *Asked, version string) Report {
	r := Report{
		Posting:      refer(p),
		Skills:       make([]Skill, 0, len(a.Asks)),
		Requirements: []Requirement{},
		Warnings:     a.Remarks(),
		Remote:       a.Facts.Remote, Pay: a.Facts.Pay,
		Vocabulary: v.Sum(), Version: version,
	}
	for _, k := range a.Asks {
		r.Skills = append(r.Skills, Skill{Name: v.Skill(k.ID).Label, Surface: k.Surface, Importance: k.Importance, Group: k.Group,
			Years: k.Years, Line: k.Line, Confidence: k.Confidence})
	}
	for _, ph := range a.Phrases {
		r.Skills = append(r.Skills, Skill{Name: ph.Text, Surface: []string{ph.Text}, Source: SourcePhrase, Importance: ph.Importance, Line: ph.Line, Confidence: phraseConfidence})
	}
	kinds := newKinds()
	for _, l := range asking(p, a) {
		r.Requirements = append(r.Requirements, Requirement{Text: l.Text, Kind: kinds.kind(l), Importance: l.Importance})
	}
	return r
}

// asking are the lines that ask something, the title left out.
func asking(p *scrape.Posting, a *Asked) []*Line {
	var out []*Line
	for i := range a.Lines {
		if l := &a.Lines[i]; l.Importance != Context && !(i == 0 && l.Text == p.Title) {
			out = append(out, l)
		}
	}
	return out
}

// answer finds how the résumé stands to a requirement line.
func (m *Matcher) answer(ctx context.Context, q *Requirement, line *Line, a *Asked) error {
	hits, err := m.Evidence.Search(ctx, line.Text, line.Skills, quotes)
	if err != nil {
		return err
	}
	q.Status = m.outcome(q, line, a, hits)
	if q.Status == UnknownOutcome {
		return nil
	}
	for _, h := range hits {
		if h.Score >= coverClear || len(line.Skills) > 0 {
			q.Evidence = append(q.Evidence, m.quote(h.Item))
		}
	}
	return nil
}

// outcome judges a line: by its skills when it names some, where a group needs
// one member; by the years that it asks; by its text otherwise.
func (m *Matcher) outcome(q *Requirement, line *Line, a *Asked, hits []index.Hit) Outcome {
	if len(line.Skills) > 0 {
		return m.bySkills(line, a)
	}
	if q.Kind == KindExperience {
		if n, _ := yearsIn(line.Text, line.lower); n > 0 && m.Profile.Dated {
			switch {
			case m.Profile.Years >= float64(n):
				return Met
			case m.Profile.Years >= 0.6*float64(n):
				return Partial
			}
			return NotMet
		}
		return UnknownOutcome
	}
	if q.Kind == KindAuthorization || q.Kind == KindLocation || len(hits) == 0 {
		return UnknownOutcome
	}
	switch best := hits[0].Score; {
	case best >= coverMet:
		return Met
	case best >= coverClear:
		return Partial
	}
	return UnknownOutcome
}

func (m *Matcher) bySkills(line *Line, a *Asked) Outcome {
	known, best := newStandings(m.Vocabulary, m.Evidence), map[int]float64{}
	units, sum := 0, 0.0
	for i := range a.Asks {
		ask := &a.Asks[i]
		if !slices.Contains(line.Skills, ask.ID) {
			continue
		}
		worth := known.of(ask.ID).worth(m.Evidence, m.Profile.AsOf, ask)
		if ask.Group == 0 {
			units++
			sum += worth
			continue
		}
		if _, ok := best[ask.Group]; !ok {
			units++
		}
		sum += max(0, worth-best[ask.Group])
		best[ask.Group] = max(best[ask.Group], worth)
	}
	switch share := sum / float64(max(units, 1)); {
	case share >= worthListed:
		return Met
	case share > 0:
		return Partial
	}
	return NotMet
}

// Ranked is a scored posting in a ranking.
type Ranked struct {
	Posting scrape.Posting
	Score   Score
	// Order is the posting's place in the input, from 0.
	Order int
}

// Compare orders rankings: by score, best first, then by ID, then by place in
// the input, so that no two postings are equal.
func Compare(a, b *Ranked) int {
	return cmp.Or(cmp.Compare(b.Score.Score, a.Score.Score), cmp.Compare(a.Posting.ID, b.Posting.ID), cmp.Compare(a.Order, b.Order))
}
