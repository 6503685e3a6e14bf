package main

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
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
	exact   int            // how many of the best are scored to the end; 0 leaves it to enough
	list    []match.Packed // by form
	least   float64        // below which list holds bounds
}

func newShelf(k *ranking, l *library.Library) (*shelf, error) {
	s := &shelf{ranking: k, library: l, min: max(k.min, 0)}
	s.forms = slices.DeleteFunc(l.Forms(), func(f library.Form) bool { return f.Gone })
	for _, data := range l.Tables() {
		t, err := k.matcher.Table(data)
		if err != nil {
			return nil, fmt.Errorf("library: %w", err)
		}
		s.tables = append(s.tables, t)
	}
	return s, nil
}

// group is a posting, by its form, with the ids of those that are the same.
type group struct {
	place int
	alike []string
}

// shown are the best postings, each once. Most postings cannot be among them,
// which shows before their lines are judged; should too few be left because many
// are the same, all are scored.
func (s *shelf) shown(ctx context.Context) ([]group, error) {
	for _, enough := range []int{s.enough(), 0} {
		if err := s.score(ctx, enough); err != nil {
			return nil, err
		}
		order, err := s.order(s.reaching(s.least))
		if err != nil {
			return nil, err
		}
		if s.least <= s.min || len(s.group(order)) >= s.top {
			return s.grouped(order)
		}
	}
	return nil, nil // not reached: the second round gives no bounds above min
}

// enough is how many of the best postings are scored to the end, 0 for all: a
// thousand, and thirty for each that is shown, since those that are the same take
// places too.
func (s *shelf) enough() int {
	if s.top == 0 {
		return 0
	}
	return cmp.Or(s.exact, max(1000, 30*s.top))
}

// score scores all forms, those among the best enough to the end; 0 is all.
func (s *shelf) score(ctx context.Context, enough int) error {
	workers := s.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
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

// head is a posting with what orders it and tells it from others.
type head struct {
	place     int
	score     float64
	id        string
	signature match.Signature
}

// order brings postings into the order of a ranking.
func (s *shelf) order(places []int) ([]head, error) {
	list := make([]head, len(places))
	errs := make([]error, len(places))
	match.Each(s.workers, len(places), func(n int) {
		h := &list[n]
		h.place, h.score = places[n], s.list[places[n]].Score
		h.id, h.signature, errs[n] = match.Head(s.forms[h.place].Data)
	})
	slices.SortFunc(list, func(a, b head) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id), cmp.Compare(a.place, b.place))
	})
	return list, cmp.Or(errs...)
}

// grouped are the best postings of an order, each once. Those that are the same
// as one of them stand anywhere among the postings.
func (s *shelf) grouped(order []head) ([]group, error) {
	groups := s.group(order)
	if s.top > 0 && len(groups) > s.top {
		groups = groups[:s.top]
	}
	if s.all || s.least <= s.min {
		return groups, nil
	}
	shown := make([]int, len(groups))
	for n := range groups {
		shown[n] = groups[n].place
	}
	kin := match.Kin(s.list, shown)
	if err := s.finish(kin); err != nil {
		return nil, err
	}
	order, err := s.order(slices.DeleteFunc(kin, func(i int) bool { return s.list[i].Score < s.min }))
	if err != nil {
		return nil, err
	}
	whole := map[int]group{}
	for _, g := range s.group(order) {
		whole[g.place] = g
	}
	for n := range groups {
		groups[n] = whole[groups[n].place]
	}
	s.hidden = 0 // of the other postings it is not known
	return groups, nil
}

// group leaves of an order each posting once.
func (s *shelf) group(order []head) []group {
	list := make([]*match.Signature, len(order))
	for n := range order {
		list[n] = &order[n].signature
	}
	same := make([]int, len(order))
	for n := range same {
		same[n] = n
	}
	if !s.all {
		same = match.Duplicates(list)
	}
	var out []group
	at := make(map[int]int, len(order))
	for n, first := range same {
		if first == n {
			at[n] = len(out)
			out = append(out, group{place: order[n].place})
			continue
		}
		g := &out[at[first]]
		g.alike = append(g.alike, order[n].id)
	}
	s.hidden = len(order) - len(out)
	return out
}

// finish scores to the end those postings that came as bounds.
func (s *shelf) finish(places []int) error {
	type tools struct {
		reader  *match.Reader
		scratch match.Scratch
	}
	pool := sync.Pool{New: func() any { return &tools{reader: match.NewReader(s.vocabulary)} }}
	errs := make([]error, len(places))
	match.Each(s.workers, len(places), func(n int) {
		if !s.list[places[n]].Bound {
			return
		}
		t := pool.Get().(*tools)
		defer pool.Put(t)
		errs[n] = s.one(places[n], 0, t.reader, &t.scratch)
	})
	return cmp.Or(errs...)
}
