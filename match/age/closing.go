package age

import (
	"embed"
	"slices"
	"sync"

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

// closes returns what a posting says about the end of applications: that they have
// ended, else until when they are accepted, by the source's own field or by the text. It
// searches the whole text, so callers use it only for postings that are shown.
func closes(p *posting.Posting, today Day) closing {
	r := load()
	if said := r.ended(p); said != "" {
		return closing{over: true, line: said}
	}
	if until := ParseDay(p.Expires); until != 0 {
		return closing{until: until, line: p.Expires}
	}
	return r.deadline(p, today)
}

// rules are the words of data/closing.tsv.
type rules struct {
	table *phrase.Table
	// dates are the phrases of deadlines, searched with deadlines: first those behind
	// which a date follows in the sentence, up to the number free, then those that it
	// follows at once, but for words of filler; those from the number prepositions on
	// only in a sentence about applying.
	dates              []string
	free, prepositions int
	deadlines          phrase.Set
	applying           phrase.Set
	filler             map[string]bool
	// ends are the phrases for what has ended, searched with states: first those that
	// need no subject, of which there are as many as whole says, then those that say it
	// of one of subjects.
	ends     []string
	whole    int
	states   phrase.Set
	subjects []string
	// alone are the phrases of the second kind: a line or a part of the title can consist
	// of one.
	alone                        map[string]bool
	between, attached, but, that map[string]bool
	notBehind                    []string
	future, told                 phrase.Set
}

// load returns the words of data/closing.tsv, read once.
var load = sync.OnceValue(func() *rules {
	t := phrase.ReadTable(files, "data/closing.tsv", "rule", "phrase")
	r := &rules{
		table: t,
		dates: slices.Concat(t.List("deadline"), t.List("dated"), t.List("until")), free: len(t.List("deadline")), prepositions: len(t.List("deadline")) + len(t.List("dated")),
		filler: t.Words("filler"), applying: t.Set("applying"),
		ends: slices.Concat(t.List("ended"), t.List("over")), whole: len(t.List("ended")), subjects: t.List("subject"), alone: t.Words("over"),
		between: t.Words("between"), attached: t.Words("attached"), but: t.Words("but"), that: t.Words("that"), notBehind: t.List("not behind"),
		future: t.Set("will be"), told: t.Set("told"),
	}
	r.deadlines, r.states = phrase.NewSet(r.dates), phrase.NewSet(r.ends)
	return r
})
