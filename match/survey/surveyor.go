package survey

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
	"skillmatch/match/corpus"
	"skillmatch/match/parallel"
	"skillmatch/match/proof"
	"skillmatch/match/score"
)

// surveyor scores postings again for changed résumés, and holds what that needs.
// Scoring every posting for every skill would take minutes. The surveyor knows which
// postings a change can affect; the others keep their score.
type surveyor struct {
	base    *score.Candidate
	matches *proof.Matches // of base
	resume  *resume.Resume
	corpus  *corpus.Index
	now     []float64 // today's scores
	bar     float64
	workers int
	// found holds the skills that postings ask for and that are under study. askers
	// lists, for each skill, the postings that ask for it in any way.
	found   map[skill.ID]*want
	askers  map[skill.ID][]int
	asked   []skill.ID    // the keys of askers, in order
	matched []proof.Match // how the résumé meets them
	// words lists, for each stem that is tried, the postings with it in a line that is
	// judged; bare lists those where such a line names no skill.
	words, bare map[string][]int
	stems       func(text string, f func(stem string, held bool))

	progress func(done, total int)
	total    int
	done     atomic.Int64

	mu      sync.Mutex
	err     error // the first
	stopped error // the context's error, once work was left undone
}

// expect sets the number of tries that there will be.
func (s *surveyor) expect(total int) {
	s.total = total
	s.advance(0)
}

// advance counts finished tries.
func (s *surveyor) advance(n int) {
	done := s.done.Add(int64(n))
	if s.progress != nil {
		s.progress(int(done), s.total)
	}
}

// advanceTo counts the tries that turned out not to be needed.
func (s *surveyor) advanceTo(done int) {
	if s.stopped == nil {
		s.advance(done - int(s.done.Load()))
	}
}

// each makes n tries on the workers and reports whether all were made before the
// context ended.
func (s *surveyor) each(ctx context.Context, n int, f func(i int)) bool {
	err := parallel.Each(ctx, s.workers, n, func(i int) {
		f(i)
		s.advance(1)
	})
	s.stopped = cmp.Or(s.stopped, err)
	return err == nil
}

// newSurveyor indexes which postings ask for which skills, and collects the skills to
// study.
func newSurveyor(c *score.Candidate, postings *corpus.Corpus, o Options) (*surveyor, error) {
	x, err := postings.Index()
	if err != nil {
		return nil, err
	}
	s := &surveyor{base: c, matches: c.Matches(), resume: c.Index.Resume(), corpus: x, bar: cmp.Or(o.Bar, score.ApplyThreshold), workers: o.Workers, progress: o.Progress, now: make([]float64, len(postings.Postings)),
		found: map[skill.ID]*want{}, askers: map[skill.ID][]int{}, words: map[string][]int{}, bare: map[string][]int{}}
	s.stems = index.New(*s.resume, c.Vocabulary).Stems
	err = x.Each(c, func(p int, in *score.Input) {
		s.now[p] = postings.Postings[p].Score
		for i := range in.Skills {
			s.askers[in.Skills[i].ID] = append(s.askers[in.Skills[i].ID], p)
		}
		s.collect(in)
	})
	s.asked = slices.Sorted(maps.Keys(s.askers))
	s.matched = s.matchesOf(c)
	return s, err
}

// indexTerms notes which postings contain the words of the wordings to try.
func (s *surveyor) indexTerms(lists ...[]*want) error {
	sought := make([]bool, len(s.corpus.Words))
	for _, list := range lists {
		for _, w := range list {
			for _, text := range w.wordings() {
				s.stems(text, func(stem string, _ bool) {
					if n, ok := s.corpus.Numbers[stem]; ok {
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
	return s.corpus.Each(s.base, func(p int, in *score.Input) {
		for i := range in.Lines {
			for _, n := range in.Lines[i].Terms {
				if !sought[n] {
					continue
				}
				add(s.words, s.corpus.Words[n], p)
				if len(in.Lines[i].Skills) == 0 {
					add(s.bare, s.corpus.Words[n], p)
				}
			}
		}
	})
}

// rescore scores postings for a changed résumé and calls f with each new score.
func (s *surveyor) rescore(c *score.Candidate, postings []int, f func(p int, then float64)) {
	r := s.corpus.Scorer(c)
	var err error
	for _, p := range postings {
		var then float64
		if then, err = r.Score(p); err != nil {
			break
		}
		f(p, then)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = cmp.Or(s.err, err)
}

// affected returns, in order, the postings whose score can differ between two résumés
// of which the second has text added. These are the postings
//
//   - that ask for a skill whose match differs, or that only one of the two names,
//   - with a judged line that contains a new word, and
//   - with a judged line without skills that contains any word of the text, since the
//     added line may answer it best.
func (s *surveyor) affected(base []proof.Match, changed *score.Candidate, text string) []int {
	out := map[int]bool{}
	add := func(list []int) {
		for _, p := range list {
			out[p] = true
		}
	}
	for i, id := range s.asked {
		if m := changed.Match(id); !base[i].Equal(&m) {
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

// matchesOf returns how a résumé meets each skill that postings ask for.
func (s *surveyor) matchesOf(c *score.Candidate) []proof.Match {
	out := make([]proof.Match, len(s.asked))
	for i, id := range s.asked {
		out[i] = c.Match(id)
	}
	return out
}
