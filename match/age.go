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

// age tells an old posting; empty for one that is open or gives no date.
func age(p *scrape.Posting, today Day) Age {
	return ageOf(ReadDay(p.Published), ReadDay(p.Expires), today)
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
