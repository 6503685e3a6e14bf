package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape"
)

// closing is what a posting says of the end of its applications.
type closing struct {
	// until is their last day, 0 when none is said.
	until Day
	// over reports that it says that they have ended.
	over bool
	// line is the text that says so.
	line string
}

// closes reads until when a posting takes applications: from the source's own
// field, else from its text. Only what is shown is read for it. A day before the
// posting was published is left over from an older one, and tells nothing.
func closes(p *scrape.Posting) closing {
	if until := ReadDay(p.Expires); until != 0 {
		return closing{until: until, line: p.Expires}
	}
	lower := strings.ToLower(p.Text)
	if len(lower) != len(p.Text) {
		lower = p.Text // offsets would be off; such letters are rare
	}
	published := ReadDay(p.Published)
	cues := append(deadlines(), endings()...)
	set := newPhrases(cues)
	over := closing{}
	for from := 0; ; {
		i := set.find(lower[from:])
		if i < 0 {
			return over
		}
		at := from + i
		n := slices.IndexFunc(cues, func(cue string) bool { return standsAt(lower, at, cue) })
		from = at + len(cues[n])
		switch rest := lower[from:]; {
		case n < len(deadlines()):
			if until := dayBehind(rest); until != 0 && !until.before(published) {
				return closing{until: until, line: sentenceAt(p.Text, at)}
			}
		case over.line == "" && !strings.HasPrefix(rest, " from") && !strings.HasPrefix(rest, " by"):
			if said := sentenceAt(p.Text, at); !foretells(said) {
				over = closing{over: true, line: said}
			}
		}
	}
}

// deadlines are the words behind which the last day stands.
func deadlines() []string {
	return []string{"apply by", "apply before", "apply until", "apply no later than", "applications by", "application by", "application deadline", "applications deadline", "deadline for applications", "deadline for applying", "deadline to apply", "closing date",
		"applications close", "application closes", "window closes", "window will close", "accepted until", "accepted through", "applications until", "applications through", "last day to apply", "last date to apply", "bewerbungsfrist", "bewerbungsschluss", "bewerben bis"}
}

// endings say that applications have ended.
func endings() []string {
	return []string{"no longer accepting applications", "no longer taking applications", "not accepting applications anymore", "position has been filled", "role has been filled", "job has been filled", "applications are closed", "applications are now closed"}
}

// maxDeadline is how far behind its cue a date may stand, in bytes.
const maxDeadline = 60

// dayBehind reads the first date of what stands behind a cue, in its sentence, or
// in the next line where the cue is a heading.
func dayBehind(s string) Day {
	s = strings.TrimLeft(s, " :*\n\t-")
	s, _, _ = strings.Cut(s, "\n")
	for i := range len(s) {
		if strings.HasPrefix(s[i:], ". ") && i-strings.LastIndexByte(s[:i], ' ') > len(" sept") {
			s = s[:i] // no month's short form
			break
		}
	}
	for len(s) > maxDeadline {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' || i > 0 && letterAt(s, i-1) {
			continue
		}
		if d := inFigures(s[i:]); d != 0 {
			return d
		}
	}
	return written(s)
}

// sentenceAt is the sentence around a place in a text.
func sentenceAt(text string, at int) string {
	from := strings.LastIndexAny(text[:at], ".!?\n") + 1
	to := len(text)
	if i := strings.IndexAny(text[at:], "!?\n"); i >= 0 {
		to = at + i
	}
	if i := strings.Index(text[at:to], ". "); i >= 0 {
		to = at + i
	}
	return strings.TrimLeftFunc(strings.TrimRight(text[from:to], " ."), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// foretells reports a sentence that says what will be.
func foretells(sentence string) bool {
	f := fold(sentence)
	for _, w := range []string{"once", "when", "if", "will", "may", "after", "until", "unless", "would", "should", "might"} {
		if strings.Contains(f, " "+w+" ") {
			return true
		}
	}
	return false
}
