package match

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// years finds what experience is asked: for the skill that a line names right
// behind the number, else in total, where the lowest of the stated alternatives
// counts. A posting that gives no total asks at least the years of the skill that
// it asks longest. The order of the lines changes nothing.
func (r *Reader) years(a *Asked) {
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

// bindYears gives the years of a line to the skills that stand right behind the
// number, and reports whether there are any.
func (r *Reader) bindYears(a *Asked, l *Line, n int, behind string) (bound bool) {
	for k := range a.Asks {
		ask := &a.Asks[k]
		if ask.Line == l.Text && ask.Importance != Preferred && len(ask.Surface) > 0 && strings.Contains(head(behind, 60), ask.Surface[0]) && r.voc.Skill(ask.ID).Category != "concepts" {
			ask.Years = max(ask.Years, n)
			bound = true
		}
	}
	return bound
}

func head(s string, n int) string { return s[:min(n, len(s))] }

// yearWords and workWords are the words of a line that asks for years of
// experience, in small letters.
func yearWords() []string {
	return []string{"years", "yrs", "year ", "jahre", "ans ", "años", "anos", "anni", "jaar"}
}

func workWords() []string {
	return []string{"experience", "erfahrung", "expérience", "experiencia", "experiência", "esperienza", "ervaring", "exp", " in ", " of ", " as ", " working"}
}

// yearsIn reads the first number of years of experience in a line, given as it is
// and in small letters, and the text behind it; 0 when there is none or it is no experience ("a 10 years old
// company").
func yearsIn(text, lower string) (years int, behind string) {
	first := 0
	if !hasFigure(lower) && !strings.Contains(lower, "year") {
		return 0, ""
	}
	for _, word := range yearWords() {
		for at := 0; ; {
			i := strings.Index(lower[at:], word)
			if i < 0 {
				break
			}
			i += at
			at = i + len(word)
			n, ok := numberBefore(lower[:i])
			rest := lower[i:]
			work := slices.ContainsFunc(workWords(), func(w string) bool { return strings.Contains(rest, w) })
			if !ok || n == 0 || n > mostYears || !work && !strings.Contains(lower[:i], "experience") {
				continue
			}
			if len(lower) == len(text) {
				rest = text[i:] // small letters can be longer or shorter than capitals
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

func hasFigure(s string) bool {
	for i := range len(s) {
		if s[i]-'0' < 10 {
			return true
		}
	}
	return false
}

// mostYears is the most experience that a posting asks; more is a company's
// age or a pension.
const mostYears = 25

// numberBefore reads the lower end of "5", "5+", "3-5", "3 to 5", "five",
// "five (5)" at the end of s.
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
		if words[k] == "to" || words[k] == "or" || words[k] == "bis" {
			continue
		}
		if low, ok := number(words[k]); ok && low < last {
			return low, true
		}
		break
	}
	return last, true
}

func number(w string) (int, bool) {
	for i, name := range []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == name {
			return i, true
		}
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n >= 0 && len(w) <= 2
}
