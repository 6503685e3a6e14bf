// Package lookup says what the vocabulary of skills knows about a term, and which terms
// of postings it does not know.
//
// It does not know résumés or scores.
package lookup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"skillmatch/index/skill"
)

// Entry is one skill of the vocabulary, in a form for people to read.
type Entry struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Category string `json:"category"`
	// Source is where the skill is defined, as "file:line". Changed lists the lines of
	// the user's files that change it.
	Source  string     `json:"source"`
	Changed []string   `json:"changed,omitempty"`
	Aliases []Spelling `json:"aliases"`
	// Isa, Implies and Similar are edges to the ids of other skills. Members and
	// ImpliedBy are the same edges seen from the other side.
	Isa       []string     `json:"isa,omitempty"`
	Implies   []string     `json:"implies,omitempty"`
	Similar   []Substitute `json:"similar,omitempty"`
	Members   []string     `json:"members,omitempty"`
	ImpliedBy []string     `json:"implied_by,omitempty"`
	Guard     string       `json:"guard"`
	Blockers  []string     `json:"blockers,omitempty"`
}

// Spelling is an alias with its marks.
type Spelling struct {
	Text  string `json:"text"`
	Exact bool   `json:"exact,omitempty"`
	Weak  bool   `json:"weak,omitempty"`
	// Proof marks spellings that count only in résumés.
	Proof bool `json:"proof,omitempty"`
}

// Substitute is a skill that partly stands in for another. Weight is how much of the
// skill carries over, 0.3 to 0.9.
type Substitute struct {
	ID     string  `json:"id"`
	Weight float64 `json:"weight"`
}

// Reading says how the recognizer reads a spelling that it found in a text.
type Reading struct {
	Text string `json:"text"`
	// Place is "alone", "in a skills section", or "anywhere" for both.
	Place string `json:"place"`
	// Skill is the skill's id, empty for a phrase that means something else. Counts
	// reports whether Confidence, 0 to 1, is high enough for the spelling to count as
	// the skill, and Reason says why.
	Skill      string  `json:"skill"`
	Counts     bool    `json:"counts"`
	Confidence float64 `json:"confidence"`
	Reason     string  `json:"reason"`
}

// Result is what the vocabulary says about a term.
type Result struct {
	Term string `json:"term"`
	// Entries lists the skills with that id, label or spelling. If there are none, it
	// lists those that the text names.
	Entries  []Entry   `json:"skills"`
	Readings []Reading `json:"readings"`
	// Near lists ids of skills with a similar spelling, at most eight. It is set only
	// when there are no entries.
	Near       []string `json:"near,omitempty"`
	Vocabulary string   `json:"vocabulary"`
}

// Term finds a term in the vocabulary and says how the recognizer reads it, both alone
// and in a section that lists skills.
func Term(v *skill.Vocabulary, term string) Result {
	out := Result{Term: term, Entries: []Entry{}, Readings: []Reading{}, Vocabulary: v.Sum()}
	var ids []skill.ID
	add := func(id skill.ID) {
		if id != skill.None && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if id, ok := v.Lookup(strings.ToLower(term)); ok {
		add(id)
	}
	for id := range skill.ID(v.Len()) {
		if strings.EqualFold(v.Skill(id).Label, term) {
			add(id)
		}
	}
	for _, s := range v.Spelled(term) {
		add(s.ID)
	}
	spelled := len(ids) > 0
	for _, r := range read(v, term) {
		out.Readings = append(out.Readings, r.Reading)
		if !spelled {
			add(r.id)
		}
	}
	out.Readings = append(out.Readings, exactOnly(v, term, out.Readings)...)
	by := impliers(v)
	for _, id := range ids {
		out.Entries = append(out.Entries, newEntry(v, by, id))
	}
	if len(ids) == 0 {
		out.Near = near(v, term)
	}
	return out
}

// readAs is a reading with the id of its skill.
type readAs struct {
	Reading
	id skill.ID // skill.None for a phrase that means something else
}

// read returns how the recognizer reads a term alone and in a section of skills.
func read(v *skill.Vocabulary, term string) (list []readAs) {
	scanner := v.Scanner()
	for _, place := range []string{"alone", "in a skills section"} {
		for _, w := range scanner.Weigh(skill.Line{Text: term, List: place != "alone"}) {
			r := Reading{Text: term[w.Start:w.End], Place: place, Counts: w.Confidence >= skill.Reported, Confidence: w.Confidence, Reason: w.Reason.String()}
			if w.ID != skill.None {
				r.Skill = v.Skill(w.ID).Name
			}
			list = append(list, readAs{r, w.ID})
		}
	}
	return list
}

// exactOnly returns readings that explain why a term is not read as a skill that only
// another case of its letters means. known holds the readings that there are.
func exactOnly(v *skill.Vocabulary, term string, known []Reading) []Reading {
	var list []Reading
	for _, sp := range v.Spelled(term) {
		name := v.Skill(sp.ID).Name
		isName := func(r Reading) bool { return r.Skill == name }
		if sp.Alias.Exact && !slices.ContainsFunc(known, isName) && !slices.ContainsFunc(list, isName) {
			list = append(list, Reading{Text: term, Place: "anywhere", Skill: name, Reason: "this spelling means it only in this case: " + sp.Alias.Text})
		}
	}
	return list
}

// newEntry returns the entry of a skill of the vocabulary.
func newEntry(v *skill.Vocabulary, impliedBy [][]skill.ID, id skill.ID) Entry {
	s := v.Skill(id)
	e := Entry{ID: s.Name, Label: s.Label, Category: s.Category, Source: fmt.Sprintf("%s:%d", s.File, s.Line), Changed: s.Changed, Aliases: []Spelling{},
		Isa: ids(v, s.Isa), Implies: ids(v, s.Implies), Guard: s.Guard.String(), Blockers: s.Blockers}
	for _, a := range s.Aliases {
		e.Aliases = append(e.Aliases, Spelling(a))
	}
	for _, sub := range s.Similar {
		e.Similar = append(e.Similar, Substitute{v.Skill(sub.ID).Name, sub.Weight})
	}
	e.Members, e.ImpliedBy = ids(v, v.Members(id)), ids(v, impliedBy[id])
	return e
}

// impliers returns the skills that imply each skill, by ID.
func impliers(v *skill.Vocabulary) [][]skill.ID {
	by := make([][]skill.ID, v.Len())
	for id := range skill.ID(v.Len()) {
		for _, to := range v.Skill(id).Implies {
			by[to] = append(by[to], id)
		}
	}
	return by
}

// ids returns the names of skills.
func ids(v *skill.Vocabulary, list []skill.ID) []string {
	var out []string
	for _, id := range list {
		out = append(out, v.Skill(id).Name)
	}
	return out
}

// maxNear is the most similar spellings that are named.
const maxNear = 8

// near returns the ids of skills with a spelling that contains the term or, if the term
// is longer than three bytes, begins with all of it but the last byte. The shortest
// come first.
func near(v *skill.Vocabulary, term string) []string {
	term = strings.ToLower(strings.TrimSpace(term))
	if len(term) < 2 {
		return nil
	}
	var out []string
	for id := range skill.ID(v.Len()) {
		s := v.Skill(id)
		if slices.ContainsFunc(s.Aliases, func(a skill.Alias) bool {
			text := strings.ToLower(a.Text)
			return strings.Contains(text, term) || len(term) > 3 && strings.HasPrefix(text, term[:len(term)-1])
		}) {
			out = append(out, s.Name)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	return out[:min(maxNear, len(out))]
}

// Category is a file of the vocabulary with the number of skills that it holds.
type Category struct {
	Name   string `json:"category"`
	Skills int    `json:"skills"`
}

// Categories returns the categories, sorted by name.
func Categories(v *skill.Vocabulary) []Category {
	count := map[string]int{}
	for id := range skill.ID(v.Len()) {
		count[v.Skill(id).Category]++
	}
	var list []Category
	for name, n := range count {
		list = append(list, Category{name, n})
	}
	slices.SortFunc(list, func(a, b Category) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// Entries returns all skills of the vocabulary, in order of ID.
func Entries(v *skill.Vocabulary) []Entry {
	list, by := make([]Entry, 0, v.Len()), impliers(v)
	for id := range skill.ID(v.Len()) {
		list = append(list, newEntry(v, by, id))
	}
	return list
}
