package condition

import (
	"slices"
	"strconv"
	"strings"

	"skillmatch/match/phrase"
	"skillmatch/match/place"
)

// Where is what a posting says of the place of work.
type Where struct {
	Way Way
	// Place is the source's field for the place, Line the line that says where the work
	// is done.
	Place, Line string
	// Zones limit where somebody may live, as ZoneText and, in full, ZoneLine say; nil
	// for no limit.
	Zones              *place.Zones
	ZoneText, ZoneLine string
	// Moves is set when the posting helps people to move or to get a visa.
	Moves bool
}

// Locate judges the place. The condition is met where the work is remote without a
// limit, in a place that the head of the résumé names, or anywhere in its country if
// the posting asks for no more than that. Another country does not meet it, unless
// somebody would move. Another town of the same country settles nothing.
func (p *Person) Locate(w *Where) Condition {
	c := Condition{Kind: Location, State: NotAsked, Line: first(w.Line, w.ZoneLine, w.Place)}
	if w.Way == "" && strings.TrimSpace(phrase.Normalize(w.Place)) == "" {
		return c
	}
	c.State, c.Asked, c.Why = Unknown, w.asked(), p.lives()
	allowed := place.In(w.Place)
	if w.Way == RemoteWork {
		allowed = append(allowed, place.In(w.Line)...)
	}
	switch inside, outside := p.inZones(w.Zones); {
	case inside:
		c.State = Met
		return c
	case outside:
		c.State = NotMet
		return c
	}
	switch {
	case w.Way == RemoteWork && len(allowed) == 0 && w.Zones == nil && unlimited(w.Place):
		c.State = Met
	case p.inTown(w.Place, &c):
	case len(p.where) == 0:
		c.Why = ""
	case allowed.Covers(p.where) && (w.Way == RemoteWork || place.WholeCountry(w.Place, spareWord)):
		c.State = Met
	case allowed.Apart(p.where) && !w.Moves && !p.moves:
		c.State = NotMet
	}
	return c
}

// asked returns what is asked for in a few words.
func (w *Where) asked() string {
	text := w.Place
	if way := string(w.Way); way != "" && !strings.Contains(strings.ToLower(text), way) {
		text = strings.Trim(way+", "+text, ", ")
	}
	if w.ZoneText != "" {
		text = strings.Trim(text+", "+w.ZoneText, ", ")
	}
	return text
}

// lives returns the part of the résumé that says where its owner lives.
func (p *Person) lives() string {
	if len(p.where) == 0 || len(p.home) == 0 {
		return ""
	}
	return p.home[0]
}

// inZones reports how the home of a person lies in time zones, as [place.Zones.Hold]
// does.
func (p *Person) inZones(z *place.Zones) (inside, outside bool) {
	if z == nil || len(p.where) == 0 {
		return false, false
	}
	return z.Hold(p.where)
}

// inTown reports whether the head of the résumé names the same town as the posting, and
// settles the condition if so.
func (p *Person) inTown(where string, c *Condition) bool {
	for _, part := range p.home {
		if sharedTown(where, part) {
			c.State, c.Why = Met, part
			return true
		}
	}
	return false
}

// unlimited reports whether the source's field for the place names no place.
func unlimited(where string) bool {
	for w := range strings.FieldsSeq(phrase.Normalize(where)) {
		if from, to := load().find("no place", w); from != 0 || to != len(w) {
			return false
		}
	}
	return true
}

// spareWord reports whether a word of a place leaves it a whole country.
func spareWord(word string) bool {
	from, to := load().find("no place", word)
	return from == 0 && to == len(word)
}

// sharedTown reports whether two texts name the same town: a word that is neither a
// country nor one that occurs in every address.
func sharedTown(where, head string) bool {
	towns := place.Towns(head)
	return slices.ContainsFunc(place.Towns(where), func(t string) bool { return slices.Contains(towns, t) && !load().in("no town", t) })
}

// zoneFound is a limit of time zones, as a posting states it.
type zoneFound struct {
	zones      *place.Zones
	text, line string
}

// readZone reads that somebody has to live near a time zone: "within ±3 hours of CET",
// "between UTC-1 and UTC+3".
func (r *reader) readZone(l *Line) {
	if r.zone.zones != nil || l.Offers {
		return
	}
	lower := strings.ToLower(plain(l.Text))
	p := patterns()
	if m := p.zoneRange.FindStringSubmatch(lower); m != nil {
		west, errWest := offset(m[1])
		east, errEast := offset(m[2])
		if errWest == nil && errEast == nil {
			z := place.Between(min(west, east), max(west, east))
			r.zone = zoneFound{&z, strings.ToUpper(strings.TrimSpace(m[0])), l.Text}
		}
		return
	}
	name, hours := "", ""
	if m := p.zoneNear.FindStringSubmatch(lower); m != nil {
		name, hours = m[2], m[1]
	} else if m := p.zoneAround.FindStringSubmatch(lower); m != nil {
		name, hours = m[1], m[2]
	}
	z, ok := place.Zone(name)
	n, err := strconv.ParseFloat(hours, 64)
	if ok && err == nil {
		z = z.Around(n)
		r.zone = zoneFound{&z, "within " + hours + " h of " + strings.ToUpper(name), l.Text}
	}
}

// offset reads the hours of "+3" or "−1".
func offset(text string) (float64, error) {
	return strconv.ParseFloat(strings.NewReplacer("−", "-", "–", "-", " ", "").Replace(text), 64)
}
