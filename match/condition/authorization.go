package condition

import (
	"slices"
	"strings"
	"unicode/utf8"

	"skillmatch/match/place"
)

// permission collects what a posting says of permission to work and of sponsorship.
type permission struct {
	refused, offered, partly, asked string // the first line of each
	only                            bool   // citizens or permanent residents only
	where                           place.Set
}

// note remembers the first line of a kind.
func note(at *string, line string) {
	if *at == "" {
		*at = line
	}
}

// readPermission reads what a clause says of permission to work and of sponsorship.
func (r *reader) readPermission(c *clause, l *Line, equality bool) {
	p := &r.permission
	if from, to := c.sponsorship(); from >= 0 {
		switch {
		case c.denied(from, to):
			if c.in("partly") {
				note(&p.partly, l.Text)
			} else {
				note(&p.refused, l.Text)
			}
			p.add(c, l)
		case c.offers(l, from, to):
			if c.in("partly") {
				note(&p.partly, l.Text)
			} else {
				note(&p.offered, l.Text)
			}
			return
		}
	}
	r.readContract(c, l)
	if equality || c.in("wish") || l.Wishes && !c.in("need") {
		return
	}
	switch {
	case c.in("citizen only"):
		p.only = true
		note(&p.asked, l.Text)
		p.add(c, l)
	case c.asksRight(l):
		p.only = p.only || c.in("citizen") && !c.in("right") && strings.Contains(c.text, " only")
		note(&p.asked, l.Text)
		p.add(c, l)
	}
}

// add remembers the countries that a clause about permission to work names.
func (p *permission) add(c *clause, l *Line) {
	for _, name := range countries(c.raw) {
		if !slices.Contains(p.where, name) {
			p.where = append(p.where, name)
		}
	}
}

// countries returns the countries that a text names, by their names, their people or
// papers that only they issue.
func countries(raw string) place.Set {
	w, found := load(), place.Whose(raw)
	lower := strings.ToLower(raw)
	for _, paper := range [...]struct{ rule, country string }{{"us paper", "us"}, {"uk paper", "uk"}, {"eu paper", "eu"}} {
		if w.in(paper.rule, lower) && !slices.Contains(found, paper.country) && (paper.country != "eu" || len(found) == 0) {
			found = append(found, paper.country)
		}
	}
	return found
}

// sponsorship returns the ends of the first words about sponsorship for immigration, -1
// for none. "Sponsor" and "visa" alone need a clause that speaks of nothing else that is
// sponsored, and no company of that name.
func (c *clause) sponsorship() (from, to int) {
	if from, to = c.find("sponsor"); from >= 0 {
		return from, to
	}
	from, to = c.find("sponsor weak")
	if from < 0 || c.in("other sponsor") {
		return -1, -1
	}
	if word := c.raw[from:to]; from > 0 && strings.HasPrefix(word, "Visa") && !strings.HasSuffix(strings.TrimSpace(c.raw[:from]), ":") && !strings.Contains(c.text, "sponsor") {
		return -1, -1
	}
	return from, to
}

// maxOffer is the greatest length in bytes of a bullet that is nothing but an offer.
const maxOffer = 80

// offers reports whether a clause offers the sponsorship that stands between two
// offsets: the company does, or a benefit or a short bullet names it.
func (c *clause) offers(l *Line, from, to int) bool {
	switch {
	case c.in("learned") && !l.Offers:
		return false
	case l.Offers:
		return true
	case c.in("company") && c.in("offer"):
		return !l.Duty || strings.HasPrefix(strings.TrimSpace(c.text), "we ")
	}
	bare := strings.TrimLeft(c.text, " -•*🛂✈️")
	return !l.Asks && !l.Duty && utf8.RuneCountInString(l.Text) <= maxOffer && strings.HasPrefix(bare, c.text[from:to]) && c.in("sponsor") && strings.Contains(c.text, "sponsor")
}

// asksRight reports whether a clause asks for permission to work. The word "citizen"
// asks for it only beside a country.
func (c *clause) asksRight(l *Line) bool {
	if c.in("no right") && !c.in("need") {
		return false
	}
	if from, to := c.find("right"); from >= 0 {
		after := c.text[to:]
		waived := lastOf(c, "none", c.text[:from]) >= 0 && c.words.in("need", after)
		return !waived && !(l.Duty && c.in("learned"))
	}
	from, _ := c.find("citizen")
	if from < 0 || c.in("no right") {
		return false
	}
	near := c.raw[max(0, from-maxNear):min(len(c.raw), from+maxNear)]
	return len(place.Whose(strings.ToValidUTF8(near, ""))) > 0 && (l.Asks || c.in("need"))
}

// maxNear is the distance in bytes of a country from a word that it belongs to.
const maxNear = 40

// readContract reads that the work is for employees only, not through companies in
// between.
func (r *reader) readContract(c *clause, l *Line) {
	from, to := c.find("contract")
	if from >= 0 && c.denied(from, to) || c.in("direct") {
		r.add(Term{Kind: Contract, Asked: "direct employment, no corp-to-corp", Line: l.Text})
	}
}

// permit turns what was read of permission to work into a term. location holds the
// countries of the posting, which count where its lines name none.
func (r *reader) permit(location place.Set) {
	p := &r.permission
	t := Term{Kind: Authorization, detail: detail{where: p.where, asked: p.asked != ""}}
	named := len(t.where) > 0
	if !named {
		t.where = location
	}
	right := "right to work"
	if p.only {
		right = "citizenship or permanent residence"
	}
	if named {
		right += " in " + t.where.String()
	}
	switch {
	case p.partly != "" || p.refused != "" && p.offered != "":
		t.partly, t.Line, t.Asked = true, first(p.partly, p.refused), "sponsorship only in part"
	case p.refused != "":
		t.refused, t.Line, t.Asked = true, p.refused, right+", no sponsorship"
	case p.only:
		t.refused, t.Line, t.Asked = true, p.asked, right
	case p.offered != "":
		t.offered, t.Line, t.Asked = true, p.offered, "sponsorship offered"
	case p.asked != "":
		t.Line, t.Asked = p.asked, right
	default:
		return
	}
	r.add(t)
}

// first returns the first text that is not empty.
func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// readExport reads that export control limits who may be hired. Lines about knowledge
// of it do not.
func (r *reader) readExport(c *clause, l *Line) {
	_, to := c.find("export")
	person := c.in("person asked")
	switch {
	case to < 0 && !person, c.in("wish"):
		return
	case !person && (c.in("learned") || l.Duty) && !c.in("person"):
		return
	case !person && !c.in("need") && !c.in("person"):
		return
	}
	asked := "U.S. person"
	if strings.Contains(strings.ToLower(l.Text), "itar") {
		asked += " (ITAR)"
	} else if to >= 0 {
		asked += " (export control)"
	}
	if !slices.ContainsFunc(r.terms, func(t Term) bool { return t.Kind == Export }) {
		r.add(Term{Kind: Export, Asked: asked, Line: l.Text, detail: detail{where: place.Set{"us"}}})
	}
}
