package rank

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"skillmatch/match/ask"
	"skillmatch/match/catalog"
	"skillmatch/match/corpus"
	"skillmatch/match/explain"
	"skillmatch/match/parallel"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// LeftOut counts the postings that are kept and not understood, and how many more are
// the same as one of them. [Result.Corpus] leaves them out.
func (r *Result) LeftOut() (postings, alike int) {
	for i := range r.Postings {
		if p := &r.Postings[i]; p.NotUnderstood {
			postings, alike = postings+1, alike+len(p.Duplicates)
		}
	}
	return postings, alike
}

// Corpus returns the postings that are kept and understood, best first, in a form to be
// scored again. It fails if they were ranked without [Options].Pack.
func (r *Result) Corpus() (*corpus.Corpus, error) {
	if !r.isPacked {
		return nil, errors.New("the postings were ranked without Options.Pack, which scoring them again needs")
	}
	readers := sync.Pool{New: func() any { return ask.NewReader(r.candidate.Vocabulary) }}
	last, _ := r.LeftOut() // they come last
	c := &corpus.Corpus{Tables: r.tables, Postings: make([]corpus.Posting, len(r.Postings)-last), Open: r.posting}
	c.Read = func(i int) (posting.Posting, ask.Parsed, error) {
		p, err := r.posting(i)
		if err != nil {
			return p, ask.Parsed{}, err
		}
		reader := readers.Get().(*ask.Reader)
		defer readers.Put(reader)
		return p, reader.Read(&p), nil
	}
	for i := range c.Postings {
		p := &r.Postings[i]
		c.Postings[i] = corpus.Posting{Packed: p.packed, Table: p.table, Score: p.Score.Score}
	}
	return c, nil
}

// posting returns one of the postings that are kept, with its text.
func (r *Result) posting(i int) (posting.Posting, error) {
	if r.library == nil || !r.isPacked { // then its text is kept
		return r.Postings[i].Posting, nil
	}
	kept, err := r.library.Get(r.Postings[i].key)
	if err != nil {
		return posting.Posting{}, inLibrary(err)
	}
	return catalog.Posting(&kept), nil
}

// Of reports whether the ranking was made for a candidate.
func (r *Result) Of(c *score.Candidate) bool { return r.candidate == c }

// Reports explains the postings that are kept, best first. If progress is not nil, it
// is called with the number of finished reports and the number of all, from several
// goroutines. The error is the context's or those of the reports.
func (r *Result) Reports(ctx context.Context, reporter *explain.Reporter, progress func(done, total int)) ([]explain.Report, error) {
	var done atomic.Int64
	out := make([]explain.Report, len(r.Postings))
	errs := make([]error, len(r.Postings))
	readers := sync.Pool{New: func() any { return ask.NewReader(r.candidate.Vocabulary) }}
	ended := parallel.Each(ctx, r.workers, len(r.Postings), func(i int) {
		reader := readers.Get().(*ask.Reader)
		defer readers.Put(reader)
		out[i], errs[i] = r.report(ctx, i, reporter, reader)
		if progress != nil {
			progress(int(done.Add(1)), len(out))
		}
	})
	return out, cmp.Or(ended, errors.Join(errs...))
}

// report explains one of the postings that are kept.
func (r *Result) report(ctx context.Context, i int, reporter *explain.Reporter, reader *ask.Reader) (explain.Report, error) {
	p, err := r.posting(i)
	if err != nil {
		return explain.Report{}, err
	}
	parsed := reader.Read(&p)
	reader.Detail(&p, &parsed)
	out, err := reporter.Report(ctx, &p, &parsed)
	out.Duplicates = r.Postings[i].Duplicates
	return out, err
}
