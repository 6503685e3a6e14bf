package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"skillmatch/index/library"
	"skillmatch/match"
)

// library ranks the postings of a library: all are scored from their packed
// forms, and only those that are shown are read.
func (k *ranking) library(ctx context.Context, l *library.Library) error {
	s, err := newShelf(k, l)
	if err != nil {
		return err
	}
	k.read = len(s.forms)
	shown, err := s.shown(ctx)
	if err != nil {
		return err
	}
	return k.unpacked(l, s.forms, shown)
}

// unpacked reads the postings that are shown.
func (k *ranking) unpacked(l *library.Library, forms []library.Form, shown []group) error {
	k.kept = make([]scored, len(shown))
	errs := make([]error, len(shown))
	readers := sync.Pool{New: func() any { return match.NewReader(k.vocabulary) }}
	match.Each(k.workers, len(shown), func(n int) {
		g := shown[n]
		p, err := l.Get(forms[g.place].Key)
		if err != nil {
			errs[n] = fmt.Errorf("library: %w", err)
			return
		}
		reader := readers.Get().(*match.Reader)
		defer readers.Put(reader)
		r := match.Ranked{Posting: unkept(&p), Order: g.place}
		r.Asked = reader.Read(&r.Posting)
		r.Score = k.matcher.Score(&r.Asked)
		k.kept[n] = scored{Ranked: r, alike: g.alike}
	})
	if k.accepts != nil {
		k.kept = slices.DeleteFunc(k.kept, func(c scored) bool { return !k.accepts(&c.Posting) })
	}
	return errors.Join(errs...)
}
