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
	for i := range a.Lines {
		l := &a.Lines[i]
		lower := strings.ToLower(l.Text)
		if f.Pay == nil {
			if pay, ok := r.facts.pay.find(l.Text); ok {
				f.Pay = &pay
			}
		}
		if f.Clearance == "" && r.facts.clearance.in(lower) && l.section.asks() {
			f.Clearance = l.Text
		} else if f.Authorization == "" && r.facts.authorization.in(lower) && !r.facts.sponsored.in(lower) && !r.cues.notices.in(lower) {
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

// countries are words by which texts name a country or a region, each list one
// place; a place of the same list is the same.
func countries() [][]string {
	return [][]string{
		{"us", "usa", "u s", "united states", "america"}, {"uk", "united kingdom", "great britain", "england"}, {"eu", "european union", "europe", "emea"},
		{"canada"}, {"germany", "deutschland"}, {"france"}, {"spain", "españa"}, {"italy", "italia"}, {"netherlands"}, {"poland"}, {"portugal"}, {"ireland"},
		{"switzerland", "schweiz"}, {"austria", "österreich"}, {"sweden"}, {"norway"}, {"denmark"}, {"finland"}, {"india"}, {"australia"}, {"new zealand"}, {"singapore"},
		{"japan"}, {"brazil", "brasil"}, {"mexico", "méxico"}, {"argentina"}, {"israel"}, {"south africa"}, {"nigeria"}, {"kenya"}, {"turkey", "türkiye"}, {"ukraine"}, {"romania"}, {"czech republic", "czechia"},
	}
}

// shared names a country that both folded texts name, empty when there is
// none.
func shared(a, b string) string {
	in := func(text, name string) bool { return strings.Contains(text, " "+name+" ") }
	for _, names := range countries() {
		if slices.ContainsFunc(names, func(n string) bool { return in(a, n) }) && slices.ContainsFunc(names, func(n string) bool { return in(b, n) }) {
			return names[0]
		}
	}
	return ""
}
