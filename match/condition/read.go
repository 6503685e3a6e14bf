package condition

import (
	"slices"
	"strings"

	"skillmatch/match/place"
)

// Line is a sentence or bullet of a posting.
type Line struct {
	Text string
	// Lower is the text in lower case. It is made where the caller leaves it empty.
	Lower string
	// Title is set for the title of the posting, Heading for a heading, which states
	// something only in so many words: "No visa sponsorship". Asks is set for a line that requires
	// something, Wishes for one under a heading such as "Nice to have", Offers for one
	// about benefits, Duty for one about what there is to do.
	Title, Heading, Asks, Wishes, Offers, Duty bool
}

// Reading is what a posting sets as conditions, and where its work is done.
type Reading struct {
	// Terms are in the order of kinds, and within a kind in the order of the lines.
	Terms []Term
	// Way is empty when no line says where the work is done. WayLine says it.
	Way     Way
	WayLine string
	// Zones limit where somebody may live, as ZoneText and, in full, ZoneLine say; nil
	// for no limit.
	Zones              *place.Zones
	ZoneText, ZoneLine string
	// Moves is set when the posting helps people to move or to get a visa.
	Moves bool
}

// detail is what a term says in numbers and names.
type detail struct {
	// where are the countries of a permission to work.
	where                    place.Set
	refused, offered, partly bool
	level                    int  // of a clearance or a language
	exact                    bool // the level of a language is named exactly
	obtain                   bool // a clearance is to be obtained, not held
	amount                   float64
	class                    string
	others                   []Term // alternatives
}

// reader holds what was read of one posting.
type reader struct {
	*words
	terms      []Term
	permission permission
	way        wayFound
	zone       zoneFound
	moves      bool
}

// Read reads the lines of a posting. location is what the source says of the place.
func Read(lines []Line, location string) Reading {
	r := reader{words: load()}
	for i := range lines {
		r.line(&lines[i])
	}
	r.permit(place.In(location))
	r.order()
	return Reading{Terms: r.terms, Way: r.way.way, WayLine: r.way.line, Zones: r.zone.zones, ZoneText: r.zone.text, ZoneLine: r.zone.line, Moves: r.moves || r.permission.offered != ""}
}

// line reads one line.
func (r *reader) line(l *Line) {
	if l.Lower == "" {
		l.Lower = strings.ToLower(l.Text)
	}
	lower := plain(l.Lower)
	topics := r.topics.Kinds(lower)
	if topics == 0 {
		return
	}
	list := r.clauses(l.Text)
	if topics&onWay != 0 && !l.Heading {
		r.readWay(list, l)
	}
	if topics&onZone != 0 {
		r.readZone(l)
	}
	equality, limited := r.in("equality", lower), r.in("partly", lower)
	if topics&onExport != 0 && !l.Title {
		r.readExport(l)
	}
	for i := range list {
		c := &list[i]
		if c.supposed || l.Title && !c.in("need") && !c.in("student job") {
			continue // a title asks where it says so: "(clearance required)"
		}
		if topics&onMove != 0 {
			from, to := c.find("relocation")
			r.moves = r.moves || from >= 0 && !c.denied(from, to)
		}
		if topics&onPermission != 0 {
			r.readPermission(c, l, equality, limited)
		}
		if topics&onClearance != 0 {
			r.readClearance(c, l)
		}
		if topics&(onEnrolment|onTravel|onLifting|onAge|onNames) != 0 {
			r.readDemands(c, l, topics)
		}
	}
	if topics&onLanguage != 0 && !l.Title {
		r.readLanguages(l)
	}
}

// add adds a term, unless the posting has set it before.
func (r *reader) add(t Term) {
	if !slices.ContainsFunc(r.terms, func(o Term) bool {
		return o.Kind == t.Kind && o.Asked == t.Asked && o.Language == t.Language
	}) {
		r.terms = append(r.terms, t)
	}
}

// order sorts the terms by kind. Of times of work, one row says all.
func (r *reader) order() {
	kinds := []Kind{Language, Authorization, Export, Clearance, Contract, Licence, Certificate, Enrolment, Age, Schedule, Travel, Lifting}
	slices.SortStableFunc(r.terms, func(a, b Term) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
}

// demands reports whether a clause makes what stands between two offsets a condition.
// It does not where the clause denies it, only wishes for it, or speaks of experience
// with it.
func (c *clause) demands(l *Line, from, to int) bool {
	if c.denied(from, to) || c.wished() {
		return false
	}
	if c.in("strict") || c.in("need") && !c.in("learned") {
		return true
	}
	return !c.in("colleagues") && l.Asks && !l.Wishes && !l.Offers
}
