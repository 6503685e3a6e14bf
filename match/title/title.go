// Package title reads job titles: the level that a title names (what makes a title
// "senior"), the profession that it belongs to, and how similar two professions are.
//
//	title.go             professions and how similar they are
//	level.go             the level that a title names
//	parts.go             the parts and words of a title
//	data/levels.tsv      the words of each level: "senior", "sr", "lead"
//	data/ungraded.tsv    where these words give no level: "lead generation"
//	data/titles.tsv      the words of each profession
//	data/families.tsv    the professions, in the order in which they are tried
//	data/similarity.tsv  how similar two professions are
//
// It does not know employers, duties or skills. [LevelOf] takes the years of experience
// of a title that names no level from its caller.
package title

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"skillmatch/index/table"
	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// Family is a profession of data/families.tsv. It is so coarse that people often change
// jobs inside it and seldom leave it. The empty family is unknown.
type Family string

// Software is the family of software engineers without a narrower specialty.
const Software Family = "software"

// familyRule is a family with its properties.
type familyRule struct {
	family    Family
	technical bool
	// yields is true for a family that is passed over when the title is an engineer's.
	yields bool
}

// rules are the words of job titles.
type rules struct {
	families []familyRule
	// words has one kind for each family, and last the words for engineers, whose number
	// is engineer.
	words      phrase.Set
	engineer   int
	engineers  phrase.Set
	similarity map[[2]Family]float64
	titles     *phrase.Table
}

// load returns the tables, read once.
var load = sync.OnceValue(func() *rules {
	titles := phrase.ReadTable(files, "data/titles.tsv", "family", "phrase")
	r := &rules{similarity: map[[2]Family]float64{}, titles: titles}
	var lists [][]string
	for _, row := range table.MustRead(files, "data/families.tsv", "family", "technical", "yields") {
		r.families = append(r.families, familyRule{Family(row.Fields[0]), row.Fields[1] == "technical", row.Fields[2] == "yields"})
		lists = append(lists, titles.List(row.Fields[0]))
	}
	r.engineer = len(lists)
	r.words = phrase.NewSet(append(lists, titles.List("engineer"))...)
	r.engineers = titles.Set("engineer")
	for _, row := range table.MustRead(files, "data/similarity.tsv", "family", "other", "similarity") {
		x, err := strconv.ParseFloat(row.Fields[2], 64)
		if err != nil {
			panic("embedded table: similarity: " + err.Error())
		}
		a, b := Family(row.Fields[0]), Family(row.Fields[1])
		r.similarity[[2]Family{a, b}], r.similarity[[2]Family{b, a}] = x, x
	}
	return r
})

// Technical reports whether the family is one of engineers or of people who work with
// data.
func (f Family) Technical() bool {
	for _, r := range load().families {
		if r.family == f {
			return r.technical
		}
	}
	return false
}

// Similarity returns how similar two families are, 0 to 1: 1 for the same family, 0 for
// a pair that the table does not list. The order does not matter.
func Similarity(a, b Family) float64 {
	if a == b {
		return 1
	}
	return load().similarity[[2]Family{a, b}]
}

// FamilyOf returns the profession that a title names, empty when no rule knows it. The
// part after a comma, dash or bracket names a team more often than a profession, so the
// part before it is tried first.
func FamilyOf(title string) Family {
	r, lead := load(), title
	if i := strings.IndexAny(title, ",|(–"); i > 0 {
		lead = title[:i]
	}
	if i := strings.Index(lead, " - "); i > 0 {
		lead = lead[:i]
	}
	for _, s := range []string{lead, title} {
		found := r.words.Kinds(phrase.Normalize(s))
		engineer := found>>r.engineer&1 != 0
		for i := range r.families {
			if found>>i&1 != 0 && !(engineer && r.families[i].yields) {
				return r.families[i].family
			}
		}
	}
	return ""
}

// NamesEngineer reports whether a lower-case text contains a word for engineers, such
// as "developer".
func NamesEngineer(lower string) bool { return load().engineers.In(lower) }
