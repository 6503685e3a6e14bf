package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"skillmatch/index/library"
	"skillmatch/match"
)

// library ranks the postings of a library: all are scored from their packed
// forms, and only those that are shown are read.
func (k *ranking) library(ctx context.Context, l *library.Library) error {
	forms := l.Forms()
	list, err := k.packed(ctx, l, forms)
	if err != nil {
		return err
	}
	k.read = len(forms)
	order := make([]int, 0, len(list))
	for i := range list {
		if list[i].Score >= k.min {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(list[b].Score, list[a].Score), cmp.Compare(list[a].ID, list[b].ID), cmp.Compare(a, b))
	})
	return k.unpacked(l, forms, k.grouped(list, order))
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

// group is a posting with the ids of those that are the same.
type group struct {
	place int
	alike []string
}

// grouped are the best postings, each once.
func (k *ranking) grouped(packed []match.Packed, order []int) []group {
	list := make([]*match.Signature, len(order))
	for n, i := range order {
		list[n] = &packed[i].Signature
	}
	first := make([]int, len(order))
	if k.all {
		for n := range first {
			first[n] = n
		}
	} else {
		first = match.Duplicates(list)
	}
	var out []group
	at := map[int]int{}
	for n, i := range order {
		switch g, ok := at[first[n]]; {
		case first[n] != n && ok:
			out[g].alike = append(out[g].alike, packed[i].ID)
			k.hidden++
		case first[n] != n:
			k.hidden++
		case k.top == 0 || len(out) < k.top:
			at[n] = len(out)
			out = append(out, group{place: i})
		}
	}
	return out
}

// packed scores all forms.
func (k *ranking) packed(ctx context.Context, l *library.Library, forms []library.Form) ([]match.Packed, error) {
	var tables []*match.Table
	for _, data := range l.Tables() {
		t, err := k.matcher.Table(data)
		if err != nil {
			return nil, fmt.Errorf("library: %w", err)
		}
		tables = append(tables, t)
	}
	workers := k.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := make([]match.Packed, len(forms))
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			reader := match.NewReader(k.vocabulary)
			var s match.Scratch
			for i := w; i < len(forms) && ctx.Err() == nil; i += workers {
				p, err := tables[forms[i].Table].Score(forms[i].Data, &s)
				if err == nil && p.Pasted {
					err = k.pasted(l, forms[i].Key, reader, &p)
				}
				if err != nil {
					errs[w] = fmt.Errorf("library: posting %s: %w", forms[i].Key, err)
					return
				}
				out[i] = p
			}
		})
	}
	wg.Wait()
	return out, cmp.Or(ctx.Err(), cmp.Or(errs...))
}

// pasted scores a posting whose own words stand in the résumé, from its text.
func (k *ranking) pasted(l *library.Library, key library.Key, reader *match.Reader, out *match.Packed) error {
	kept, err := l.Get(key)
	if err != nil {
		return err
	}
	p := unkept(&kept)
	asked := reader.Read(&p)
	out.Score = k.matcher.Score(&asked).Score
	return nil
}
