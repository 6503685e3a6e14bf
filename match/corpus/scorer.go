package corpus

import (
	"cmp"
	"context"
	"math"

	"skillmatch/index"
	"skillmatch/match/ask"
	"skillmatch/match/packed"
	"skillmatch/match/parallel"
	"skillmatch/match/score"
)

// Scorer scores the postings of a corpus for one candidate. It is not safe for
// concurrent use.
type Scorer struct {
	// Candidate is the candidate whose résumé is scored.
	Candidate *score.Candidate
	index     *Index
	decoders  []*packed.Decoder
	scratch   packed.Scratch
	// read returns what a posting asks, from its text; if nil, Read of the corpus does.
	read func(i int) (*ask.Parsed, error)
}

// Scorer returns a scorer for a candidate.
func (x *Index) Scorer(c *score.Candidate) *Scorer {
	terms := c.Index.Terms(x.Words)
	s := &Scorer{Candidate: c, index: x, decoders: make([]*packed.Decoder, len(x.tables))}
	for t, numbers := range x.tables {
		list := make([]int32, len(numbers))
		for i, n := range numbers {
			list[i] = terms[n]
		}
		s.decoders[t] = packed.NewTermDecoder(c, list)
	}
	return s
}

// Without returns a scorer for the same person without some lines of the résumé, which
// are given as indexes into its items.
func (s *Scorer) Without(items []int) *Scorer {
	c := s.Candidate.Omit(index.Omit{Items: items})
	out := &Scorer{Candidate: c, index: s.index, read: s.read, decoders: make([]*packed.Decoder, len(s.decoders))}
	for i, d := range s.decoders {
		out.decoders[i] = d.For(c)
	}
	return out
}

// Clone returns a scorer for another goroutine. read returns what a posting asks, from
// its text; the result is valid until its next call.
func (s *Scorer) Clone(read func(i int) (*ask.Parsed, error)) *Scorer {
	return &Scorer{Candidate: s.Candidate, index: s.index, decoders: s.decoders, read: read}
}

// Score returns the score of posting i, 0 to 100. The error wraps [packed.ErrDamaged]
// for a damaged posting, or is that of reading a posting again.
func (s *Scorer) Score(i int) (float64, error) {
	p := &s.index.Postings[i]
	scored, err := s.decoders[p.Table].Score(p.Packed, 0, &s.scratch)
	if err != nil {
		return 0, damaged(i, err)
	}
	if !scored.Copied {
		return scored.Score, nil
	}
	out, err := s.fromText(i)
	return out.Score, err
}

// Judge returns the score of posting i with all its parts. copied is true when lines of
// the résumé may be the posting's own words, so that the score comes from the text. The
// errors are those of Score.
func (s *Scorer) Judge(i int) (out score.Score, copied bool, err error) {
	p := &s.index.Postings[i]
	out, copied, err = s.decoders[p.Table].Judge(p.Packed, &s.scratch)
	if err != nil {
		return out, copied, damaged(i, err)
	}
	if copied {
		out, err = s.fromText(i)
	}
	return out, copied, err
}

// Input returns what the posting that was scored last asks.
func (s *Scorer) Input() *score.Input { return &s.scratch.Input }

// fromText returns the score of posting i, from its text.
func (s *Scorer) fromText(i int) (score.Score, error) {
	if s.read != nil {
		a, err := s.read(i)
		if err != nil {
			return score.Score{}, err
		}
		return s.Candidate.Score(a), nil
	}
	_, a, err := s.index.Read(i)
	if err != nil {
		return score.Score{}, err
	}
	return s.Candidate.Score(&a), nil
}

// Scores returns the scores of all postings for a candidate, 0 to 100, in their order.
// It uses a worker pool of so many goroutines; 0 means one for each processor. When the
// context ends, postings that were not scored by then have the score NaN, and the error
// is nil unless a posting failed.
func (x *Index) Scores(ctx context.Context, c *score.Candidate, workers int) ([]float64, error) {
	workers = parallel.Workers(workers)
	out, errs := make([]float64, len(x.Postings)), make([]error, workers)
	for i := range out {
		out[i] = math.NaN()
	}
	all := context.WithoutCancel(ctx) // each worker checks the context itself
	err := parallel.Each(all, workers, workers, func(w int) {
		s := x.Scorer(c)
		var err error
		for i := w; i < len(out) && err == nil && ctx.Err() == nil; i += workers {
			out[i], err = s.Score(i)
		}
		errs[w] = err
	})
	return out, cmp.Or(err, cmp.Or(errs...))
}
