package match

import (
	"strings"

	"skillmatch/index/skill"
)

// grouper finds alternatives: skills of which one is enough.
type grouper struct {
	next    int // the number of the next group
	numbers []int
	size    []int // of the groups
}

// begin forgets the groups of the posting before.
func (g *grouper) begin() { g.next = 1 }

// line gives each mention of a line the number of its group, 0 for none. The
// slice is valid until the next call.
//
// Mentions with nothing between them but commas, slashes, "and" and "or" form a
// run. The run is a group of alternatives when "or" stands in it ("Go, Java or
// Python"), when its words before or behind say that the members are examples
// ("such as", "one of", "e.g.", "or similar"), or when it stands in brackets
// ("a compiled language (Go, Rust)").
func (g *grouper) line(text string, mentions []skill.Mention) []int {
	g.numbers = append(g.numbers[:0], make([]int, len(mentions))...)
	for from := 0; from < len(mentions); {
		to, last, or := from+1, from, false
		for ; to < len(mentions); to++ {
			if mentions[to].Within {
				continue
			}
			joined, alternative := connects(text[mentions[last].End:mentions[to].Start])
			if !joined {
				break
			}
			or = or || alternative
			last = to
		}
		if last > from && (or || g.examples(text, mentions[from].Start, mentions[last].End)) {
			for i := from; i < to; i++ {
				g.numbers[i] = g.next
			}
			g.next++
		}
		from = to
	}
	return g.numbers
}

// connects judges the text between two mentions: whether it only joins them,
// and whether it makes them alternatives.
func connects(s string) (joined, alternative bool) {
	if len(s) > 24 {
		return false, false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == ';' }) {
		switch w {
		case "or", "oder", "ou", "o", "and/or", "either", "of":
			alternative = true
		case "and", "&", "und", "et", "y", "e", "a", "an", "the", "even", "also", "plus", "s":
		case "(", ")", "+":
			return false, false
		default:
			if strings.Trim(w, "0123456789.x+") != "" {
				return false, false
			}
		}
	}
	if strings.Contains(strings.ToLower(s), "and/or") {
		alternative = true
	}
	return true, alternative
}

// examples reports that the words around a run make its members examples.
func (g *grouper) examples(text string, start, end int) bool {
	before := strings.ToLower(strings.TrimRight(text[max(0, start-28):start], " "))
	bare, article := strings.CutSuffix(before, " a")
	for _, cue := range []string{"such as", "like", "e.g.", "e.g.,", "eg.", "e.g", "one of", "one or more of", "any of", "at least one", "either", "for example", "for instance", "i.e.", "z.b.", "wie", "comme", "como", "come", "zoals", "tels que", "one or more", "similar to", "such as:"} {
		if strings.HasSuffix(before, cue) || article && strings.HasSuffix(bare, cue) {
			return true
		}
	}
	if strings.HasSuffix(before, "(") {
		return strings.Contains(head(text[end:], 40), ")")
	}
	after := strings.ToLower(head(text[end:], 32))
	for _, cue := range []string{" or similar", ", or similar", " or a similar", " or an equivalent", " or another", ", or another", " or equivalent", ", or equivalent", " or other", ", or other", ", etc", " etc", " or comparable", " or related", ", or related", " o similar", " oder ähnlich", " ou similaire"} {
		if strings.HasPrefix(after, cue) {
			return true
		}
	}
	return false
}

// number renumbers the groups of the asks from 1 in order of appearance and
// dissolves those of which only one member is left.
func (g *grouper) number(asks []Ask) {
	g.size = append(g.size[:0], make([]int, 2*g.next)...)
	size, renumbered := g.size[:g.next], g.size[g.next:]
	for i := range asks {
		size[asks[i].Group]++
	}
	next := 0
	for i := range asks {
		old := asks[i].Group
		if old == 0 || size[old] < 2 {
			asks[i].Group = 0
			continue
		}
		if renumbered[old] == 0 {
			next++
			renumbered[old] = next
		}
		asks[i].Group = renumbered[old]
	}
}
