package exported

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"skillmatch/scrape/document/block"
)

// candidate reads the newer form of Europass, which is one of HR Open Standards.
func (r *reader) candidate(root *element) *block.Profile {
	person, profile := root.any("CandidatePerson"), root.any("CandidateProfile")
	p := &block.Profile{
		Name:     joined(" ", textOf(person, "GivenName"), textOf(person, "FamilyName")),
		Headline: r.line(textOf(profile, "Headline", "PreferredPositionTitle")),
		Summary:  r.lines(textOf(profile, "ExecutiveSummary")),
	}
	for _, c := range person.all("Communication") {
		if s := joined(" ", textOf(c, "URI"), textOf(c, "CountryDialing"), textOf(c, "DialNumber"), joined(", ", textOf(c, "AddressLine"), textOf(c, "PostalCode"), textOf(c, "CityName"))); s != "" {
			p.Contact = append(p.Contact, s)
		}
	}
	for _, e := range profile.all("EmployerHistory") {
		p.Work = append(p.Work, r.employer(e)...)
	}
	for _, e := range profile.all("EducationOrganizationAttendance") {
		s := block.Study{Degree: r.line(textOf(e, "DegreeName")), School: r.line(textOf(e, "OrganizationName")), Details: r.lines(textOf(e, "OccupationalSkillsCovered", "Comment"))}
		s.Start, s.End = attendance(e.any("AttendancePeriod"))
		p.Education = append(p.Education, s)
	}
	for _, c := range profile.all("Certification") {
		p.Certificates = append(p.Certificates, block.Award{Name: r.line(textOf(c, "CertificationName", "CertificationTypeName")), Issuer: r.line(textOf(c, "IssuingAuthority", "OrganizationName")), Date: textOf(c, "FirstIssuedDate", "FormattedDateTime")})
	}
	for _, c := range profile.all("PersonCompetency") {
		r.competency(p, c)
	}
	for _, o := range profile.all("Other") {
		s := block.Section{Heading: r.line(textOf(o, "Title")), Lines: r.lines(textOf(o, "Description"))}
		if s.Heading != "" && len(s.Lines) > 0 {
			p.Others = append(p.Others, s)
		}
	}
	return p
}

// textOf returns the text of the first element of one of the names, or of the one in it.
func textOf(e *element, names ...string) string {
	for _, name := range names {
		f := e.any(name)
		if f == nil {
			continue
		}
		if s := strings.TrimSpace(string(f.text)); s != "" {
			return s
		}
		for _, c := range f.children {
			if s := strings.TrimSpace(string(c.text)); s != "" {
				return s
			}
		}
	}
	return ""
}

// employer reads the jobs at an employer.
func (r *reader) employer(e *element) []block.Position {
	var out []block.Position
	for _, h := range e.all("PositionHistory") {
		p := block.Position{Title: r.line(textOf(h, "PositionTitle")), Employer: r.line(textOf(e, "OrganizationName"))}
		p.Location = joined(", ", textOf(h, "City", "CityName"), textOf(h, "CountryName"))
		if p.Location == "" {
			p.Location = joined(", ", textOf(e, "CityName"), textOf(e, "CountryName"))
		}
		period := h.any("EmploymentPeriod")
		if period == nil {
			period = e.any("EmploymentPeriod")
		}
		p.Start, p.End = attendance(period)
		p.Summary, p.Highlights = r.details(textOf(h, "Description"))
		out = append(out, p)
	}
	return out
}

// attendance reads a span of time. A current one has no end.
func attendance(e *element) (start, end string) {
	start, end = textOf(e, "StartDate"), textOf(e, "EndDate")
	current := textOf(e, "CurrentIndicator", "Ongoing")
	if current == "true" {
		end = ""
	} else if end == "" && current == "false" {
		end = start
	}
	return start, end
}

// competency reads a skill or a language, which is given by its code.
func (r *reader) competency(p *block.Profile, c *element) {
	id := textOf(c, "CompetencyID")
	name := textOf(c, "CompetencyName")
	if !strings.EqualFold(textOf(c, "TaxonomyID"), "language") {
		if name == "" {
			name = id
		}
		if name != "" {
			p.Skills = append(p.Skills, block.SkillList{Name: r.line(name)})
		}
		return
	}
	if name == "" {
		name = id
		if tag, err := language.Parse(id); err == nil {
			name = display.English.Languages().Name(tag)
		}
	}
	var levels []string
	for _, d := range c.all("CompetencyDimension") {
		levels = append(levels, textOf(d, "ScoreText", "Score"))
	}
	level := usual(levels)
	if level == "" {
		level = mother
	}
	p.Languages = append(p.Languages, block.Language{Name: name, Level: level})
}
