package index

import (
	"slices"

	"skillmatch/index/skill"
)

// Unknown stands for a word that no line of the résumé holds.
const Unknown int32 = -1

// Words cuts a text into the words that [Index.Cover] compares. A word's bytes
// are valid until the next.
func Words(s *skill.Scanner, text string, yield func(word []byte)) {
	var room skill.Tokens
	words := s.TokenizeOnly(&room, text)
	for i := range words.Len() {
		yield(stem(s.Folded(words, i, text)))
	}
}

// Terms translates words, as [Words] gives them, for [Index.CoverTerms].
func (x *Index) Terms(words []string) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		n, ok := x.lexicon.words[w]
		if !ok {
			n = Unknown
		}
		out[i] = n
	}
	return out
}

// CoverTerms is [Index.Cover] for a text that was cut into words before, with
// the same results to the last bit.
func (x *Index) CoverTerms(terms []int32, skills []skill.ID) (line, whole float64) {
	q := x.scratch.Get().(*scratch)
	defer x.scratch.Put(q)
	x.weighTerms(q, terms, skills)
	return x.cover(q)
}

// weighTerms is weigh for a text that was cut into words before.
func (x *Index) weighTerms(q *scratch, terms []int32, skills []skill.ID) {
	x.begin(q, skills)
	for _, n := range terms {
		x.add(q, n)
	}
	x.sum(q)
}

// Supporting calls f with the items each of which carries a part of what CoverTerms
// finds: without any other item alone both figures stay, to the last bit.
func (x *Index) Supporting(terms []int32, skills []skill.ID, f func(item int)) {
	q := x.scratch.Get().(*scratch)
	defer x.scratch.Put(q)
	x.weighTerms(q, terms, skills)
	best, second := -1, -1
	for i, s := range q.sums {
		switch {
		case best < 0 || s > q.sums[best]:
			best, second = i, best
		case second < 0 || s > q.sums[second]:
			second = i
		}
	}
	if best >= 0 && (second < 0 || q.sums[best] > q.sums[second]) {
		f(best)
	}
	for _, n := range q.terms {
		if t := &x.lexicon.terms[n]; t.weight > 0 {
			if i, ok := x.holder(t); ok {
				f(i)
			}
		}
	}
}

// holder is the item that holds a term, if it is the only one.
func (x *Index) holder(t *term) (item int, only bool) {
	for _, i := range t.items {
		if x.skip[int(i)] {
			continue
		}
		if only {
			return 0, false
		}
		item, only = int(i), true
	}
	return item, only
}

// begin starts a query with the skills that its text names.
func (x *Index) begin(q *scratch, skills []skill.ID) {
	q.terms, q.total = q.terms[:0], 0
	for _, id := range skills {
		if n, ok := x.lexicon.skills[id]; ok {
			x.add(q, n)
		} else {
			q.total += skillWeight
		}
	}
}

// add adds one term to a query.
func (x *Index) add(q *scratch, n int32) {
	switch {
	case n == Unknown:
		q.total += wordWeight
	case !slices.Contains(q.terms, n):
		q.terms = append(q.terms, n)
		q.total += x.lexicon.terms[n].weight
	}
}

// sum adds up, for each item of the résumé, the weight of the query's terms
// that it holds.
func (x *Index) sum(q *scratch) {
	q.sums = slices.Grow(q.sums[:0], len(x.items))[:len(x.items)]
	clear(q.sums)
	for _, n := range q.terms {
		t := &x.lexicon.terms[n]
		for _, i := range t.items {
			q.sums[i] += t.weight
		}
	}
	for i := range x.skip {
		q.sums[i] = 0
	}
}

// cover is what the résumé holds of a query.
func (x *Index) cover(q *scratch) (line, whole float64) {
	if q.total == 0 || len(q.sums) == 0 {
		return 0, 0
	}
	for _, n := range q.terms {
		t := &x.lexicon.terms[n]
		if len(x.skip) == 0 && len(t.items) > 0 || slices.ContainsFunc(t.items, func(i int32) bool { return !x.skip[int(i)] }) {
			whole += t.weight
		}
	}
	return slices.Max(q.sums) / q.total, whole / q.total
}
