package dedupe

import (
	"cmp"
	"slices"
)

// Cluster returns, for each posting of an ordered list, the index of the posting that
// is shown for it: itself, or the one shown for the first posting before it that is
// alike. A posting that hides another also hides it in every longer list, as long as no
// more than 64 different texts with one title agree in a band.
func Cluster(list []*Signature) []int {
	found := make([]int, len(list)) // the first posting that is alike, or the posting itself
	exact := map[ExactKey]int{}     // the first posting with each key
	var all []titled
	for i, s := range list {
		found[i] = i
		key, ok := s.ExactKey()
		if !ok {
			continue
		}
		if j, ok := exact[key]; ok {
			found[i] = j
			continue
		}
		exact[key] = i
		for _, title := range s.keys() {
			all = append(all, titled{title, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b titled) int {
		return cmp.Or(cmp.Compare(a.title, b.title), cmp.Compare(a.posting, b.posting))
	})
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].title == all[from].title {
			to++
		}
		if to-from > 1 {
			nearest(list, all[from:to], found)
		}
		from = to
	}
	for i, j := range found { // j comes first, and is settled
		found[i] = found[j]
	}
	return found
}

// titled is a posting under one of its title keys.
type titled struct {
	title   uint64
	posting int32
}

// nearest sets found, for each of the postings with one title key, in order, to the
// first posting that is alike. Only postings that share a title key can be alike, so
// the maps for the search are needed for one title at a time.
func nearest(list []*Signature, same []titled, found []int) {
	texts := make(map[ExactKey]int, len(same)) // the first posting with each text
	bands := map[uint64][]int32{}
	for _, t := range same {
		i := int(t.posting)
		s := list[i]
		key, _ := s.ExactKey()
		text := ExactKey{text: s.Text, title: t.title, company: key.company}
		if j, ok := texts[text]; ok {
			found[i] = min(found[i], j)
		} else {
			texts[text] = i
		}
		if s.Words < leastWords {
			continue
		}
		for _, key := range s.bands(t.title) {
			in := bands[key]
			for _, j := range in {
				if int(j) >= found[i] {
					break
				}
				if s.Alike(list[j]) {
					found[i] = int(j)
				}
			}
			if len(in) < crowd {
				bands[key] = append(in, t.posting)
			}
		}
	}
}

// bands returns the keys of the bands of a posting under one of its title keys.
// Postings that share a band key are compared.
func (s *Signature) bands(title uint64) (keys [Bins / bandBins]uint64) {
	for b := range keys {
		h := mix(title, uint64(b))
		for _, m := range s.MinHash[b*bandBins : (b+1)*bandBins] {
			h = mix(h, uint64(m))
		}
		keys[b] = h
	}
	return keys
}

// Candidates returns which of n postings can be the same as those listed in of, as
// sorted indexes that include these. titles returns the title keys of posting i. A
// posting can be the same if it shares a title key with one that is in the result
// already. The search goes over all postings in rounds until none is added. After eight
// rounds, which only postings made for the purpose need, it returns all.
func Candidates(n int, titles func(i int) TitleKeys, of []int) []int {
	known := map[uint64]bool{}
	in := make([]bool, n)
	add := func(i int) {
		in[i] = true
		k := titles(i)
		known[k.Bare], known[k.Full] = true, true
	}
	for _, i := range of {
		add(i)
	}
	const most = 8
	for grown, rounds := true, 0; grown; rounds++ {
		grown = false
		for i := range n {
			if in[i] {
				continue
			}
			if k := titles(i); rounds == most || known[k.Bare] || known[k.Full] {
				add(i)
				grown = true
			}
		}
	}
	out := make([]int, 0, len(of))
	for i := range in {
		if in[i] {
			out = append(out, i)
		}
	}
	return out
}
