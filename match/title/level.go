package title

import (
	"slices"
	"strings"
	"sync"

	"skillmatch/index/table"
	"skillmatch/match/phrase"
)

// Level is a level of the career ladder, 0 ([Unknown]) when a text names none.
type Level int

// The levels, lowest first.
const (
	Unknown Level = iota
	Intern
	Junior
	Mid
	Senior
	Staff
	Principal
	Manager
	Director
)

// String returns the level's name in data/levels.tsv, "unknown" for none.
func (l Level) String() string {
	return [...]string{"unknown", "intern", "junior", "mid", "senior", "staff", "principal", "manager", "director"}[l]
}

// levelNamed returns the level with a name, Unknown for any other text.
func levelNamed(name string) Level {
	for l := Intern; l <= Director; l++ {
		if l.String() == name {
			return l
		}
	}
	return Unknown
}

// grade is a word or phrase of data/levels.tsv.
type grade struct {
	level Level
	place string
	words []string
}

// gradeRules are the words of levels, and where they give none.
type gradeRules struct {
	// any finds titles that hold a word of a level at all.
	any phrase.Set
	// byFirst has the words of levels, and compounds the names that are no level, by
	// their first words, longest first.
	byFirst   map[string][]grade
	compounds map[string][][]string
	// order is the levels in the order in which they are tried.
	order []Level

	program, keeper, kept, trade, gender map[string]bool
	not                                  map[string]map[string]bool
	unless                               map[Level]phrase.Set
	table                                *phrase.Table
}

// grades returns the tables of levels, read once.
var grades = sync.OnceValue(func() *gradeRules {
	t := phrase.ReadTable(files, "data/ungraded.tsv", "rule", "phrase")
	r := &gradeRules{
		byFirst: map[string][]grade{}, compounds: map[string][][]string{}, table: t, not: map[string]map[string]bool{}, unless: map[Level]phrase.Set{},
		program: t.Words("program"), keeper: t.Words("keeper"), kept: t.Words("kept"), trade: t.Words("trade"), gender: t.Words("gender"),
	}
	var all []string
	for _, row := range table.MustRead(files, "data/levels.tsv", "level", "place", "language", "phrase") {
		g := grade{levelNamed(row.Fields[0]), row.Fields[1], strings.Fields(row.Fields[3])}
		r.byFirst[g.words[0]] = append(r.byFirst[g.words[0]], g)
		all = append(all, row.Fields[3])
		if !slices.Contains(r.order, g.level) {
			r.order = append(r.order, g.level)
		}
	}
	r.any = phrase.NewSet(all)
	for _, list := range r.byFirst {
		slices.SortStableFunc(list, func(a, b grade) int { return len(b.words) - len(a.words) })
	}
	for _, text := range t.List("compound") {
		words := strings.Fields(text)
		r.compounds[words[0]] = append(r.compounds[words[0]], words)
	}
	for _, rule := range t.Rules() {
		if word, ok := strings.CutPrefix(rule, "not "); ok {
			r.not[word] = t.Words(rule)
		}
		if name, ok := strings.CutPrefix(rule, "unless "); ok {
			r.unless[levelNamed(name)] = t.Set(rule)
		}
	}
	return r
})

// LevelOf returns the level that a title names by the words of data/levels.tsv. For a
// title that names none, the years of experience that the posting asks for decide:
// Junior from 1, Mid from 2, Senior from 5, Staff from 10. With 0 years it is Unknown.
//
// A word gives a level only where it grades the trade: neither inside a name that means
// something else ("lead generation"), nor where it is the trade itself ("sales
// associate"), nor where it says with whom one works ("internship coordinator").
func LevelOf(title string, years int) Level {
	if l := grades().level(title); l != Unknown {
		return l
	}
	switch {
	case years >= 10:
		return Staff
	case years >= 5:
		return Senior
	case years >= 2:
		return Mid
	case years == 1:
		return Junior
	}
	return Unknown
}

// level returns the level that a title names.
func (r *gradeRules) level(title string) Level {
	lower := phrase.Normalize(title)
	if !r.any.In(lower) {
		return Unknown
	}
	var room [16]word
	p := partsOf(room[:0], title, r.gender)
	found := r.find(&p)
	for _, l := range r.order {
		if !found[l] {
			continue
		}
		if set := r.unless[l]; !set.In(lower) {
			return l
		}
	}
	return Unknown
}

// find returns the levels that the words of a title give.
func (r *gradeRules) find(p *parts) (found [Director + 1]bool) {
	var room [8]occurrence
	list := room[:0]
	for i := 0; i < len(p.words); {
		g, n := r.at(p, i)
		switch m := r.compound(p, i); {
		case m > n:
			i += m
		case n == 0:
			i++
		default:
			list = append(list, occurrence{g, i, i + n})
			for k := i; k < i+n; k++ {
				p.words[k].grade = true
			}
			i += n
		}
	}
	for _, o := range list {
		found[o.level] = found[o.level] || r.counts(p, &o)
	}
	return found
}

// occurrence is a word of a level in a title, from one word to before another.
type occurrence struct {
	grade
	from, to int
}

// at returns the longest phrase of a level that begins at a word of a title and stands
// where it can, and its number of words; 0 for none.
func (r *gradeRules) at(p *parts, i int) (grade, int) {
	for _, g := range r.byFirst[p.words[i].text] {
		if p.has(i, g.words) && r.possible(p, g.place, i, i+len(g.words)) {
			return g, len(g.words)
		}
	}
	return grade{}, 0
}

// possible reports whether a word of a level stands in a place that does not hang on
// the other words of levels.
func (r *gradeRules) possible(p *parts, place string, from, to int) bool {
	switch place {
	case "behind":
		return from > 0
	case "closing":
		return from > 0 && p.last(to)
	case "numbered":
		return from > 0 && p.last(to) && r.trade[p.words[from-1].text]
	}
	return true
}

// compound returns the number of words of the longest name that begins at a word of a
// title and means no level; 0 for none.
func (r *gradeRules) compound(p *parts, i int) int {
	n := 0
	for _, words := range r.compounds[p.words[i].text] {
		if len(words) > n && p.has(i, words) {
			n = len(words)
		}
	}
	return n
}

// counts reports whether a word of a level grades the trade of the title.
func (r *gradeRules) counts(p *parts, o *occurrence) bool {
	rest := p.behind(o.to)
	if not := r.not[o.words[0]]; not != nil && len(o.words) == 1 {
		if slices.ContainsFunc(rest, func(w word) bool { return not[w.text] }) || len(rest) == 0 && p.alone(o.from, o.to) && slices.ContainsFunc(p.words, func(w word) bool { return not[w.text] }) {
			return false
		}
	}
	if r.kept[o.words[0]] && r.keeps(rest) {
		return false
	}
	switch o.place {
	case "leading", "ranking":
		graded := slices.ContainsFunc(rest, func(w word) bool { return !w.grade && !r.gender[w.text] })
		return graded || p.alone(o.from, o.to) && (o.place == "ranking" || p.words[o.from].part > 0)
	case "opening":
		return p.alone(o.from, o.from)
	}
	return true
}

// keeps reports whether the words behind one such as "intern" are those of somebody who
// works with interns: "program manager", "coordinator".
func (r *gradeRules) keeps(rest []word) bool {
	for len(rest) > 0 && r.program[rest[0].text] {
		rest = rest[1:]
	}
	return len(rest) > 0 && r.keeper[rest[0].text]
}
