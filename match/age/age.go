// Package age decides whether a posting is stale, closed or may still be open: from its
// dates, in whatever form its source wrote them, and from what its text says about the
// end of applications.
//
//	age.go       why a posting is marked stale (published more than four months ago,
//	             without a closing date) or closed (its last day is over)
//	closing.go   what a posting says about the end of applications; the words are in
//	             data/closing.tsv
//	ended.go     that they have ended: "this role is closed"
//	deadline.go  until when they are accepted: "apply by 30 June"
//	day.go       Day, and the forms of dates that are read; data/months.tsv has the months
//
// The package has no clock: callers say which day it is.
package age

import (
	"skillmatch/scrape/posting"
)

// Age says whether a posting is stale or closed. It is empty for one that may be open.
type Age string

// The ages that postings are marked with.
const (
	// Closed marks a posting that was open until a day or month that is over, or that
	// says that applications have ended.
	Closed Age = "closed"
	// Stale marks a posting that was published more than staleMonths calendar months
	// ago and does not say how long it is open. Many such postings are filled.
	Stale Age = "stale"
)

// staleMonths is the number of months after which a posting is probably filled: more
// than twice the six weeks that hiring takes on average.
const staleMonths = 4

// Of returns the age of a posting on a day, and the reason in a sentence. Both are
// empty for a posting that is open or gives no date, and on a day of 0.
func Of(p *posting.Posting, today Day) (_ Age, why string) {
	end := closes(p, today)
	if end.over && today != 0 {
		return Closed, "the posting says that it is closed: " + end.line
	}
	a := At(ParseDay(p.Published), end.until, today)
	switch a {
	case Closed:
		why = "the posting was open until " + p.Expires
		if p.Expires != end.line {
			why = "the posting was open until a day that is over: " + end.line
		}
	case Stale:
		why = "the posting was published on " + p.Published + " and may be filled"
	}
	return a, why
}

// At returns the age, on the day today, of a posting that was published on one day and
// expires on another. Each day is 0 when it is unknown; the age is empty when the month
// of today is.
func At(published, expires, today Day) Age {
	switch {
	case today.month() == 0:
		return ""
	case expires != 0:
		if expires.before(today) {
			return Closed
		}
		return ""
	case published != 0 && published.months() < today.months()-staleMonths:
		return Stale
	}
	return ""
}

// Rank returns the position of an age in a ranking, best first: 0 for a posting that
// may be open, 1 for a stale one, 2 for a closed one.
func (a Age) Rank() int {
	switch a {
	case Closed:
		return 2
	case Stale:
		return 1
	}
	return 0
}
