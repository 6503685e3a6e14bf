package match

import (
	"slices"
	"strings"

	"skillmatch/scrape"
)

// Remote says where the work is done.
type Remote string

// The ways of work; empty is not said.
const (
	RemoteWork Remote = "remote"
	Hybrid     Remote = "hybrid"
	OnSite     Remote = "on-site"
)

// Facts are what a posting says besides skills and text requirements.
type Facts struct {
	Remote Remote
	// Place is where the job is, as the source says.
	Place string
	// Pay is nil when no line states it.
	Pay *Pay
	// Authorization and Clearance are the lines that ask for them, empty when
	// none does.
	Authorization, Clearance string
	// RemoteLine is the line that says where the work is done, empty when the
	// source's own field for the place says it.
	RemoteLine string
}

// factReader finds facts in the lines of postings.
type factReader struct {
	pay                                 *payReader
	authorization, sponsored, clearance phrases
	remote, hybrid, onSite              phrases
}

func newFactReader() *factReader {
	return &factReader{
		pay: newPayReader(),
		authorization: set(`work authorization;work authorisation;authorized to work;authorised to work;authorization to work;right to work;eligible to work;eligibility to work;legally authorized;work permit;
			unable to sponsor;cannot sponsor;not sponsor;no visa sponsorship;not able to sponsor;not offer visa;without sponsorship;visa sponsorship is not;sponsorship is not;not provide sponsorship;
			citizen;citizens;citizenship;permanent resident;u.s. person;us person;arbeitserlaubnis;permis de travail;permiso de trabajo`),
		sponsored: set(`visa sponsorship available;sponsorship available;we sponsor;we do sponsor;we offer visa;visa support;visa sponsorship and;help with your visa;sponsorship is available;able to sponsor;offer sponsorship`),
		clearance: set(`security clearance;clearance;ts/sci;top secret;secret clearance;public trust;polygraph`),
		remote:    set(`fully remote;100% remote;remote-first;remote first;work remotely;remote position;remote role;remote work;work from anywhere;this role is remote;position is remote;remote friendly;remote-friendly;remote only;remote within;remote from;remote in`),
		hybrid: set(`hybrid;days a week in the office;days per week in the office;days a week in office;days per week in office;days in the office;days in office;days a week from our office;days per week from our;days per week onsite;
			days a week onsite;days per week on-site;days a week on-site;days/week in`),
		onSite: set(`on-site;onsite;in-office;in office;in-person;in person;based in our office;work from our office;fully in office;vor ort;présentiel;presencial`),
	}
}

// readFacts reads what a posting says besides skills.
func (r *Reader) readFacts(p *scrape.Posting, a *Asked) {
	f := Facts{Place: p.Location}
	f.Remote = r.facts.placeOf(strings.ToLower(p.Location))
	if pay, ok := r.facts.pay.find(p.Pay); ok {
		f.Pay = &pay
	}
	for i := range a.Lines {
		l := &a.Lines[i]
		lower := l.lower
		if f.Pay == nil {
			if pay, ok := r.facts.pay.find(l.Text); ok {
				f.Pay = &pay
			}
		}
		if f.Clearance == "" && r.facts.clearance.in(lower) && l.section.asks() {
			f.Clearance = l.Text
		} else if f.Authorization == "" && r.facts.authorization.in(lower) && !r.facts.sponsored.in(lower) && !l.found.has(markNotices) {
			f.Authorization = l.Text
		}
		if f.Remote == "" {
			if f.Remote = r.facts.wayOf(lower); f.Remote != "" {
				f.RemoteLine = l.Text
			}
		}
	}
	a.Facts = f
}

// placeOf reads the way of work from the source's field for the place, which
// is short: one word is enough.
func (f *factReader) placeOf(lower string) Remote {
	switch {
	case strings.Contains(lower, "hybrid"):
		return Hybrid
	case strings.Contains(lower, "remote") || strings.Contains(lower, "anywhere"):
		return RemoteWork
	case f.onSite.in(lower):
		return OnSite
	}
	return ""
}

// wayOf reads the way of work from a line.
func (f *factReader) wayOf(lower string) Remote {
	switch {
	case f.hybrid.in(lower):
		return Hybrid
	case f.remote.in(lower):
		return RemoteWork
	case f.onSite.in(lower):
		return OnSite
	}
	return ""
}

// State is how a résumé stands to a hard condition.
type State string

// The states. Unknown is said whenever the résumé does not settle it; nothing
// is guessed.
const (
	StateMet      State = "met"
	StateNotMet   State = "not met"
	StateUnknown  State = "unknown"
	StateNotAsked State = "not asked"
)

// Stop is a condition that ends an application however well the rest fits.
type Stop struct {
	// Kind is years, degree, language, location, authorization or clearance.
	Kind  string `json:"kind"`
	State State  `json:"state"`
	// Asked is what is asked in a word or two, Line the posting's line; both are
	// empty when nothing is asked.
	Asked string `json:"asked,omitempty"`
	Line  string `json:"line,omitempty"`
	// Why says what in the résumé settles it, empty when nothing does.
	Why string `json:"why,omitempty"`
}

// place is a country or a region, by the words that name it.
type place struct {
	names []string
	// europe marks the countries of Europe, which "Europe" holds too.
	europe bool
}

// europe is the name of the region that holds other places.
const europe = "europe"

func places() []place {
	return []place{
		{[]string{"us", "usa", "u s", "united states", "america"}, false}, {[]string{"uk", "united kingdom", "great britain", "england"}, true},
		{[]string{europe, "eu", "european union", "emea"}, true}, {[]string{"canada"}, false}, {[]string{"germany", "deutschland"}, true}, {[]string{"france"}, true},
		{[]string{"spain", "españa"}, true}, {[]string{"italy", "italia"}, true}, {[]string{"netherlands"}, true}, {[]string{"poland"}, true}, {[]string{"portugal"}, true},
		{[]string{"ireland"}, true}, {[]string{"switzerland", "schweiz"}, true}, {[]string{"austria", "österreich"}, true}, {[]string{"sweden"}, true}, {[]string{"norway"}, true},
		{[]string{"denmark"}, true}, {[]string{"finland"}, true}, {[]string{"belgium"}, true}, {[]string{"greece"}, true}, {[]string{"hungary"}, true}, {[]string{"ukraine"}, true},
		{[]string{"romania"}, true}, {[]string{"czech republic", "czechia"}, true}, {[]string{"india"}, false}, {[]string{"australia"}, false}, {[]string{"new zealand"}, false},
		{[]string{"singapore"}, false}, {[]string{"japan"}, false}, {[]string{"brazil", "brasil"}, false}, {[]string{"mexico", "méxico"}, false}, {[]string{"argentina"}, false},
		{[]string{"israel"}, false}, {[]string{"south africa"}, false}, {[]string{"nigeria"}, false}, {[]string{"kenya"}, false}, {[]string{"turkey", "türkiye"}, false},
	}
}

// in reports whether a folded text names the place.
func (p *place) in(folded string) bool {
	return slices.ContainsFunc(p.names, func(n string) bool { return strings.Contains(folded, " "+n+" ") })
}

// shared names a country or region that holds for both folded texts, empty when
// there is none. Europe holds for a text that names one of its countries.
func shared(a, b string) string {
	list := places()
	inEurope := func(text string) bool {
		return slices.ContainsFunc(list, func(p place) bool { return p.europe && p.in(text) })
	}
	for i := range list {
		p := &list[i]
		if p.in(a) && p.in(b) || p.names[0] == europe && (p.in(a) && inEurope(b) || p.in(b) && inEurope(a)) {
			return p.names[0]
		}
	}
	return ""
}

// somewhere reports whether a folded text names any country or region.
func somewhere(folded string) bool {
	return slices.ContainsFunc(places(), func(p place) bool { return p.in(folded) })
}
