package index

import (
	"slices"

	"skillmatch/index/skill"
)

// Unknown is the term of a word that no line of the résumé contains.
const Unknown int32 = -1

// Words calls yield with each word of a text, in the form that [Index.Cover] compares.
// The bytes of a word are valid until yield is called again.
func Words(s *skill.Scanner, text string, yield func(word []byte)) {
	var buffer skill.Tokens
	words := s.TokenizeOnly(&buffer, text)
	for i := range words.Len() {
		yield(stem(s.Folded(words, i, text)))
	}
}

// Terms returns the terms of words, as [Words] yields them, for [Index.CoverTerms].
// Words that the résumé does not contain become [Unknown].
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

// CoverTerms does what [Index.Cover] does for a text whose terms are known already. The
// results are equal to the last bit.
func (x *Index) CoverTerms(terms []int32, skills []skill.ID) (line, whole float64) {
	q := x.scratch.Get().(*scratch)
	defer x.scratch.Put(q)
	x.weighTerms(q, terms, skills)
	return x.cover(q)
}

// weighTerms does what weigh does for a text whose terms are known already.
func (x *Index) weighTerms(q *scratch, terms []int32, skills []skill.ID) {
	x.begin(q, skills)
	for _, n := range terms {
		x.add(q, n)
	}
	x.sum(q)
}

// Supporting calls f with each item that CoverTerms depends on. Leaving out any other
// single item changes neither of its two results, to the last bit.
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
			if i, ok := x.onlyItem(t); ok {
				f(i)
			}
		}
	}
}

// onlyItem returns the item that contains a term. only is false when none does, or more
// than one.
func (x *Index) onlyItem(t *term) (item int, only bool) {
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

// sum computes, for each item of the résumé, the total weight of the query's terms that
// it contains.
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

// cover returns the shares of the query's weight that the best line and that all lines
// together contain, 0 to 1.
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
