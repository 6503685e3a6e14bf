package age

import (
	"slices"
	"strings"
	"unicode/utf8"

	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

// deadline returns the last day for applications that the text of a posting gives. Of
// several days the last counts: a deadline may have been extended. A day before the day
// of publication is left over from an older posting and is ignored.
func (r *rules) deadline(p *posting.Posting, today Day) (last closing) {
	text := strings.ReplaceAll(p.Text, "’", "'")
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text // offsets would be off; such letters are rare
	}
	published, said := ParseDay(p.Published), 0
	for from := 0; ; {
		i := r.deadlines.Find(lower[from:])
		if i < 0 {
			break
		}
		at := from + i
		n := r.cueAt(lower, at)
		from = at + len(r.dates[n])
		if n >= r.prepositions && !r.aboutApplying(lower[:at]) || n >= r.free && n < r.prepositions && !opens(lower[:at]) {
			continue
		}
		until := r.dayBehind(lower[from:], n >= r.free)
		if until != 0 && until < firstYear {
			until = until.nearest(published, today)
		}
		if until != 0 && !until.before(published) && (last.until == 0 || last.until.before(until)) {
			last.until, said = until, at
		}
	}
	if last.until != 0 {
		last.line = sentenceAt(text, said)
	}
	return last
}

// cueAt returns the number of the first of the longest phrases of a deadline that stand
// at an offset.
func (r *rules) cueAt(lower string, at int) int {
	best := -1
	for i, text := range r.dates {
		if phrase.StandsAt(lower, at, text) && (best < 0 || len(text) > len(r.dates[best])) {
			best = i
		}
	}
	return best
}

// maxLead is the greatest number of words before a cue that stands near the beginning of
// its clause.
const maxLead = 3

// opens reports whether a text ends near the beginning of a clause.
func opens(s string) bool {
	s = s[max(0, len(s)-maxDeadline):]
	s = s[strings.LastIndexAny(s, ".!?\n,;|")+1:]
	return len(s) < maxDeadline && len(strings.Fields(phrase.Normalize(s))) <= maxLead
}

// aboutApplying reports whether the last sentence of a text, or what ends it, is about
// applications.
func (r *rules) aboutApplying(s string) bool {
	s = s[max(0, len(s)-2*maxDeadline):]
	return r.applying.In(s[strings.LastIndexAny(s, "!?\n")+1:])
}

// maxDeadline is how many bytes after its cue a date can occur.
const maxDeadline = 60

// dayBehind returns the first date in the text after a cue, 0 when there is none; the
// year is 0 for a date without one. It looks no further than the sentence or, where the
// cue is a heading, the next line. With atOnce only words of filler can precede the date.
func (r *rules) dayBehind(s string, atOnce bool) Day {
	s = strings.TrimLeft(s, " :*\n\t-–_")
	end := min(len(s), maxDeadline)
	for end > 0 && end < len(s) && !utf8.RuneStart(s[end]) {
		end--
	}
	s, _, _ = strings.Cut(s[:end], "\n")
	for i := range len(s) {
		if strings.HasPrefix(s[i:], ". ") && i-strings.LastIndexByte(s[:i], ' ') > len(" sept") {
			s = s[:i] // not an abbreviated month
			break
		}
	}
	if atOnce && !r.atOnce(s) {
		return 0
	}
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' || i > 0 && (phrase.LetterAt(s, i-1) || s[i-1] == '.' || s[i-1] == ':') {
			continue
		}
		if d := inDigits(s[i:], true); d != 0 {
			return d
		}
	}
	if d := written(s, false); d != 0 {
		return d
	}
	return written(s, true)
}

// atOnce reports whether a text begins with a date, but for words of filler.
func (r *rules) atOnce(s string) bool {
	words := strings.Fields(phrase.Normalize(s))
	i := slices.IndexFunc(words, func(w string) bool { return !r.filler[w] })
	return i >= 0 && (digitsAt(words[i]) > 0 || monthNamed(words[i]) != 0)
}

// sentenceAt returns the sentence around an offset of a text.
func sentenceAt(text string, at int) string {
	from := strings.LastIndexAny(text[:at], ".!?\n") + 1
	to := len(text)
	if i := strings.IndexAny(text[at:], "!?\n"); i >= 0 {
		to = at + i
	}
	if i := strings.Index(text[at:to], ". "); i >= 0 && !abbreviated(text[at:at+i]) {
		to = at + i
	}
	return trimSigns(text[from:to])
}

// abbreviated reports whether a text ends in a number or a short word, behind which a
// full stop ends no sentence: "3. November", "3 Nov. 2026".
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return digitsAt(word) == len(word) && word != "" || monthNamed(word) != 0
}
