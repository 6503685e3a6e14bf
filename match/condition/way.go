package condition

import (
	"slices"
	"strings"
	"unicode"
)

// Way is where the work is done: remote, on site or both.
type Way string

// The places of work. The empty value means that the posting does not say.
const (
	RemoteWork Way = "remote"
	Hybrid     Way = "hybrid"
	OnSite     Way = "on-site"
)

// strength is how surely a line says where the work of the job is done.
type strength int

// The strengths. What is said of the company or as a benefit is weaker than what an
// office of the job implies, that is weaker than what is said at all, and that is weaker
// than what is said of the job.
const (
	silent strength = iota
	ofCompany
	implied
	said
	ofJob
)

// wayFound is the surest statement so far, and the first of those.
type wayFound struct {
	way  Way
	line string
	sure strength
}

// readWay reads where the work is done. A line that says less surely than another is
// overruled; of equal ones the first counts.
func (r *reader) readWay(list []clause, l *Line) {
	for i := range list {
		c := &list[i]
		if c.supposed {
			continue
		}
		if way, sure := c.way(l); sure > r.way.sure {
			r.way = wayFound{way, l.Text, sure}
		}
	}
}

// way returns where a clause says that the work is done, and how surely.
func (c *clause) way(l *Line) (Way, strength) {
	if way := c.label(l); way != "" {
		return way, ofJob
	}
	if l.Title {
		return "", silent
	}
	if way, sure := c.denial(l); way != "" {
		return way, sure
	}
	remote, plainly := c.remote()
	here := c.here()
	part := c.in("hybrid") && !c.in("other hybrid")
	var days [][]string // a week
	week := c.in("a week")
	if week || part {
		days = patterns().days.FindAllStringSubmatch(c.text, -1)
	}
	if here == silent && week && days != nil && c.in("office") {
		here = said
	}
	switch {
	case (part || week && (remote != silent || here != silent)) && days != nil && !c.in("a year"):
		if wholeWeek(days) && (here != silent || part) {
			return OnSite, c.sureness(l, max(here, said))
		}
		return Hybrid, c.sureness(l, said)
	case part && !c.in("hybrid thing"), remote != silent && c.in("weekday"), remote != silent && here != silent && strings.Contains(c.text, " both "):
		return Hybrid, c.sureness(l, said)
	case remote != silent && c.perk(l):
		return "", silent
	case remote != silent && (plainly || !c.in("experience")):
		return RemoteWork, c.sureness(l, remote)
	case here != silent && (here == ofJob || !c.in("experience")):
		return OnSite, c.sureness(l, here)
	case c.in("of the role") && c.in("at the office") && c.in("calls") && !c.in("other on-site"):
		return OnSite, implied
	}
	return "", silent
}

// wholeWeek reports whether one of several numbers of days is that of a working week.
func wholeWeek(days [][]string) bool {
	return slices.ContainsFunc(days, func(m []string) bool {
		return slices.Contains([]string{"5", "five", "fünf", "cinq", "cinco", "cinque", "vijf"}, m[1])
	})
}

// denial returns where the work is done by a clause that denies remote work: on site,
// or partly so when it only denies that all of it is remote.
func (c *clause) denial(l *Line) (Way, strength) {
	from, to := c.find("bare")
	if from < 0 {
		from, to = c.find("remote")
	}
	if sponsored, _ := c.sponsorship(); from < 0 || sponsored >= 0 || c.in("other remote") || !c.deniesWay(from, to) {
		return "", silent
	}
	switch {
	case c.words.in("fully", c.text[max(0, from-maxFully):from]) && !c.deniedAfter(to):
		return Hybrid, c.sureness(l, said)
	case c.in("firm"):
		return OnSite, ofCompany
	}
	return OnSite, c.sureness(l, said)
}

// maxFully is the distance in bytes of "fully" before "remote".
const maxFully = 14

// label returns where the work is done by a clause that is nothing but a word for it,
// perhaps after a name and a colon: "Remote", "Location: hybrid". In a title, such a
// word can also stand after a comma.
func (c *clause) label(l *Line) Way {
	_, after, found := strings.Cut(c.text, ":")
	if !found || l.Title {
		after = c.text
	}
	if at := strings.LastIndexByte(after, ','); l.Title && at >= 0 {
		after = after[at+1:]
	}
	after = strings.TrimFunc(after, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	from, to := c.words.find("label", after)
	if from != 0 || to != len(after) {
		return ""
	}
	switch w := c.words; {
	case w.in("hybrid", after):
		return Hybrid
	case w.in("on-site", after) || after == "on site":
		return OnSite
	}
	return RemoteWork
}

// deniesWay reports whether a clause denies the word between two offsets: "not a remote
// position", "no home office", "remote work is not available".
func (c *clause) deniesWay(from, to int) bool {
	const near = 30 // bytes
	start := max(0, from-near)
	before := wordsFrom(c.text[start:from], start > 0)
	if c.in("no denial") {
		return false
	}
	if c.words.in("not", before) || lastOf(c, "none", before) >= 0 && !strings.Contains(before, ",") {
		return true
	}
	return c.deniedAfter(to)
}

// deniedAfter reports whether what ends at an offset is denied by the words behind it:
// "remote work is not available".
func (c *clause) deniedAfter(to int) bool {
	after, _, _ := strings.Cut(c.text[to:min(len(c.text), to+reachAfter)], ",")
	after, _, _ = strings.Cut(after, " and ")
	return c.words.in("not", after) && !c.words.in("experience", after)
}

// remote returns how surely a clause speaks of remote work, before the words around it
// are weighed. plainly is set for what can only mean the job.
func (c *clause) remote() (sure strength, plainly bool) {
	switch {
	case c.in("remote role"):
		return ofJob, true
	case c.in("remote fully"):
		return said, true
	case c.in("other remote"):
		return silent, false
	case c.in("remote"):
		return said, false
	case c.in("remote firm"):
		return ofCompany, false
	}
	return silent, false
}

// here returns how surely a clause speaks of work on site.
func (c *clause) here() strength {
	from, to := c.find("on-site role")
	sure := ofJob
	if from < 0 {
		from, to = c.find("on-site")
		sure = said
	}
	if strings.Trim(c.text[:max(from, 0)], " *-•") == "" && from >= 0 && !c.in("other on-site") {
		return ofJob // "In person in Dover"
	}
	if from < 0 || c.deniesWay(from, to) || sure != ofJob && (c.in("other on-site") || !c.in("work here")) {
		return silent
	}
	return sure
}

// sureness lowers what a benefit says, and raises what is said of the job.
func (c *clause) sureness(l *Line, sure strength) strength {
	switch {
	case l.Offers:
		return ofCompany
	case sure == said && c.in("of the role"):
		return ofJob
	case sure == said && c.in("firm"):
		return ofCompany
	}
	return sure
}

// perk reports whether a clause limits remote work to some days or weeks a year: "work
// from anywhere for up to 30 days a year".
func (c *clause) perk(l *Line) bool {
	return c.in("now and then") || c.in("a year") && (l.Offers || patterns().spell.MatchString(c.text))
}
