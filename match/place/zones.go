package place

import "math"

// span is a range of hours ahead of UTC.
type span struct{ west, east float64 }

// Zones is a range of time zones in which somebody is to live.
type Zones struct{ span }

// Zone returns the time zone of a name such as "cet", in lower case, and true; false
// for any other word.
func Zone(name string) (Zones, bool) {
	s, ok := load().zones[name]
	return Zones{s}, ok
}

// Between returns the zones from one to another, in hours ahead of UTC.
func Between(west, east float64) Zones { return Zones{span{west, east}} }

// Around returns the zones at most a number of hours away.
func (z Zones) Around(hours float64) Zones {
	return Zones{span{z.west - hours, z.east + hours}}
}

// Hold reports how the countries of a set lie in the zones: inside when all of one of
// them does, outside when no part of any does. Neither is true when that is not known.
func (z Zones) Hold(s Set) (inside, outside bool) {
	known := false
	west, east := math.Inf(1), math.Inf(-1)
	for _, country := range s {
		h, ok := load().hours[country]
		if !ok {
			return inside, false
		}
		known = true
		inside = inside || h.west >= z.west && h.east <= z.east
		west, east = min(west, h.west), max(east, h.east)
	}
	return inside, known && !inside && (east < z.west || west > z.east)
}
