package head

import (
	"slices"
	"strings"
)

// announced returns the title that a line announces: "We are hiring: Welder". It returns
// "" when it announces none.
func (r *reader) announced(text string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) || len(text) > maxName {
		return ""
	}
	best := ""
	for _, phrase := range r.announces[firstWord(lower)] {
		if rest, ok := strings.CutPrefix(lower, phrase); ok && rest != "" && !startsWord(rest) {
			name := r.withoutArticle(strings.Trim(text[len(phrase):], " :!-–—"))
			if (best == "" || len(name) < len(best)) && r.title(name) >= 1 && !r.isProse(name) {
				best = name
			}
		}
	}
	return best
}

// leadsToTitle reports whether a line announces a title that the next one has: "We are
// looking for:", "Die Stadt Ulm sucht eine".
func (r *reader) leadsToTitle(norm, text string) bool {
	if len(text) > 2*maxName {
		return false
	}
	if strings.HasSuffix(text, ":") {
		return slices.ContainsFunc(r.announces[firstWord(norm)], func(phrase string) bool {
			rest, ok := strings.CutPrefix(norm, phrase)
			return ok && !startsWord(rest)
		})
	}
	words := strings.Fields(norm)
	return len(words) > 2 && r.lines["article"][words[len(words)-1]]
}

// withoutArticle removes the articles before a title.
func (r *reader) withoutArticle(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		two, after, both := strings.Cut(rest, " ")
		switch {
		case both && r.lines["article"][strings.ToLower(first+" "+two)]:
			name = after
		case ok && r.lines["article"][strings.ToLower(first)]:
			name = rest
		default:
			return name
		}
	}
}

// seeker returns the offset of the words in a line by which an employer seeks somebody:
// "Acme is hiring a Welder". It is negative when there are none, or no title follows.
func (r *reader) seeker(text string) int {
	lower := strings.ToLower(text)
	if len(lower) != len(text) || len(text) > maxName || strings.Contains(text, " | ") || strings.Contains(text, "! ") {
		return -1
	}
	for _, phrase := range r.seeks {
		if i := strings.Index(lower, phrase); i > 0 && r.title(r.withoutArticle(text[i+len(phrase):])) >= 2 && strings.Count(text[:i], " ") < 5 {
			return i
		}
	}
	return -1
}

// sought returns the title behind the words by which an employer seeks somebody.
func (r *reader) sought(text string) string {
	lower, name := strings.ToLower(text), text
	for _, phrase := range r.seeks {
		if strings.HasPrefix(lower, phrase) && len(text)-len(phrase) < len(name) {
			name = text[len(phrase):]
		}
	}
	return r.withoutArticle(name)
}
