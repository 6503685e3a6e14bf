package ask

import (
	"slices"
	"strings"

	"skillmatch/match/degree"
	"skillmatch/match/pay"
	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

// Remote is where the work is done: remote, on site or both.
type Remote string

// The places of work. The empty value means that the posting does not say.
const (
	RemoteWork Remote = "remote"
	Hybrid     Remote = "hybrid"
	OnSite     Remote = "on-site"
)

// Pay is the pay that a posting states.
type Pay = pay.Pay

// Facts holds what a posting says besides its requirements: place, pay and permission
// to work.
type Facts struct {
	Remote Remote
	// Place is the location of the job, as the source writes it.
	Place string
	// Pay is nil when no line states it.
	Pay *Pay
	// Authorization is the line that asks for permission to work, Clearance the line
	// that asks for a security clearance; empty when there is none.
	Authorization, Clearance string
	// RemoteLine is the line that says where the work is done. It is empty when the
	// source's own location field says it, or nothing does.
	RemoteLine string
}

// factReader finds facts in the lines of postings.
type factReader struct {
	pay                                 *pay.Reader
	authorization, sponsored, clearance phrase.Set
	remote, hybrid, onSite              phrase.Set
	// placeHybrid and placeRemote are searched in the source's location field, even
	// inside a word.
	placeHybrid, placeRemote []string
}

// newFactReader returns a reader with the phrases of data/facts.tsv.
func newFactReader() *factReader {
	t := load().facts
	return &factReader{
		pay: pay.NewReader(), authorization: t.Set("work permit"), sponsored: t.Set("sponsored"), clearance: t.Set("clearance"),
		remote: t.Set("remote"), hybrid: t.Set("hybrid"), onSite: t.Set("on-site"), placeHybrid: t.List("place hybrid"), placeRemote: t.List("place remote"),
	}
}

// Facts returns what a posting says of place, pay and permission to work, and stores it
// in a, the result of reading that posting.
func (r *Reader) Facts(p *posting.Posting, a *Parsed) Facts {
	r.readFacts(p, a)
	return a.Facts
}

// readFacts sets the facts of a posting. The first line that states a fact decides it.
func (r *Reader) readFacts(p *posting.Posting, a *Parsed) {
	f := Facts{Place: p.Location}
	f.Remote = r.facts.placeOf(strings.ToLower(p.Location))
	f.Pay = r.facts.pay.Of(p.Pay, func(yield func(string) bool) {
		for i := range a.Lines {
			if !yield(a.Lines[i].Text) {
				return
			}
		}
	})
	for i := range a.Lines {
		l := &a.Lines[i]
		lower := l.lower
		if f.Clearance == "" && r.facts.clearance.In(lower) && l.section.asks() {
			f.Clearance = l.Text
		} else if f.Authorization == "" && r.facts.authorization.In(lower) && !r.facts.sponsored.In(lower) && !l.cues.has(cueNotices) {
			f.Authorization = l.Text
		}
		if f.Remote == "" {
			if f.Remote = r.facts.wayOf(lower); f.Remote != "" {
				f.RemoteLine = l.Text
			}
		}
	}
	a.Facts = f
}

// placeOf returns where the work is done by the source's location field. That is short,
// so that one word is enough.
func (f *factReader) placeOf(lower string) Remote {
	held := func(word string) bool { return strings.Contains(lower, word) }
	switch {
	case slices.ContainsFunc(f.placeHybrid, held):
		return Hybrid
	case slices.ContainsFunc(f.placeRemote, held):
		return RemoteWork
	case f.onSite.In(lower):
		return OnSite
	}
	return ""
}

// wayOf returns where the work is done by a line of the text.
func (f *factReader) wayOf(lower string) Remote {
	switch {
	case f.hybrid.In(lower):
		return Hybrid
	case f.remote.In(lower):
		return RemoteWork
	case f.onSite.In(lower):
		return OnSite
	}
	return ""
}

// demandedDegree returns the lowest degree that the lines demand, and the line that
// demands it. A line that accepts experience instead of a degree demands none.
func demandedDegree(lines []Line) (degree.Degree, string) {
	found, line := degree.None, ""
	for i := range lines {
		l := &lines[i]
		if l.Importance != Required || l.ascii && !l.cues.has(cueDegrees) {
			continue
		}
		text := phrase.Normalize(l.Text)
		d := degree.Lowest(text)
		if d == degree.None || degree.Replaceable(text) {
			continue
		}
		if found == degree.None || d < found {
			found, line = d, l.Text
		}
	}
	return found, line
}
