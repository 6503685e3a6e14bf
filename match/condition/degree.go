package condition

import (
	"strconv"
	"strings"

	"skillmatch/match/degree"
	"skillmatch/match/phrase"
)

// DegreeOf returns the lowest degree that a line demands. It is [degree.None] for a line
// that names none, that accepts something instead of a degree, that says that none is
// needed, or that asks for students who have yet to take it.
func DegreeOf(line string) degree.Degree {
	text := phrase.Normalize(line)
	found := degree.Lowest(text)
	if found == degree.None || degree.Replaceable(text) || patterns().orYears.MatchString(text) {
		return degree.None
	}
	lower := strings.ToLower(plain(line))
	if w := load(); !w.in("not", lower) && !w.in("none", lower) && !w.in("student", lower) {
		return found
	}
	lowest := degree.None
	for _, c := range load().clauses(line) {
		n := phrase.Normalize(c.text)
		d := degree.Lowest(n)
		if d != degree.None && !c.waivesDegree() && !c.in("student") && (lowest == degree.None || d < lowest) {
			lowest = d
		}
	}
	return lowest
}

// waivesDegree reports whether a clause about a degree denies that one is needed: "we do
// not require a degree", "no degree needed", "a degree is not necessary".
func (c *clause) waivesDegree() bool {
	from, to := c.find("degree word")
	if from < 0 {
		from, to = len(c.text), len(c.text)
	}
	return c.denied(from, to)
}

// Degree judges a degree by the highest one in the section on education. A résumé that
// names no degree there leaves the condition unknown, with the line that says what was
// studied.
func (p *Person) Degree(asked degree.Degree) (State, string) {
	best, why := degree.None, ""
	for _, l := range p.education {
		if d := degree.Highest(phrase.Normalize(l)); d > best {
			best, why = d, l
		}
	}
	switch {
	case best >= asked:
		return Met, why
	case best > degree.None:
		return NotMet, why
	case len(p.education) > 0:
		why = p.education[0]
	}
	return Unknown, why
}

// student judges whether somebody studies now: a line says so, or a time of study lies
// in the past.
func (p *Person) student() (State, string) {
	for _, l := range p.own {
		lower := strings.ToLower(plain(l))
		if p.words.in("student", lower) {
			return Met, l
		}
	}
	last, line := 0, ""
	for _, l := range p.education {
		lower := strings.ToLower(plain(l))
		years := yearsOf(lower)
		if p.words.in("studies now", lower) && len(years) > 0 {
			return Met, l
		}
		for _, y := range years {
			if y > last {
				last, line = y, l
			}
		}
	}
	switch {
	case last > p.asOf.Year:
		return Met, line
	case last > 0 && last < p.asOf.Year:
		return NotMet, line
	}
	return Unknown, line
}

// yearsOf returns the years from 1950 to 2099 that a text names.
func yearsOf(text string) []int {
	var list []int
	for _, y := range patterns().year.FindAllString(text, -1) {
		n, err := strconv.Atoi(y)
		if err == nil {
			list = append(list, n)
		}
	}
	return list
}
