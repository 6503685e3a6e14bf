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
// limited is set where the line limits sponsorship to some cases.
func (r *reader) readPermission(c *clause, l *Line, equality, limited bool) {
	p := &r.permission
	switch from, to := c.sponsorship(); {
	case from >= 0 && c.denied(from, to):
		if c.in("sponsor") || c.in("refusal near") {
			note(either(limited, &p.partly, &p.refused), l.Text)
			p.add(c)
		}
	case from >= 0 && !equality && c.offers(l, from, to), c.helpsWithPermit(l):
		note(either(limited, &p.partly, &p.offered), l.Text)
		return
	}
	r.readContract(c, l)
	if equality || c.wished() || (l.Wishes || l.Offers) && !c.in("strict") {
		return
	}
	if c.in("citizen only") || c.asksRight(l) {
		p.only = p.only || c.in("citizen only") || c.in("citizen") && (!c.in("right") || strings.Contains(l.Lower, " only"))
		note(&p.asked, l.Text)
		p.add(c)
	}
}

// either returns the first of two texts if a condition holds, else the second.
func either(first bool, a, b *string) *string {
	if first {
		return a
	}
	return b
}

// helpsWithPermit reports whether a clause offers help with a work permit: "we support
// you with all work permit procedures".
func (c *clause) helpsWithPermit(l *Line) bool {
	from, to := c.find("right")
	return from >= 0 && c.in("help") && (c.in("company") || l.Offers) && !c.in("strict") && !l.Asks && !c.denied(from, to)
}

// add remembers the countries that a clause about permission to work names.
func (p *permission) add(c *clause) {
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

// maxOffer is the greatest number of characters of a bullet that is nothing but an offer.
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
	return !l.Asks && !l.Duty && !l.Heading && len(l.Text) <= utf8.UTFMax*maxOffer && utf8.RuneCountInString(l.Text) <= maxOffer && strings.HasPrefix(bare, c.text[from:to]) && c.in("sponsor") && strings.Contains(c.text, "sponsor")
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
	from, to := c.find("citizen")
	if from < 0 || c.in("no right") || c.text[from:to] == "national" && c.goesOn(to) {
		return false
	}
	near := c.raw[max(0, from-maxNear):min(len(c.raw), from+maxNear)]
	return len(place.Whose(strings.ToValidUTF8(near, ""))) > 0 && (l.Asks || c.in("strict") && !l.Duty)
}

// goesOn reports whether a word other than one that joins follows an offset: "national
// team", not "national or".
func (c *clause) goesOn(at int) bool {
	rest := c.text[at:]
	next := strings.TrimLeft(rest, " ")
	if strings.HasPrefix(rest, "/") || len(next) < len(rest) && next != "" && next[0] >= 'a' && next[0] <= 'z' {
		from, _ := c.words.find("joins", next[:min(len(next), maxWord)])
		return from != 0
	}
	return false
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
	t := Term{Kind: Authorization, detail: detail{where: p.where}}
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
// of it do not. The line is read as a whole: the rule and whom it lets in stand apart.
func (r *reader) readExport(l *Line) {
	raw := plain(l.Text)
	c := &clause{text: strings.ToLower(raw), raw: raw, words: r.words}
	_, to := c.find("export")
	person := c.in("person asked")
	switch {
	case to < 0 && !person, c.wished():
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
