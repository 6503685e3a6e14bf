package age

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"skillmatch/index/table"
)

// Day is a date as the number of its year, month and day: 20261115. The day, or the
// month and the day, are 00 when they are unknown; 0 is no date.
type Day int32

// DayOf returns the day of a year, a month from 1 to 12 and a day from 1 to 31. The
// day, or the month and the day, are 0 when they are unknown. It checks no ranges.
func DayOf(year, month, day int) Day { return Day(year*10000 + month*100 + day) }

// OfMonth returns the day of the month, from 1; 0 when it is unknown.
func (d Day) OfMonth() int { return int(d) % 100 }

// month returns the month, from 1; 0 when it is unknown.
func (d Day) month() int { return int(d) / 100 % 100 }

// months returns the number of months since the year 0. A year without a month counts
// up to its December.
func (d Day) months() int {
	month := d.month()
	if month == 0 {
		month = 12
	}
	return int(d)/10000*12 + month
}

// before reports whether a date is earlier than another. It compares years, months and
// days as far as both dates have them.
func (d Day) before(o Day) bool {
	if d%100 == 0 || o%100 == 0 {
		d, o = d/100, o/100
		if d%100 == 0 || o%100 == 0 {
			d, o = d/100, o/100
		}
	}
	return d < o
}

// firstYear is the first day that is read; an earlier one has no year.
const firstYear Day = 20000000

// nearest returns a day that has no year, in the year of the first such day from another
// one on or, when that is unknown, in the year in which it is nearest to today.
func (d Day) nearest(from, today Day) Day {
	year := today / 10000 * 10000
	switch {
	case from != 0:
		d += from / 10000 * 10000
		if d.before(from) {
			d += 10000
		}
		return d
	case d.months()+6 < (today - year).months():
		year += 10000
	case d.months() > (today-year).months()+6:
		year -= 10000
	}
	return d + year
}

// ParseDay reads a date in one of the forms that web pages, APIs and feeds use: digits
// in any common order, a month's name, or the seconds or milliseconds since
// 1970. Of 05/06/2019, which is in May or in June, it returns the year alone. It
// returns 0 for a text that is no date from 2000 to 2199.
func ParseDay(s string) Day {
	s = strings.TrimSpace(s)
	n := digitsAt(s)
	switch {
	case n == 8:
		return checked(valueOf(s[:4]), valueOf(s[4:6]), valueOf(s[6:8]))
	case s == "":
		return 0
	case n == 10 || n == 13:
		return sinceEpoch(s[:n])
	}
	if d := inDigits(s, false); d != 0 {
		return d
	}
	return written(s, false)
}

// inDigits reads a date that is written in digits at the start of a text, 0 for none. Of
// 05/06/2019 it returns the year alone or, with latest, the later of the two days.
func inDigits(s string, latest bool) Day {
	switch n := digitsAt(s); {
	case n == 4 && len(s) >= 7 && strings.Contains("-/.", s[4:5]):
		return bigEndian(s)
	case n == 1 || n == 2:
		return slashed(s, latest)
	}
	return 0
}

// digitsAt returns the number of digits that a text begins with.
func digitsAt(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// valueOf returns the value of a number in digits, -1 for any other text.
func valueOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// checked returns a date, or 0 when its year, month or day is out of range. A month or
// day of 0 is unknown.
func checked(year, month, day int) Day {
	if year < 2000 || year >= 2200 || month < 0 || month > 12 || day < 0 || day > 31 {
		return 0
	}
	if month == 0 {
		day = 0
	}
	return DayOf(year, month, day)
}

// bigEndian reads 2026-11-15, with any text after it, and 2026-11.
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

// sinceEpoch reads the seconds since 1970 from ten digits, or the milliseconds from
// thirteen.
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

// slashed reads 25/06/2019, 06/25/2019, 10/13/25 and 25.06.2019. In a date with points
// the day comes first. latest is that of [inDigits].
func slashed(s string, latest bool) Day {
	sign := strings.TrimLeft(s, "0123456789")
	if sign == "" || !strings.Contains("/.-", sign[:1]) {
		return 0
	}
	parts := strings.SplitN(s, sign[:1], 3)
	if len(parts) != 3 {
		return 0
	}
	last := parts[2][:digitsAt(parts[2])]
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
	if latest {
		return checked(year, max(a, b), min(a, b))
	}
	return checked(year, 0, 0)
}

// written reads a date with a month's name, the day before or after it, and the year
// after both. It returns 0 for a date without a year, unless yearless is true; then it
// returns the first day next to a month, with the year 0.
func written(s string, yearless bool) Day {
	month, day, before, words := 0, 0, 0, 0
	short := false // a name of three letters, which can be another word, needs a day
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if words++; words > maxDateWords {
			break
		}
		n := ordinal(w)
		switch m := monthNamed(w); {
		case m != 0:
			month, day, short = m, before, len(w) == 3
		case n >= 2000 && n < 2200 && month != 0:
			return checked(n, month, day)
		case n >= 1 && n <= 31 && month != 0 && day == 0:
			day = n
		case month != 0 && day == 0 && short && !joins(w):
			month = 0
		}
		if yearless && month != 0 && day != 0 {
			return DayOf(0, month, day)
		}
		if !joins(w) {
			before = 0
			if n >= 1 && n <= 31 {
				before = n
			}
		}
	}
	return 0
}

// maxDateWords is the number of words in which a written date is searched. The time of
// day can precede it.
const maxDateWords = 9

// joins reports whether a word can stand between a day and its month, or a month and its
// year: "4th of March", "3 de mayo de 2026".
func joins(w string) bool { return w == "of" || w == "de" || w == "do" || w == "del" || w == "the" }

// ordinal returns the value of a number that may be an ordinal: "3", "3rd", "1er", "1º";
// -1 for any other word.
func ordinal(w string) int {
	n := digitsAt(w)
	switch strings.ToLower(w[n:]) {
	case "", "st", "nd", "rd", "th", "er", "e", "º", "ª", "o":
		return valueOf(w[:n])
	}
	return -1
}

// months returns the names of months and their numbers, read once.
var months = sync.OnceValue(func() map[string]int {
	names := map[string]int{}
	for _, row := range table.MustRead(files, "data/months.tsv", "month", "language", "name") {
		names[row.Fields[2]] = valueOf(row.Fields[0])
	}
	return names
})

// monthNamed returns the month of a name or a usual abbreviation; 0 for any other word.
func monthNamed(w string) int {
	if len(w) < 3 {
		return 0
	}
	return months()[strings.ToLower(w)]
}
