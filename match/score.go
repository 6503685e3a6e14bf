package match

import (
	"math"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// The score is a sum of parts. Each part has points that it can give ("of")
// and points that the résumé earns; the score is the earned share of all
// points that could be judged, times 100:
//
//	              required   preferred  stack   lines   wording  profession  seniority
//	of            up to 70   up to 3    to 12   to 15   10       20          3
//	earned by     skills     skills     skills  text    words    titles      titles, years
//
// and doubt, which every posting has: of it the résumé earns the share that
// postings fit it on the whole. It is as large as what could not be judged,
// and a little more, so that a posting of which little can be judged does not
// lead the ranking on the strength of that little.
//
// A part's "of" grows with what there is to judge: n asked skills carry
// n/(n+6) of the part's weight. A posting that names one skill says little, and
// a résumé that has it is not yet a match.
//
// What cannot be judged is not counted as failed, which would punish careful
// postings, nor as met, which would reward vague ones: a posting without a
// profession in its title, a résumé without dates, a line that no line of the
// résumé answers clearly. It goes into doubt and widens the range. Leaving it out
// of the score altogether was tried: of 8,665 postings those in languages that
// the program does not read then led the ranking with 100 points.
//
// A group of alternatives counts once, with its best member. Skills that are
// only mentioned (the team's stack, duties) weigh a little, because they tell
// what the work is, but they are never missing.
//
// Profession counts by itself, since generic words ("experience", "team",
// "stakeholders") fill every posting, and skills alone rank a sales posting of
// a software company above an engineer's posting of a bank.
//
// The weights are round numbers near the best of coarse searches over 163
// postings that were judged against one résumé, in five sets of which they order
// .933 of the pairs rightly on average. Without required skills it is .863, without
// profession .889, without stack, other lines or wording .929 to .932; without
// preferred skills or seniority it stays within .001, though seniority puts the best
// ten in a better order. Wording carries the professions that the vocabulary knows
// less (.645 of the pairs of 25 other postings, .619 without).
// Tried and rejected, since the gain was within the noise or fell on one set: more
// weight for skills in the title or named several times, other weights for kinds of
// skills, twice and thrice the weight for seniority, less for stack, more for wording.
const (
	ofRequired   = 70.0
	ofPreferred  = 3.0
	ofContext    = 12.0
	ofLines      = 15.0
	ofWording    = 10.0
	ofProfession = 20.0
	ofSeniority  = 3.0
	ofDoubt      = 10.0 // beside what could not be judged

	// usual is what a posting of which nothing is known fits, as a share.
	usual = 0.35

	// enough is the n at which n/(n+enough) reaches one half.
	enough = 6.0
)

// The names of parts that other files speak of; every score ends with doubt.
const (
	partProfession = "profession"
	partSeniority  = "seniority"
	partDoubt      = "doubt"
)

// Part is one term of the score.
type Part struct {
	Name string `json:"part"`
	// Points are what the résumé earns, 0 to Of, rounded to a tenth.
	Points float64 `json:"points"`
	// Of is what the part can give.
	Of float64 `json:"of"`
}

// Score is how well a résumé fits a posting.
type Score struct {
	// Score is 0 to 100, rounded to a tenth.
	Score float64 `json:"score"`
	// Range is what the score could be once all that is unknown is settled.
	Range [2]float64 `json:"range"`
	Fit   Fit        `json:"fit"`
	Parts []Part     `json:"breakdown"`
}

// Fit is a score in words.
type Fit string

// The bands of fit, best first.
const (
	Strong  Fit = "strong"
	Good    Fit = "good"
	Stretch Fit = "stretch"
	Weak    Fit = "weak"
	NoFit   Fit = "none"
)

// fit names the band of a score. The limits are those under which the bands
// differ least (by .32 of a band on average) from what annotators thought of one
// résumé for 163 postings; since every score holds doubt, 100 is out of reach
// and 59 is much.
func fit(score float64) Fit {
	switch {
	case score >= 59:
		return Strong
	case score >= 48:
		return Good
	case score >= 41:
		return Stretch
	case score >= 26:
		return Weak
	}
	return NoFit
}

// Lines of text are judged by the share of their weight that one line of the
// résumé covers: below clear nothing is known, from met on the line is met.
const (
	coverClear = 0.35
	coverMet   = 0.6
)

// Profile is what scoring knows of a résumé besides its evidence.
type Profile struct {
	Families []Family
	titles   *titles
	Level    Level
	// Years of work in total; Dated is false when the résumé gives no dates.
	Years float64
	Dated bool
	// AsOf stands for "present" in the dates.
	AsOf resume.Date
	// Today is the day of AsOf's month on which postings are open or closed, 0
	// when the month alone is known.
	Today  int
	roles  []resume.Role
	person person
}

// NewProfile reads profession and seniority from a résumé's titles.
func NewProfile(r *resume.Resume, asOf resume.Date) Profile {
	t := newTitles()
	p := Profile{AsOf: asOf, roles: r.Roles, titles: t, person: newPerson(r)}
	add := func(title string) {
		if f := t.family(title); f != "" {
			p.Families = append(p.Families, f)
		}
		if l := t.level(title, 0); p.Level == Unknown || p.Level < Mid && l > p.Level {
			p.Level = l
		}
	}
	for _, line := range r.Lines(resume.Header) {
		add(line)
		break
	}
	for i := range r.Roles {
		if !r.Roles[i].Project {
			add(r.Roles[i].Title)
		}
	}
	months, ok := r.Months(asOf)
	p.Years, p.Dated = math.Round(float64(months)/12*10)/10, ok
	return p
}

// kinship is how far two families are the same profession, 0 to 1.
func (p *Profile) kinship(a, b Family) float64 {
	t := p.titles
	if t == nil {
		t = newTitles()
	}
	return t.kinship(a, b)
}

// scorer adds up the parts of one posting's score.
type scorer struct {
	earned, of float64 // what is judged
	unknown    float64 // points that could not be judged
	parts      []Part  // nil where nobody asks for them
}

// part adds a part: earned of points judged, and points that stay unknown.
func (s *scorer) part(name string, earned, of, unknown float64) {
	if of > 0 && s.parts != nil {
		s.parts = append(s.parts, Part{name, round(earned), round(of)})
	}
	s.earned += earned
	s.of += of
	s.unknown += unknown
}

func (s *scorer) score() Score {
	out := Score{Parts: s.parts}
	out.Score = round(100 * s.earned / s.of)
	// Doubt holds all that is unknown; settled, it earns nothing or everything.
	low := s.earned - usual*s.unknown
	out.Range = [2]float64{round(100 * low / s.of), round(100 * (low + s.unknown) / s.of)}
	out.Fit = fit(out.Score)
	return out
}

func round(x float64) float64 { return math.Round(x*10) / 10 }

// Judge scores a résumé against what a posting asks. It asks nothing of disk or
// network and is a pure function of its arguments.
func Judge(v *skill.Vocabulary, e Evidence, p *Profile, a *Asked) Score {
	return assess(newStandings(v, e), p, a)
}

// assess is Judge with what is known of the résumé's standings.
func assess(known *standings, p *Profile, a *Asked) Score {
	s := scorer{parts: make([]Part, 0, 8)}
	s.skills(known, p, a)
	s.lines(known.evidence, a)
	return s.titles(p, a)
}

// atMost is what a posting would score of whose skills the parts are there, if the
// résumé answered all its lines, which are left unread: points that are wholly earned
// lower no share.
func (s scorer) atMost(p *Profile, a *Asked) float64 {
	s.part("", ofLines+ofWording, ofLines+ofWording, 0)
	return s.titles(p, a).Score
}

// skills adds the parts of the skills.
func (s *scorer) skills(known *standings, p *Profile, a *Asked) {
	worths := worths(known, p.AsOf, a)
	for _, k := range []struct {
		importance Importance
		name       string
		of         float64
	}{{Required, "required skills", ofRequired}, {Preferred, "preferred skills", ofPreferred}, {Context, "stack and duties", ofContext}} {
		value, n := worths[k.importance.rank()].sum()
		switch of := k.of * n / (n + enough); {
		case n > 0:
			s.part(k.name, of*value/n, of, k.of-of)
		case k.importance == Required:
			s.part(k.name, 0, 0, k.of) // asked in words that nothing here knows
		}
	}
}

// titles adds the parts of the titles and doubt, and sums up.
func (s *scorer) titles(p *Profile, a *Asked) Score {
	s.profession(p, a)
	s.seniority(p, a)
	return s.doubt()
}

// doubt adds the part of what is not known, and sums up.
func (s *scorer) doubt() Score {
	doubt := ofDoubt + s.unknown
	s.part(partDoubt, usual*doubt, doubt, 0)
	return s.score()
}

// worthSum adds up what the asked skills of one importance are worth, and how much they
// weigh together; a group counts as one.
type worthSum struct {
	value, weight float64
	groups        []groupWorth
}

type groupWorth struct{ value, weight float64 }

// worths are the sums of the asked skills by the ranks of their importance.
func worths(known *standings, asOf resume.Date, a *Asked) (sums [3]worthSum) {
	for i := range a.Asks {
		ask := &a.Asks[i]
		st := known.of(ask.ID)
		if st.granted {
			continue
		}
		sum := &sums[ask.Importance.rank()]
		worth, weight := st.worth(known.evidence, asOf, ask), ask.Confidence*st.weight
		if ask.Group == 0 {
			sum.value += weight * worth
			sum.weight += weight
			continue
		}
		for len(sum.groups) <= ask.Group {
			sum.groups = append(sum.groups, groupWorth{})
		}
		g := &sum.groups[ask.Group]
		g.value, g.weight = max(g.value, worth), max(g.weight, weight)
	}
	return sums
}

// sum is what all are worth, and how much they weigh.
func (w *worthSum) sum() (value, weight float64) {
	value, weight = w.value, w.weight
	for _, g := range w.groups {
		value += g.weight * g.value
		weight += g.weight
	}
	return value, weight
}

// categoryWeight is how much a skill of a category decides. Ways of working and
// industries are soon learned or granted; languages, systems and methods not.
func categoryWeight(category string) float64 {
	switch category {
	case "practices", "apps":
		return 0.5
	case "domains":
		return 0.7
	}
	return 1
}

// lines judges the required lines: those that name no skill by the best line of
// the résumé, and all of them by how much of their wording the résumé holds
// anywhere, which tells a related trade from a foreign one where the vocabulary
// knows neither.
func (s *scorer) lines(e Evidence, a *Asked) {
	met, judged, unknown := 0.0, 0.0, 0.0
	wording, n := 0.0, 0.0
	for i := range a.Lines {
		l := &a.Lines[i]
		if !isJudged(a, i) {
			continue
		}
		line, whole := l.cover(e)
		wording += whole
		n++
		switch {
		case len(l.Skills) > 0:
		case line < coverClear:
			unknown++
		default:
			judged++
			met += min(1, line/coverMet)
		}
	}
	if k := judged + unknown; k > 0 {
		of := ofLines * k / (k + enough) * judged / k
		s.part("other requirements", of*met/max(judged, 1), of, ofLines*k/(k+enough)-of)
	}
	if n > 0 {
		s.part("wording", ofWording*wording/n, ofWording, 0)
		return
	}
	s.part("wording", 0, 0, ofWording)
}

// profession compares the posting's profession with those of the résumé's
// titles.
func (s *scorer) profession(p *Profile, a *Asked) {
	if a.Family == "" || len(p.Families) == 0 {
		s.part(partProfession, 0, 0, ofProfession)
		return
	}
	best := 0.0
	for _, f := range p.Families {
		best = max(best, p.kinship(a.Family, f))
	}
	s.part(partProfession, ofProfession*best, ofProfession, 0)
}

// seniority compares rungs, and years where both sides give them. One rung off
// is usual; a rung too high costs more than one too low.
func (s *scorer) seniority(p *Profile, a *Asked) {
	worth, known := 1.0, false
	if a.Level != Unknown && p.Level != Unknown {
		known = true
		gap := float64(a.Level - p.Level)
		if gap > 0 {
			worth = max(0, 1-0.3*gap)
		} else {
			worth = max(0, 1+0.3*gap)
		}
	}
	if a.Years > 0 && p.Dated {
		known = true
		worth = min(worth, min(1, p.Years/float64(a.Years)))
	}
	if !known {
		s.part(partSeniority, 0, 0, ofSeniority)
		return
	}
	s.part(partSeniority, ofSeniority*worth, ofSeniority, 0)
}
