// Package match compares a résumé with job postings. It reads what a posting asks for,
// finds the line of the résumé that proves each requirement, scores the fit, ranks, and
// says what is missing.
//
// This package is the entry point and only calls others. Each package of the list below
// imports only packages that come before it, and of the rest of the program only
// scrape/posting, the values of a posting, and the packages under index:
//
//	index/language                      the language of a text
//	index/resume, index/skill           a résumé's structure; the vocabulary of skills
//	index                               which line of a résumé shows which skill
//	parallel                            numbered work on several goroutines
//	phrase, place, degree, title, age   words of postings and what they mean
//	ask                                 a posting -> what it asks, line by line
//	proof                               how a résumé meets one skill: has, related, missing
//	score                               parts, weights, bounds: arithmetic
//	dedupe                              which postings are the same
//	packed, corpus                      postings in few bytes; many, scored again
//	explain                             one posting, with the line that proves each skill
//	review, lookup                      how a résumé was read; a term of the vocabulary
//	catalog                             postings kept in a library
//	survey, compare                     what to learn (gaps); two versions of a résumé
//	rank                                the engine: the best of many
//	report                              results -> bytes
//
// None of them opens a connection or knows a terminal or a clock, and only catalog and
// rank read files, those of a library. The same input gives the same result.
package match

import (
	"context"
	"errors"
	"sync"

	"skillmatch/index"
	"skillmatch/index/library"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/compare"
	"skillmatch/match/explain"
	"skillmatch/match/rank"
	"skillmatch/match/review"
	"skillmatch/match/score"
	"skillmatch/match/survey"
	"skillmatch/scrape/posting"
)

// Options configure how a résumé is matched.
type Options struct {
	// Vocabulary holds the skills that are recognized; nil means the built-in one.
	Vocabulary *skill.Vocabulary
	// AsOf is the month that "present" means in the résumé's dates. Today is the day of
	// that month, 1 to 31, on which postings count as open or closed; it is 0 when only
	// the month is known.
	AsOf  resume.Date
	Today int
	// ID names the résumé in results; Version names the program.
	ID, Version string
}

// Matcher compares one résumé with postings. It is safe for concurrent use.
type Matcher struct {
	// Candidate is the résumé in the form that scoring works on.
	Candidate *score.Candidate
	options   Options
	reporter  *explain.Reporter
	readers   sync.Pool
}

// New returns a matcher for a résumé. It fails when the built-in vocabulary is damaged.
// The caller has to call Close when the matcher is no longer needed.
func New(r resume.Resume, o Options) (*Matcher, error) {
	if o.Vocabulary == nil {
		v, err := skill.Embedded()
		if err != nil {
			return nil, err
		}
		o.Vocabulary = v
	}
	c := score.NewCandidate(o.Vocabulary, index.New(r, o.Vocabulary), o.AsOf)
	c.Profile.Today = o.Today
	m := &Matcher{Candidate: c, options: o, reporter: explain.NewReporter(c, o.ID, o.Version)}
	m.readers.New = func() any { return ask.NewReader(o.Vocabulary) }
	return m, nil
}

// Close frees the résumé's index. Nothing may search it any more.
func (m *Matcher) Close() error { return m.Candidate.Index.Close() }

// Report explains one posting: the score with its parts, each requirement with its
// proof, the hard conditions, and what could not be judged. It fails when a search of
// the résumé fails or the context ends.
func (m *Matcher) Report(ctx context.Context, p *posting.Posting) (explain.Report, error) {
	reader := m.readers.Get().(*ask.Reader)
	defer m.readers.Put(reader)
	parsed := reader.Read(p)
	reader.Detail(p, &parsed)
	return m.reporter.Report(ctx, p, &parsed)
}

// ReportAll explains every posting of a stream, in order. failed holds the errors of
// the postings that could not be read. err is the context's error or that of a report.
func (m *Matcher) ReportAll(ctx context.Context, stream posting.Stream) (list []explain.Report, failed []error, err error) {
	failed, err = posting.Each(ctx, stream, func(p *posting.Posting) error {
		r, err := m.Report(ctx, p)
		list = append(list, r)
		return err
	})
	return list, failed, err
}

// Why says, part by part, why one posting ranks above another. Its errors are those of
// [Matcher.Report].
func (m *Matcher) Why(ctx context.Context, a, b *posting.Posting) (explain.Explanation, error) {
	var reports [2]explain.Report
	for i, p := range []*posting.Posting{a, b} {
		var err error
		if reports[i], err = m.Report(ctx, p); err != nil {
			return explain.Explanation{}, err
		}
	}
	return explain.Why(&reports[0], &reports[1]), nil
}

// Rank ranks the postings of a stream, such as [posting.List] makes. When the context
// ends, Rank returns its error together with what was ranked by then.
func (m *Matcher) Rank(ctx context.Context, stream posting.Stream, o rank.Options) (rank.Result, error) {
	return rank.Run(ctx, m.Candidate, stream, o)
}

// RankLibrary ranks the postings of a library; see [rank.Library].
func (m *Matcher) RankLibrary(ctx context.Context, l *library.Library, o rank.Options) (rank.Result, error) {
	return rank.Library(ctx, m.Candidate, l, o)
}

// errOtherMatcher refuses a ranking that was made for another résumé.
var errOtherMatcher = errors.New("the ranking was made by another matcher")

// Reports explains the postings of a ranking that the matcher made, in its order. If
// progress is not nil, it is called with the number of finished reports, from several
// goroutines.
func (m *Matcher) Reports(ctx context.Context, r *rank.Result, progress func(done, total int)) ([]explain.Report, error) {
	if !r.Of(m.Candidate) {
		return nil, errOtherMatcher
	}
	return r.Reports(ctx, m.reporter, progress)
}

// Gaps says what the résumé lacks over the postings of a ranking, which the matcher must
// have made with [rank.Options].Pack. When the context ends, Gaps returns its error
// together with what was tried by then.
func (m *Matcher) Gaps(ctx context.Context, r *rank.Result, o survey.Options) (survey.Survey, error) {
	if !r.Of(m.Candidate) {
		return survey.Survey{}, errOtherMatcher
	}
	postings, err := r.Corpus()
	if err != nil {
		return survey.Survey{}, err
	}
	left, alike := r.LeftOut()
	o.ResumeID, o.Version, o.Duplicates, o.NotUnderstood = m.options.ID, m.options.Version, r.Hidden-alike, left
	return survey.New(ctx, m.Candidate, postings, o)
}

// Compare says which postings of a ranking rise and fall with another version of the
// résumé. The matcher must have made the ranking, with [rank.Options].Pack. When the
// context ends, Compare returns its error together with what was compared by then.
func (m *Matcher) Compare(ctx context.Context, other *Matcher, r *rank.Result, o compare.Options) (compare.Comparison, error) {
	if !r.Of(m.Candidate) {
		return compare.Comparison{}, errOtherMatcher
	}
	postings, err := r.Corpus()
	if err != nil {
		return compare.Comparison{}, err
	}
	o.A, o.B, o.Version = m.options.ID, other.options.ID, m.options.Version
	o.NotUnderstood, _ = r.LeftOut()
	return compare.New(ctx, m.Candidate, other.Candidate, postings, o)
}

// Review says how the résumé was read and what to improve in it.
func (m *Matcher) Review() review.Review {
	return review.New(m.Candidate, m.options.ID, m.options.Version)
}

// ExtractAll says what every posting of a stream asks for, in order and without a
// résumé. failed holds the errors of the postings that could not be read. err is the
// context's error.
func ExtractAll(ctx context.Context, v *skill.Vocabulary, stream posting.Stream, version string) (list []explain.Report, failed []error, err error) {
	reader := ask.NewReader(v)
	failed, err = posting.Each(ctx, stream, func(p *posting.Posting) error {
		parsed := reader.Read(p)
		reader.Detail(p, &parsed)
		list = append(list, explain.Extract(v, p, &parsed, version))
		return nil
	})
	return list, failed, err
}
