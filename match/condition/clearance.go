package condition

import (
	"slices"
	"strings"
)

// readClearance reads that a security clearance has to be held or to be obtained.
func (r *reader) readClearance(c *clause, l *Line) {
	from, to := c.clearance()
	if from < 0 || c.denied(from, to) || c.wished() || l.Wishes {
		return
	}
	obtain := c.obtains(from, to)
	if !obtain && !l.Asks && !c.in("need") && !c.in("hold") {
		return
	}
	level := rank(c.text)
	t := Term{Kind: Clearance, Line: l.Text, detail: detail{level: level, obtain: obtain}}
	name := [...]string{"security clearance", "security clearance", "Secret clearance", "Top Secret clearance", "TS/SCI clearance"}[level]
	if t.Asked = name; obtain {
		t.Asked = name + ", to be obtained"
	} else if c.in("hold") {
		t.Asked = "active " + name
	}
	if i := slices.IndexFunc(r.terms, func(o Term) bool { return o.Kind == Clearance }); i < 0 {
		r.add(t)
	} else if o := &r.terms[i]; o.level == 0 || o.level < level && o.obtain == obtain {
		*o = t // the line that says more
	}
}

// clearance returns the ends of the first words about a security clearance, -1 for
// none. "Clearance" alone needs a word beside it that tells it from that of customs.
func (c *clause) clearance() (from, to int) {
	if from, to = c.find("clearance"); from >= 0 {
		return from, to
	}
	if c.in("clearance near") && !c.in("other clearance") {
		if from, to = c.find("clearance weak"); from >= 0 && strings.HasPrefix(c.text[from:], "clearance") {
			return from, to
		}
	}
	return -1, -1
}

// obtains reports whether the clearance between two offsets is to be obtained: "able to
// obtain a clearance", "active clearance or willing to obtain one". In "a clearance with
// eligibility for SCI" it is to be held.
func (c *clause) obtains(from, to int) bool {
	if c.words.in("obtain", c.text[:from]) || strings.HasPrefix(c.text[to:], ":") && c.words.in("obtain", c.text[to:]) {
		return true
	}
	at, _ := c.words.find("obtain", c.text[to:])
	return at >= 0 && (at <= 1 || c.words.in("or", c.text[to:to+at]))
}

// rank returns the level of clearance that a lower-case text names, from 1 to 4, or 0
// for none.
func rank(lower string) int {
	w := load()
	for level, rule := range [...]string{"rank 4", "rank 3", "rank 2", "rank 1"} {
		if w.in(rule, lower) {
			return 4 - level
		}
	}
	return 0
}
