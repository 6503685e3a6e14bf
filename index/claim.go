package index

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// Proof says how strongly a résumé claims a skill.
type Proof string

// The kinds of proof, strongest first. A shown skill is named in a line about work or
// study. An implied skill follows from a shown or listed one. A class is claimed
// through one of its members. A listed skill is only named in a list.
const (
	Shown   Proof = "shown"
	Implied Proof = "implied"
	Class   Proof = "class"
	Listed  Proof = "listed"
)

// Claim is the way in which the résumé claims one skill.
type Claim struct {
	Proof Proof
	// Via is the skill that implies this one or is a member of this class, or
	// [skill.None].
	Via skill.ID
	// Items are the lines that name the skill, or the skill in Via, as indexes into
	// [Index.Items], the strongest first.
	Items []int
	// Worked is false when even the best of the lines only lists the skill.
	Worked bool
	// Written is set for the language that the résumé is written in when no line names
	// it. Items then holds one line that is written in it.
	Written bool
	// hops is the number of steps from Via, 0 for a skill that is named.
	hops int
}

// claim finds the skills in every line, then follows implications and classes. It
// returns the skills that each item names.
func (x *Index) claim(scanner *skill.Scanner) [][]skill.ID {
	mentions := make([][]skill.ID, len(x.items))
	letters := make([]int, len(x.items))
	for _, m := range scanner.Find(x.lines(), "") {
		if !m.Within {
			letters[m.Line] += m.End - m.Start
		}
		if m.Misspelt {
			x.misspell(&m)
		}
		if !m.Negated && !slices.Contains(mentions[m.Line], m.ID) {
			mentions[m.Line] = append(mentions[m.Line], m.ID)
		}
	}
	for i := range x.items {
		x.items[i].Listing = len(mentions[i]) >= minListing && 2*letters[i] > len(x.items[i].Text)
	}
	x.language = x.detectLanguage()
	x.claims = x.claimsOf(mentions, nil)
	return mentions
}

// Misspelling is a word of the résumé that is one letter away from the name of a skill.
type Misspelling struct {
	Written string // as the résumé has it
	ID      skill.ID
}

// Misspellings returns the misspelt names of skills in the order of the lines, each
// once.
func (x *Index) Misspellings() []Misspelling { return x.misspelt }

// misspell notes a misspelt name.
func (x *Index) misspell(m *skill.Mention) {
	w := Misspelling{x.withoutEmployer(m.Line)[m.Start:m.End], m.ID}
	if !slices.Contains(x.misspelt, w) {
		x.misspelt = append(x.misspelt, w)
	}
}

// Spellings returns, by skill, the spellings with which the lines name it. Negated
// mentions are left out.
func (x *Index) Spellings() map[skill.ID][]string {
	out := map[skill.ID][]string{}
	lines := x.lines()
	for _, m := range x.voc.ResumeScanner().Find(lines, "") {
		text := lines[m.Line].Text[m.Start:m.End]
		if !m.Negated && !slices.Contains(out[m.ID], text) {
			out[m.ID] = append(out[m.ID], text)
		}
	}
	return out
}

// lines returns the items as lines for a scanner.
func (x *Index) lines() []skill.Line {
	lines := make([]skill.Line, len(x.items))
	for i, it := range x.items {
		lines[i] = skill.Line{Text: x.withoutEmployer(i), List: it.Kind == resume.Skills || it.Kind == resume.Languages || it.Kind == resume.Certificates}
	}
	return lines
}

// withoutEmployer returns the text of an item. In a line that names a role, unless it is
// a project, it replaces the employer by a dot, since the employer's name says nothing
// about the person ("Lakes Milling Co.").
func (x *Index) withoutEmployer(i int) string {
	it := &x.items[i]
	if !it.Title || it.Role < 0 || x.resume.Roles[it.Role].Project {
		return it.Text
	}
	employer := x.resume.Roles[it.Role].Employer
	at := strings.Index(it.Text, employer)
	if employer == "" || at < 0 {
		return it.Text
	}
	return it.Text[:at] + "·" + it.Text[at+len(employer):]
}

// minListing is the number of skills from which a line with little other text counts as
// a list of skills in any section. "Stack: Go, Kafka" describes a project; forty names
// describe nothing.
const minListing = 14

// claimsOf returns the claims that follow from the skills that each item names. Items
// in skip are left out.
func (x *Index) claimsOf(mentions [][]skill.ID, skip map[int]bool) map[skill.ID]Claim {
	named := map[skill.ID][]int{}
	var order []skill.ID
	for i, ids := range mentions {
		if skip[i] {
			continue
		}
		for _, id := range ids {
			if named[id] == nil {
				order = append(order, id)
			}
			named[id] = append(named[id], i)
		}
	}
	claims := make(map[skill.ID]Claim, 2*len(order))
	for _, id := range order {
		items := named[id]
		slices.SortStableFunc(items, func(a, b int) int { return x.items[a].strength() - x.items[b].strength() })
		c := Claim{Proof: Listed, Via: skill.None, Items: items}
		if x.items[items[0]].Shows() {
			c.Proof, c.Worked = Shown, true
		}
		claims[id] = c
	}
	order = x.claimLanguage(claims, order)
	slices.Sort(order)
	for _, id := range slices.Compact(order) {
		x.follow(claims, id)
	}
	for _, id := range x.forgotten {
		delete(claims, id)
	}
	return claims
}

// claimLanguage adds the claim of the language that the résumé is written in. It
// returns order, the skills that are claimed by themselves, with that language.
func (x *Index) claimLanguage(claims map[skill.ID]Claim, order []skill.ID) []skill.ID {
	id := x.language
	if id == skill.None || claims[id].Proof == Shown || slices.Contains(x.forgotten, id) {
		return order
	}
	if c, listed := claims[id]; listed {
		c.Proof, c.Worked = Shown, true
		claims[id] = c
		return order
	}
	i := x.longest()
	if i < 0 {
		return order
	}
	claims[id] = Claim{Proof: Shown, Via: skill.None, Items: []int{i}, Worked: true, Written: true}
	return append(order, id)
}

// strength ranks a line as proof, lowest first: bullets of roles, lines that name a
// role, other lines about work, the rest.
func (it *Item) strength() int {
	switch {
	case !it.Shows():
		return 3
	case it.Title:
		return 1
	case it.Role < 0:
		return 2
	}
	return 0
}

// follow adds the skills that a named skill implies and the classes that it belongs to.
// A claim is only replaced by a better one, so the order of the skills decides nothing
// but ties, and those go to the lower ID.
func (x *Index) follow(claims map[skill.ID]Claim, from skill.ID) {
	base := claims[from]
	for _, r := range x.voc.Reach(from) {
		c := Claim{Proof: Implied, Via: from, Items: base.Items, Worked: base.Worked, hops: r.Hops}
		if r.Class {
			c.Proof = Class
		}
		if old, ok := claims[r.ID]; !ok || c.compare(old) < 0 {
			claims[r.ID] = c
		}
	}
}

// compare orders claims, best first: claims shown by work before listed ones, then by
// kind of proof, then fewer hops, then more lines.
func (c Claim) compare(d Claim) int {
	return cmp.Or(cmp.Compare(c.rank(), d.rank()), cmp.Compare(c.hops, d.hops), cmp.Compare(len(d.Items), len(c.Items)))
}

// rank returns the place of the claim's kind of proof, 0 to 7, best first. Claims that
// are only listed come after all others.
func (c Claim) rank() int {
	r := 3
	switch c.Proof {
	case Shown:
		r = 0
	case Implied:
		r = 1
	case Class:
		r = 2
	}
	if !c.Worked {
		r += 4
	}
	return r
}

// Claim returns how the résumé claims a skill. ok is false when it does not.
func (x *Index) Claim(id skill.ID) (c Claim, ok bool) {
	c, ok = x.claims[id]
	return c, ok
}

// Omit says what to leave out of a résumé. The zero value leaves out nothing.
type Omit struct {
	// Items are the lines to leave out, as indexes into [Index.Items]. They claim no
	// skill and answer no text.
	Items []int
	// Skills are skills that the person is assumed not to have: no line names one,
	// nothing follows from one, and nothing proves one by implication. What also
	// follows from other skills stays, and so do the words of all lines.
	Skills []skill.ID
}

// Omit returns the same résumé with something left out, in addition to what x already
// leaves out. The two share everything else.
func (x *Index) Omit(o Omit) *Index {
	y := x.withoutClaims()
	y.skip = x.skip
	if len(o.Items) > 0 {
		y.skip = make(map[int]bool, len(x.skip)+len(o.Items))
		maps.Copy(y.skip, x.skip)
		for _, i := range o.Items {
			y.skip[i] = true
		}
	}
	if len(o.Skills) > 0 {
		y.forgotten = slices.Concat(x.forgotten, o.Skills)
		omitted := func(id skill.ID) bool { return slices.Contains(o.Skills, id) }
		y.mentions = slices.Clone(x.mentions)
		for i, ids := range y.mentions {
			if slices.ContainsFunc(ids, omitted) {
				y.mentions[i] = slices.DeleteFunc(slices.Clone(ids), omitted)
			}
		}
	}
	y.claims = y.claimsOf(y.mentions, y.skip)
	return y
}

// withoutClaims returns an index of the same lines that has no claims yet.
func (x *Index) withoutClaims() *Index {
	return &Index{voc: x.voc, lexicon: x.lexicon, items: x.items, mentions: x.mentions, forgotten: x.forgotten, language: x.language, resume: x.resume, scratch: x.scratch, texts: x.texts, open: x.open}
}

// Named returns the skills that the résumé itself names, in order of ID.
func (x *Index) Named() []skill.ID {
	var list []skill.ID
	for id, c := range x.claims {
		if c.Via == skill.None {
			list = append(list, id)
		}
	}
	slices.Sort(list)
	return list
}

// Months returns the total length in months of the dated roles that show a skill,
// overlaps counted once, and the end of the latest one. A current role ends at asOf. ok
// is false when no line that shows the skill belongs to a dated role.
func (x *Index) Months(id skill.ID, asOf resume.Date) (months int, last resume.Date, ok bool) {
	c, found := x.claims[id]
	if !found || c.Written {
		return 0, last, false
	}
	var spans [][2]int
	for _, i := range c.Items {
		it := &x.items[i]
		if it.Role < 0 || it.Listing || !x.resume.Roles[it.Role].Dated() {
			continue
		}
		role := &x.resume.Roles[it.Role]
		from, to := role.Span(asOf)
		spans = append(spans, [2]int{from, to})
		if end := (resume.Date{Year: (to - 1) / 12, Month: (to-1)%12 + 1}); end.Year*12+end.Month > last.Year*12+last.Month {
			last = end
		}
	}
	return resume.Merge(spans), last, len(spans) > 0
}
