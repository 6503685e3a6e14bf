// Package rank finds the best of many postings for one résumé, and the best of many
// résumés for one posting.
//
// It reads a stream of postings with a pool of workers, or the packed postings of a
// library, keeps a candidate set of those that may be listed, and merges those that are
// the same. Its result does not depend on the number of workers. It does not know where
// a stream comes from, nor how a ranking looks.
//
// The parts are:
//
//   - rank.go: the options, the result and the order of a ranking
//   - engine.go: the ranking of a stream, and the pool of workers
//   - collect.go: the candidate set, from which the top k are taken, and its overscan
//   - cluster.go: the postings that package dedupe finds to be the same, and which of
//     them is listed
//   - deferral.go: postings that are put off, and skipped when the upper bound of their
//     score is too low
//   - library.go: the scores of a library's packed postings
//   - listed.go: the top k of a library, from exact scores and upper bounds
//   - tally.go: a count of scores, which gives the score that the best reach
//   - result.go: a ranking as a corpus, and as reports
//   - resumes.go: the ranking of résumés for one posting
//   - filter.go: a filter by title and place
package rank

import (
	"cmp"

	"skillmatch/index/library"
	"skillmatch/match/dedupe"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// Options configure a ranking. The zero value ranks everything.
type Options struct {
	// Top is the most postings that are kept, 0 for all.
	Top int
	// Min is the least score of the postings that are kept, in points from 0 to 100.
	Min float64
	// All lists postings that are the same one by one instead of once.
	All bool
	// Workers is the number of goroutines, 0 for one a processor.
	Workers int
	// Best asks for [Result].Best even where Min would make it unnecessary to know.
	Best bool
	// Pack keeps the postings packed, which [Result.Corpus] needs.
	Pack bool
	// Accept reports whether a posting is ranked, from what it says about itself; nil
	// accepts all.
	Accept func(*posting.Posting) bool
	// Repeatable says that the stream can be walked once more at little cost and then
	// yields the same postings. Postings that cannot be kept are then left unread.
	Repeatable bool
	// Progress, if not nil, is called from several goroutines after each posting of a
	// stream that was read, left unread, or could not be read.
	Progress func()
	// Damaged, if not nil, is called each time that a library was checked for damaged
	// records, which it then leaves out: at most twice a ranking.
	Damaged func()
}

// Posting is a posting in a ranking.
type Posting struct {
	posting.Posting
	Score score.Score
	// Order is the posting's place in the input, from 1 in a stream and from 0 in a
	// library.
	Order int
	// NotUnderstood is true for a posting of which too little was read for its score to
	// mean anything.
	NotUnderstood bool
	// Duplicates lists the ids of postings that are the same and are not listed.
	Duplicates []string

	signature dedupe.Signature // set without Options.All
	packed    []byte           // set with Options.Pack
	table     int              // of packed, in Result.tables
	key       library.Key      // in a library
}

// Compare orders rankings: first the postings that are understood, then by score, best
// first, then by ID, then by place in the input, so that no two postings are equal. It
// returns a negative number if a comes before b.
func Compare(a, b *Posting) int {
	return cmp.Or(cmp.Compare(b.standing(), a.standing()), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Order, b.Order))
}

// standing returns what orders postings: the score, lowered below all scores for a
// posting that is not understood. So an upper bound of the score is also one of the
// standing, whether or not the posting will be understood.
func standing(score float64, notUnderstood bool) float64 {
	if notUnderstood {
		return score - unranked
	}
	return score
}

// unranked is more than any two scores differ by, and than scores may differ by among
// postings that are the same.
const unranked = 1000

// standing returns the standing of the posting.
func (p *Posting) standing() float64 { return standing(p.Score.Score, p.NotUnderstood) }

// Result is a ranking of postings.
type Result struct {
	// Postings holds the postings that are kept, best first; those that are not
	// understood come last.
	Postings []Posting
	// Read counts the postings that were read, or left unread because they would score
	// too little. Those that [Options].Accept refused are among them.
	Read int
	// Hidden counts the postings that are the same as another and are not listed; it is
	// 0 where the number is not known.
	Hidden int
	// Best is the score of the best posting that is understood, whether or not it is
	// kept. Without
	// [Options].Best it may fall short where no posting reaches Min.
	Best float64
	// Failed holds the errors of postings that could not be read, in the order of the
	// input.
	Failed []error

	candidate *score.Candidate
	isPacked  bool // as Options.Pack wanted
	workers   int
	tables    [][]byte         // of the packed postings
	library   *library.Library // that holds the postings, nil for a stream
}
