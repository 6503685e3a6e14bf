package compare

import (
	"fmt"
	"slices"
	"sync"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/corpus"
	"skillmatch/match/score"
)

// explainer finds the lines that make the scores of two résumés differ, by leaving them
// out. It makes the résumés without each of the lines once, for all postings.
type explainer struct {
	corpus *corpus.Index
	diff   lineDiff
	sides  [2]*side // A with the lost lines, B with the gained ones
	tools  sync.Pool
}

// side is one of the two résumés, with the lines that only it has.
type side struct {
	whole *corpus.Scorer
	lines []int            // indexes into the items
	each  []*corpus.Scorer // by line: the résumé without it
	alone []int            // indexes into lines: those that are no version of another line

	mu     sync.Mutex
	groups map[string]*corpus.Scorer // résumés without several of the lines
}

// mostGroups is the most résumés without several lines that are kept for later
// postings.
const mostGroups = 256

// newExplainer makes the résumés without each of the lines that differ.
func newExplainer(a, b *score.Candidate, k *corpus.Index) *explainer {
	x := &explainer{corpus: k, diff: diffLines(a, b)}
	for n, m := range []*score.Candidate{a, b} {
		whole := k.Scorer(m)
		s := &side{whole: whole, lines: [][]int{x.diff.lost, x.diff.gained}[n], groups: map[string]*corpus.Scorer{}}
		for _, i := range s.lines {
			s.each = append(s.each, whole.Without([]int{i}))
		}
		for i := range s.lines {
			if !slices.ContainsFunc(x.diff.pairs, func(p [2]int) bool { return p[n] == i }) {
				s.alone = append(s.alone, i)
			}
		}
		x.sides[n] = s
	}
	x.tools.New = func() any { return x.newTools() }
	return x
}

// group returns the scorer for the side's résumé without several of its lines.
func (s *side) group(lines []int) *corpus.Scorer {
	key := fmt.Sprint(lines)
	s.mu.Lock()
	r := s.groups[key]
	s.mu.Unlock()
	if r != nil {
		return r
	}
	items := make([]int, len(lines))
	for n, k := range lines {
		items[n] = s.lines[k]
	}
	r = s.whole.Without(items)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.groups) < mostGroups {
		s.groups[key] = r
	}
	return r
}

// tools holds what one goroutine needs to explain changes.
type tools struct {
	*explainer
	sides [2]*sideScorer
	// asked is what the posting with the number read asks for, if its text was needed.
	asked ask.Parsed
	read  int
}

// sideScorer scores for one side, with what carries over from one posting to the next.
type sideScorer struct {
	*side
	whole *corpus.Scorer
	each  []*corpus.Scorer
	// matters says, by line and skill, whether the line changes how the résumé meets
	// the skill. It is filled in when it is first needed.
	matters [][]uint8
	marked  []bool // by line: whether it can matter to the current posting
}

// newTools returns tools with scorers of their own.
func (x *explainer) newTools() *tools {
	t := &tools{explainer: x, read: -1}
	for n, s := range x.sides {
		w := &sideScorer{side: s, whole: t.clone(s.whole), matters: make([][]uint8, len(s.lines)), marked: make([]bool, len(s.lines))}
		for _, r := range s.each {
			w.each = append(w.each, t.clone(r))
		}
		t.sides[n] = w
	}
	return t
}

// clone returns a copy of a scorer for this goroutine alone.
func (t *tools) clone(r *corpus.Scorer) *corpus.Scorer { return r.Clone(t.text) }

// text reads from its text what posting i asks for, once for both sides.
func (t *tools) text(i int) (*ask.Parsed, error) {
	if t.read == i {
		return &t.asked, nil
	}
	_, asked, err := t.corpus.Read(i)
	if err != nil {
		return nil, err
	}
	t.asked, t.read = asked, i
	return &t.asked, nil
}

// without returns the score of posting i without each of the side's lines. It does not
// try the lines that cannot matter to the posting.
func (w *sideScorer) without(i int, score float64, pasted bool) ([]float64, error) {
	out := make([]float64, len(w.lines))
	w.mark(pasted)
	for k := range out {
		out[k] = score
		if !w.marked[k] {
			continue
		}
		var err error
		if out[k], err = w.each[k].Score(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mark finds the lines that can matter to the posting that was judged last: those
// without which the résumé meets a skill of the posting differently, and those without
// which it covers less of a line that is judged. If all is set, because the posting's
// text decides what counts, every line can matter.
func (w *sideScorer) mark(all bool) {
	for k := range w.marked {
		w.marked[k] = all
	}
	if all {
		return
	}
	in := w.whole.Input()
	for k := range w.lines {
		w.marked[k] = slices.ContainsFunc(in.Skills, func(s ask.SkillRequirement) bool { return w.differs(k, s.ID) })
	}
	x := w.whole.Candidate.Index
	for i := range in.Lines {
		l := &in.Lines[i]
		x.Supporting(l.Terms, l.Skills, func(item int) {
			if k, ok := slices.BinarySearch(w.lines, item); ok {
				w.marked[k] = true
			}
		})
	}
}

// differs reports whether the résumé meets a skill differently without line k.
func (w *sideScorer) differs(k int, id skill.ID) bool {
	const no, yes = 1, 2
	if w.matters[k] == nil {
		w.matters[k] = make([]uint8, w.whole.Candidate.Vocabulary.Len())
	}
	known := &w.matters[k][id]
	if *known == 0 {
		*known = no
		whole, without := w.whole.Candidate.Match(id), w.each[k].Candidate.Match(id)
		if !whole.Equal(&without) {
			*known = yes
		}
	}
	return *known == yes
}
