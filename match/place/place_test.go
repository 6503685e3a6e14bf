package place

import (
	"slices"
	"strings"
	"testing"

	"skillmatch/index/table"
)

func TestPlacesOfATextAreItsCountries(t *testing.T) {
	for text, want := range map[string]string{
		"Remote, Portugal": "portugal", "Hamburg, Deutschland": "germany", "USA or United States": "us", "Springfield, IL": "us", "Leeds": "uk", "München": "germany",
		"contact us": "", "based in the US": "us", "Ghent / Lyon": "belgium france", "EMEA": "europe", "New York": "us", "U.S. only": "us", "nous, vous, eux": "", "Berlin, DE": "germany", "Toronto, ON, CA": "canada",
	} {
		if got := strings.Join(In(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := Whose("a Swiss work permit, not a Canadian one"); !slices.Equal(got, Set{"switzerland", "canada"}) {
		t.Errorf("adjectives: %v", got)
	}
	if got := In("a Swiss army"); len(got) > 0 {
		t.Errorf("an adjective is a place: %v", got)
	}
}

func TestPlacesAreComparedByCountryAndRegion(t *testing.T) {
	for _, c := range []struct {
		a, b          string
		covers, apart bool
	}{
		{"Remote (EU)", "Porto, Portugal", true, false},
		{"Europe", "Oslo, Norway", true, false},
		{"EU", "Leeds, UK", false, true},
		{"Spain", "Madrid, Spain", true, false},
		{"United States", "Madrid, Spain", false, true},
		{"DACH", "Graz", true, false},
		{"Graz", "DACH", false, false},
		{"Remote", "Madrid", false, false},
		{"North America", "Montréal", true, false},
		{"LATAM", "Lima, Peru", true, false},
	} {
		a, b := In(c.a), In(c.b)
		if a.Covers(b) != c.covers || a.Apart(b) != c.apart {
			t.Errorf("%q and %q: covers %v, apart %v", c.a, c.b, a.Covers(b), a.Apart(b))
		}
	}
}

func TestPapersOfAMemberHoldInTheUnion(t *testing.T) {
	for _, c := range []struct {
		papers, where string
		want          bool
	}{
		{"EU citizen", "Berlin", true}, {"Spanish nationality", "Utrecht", true}, {"EU citizen", "London", false}, {"US citizen", "Boston, MA", true},
		{"US citizen", "Berlin", false}, {"German citizen", "EU", true}, {"British passport", "Paris", false}, {"Italian citizen", "Zürich", true}, {"UK", "Europe", true},
	} {
		if got := Whose(c.papers).Grants(In(c.where)); got != c.want {
			t.Errorf("%q in %q: %v", c.papers, c.where, got)
		}
	}
}

func TestZonesHoldCountries(t *testing.T) {
	for _, c := range []struct {
		zone            string
		hours           float64
		home            string
		inside, outside bool
	}{
		{"cet", 3, "Lisbon", true, false}, {"cet", 1, "Tokyo", false, true}, {"est", 2, "Denver, CO", false, false}, {"utc", 2, "Cairo", true, false},
		{"ist", 1, "Madrid", false, true}, {"cet", 3, "Nowhere", false, false},
	} {
		z, ok := Zone(c.zone)
		if inside, outside := z.Around(c.hours).Hold(In(c.home)); !ok || inside != c.inside || outside != c.outside {
			t.Errorf("%s within %s ± %v: inside %v, outside %v", c.home, c.zone, c.hours, inside, outside)
		}
	}
}

func TestTables(t *testing.T) {
	p := load()
	for _, fault := range table.Lint(p.rows, 0, 2, 3) {
		t.Error(fault)
	}
	kinds := strings.Fields("eu eea european country region state town people title")
	for _, r := range p.rows {
		kind, name := r.Fields[0], r.Fields[3]
		if !slices.Contains(kinds, kind) {
			t.Errorf("line %d: no kind %q", r.Line, kind)
		}
		if found := Whose(strings.ToUpper(name)); kind != "title" && !slices.Contains(found, r.Fields[1]) {
			t.Errorf("line %d: %q is read as %v", r.Line, name, found)
		}
	}
	for _, r := range slices.Concat(p.members, p.times) {
		for i, f := range r.Fields {
			place := i < 2 && (len(r.Fields) == 2 || i == 1 && r.Fields[0] == "country")
			if place && p.kinds[f] == "" {
				t.Errorf("line %d: no place %q", r.Line, f)
			}
		}
	}
}
