package match

import (
	"strings"
	"time"

	"skillmatch/index/resume"
	"skillmatch/scrape"
)

// Age is a posting's standing in time, empty for one that may be open.
type Age string

// The ages that are worth a word. Dates are compared by month, as those of
// résumés are, with the month that stands for the present.
const (
	// Closed postings were open until a month that is over.
	Closed Age = "closed"
	// Stale postings were published more than staleMonths ago, and do not say how
	// long they are open: of such postings many are filled.
	Stale Age = "stale"
)

// staleMonths is after how many months a posting is probably filled: twice and
// more the six weeks that hiring takes on average.
const staleMonths = 4

// age tells an old posting; empty for one that is open or gives no date.
func age(p *scrape.Posting, asOf resume.Date) Age {
	now := asOf.Year*12 + asOf.Month
	if asOf.Month == 0 {
		return ""
	}
	if until, ok := month(p.Expires); ok {
		if until < now {
			return Closed
		}
		return ""
	}
	if from, ok := month(p.Published); ok && from < now-staleMonths {
		return Stale
	}
	return ""
}

// month reads the month of a date in one of the forms of pages, interfaces and
// feeds, counted from the year 0.
func month(s string) (int, bool) {
	for _, form := range []string{time.DateOnly, "2006-01", "02 Jan 2006", "2 Jan 2006"} {
		text := s
		if strings.Contains(form, " ") { // behind the day of the week
			text = s[min(len(s), 5):]
		}
		if t, err := time.Parse(form, text[:min(len(text), len(form))]); err == nil && t.Year() >= 2000 && t.Year() < 2200 {
			return t.Year()*12 + int(t.Month()), true
		}
	}
	return 0, false
}
