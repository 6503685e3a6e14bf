package catalog

import (
	"fmt"
	"math"
	"slices"
	"time"

	"skillmatch/index/library"
	"skillmatch/match/lookup"
)

// Query says what to search for. All conditions that are given have to hold; the zero
// value finds everything.
type Query struct {
	// Words are searched for in title, company and text. All of them have to be found.
	Words string
	// Skills are skills that the posting requires or wishes for, by any of their names.
	Skills []string
	// Place is searched for in the location. All of its words have to be found.
	Place string
	// Remote is a way of work: "remote", "hybrid", "on-site", or empty for any.
	Remote string
	// Pay is the least that the posting has to pay for a year of full-time work, 0 or
	// more, in whatever currency it names. It is compared with the upper end of the
	// posting's pay.
	Pay float64
	// Since is the first day of publication, as YYYY-MM-DD from 1970-01-01 to today, or
	// empty for any. If a posting states none, the day on which it was added counts.
	Since string
	// Top is the most postings that are returned, 0 for all.
	Top int
}

// QueryError says that a condition of a query makes no sense.
type QueryError struct {
	// Field names the condition: "skill", "top", "pay", "remote" or "since".
	Field string
	text  string
	hint  string
}

// Error says what is wrong. It begins with Field, except for a skill.
func (e *QueryError) Error() string { return e.text }

// Hint says what to do about it, empty when that is obvious.
func (e *QueryError) Hint() string { return e.hint }

// compile checks a query and translates it for the library.
func (c *Catalog) compile(q *Query) (library.Query, error) {
	cut := newCutter(c.Vocabulary)
	out := library.Query{Words: cut.asked(q.Words), Place: cut.asked(q.Place), Remote: q.Remote, Pay: q.Pay}
	for _, name := range q.Skills {
		found := lookup.Term(c.Vocabulary, name).Entries
		if len(found) == 0 {
			return out, &QueryError{"skill", fmt.Sprintf("no skill is named %q", name), ""}
		}
		out.Skills = append(out.Skills, found[0].ID)
	}
	switch {
	case q.Top < 0:
		return out, &QueryError{"top", fmt.Sprintf("top %d is negative", q.Top), ""}
	case !(q.Pay >= 0) || math.IsInf(q.Pay, 0):
		return out, &QueryError{"pay", fmt.Sprintf("pay %g is no amount", q.Pay), ""}
	case q.Remote != "" && !slices.Contains([]string{"remote", "hybrid", "on-site"}, q.Remote):
		return out, &QueryError{"remote", fmt.Sprintf("remote %q is not known", q.Remote), "use remote, hybrid or on-site"}
	}
	var err error
	out.Day, err = c.since(q.Since)
	return out, err
}

// since reads the first day of publication as days since 1970-01-01, 0 for any.
func (c *Catalog) since(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	day, ok := dayOf(text)
	if !ok || len(text) != len(time.DateOnly) {
		return 0, &QueryError{"since", fmt.Sprintf("since %q is no date", text), "write it as 2026-05-01"}
	}
	if today, _ := dayOf(c.day()); day > today {
		return 0, &QueryError{"since", fmt.Sprintf("since %s is yet to come", text), "name a day that has been"}
	}
	return day, nil
}
