package ask

import (
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/phrase"
)

// grouper finds alternative groups: skills of which one is enough ("Go or Java").
type grouper struct {
	voc     *skill.Vocabulary
	next    int    // the number of the next group
	numbers []int  // result of line
	links   []link // by mention: what joins it to the one before it
	size    []int  // buffer of number
	*groupWords
}

// groupWords are the words of data/alternatives.tsv.
type groupWords struct {
	// or holds the words that make the skills they join alternatives, and those that
	// only join them. before and after are the words around examples, choices those
	// before a choice that a colon may introduce ("one of the following languages:").
	or, and map[string]bool
	before  [256][]string // by their last byte
	after   []string
	choices phrase.Set
}

// newGroupWords returns the words of data/alternatives.tsv.
func newGroupWords() *groupWords {
	t := load().alternatives
	w := &groupWords{or: t.Words("or"), and: t.Words("and"), after: t.List("and the like"), choices: t.Set("choice")}
	for _, cue := range t.List("examples follow") {
		last := cue[len(cue)-1]
		w.before[last] = append(w.before[last], cue)
	}
	return w
}

// link says what joins two mentions of a line.
type link uint8

const (
	apart  link = iota // other words are between them
	listed             // a comma, or a slash between things of different kinds
	added              // "and"
	choice             // "or", or a slash between things of one kind
)

// begin starts a new posting.
func (g *grouper) begin() { g.next = 1 }

// line returns the number of the alternative group of each mention of a line, which is in
// lower case, 0 for none. The slice is valid until the next call.
//
// Mentions with nothing between them but commas, slashes, "and" and "or" form a run. All
// of a run is a group when the words around it say that its members are examples ("such
// as", "or similar") or that one is enough ("one of"), and when it is all there is in
// brackets and its members are of one kind ("a compiled language (Go, Rust)"). Otherwise
// a group is what "or" joins: it begins with the list before the "or", and ends with the
// member after it ("Go, Java or Rust, and SQL" leaves SQL alone).
func (g *grouper) line(text string, mentions []skill.Mention) []int {
	g.numbers = append(g.numbers[:0], make([]int, len(mentions))...)
	g.links = append(g.links[:0], make([]link, len(mentions))...)
	for from := 0; from < len(mentions); {
		to, last := from+1, from
		for ; to < len(mentions); to++ {
			if mentions[to].Within {
				g.links[to] = g.links[last]
				continue
			}
			if g.links[to] = g.joins(text, &mentions[last], &mentions[to]); g.links[to] == apart {
				break
			}
			last = to
		}
		if last > from {
			g.run(text, mentions, from, to, last)
		}
		from = to
	}
	return g.numbers
}

// run numbers the groups of a run of mentions. last is the last one that is not within
// another.
func (g *grouper) run(text string, mentions []skill.Mention, from, to, last int) {
	if g.examples(text, mentions[from].Start, mentions[last].End) || g.bracketed(text, mentions, from, to, last) || g.orElse(text[mentions[last].End:], from, to) || g.oxford(text, mentions, from, to, last) {
		g.group(from, to)
		return
	}
	for begin, i := from, from+1; i < to; i++ {
		switch {
		case mentions[i].Within:
		case g.links[i] == added:
			begin = i
		case g.links[i] == choice:
			if strings.Contains(text[mentions[i-1].End:mentions[i].Start], "/") && !strings.Contains(text[mentions[i-1].End:mentions[i].Start], " or ") {
				begin = g.neighbour(mentions, i) // a slash reaches no further than its neighbours
			}
			end := g.choiceEnd(mentions, i, to)
			g.group(begin, end)
			begin, i = end, end
		}
	}
}

// orElse reports whether "or" follows a list without "and" or "or", before something that
// the vocabulary lacks: "causal inference, forecasting, or evaluation of studies".
func (g *grouper) orElse(after string, from, to int) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(head(after, 16), ", "), " ")
	return g.or[word] && strings.HasPrefix(after, ",") && !slices.ContainsFunc(g.links[from+1:to], func(l link) bool { return l != listed })
}

// oxford reports whether ", or" precedes the last member of a list without "and": all of
// it is one choice, even where an "or" within joins two ("SQL or R, Python, or SAS").
func (g *grouper) oxford(text string, mentions []skill.Mention, from, to, last int) bool {
	before := text[mentions[g.neighbour(mentions, last)].End:mentions[last].Start]
	return g.links[last] == choice && strings.HasPrefix(before, ",") && !slices.Contains(g.links[from+1:to], added)
}

// neighbour returns the mention before mention i that is not within another.
func (g *grouper) neighbour(mentions []skill.Mention, i int) int {
	for i--; i > 0 && mentions[i].Within; i-- {
	}
	return i
}

// choiceEnd returns the mention after the last one that "or" or a slash joins to those
// from i on.
func (g *grouper) choiceEnd(mentions []skill.Mention, i, to int) int {
	for i++; i < to && (mentions[i].Within || g.links[i] == choice); i++ {
	}
	return i
}

// group gives the mentions from one index to another the next number.
func (g *grouper) group(from, to int) {
	for i := from; i < to; i++ {
		g.numbers[i] = g.next
	}
	g.next++
}

// joins returns what joins two mentions.
func (g *grouper) joins(text string, a, b *skill.Mention) link {
	s := text[a.End:b.Start]
	if len(s) > 24 || strings.TrimSpace(s) == "" || strings.Contains(s, ";") {
		return apart
	}
	out := listed
	switch s {
	case ", ":
		return listed
	case " and ", ", and ", " & ":
		return added
	case " or ", ", or ":
		return choice
	case "/", " / ":
		if g.siblings(a.ID, b.ID) {
			return choice
		}
		return listed
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,/|(.", r) }) {
		switch {
		case g.or[w]:
			out = choice
		case g.and[w]:
			out = max(out, added)
		case strings.Trim(w, "0123456789x+") != "", w == "+":
			return apart
		}
	}
	switch {
	case strings.Contains(s, "and/or"):
		return choice
	case strings.Contains(s, "(") && out != choice:
		return apart
	case out == listed && strings.ContainsAny(s, "/|") && g.siblings(a.ID, b.ID):
		return choice
	}
	return out
}

// siblings reports whether two skills are of one kind: one replaces the other, or they
// have a class in common, and neither implies the other. "React/Vue" is a choice,
// "HTML/CSS" and "TypeScript/JavaScript" are none.
func (g *grouper) siblings(a, b skill.ID) bool {
	x, y := g.voc.Skill(a), g.voc.Skill(b)
	if slices.Contains(x.Implies, b) || slices.Contains(y.Implies, a) {
		return false
	}
	replaces := func(s *skill.Skill, id skill.ID) bool {
		return slices.ContainsFunc(s.Similar, func(o skill.Substitute) bool { return o.ID == id })
	}
	return replaces(x, b) || replaces(y, a) || g.shareClass(x, y)
}

// shareClass reports whether two skills have a class in common, however broad.
func (g *grouper) shareClass(x, y *skill.Skill) bool {
	return slices.ContainsFunc(x.Isa, func(id skill.ID) bool { return g.isa(y, id) || g.shareClass(g.voc.Skill(id), y) })
}

// isa reports whether a skill belongs to a class, directly or through another class.
func (g *grouper) isa(s *skill.Skill, class skill.ID) bool {
	return slices.ContainsFunc(s.Isa, func(id skill.ID) bool { return id == class || g.isa(g.voc.Skill(id), class) })
}

// bracketed reports whether a run is all there is in brackets and each of its members is
// of one kind with the one before: "(Go, Rust)" is a choice, "(CI/CD, DevOps)" is none.
func (g *grouper) bracketed(text string, mentions []skill.Mention, from, to, last int) bool {
	if !strings.HasSuffix(strings.TrimRight(text[:mentions[from].Start], " "), "(") || !strings.HasPrefix(strings.TrimLeft(text[mentions[last].End:], " "), ")") {
		return false
	}
	for before, i := from, from+1; i < to; i++ {
		if mentions[i].Within {
			continue
		}
		if !g.siblings(mentions[before].ID, mentions[i].ID) {
			return false
		}
		before = i
	}
	return true
}

// examples reports whether the words around a run make its members examples, or say that
// one of them is enough. lower is the line in lower case.
func (g *grouper) examples(lower string, start, end int) bool {
	before := strings.TrimRight(lower[max(0, start-28):start], " (:")
	if bare, article := strings.CutSuffix(before, " a"); article && g.leads(bare) || g.leads(before) {
		return true
	}
	if lead := strings.TrimRight(lower[:start], " ("); strings.HasSuffix(lead, ":") {
		lead = lead[max(strings.LastIndexAny(lead[:len(lead)-1], ".;:")+1, len(lead)-maxChoice, 0):]
		if g.choices.In(lead) {
			return true
		}
	}
	return g.goesOn(lower[end:])
}

// leads reports whether a text ends with words before examples, which are kept by their
// last letter.
func (g *grouper) leads(text string) bool {
	return text != "" && slices.ContainsFunc(g.before[text[len(text)-1]], func(cue string) bool { return strings.HasSuffix(text, cue) })
}

// goesOn reports whether the text after a list says that it has more members, of which
// any will do: "or similar", directly or after members that the vocabulary lacks.
func (g *grouper) goesOn(lower string) bool {
	after := strings.TrimPrefix(head(lower, maxAfter), ")")
	for {
		if slices.ContainsFunc(g.after, func(cue string) bool { return strings.HasPrefix(after, cue) }) {
			return true
		}
		i := strings.IndexAny(after[min(1, len(after)):], ",;.:()") + 1
		if i < 1 || after[i] != ',' || !strings.Contains(after[i:], " ") || strings.Contains(after[:i], " and ") || after[0] != ',' && after[0] != ' ' {
			return false
		}
		after = after[i:]
	}
}

// maxAfter is how many bytes after a list its last members can be.
const maxAfter = 64

// maxChoice is the length in bytes of the text before a colon in which words can say
// that one of what follows is enough.
const maxChoice = 80

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
