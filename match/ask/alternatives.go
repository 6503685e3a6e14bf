package ask

import (
	"strings"

	"skillmatch/index/skill"
)

// grouper finds alternative groups: skills of which one is enough ("Go or Java").
type grouper struct {
	next    int   // the number of the next group
	numbers []int // result of line
	size    []int // buffer of number
	*groupWords
}

// groupWords are the words of data/alternatives.tsv.
type groupWords struct {
	// or holds the words that make the skills they join alternatives, and those that
	// only join them. before and after are the words around examples.
	or, and       map[string]bool
	before, after []string
}

// newGroupWords returns the words of data/alternatives.tsv.
func newGroupWords() *groupWords {
	t := load().alternatives
	return &groupWords{or: t.Words("or"), and: t.Words("and"), before: t.List("examples follow"), after: t.List("and the like")}
}

// begin starts a new posting.
func (g *grouper) begin() { g.next = 1 }

// line returns the number of the alternative group of each mention of a line, 0 for
// none. The slice is valid until the next call.
//
// Mentions with nothing between them but commas, slashes, "and" and "or" form a run. A
// run is an alternative group when it contains "or" ("Go, Java or Python"), when the
// words before or after it say that its members are examples ("such as", "one of",
// "e.g.", "or similar"), or when it is in brackets ("a compiled language (Go, Rust)").
func (g *grouper) line(text string, mentions []skill.Mention) []int {
	g.numbers = append(g.numbers[:0], make([]int, len(mentions))...)
	for from := 0; from < len(mentions); {
		to, last, or := from+1, from, false
		for ; to < len(mentions); to++ {
			if mentions[to].Within {
				continue
			}
			joined, alternative := g.connects(text[mentions[last].End:mentions[to].Start])
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

// connects reports whether the text between two mentions only joins them, and whether
// it makes them alternatives.
func (g *grouper) connects(s string) (joined, alternative bool) {
	if len(s) > 24 {
		return false, false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == ';' }) {
		switch {
		case g.or[w]:
			alternative = true
		case g.and[w]:
		case strings.Trim(w, "0123456789.x+") != "", w == "+":
			return false, false
		}
	}
	if strings.Contains(strings.ToLower(s), "and/or") {
		alternative = true
	}
	return true, alternative
}

// examples reports whether the words around a run make its members examples.
func (g *grouper) examples(text string, start, end int) bool {
	before := strings.ToLower(strings.TrimRight(text[max(0, start-28):start], " "))
	bare, article := strings.CutSuffix(before, " a")
	for _, cue := range g.before {
		if strings.HasSuffix(before, cue) || article && strings.HasSuffix(bare, cue) {
			return true
		}
	}
	if strings.HasSuffix(before, "(") {
		return strings.Contains(head(text[end:], 40), ")")
	}
	after := strings.ToLower(head(text[end:], 32))
	for _, cue := range g.after {
		if strings.HasPrefix(after, cue) {
			return true
		}
	}
	return false
}

// number renumbers the groups of the skills from 1, in order of appearance, and
// dissolves groups of which only one member is left.
func (g *grouper) number(skills []SkillRequirement) {
	g.size = append(g.size[:0], make([]int, 2*g.next)...)
	size, renumbered := g.size[:g.next], g.size[g.next:]
	for i := range skills {
		size[skills[i].Group]++
	}
	next := 0
	for i := range skills {
		old := skills[i].Group
		if old == 0 || size[old] < 2 {
			skills[i].Group = 0
			continue
		}
		if renumbered[old] == 0 {
			next++
			renumbered[old] = next
		}
		skills[i].Group = renumbered[old]
	}
}
