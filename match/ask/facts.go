package ask

import (
	"slices"
	"strings"
	"sync"

	"skillmatch/match/clause"
	"skillmatch/match/condition"
	"skillmatch/match/degree"
	"skillmatch/match/pay"
	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

// Pay is the pay that a posting states.
type Pay = pay.Pay

// Facts holds what a posting says besides its requirements: place, pay and the
// conditions that it sets.
type Facts struct {
	Remote condition.Way
	// Place is the location of the job, as the source writes it.
	Place string
	// Pay is nil when no line states it.
	Pay *Pay
	// RemoteLine is the line that says where the work is done. It is empty when the
	// source's own location field says it, or nothing does.
	RemoteLine string
	// Conditions are those of the posting's lines.
	Conditions condition.Reading
}

// factReader finds facts in the lines of postings.
type factReader struct {
	pay *pay.Reader
	// placeHybrid and placeRemote are searched in the source's location field even inside
	// a word, placeOnSite as whole words.
	placeHybrid, placeRemote []string
	placeOnSite              phrase.Set
}

// newFactReader returns a reader with the phrases of data/facts.tsv.
func newFactReader() *factReader {
	t := load().facts
	return &factReader{pay: pay.NewReader(), placeHybrid: t.List("place hybrid"), placeRemote: t.List("place remote"), placeOnSite: t.Set("place on-site")}
}

// Facts returns what a posting says of place, pay and conditions, and stores it in a,
// the result of reading that posting.
func (r *Reader) Facts(p *posting.Posting, a *Parsed) Facts {
	r.readFacts(p, a)
	return a.Facts
}

// readFacts sets the facts of a posting. The first line that states the pay decides it.
// The source's location field decides where the work is done, before the lines do.
func (r *Reader) readFacts(p *posting.Posting, a *Parsed) {
	f := Facts{Place: p.Location}
	f.Pay = r.facts.pay.Of(p.Pay, func(yield func(string) bool) {
		for i := range a.Lines {
			if !yield(a.Lines[i].Text) {
				return
			}
		}
	})
	lines := make([]condition.Line, len(a.Lines))
	for i := range a.Lines {
		l := &a.Lines[i]
		lines[i] = condition.Line{Text: l.Text, Lower: l.lower, Title: i == 0 && l.Text == p.Title, Asks: l.Importance == Required, Wishes: l.Importance == Preferred,
			Offers: l.section == benefits, Duty: l.section == duties}
	}
	for _, text := range slices.Concat(a.unknown, a.notices) {
		lines = append(lines, condition.Line{Text: text, Heading: true})
	}
	f.Conditions = condition.Read(lines, p.Location)
	if f.Remote = r.facts.placeOf(strings.ToLower(p.Location)); f.Remote == "" {
		f.Remote, f.RemoteLine = f.Conditions.Way, f.Conditions.WayLine
	}
	a.Facts = f
}

// demanded returns the text of the line without what it merely welcomes or waives:
// "Bachelor's required, PhD preferred" demands one degree.
func (l *Line) demanded() string {
	if len(l.clauses) == 0 || len(l.lower) != len(l.Text) {
		return l.Text
	}
	var parts []string
	for _, c := range l.clauses {
		if c.Grade == clause.Ungraded || c.Grade == clause.Needed {
			parts = append(parts, l.Text[c.Start:c.End])
		}
	}
	return strings.Join(parts, " ")
}

// placeOf returns where the work is done by the source's location field. That is short,
// so that one word is enough.
func (f *factReader) placeOf(lower string) condition.Way {
	held := func(words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(lower, word) })
	}
	switch {
	case held(f.placeHybrid):
		return condition.Hybrid
	case held(f.placeRemote):
		return condition.RemoteWork
	case f.placeOnSite.In(lower):
		return condition.OnSite
	}
	return ""
}

// demandedDegree returns the lowest degree that the lines demand, and the line that
// demands it.
func demandedDegree(lines []Line) (degree.Degree, string) {
	found, line := degree.None, ""
	for i := range lines {
		l := &lines[i]
		if found == degree.Bachelor {
			break // there is none below
		}
		if l.Importance != Required || l.ascii && !l.cues.has(cueDegrees) {
			continue
		}
		d := condition.DegreeOf(l.demanded())
		if d == degree.None {
			continue
		}
		if found == degree.None || d < found {
			found, line = d, l.Text
		}
	}
	return found, line
}

// Kind is the subject of a requirement.
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

// kindWords are the phrases by which the kind of a line is recognized.
type kindWords struct{ authorization, language, location phrase.Set }

// kinds returns the phrases of data/facts.tsv for kinds of lines, read once.
var kinds = sync.OnceValue(func() *kindWords {
	t := load().facts
	return &kindWords{t.Set("kind authorization"), t.Set("kind language"), t.Set("kind location")}
})

// Kind returns the subject of the line. A skill decides before everything but
// permission to work: "5+ years of Go" is judged by Go, together with its years.
func (l *Line) Kind() Kind {
	k := kinds()
	switch {
	case k.authorization.In(l.lower):
		return KindAuthorization
	case len(l.Skills) > 0:
		return KindSkill
	case degree.Lowest(phrase.Normalize(l.Text)) != degree.None:
		return KindEducation
	case l.Years() > 0:
		return KindExperience
	case k.language.In(l.lower):
		return KindLanguage
	case k.location.In(l.lower):
		return KindLocation
	}
	return KindOther
}
