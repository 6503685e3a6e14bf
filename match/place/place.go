// Package place recognizes the names of the countries, regions and cities that postings
// and résumés use most, and compares two texts by the countries and regions that they
// name.
//
// The names are in data/places.tsv. The package does not know where a city lies, nor
// how far one place is from another.
package place

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"skillmatch/index/table"
)

//go:embed data/*.tsv
var files embed.FS

// europe is the name of the place that contains the European countries.
const europe = "europe"

// place is a country or a region with its names.
type place struct {
	name     string
	names    []string
	european bool
}

// places is the table, read and ordered.
type places struct {
	rows     []table.Row
	compared []place  // countries and regions
	names    []string // all names, cities included
}

// load returns the places of data/places.tsv, read once.
var load = sync.OnceValue(func() *places {
	p := &places{rows: table.MustRead(files, "data/places.tsv", "kind", "place", "language", "name")}
	for _, r := range p.rows {
		kind, name := r.Fields[0], r.Fields[1]
		p.names = append(p.names, r.Fields[3])
		if kind == "title" {
			continue
		}
		if n := len(p.compared); n == 0 || p.compared[n-1].name != name {
			p.compared = append(p.compared, place{name: name, european: kind == "european"})
		}
		last := &p.compared[len(p.compared)-1]
		last.names = append(last.names, r.Fields[3])
	}
	return p
})

// in reports whether a normalized text names the place.
func (p *place) in(normalized string) bool {
	return slices.ContainsFunc(p.names, func(n string) bool { return strings.Contains(normalized, " "+n+" ") })
}

// Names returns all names of the table in lower case, some of several words. Callers
// must not change the slice.
func Names() []string { return load().names }

// Shared returns the name of the first country or region that two texts have in common,
// empty when there is none. A text that names a European country counts as naming
// Europe if the other text names Europe itself. The texts are in the form of
// [phrase.Normalize].
func Shared(a, b string) string {
	list := load().compared
	inEurope := func(text string) bool {
		return slices.ContainsFunc(list, func(p place) bool { return p.european && p.in(text) })
	}
	for i := range list {
		p := &list[i]
		if p.in(a) && p.in(b) || p.name == europe && (p.in(a) && inEurope(b) || p.in(b) && inEurope(a)) {
			return p.name
		}
	}
	return ""
}

// NamedIn reports whether a text names any country or region. The text is in the form
// of [phrase.Normalize].
func NamedIn(normalized string) bool {
	return slices.ContainsFunc(load().compared, func(p place) bool { return p.in(normalized) })
}
