package ask

import (
	"slices"
	"strings"

	"skillmatch/match/condition"
	"skillmatch/match/degree"
	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

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
	pay *payReader
	// placeHybrid and placeRemote are searched in the source's location field even inside
	// a word, placeOnSite as whole words.
	placeHybrid, placeRemote []string
	placeOnSite              phrase.Set
}

// newFactReader returns a reader with the phrases of data/facts.tsv.
func newFactReader() *factReader {
	t := load().facts
	return &factReader{pay: newPayReader(), placeHybrid: t.List("place hybrid"), placeRemote: t.List("place remote"), placeOnSite: t.Set("place on-site")}
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
	if pay, ok := r.facts.pay.find(p.Pay); ok {
		f.Pay = &pay
	}
	lines := make([]condition.Line, len(a.Lines))
	for i := range a.Lines {
		l := &a.Lines[i]
		if f.Pay == nil {
			if pay, ok := r.facts.pay.find(l.Text); ok {
				f.Pay = &pay
			}
		}
		lines[i] = condition.Line{Text: l.Text, Lower: l.lower, Title: i == 0 && l.Text == p.Title, Asks: l.Importance == Required, Wishes: l.Importance == Preferred,
			Offers: l.section == benefits, Duty: l.section == duties}
	}
	for _, text := range a.unknown {
		lines = append(lines, condition.Line{Text: text, Heading: true})
	}
	f.Conditions = condition.Read(lines, p.Location)
	if f.Remote = r.facts.placeOf(strings.ToLower(p.Location)); f.Remote == "" {
		f.Remote, f.RemoteLine = f.Conditions.Way, f.Conditions.WayLine
	}
	a.Facts = f
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
		if l.Importance != Required || l.ascii && !l.cues.has(cueDegrees) {
			continue
		}
		d := condition.DegreeOf(l.Text)
		if d == degree.None {
			continue
		}
		if found == degree.None || d < found {
			found, line = d, l.Text
		}
	}
	return found, line
}
