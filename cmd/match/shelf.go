package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"sync"

	"skillmatch/index/library"
	"skillmatch/match"
)

// shelf finds the best postings of a library from their packed forms.
type shelf struct {
	*ranking
	library *library.Library
	forms   []library.Form
	tables  []*match.Table
	min     float64        // the least score that is shown, 0 or more
	exact   []int          // how many of the best are scored to the end, in rounds; nil leaves it to rounds
	list    []match.Packed // by form
	least   float64        // below which list holds bounds
}

func newShelf(ctx context.Context, k *ranking, l *library.Library) (*shelf, error) {
	s := &shelf{ranking: k, library: l, min: max(k.min, 0)}
	s.forms = slices.DeleteFunc(l.Forms(), func(f library.Form) bool { return f.Gone })
	tables := l.Tables()
	s.tables = make([]*match.Table, len(tables))
	errs := make([]error, len(tables))
	ended := match.Each(ctx, k.workers, len(tables), func(i int) {
		s.tables[i], errs[i] = k.matcher.Table(tables[i])
	})
	if err := cmp.Or(errs...); err != nil {
		return nil, fmt.Errorf("library: %w", err)
	}
	return s, ended
}

// group is a posting, by its form, with the ids of those that are the same.
type group struct {
	place int
	alike []string
}

// shown are the best postings, each once. Most postings cannot be among them,
// which shows before their lines are judged; should too few be left because many
// are the same, more are scored, and at last all.
func (s *shelf) shown(ctx context.Context) ([]group, error) {
	for _, enough := range s.rounds() {
		if err := s.score(ctx, enough); err != nil {
			return nil, err
		}
		list, err := s.order(ctx, s.reaching(s.least))
		if err != nil {
			return nil, err
		}
		if s.least <= s.min || s.all && len(list) >= s.top {
			return s.whole(list), nil
		}
		if s.all {
			continue
		}
		if best, ok, err := s.best(ctx, list); ok || err != nil {
			return best, err
		}
	}
	return nil, nil // not reached: the last round gives no bounds above min
}

// rounds are how many of the best postings are scored to the end, 0 for all: first a
// few more than are shown, then a thousand, and thirty for each that is shown, since
// those that are the same take places too.
func (s *shelf) rounds() []int {
	switch {
	case s.top == 0:
		return []int{0}
	case s.exact != nil:
		return append(s.exact, 0)
	}
	return []int{2*s.top + spare, max(1000, 30*s.top), 0}
}

// score scores all forms, those among the best enough to the end; 0 is all.
func (s *shelf) score(ctx context.Context, enough int) error {
	workers := match.Workers(s.workers)
	s.list, s.least = make([]match.Packed, len(s.forms)), s.min
	errs, least := make([]error, workers), make([]float64, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			least[w], errs[w] = s.part(ctx, w, workers, (enough+workers-1)/workers)
		})
	}
	wg.Wait()
	s.least = max(s.least, slices.Max(least))
	return cmp.Or(ctx.Err(), cmp.Or(errs...))
}

// part scores every so manyth form, and returns the score up to which it gave
// bounds.
func (s *shelf) part(ctx context.Context, first, step, enough int) (least float64, err error) {
	reader := match.NewReader(s.vocabulary)
	var scratch match.Scratch
	best := tally{enough: enough}
	for i := first; i < len(s.forms) && ctx.Err() == nil; i += step {
		if err := s.one(i, max(s.min, best.least()), reader, &scratch); err != nil {
			return 0, err
		}
		if p := &s.list[i]; !p.Bound {
			best.add(p.Score)
		}
	}
	return best.least(), nil
}

// one scores a form, if it can reach least; one whose own words stand in the
// résumé from its text.
func (s *shelf) one(i int, least float64, reader *match.Reader, scratch *match.Scratch) error {
	form := &s.forms[i]
	p, err := s.tables[form.Table].Score(form.Data, least, scratch)
	if err == nil && p.Pasted {
		var kept library.Posting
		if kept, err = s.library.Get(form.Key); err == nil {
			posting := unkept(&kept)
			asked := reader.Read(&posting)
			p.Score = s.matcher.Score(&asked).Score
		}
	}
	if err != nil {
		return fmt.Errorf("library: posting %s: %w", form.Key, err)
	}
	s.list[i] = p
	return nil
}

// tally counts scores, of which there are 1,001, to know what the best enough of
// them reach.
type tally struct {
	enough int // 0 is all
	count  [1001]int
	floor  int // the tenth of points that so many reach
	above  int // how many reach it
}

func (t *tally) least() float64 { return float64(t.floor) / 10 }

func (t *tally) add(score float64) {
	tenth := min(max(int(score*10+0.5), 0), len(t.count)-1)
	t.count[tenth]++
	if tenth >= t.floor {
		t.above++
	}
	for t.enough > 0 && t.above-t.count[t.floor] >= t.enough {
		t.above -= t.count[t.floor]
		t.floor++
	}
}

// reaching are the forms of at least a score, by number.
func (s *shelf) reaching(least float64) []int {
	var out []int
	for i := range s.list {
		if p := &s.list[i]; !p.Bound && p.Score >= max(least, s.min) {
			out = append(out, i)
		}
	}
	return out
}

// bestScore is the best score of the postings that were scored to the end.
func (s *shelf) bestScore() (best float64) {
	for i := range s.list {
		if p := &s.list[i]; !p.Bound {
			best = max(best, p.Score)
		}
	}
	return best
}

// order brings postings into the order of a ranking.
func (s *shelf) order(ctx context.Context, places []int) ([]sighting, error) {
	list := make([]sighting, len(places))
	errs := make([]error, len(places))
	ended := match.Each(ctx, s.workers, len(places), func(n int) {
		h := &list[n]
		h.order, h.score = places[n], s.list[places[n]].Score
		h.id, h.signature, errs[n] = match.Head(s.forms[h.order].Data)
	})
	ordered(list)
	return list, cmp.Or(ended, cmp.Or(errs...))
}

// whole are the best of all postings that are shown.
func (s *shelf) whole(list []sighting) []group {
	groups := make([]copies, 0, len(list))
	if s.all {
		for i := range list {
			groups = append(groups, copies{[]int{i}, i})
		}
	} else {
		groups = grouped(list, s.matcher.Present())
	}
	s.hidden = len(list) - len(groups)
	return s.first(groups, list)
}

// first are the best of groups, as many as are shown.
func (s *shelf) first(groups []copies, list []sighting) []group {
	ranked(groups)
	if s.top > 0 && len(groups) > s.top {
		groups = groups[:s.top]
	}
	var out []group
	for i := range groups {
		out = append(out, group{list[groups[i].shown].order, groups[i].others(list)})
	}
	return out
}

// best are the best postings of an ordered list that ends where scores are no
// longer known. What is the same as one of them stands anywhere in the library,
// and may be shown for it and score less; so more are looked at, until the next
// one cannot come before those that are found. It is not ok where the list is too
// short for that.
func (s *shelf) best(ctx context.Context, list []sighting) (_ []group, ok bool, err error) {
	leaders := grouped(list, s.matcher.Present())
	for n := s.top; n <= len(leaders); {
		among := map[int]bool{}
		places := make([]int, n)
		for i := range places {
			places[i] = list[leaders[i].all[0]].order
			among[places[i]] = true
		}
		near, err := s.near(ctx, places)
		if err != nil {
			return nil, false, err
		}
		groups := slices.DeleteFunc(grouped(near, s.matcher.Present()), func(g copies) bool { return !among[near[g.all[0]].order] })
		out := s.first(groups, near)
		last := s.list[out[s.top-1].place].Score
		if last < s.least {
			return nil, false, nil
		}
		next := sort.Search(len(leaders), func(i int) bool { return list[leaders[i].all[0]].score < last })
		if next <= n {
			s.hidden = 0 // of the other postings it is not known
			return out, true, nil
		}
		n = next
	}
	return nil, false, nil
}

// near are, in order, the postings that may be the same as some.
func (s *shelf) near(ctx context.Context, places []int) ([]sighting, error) {
	kin := match.Kin(len(s.list), func(i int) match.TitleKeys { return s.list[i].TitleKeys }, places)
	if err := s.finish(ctx, kin); err != nil {
		return nil, err
	}
	return s.order(ctx, slices.DeleteFunc(kin, func(i int) bool { return s.list[i].Score < s.min }))
}

// finish scores to the end those postings that came as bounds.
func (s *shelf) finish(ctx context.Context, places []int) error {
	type tools struct {
		reader  *match.Reader
		scratch match.Scratch
	}
	pool := sync.Pool{New: func() any { return &tools{reader: match.NewReader(s.vocabulary)} }}
	errs := make([]error, len(places))
	ended := match.Each(ctx, s.workers, len(places), func(n int) {
		if !s.list[places[n]].Bound {
			return
		}
		t := pool.Get().(*tools)
		defer pool.Put(t)
		errs[n] = s.one(places[n], 0, t.reader, &t.scratch)
	})
	return cmp.Or(ended, cmp.Or(errs...))
}
