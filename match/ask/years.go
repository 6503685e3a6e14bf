package ask

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"skillmatch/match/degree"
	"skillmatch/match/phrase"
)

// span is a number of years of experience in a line.
type span struct {
	years      int
	start, end int // offsets in the line; end is after the unit
	// nested is true where the years are a part of those before: "8 years, 3 of them".
	nested bool
	// bound is true where the years belong to a skill that the line names.
	bound bool
}

// years finds the total experience that a posting asks for: years that belong to no
// skill, in lines that ask and in clauses that are not merely welcome. Of several totals
// the longest counts, since a candidate has to have all that is asked, and of
// alternatives the shortest: "5 years with a Bachelor's or 2 years with a Master's". A
// posting that gives no total asks in total for the years of the skill with the most. A
// text without headings, in which employers list several jobs, asks for the least.
// The order of the lines does not change the total.
func (r *Reader) years(a *Parsed) {
	longest, longestLine := 0, ""
	least, leastLine := 0, "" // of totals that are alternatives, such as those tied to a degree
	for i := range a.Lines {
		l := &a.Lines[i]
		if !l.asksYears() {
			continue
		}
		n := l.total()
		for _, s := range l.spans {
			if s.bound && s.years > longest && l.at(s.start) != Preferred {
				longest, longestLine = s.years, l.Text
			}
		}
		tied := !a.Headings || strings.HasPrefix(l.lower, "or ") || degree.Lowest(phrase.Normalize(l.Text)) != degree.None
		switch {
		case n == 0:
		case tied && (least == 0 || n < least):
			least, leastLine = n, l.Text
		case !tied && n > a.Years:
			a.Years, a.YearsLine = n, l.Text
		}
	}
	if least > 0 && (a.Years == 0 || least < a.Years) {
		a.Years, a.YearsLine = least, leastLine
	}
	if a.Years == 0 {
		a.Years, a.YearsLine = longest, longestLine
	}
}

// asksYears reports whether years of experience in the line are asked of the candidate.
func (l *Line) asksYears() bool {
	return len(l.spans) > 0 && l.section.asks() && l.section != about && l.Importance != Preferred && (l.Importance != Context || l.section == neutral)
}

// total returns the years that the line asks for in total: the longest that it gives, and
// of alternatives the shortest. It is 0 when all of them belong to skills.
func (l *Line) total() int {
	n, last, bound := 0, 0, 0
	for i := range l.spans {
		s := &l.spans[i]
		if g := l.at(s.start); s.nested || g == Preferred && l.Importance != Preferred || g == waived {
			continue
		}
		switch {
		case s.bound:
			bound = max(bound, s.years)
			continue
		case n == 0:
			n = s.years
		case strings.Contains(l.lower[last:s.start], " or "):
			n = min(n, s.years)
		default:
			n = max(n, s.years)
		}
		last = s.end
	}
	if n > 0 {
		n = max(n, bound)
	}
	return n
}

// Years returns the years of experience that the line asks for, in total or with a
// skill, 0 when it gives none.
func (l *Line) Years() int {
	n := l.total()
	for i := range l.spans {
		if l.spans[i].bound {
			n = max(n, l.spans[i].years)
		}
	}
	return n
}

// yearsReach is how many bytes after the years a skill can occur for them to be its own:
// "5+ years of professional experience with Go".
const yearsReach = 60

// yearWords are the words of data/years.tsv.
type yearWords struct {
	units, numbers                map[string]int // units in months
	between                       map[string]bool
	more, cap, before, beforeWork []string
	after, nested, work           phrase.Set
}

// yearRules returns the words of data/years.tsv, read once.
var yearRules = sync.OnceValue(func() *yearWords {
	t := load().years
	w := &yearWords{
		between: t.Words("range"), more: t.List("more"), cap: t.List("cap"), before: t.List("no experience before"), beforeWork: t.List("before work"),
		after: t.Set("no experience after"), nested: t.Set("nested"), work: t.Set("work"), units: map[string]int{}, numbers: map[string]int{},
	}
	for _, rule := range t.Rules() {
		for prefix, values := range map[string]map[string]int{"unit ": w.units, "number ": w.numbers} {
			if n, found := strings.CutPrefix(rule, prefix); found {
				value, _ := strconv.Atoi(n) // a test makes sure that all are numbers
				for _, word := range t.List(rule) {
					values[word] = value
				}
			}
		}
	}
	return w
})

// unitWords returns the words for years and months. A line without them gives no years.
func unitWords() []string {
	var out []string
	t := load().years
	for _, rule := range t.Rules() {
		if strings.HasPrefix(rule, "unit ") {
			out = append(out, t.List(rule)...)
		}
	}
	return out
}

// mostYears is the most experience that a posting asks for, in years. A larger number
// is the age of a company or about a pension.
const mostYears = 25

// maxSpans is the greatest number of numbers of years that are read in a line.
const maxSpans = 16

// spansIn appends the years of experience of a line to out, in order; the first unit of
// time is at offset from or later. loose is true for a line of requirements, where years
// need no word such as "experience" after them.
//
// A number that is the most ("up to 5 years") asks for nothing, and some words around
// years say that they are none of experience: "in the last 3 years", "a 4-year degree".
func spansIn(out []span, lower string, from int, loose bool) []span {
	w := yearRules()
	for i := from; i < len(lower); i++ {
		if i > 0 && phrase.LetterAt(lower, i-1) || !phrase.LetterAt(lower, i) {
			continue
		}
		end := i
		for end < len(lower) && phrase.LetterAt(lower, end) {
			end++
		}
		months := w.units[lower[i:end]]
		if months == 0 {
			continue
		}
		n, start, ok := w.quantity(lower[:i])
		years := n * months / 12
		if !ok || years == 0 || years > mostYears || w.excluded(lower, start, i, end) {
			continue
		}
		if len(out) == maxSpans {
			break
		}
		if loose || lower[i:end] == "yoe" || w.works(lower, start, end) {
			out = append(out, span{years: years, start: start, end: end, nested: w.isNested(lower, start, end)})
		}
	}
	return w.partOf(out, lower)
}

// excluded reports whether the words around a number of years say that they are the most
// or none of experience. The number begins at start, its unit at unit.
func (w *yearWords) excluded(lower string, start, unit, end int) bool {
	before := strings.TrimRight(lower[:start], " ~>(")
	if endsWith(before, w.cap) || endsWith(before, w.before) {
		return true
	}
	after := strings.TrimLeft(lower[end:], " '’-–s")
	if w.after.Find(head(after, 24)) == 0 {
		return true
	}
	adjective := lower[unit-1] == '-' && !strings.HasSuffix(lower[unit:end], "s") // "a 3-year programme"
	return adjective && !strings.HasPrefix(after, "experience")
}

// works reports whether words around a number of years say that they are of experience.
func (w *yearWords) works(lower string, start, end int) bool {
	rest := lower[end:]
	rest, _, _ = strings.Cut(rest, ";")
	return w.work.In(head(rest, yearsReach)) || endsWith(strings.TrimRight(lower[:start], " :-–("), w.beforeWork)
}

// isNested reports whether the words next to a number of years make it a part of the
// years before.
func (w *yearWords) isNested(lower string, start, end int) bool {
	before := lower[max(0, start-12):start]
	return w.nested.In(before) || w.nested.In(head(lower[end:], 12))
}

// partOf appends numbers without a unit that count a part of the years before them: "8
// years, 3 of them with Go".
func (w *yearWords) partOf(out []span, lower string) []span {
	if len(out) == 0 {
		return out
	}
	for last := out[len(out)-1].end; ; {
		i := w.nested.Find(lower[last:])
		if i < 0 {
			return out
		}
		i += last
		last = i + 1
		if n, start, ok := w.quantity(lower[:i]); ok && start >= out[len(out)-1].end {
			return append(out, span{years: n, start: start, end: i, nested: true})
		}
		rest := lower[i:]
		for k := range rest {
			if rest[k]-'0' < 10 && (k == 0 || rest[k-1] == ' ') {
				if n, err := strconv.Atoi(strings.TrimRightFunc(head(rest[k:], 2), func(c rune) bool { return !unicode.IsDigit(c) })); err == nil && n > 0 && n < mostYears {
					return append(out, span{years: n, start: i + k, end: i + k + 1, nested: true})
				}
			}
		}
	}
}

// quantity reads the number or range at the end of a text, such as "5", "5+", "3-5", "3
// to 5", "five (5)" or "5 or more", and returns its lower end and where it begins.
func (w *yearWords) quantity(s string) (n, start int, ok bool) {
	s = strings.TrimRight(s, " +-–)(")
	for again := true; again; {
		again = false
		for _, p := range w.more {
			if rest, found := strings.CutSuffix(s, p); found && (rest == "" || !phrase.LetterAt(rest, len(rest)-1)) {
				s, again = strings.TrimRight(rest, " +-–)("), true
			}
		}
	}
	n, start, ok = w.number(s)
	if !ok {
		return 0, 0, false
	}
	rest := strings.TrimRight(s[:start], " -–—(+/")
	word := rest[strings.LastIndexByte(rest, ' ')+1:]
	if w.between[word] {
		rest = strings.TrimRight(strings.TrimSuffix(rest, word), " +-–")
	}
	if low, at, found := w.number(rest); found && low < n && (w.between[word] || strings.ContainsAny(s[at:start], "-–—/(+")) {
		return low, at, true
	}
	return n, start, true
}

// number reads the number up to 99 at the end of a text, in digits or as a word, and
// returns it, without a fraction, and where it begins.
func (w *yearWords) number(s string) (n, start int, ok bool) {
	start = len(s)
	for start > 0 {
		c, size := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' {
			break
		}
		start -= size
	}
	word := strings.TrimLeft(s[start:], ".")
	start = len(s) - len(word)
	if n, ok = w.numbers[word]; ok {
		return n, start, true
	}
	whole, fraction, _ := strings.Cut(word, ".")
	n, err := strconv.Atoi(whole)
	return n, start, err == nil && n >= 0 && len(whole) <= 2 && len(fraction) <= 1
}

// endsWith reports whether a text ends with one of the phrases, as whole words.
func endsWith(s string, phrases []string) bool {
	for _, p := range phrases {
		if rest, found := strings.CutSuffix(s, p); found && (rest == "" || !phrase.LetterAt(rest, len(rest)-1)) {
			return true
		}
	}
	return false
}

// head returns the first n bytes of a text, or all of a shorter one.
func head(s string, n int) string { return s[:min(n, len(s))] }
