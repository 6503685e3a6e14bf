package match

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// Entry is one skill of the vocabulary, for a person to read.
type Entry struct {
	ID       string `json:"id"`
	Label    string `json:"label"`
	Category string `json:"category"`
	// Source is where it is written, as "file:line"; Changed are the lines of
	// the user's files that change it.
	Source  string     `json:"source"`
	Changed []string   `json:"changed,omitempty"`
	Aliases []Spelling `json:"aliases"`
	// Isa, Implies and Similar are edges to other ids; Members and ImpliedBy are
	// the same edges from the other side.
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
	// Proof spellings count in résumés alone.
	Proof bool `json:"proof,omitempty"`
}

// Substitute is a skill that stands in for another in part.
type Substitute struct {
	ID     string  `json:"id"`
	Weight float64 `json:"weight"`
}

// Reading is what the recognizer makes of a spelling met in a text.
type Reading struct {
	Text string `json:"text"`
	// Place is "alone", "in a skills section", or "anywhere" for both.
	Place string `json:"place"`
	// Skill is the id, empty for a phrase that means something else.
	Skill      string  `json:"skill"`
	Counts     bool    `json:"counts"`
	Confidence float64 `json:"confidence"`
	Reason     string  `json:"reason"`
}

// Lookup is what the vocabulary says of a term.
type Lookup struct {
	Term string `json:"term"`
	// Entries are the skills of that id, label or spelling, or, when there are
	// none, those that the text names.
	Entries  []Entry   `json:"skills"`
	Readings []Reading `json:"readings"`
	// Near are ids of skills with a similar spelling, when there are no entries.
	Near       []string `json:"near,omitempty"`
	Vocabulary string   `json:"vocabulary"`
}

// LookUp finds a term in the vocabulary and says how the recognizer reads it,
// alone and in a section that lists skills.
func LookUp(v *skill.Vocabulary, term string) Lookup {
	out := Lookup{Term: term, Entries: []Entry{}, Readings: []Reading{}, Vocabulary: v.Sum()}
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
	scanner := v.Scanner()
	for _, place := range []string{"alone", "in a skills section"} {
		for _, w := range scanner.Weigh(skill.Line{Text: term, List: place != "alone"}) {
			r := Reading{Text: term[w.Start:w.End], Place: place, Counts: w.Confidence >= skill.Reported, Confidence: w.Confidence, Reason: w.Reason.String()}
			if w.ID != skill.None {
				r.Skill = v.Skill(w.ID).Name
			}
			out.Readings = append(out.Readings, r)
			if !spelled {
				add(w.ID)
			}
		}
	}
	for _, sp := range v.Spelled(term) {
		if name := v.Skill(sp.ID).Name; sp.Alias.Exact && !slices.ContainsFunc(out.Readings, func(r Reading) bool { return r.Skill == name }) {
			out.Readings = append(out.Readings, Reading{Text: term, Place: "anywhere", Skill: name, Reason: "this spelling means it only in this case: " + sp.Alias.Text})
		}
	}
	for _, id := range ids {
		out.Entries = append(out.Entries, NewEntry(v, id))
	}
	if len(ids) == 0 {
		out.Near = near(v, term)
	}
	return out
}

// NewEntry shows a skill of the vocabulary.
func NewEntry(v *skill.Vocabulary, id skill.ID) Entry {
	s := v.Skill(id)
	e := Entry{ID: s.Name, Label: s.Label, Category: s.Category, Source: fmt.Sprintf("%s:%d", s.File, s.Line), Changed: s.Changed, Aliases: []Spelling{},
		Isa: ids(v, s.Isa), Implies: ids(v, s.Implies), Guard: s.Guard.String(), Blockers: s.Blockers}
	for _, a := range s.Aliases {
		e.Aliases = append(e.Aliases, Spelling(a))
	}
	for _, sub := range s.Similar {
		e.Similar = append(e.Similar, Substitute{v.Skill(sub.ID).Name, sub.Weight})
	}
	for other := range skill.ID(v.Len()) {
		o := v.Skill(other)
		if slices.Contains(o.Isa, id) {
			e.Members = append(e.Members, o.Name)
		}
		if slices.Contains(o.Implies, id) {
			e.ImpliedBy = append(e.ImpliedBy, o.Name)
		}
	}
	return e
}

func ids(v *skill.Vocabulary, list []skill.ID) []string {
	var out []string
	for _, id := range list {
		out = append(out, v.Skill(id).Name)
	}
	return out
}

// maxNear is how many similar spellings are named.
const maxNear = 8

// near lists ids of skills one of whose spellings holds the term or begins
// like it.
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
	return first(out, maxNear)
}

// Category is a file of the vocabulary and how many skills it holds.
type Category struct {
	Name   string `json:"category"`
	Skills int    `json:"skills"`
}

// Categories lists the categories by name.
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

// Term is a term that postings ask and the vocabulary does not know.
type Term struct {
	Term string `json:"term"`
	// Postings is how many postings ask it, at least 1.
	Postings int `json:"postings"`
	// Line is a line that asks it, ID that posting's.
	Line string `json:"line"`
	ID   string `json:"id"`
}

// Tally counts the terms that postings ask and the vocabulary does not know.
// The zero value is ready; it serves one goroutine.
type Tally struct {
	terms map[string]*Term
	read  int
}

// Add counts one posting's [Asked].Phrases.
func (u *Tally) Add(p *scrape.Posting, a *Asked) {
	if u.terms == nil {
		u.terms = map[string]*Term{}
	}
	u.read++
	for _, ph := range a.Phrases {
		key := strings.ToLower(ph.Text)
		t := u.terms[key]
		if t == nil {
			t = &Term{Term: ph.Text, Line: ph.Line, ID: p.ID}
			u.terms[key] = t
		}
		t.Postings++
	}
}

// Postings is how many postings were counted.
func (u *Tally) Postings() int { return u.read }

// Most are the n most frequent terms, then by term; all for n below 1.
func (u *Tally) Most(n int) []Term {
	list := make([]Term, 0, len(u.terms))
	for _, t := range u.terms {
		list = append(list, *t)
	}
	slices.SortFunc(list, func(a, b Term) int {
		return cmp.Or(cmp.Compare(b.Postings, a.Postings), cmp.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)))
	})
	if n > 0 {
		list = first(list, n)
	}
	return list
}
