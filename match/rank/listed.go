package rank

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"sync"

	"skillmatch/match/ask"
	"skillmatch/match/dedupe"
	"skillmatch/match/packed"
	"skillmatch/match/parallel"
)

// listing is a posting of a library that is listed: the index of its form, and the ids
// of the postings that are the same.
type listing struct {
	form       int
	duplicates []string
}

// listed returns the best postings, each once. Most postings cannot be among them,
// which their upper bounds show before their lines are judged. If too few are left
// because many are the same, more are scored exactly, and in the end all.
func (s *libraryRanker) listed(ctx context.Context) ([]listing, error) {
	for _, wanted := range s.rounds() {
		if err := s.score(ctx, wanted); err != nil {
			return nil, err
		}
		list, err := s.recordsOf(ctx, s.reaching(s.known))
		if err != nil {
			return nil, err
		}
		if s.known <= s.min || s.All && len(list) >= s.Top {
			return s.listAll(list), nil
		}
		if s.All {
			continue
		}
		if best, ok, err := s.listBest(ctx, list); ok || err != nil {
			return best, err
		}
	}
	return nil, nil // not reached: the last round gives no bounds above min
}

// rounds returns how many of the best postings each round scores exactly, 0 for all.
// The first round takes a few more than are listed. The second takes a thousand or
// thirty for each that is listed, whichever is more, since postings that are the same
// take places too.
func (s *libraryRanker) rounds() []int {
	switch {
	case s.Top == 0:
		return []int{0}
	case s.exact != nil:
		return append(s.exact, 0)
	}
	return []int{2*s.Top + overscan, max(1000, 30*s.Top), 0}
}

// reaching returns the indexes of the forms that score at least a number of points. A
// form that is not understood stands below all others, so that it is among them only
// where that is every form that reaches Min.
func (s *libraryRanker) reaching(least float64) []int {
	var out []int
	for i := range s.list {
		if p := &s.list[i]; !p.Bound && p.Score >= max(least, s.min) && (!p.NotUnderstood || least <= s.min) {
			out = append(out, i)
		}
	}
	return out
}

// standing returns the standing of a form.
func (s *libraryRanker) standing(form int) float64 {
	return standing(s.list[form].Score, s.list[form].NotUnderstood)
}

// recordsOf returns the records of forms, in the order of a ranking.
func (s *libraryRanker) recordsOf(ctx context.Context, forms []int) ([]record, error) {
	list := make([]record, len(forms))
	errs := make([]error, len(forms))
	ended := parallel.Each(ctx, s.Workers, len(forms), func(n int) {
		r := &list[n]
		r.order, r.standing = forms[n], s.standing(forms[n])
		r.id, r.signature, errs[n] = packed.Header(s.forms[r.order].Data)
	})
	sortRecords(list)
	return list, cmp.Or(ended, cmp.Or(errs...))
}

// listAll lists the best of a list that holds every posting that reaches Min.
func (s *libraryRanker) listAll(list []record) []listing {
	clusters := make([]cluster, 0, len(list))
	if s.All {
		for i := range list {
			clusters = append(clusters, cluster{[]int{i}, i})
		}
	} else {
		clusters = clustersOf(list, s.candidate.Profile.Present())
	}
	s.result.Hidden = len(list) - len(clusters)
	return s.topOf(clusters, list)
}

// topOf lists the best of the clusters, at most Top.
func (s *libraryRanker) topOf(clusters []cluster, list []record) []listing {
	sortByListed(clusters)
	if s.Top > 0 && len(clusters) > s.Top {
		clusters = clusters[:s.Top]
	}
	var out []listing
	for i := range clusters {
		out = append(out, listing{list[clusters[i].listed].order, clusters[i].others(list)})
	}
	return out
}

// listBest lists the best postings of an ordered list that ends where scores are no
// longer exact. A posting that is the same as one of them may be anywhere in the
// library, and may be listed in its place and score less. So listBest looks at more
// postings until the next one cannot come before those that were found. ok is false
// when the list is too short for that.
func (s *libraryRanker) listBest(ctx context.Context, list []record) (_ []listing, ok bool, err error) {
	leaders := clustersOf(list, s.candidate.Profile.Present())
	for n := s.Top; n <= len(leaders); {
		among := map[int]bool{}
		forms := make([]int, n)
		for i := range forms {
			forms[i] = list[leaders[i].all[0]].order
			among[forms[i]] = true
		}
		near, err := s.near(ctx, forms)
		if err != nil {
			return nil, false, err
		}
		clusters := slices.DeleteFunc(clustersOf(near, s.candidate.Profile.Present()), func(c cluster) bool { return !among[near[c.all[0]].order] })
		out := s.topOf(clusters, near)
		last := s.standing(out[s.Top-1].form)
		if last < s.known {
			return nil, false, nil
		}
		next := sort.Search(len(leaders), func(i int) bool { return list[leaders[i].all[0]].standing < last })
		if next <= n {
			s.result.Hidden = 0 // not known for the other postings
			return out, true, nil
		}
		n = next
	}
	return nil, false, nil
}

// near returns, in order, the postings that may be the same as one of those given.
func (s *libraryRanker) near(ctx context.Context, forms []int) ([]record, error) {
	candidates := dedupe.Candidates(len(s.list), func(i int) dedupe.TitleKeys { return s.list[i].TitleKeys }, forms)
	if err := s.finish(ctx, candidates); err != nil {
		return nil, err
	}
	return s.recordsOf(ctx, slices.DeleteFunc(candidates, func(i int) bool { return s.list[i].Score < s.min }))
}

// finish scores exactly those of the postings that have only an upper bound.
func (s *libraryRanker) finish(ctx context.Context, forms []int) error {
	type tools struct {
		reader  *ask.Reader
		scratch packed.Scratch
	}
	pool := sync.Pool{New: func() any { return &tools{reader: ask.NewReader(s.candidate.Vocabulary)} }}
	errs := make([]error, len(forms))
	ended := parallel.Each(ctx, s.Workers, len(forms), func(n int) {
		if !s.list[forms[n]].Bound {
			return
		}
		t := pool.Get().(*tools)
		defer pool.Put(t)
		errs[n] = s.scoreForm(forms[n], 0, t.reader, &t.scratch)
	})
	return cmp.Or(ended, cmp.Or(errs...))
}
