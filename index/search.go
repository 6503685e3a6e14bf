package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"skillmatch/index/skill"
)

// minScore is the score below which a line does not answer a text.
const minScore = 0.05

// scratch holds the buffers of one query. Queries on several goroutines each take their
// own.
type scratch struct {
	scanner *skill.Scanner
	terms   []int32   // the query's terms that the lexicon has, each once
	total   float64   // the weight of all its terms
	sums    []float64 // by item: the weight of the terms that it contains
	words   skill.Tokens
	// forms caches the terms of earlier words by the hash of the word, since most words
	// occur again and again.
	forms [1 << 12]form
}

// form is a cached term. hash and tail identify its word.
type form struct {
	hash, tail uint64
	term       int32
}

// weigh finds the terms of a text and computes, for each item of the résumé, the total
// weight of the terms that it contains. words are those of the text if it was tokenized
// before; skills are the skills that it names.
func (x *Index) weigh(q *scratch, text string, words skill.Tokens, skills []skill.ID) {
	x.begin(q, skills)
	if words.Len() == 0 {
		q.words.Reset()
		words = q.scanner.TokenizeOnly(&q.words, text)
	}
	for i := range words.Len() {
		x.add(q, x.term(q, text, words, i))
	}
	x.sum(q)
}

// term returns the term of word i of a text.
func (x *Index) term(q *scratch, text string, words skill.Tokens, i int) int32 {
	hash, tail, sure := words.Key(i, text)
	f := &q.forms[hash%uint64(len(q.forms))]
	if sure && f.hash == hash && f.tail == tail {
		return f.term
	}
	n, ok := x.lexicon.words[string(stem(q.scanner.Folded(words, i, text)))]
	if !ok {
		n = Unknown
	}
	if sure {
		*f = form{hash, tail, n}
	}
	return n
}

// Cover returns how much of a text the résumé contains, as shares of the text's weight,
// 0 to 1. line is the share of the best single line, the score that [Index.Search]
// would give it; whole is the share of all lines together. Cover does not use Bleve.
// words are those of the text if it was tokenized before with [skill.Scanner.Tokenize];
// skills are the skills that it names.
func (x *Index) Cover(text string, words skill.Tokens, skills []skill.ID) (line, whole float64) {
	q := x.scratch.Get().(*scratch)
	defer x.scratch.Put(q)
	x.weigh(q, text, words, skills)
	return x.cover(q)
}

// Stems calls f with the stem of each word of a text that has weight, and reports to it
// whether a line of the résumé contains the stem.
func (x *Index) Stems(text string, f func(stem string, held bool)) {
	q := x.scratch.Get().(*scratch)
	defer x.scratch.Put(q)
	Words(q.scanner, text, func(w []byte) {
		s := string(w)
		n, ok := x.lexicon.words[s]
		if ok && x.lexicon.terms[n].weight == 0 {
			return
		}
		f(s, ok && len(x.lexicon.terms[n].items) > 0)
	})
}

// Search returns the lines that answer a text best, at most n, best first and then in
// the order of the résumé. Bleve finds every line that shares a term; the order is that
// of [Hit.Score], since the scores of two Bleve queries cannot be compared. The error
// is that of Bleve or of the context.
func (x *Index) Search(ctx context.Context, text string, skills []skill.ID, n int) ([]Hit, error) {
	q := x.scratch.Get().(*scratch)
	defer x.scratch.Put(q)
	x.weigh(q, text, skill.Tokens{}, skills)
	found, err := x.matching(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("search the résumé: %w", err)
	}
	found = slices.DeleteFunc(found, func(i int) bool { return q.sums[i]/q.total < minScore })
	slices.SortFunc(found, func(a, b int) int { return cmp.Or(cmp.Compare(q.sums[b], q.sums[a]), cmp.Compare(a, b)) })
	hits := make([]Hit, 0, min(n, len(found)))
	for _, i := range found[:min(max(n, 0), len(found))] {
		hits = append(hits, Hit{&x.items[i], q.sums[i] / q.total})
	}
	return hits, nil
}

// matching returns the items that share a term of positive weight with the query, as
// Bleve finds them.
func (x *Index) matching(ctx context.Context, q *scratch) ([]int, error) {
	var text strings.Builder
	for _, n := range q.terms {
		if t := &x.lexicon.terms[n]; t.weight > 0 && len(t.items) > 0 {
			text.WriteString(t.text)
			text.WriteByte(' ')
		}
	}
	if text.Len() == 0 {
		return nil, nil
	}
	b, err := x.open()
	if err != nil {
		return nil, fmt.Errorf("index the résumé: %w", err)
	}
	match := bleve.NewMatchQuery(text.String())
	match.SetField("terms")
	request := bleve.NewSearchRequestOptions(match, len(x.items), 0, false)
	request.Score = "none"
	request.SortBy([]string{"_id"})
	result, err := b.SearchInContext(ctx, request)
	if err != nil {
		return nil, err
	}
	found := make([]int, 0, len(result.Hits))
	for _, h := range result.Hits {
		i, err := strconv.Atoi(h.ID)
		if err != nil {
			return nil, err
		}
		found = append(found, i)
	}
	return found, nil
}
