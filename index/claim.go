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

// The kinds of proof, strongest first. A skill that is shown stands in a line
// about work or study; implied, it follows from one that is; a class is met by
// one of its members; listed, it is only claimed.
const (
	Shown   Proof = "shown"
	Implied Proof = "implied"
	Class   Proof = "class"
	Listed  Proof = "listed"
)

// Claim is how the résumé claims one skill.
type Claim struct {
	Proof Proof
	// Via is the skill that implies this one or is a member of it, else
	// [skill.None].
	Via skill.ID
	// Items are the lines that name the skill, or the one in Via: indexes into
	// [Index.Items], the strongest first.
	Items []int
	// Worked is false when even the best of the lines only lists the skill.
	Worked bool
	// Written marks the language that the résumé is written in, which no line of
	// it names; Items then holds a line that is written in it.
	Written bool
	// hops is the length of the way from Via, 0 for a skill that is named.
	hops int
}

// claim reads every line for skills, then follows implications and classes. It
// returns the skills that each item names.
func (x *Index) claim(scanner *skill.Scanner) [][]skill.ID {
	mentions := make([][]skill.ID, len(x.items))
	letters := make([]int, len(x.items))
	for _, m := range scanner.Find(x.lines(), "") {
		if !m.Within {
			letters[m.Line] += m.End - m.Start
		}
		if !m.Negated && !slices.Contains(mentions[m.Line], m.ID) {
			mentions[m.Line] = append(mentions[m.Line], m.ID)
		}
	}
	for i := range x.items {
		x.items[i].Listing = len(mentions[i]) >= leastListing && 2*letters[i] > len(x.items[i].Text)
	}
	x.tongue = x.written()
	x.claims = x.claimsOf(mentions, nil)
	return mentions
}

// Spellings are how the lines write the skills that they name, by skill.
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

// lines are the items as a scanner reads them.
func (x *Index) lines() []skill.Line {
	lines := make([]skill.Line, len(x.items))
	for i, it := range x.items {
		lines[i] = skill.Line{Text: x.own(i), List: it.Kind == resume.Skills || it.Kind == resume.Languages || it.Kind == resume.Certificates}
	}
	return lines
}

// own is what an item says of the person: a role's line without the employer, whose
// name tells of others ("Lakes Milling Co.").
func (x *Index) own(i int) string {
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

// leastListing is the number of skills from which a line that holds little else
// is a list of them, wherever it stands: "Stack: Go, Kafka" tells of a project,
// forty names tell of nothing.
const leastListing = 14

// claimsOf are the claims that the items make by the skills that they name;
// items in skip are left out.
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
	order = x.speak(claims, order)
	slices.Sort(order)
	for _, id := range slices.Compact(order) {
		x.follow(claims, id)
	}
	for _, id := range x.forgotten {
		delete(claims, id)
	}
	return claims
}

// speak adds the claim of the language that the résumé is written in, and its skill
// to those that are claimed by themselves.
func (x *Index) speak(claims map[skill.ID]Claim, order []skill.ID) []skill.ID {
	id := x.tongue
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

// strength orders lines as proof: bullets of roles, other lines about work, the
// rest.
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

// follow adds what a named skill implies and the classes that it belongs to. A
// claim is replaced only by a better one, so the order of skills decides
// nothing but ties, which the lower ID keeps.
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

// compare orders claims, best first: what work shows before what is listed,
// then by kind of proof, by nearness, and by the number of lines.
func (c Claim) compare(d Claim) int {
	return cmp.Or(cmp.Compare(c.rank(), d.rank()), cmp.Compare(c.hops, d.hops), cmp.Compare(len(d.Items), len(c.Items)))
}

// rank orders the kinds of proof.
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

// Claim is how the résumé claims a skill; ok is false when it does not.
func (x *Index) Claim(id skill.ID) (c Claim, ok bool) {
	c, ok = x.claims[id]
	return c, ok
}

// Omit says what to leave out of a résumé; the zero value leaves out nothing.
type Omit struct {
	// Items are lines, as indexes into [Index.Items], that claim no skill and answer
	// no text.
	Items []int
	// Skills are those that the person has not got: no line names one, nothing
	// follows from it, and what leads to it does not prove it. What other skills lead
	// to as well stays, and so do the words of all lines.
	Skills []skill.ID
}

// Omit returns the same résumé with something left out, besides what is left out of it
// already. It shares everything else with x.
func (x *Index) Omit(o Omit) *Index {
	y := x.share()
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

// share is an index of the same lines, without claims.
func (x *Index) share() *Index {
	return &Index{voc: x.voc, lexicon: x.lexicon, items: x.items, mentions: x.mentions, forgotten: x.forgotten, tongue: x.tongue, resume: x.resume, scratch: x.scratch, texts: x.texts, open: x.open}
}

// Named are the skills that the résumé names itself, in order of ID.
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

// Months is how long the dated roles that show a skill lasted together,
// overlaps counted once, and the end of the last of them; ok is false when no
// line that shows it belongs to a dated role.
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
