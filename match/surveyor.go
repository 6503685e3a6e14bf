package match

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// surveyor holds what a survey works on. Scoring every posting again for every
// skill would take minutes; it knows which postings a changed résumé can touch,
// and for the others the score stays.
type surveyor struct {
	base    *Matcher
	resume  *resume.Resume
	stock   *stock
	now     []float64 // today's scores
	bar     float64
	workers int
	// found are the skills that postings ask, and askers the postings that ask
	// one in any way.
	found  map[skill.ID]*want
	askers map[skill.ID][]int
	asked  []skill.ID // those of askers, in order
	stood  []stood    // how the résumé stands to them
	// words and bare are the postings by the stems of their required lines, and
	// of those among them that name no skill, for the stems that are tried.
	words, bare map[string][]int
	stems       func(text string, f func(stem string, held bool))

	progress func(done, total int)
	total    int
	done     atomic.Int64

	mu      sync.Mutex
	err     error // the first
	stopped error // the context's, once work was left undone
}

// expect says how many tries there will be.
func (s *surveyor) expect(total int) {
	s.total = total
	s.advance(0)
}

// advance counts tries.
func (s *surveyor) advance(n int) {
	done := s.done.Add(int64(n))
	if s.progress != nil {
		s.progress(int(done), s.total)
	}
}

// reach counts the tries that turned out not to be needed.
func (s *surveyor) reach(done int) {
	if s.stopped == nil {
		s.advance(done - int(s.done.Load()))
	}
}

// each makes n tries and reports whether the context let it finish.
func (s *surveyor) each(ctx context.Context, n int, f func(i int)) bool {
	err := Each(ctx, s.workers, n, func(i int) {
		f(i)
		s.advance(1)
	})
	s.stopped = cmp.Or(s.stopped, err)
	return err == nil
}

func newSurveyor(m *Matcher, r *resume.Resume, pile *Pile, o SurveyOptions) (*surveyor, error) {
	k, err := pile.stock()
	if err != nil {
		return nil, err
	}
	s := &surveyor{base: m, resume: r, stock: k, bar: cmp.Or(o.Bar, Bar), workers: o.Workers, progress: o.Progress, now: make([]float64, len(pile.Postings)),
		found: map[skill.ID]*want{}, askers: map[skill.ID][]int{}, words: map[string][]int{}, bare: map[string][]int{}}
	s.stems = index.New(*r, m.Vocabulary).Stems
	err = k.each(m, func(p int, a *Asked) {
		s.now[p] = pile.Postings[p].Score
		for i := range a.Asks {
			s.askers[a.Asks[i].ID] = append(s.askers[a.Asks[i].ID], p)
		}
		s.asks(a)
	})
	s.asked = slices.Sorted(maps.Keys(s.askers))
	s.stood = s.stands(m)
	return s, err
}

// listen notes in which postings the words of some spellings stand.
func (s *surveyor) listen(lists ...[]*want) error {
	sought := make([]bool, len(s.stock.words))
	for _, list := range lists {
		for _, w := range list {
			for _, text := range w.wordings() {
				s.stems(text, func(stem string, _ bool) {
					if n, ok := s.stock.numbers[stem]; ok {
						sought[n] = true
					}
				})
			}
		}
	}
	add := func(to map[string][]int, stem string, p int) {
		if list := to[stem]; len(list) == 0 || list[len(list)-1] != p {
			to[stem] = append(list, p)
		}
	}
	return s.stock.each(s.base, func(p int, a *Asked) {
		for i := range a.Lines {
			for _, n := range a.Lines[i].terms {
				if !sought[n] {
					continue
				}
				add(s.words, s.stock.words[n], p)
				if len(a.Lines[i].Skills) == 0 {
					add(s.bare, s.stock.words[n], p)
				}
			}
		}
	})
}

// rescore scores postings for a changed résumé.
func (s *surveyor) rescore(m *Matcher, postings []int, f func(p int, then float64)) {
	r, err := s.stock.rescorer(m)
	for _, p := range postings {
		if err != nil {
			break
		}
		var then float64
		if then, err = r.score(p); err == nil {
			f(p, then)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = cmp.Or(s.err, err)
}

// over is the matcher for the same person with another résumé.
func (m *Matcher) over(r resume.Resume) *Matcher {
	x := index.New(r, m.Vocabulary)
	n := *m
	n.Evidence, n.own = x, newOwn(m.Vocabulary, x.Items())
	n.without = func(items []int) Evidence { return x.Without(items) }
	return &n
}

// touched are the postings whose score can differ between two résumés of which
// the second has text added: those that ask a skill to which the two stand
// differently or which one of them names, those with a required line that holds
// a new word, and those with a line without skills that holds any of the words,
// since the added line may answer it best. They are in order.
func (s *surveyor) touched(base []stood, changed *Matcher, text string) []int {
	out := map[int]bool{}
	add := func(list []int) {
		for _, p := range list {
			out[p] = true
		}
	}
	for i, id := range s.asked {
		if base[i].differs(stands(changed, id)) {
			add(s.askers[id])
		}
	}
	s.stems(text, func(stem string, held bool) {
		if !held {
			add(s.words[stem])
		}
		add(s.bare[stem])
	})
	return slices.Sorted(maps.Keys(out))
}

// stood is how a résumé stands to a skill, with all that a score can hold of it.
type stood struct {
	standing
	months int
}

func stands(m *Matcher, id skill.ID) stood {
	out := stood{standing: stand(m.Vocabulary, m.Evidence, id)}
	if out.status == Has { // the months of others count nowhere
		out.months, _, _ = m.Evidence.Months(id, m.Profile.AsOf)
	}
	return out
}

// stands are how a résumé stands to all that is asked.
func (s *surveyor) stands(m *Matcher) []stood {
	out := make([]stood, len(s.asked))
	for i, id := range s.asked {
		out[i] = stands(m, id)
	}
	return out
}

// differs reports whether two résumés stand differently to a skill.
func (a *stood) differs(b stood) bool {
	return a.status != b.status || a.value != b.value || a.claim.Via != b.claim.Via || a.months != b.months || !slices.Equal(a.claim.Items, b.claim.Items)
}
