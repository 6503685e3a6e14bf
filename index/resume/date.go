package resume

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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

// dateReader finds ranges of dates in the lines of a text.
type dateReader struct {
	words      *dateWords
	order      dayOrder
	connecting map[string]bool
	// last is the line that was cut into tokens last. A line is mostly read several
	// times in a row.
	last   string
	tokens []token
}

// datesOf is what the dates of one text are read with.
type datesOf struct {
	words *dateWords
	order dayOrder
}

// wordsIn returns the words of dates, and how a text writes its dates.
func wordsIn(words *dateWords, text string) datesOf { return datesOf{words, orderOf(text)} }

// newDateReader makes a reader for the lines of a text. It must not be used by several
// goroutines at once.
func newDateReader(of datesOf) *dateReader {
	return &dateReader{words: of.words, order: of.order, connecting: of.words.connecting}
}

// scan cuts a line into tokens.
func (d *dateReader) scan(line string) dateScan {
	if line != d.last {
		d.tokens, d.last = d.words.tokens(d.tokens, line), line
	}
	return dateScan{line: line, tokens: d.tokens, order: d.order, whole: len(line) <= maxDateBytes}
}

// find reads the first range of dates in a line and returns the line without it, and
// without a length of time right behind it. When there is none, ok is false and rest is
// the line. A line with a date at its end and no range has a range that begins and ends
// there.
func (d *dateReader) find(line string) (r dateRange, rest string, ok bool) {
	if !hasYear(line) {
		return r, line, false
	}
	s := d.scan(line)
	f, ok := s.find()
	if !ok {
		return r, line, false
	}
	return f.dateRange, cutTokens(&s, line, f.from, s.behindRange(f.to)), true
}

// find reads the first range of the line: one with two dates, or else one that says its
// start, or else a date at the end.
func (s *dateScan) find() (f found, ok bool) {
	for i := range s.tokens {
		if f, ok := s.rangeAt(i); ok {
			return f, true
		}
	}
	for i := range s.tokens {
		if f, ok := s.sinceAt(i); ok {
			return f, true
		}
	}
	for i := range s.tokens {
		if f, ok := s.singleAt(i); ok {
			return f, true
		}
	}
	return f, false
}

// mentions reports whether a line has something of a date in it: a range, or a year
// that stands as one. A year in a telephone number or an amount does not, and neither
// does the number of a house before a postal code.
func (d *dateReader) mentions(line string) bool {
	if !hasYear(line) {
		return false
	}
	s := d.scan(line)
	if _, ok := s.find(); ok {
		return true
	}
	for i := range s.tokens {
		if t := s.at(i); t.isYear() && t.n >= 1950 && t.n < 2050 && s.standsAlone(i) {
			return true
		}
	}
	return false
}

// standsAlone reports whether a number is no part of a longer one or of a name.
func (s *dateScan) standsAlone(i int) bool {
	t, before, next := s.at(i), s.at(i-1), s.at(i+1)
	switch {
	case t.glued() && (before.isSign("$€£#@_+=&?") || before.kind == wordToken && !before.word.names() && !before.is(beforeYear|fromWord|toWord)):
		return false
	case t.glued() && before.isSign("-–/.:,'") && before.glued() && (s.at(i-2).kind == numberToken && s.at(i-2).digits > 2 && !s.at(i-2).isYear() || s.at(i-2).kind == wordToken && !s.at(i-2).word.names()):
		return false
	case before.kind == numberToken && before.digits > 2 && t.gap <= 1:
		return false
	case next.glued() && next.isSign("%$€£_@=&"), next.gap <= 1 && next.isSign("$€£"):
		return false
	case next.glued() && next.isSign("-–/.:,") && s.at(i+2).glued() && s.at(i+2).kind == numberToken && s.at(i+2).digits > 2 && !s.at(i+2).isYear():
		return false
	case next.kind == numberToken && next.digits > 2 && next.gap <= 1 && !next.isYear():
		return false
	}
	if i == 0 && next.kind == wordToken {
		for _, later := range s.tokens[1:] {
			if later.kind == numberToken && later.digits >= 5 {
				return false
			}
		}
	}
	return true
}

// hasYear reports whether a line has a number of two digits, or one of four that can be
// a year. Without them it has no date; most lines have none. Digits of other scripts are
// not looked at, and neither are years counted from an era, which may have one digit.
func hasYear(line string) bool {
	line = line[:min(len(line), maxDateBytes)]
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(line[i:]); unicode.IsDigit(r) || isJoined(r) {
				return true
			}
		}
		if !isASCIIDigit(c) {
			continue
		}
		from := i
		for i+1 < len(line) && isASCIIDigit(line[i+1]) {
			i++
		}
		if n := i + 1 - from; n == 2 || n == 4 && (c == '1' || c == '2') {
			return true
		}
	}
	return false
}

// cutTokens removes tokens from a line together with the signs around them.
func cutTokens(s *dateScan, line string, from, to int) string {
	return removeSpan(line, s.tokens[from].from, s.tokens[to-1].to)
}

// removeSpan removes a part of a line together with the signs around it. A bracket stays
// where the other one of its pair does.
func removeSpan(line string, from, to int) string {
	left := strings.TrimRight(line[:from], " \t\u00a0([{（【|,;/·•–—-")
	right := strings.TrimLeft(line[to:], " \t\u00a0|,;:/·•–—-")
	for _, pair := range []string{"()", "[]", "{}", "（）", "【】"} {
		open, closed := pair[:len(pair)/2], pair[len(pair)/2:]
		for strings.HasPrefix(right, closed) {
			behind := strings.TrimLeft(right[len(closed):], " \t\u00a0|,;:/·•–—-")
			if strings.Count(left, open) > strings.Count(left, closed) {
				left += closed
			}
			right = behind
		}
		if strings.Count(right, closed) > strings.Count(right, open) && strings.HasSuffix(strings.TrimRight(line[:from], " \t\u00a0,;"), open) {
			right = strings.Replace(right, closed, "", 1)
		}
	}
	if left != "" && right != "" {
		return left + " | " + right
	}
	return left + right
}
