package rank

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"skillmatch/index/library"
	"skillmatch/match/ask"
	"skillmatch/match/catalog"
	"skillmatch/match/packed"
	"skillmatch/match/parallel"
	"skillmatch/match/score"
)

// Library ranks the postings of a library, without those that are gone or damaged. It
// scores all of them from their packed forms and reads only those that are listed. The
// library must have been opened with the candidate's vocabulary, and has to stay open as
// long as the result is used. With an error, such as the context's, the result is empty.
func Library(ctx context.Context, c *score.Candidate, l *library.Library, o Options) (Result, error) {
	e := newEngine(c, o)
	e.result.library = l
	if o.Pack { // the texts are read later, one by one
		if err := e.leaveDamaged(); err != nil {
			return Result{}, err
		}
	}
	err := e.rankLibrary(ctx)
	if library.IsDamage(err) {
		// A packed form may be intact although its text is damaged, which shows only
		// when the text is read. Then the whole library is checked, and what is intact
		// is ranked again.
		e.result.Postings = nil
		if err = e.leaveDamaged(); err == nil {
			err = e.rankLibrary(ctx)
		}
	}
	if err != nil {
		return Result{}, err
	}
	return e.result, nil
}

// leaveDamaged checks the library, which then leaves out what cannot be read.
func (e *engine) leaveDamaged() error {
	if _, err := e.result.library.Check(); err != nil {
		return inLibrary(err)
	}
	if e.Damaged != nil {
		e.Damaged()
	}
	return nil
}

// inLibrary says of an error that it came from the library.
func inLibrary(err error) error { return fmt.Errorf("library: %w", err) }

// rankLibrary finds the postings to list, and reads them or keeps them packed.
func (e *engine) rankLibrary(ctx context.Context) error {
	s, err := newLibraryRanker(ctx, e)
	if err != nil {
		return err
	}
	e.result.Read = len(s.forms)
	listed, err := s.listed(ctx)
	if err != nil {
		return err
	}
	if err := e.measure(ctx, s); err != nil {
		return err
	}
	if e.Pack {
		return e.keepPacked(ctx, s, listed)
	}
	return e.readListed(ctx, s, listed)
}

// measure finds the best score of all postings, which Min may have left out.
func (e *engine) measure(ctx context.Context, s *libraryRanker) error {
	e.result.Best = s.best()
	if e.Best && e.result.Best < s.min {
		all := *s
		all.min = 0
		if err := all.score(ctx, 1); err != nil {
			return err
		}
		e.result.Best = all.best()
	}
	return nil
}

// keepPacked keeps the packed forms of what is listed. It reads the postings themselves
// only if Accept may leave some out.
func (e *engine) keepPacked(ctx context.Context, s *libraryRanker, listed []listing) error {
	r := &e.result
	r.tables, r.Hidden = r.library.Tables(), 0
	for _, g := range listed {
		form := &s.forms[g.form]
		c := Posting{packed: form.Data, table: form.Table, key: form.Key, Order: g.form, Duplicates: g.duplicates}
		c.Score.Score, c.NotUnderstood = s.list[g.form].Score, s.list[g.form].NotUnderstood
		if e.Accept != nil {
			kept, err := r.library.Get(form.Key)
			if err := cmp.Or(ctx.Err(), err); err != nil {
				return inLibrary(err)
			}
			if p := catalog.Posting(&kept); !e.Accept(&p) {
				continue
			}
		}
		r.Hidden += len(g.duplicates)
		r.Postings = append(r.Postings, c)
	}
	return nil
}

// readListed reads the postings that are listed and scores them in full.
func (e *engine) readListed(ctx context.Context, s *libraryRanker, listed []listing) error {
	r := &e.result
	r.Postings = make([]Posting, len(listed))
	errs := make([]error, len(listed))
	readers := sync.Pool{New: func() any { return ask.NewReader(e.candidate.Vocabulary) }}
	ended := parallel.Each(ctx, e.Workers, len(listed), func(n int) {
		kept, err := r.library.Get(s.forms[listed[n].form].Key)
		if err != nil {
			errs[n] = inLibrary(err)
			return
		}
		reader := readers.Get().(*ask.Reader)
		defer readers.Put(reader)
		c := Posting{Posting: catalog.Posting(&kept), Order: listed[n].form, Duplicates: listed[n].duplicates}
		parsed := reader.Read(&c.Posting)
		c.Score, c.NotUnderstood = e.candidate.Score(&parsed), parsed.NotUnderstood() != ""
		r.Postings[n] = c
	})
	return cmp.Or(ended, cmp.Or(errs...))
}

// libraryRanker finds the best postings of a library from their packed forms.
type libraryRanker struct {
	*engine
	forms    []library.Form
	decoders []*packed.Decoder
	min      float64         // the least score that is listed, 0 or more
	exact    []int           // how many of the best are scored exactly, by round; nil leaves it to rounds
	list     []packed.Scored // by form
	known    float64         // the score below which list may hold upper bounds
}

// newLibraryRanker makes the decoders for the library's tables.
func newLibraryRanker(ctx context.Context, e *engine) (*libraryRanker, error) {
	l := e.result.library
	s := &libraryRanker{engine: e, min: max(e.Min, 0)}
	s.forms = slices.DeleteFunc(l.Forms(), func(f library.Form) bool { return f.Gone })
	tables := l.Tables()
	s.decoders = make([]*packed.Decoder, len(tables))
	errs := make([]error, len(tables))
	ended := parallel.Each(ctx, e.Workers, len(tables), func(i int) {
		s.decoders[i], errs[i] = packed.NewDecoder(e.candidate, tables[i])
	})
	if err := cmp.Or(errs...); err != nil {
		return nil, inLibrary(err)
	}
	return s, ended
}

// score scores all forms. Those among the best wanted are scored exactly; others may
// get an upper bound. If wanted is 0, all are scored exactly.
func (s *libraryRanker) score(ctx context.Context, wanted int) error {
	workers := parallel.Workers(s.Workers)
	s.list, s.known = make([]packed.Scored, len(s.forms)), s.min
	errs, cutoffs := make([]error, workers), make([]float64, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			cutoffs[w], errs[w] = s.scorePart(ctx, w, workers, (wanted+workers-1)/workers)
		})
	}
	wg.Wait()
	s.known = max(s.known, slices.Max(cutoffs))
	return cmp.Or(ctx.Err(), cmp.Or(errs...))
}

// scorePart scores every step-th form, starting at from. It returns the score below
// which it may have given upper bounds.
func (s *libraryRanker) scorePart(ctx context.Context, from, step, wanted int) (cutoff float64, err error) {
	reader := ask.NewReader(s.candidate.Vocabulary)
	var scratch packed.Scratch
	best := tally{wanted: wanted}
	for i := from; i < len(s.forms) && ctx.Err() == nil; i += step {
		if err := s.scoreForm(i, max(s.min, best.cutoff()), reader, &scratch); err != nil {
			return 0, err
		}
		if p := &s.list[i]; !p.Bound && !p.NotUnderstood {
			best.add(p.Score)
		}
	}
	return best.cutoff(), nil
}

// scoreForm scores a form exactly if it can reach the cutoff; else it may give an upper
// bound. It scores from the text a posting whose own words occur in the résumé.
func (s *libraryRanker) scoreForm(i int, cutoff float64, reader *ask.Reader, scratch *packed.Scratch) error {
	form := &s.forms[i]
	p, err := s.decoders[form.Table].Score(form.Data, cutoff, scratch)
	if err == nil && p.Copied {
		var kept library.Posting
		if kept, err = s.result.library.Get(form.Key); err == nil {
			posting := catalog.Posting(&kept)
			parsed := reader.Read(&posting)
			p.Score = s.candidate.Score(&parsed).Score
		}
	}
	if err != nil {
		return fmt.Errorf("library: posting %s: %w", form.Key, err)
	}
	s.list[i] = p
	return nil
}

// best returns the best score of the postings that are understood and were scored
// exactly.
func (s *libraryRanker) best() (best float64) {
	for i := range s.list {
		if p := &s.list[i]; !p.Bound && !p.NotUnderstood {
			best = max(best, p.Score)
		}
	}
	return best
}
