package match

import (
	"cmp"

	"skillmatch/scrape"
)

// Age is a posting's standing in time, empty for one that may be open.
type Age string

// The ages that are worth a word.
const (
	// Closed postings were open until a day or month that is over.
	Closed Age = "closed"
	// Stale postings were published more than staleMonths ago, and do not say how
	// long they are open: of such postings many are filled.
	Stale Age = "stale"
)

// staleMonths is after how many months a posting is probably filled: twice and
// more the six weeks that hiring takes on average.
const staleMonths = 4

// age tells an old posting, and how it shows; empty for one that is open or gives
// no date.
func age(p *scrape.Posting, today Day) (_ Age, why string) {
	end := closes(p)
	if end.over && today != 0 {
		return Closed, "the posting says that it is closed: " + end.line
	}
	a := ageOf(ReadDay(p.Published), end.until, today)
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

func ageOf(published, expires, today Day) Age {
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

// Fresher compares two postings that are the same, on a day: negative when the
// first stands better for both. An open one does before a stale and a stale one
// before a closed one, and of equals the one that was published last.
func (s *Signature) Fresher(o *Signature, today Day) int {
	rank := func(s *Signature) int {
		switch ageOf(s.published, s.expires, today) {
		case Closed:
			return 2
		case Stale:
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(s), rank(o)), cmp.Compare(o.published, s.published))
}
