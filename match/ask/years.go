package ask

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// years finds the years of experience that a posting asks for. In "5+ years of Go" they
// belong to the skill named right after the number; without such a skill they are the
// total, of which the lowest stated alternative counts. A posting that gives no total
// asks in total for the years of the skill with the most. The order of the lines does
// not change the total.
func (r *Reader) years(a *Parsed) {
	longest, longestLine := 0, ""
	for i := range a.Lines {
		l := &a.Lines[i]
		if l.Importance == Context && l.section != neutral || l.Importance == Preferred || l.section == about || !l.section.asks() {
			continue
		}
		n, behind := yearsIn(l.Text, l.lower)
		switch {
		case n == 0:
		case r.bindYears(a, l, n, behind):
			if n > longest {
				longest, longestLine = n, l.Text
			}
		case a.Years == 0 || n < a.Years:
			a.Years, a.YearsLine = n, l.Text
		}
	}
	if a.Years == 0 {
		a.Years, a.YearsLine = longest, longestLine
	}
}

// yearsReach is how many bytes after the number a skill can occur for the years to be
// its own: "5+ years of professional experience with Go".
const yearsReach = 60

// bindYears gives n years to the skills that the line names within yearsReach after the
// number, and reports whether there are any. Only skills count whose own line this is:
// the first of those that ask for them most, which may be the title. behind is the text
// after the number.
func (r *Reader) bindYears(a *Parsed, l *Line, n int, behind string) (bound bool) {
	for k := range a.Skills {
		ask := &a.Skills[k]
		if ask.Line == l.Text && ask.Importance != Preferred && len(ask.Spellings) > 0 && strings.Contains(head(behind, yearsReach), ask.Spellings[0]) && r.voc.Skill(ask.ID).Category != "concepts" {
			ask.Years = max(ask.Years, n)
			bound = true
		}
	}
	return bound
}

// head returns the first n bytes of a text, or all of a shorter one.
func head(s string, n int) string { return s[:min(n, len(s))] }

// yearsIn returns the first number of years of experience in a line, and the text after
// the number. The line is given as written and in lower case. The number is 0 when
// there is none or it is not of experience ("a 10 years old company").
func yearsIn(text, lower string) (years int, behind string) {
	first := 0
	if !hasDigit(lower) && !strings.Contains(lower, "year") {
		return 0, ""
	}
	words := yearRules()
	for _, word := range words.years {
		for at := 0; ; {
			i := strings.Index(lower[at:], word)
			if i < 0 {
				break
			}
			i += at
			at = i + len(word)
			n, ok := numberBefore(lower[:i])
			rest := lower[i:]
			work := slices.ContainsFunc(words.work, func(w string) bool { return strings.Contains(rest, w) })
			if !ok || n == 0 || n > mostYears || !work && !strings.Contains(lower[:i], "experience") {
				continue
			}
			if len(lower) == len(text) {
				rest = text[i:] // a letter can change its length with its case
			}
			if years == 0 {
				years, behind, first = n, rest, at
			} else if n < years && strings.Contains(lower[first:i], " or ") {
				years, behind = n, rest // "5 years with a Bachelor's or 2 years with a Master's"
			}
		}
		if years > 0 {
			return years, behind
		}
	}
	return 0, ""
}

// hasDigit reports whether a text contains an ASCII digit.
func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i]-'0' < 10 {
			return true
		}
	}
	return false
}

// mostYears is the most experience that a posting asks for, in years. A larger number
// is the age of a company or about a pension.
const mostYears = 25

// numberBefore reads a number or range at the end of s, such as "5", "5+", "3-5",
// "3 to 5", "five" or "five (5)", and returns its lower end; false when there is none.
func numberBefore(s string) (int, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '+' || r == '-' || r == '–' || r == '—' || r == '(' || r == ')' || r == '>' || r == '~' || r == '/'
	})
	n := len(words)
	if n == 0 {
		return 0, false
	}
	last, ok := number(words[n-1])
	if !ok {
		return 0, false
	}
	for k := n - 2; k >= 0 && k >= n-3; k-- {
		if yearRules().between[words[k]] {
			continue
		}
		if low, ok := number(words[k]); ok && low < last {
			return low, true
		}
		break
	}
	return last, true
}

// number reads a number up to 99 in digits, or one of those known as words.
func number(w string) (int, bool) {
	if n, ok := yearRules().numbers[w]; ok {
		return n, true
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n >= 0 && len(w) <= 2
}

// yearWords are the words of lines that ask for years of experience.
type yearWords struct {
	// years and work can occur anywhere in the lower-case line, even inside a word.
	years, work []string
	numbers     map[string]int
	between     map[string]bool // the words between the two ends of a range
}

// writtenNumbers is how many numbers are known as words: 0 to 12.
const writtenNumbers = 13

// yearRules returns the words of data/facts.tsv for years, read once.
var yearRules = sync.OnceValue(func() *yearWords {
	t := load().facts
	w := &yearWords{years: t.List("years"), work: t.List("work"), between: t.Words("range"), numbers: map[string]int{}}
	for n := range writtenNumbers {
		for _, name := range t.List("number " + strconv.Itoa(n)) {
			w.numbers[name] = n
		}
	}
	return w
})
