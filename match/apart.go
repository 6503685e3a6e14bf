package match

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
)

// apart is what tells two résumés from each other, line by line. Lines are
// counted by index in the items of their résumé.
type apart struct {
	lost, gained []int
	// pairs are lines that were edited, or moved to another role: indexes into lost
	// and gained.
	pairs [][2]int
}

// alike is the share of the words of the longer of two lines from which they are
// versions of one.
const alike = 0.5

// newApart compares the lines of two résumés.
func newApart(a, b *Matcher) apart {
	x, y := a.Evidence.Items(), b.Evidence.Items()
	d := apart{lost: only(a, x, b, y), gained: only(b, y, a, x)}
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
			if s := common(mine, words[k]); s > alike && x[i].Title == y[j].Title {
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

// only lists the lines that one résumé has and the other has not, or not so
// often: of lines with the same words those of another role or section are others.
func only(m *Matcher, of []index.Item, other *Matcher, than []index.Item) (list []int) {
	has := map[string]int{}
	for i := range than {
		has[other.lineKey(&than[i])]++
	}
	for i := range of {
		key := m.lineKey(&of[i])
		if has[key]--; has[key] < 0 {
			list = append(list, i)
		}
	}
	return list
}

// lineKey is what makes a line the same in two résumés: its words, what its
// section means, and the employer and the dates of its role.
func (m *Matcher) lineKey(it *index.Item) string {
	var r resume.Role
	if it.Role >= 0 && it.Role < len(m.Profile.roles) {
		r = m.Profile.roles[it.Role]
	}
	return fmt.Sprintf("%q %q %t %q %v %v %t", it.Text, it.Kind, it.Title, r.Employer, r.Start, r.End, r.Current)
}

// wordsOf are the words of a line, in order of the alphabet.
func wordsOf(text string) []string {
	list := strings.Fields(fold(text))
	slices.Sort(list)
	return list
}

// common is the share of the longer of two lists of words that both have.
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
