package match

import (
	"maps"
	"slices"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// surveyor holds what a survey works on. Scoring every posting again for every
// skill would take minutes; it knows which postings a changed résumé can touch,
// and for the others the score stays.
type surveyor struct {
	base     *Matcher
	resume   *resume.Resume
	postings []Ranked
	now      []float64 // today's scores
	bar      float64
	workers  int
	// askers are the postings that ask a skill, in any way.
	askers map[skill.ID][]int
	// words and bare are the postings by the stems of their required lines, and
	// of those among them that name no skill.
	words, bare map[string][]int
	stems       func(text string, f func(stem string, held bool))
}

func newSurveyor(m *Matcher, r *resume.Resume, postings []Ranked, o SurveyOptions) *surveyor {
	s := &surveyor{base: m, resume: r, postings: postings, bar: o.Bar, workers: o.Workers, now: make([]float64, len(postings)),
		askers: map[skill.ID][]int{}, words: map[string][]int{}, bare: map[string][]int{}}
	if s.bar == 0 {
		s.bar = Bar
	}
	x := index.New(*r, m.Vocabulary)
	s.stems = x.Stems
	add := func(to map[string][]int, stem string, p int) {
		if list := to[stem]; len(list) == 0 || list[len(list)-1] != p {
			to[stem] = append(list, p)
		}
	}
	for p := range postings {
		s.now[p] = postings[p].Score.Score
		a := &postings[p].Asked
		for i := range a.Asks {
			s.askers[a.Asks[i].ID] = append(s.askers[a.Asks[i].ID], p)
		}
		for i := range a.Lines {
			if a.Lines[i].Importance != Required {
				continue
			}
			x.Stems(a.Lines[i].Text, func(stem string, _ bool) {
				add(s.words, stem, p)
				if len(a.Lines[i].Skills) == 0 {
					add(s.bare, stem, p)
				}
			})
		}
	}
	return s
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
func (s *surveyor) touched(base, changed *Matcher, text string) []int {
	out := map[int]bool{}
	add := func(list []int) {
		for _, p := range list {
			out[p] = true
		}
	}
	for id, list := range s.askers {
		if s.differs(base, changed, id) {
			add(list)
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

// differs reports whether two résumés stand differently to a skill.
func (s *surveyor) differs(base, changed *Matcher, id skill.ID) bool {
	a, b := stand(base.Vocabulary, base.Evidence, id), stand(changed.Vocabulary, changed.Evidence, id)
	if a.status != b.status || a.value != b.value || a.claim.Via != b.claim.Via || !slices.Equal(a.claim.Items, b.claim.Items) {
		return true
	}
	x, _, _ := base.Evidence.Months(id, base.Profile.AsOf)
	y, _, _ := changed.Evidence.Months(id, changed.Profile.AsOf)
	return x != y
}
