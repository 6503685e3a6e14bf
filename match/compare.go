package match

import (
	"cmp"
	"math"
	"slices"

	"skillmatch/index"
)

// Comparison is what changes between two versions of a résumé.
type Comparison struct {
	A ResumeRef `json:"a"`
	B ResumeRef `json:"b"`
	// Postings were scored for both; Rises, Falls and Same count them by the
	// change of the printed score.
	Postings int `json:"postings"`
	Rises    int `json:"rises"`
	Falls    int `json:"falls"`
	Same     int `json:"same"`
	// Shifts are the postings whose score changes, the largest change first.
	Shifts     []Shift `json:"shifts"`
	Vocabulary string  `json:"vocabulary"`
	Version    string  `json:"version"`
}

// Shift is one posting's score for both versions.
type Shift struct {
	Posting PostingRef `json:"posting"`
	A       float64    `json:"a"`
	B       float64    `json:"b"`
	// Change is B less A.
	Change float64 `json:"change"`
	// Causes are the lines that only one version has, and the parts of the score
	// that change by more than such lines explain; the heaviest first.
	Causes []Cause `json:"causes"`
}

// Cause is a line or a part of the score with the points that it brings.
type Cause struct {
	// Line stands in one version only; Added says that it is B. Part is the name of
	// a part of the score instead.
	Line  string `json:"line,omitempty"`
	Added bool   `json:"added,omitempty"`
	Part  string `json:"part,omitempty"`
	// Points are what version B gains by it: the score with the line less the
	// score without it, or the opposite for a line that B lost.
	Points float64 `json:"points"`
}

// causes is how many causes a shift names.
const causes = 3

// NewComparison scores postings, as ranked for the matcher of version A, for
// version B too. The lines that made the difference are found by leaving each of
// them out; top limits for how many postings that is done and how many are
// listed, 0 for all. workers is the number of goroutines, 0 for all processors;
// the result does not depend on it. It fails for a damaged pile and when a posting
// cannot be read anew.
func NewComparison(a, b *Matcher, postings *Pile, top, workers int) (Comparison, error) {
	out := Comparison{A: ResumeRef{a.ResumeID}, B: ResumeRef{b.ResumeID}, Postings: len(postings.Postings), Vocabulary: a.Vocabulary.Sum(), Version: a.Version}
	k, err := postings.stock()
	if err != nil {
		return out, err
	}
	then, err := k.scores(b, workers)
	if err != nil {
		return out, err
	}
	var changed []int
	change := func(i int) float64 { return round(then[i] - postings.Postings[i].Score) }
	for i := range then {
		switch c := change(i); {
		case c > 0:
			out.Rises++
		case c < 0:
			out.Falls++
		default:
			out.Same++
			continue
		}
		changed = append(changed, i)
	}
	slices.SortFunc(changed, func(i, j int) int {
		return cmp.Or(cmp.Compare(math.Abs(change(j)), math.Abs(change(i))), cmp.Compare(change(j), change(i)), cmp.Compare(i, j))
	})
	if top > 0 {
		changed = first(changed, top)
	}
	lost, gained := apart(a.Evidence.Items(), b.Evidence.Items())
	out.Shifts = make([]Shift, len(changed))
	errs := make([]error, len(changed))
	Each(workers, len(changed), func(n int) {
		out.Shifts[n], errs[n] = shift(a, b, postings, changed[n], lost, gained)
	})
	return out, cmp.Or(errs...)
}

// shift explains the change of posting i's score.
func shift(a, b *Matcher, postings *Pile, i int, lost, gained []int) (Shift, error) {
	p, asked, err := postings.Read(i)
	if err != nil {
		return Shift{}, err
	}
	now, then := a.Score(&asked), b.Score(&asked)
	s := Shift{Posting: Extract(a.Vocabulary, &p, &asked, "").Posting, A: now.Score, B: then.Score, Change: round(then.Score - now.Score),
		Causes: slices.Concat(a.leaving(lost, &asked, now.Score, -1), b.leaving(gained, &asked, then.Score, 1))}
	s.settle(&now, &then)
	return s, nil
}

// apart lists the lines that only one of two résumés has, titles left out.
func apart(a, b []index.Item) (lost, gained []int) {
	only := func(of, than []index.Item) (list []int) {
		has := map[string]bool{}
		for i := range than {
			has[than[i].Text] = true
		}
		for i := range of {
			if !has[of[i].Text] {
				list = append(list, i)
			}
		}
		return list
	}
	return only(a, b), only(b, a)
}

// leaving scores a posting without each of the lines. sign is 1 for lines that
// came and -1 for lines that went.
func (m *Matcher) leaving(lines []int, a *Asked, score, sign float64) []Cause {
	var list []Cause
	for _, i := range lines {
		n := *m
		n.Evidence, n.own = m.without([]int{i}), nil
		if points := round(sign * (score - Judge(n.Vocabulary, n.Evidence, &n.Profile, a).Score)); points != 0 {
			list = append(list, Cause{Line: m.Evidence.Items()[i].Text, Added: sign > 0, Points: points})
		}
	}
	return list
}

// settle adds what titles and dates changed, which no line explains, and keeps
// the heaviest causes.
func (s *Shift) settle(a, b *Score) {
	s.Posting.Text = ""
	for _, part := range []string{partProfession, partSeniority} {
		if x := round(b.share(part) - a.share(part)); x != 0 {
			s.Causes = append(s.Causes, Cause{Part: part, Points: x})
		}
	}
	slices.SortStableFunc(s.Causes, func(x, y Cause) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Points), math.Abs(x.Points)), cmp.Compare(x.Line, y.Line))
	})
	s.Causes = append([]Cause{}, first(s.Causes, causes)...)
}
