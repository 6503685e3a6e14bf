package match

import (
	"fmt"
	"slices"
	"sync"

	"skillmatch/index"
	"skillmatch/index/skill"
)

// explainer finds which lines made the scores of two résumés differ, by leaving
// them out. The résumés without each of the lines are made once, for all postings.
type explainer struct {
	stock *stock
	apart apart
	sides [2]*side // A with the lost lines, B with the gained ones
	tools sync.Pool
}

// side is one of the two résumés with the lines that only it has.
type side struct {
	whole *rescorer
	lines []int       // indexes into the items
	each  []*rescorer // by line: the résumé without it
	alone []int       // indexes into lines of those that are no version of another

	mu     sync.Mutex
	groups map[string]*rescorer // résumés without several of the lines
}

// mostGroups is how many résumés without several lines are kept for the postings
// to come.
const mostGroups = 256

func newExplainer(a, b *Matcher, k *stock) (*explainer, error) {
	x := &explainer{stock: k, apart: newApart(a, b)}
	for n, m := range []*Matcher{a, b} {
		whole, err := k.rescorer(m)
		if err != nil {
			return nil, err
		}
		s := &side{whole: whole, lines: [][]int{x.apart.lost, x.apart.gained}[n], groups: map[string]*rescorer{}}
		for _, i := range s.lines {
			s.each = append(s.each, whole.leaving([]int{i}))
		}
		for i := range s.lines {
			if !slices.ContainsFunc(x.apart.pairs, func(p [2]int) bool { return p[n] == i }) {
				s.alone = append(s.alone, i)
			}
		}
		x.sides[n] = s
	}
	x.tools.New = func() any { return x.newTools() }
	return x, nil
}

// leaving is the rescorer for the same résumé without some lines.
func (r *rescorer) leaving(items []int) *rescorer {
	m := r.matcher.leaving(items)
	out := &rescorer{stock: r.stock, matcher: m, read: r.read, tables: make([]*Table, len(r.tables))}
	for i, t := range r.tables {
		out.tables[i] = m.table(t.terms) // both have the words of the same lines
	}
	return out
}

// leaving is the matcher for the same résumé without some lines.
func (m *Matcher) leaving(items []int) *Matcher {
	n := *m
	n.Evidence, n.own = m.without(items), own{}
	for key, list := range m.own {
		for _, o := range list {
			if !slices.Contains(items, o.item) {
				n.own[key] = append(n.own[key], o)
			}
		}
	}
	n.without = func(more []int) Evidence { return m.without(slices.Concat(items, more)) }
	return &n
}

// group is the rescorer for the side's résumé without several of its lines.
func (s *side) group(lines []int) *rescorer {
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
	r = s.whole.leaving(items)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.groups) < mostGroups {
		s.groups[key] = r
	}
	return r
}

// tools is what one goroutine needs to explain changes.
type tools struct {
	*explainer
	sides [2]*trial
	// asked is what posting read asks, where its text was needed.
	asked Asked
	read  int
}

// trial scores for one side, with what is kept from one posting to the next.
type trial struct {
	*side
	whole *rescorer
	each  []*rescorer
	// matters is, by line and skill, whether the line matters to the résumé's
	// standing to the skill, once that was asked.
	matters [][]uint8
	marked  []bool // by line: it can matter to the posting at hand
}

func (x *explainer) newTools() *tools {
	t := &tools{explainer: x, read: -1}
	for n, s := range x.sides {
		w := &trial{side: s, whole: t.own(s.whole), matters: make([][]uint8, len(s.lines)), marked: make([]bool, len(s.lines))}
		for _, r := range s.each {
			w.each = append(w.each, t.own(r))
		}
		t.sides[n] = w
	}
	return t
}

// own is a rescorer for this goroutine alone.
func (t *tools) own(r *rescorer) *rescorer {
	return &rescorer{stock: r.stock, matcher: r.matcher, tables: r.tables, read: t.text}
}

// text reads what a posting asks from its text, once for all who ask.
func (t *tools) text(i int) (*Asked, error) {
	if t.read == i {
		return &t.asked, nil
	}
	_, asked, err := t.stock.Read(i)
	if err != nil {
		return nil, err
	}
	t.asked, t.read = asked, i
	return &t.asked, nil
}

// without is posting i's score without each of the side's lines. Those that cannot
// matter to it are not tried.
func (w *trial) without(i int, score float64, pasted bool) ([]float64, error) {
	out := make([]float64, len(w.lines))
	w.mark(pasted)
	for k := range out {
		out[k] = score
		if !w.marked[k] {
			continue
		}
		var err error
		if out[k], err = w.each[k].score(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mark finds the lines that can matter to the posting that was judged last: those
// without which the résumé stands differently to a skill that is asked, and those
// without which it holds less of a line that is judged. Where the text decides what
// counts, all can.
func (w *trial) mark(all bool) {
	for k := range w.marked {
		w.marked[k] = all
	}
	if all {
		return
	}
	a := &w.whole.scratch.asked
	for k := range w.lines {
		w.marked[k] = slices.ContainsFunc(a.Asks, func(ask Ask) bool { return w.differs(k, ask.ID) })
	}
	x := w.whole.matcher.Evidence.(*index.Index)
	for i := range a.Lines {
		l := &a.Lines[i]
		if !isJudged(a, i) {
			continue
		}
		x.Pillars(l.terms, l.Skills, func(item int) {
			if k, ok := slices.BinarySearch(w.lines, item); ok {
				w.marked[k] = true
			}
		})
	}
}

// differs reports whether the résumé stands differently to a skill without line k.
func (w *trial) differs(k int, id skill.ID) bool {
	const no, yes = 1, 2
	if w.matters[k] == nil {
		w.matters[k] = make([]uint8, w.whole.matcher.Vocabulary.Len())
	}
	known := &w.matters[k][id]
	if *known == 0 {
		*known = no
		if whole := stands(w.whole.matcher, id); whole.differs(stands(w.each[k].matcher, id)) {
			*known = yes
		}
	}
	return *known == yes
}
