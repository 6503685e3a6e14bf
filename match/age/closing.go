package age

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

//go:embed data/*.tsv
var files embed.FS

// closing is what a posting says about the end of applications.
type closing struct {
	// until is the last day for applications, 0 when the posting gives none.
	until Day
	// over is true when the posting says that applications have ended.
	over bool
	// line is the text that says so.
	line string
}

// closes returns until when a posting accepts applications: by the source's own field,
// else by the text. It searches the whole text, so callers use it only for postings
// that are shown. A day before the day of publication is left over from an older
// posting and is ignored.
func closes(p *posting.Posting) closing {
	if until := ParseDay(p.Expires); until != 0 {
		return closing{until: until, line: p.Expires}
	}
	lower := strings.ToLower(p.Text)
	if len(lower) != len(p.Text) {
		lower = p.Text // offsets would be off; such letters are rare
	}
	published := ParseDay(p.Published)
	r := load()
	over := closing{}
	for from := 0; ; {
		i := r.set.Find(lower[from:])
		if i < 0 {
			return over
		}
		at := from + i
		n := slices.IndexFunc(r.cues, func(cue string) bool { return phrase.StandsAt(lower, at, cue) })
		from = at + len(r.cues[n])
		switch rest := lower[from:]; {
		case n < r.deadlines:
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

// rules are the words of data/closing.tsv.
type rules struct {
	table *phrase.Table
	set   phrase.Set
	// cues are the phrases of set: first the deadlines, of which there are as many as
	// deadlines says, then those that say that applications have ended.
	cues      []string
	deadlines int
	future    phrase.Set
}

// load returns the words of data/closing.tsv, read once.
var load = sync.OnceValue(func() *rules {
	t := phrase.ReadTable(files, "data/closing.tsv", "rule", "phrase")
	r := &rules{table: t, cues: slices.Concat(t.List("deadline"), t.List("ended")), deadlines: len(t.List("deadline")), future: t.Set("will be")}
	r.set = phrase.NewSet(r.cues)
	return r
})

// maxDeadline is how many bytes after its cue a date can occur.
const maxDeadline = 60

// dayBehind returns the first date in the text after a cue, 0 when there is none. It
// looks no further than the sentence or, where the cue is a heading, the next line.
func dayBehind(s string) Day {
	s = strings.TrimLeft(s, " :*\n\t-")
	s, _, _ = strings.Cut(s, "\n")
	for i := range len(s) {
		if strings.HasPrefix(s[i:], ". ") && i-strings.LastIndexByte(s[:i], ' ') > len(" sept") {
			s = s[:i] // not an abbreviated month
			break
		}
	}
	for len(s) > maxDeadline {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' || i > 0 && phrase.LetterAt(s, i-1) {
			continue
		}
		if d := inDigits(s[i:]); d != 0 {
			return d
		}
	}
	return written(s)
}

// sentenceAt returns the sentence around an offset of a text.
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

// foretells reports whether a sentence speaks of the future.
func foretells(sentence string) bool { return load().future.In(phrase.Normalize(sentence)) }
