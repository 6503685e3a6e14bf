package resume

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Date is a month of a year. Year is 0 when the date is unknown, Month, 1 to 12, is 0
// when only the year is known.
type Date struct{ Year, Month int }

// Zero reports whether the date is unknown.
func (d Date) Zero() bool { return d.Year == 0 }

// String returns the date as "2020-01" or "2020", and "" for the unknown date.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	}
	return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
}

// MarshalText encodes the date as String does. The error is always nil.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// ParseDate reads "2020-01", "2020-01-15" or "2020"; a day is ignored. The year must be
// 1900 to 2200. The error quotes s.
func ParseDate(s string) (Date, error) {
	parts := strings.SplitN(s, "-", 3)
	year, err := strconv.Atoi(parts[0])
	if err != nil || year < 1900 || year > 2200 {
		return Date{}, fmt.Errorf("date %q, want YYYY-MM", s)
	}
	if len(parts) == 1 {
		return Date{Year: year}, nil
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return Date{}, fmt.Errorf("date %q, want YYYY-MM", s)
	}
	return Date{year, month}, nil
}

// index returns the number of months since January of the year 0. month, 1 to 12, is
// used when the month is unknown.
func (d Date) index(month int) int {
	if d.Month != 0 {
		month = d.Month
	}
	return d.Year*12 + month - 1
}

// Merge returns the number of months in the union of half-open spans. It sorts the
// spans in place.
func Merge(spans [][2]int) int {
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	total, end := 0, 0
	for _, s := range spans {
		if s[1] <= max(s[0], end) {
			continue
		}
		total += s[1] - max(s[0], end)
		end = s[1]
	}
	return total
}

// datePattern matches one date as people write it: the name or number of a month with a
// year, a year with the number of a month, or a year alone. The first %s is for the
// names, the second for the words between a month and its year, the third for the words
// after the year. A day may be on either side. After the name of a month two digits are
// enough for the year.
const datePattern = `(?:(?i:(?:(?:\d{1,2}\.? )?(?:%[1]s)\.?[ ,/]{1,2}(?:(?:%[2]s) )?|(?:\d{1,2}[/.\-])?(?:0?[1-9]|1[0-2])[/.\-]|(?:0?[1-9]|1[0-2])/\d{1,2}/))?(?:19|20)\d\d(?:[/.\-](?:0[1-9]|1[0-2])\b(?:[/.\-]\d\d\b)?)?(?: ?(?:%[3]s))?|(?i:%[1]s)\.? ?['’]\d\d\b)`

// dateReader finds ranges of dates in a line.
type dateReader struct {
	span, since, single *regexp.Regexp
	months              map[string]int
	// parts holds the first and the last month of each part of a year.
	parts map[string][2]int
	// connecting holds words between two dates with which a line begins or ends.
	connecting map[string]bool
}

// monthRules returns the rules for the names of the months, in the order of the year.
func monthRules() []string {
	return []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
}

// partRules returns the rules for the names of parts of a year, with their first and
// last months. Winter is January and February of the year that it is named with.
func partRules() map[string][2]int {
	return map[string][2]int{
		"quarter 1": {1, 3}, "quarter 2": {4, 6}, "quarter 3": {7, 9}, "quarter 4": {10, 12},
		"spring": {3, 5}, "summer": {6, 8}, "autumn": {9, 11}, "winter": {1, 2},
	}
}

// wordsIn returns the words that a text can contain. The patterns of dates are compiled
// for each text, and compiling them for the words of all twelve languages takes long.
func wordsIn(words map[string][]string, text string) map[string][]string {
	lower := strings.ToLower(text)
	lacks := func(word string) bool {
		for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if !strings.Contains(lower, part) {
				return true
			}
		}
		return false
	}
	out := make(map[string][]string, len(words))
	for rule, list := range words {
		out[rule] = slices.DeleteFunc(slices.Clone(list), lacks)
	}
	return out
}

// newDateReader makes a reader from the words of dates, by rule. A rule may have no
// words.
func newDateReader(words map[string][]string) *dateReader {
	d := &dateReader{months: map[string]int{}, parts: map[string][2]int{}, connecting: set(words["line end"])}
	var names []string
	for i, rule := range monthRules() {
		for _, name := range words[rule] {
			names = append(names, name)
			d.months[strings.TrimSuffix(name, ".")] = i + 1
		}
	}
	for rule, months := range partRules() {
		for _, name := range words[rule] {
			names = append(names, name)
			d.parts[name] = months
		}
	}
	one := fmt.Sprintf(datePattern, bounded(names), anyOf(words["of"]), anyOf(words["year"]))
	to := `\s*(?:–|—|-|‐|‑|−|~|→|->|` + anyOf(words["to"]) + `)\s*`
	d.span = regexp.MustCompile(`(?:(?i:\b(?:` + anyOf(words["from"]) + `))\s+)?(` + one + `)` + to + `(?:(` + one + `)|(` + present(words["now"]) + `))`)
	d.since = regexp.MustCompile(`(?i:\b(?:` + anyOf(words["since"]) + `))\s+(` + one + `)|(` + one + `)\s+(?i:` + anyOf(words["onwards"]) + `)`)
	d.single = regexp.MustCompile(`(?:^|[\s(|,])(` + one + `)\)?\s*$`)
	return d
}

// anyOf returns a pattern that matches any of the phrases. A longer phrase comes before
// its prefixes: "june" before "jun", "presente" before "present".
func anyOf(phrases []string) string {
	if len(phrases) == 0 {
		return `[^\x{0}-\x{10FFFF}]` // matches nothing
	}
	phrases = slices.Sorted(slices.Values(phrases))
	slices.Reverse(phrases)
	for i, p := range phrases {
		phrases[i] = strings.ReplaceAll(regexp.QuoteMeta(p), "'", "['’]")
	}
	return strings.Join(phrases, "|")
}

// bounded returns a pattern that matches any of the names of months. A short name must
// begin a word, so that "ago" does not match in "Chicago 2019". A long one also matches
// after a word that a lost space has joined to it.
func bounded(names []string) string {
	long, short := byLength(names, 4)
	return anyOf(long) + `|\b(?:` + anyOf(short) + `)`
}

// present returns a pattern that matches the words for the present day. A word of two
// letters must end there: "nu" does not begin "number".
func present(words []string) string {
	long, short := byLength(words, 2)
	return `(?i:` + anyOf(long) + `|(?:` + anyOf(short) + `)\b)`
}

// byLength separates the words of more than most bytes from the others.
func byLength(words []string, most int) (long, short []string) {
	for _, w := range words {
		if len(w) <= most {
			short = append(short, w)
		} else {
			long = append(long, w)
		}
	}
	return long, short
}

// dateRange is the time that a line gives for a role.
type dateRange struct {
	start, end Date
	current    bool
}

// find reads the first range of dates in a line and returns the line without it. When
// there is none, ok is false and rest is the line.
func (d *dateReader) find(line string) (r dateRange, rest string, ok bool) {
	if !hasYear(line) {
		return r, line, false
	}
	if m := d.span.FindStringSubmatchIndex(line); m != nil {
		r.start = d.date(line[m[2]:m[3]], 0)
		if m[4] >= 0 {
			r.end = d.date(line[m[4]:m[5]], 1)
		} else {
			r.current = true
		}
		return r, removeSpan(line, m[0], m[1]), !r.start.Zero()
	}
	if m := d.since.FindStringSubmatchIndex(line); m != nil {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5] // "2019 onwards"
		}
		r.start, r.current = d.date(line[from:to], 0), true
		return r, removeSpan(line, m[0], m[1]), !r.start.Zero()
	}
	if m := d.single.FindStringSubmatchIndex(line); m != nil {
		r.start, r.end = d.date(line[m[2]:m[3]], 0), d.date(line[m[2]:m[3]], 1)
		return r, removeSpan(line, m[2], m[1]), !r.start.Zero()
	}
	return r, line, false
}

// begins reports whether a line begins with a range of dates.
func (d *dateReader) begins(line string) bool {
	at := d.span.FindStringIndex(line)
	return at != nil && at[0] == 0
}

// hasYear reports whether a line has two digits after 19, 20 or an apostrophe. Without
// them it has no date; most lines have none.
func hasYear(line string) bool {
	for i := 2; i+2 <= len(line); i++ {
		if line[i] < '0' || line[i] > '9' || line[i+1] < '0' || line[i+1] > '9' {
			continue
		}
		before := line[:i]
		if strings.HasSuffix(before, "19") || strings.HasSuffix(before, "20") || strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’") {
			return true
		}
	}
	return false
}

// date reads one date that datePattern matched. For a part of a year ("Summer 2020")
// the month is the first one when side is 0 and the last one when side is 1.
func (d *dateReader) date(s string, side int) Date {
	var out Date
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	at := slices.IndexFunc(fields, func(f string) bool { return len(f) == 4 && f[0] >= '0' && f[0] <= '9' })
	switch {
	case at >= 0:
		out.Year, _ = strconv.Atoi(fields[at])
	case len(fields) > 1:
		at = len(fields) - 1
		out.Year, _ = strconv.Atoi("20" + fields[at]) // Jan '20
	default:
		return out
	}
	for _, f := range fields {
		if m := d.months[f]; m > 0 {
			out.Month = m
			return out
		}
		if part, ok := d.parts[f]; ok {
			out.Month = part[side]
			return out
		}
	}
	// The number of the month is next to the year, except in American dates with a day.
	for _, i := range []int{at - 1, at - 2, at + 1} {
		if i < 0 || i >= len(fields) {
			continue
		}
		if m, err := strconv.Atoi(fields[i]); err == nil && m >= 1 && m <= 12 {
			out.Month = m
			return out
		}
	}
	return out
}

// removeSpan removes a part of a line together with the signs around it.
func removeSpan(line string, from, to int) string {
	left := strings.TrimRight(line[:from], " \t(|,·•–—-")
	right := strings.TrimLeft(line[to:], " \t)|,·•–—-")
	if left != "" && right != "" {
		return left + " | " + right
	}
	return left + right
}
