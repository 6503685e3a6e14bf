package condition

import (
	"slices"
	"strconv"
	"strings"
)

// Answer says how a résumé meets a term, other than one about a language, and which of
// its lines speaks of it.
func (p *Person) Answer(t *Term) (State, string) {
	switch t.Kind {
	case Authorization:
		return p.permission(t)
	case Export:
		return p.export()
	case Clearance:
		return p.clearance(t)
	case Licence, Certificate:
		return p.named(t)
	case Enrolment:
		return p.student()
	case Age:
		return p.age(t)
	case Contract:
		return p.contract()
	case Schedule:
		return p.schedule(t)
	case Travel:
		return p.travel(t)
	case Lifting:
		return p.lifting(t)
	}
	return Unknown, ""
}

// clearance judges a security clearance. A lower one than is to be held does not meet
// it; who may not work in the country without a sponsor cannot obtain one.
func (p *Person) clearance(t *Term) (State, string) {
	state, why, best := Unknown, "", 0
	for _, l := range p.all {
		for _, c := range p.words.clauses(l) {
			from, to := c.clearance()
			if from < 0 || c.denied(from, to) || c.words.in("obtain", c.text[:from]) {
				continue
			}
			if n := max(rank(c.text), 1); n > best {
				best, why = n, l
			}
		}
	}
	switch {
	case best > 0 && best >= t.level:
		return Met, why
	case best > 0 && !t.obtain:
		return NotMet, why
	case t.obtain && best == 0:
		for _, s := range p.statements() {
			if s.papers == needs {
				return NotMet, s.line
			}
			why = first(why, s.line)
		}
	}
	return state, why
}

// named judges a licence or a certificate, or one of several, by the lines that name it.
func (p *Person) named(t *Term) (State, string) {
	own := *t
	own.others = nil
	own.Asked, _, _ = strings.Cut(t.Asked, " or ")
	state, why := p.oneNamed(&own)
	for i := range t.others {
		if other, line := p.oneNamed(&t.others[i]); other == Met || why == "" {
			state, why = other, line
		}
		if state == Met {
			break
		}
	}
	return state, why
}

// oneNamed judges one licence or certificate. A driving licence has to be of the class
// that is asked for, where both name one.
func (p *Person) oneNamed(t *Term) (State, string) {
	i := slices.IndexFunc(p.words.names, func(n named) bool { return n.what == strings.TrimSuffix(t.Asked, ", class "+t.class) })
	if i < 0 {
		return Unknown, ""
	}
	state, why := Unknown, ""
	for _, l := range p.all {
		for _, c := range p.words.clauses(l) {
			from, to := p.words.names[i].set.Next(c.text, 0)
			if from < 0 || !c.written(from, to) {
				continue
			}
			held := class(c.raw, from, to)
			switch {
			case c.denied(from, to):
				state, why = NotMet, l
			case t.class == "" || held != "" && covers(held, t.class):
				return Met, l
			case why == "":
				why = l
			}
		}
	}
	return state, why
}

// covers reports whether a class of driving licence lets somebody drive what another
// does: C and D include B.
func covers(held, asked string) bool {
	return held == asked || strings.HasPrefix(held, asked) || asked == "B" && (held[0] == 'C' || held[0] == 'D') && !strings.HasSuffix(asked, "E")
}

// age judges a minimum age by a date of birth or an age, where the résumé gives one.
func (p *Person) age(t *Term) (State, string) {
	for _, l := range p.own {
		lower := strings.ToLower(plain(l))
		at, to := p.words.find("born", lower)
		if at < 0 {
			continue
		}
		most := 0
		if years := yearsOf(lower[at:]); len(years) > 0 {
			most = p.asOf.Year - years[0]
		} else if m := patterns().age.FindStringSubmatch(strings.TrimLeft(lower[to:], " :")); m != nil && strings.HasPrefix(strings.TrimLeft(lower[to:], " :"), m[1]) {
			most, _ = strconv.Atoi(m[1])
			most++ // this year's birthday has been
		}
		switch {
		case most == 0:
		case float64(most) > t.amount:
			return Met, l
		case float64(most) < t.amount:
			return NotMet, l
		default:
			return Unknown, l
		}
	}
	return Unknown, ""
}

// contract judges whether somebody works as an employee.
func (p *Person) contract() (State, string) {
	for _, l := range p.own {
		for _, c := range p.words.clauses(l) {
			from, to := c.find("contract")
			switch {
			case c.in("direct") || from >= 0 && c.denied(from, to):
				return Met, l
			case from >= 0:
				return NotMet, l
			}
		}
	}
	return Unknown, ""
}

// schedule judges times of work by lines that speak of readiness for them, or of work
// at such times.
func (p *Person) schedule(t *Term) (State, string) {
	find := func(c *clause) (from, to int) {
		i := slices.IndexFunc(c.words.names, func(n named) bool { return n.what == t.Asked })
		return c.words.names[i].set.Next(c.text, 0)
	}
	state, why := p.ready(find)
	if state != Unknown {
		return state, why
	}
	for _, l := range p.done {
		for _, c := range p.words.clauses(l) {
			if from, to := find(&c); from >= 0 && !c.denied(from, to) {
				return Met, l
			}
		}
	}
	return Unknown, ""
}

// travel judges readiness to travel. Less than is asked for leaves it open.
func (p *Person) travel(t *Term) (State, string) {
	state, why := p.ready(func(c *clause) (from, to int) { return c.find("travel") })
	if m := patterns().share.FindStringSubmatch(strings.ToLower(why)); state == Met && m != nil && t.amount > 0 {
		if n, err := strconv.ParseFloat(first(m[2], m[1]), 64); err == nil && n < t.amount {
			return NotMet, why
		}
	}
	return state, why
}

// ready reports whether a line of somebody's own says that he is willing to do what
// find finds in it, or that he is not.
func (p *Person) ready(find func(c *clause) (from, to int)) (State, string) {
	for _, l := range p.own {
		for _, c := range p.words.clauses(l) {
			from, to := find(&c)
			switch {
			case from < 0:
			case c.denied(from, to):
				return NotMet, l
			case c.in("willing"):
				return Met, l
			}
		}
	}
	return Unknown, ""
}

// lifting judges a weight to be lifted by lines that name one.
func (p *Person) lifting(t *Term) (State, string) {
	for _, l := range p.all {
		lower := strings.ToLower(plain(l))
		if from, _ := p.words.find("lift", lower); from >= 0 {
			if kilograms, _ := weight(lower); kilograms > 0 {
				if kilograms+0.5 >= t.amount {
					return Met, l
				}
				return Unknown, l
			}
		}
	}
	return Unknown, ""
}
