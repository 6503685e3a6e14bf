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
	"skillmatch/scrape/posting"
)

// Corpus returns the postings that are kept, best first, in a form to be scored again.
// They must have been ranked with [Options].Pack.
func (r *Result) Corpus() *corpus.Corpus {
	readers := sync.Pool{New: func() any { return ask.NewReader(r.candidate.Vocabulary) }}
	c := &corpus.Corpus{Tables: r.tables, Postings: make([]corpus.Posting, len(r.Postings)), Open: r.posting}
	c.Read = func(i int) (posting.Posting, ask.Parsed, error) {
		p, err := r.posting(i)
		if err != nil {
			return p, ask.Parsed{}, err
		}
		reader := readers.Get().(*ask.Reader)
		defer readers.Put(reader)
		return p, reader.Read(&p), nil
	}
	for i := range r.Postings {
		p := &r.Postings[i]
		c.Postings[i] = corpus.Posting{Packed: p.packed, Table: p.table, Score: p.Score.Score}
	}
	return c
}

// posting returns one of the postings that are kept, with its text.
func (r *Result) posting(i int) (posting.Posting, error) {
	if r.library == nil {
		return r.Postings[i].Posting, nil
	}
	kept, err := r.library.Get(r.Postings[i].key)
	if err != nil {
		return posting.Posting{}, inLibrary(err)
	}
	return catalog.Posting(&kept), nil
}

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
		p := &r.Postings[i].Posting
		parsed := reader.Read(p)
		reader.Detail(p, &parsed)
		out[i], errs[i] = reporter.Report(ctx, p, &parsed)
		out[i].Duplicates = r.Postings[i].Duplicates
		if progress != nil {
			progress(int(done.Add(1)), len(out))
		}
	})
	return out, cmp.Or(ended, errors.Join(errs...))
}
