package condition

import (
	"strconv"
	"strings"

	"skillmatch/match/place"
)

// zoneFound is a limit of time zones, as a posting states it.
type zoneFound struct {
	zones *place.Zones
	text  string
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
			r.zone = zoneFound{&z, strings.ToUpper(strings.TrimSpace(m[0]))}
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
		r.zone = zoneFound{&z, "within " + hours + " h of " + strings.ToUpper(name)}
	}
}

// offset reads the hours of "+3" or "−1".
func offset(text string) (float64, error) {
	return strconv.ParseFloat(strings.NewReplacer("−", "-", "–", "-", " ", "").Replace(text), 64)
}
