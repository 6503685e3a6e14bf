package resume

import (
	"cmp"
	"strings"
)

// Which piece of a head is the title, which the employer and which the place?
//
// Each piece gets points for each of the three. A word of job titles speaks for a
// title, a legal form or a word such as "hospital" for an employer, "City, ST" or the
// name of a country for a place; each speaks against the other two. Where no word is
// known the position decides. The entries of one résumé have one layout: what the same
// position holds in other entries, where words tell it, speaks for the same here. With
// no evidence at all a title stands before an employer and an employer before a place;
// but where an employer has a group of roles with a total, it stands before the title.
// A head can be cut into pieces in several ways, as a comma may stand within a title
// ("Charge Nurse, Medical ICU") or behind it. The cutting and the assignment with the
// most points together win; ties go to the first, which is cut at every comma.

// use is what a piece is taken for.
type use int

const (
	asNothing use = iota
	asTitle
	asEmployer
	asPlace
	uses
)

// reading is an assignment of a head's pieces, by number; -1 stands for none.
type reading struct {
	pieces          []piece
	title, employer int
	points          float64
	// sureTitle and sureEmployer are how many points more it has than the best reading
	// that takes the title, or the employer, from another place.
	sureTitle, sureEmployer float64
}

// spot is a position in a head with that many lines.
type spot struct{ lines, line, strong, comma int }

// votes counts what the positions hold in the entries where words tell it.
type votes map[spot]*[uses]float64

// evidence is what the words of a piece say, in points for each use.
type evidence [uses]float64

// assigner assigns the pieces of all heads of a résumé.
type assigner struct {
	p       *parser
	votes   votes
	words   map[string]evidence
	grouped bool // the résumé has groups of roles with a total
}

// sure is the margin from which a reading by words alone tells the layout.
const sure = 2

// assign fills in title, employer and place of all roles.
func (p *parser) assign() {
	a := assigner{p: p, votes: votes{}, words: map[string]evidence{}}
	for i := range p.entries {
		a.grouped = a.grouped || p.entries[i].grouped
	}
	for i := range p.entries {
		if e := &p.entries[i]; e.employer == "" && !e.project {
			r := a.best(e, false)
			a.vote(e, &r)
		}
	}
	above := ""
	for i := range p.entries {
		e := &p.entries[i]
		role := &p.out.Roles[i]
		r := a.best(e, p.heads(i))
		a.fill(role, e, &r)
		p.inheritEmployer(role, i, above)
		if !role.Project {
			above = role.Employer
		}
	}
}

// heads reports whether an entry is the line of an employer above several roles there:
// it has no title and nothing about the work, and its time includes the next role's.
func (p *parser) heads(i int) bool {
	this := &p.out.Roles[i]
	if i+1 >= len(p.out.Roles) || len(this.Bullets) > 0 || !this.Dated() {
		return false
	}
	next := &p.out.Roles[i+1]
	for _, l := range p.entries[i].lines {
		for _, s := range l.pieces {
			if p.hasTitle(s.text) {
				return false
			}
		}
	}
	now := Date{Year: maxYear}
	from, to := this.Span(now)
	nextFrom, nextTo := next.Span(now)
	return next.Dated() && from <= nextFrom && nextTo <= to && len(p.entries[i].lines) == 1
}

// maxYear stands for the present day where only the order of dates matters.
const maxYear = 9999

// inheritEmployer gives a role without an employer the employer of the role above it,
// for several roles under one employer.
func (p *parser) inheritEmployer(role *Role, i int, above string) {
	if role.Title == "" || role.Employer != "" || i == 0 || role.Project || p.selfEmployed(role.Title) {
		return
	}
	previous := &p.out.Roles[i-1]
	if p.entries[i].close && previous.Title != "" || previous.Title == "" && (!previous.Dated() || p.heads(i-1)) || previous.Title != "" && len(previous.Bullets) > 0 && !role.Start.Zero() {
		role.Employer = above
	}
}

// best returns the reading of an entry with the most points. Employers of groups have
// no title in their line.
func (a *assigner) best(e *entry, untitled bool) reading {
	best := reading{title: -1, employer: -1, points: -1000}
	title, employer := -1000.0, -1000.0 // the points of the best readings with another one
	for _, c := range a.p.cuttings(e.lines) {
		n := min(len(c.pieces), maxPieces)
		for t := -1; t < n; t++ {
			for m := -1; m < n; m++ {
				if t == m && t >= 0 || untitled && t >= 0 || m >= 0 && e.employer != "" {
					continue
				}
				r := reading{pieces: c.pieces, title: t, employer: m}
				r.points = a.points(e, &r) - c.cost
				less := &r
				if r.points > best.points {
					r, best = best, r
				}
				if !same(less, less.title, &best, best.title) {
					title = max(title, less.points)
				}
				if !same(less, less.employer, &best, best.employer) {
					employer = max(employer, less.points)
				}
			}
		}
	}
	best.sureTitle, best.sureEmployer = best.points-title, best.points-employer
	return best
}

// same reports whether two pieces begin at the same place of a head.
func same(r *reading, i int, s *reading, j int) bool {
	if i < 0 || j < 0 {
		return i == j
	}
	a, b := &r.pieces[i], &s.pieces[j]
	return a.line == b.line && a.strong == b.strong && a.comma == b.comma
}

// text returns the text of a piece, "" for none.
func (r *reading) text(i int) string {
	if i < 0 {
		return ""
	}
	return r.pieces[i].text
}

// points counts what speaks for a reading.
func (a *assigner) points(e *entry, r *reading) float64 {
	sum := 0.0
	for i := range r.pieces {
		k := &r.pieces[i]
		switch i {
		case r.title:
			sum += a.of(e, k, asTitle)
			if k.sign == ',' && !a.p.hasTitle(k.text) {
				sum -= 1.2 // a title stands before the comma
			}
		case r.employer:
			sum += a.of(e, k, asEmployer)
			if k.sign == '@' {
				sum += 2
			}
		default:
			place := a.of(e, k, asPlace) + order(r, i)
			if a.behindTitle(r, i) && a.p.place(k.text) == noPlace {
				place--
			}
			sum += max(place, a.of(e, k, asNothing))
		}
	}
	return sum + shape(e, r, a.grouped)
}

// shape counts what speaks for a reading by what it has and in which order. grouped is
// set where employers stand above their roles.
func shape(e *entry, r *reading, grouped bool) float64 {
	sum := 0.0
	switch {
	case r.title < 0 && e.project:
		sum -= 2
	case r.title < 0:
		sum -= 1.5
	}
	if r.employer < 0 && e.employer == "" && !e.project {
		sum--
	}
	if r.employer >= 0 && e.project {
		sum -= 1.5
	}
	if r.title >= 0 && r.employer >= 0 && (r.title < r.employer) == !grouped {
		sum += 0.4
	}
	if r.title == 0 {
		sum += 0.3
	}
	return sum
}

// order counts the points of a place for its position: a place stands behind the
// employer. Behind a dash it is rarer than behind other signs.
func order(r *reading, i int) float64 {
	points := 0.0
	switch {
	case r.employer >= 0 && i > r.employer:
		points += 0.3
	case r.employer >= 0:
		points -= 0.5
	}
	if s := r.pieces[i].sign; s == '—' || s == '–' {
		points -= 0.8
	}
	return points
}

// behindTitle reports whether a piece stands right behind the title and a comma, while
// the employer stands elsewhere: it is a part of the title then, unless it is a place.
func (a *assigner) behindTitle(r *reading, i int) bool {
	k := &r.pieces[i]
	if i == 0 || i-1 != r.title || k.sign != ',' {
		return false
	}
	if r.employer < 0 {
		return a.p.isUnit(k.text)
	}
	e := &r.pieces[r.employer]
	return e.line != k.line || e.strong != k.strong
}

// of returns the points that a piece gets for a use, by its words and by its position.
func (a *assigner) of(e *entry, k *piece, u use) float64 {
	w, ok := a.words[k.text]
	if !ok {
		w = a.p.judge(k.text)
		a.words[k.text] = w
	}
	points := w[u]
	if k.named && u == k.use {
		return points + 6
	}
	if counts := a.votes[spot{len(e.lines), k.line, k.strong, k.comma}]; counts != nil && u != asNothing {
		total := counts[asTitle] + counts[asEmployer] + counts[asPlace]
		points += 1.5 * counts[u] / (total + 0.5)
	}
	return points
}

// judge returns what the words of a piece say.
func (p *parser) judge(text string) evidence {
	var w evidence
	title, place := p.hasTitle(text), p.place(text)
	organisation := place != shapedPlace && p.hasOrganisation(text)
	words := len(strings.Fields(text))
	w[asNothing], w[asPlace] = -2, -0.2
	if title {
		w[asTitle] += 4
		w[asEmployer] -= 3
		w[asPlace] -= 4
	}
	if organisation {
		w[asEmployer] += 3
		w[asPlace] -= 4
		w[asTitle] -= 1.5
		if !title {
			w[asTitle] -= 2.5
		}
	}
	w.place(place, text, title)
	if p.isTerms(text) {
		w[asNothing] = 3
		w[asEmployer] -= 2
	}
	if words > 7 {
		w[asTitle]--
	}
	if place == noPlace && (words > 4 || strings.ContainsAny(text, "0123456789") || !p.looksLikeName(text)) {
		w[asPlace] -= 3
	}
	if strings.Contains(text, ": ") {
		w[asTitle], w[asEmployer], w[asPlace] = w[asTitle]-2, w[asEmployer]-2, w[asPlace]-3
	}
	if p.isUnit(text) {
		w[asEmployer] -= 2
		w[asTitle] += 0.2
	}
	return w
}

// place adds what the shape of a place says.
func (w *evidence) place(p placeness, text string, title bool) {
	switch p {
	case shapedPlace:
		w[asPlace] += 3
		w[asTitle] -= 4
		w[asEmployer] -= 2
	case cityPlace:
		w[asPlace] += 2.5
		w[asTitle] -= 3
		w[asEmployer] -= 1
	case noPlace:
		if strings.Contains(text, ", ") {
			w[asPlace] -= 0.5
			w[asEmployer] -= 0.5
			w[asTitle] -= 0.2
			if !title {
				w[asTitle]--
			}
		}
	}
}

// isUnit reports whether a text names a part of an employer: "Step-Down Unit".
func (p *parser) isUnit(text string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notAlphanumeric) {
		if p.rules.units[w] {
			return !p.hasOrganisation(text)
		}
	}
	return false
}

// vote counts the positions of a reading that words tell.
func (a *assigner) vote(e *entry, r *reading) {
	for i := range r.pieces {
		k := &r.pieces[i]
		u := asPlace
		switch {
		case i == r.title && r.sureTitle >= sure:
			u = asTitle
		case i == r.employer && r.sureEmployer >= sure:
			u = asEmployer
		case i == r.title, i == r.employer, a.p.isTerms(k.text), a.p.place(k.text) == noPlace && min(r.sureTitle, r.sureEmployer) < sure:
			continue
		}
		s := spot{len(e.lines), k.line, k.strong, k.comma}
		if a.votes[s] == nil {
			a.votes[s] = new([uses]float64)
		}
		a.votes[s][u]++
	}
}

// fill sets the fields of a role by a reading.
func (a *assigner) fill(role *Role, e *entry, r *reading) {
	role.Title, role.Employer = r.text(r.title), cmp.Or(e.employer, r.text(r.employer))
	var places []string
	for i := range r.pieces {
		k := &r.pieces[i]
		if i == r.title || i == r.employer || a.of(e, k, asPlace)+order(r, i) < a.of(e, k, asNothing) {
			continue
		}
		places = append(places, k.text)
	}
	role.Location = strings.Join(places, ", ")
	if place, employer, ok := a.p.cityBehind(role.Employer); ok && role.Location == "" && e.employer == "" {
		role.Employer, role.Location = employer, place
	}
	if role.Project && role.Title == "" {
		role.Title, role.Employer = role.Employer, ""
	}
}

// cityBehind returns the place in parentheses behind an employer: "Acme (Oslo)".
func (p *parser) cityBehind(employer string) (place, name string, ok bool) {
	name, place, ok = strings.Cut(strings.TrimSuffix(employer, ")"), " (")
	if !ok || !strings.HasSuffix(employer, ")") || len(strings.Fields(place)) > 3 || strings.ContainsAny(place, "()") {
		return "", "", false
	}
	return place, name, p.place(place) != noPlace || p.looksLikeName(place) && place == titleCase(place) && !p.isTerms(place) && !p.hasTitle(place) && !p.hasOrganisation(place)
}

// titleCase returns s when all of its words begin with a capital followed by small
// letters, as names of places do, else "".
func titleCase(s string) string {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '-' }) {
		if w == strings.ToUpper(w) || strings.ToUpper(w[:1]) != w[:1] || strings.ContainsAny(w, "0123456789") {
			return ""
		}
	}
	return s
}
