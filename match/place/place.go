// Package place recognizes the names of the countries, regions and towns that postings
// and résumés use most, and compares what two texts name: the same country, a country
// and its region, the citizens of one country and another where they may work.
//
//	place.go   the table of names; Names for words of titles
//	set.go     Set, the countries and regions that a text names, and their comparison
//	zones.go   time zones, and the countries that lie in them
//
// The names are in data/places.tsv. The package knows in which country a town lies. It
// does not know how far one place is from another.
package place

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"skillmatch/index/table"
)

//go:embed data/*.tsv
var files embed.FS

// The regions whose countries the table of places marks by their kind.
const (
	europe = "europe"
	union  = "eu"
)

// places is the table, read and ordered.
type places struct {
	rows, members, times []table.Row
	names                []string // all names that can be a word of a title
	// of maps a name to what it means, people an adjective to its country, kinds a
	// country to its kind.
	of, people map[string]meaning
	kinds      map[string]string
	regions    map[string][]string
	zones      map[string]span // by their names
	hours      map[string]span // of countries
	longest    int             // the most words of a name
}

// meaning is what a name stands for: the country or region, and the kind of its row. A
// town or a state is less than the country.
type meaning struct{ place, kind string }

// part reports whether a name is that of a part of a country.
func (m meaning) part() bool { return m.kind == "town" || m.kind == "state" }

// load returns the tables, read once.
var load = sync.OnceValue(func() *places {
	p := &places{
		rows: table.MustRead(files, "data/places.tsv", "kind", "place", "language", "name"), members: table.MustRead(files, "data/regions.tsv", "region", "country"),
		times: table.MustRead(files, "data/zones.tsv", "kind", "name", "west", "east"),
		of:    map[string]meaning{}, people: map[string]meaning{}, kinds: map[string]string{}, regions: map[string][]string{}, zones: map[string]span{}, hours: map[string]span{},
	}
	for _, r := range p.rows {
		kind, name := r.Fields[0], r.Fields[3]
		p.longest = max(p.longest, strings.Count(name, " ")+1)
		if kind == "people" {
			p.people[name] = meaning{r.Fields[1], kind}
			continue
		}
		p.names = append(p.names, name)
		if kind == "title" {
			continue
		}
		m := meaning{r.Fields[1], kind}
		if p.of[name] = m; !m.part() {
			p.kinds[r.Fields[1]] = kind
		}
	}
	for _, r := range p.members {
		p.regions[r.Fields[0]] = append(p.regions[r.Fields[0]], r.Fields[1])
	}
	for _, r := range p.times {
		if s := (span{hour(r.Fields[2]), hour(r.Fields[3])}); r.Fields[0] == "zone" {
			p.zones[r.Fields[1]] = s
		} else {
			p.hours[r.Fields[1]] = s
		}
	}
	return p
})

// hour reads a number of hours. It panics for anything else, which a test rules out.
func hour(text string) float64 {
	h, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("embedded table of time zones: " + err.Error())
	}
	return h
}

// Names returns all names of the table in lower case, some of several words. Callers
// must not change the slice.
func Names() []string { return load().names }
