package main

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"skillmatch/index/library"
	"skillmatch/match"
)

// fillFromLibrary ranks the library's postings without those that are damaged.
// Their forms may be whole, so that it shows only where a text is read: then all
// are looked through, and the rest is ranked anew.
func (a *app) fillFromLibrary(ctx context.Context, k *ranking) error {
	if k.packs { // whose texts are read later, one by one
		if err := a.leaveDamaged(k.shelves); err != nil {
			return err
		}
	}
	err := k.library(ctx)
	if library.IsDamage(err) {
		k.kept = nil
		err = cmp.Or(a.leaveDamaged(k.shelves), k.library(ctx))
	}
	if err != nil {
		k.read = 0 // there is no part of a ranking to show
	}
	return err
}

// leaveDamaged leaves out of the library what cannot be read.
func (a *app) leaveDamaged(l *library.Library) error {
	if _, err := l.Check(); err != nil {
		return fmt.Errorf("library: %w", err)
	}
	a.tellDamage(l, 0)
	return nil
}

// library ranks the postings of a library: all are scored from their packed
// forms, and only those that are shown are read.
func (k *ranking) library(ctx context.Context) error {
	s, err := newShelf(ctx, k, k.shelves)
	if err != nil {
		return err
	}
	k.read = len(s.forms)
	shown, err := s.shown(ctx)
	if err != nil {
		return err
	}
	if err := k.measure(ctx, s); err != nil {
		return err
	}
	if k.packs {
		return k.packed(ctx, s, shown)
	}
	return k.unpacked(ctx, s, shown)
}

// measure finds the best score of all postings, which the least score that is shown
// may have left out.
func (k *ranking) measure(ctx context.Context, s *shelf) error {
	k.best = s.bestScore()
	if k.judged && k.best < s.min {
		all := *s
		all.min = 0
		if err := all.score(ctx, 1); err != nil {
			return err
		}
		k.best = all.bestScore()
	}
	return nil
}

// packed keeps packed what is shown; the postings themselves are read only to
// leave some out.
func (k *ranking) packed(ctx context.Context, s *shelf, shown []group) error {
	k.tables, k.hidden = k.shelves.Tables(), 0
	for _, g := range shown {
		form := &s.forms[g.place]
		c := scored{form: form.Data, table: form.Table, key: form.Key}
		c.Order, c.Score.Score = g.place, s.list[g.place].Score
		if k.accepts != nil {
			p, err := k.shelves.Get(form.Key)
			if err := cmp.Or(ctx.Err(), err); err != nil {
				return fmt.Errorf("library: %w", err)
			}
			if posting := unkept(&p); !k.accepts(&posting) {
				continue
			}
		}
		k.hidden += len(g.alike)
		k.kept = append(k.kept, c)
	}
	return nil
}

// unpacked reads what is shown.
func (k *ranking) unpacked(ctx context.Context, s *shelf, shown []group) error {
	k.kept = make([]scored, len(shown))
	errs := make([]error, len(shown))
	readers := sync.Pool{New: func() any { return match.NewReader(k.vocabulary) }}
	ended := match.Each(ctx, k.workers, len(shown), func(n int) {
		g := shown[n]
		p, err := k.shelves.Get(s.forms[g.place].Key)
		if err != nil {
			errs[n] = fmt.Errorf("library: %w", err)
			return
		}
		reader := readers.Get().(*match.Reader)
		defer readers.Put(reader)
		c := scored{alike: g.alike}
		c.Posting, c.Order = unkept(&p), g.place
		asked := reader.Read(&c.Posting)
		c.Score = k.matcher.Score(&asked)
		k.kept[n] = c
	})
	return cmp.Or(ended, cmp.Or(errs...))
}
