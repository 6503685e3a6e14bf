package match

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Day is a date as a number: its year, month and day, as 20261115. The day, or
// day and month, are 00 where they are unknown; 0 is no date.
type Day int32

func dayOf(year, month, day int) Day { return Day(year*10000 + month*100 + day) }

// Of is the day of the month, 0 when it is unknown.
func (d Day) Of() int { return int(d) % 100 }

func (d Day) month() int { return int(d) / 100 % 100 }

// months counts months from the year 0; a year without a month is taken to its
// end.
func (d Day) months() int {
	month := d.month()
	if month == 0 {
		month = 12
	}
	return int(d)/10000*12 + month
}

// before reports whether a date is over on another day, as far as both are known.
func (d Day) before(o Day) bool {
	if d%100 == 0 || o%100 == 0 {
		d, o = d/100, o/100
		if d%100 == 0 || o%100 == 0 {
			d, o = d/100, o/100
		}
	}
	return d < o
}

// ReadDay reads a date in one of the forms of pages, interfaces and feeds: as
// figures in any common order, with a month's name, or as the seconds or
// milliseconds since 1970. Of 05/06/2019, which is in May or in June, the year
// alone is known. It is 0 for what is no date from 2000 on.
func ReadDay(s string) Day {
	s = strings.TrimSpace(s)
	n := figuresAt(s)
	switch {
	case n == 8:
		return checked(valueOf(s[:4]), valueOf(s[4:6]), valueOf(s[6:8]))
	case s == "":
		return 0
	case n == 10 || n == 13:
		return sinceEpoch(s[:n])
	}
	if d := inFigures(s); d != 0 {
		return d
	}
	return written(s)
}

// inFigures reads a date that is written in figures.
func inFigures(s string) Day {
	switch n := figuresAt(s); {
	case n == 4 && len(s) >= 7 && strings.Contains("-/.", s[4:5]):
		return bigEndian(s)
	case n == 1 || n == 2:
		return slashed(s)
	}
	return 0
}

// figuresAt is how many figures a text begins with.
func figuresAt(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// valueOf is the value of figures, -1 for what is none.
func valueOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// checked is a date if there is such a one; a month or day of 0 is unknown.
func checked(year, month, day int) Day {
	if year < 2000 || year >= 2200 || month < 0 || month > 12 || day < 0 || day > 31 {
		return 0
	}
	if month == 0 {
		day = 0
	}
	return dayOf(year, month, day)
}

// bigEndian reads 2026-11-15, with anything behind it, and 2026-11.
func bigEndian(s string) Day {
	month := valueOf(s[5:7])
	if month < 1 {
		return 0
	}
	day := 0
	if len(s) >= 10 && s[7] == s[4] {
		if day = valueOf(s[8:10]); day < 1 {
			return 0
		}
	}
	return checked(valueOf(s[:4]), month, day)
}

// sinceEpoch reads seconds of ten figures or milliseconds of thirteen.
func sinceEpoch(s string) Day {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	if len(s) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return checked(t.Year(), int(t.Month()), t.Day())
}

// slashed reads 25/06/2019, 06/25/2019, 10/13/25 and 25.06.2019; between points
// the day stands first.
func slashed(s string) Day {
	sign := strings.TrimLeft(s, "0123456789")
	if sign == "" || !strings.Contains("/.-", sign[:1]) {
		return 0
	}
	parts := strings.SplitN(s, sign[:1], 3)
	if len(parts) != 3 {
		return 0
	}
	last := parts[2][:figuresAt(parts[2])]
	a, b, year := valueOf(parts[0]), valueOf(parts[1]), valueOf(last)
	if len(last) == 2 {
		year += 2000
	}
	switch {
	case a < 1 || b < 1 || len(last) != 2 && len(last) != 4:
		return 0
	case sign[0] == '.' || a > 12 || a == b:
		return checked(year, b, a)
	case b > 12:
		return checked(year, a, b)
	}
	return checked(year, 0, 0)
}

// written reads a date with a month's name, the day before or behind it, and the
// year behind both. Without a year it is none.
func written(s string) Day {
	month, day, before, words := 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if words++; words > maxDateWords {
			break
		}
		n := valueOf(strings.TrimRight(strings.ToLower(w), "stndrh"))
		switch m := monthNamed(w); {
		case m != 0:
			month, day = m, before
		case n >= 2000 && n < 2200 && month != 0:
			return checked(n, month, day)
		case n >= 1 && n <= 31 && month != 0 && day == 0:
			day = n
		}
		if w != "of" {
			before = 0
			if n >= 1 && n <= 31 {
				before = n
			}
		}
	}
	return 0
}

// maxDateWords is how many words a written date is sought in: the hour may stand
// before it.
const maxDateWords = 9

// monthNamed is the month of an English name or its first three letters, 0 for
// any other word.
func monthNamed(w string) int {
	if len(w) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if len(w) <= len(name) && strings.EqualFold(w, name[:len(w)]) && (len(w) == 3 || len(w) == len(name) || strings.EqualFold(w, "sept")) {
			return int(m)
		}
	}
	return 0
}
