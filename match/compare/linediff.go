package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/match/phrase"
	"skillmatch/match/score"
)

// lineDiff is the difference between two résumés, line by line. lost and gained hold
// lines by their index in the items of their résumé.
type lineDiff struct {
	lost, gained []int
	// pairs holds lines that were edited or moved to another role, as indexes into lost
	// and gained.
	pairs [][2]int
}

// sameLine is the share of words, of the longer of two lines, above which the lines are
// versions of one.
const sameLine = 0.5

// diffLines compares the lines of two résumés.
func diffLines(a, b *score.Candidate) lineDiff {
	x, y := a.Index.Items(), b.Index.Items()
	d := lineDiff{lost: only(a, x, b, y), gained: only(b, y, a, x)}
	type pair struct {
		share float64
		at    [2]int
	}
	var list []pair
	words := make([][]string, len(d.gained))
	for k, j := range d.gained {
		words[k] = wordsOf(y[j].Text)
	}
	for n, i := range d.lost {
		mine := wordsOf(x[i].Text)
		for k, j := range d.gained {
			if s := common(mine, words[k]); s > sameLine && x[i].Title == y[j].Title {
				list = append(list, pair{s, [2]int{n, k}})
			}
		}
	}
	slices.SortFunc(list, func(p, q pair) int { return cmp.Or(cmp.Compare(q.share, p.share), slices.Compare(p.at[:], q.at[:])) })
	usedLost, usedGained := map[int]bool{}, map[int]bool{}
	for _, p := range list {
		if !usedLost[p.at[0]] && !usedGained[p.at[1]] {
			usedLost[p.at[0]], usedGained[p.at[1]] = true, true
			d.pairs = append(d.pairs, p.at)
		}
	}
	return d
}

// only returns the lines that one résumé has and the other does not have, or not as
// often. Lines with the same words in another role or section count as different.
func only(c *score.Candidate, of []index.Item, other *score.Candidate, than []index.Item) (list []int) {
	has := map[string]int{}
	for i := range than {
		has[lineKey(other, &than[i])]++
	}
	for i := range of {
		key := lineKey(c, &of[i])
		if has[key]--; has[key] < 0 {
			list = append(list, i)
		}
	}
	return list
}

// lineKey identifies a line across two résumés: by its words, the meaning of its
// section, and the employer and the dates of its role.
func lineKey(c *score.Candidate, it *index.Item) string {
	var r resume.Role
	if roles := c.Index.Resume().Roles; it.Role >= 0 && it.Role < len(roles) {
		r = roles[it.Role]
	}
	return fmt.Sprintf("%q %q %t %q %v %v %t", it.Text, it.Kind, it.Title, r.Employer, r.Start, r.End, r.Current)
}

// wordsOf returns the words of a line in alphabetical order.
func wordsOf(text string) []string {
	list := strings.Fields(phrase.Normalize(text))
	slices.Sort(list)
	return list
}

// common returns the share of the longer of two sorted lists of words that both have.
func common(a, b []string) float64 {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return float64(n) / float64(max(len(a), len(b), 1))
}
