package rank

import (
	"cmp"
	"slices"
	"strings"

	"skillmatch/match/dedupe"
)

// overscan is how many postings the candidate set holds beyond those to list. Some of
// those to list may turn out to be the same as a better one that is read later; the
// overscan then fills their places.
const overscan = 64

// add puts a scored posting into the candidate set if it may be listed, and compacts
// the set when it has grown far beyond what is listed.
func (e *engine) add(c *Posting) {
	e.mu.Lock()
	defer e.mu.Unlock()
	r := &e.result
	r.Read++
	if !c.NotUnderstood {
		r.Best = max(r.Best, c.Score.Score)
		e.observe(c)
	}
	if c.Score.Score < e.Min {
		return
	}
	if !e.All {
		e.records = append(e.records, record{c.standing(), strings.Clone(c.ID), c.Order, c.signature})
	}
	if c.standing() < e.cutoff {
		return
	}
	r.Postings = append(r.Postings, *c)
	if n := e.Top + overscan; e.Top > 0 && len(r.Postings) >= max(2*n, e.compactAt) {
		e.compact(n)
		e.compactAt = 2 * len(r.Postings)
	}
}

// compact orders the candidate set and drops what is too far below the best n to be
// listed, either itself or in place of one of them.
func (e *engine) compact(n int) {
	if !e.All {
		e.dropExact()
	}
	list := e.result.Postings
	slices.SortFunc(list, func(a, b Posting) int { return Compare(&a, &b) })
	if e.All {
		e.truncate(n)
		if len(e.result.Postings) == n {
			e.cutoff = list[n-1].standing()
		}
		return
	}
	records := make([]record, len(list))
	for i := range list {
		c := &list[i]
		records[i] = record{c.standing(), c.ID, c.Order, c.signature}
	}
	today := e.candidate.Profile.Present()
	clusters := clustersOf(records, today)
	if len(clusters) >= n {
		e.cutoff = records[clusters[n-1].all[0]].standing - maxDuplicateGap
	}
	left := 0
	for i, surplus := range surplus(clusters, records, today) {
		if !surplus && records[i].standing >= e.cutoff {
			list[left], left = list[i], left+1
		}
	}
	e.truncate(left)
}

// dropExact keeps one of the postings that have the same text and the same score: the
// one that would be listed for all of them.
func (e *engine) dropExact() {
	type key struct {
		score float64
		text  dedupe.ExactKey
	}
	first := map[key]int{}
	today, n := e.candidate.Profile.Present(), 0
	list := e.result.Postings
	for _, c := range list {
		text, ok := c.signature.ExactKey()
		at, again := first[key{c.Score.Score, text}]
		if !ok || !again {
			first[key{c.Score.Score, text}] = n
			list[n], n = c, n+1
			continue
		}
		if o := &list[at]; cmp.Or(c.signature.Fresher(&o.signature, today), Compare(&c, o)) < 0 {
			*o = c
		}
	}
	e.truncate(n)
}

// truncate drops all but the first n postings of the candidate set.
func (e *engine) truncate(n int) {
	if list := e.result.Postings; n < len(list) {
		clear(list[n:])
		e.result.Postings = list[:n]
	}
}

// clusters returns the clusters of the postings that were scored, in the order of the
// best posting of each.
func (e *engine) clusters() []cluster {
	sortRecords(e.records)
	return clustersOf(e.records, e.candidate.Profile.Present())
}

// gather keeps the postings that are listed for clusters, each with the ids of those
// that are the same.
func (e *engine) gather(clusters []cluster) {
	e.result.Hidden = len(e.records) - len(clusters)
	listed := make(map[int]*cluster, len(clusters)) // by place in the input
	for i := range clusters {
		listed[e.records[clusters[i].listed].order] = &clusters[i]
	}
	list := slices.DeleteFunc(e.result.Postings, func(c Posting) bool { return listed[c.Order] == nil })
	for i := range list {
		list[i].Duplicates = listed[list[i].Order].others(e.records)
	}
	e.result.Postings = list
}
