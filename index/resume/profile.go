package resume

import (
	"strings"

	"skillmatch/scrape/document/block"
)

// profileDates returns the dates of a profile, one a line.
func profileDates(d *block.Profile) string {
	var b strings.Builder
	for _, list := range [][]block.Position{d.Work, d.Volunteering, d.Projects} {
		for i := range list {
			b.WriteString(list[i].Start + "\n" + list[i].End + "\n")
		}
	}
	return b.String()
}

// profile reads the fields of an exported résumé. Nothing is guessed: each field says
// what it is.
func (p *parser) profile(d *block.Profile) {
	if d.Name != "" {
		p.drop(d.Name, "name")
	}
	for _, c := range d.Contact {
		p.drop(c, "contact details")
	}
	p.fields(Header, "", d.Headline)
	p.fields(Summary, "Summary", d.Summary...)
	p.positions(Experience, "Experience", d.Work)
	p.positions(Experience, "Volunteering", d.Volunteering)
	p.positions(Projects, "Projects", d.Projects)
	var lines []string
	for _, s := range d.Education {
		lines = append(lines, sentence(s.Degree, s.Field, s.School, period(s.Start, s.End)))
		lines = append(lines, s.Details...)
	}
	p.fields(Education, "Education", lines...)
	lines = nil
	for _, s := range d.Skills {
		lines = append(lines, labelled(s.Name, strings.Join(s.Keywords, ", "), s.Level))
	}
	p.fields(Skills, "Skills", lines...)
	lines = nil
	for _, c := range d.Certificates {
		lines = append(lines, sentence(c.Name, c.Issuer, c.Date))
	}
	p.fields(Certificates, "Certificates", lines...)
	lines = nil
	for _, l := range d.Languages {
		lines = append(lines, labelled(l.Name, l.Level, ""))
	}
	p.fields(Languages, "Languages", lines...)
	for _, s := range d.Others {
		kind, _ := p.kind(normalize(s.Heading))
		if kind == Experience || kind == Projects || kind == personal {
			kind = Other
		}
		p.fields(kind, s.Heading, s.Lines...)
	}
}

// fields adds a section of lines, unless all are empty.
func (p *parser) fields(kind Kind, heading string, lines ...string) {
	s := Section{Heading: heading, Kind: kind}
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			s.Lines = append(s.Lines, Line{Text: l, Bullet: kind != Header && kind != Summary, Role: -1})
		}
	}
	if len(s.Lines) > 0 {
		p.out.Sections = append(p.out.Sections, s)
	}
}

// positions adds a section of roles.
func (p *parser) positions(kind Kind, heading string, list []block.Position) {
	if len(list) == 0 {
		return
	}
	p.out.Sections = append(p.out.Sections, Section{Heading: heading, Kind: kind})
	for i := range list {
		d := &list[i]
		role := Role{Title: d.Title, Employer: d.Employer, Location: d.Location, Project: kind == Projects}
		p.period(&role, d.Start, d.End)
		n := len(p.out.Roles)
		p.add(Line{Text: sentence(d.Title, d.Employer, d.Location, period(d.Start, d.End)), Role: n, Title: true})
		for _, l := range append(append([]string{}, d.Summary...), d.Highlights...) {
			if l = strings.TrimSpace(l); l != "" {
				role.Bullets = append(role.Bullets, l)
				p.add(Line{Text: l, Bullet: true, Role: n})
			}
		}
		p.out.Roles = append(p.out.Roles, role)
	}
}

// period gives a role the dates of a profile's fields. An empty end is the present day.
func (p *parser) period(role *Role, start, end string) {
	role.Start = p.day(start, 0)
	if role.Start.Zero() {
		if start != "" {
			p.warn("a date that was not understood: " + start)
		}
		return
	}
	role.End = p.day(end, 1)
	if role.End.Zero() {
		role.Current = true
		if when, _, ok := p.dates.find(start + " – " + end); end != "" && (!ok || when.fault == openEnd) {
			p.warn("a date that was not understood: " + end)
		}
	}
	if !role.Current && role.Start.index(1) > role.End.index(12) {
		p.warn("dates that end before they begin count no time: " + start + " – " + end)
	}
}

// day reads one date. side is 0 for a start, 1 for an end.
func (p *parser) day(s string, side int) Date {
	s = strings.TrimSpace(s)
	if d, err := ParseDate(s); err == nil {
		return d
	}
	when, _, ok := p.dates.find(s)
	if !ok || when.current {
		return Date{}
	}
	if side == 0 {
		return when.start
	}
	return when.end
}

// period returns a time in words, "" for none.
func period(start, end string) string {
	switch {
	case start == "":
		return end
	case end == "":
		return start + " – present"
	}
	return start + " – " + end
}

// sentence joins the fields that are not empty with commas.
func sentence(fields ...string) string {
	var list []string
	for _, f := range fields {
		if f = strings.TrimSpace(f); f != "" {
			list = append(list, f)
		}
	}
	return strings.Join(list, ", ")
}

// labelled returns "name: value (note)" without the parts that are empty.
func labelled(name, value, note string) string {
	text := name
	switch {
	case name == "":
		text = value
	case value != "":
		text = name + ": " + value
	}
	if note != "" && text != "" {
		text += " (" + note + ")"
	}
	return text
}
