package condition

import (
	"slices"
	"strings"

	"skillmatch/match/place"
)

// papers is what a line of a résumé says of permission to work.
type papers int

// What a résumé can say: that a sponsor is needed, that a permit ends, that somebody may
// work.
const (
	nothing papers = iota
	needs
	temporary
	holding
)

// statement is a line of a résumé about permission to work, with the countries that it
// names.
type statement struct {
	papers papers
	where  place.Set
	line   string
}

// statements returns what a résumé says of permission to work, line by line.
func (p *Person) statements() []statement {
	var list []statement
	for _, l := range p.own {
		lower := strings.ToLower(plain(l))
		if p.words.topics.Kinds(lower)&onPermission == 0 && !p.words.in("temporary", lower) {
			continue
		}
		for _, c := range p.words.clauses(l) {
			if said := c.says(); said != nothing {
				s := statement{said, countries(c.raw), l}
				if len(s.where) == 0 {
					s.where = countries(l)
				}
				list = append(list, s)
			}
		}
	}
	return list
}

// says returns what a clause of a résumé says of permission to work.
func (c *clause) says() papers {
	if c.in("learned") && !c.in("needs") {
		return nothing
	}
	if from, to := c.find("visa held"); from >= 0 && !c.denied(from, to) {
		return needs
	}
	if from, to := c.find("temporary"); from >= 0 && c.capitals(from, to) && !c.denied(from, to) {
		return temporary
	}
	if from, to := c.sponsorship(); from >= 0 {
		switch denied := c.denied(from, to); {
		case denied:
			return holding
		case c.in("needs"):
			return needs
		}
	}
	from, to := c.find("right")
	if from < 0 {
		if from, to = c.find("citizen"); from < 0 || len(place.Whose(c.raw)) == 0 {
			return nothing
		}
	}
	switch denied := c.denied(from, to); {
	case c.in("needs") && !denied && !strings.Contains(c.text, "sponsorship"), denied && !c.in("needs"):
		return needs
	}
	return holding
}

// permission judges permission to work. A résumé that says what its owner needs is
// weighed against what the posting refuses or offers.
func (p *Person) permission(t *Term) (State, string) {
	state, why := Unknown, ""
	if t.offered {
		state = Met
	}
	for _, s := range p.statements() {
		where := s.where
		if len(where) == 0 && s.papers == holding {
			where = p.where
		}
		here := len(where) == 0 || len(t.where) == 0 || where.Grants(t.where)
		switch {
		case s.papers == holding && here:
			return Met, s.line
		case s.papers == needs && (here || t.where.Covers(where)):
			switch {
			case t.offered:
				return Met, s.line
			case t.partly:
				return Unknown, s.line
			}
			state, why = NotMet, s.line
		case why == "":
			why = s.line
		}
	}
	return state, why
}

// export judges whether somebody is a person that export control lets in.
func (p *Person) export() (State, string) {
	us := place.Set{"us"}
	for _, s := range p.statements() {
		switch {
		case !slices.Contains(s.where, "us") && len(s.where) > 0:
			continue
		case s.papers == needs, s.papers == temporary:
			return NotMet, s.line
		case s.papers == holding && (len(s.where) > 0 || us.Covers(p.where)) && p.resident(s.line):
			return Met, s.line
		}
	}
	return Unknown, ""
}

// resident reports whether a line speaks of citizenship or permanent residence, not of
// permission to work alone.
func (p *Person) resident(line string) bool {
	return p.words.in("resident", strings.ToLower(plain(line)))
}
