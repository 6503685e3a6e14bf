package rank

import (
	"cmp"
	"slices"

	"skillmatch/match/age"
	"skillmatch/match/dedupe"
)

// record is what is kept of every posting to find those that are the same: what orders
// it, what distinguishes it from others, and since when and until when it is open.
type record struct {
	standing  float64
	id        string
	order     int
	signature dedupe.Signature
}

// sortRecords puts records in the order of a ranking.
func sortRecords(list []record) {
	slices.SortFunc(list, func(a, b record) int {
		return cmp.Or(cmp.Compare(b.standing, a.standing), cmp.Compare(a.id, b.id), cmp.Compare(a.order, b.order))
	})
}

// maxDuplicateGap is the most points by which a posting that is listed for a cluster
// may score less than the best of it. Without a limit, a posting that is listed could
// score less than what the candidate set keeps. Of 363 postings that were the same as a
// better one, 362 scored at most 3.4 points less.
const maxDuplicateGap = 5

// cluster holds postings that are the same, as indexes into a list of records.
type cluster struct {
	all    []int // in order, so that the best comes first
	listed int   // the one that is shown for all
}

// clustersOf divides an ordered list of records into clusters, in the order of the best
// of each. Of the postings that score at most maxDuplicateGap less than the best, it
// lists one that is open, else one that is not stale, then the one that was published
// last.
func clustersOf(list []record, today age.Day) []cluster {
	signatures := make([]*dedupe.Signature, len(list))
	for i := range list {
		signatures[i] = &list[i].signature
	}
	var out []cluster
	at := make(map[int]int, len(list))
	for i, first := range dedupe.Cluster(signatures) {
		if first == i {
			at[i] = len(out)
			out = append(out, cluster{listed: i, all: []int{i}})
			continue
		}
		c := &out[at[first]]
		c.all = append(c.all, i)
		if list[i].standing >= list[first].standing-maxDuplicateGap && signatures[i].Fresher(signatures[c.listed], today) < 0 {
			c.listed = i
		}
	}
	return out
}

// surplus marks postings of large clusters that are neither among the best of their
// cluster nor among those that would be listed for it first. Others will be listed,
// even if some of them turn out to belong to another cluster.
func surplus(clusters []cluster, list []record, today age.Day) []bool {
	marks := make([]bool, len(list))
	for i := range clusters {
		all := clusters[i].all
		if len(all) <= overscan {
			continue
		}
		rest := slices.Clone(all[overscan:])
		rest = slices.DeleteFunc(rest, func(n int) bool {
			marks[n] = list[n].standing < list[all[0]].standing-maxDuplicateGap
			return marks[n]
		})
		slices.SortFunc(rest, func(a, b int) int {
			return cmp.Or(list[a].signature.Fresher(&list[b].signature, today), cmp.Compare(a, b))
		})
		for _, n := range rest[min(overscan, len(rest)):] {
			marks[n] = true
		}
	}
	return marks
}

// sortByListed sorts clusters by the postings that are listed.
func sortByListed(clusters []cluster) {
	slices.SortFunc(clusters, func(a, b cluster) int { return cmp.Compare(a.listed, b.listed) })
}

// others returns the ids of a cluster's postings that are not listed.
func (c *cluster) others(list []record) []string {
	var ids []string
	for _, i := range c.all {
		if i != c.listed {
			ids = append(ids, list[i].id)
		}
	}
	return ids
}
