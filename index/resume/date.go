package resume

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Date is a month of a year; Month is 0 when only the year is known.
type Date struct{ Year, Month int }

// Zero reports whether the date is unknown.
func (d Date) Zero() bool { return d.Year == 0 }

// String is "2020-01" or "2020", empty for the unknown date.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	}
	return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// ParseDate reads "2020-01", "2020-01-15" or "2020".
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

// index counts months from the year 0; month stands in for an unknown one.
func (d Date) index(month int) int {
	if d.Month != 0 {
		month = d.Month
	}
	return d.Year*12 + month - 1
}

// Merge is the number of months in the union of half-open spans.
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

// datePattern is one date as people write it: a month's name or number and a
// year, a year and the month's number, or a year alone. %s stands for the names.
const datePattern = `(?i:(?:%s)\.?[ ,]{1,2}|(?:0?[1-9]|1[0-2])[/.\-])?(?:19|20)\d\d(?:[/.\-](?:0[1-9]|1[0-2])\b)?`

// dateReader finds ranges of dates in a line.
type dateReader struct {
	span, since, single *regexp.Regexp
	months              map[string]int
}

func newDateReader() *dateReader {
	now := `(?i:present|current|currently|now|today|ongoing|heute|aktuell|présent|actuel|actualidad|actual|presente|atual|oggi|heden)`
	months := monthNames()
	names := slices.Sorted(maps.Keys(months))
	slices.Reverse(names) // "june" before "jun"
	one := fmt.Sprintf(datePattern, strings.Join(names, "|")+"|spring|summer|autumn|fall|winter")
	to := `\s*(?:–|—|-|‐|‑|−|~|to|until|till|through|bis|à|a|au)\s*`
	return &dateReader{
		span:   regexp.MustCompile(`(?:(?i:from|von|de|du)\s+)?(` + one + `)` + to + `(?:(` + one + `)|(` + now + `))`),
		since:  regexp.MustCompile(`(?i:since|seit|depuis|desde|dal|sinds)\s+(` + one + `)`),
		single: regexp.MustCompile(`(?:^|[\s(|,])(` + one + `)\)?\s*$`),
		months: months,
	}
}

func monthNames() map[string]int {
	m := map[string]int{}
	for i, list := range []string{
		"jan january januar janvier enero janeiro gennaio januari", "feb february februar février fevrier febrero fevereiro febbraio februari",
		"mar march märz mars marzo março maart", "apr april avril abril aprile", "may mai mayo maio maggio mei", "jun june juni juin junio junho giugno",
		"jul july juli juillet julio julho luglio", "aug august août aout agosto augustus", "sep sept september septembre septiembre setembro settembre",
		"oct october oktober octobre octubre outubro ottobre okt", "nov november novembre noviembre novembro", "dec december dezember décembre decembre diciembre dezembro dicembre dez",
	} {
		for name := range strings.FieldsSeq(list) {
			m[name] = i + 1
		}
	}
	return m
}

// dateRange is what a line says of a role's time.
type dateRange struct {
	start, end Date
	current    bool
}

// find reads the first range of dates in a line and returns the line without
// it; ok is false and the line as it was when there is none.
func (d *dateReader) find(line string) (r dateRange, rest string, ok bool) {
	if m := d.span.FindStringSubmatchIndex(line); m != nil {
		r.start = d.date(line[m[2]:m[3]])
		if m[4] >= 0 {
			r.end = d.date(line[m[4]:m[5]])
		} else {
			r.current = true
		}
		return r, cut(line, m[0], m[1]), !r.start.Zero()
	}
	if m := d.since.FindStringSubmatchIndex(line); m != nil {
		r.start, r.current = d.date(line[m[2]:m[3]]), true
		return r, cut(line, m[0], m[1]), !r.start.Zero()
	}
	if m := d.single.FindStringSubmatchIndex(line); m != nil {
		r.start = d.date(line[m[2]:m[3]])
		r.end = r.start
		return r, cut(line, m[2], m[1]), !r.start.Zero()
	}
	return r, line, false
}

// date reads one date that the pattern matched. A word before the year that
// is no month ("Summer 2020") leaves the year alone.
func (d *dateReader) date(s string) Date {
	s = strings.TrimSpace(s)
	var out Date
	word := strings.ToLower(strings.TrimRight(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '.' || r == ',' })[0], "."))
	out.Month = d.months[word]
	for i := 0; i+4 <= len(s); i++ {
		if y, err := strconv.Atoi(s[i : i+4]); err == nil && y >= 1900 && y < 2100 {
			out.Year = y
			switch {
			case i+7 <= len(s):
				out.Month, _ = strconv.Atoi(s[i+5 : i+7])
			case i > 1 && out.Month == 0:
				out.Month, _ = strconv.Atoi(strings.Trim(s[:i], "/.- "))
			}
			break
		}
	}
	return out
}

// cut removes a part of a line with the signs that set it off.
func cut(line string, from, to int) string {
	left := strings.TrimRight(line[:from], " \t(|,·•–—-")
	right := strings.TrimLeft(line[to:], " \t)|,·•–—-")
	if left != "" && right != "" {
		return left + " | " + right
	}
	return left + right
}
