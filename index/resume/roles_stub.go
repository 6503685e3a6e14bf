package resume

import "regexp"

// The stand-ins of this file go when date.go reads durations and faults itself.

// dateFault says what is wrong with a range of dates.
type dateFault uint8

const (
	noFault dateFault = iota
	reversed
	impossible
	openEnd
)

// faultOf returns what is wrong with a range.
func faultOf(r dateRange) dateFault {
	if !r.current && !r.start.Zero() && !r.end.Zero() && r.start.index(1) > r.end.index(12) {
		return reversed
	}
	return noFault
}

var stubDuration = regexp.MustCompile(`(?i)\(?\b(?:\d+\+?\s*(?:years?|yrs?|months?|mos?|jahre?n?|monate?n?|ans?|mois|años?|mes(?:es)?|anni|anno|mesi)\b[ ,.]*(?:and |und |et |y |e )?)+\)?`)
var stubYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
var stubLetters = regexp.MustCompile(`[\pL\d]`)

// duration removes a length of time from a line. ok is false when there is none.
func (d *dateReader) duration(line string) (rest string, ok bool) {
	at := stubDuration.FindStringIndex(line)
	if at == nil {
		return line, false
	}
	return removeSpan(line, at[0], at[1]), true
}

// mentions reports whether a line names a year.
func (d *dateReader) mentions(line string) bool { return stubYear.MatchString(line) }

// only reports whether a line holds nothing but dates and a length of time.
func (d *dateReader) only(line string) bool {
	_, rest, ok := d.find(line)
	if !ok {
		rest, ok = d.duration(line)
		return ok && !stubLetters.MatchString(rest)
	}
	rest, _ = d.duration(rest)
	return !stubLetters.MatchString(rest)
}
