package ask

import (
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/clause"
	"skillmatch/match/degree"
	"skillmatch/match/phrase"
)

// cues are the phrases of data/cues.tsv, by which a line itself says how strongly it
// asks: "a plus", "required", "experience with". A phrase counts as whole words. Lines
// are converted to lower case before the search.
type cues struct {
	// set holds the phrases that are searched in every line, all at once.
	set *phrase.TokenSet
	// openings begin a line that describes the candidate, in whatever section it is;
	// opens marks their first letters.
	openings []string
	opens    [256]bool
	// asks holds the phrases of cueAsks, to be searched in a part of a line.
	asks phrase.Set
	// together holds phrases before the people to work with, and people the words that
	// follow the field of these people: "with data science teams". aims are words
	// that lead from people to what is done with them.
	// departments are the names of departments, among which others are people, too.
	together, people, aims, departments phrase.Set
	// dutyFollows holds words after which a line about whom the employer looks for
	// says what for, noDuty words before these that make them something else.
	dutyFollows phrase.Set
	noDuty      map[string]bool
	// company and others hold beginnings of lines that tell about the company, its
	// people or its customers.
	company, others phrase.Set
	// fond holds words before what a candidate should like, employers words that follow
	// the field of employers.
	fond, employers phrase.Set
	// negation holds negated verbs, after which "without" asks: "you can't do without".
	negation phrase.Set
	// persons holds words of sentences that no job title contains.
	persons phrase.Set
	// studied lists the phrases that end the fields of study, which begin at a cue.
	studied []string
}

// cue is a kind of phrase.
type cue uint8

// The kinds of phrases, in the order in which newCues takes them.
const (
	// cueGrades phrases can grade a clause, which package clause decides; cueRequires
	// phrases say that something is needed, cueAsks phrases speak of experience or
	// ability.
	cueGrades cue = iota
	cueRequires
	cueAsks
	// cueSeeks phrases say whom the employer looks for.
	cueSeeks
	// cuePraises are adjectives that ask where a text has no headings, and describe the
	// company elsewhere ("a strong footprint").
	cuePraises
	// cueTells phrases say what the team uses, not what the candidate must know.
	cueTells
	// cuePerks phrases belong to lines about pay and benefits, which ask nothing.
	cuePerks
	// cueNotices phrases belong to legal notices and to the text around applications.
	cueNotices
	// cueStudied phrases precede fields of study.
	cueStudied
	// cueDegrees words begin the names of degrees: a line that is all ASCII and has
	// none of them names no degree.
	cueDegrees
	// cueYears words are units of time.
	cueYears
	// cueTogether phrases precede people to work with, cueFond phrases what a candidate
	// should like.
	cueTogether
	cueFond
	cueKinds
)

// offsets holds the offset of the first phrase of each kind in a line, -1 for none.
type offsets [cueKinds]int32

// has reports whether the line contains a phrase of a kind.
func (o *offsets) has(c cue) bool { return o[c] >= 0 }

// newCues returns the phrases of data/cues.tsv, ready to be searched.
func newCues(scanner *skill.Scanner) *cues {
	t := load().cues
	c := &cues{
		set: phrase.NewTokenSet(scanner, clause.Phrases(), t.List("requires"), t.List("asks"), t.List("seeks"), t.List("praises"), t.List("tells"), t.List("perks"), t.List("notices"), t.List("studied"),
			degree.FirstWords(), unitWords(), t.List("with colleagues"), t.List("fond of")),
		asks: t.Set("asks"), together: t.Set("with colleagues"), people: t.Set("colleagues"), aims: t.Set("aim"), company: t.Set("of the company"), others: t.Set("of others"), departments: t.Set("department"), negation: t.Set("negated verb"), fond: t.Set("fond of"), employers: t.Set("employers"), dutyFollows: t.Set("duty follows"), noDuty: t.Words("no duty"), persons: t.Set("sentence"), studied: t.List("ends studies"),
		openings: t.List("opens"),
	}
	for _, p := range c.openings {
		c.opens[p[0]] = true
	}
	return c
}

// studies returns the part of a line that names fields of study ("degree in Electrical
// Engineering, Statistics or a related field"), as offsets, both 0 when there is none.
// Fields of study are not skills. They end with the clause.
func (c *cues) studies(lower string, f *offsets) (from, to int) {
	i := int(f[cueStudied])
	if i < 0 {
		return 0, 0
	}
	rest := lower[i:]
	for j := range len(rest) {
		if rest[j] == ';' || j > 0 && rest[j-1] == '.' && rest[j] == ' ' ||
			slices.ContainsFunc(c.studied, func(p string) bool { return strings.HasPrefix(rest[j:], p) }) {
			return i, i + j
		}
	}
	return i, len(lower)
}

// tells returns the part of a line that says what the team uses, as offsets, both 0 when
// there is none: "we use Go". In brackets it ends with them.
func (c *cues) tells(lower string, f *offsets) (from, to int) {
	i := int(f[cueTells])
	switch {
	case i < 0:
		return 0, 0
	case i > 0 && lower[i-1] == '(':
		if end := strings.IndexByte(lower[i:], ')'); end >= 0 {
			return i, i + end
		}
	case c.asks.In(lower[max(0, i-40):i]):
		return 0, 0 // "experience with our stack: …" asks it
	}
	return i, len(lower)
}

// beforeSeeking returns the offset up to which a line tells about the company before it
// says whom that looks for, 0 for a line that asks in other words, too.
func (c *cues) beforeSeeking(f *offsets) int {
	if i := int(f[cueSeeks]); i > 0 && !f.has(cueAsks) && !f.has(cueRequires) {
		return i
	}
	return 0
}

// duty returns the part of a line about whom the employer looks for that says what for,
// as offsets, both 0 when there is none: "to build services" in "we are looking for an
// engineer to build services". It ends where the line goes on to ask.
func (c *cues) duty(lower string, f *offsets) (from, to int) {
	i := int(f[cueSeeks])
	if i < 0 {
		return 0, 0
	}
	for at := i; ; at++ {
		k := c.dutyFollows.Find(lower[at:])
		if k < 0 {
			return 0, 0
		}
		at += k
		before := strings.TrimRight(lower[:at], " ")
		if c.noDuty[before[strings.LastIndexByte(before, ' ')+1:]] {
			continue
		}
		if to = int(f[cueAsks]); to < at {
			to = len(lower)
		}
		return at, to
	}
}

// importance decides how strongly a line asks. The section decides first, and the
// line's own words override it: a line of which everything is a plus is preferred, an
// opening such as "you have" makes it required outside the preferred section, and
// "required" lifts a line of duties that speaks of experience. Outside all known
// sections, a line that speaks of experience or ability is required and any other is
// context. headings is true when the text has headings that the reader knows.
func (c *cues) importance(l *Line, headings bool) Importance {
	s, f := l.section, &l.cues
	if !s.asks() || c.others.Opens(l.lower) {
		return Context
	}
	if g, whole := clause.Whole(l.lower, l.clauses); whole {
		switch i := l.graded(g, ""); i {
		case "": // the section decides
		case waived:
			return Context
		default:
			return i
		}
	}
	if s != preferred && c.opened(l.lower) {
		return Required
	}
	switch s {
	case about:
		return Context
	case required:
		return Required
	case preferred:
		return Preferred
	case stack:
		return Context
	case duties:
		if f.has(cueRequires) && f.has(cueAsks) {
			return Required
		}
		return Context
	}
	if l.says(cueAsks) || f.has(cueSeeks) || l.says(cueRequires) || !headings && l.says(cuePraises) {
		return Required
	}
	return Context
}

// opened reports whether a line begins with one of the openings.
func (c *cues) opened(lower string) bool {
	return lower != "" && c.opens[lower[0]] && slices.ContainsFunc(c.openings, func(p string) bool { return strings.HasPrefix(lower, p) })
}
