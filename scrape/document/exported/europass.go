package exported

import (
	"strings"

	"skillmatch/scrape/document/block"
)

// Europass reads the XML of Europass: its first form, whose root is SkillsPassport or
// learnerinfo, and the newer one of a Candidate. ok is false for other XML.
func Europass(text string, markup Markup) (p *block.Profile, ok bool) {
	if !strings.Contains(text, "LearnerInfo") && !strings.Contains(text, "CandidateProfile") {
		return nil, false
	}
	root := parseXML(text)
	r := newReader(markup)
	switch {
	case root.any("LearnerInfo") != nil:
		p = r.learner(root.any("LearnerInfo"))
	case root.any("CandidateProfile") != nil:
		p = r.candidate(root)
	default:
		return nil, false
	}
	return p, !empty(p)
}

// learner reads the first form.
func (r *reader) learner(e *element) *block.Profile {
	id := e.first("Identification")
	p := &block.Profile{
		Name:     joined(" ", id.value("PersonName", "FirstName"), id.value("PersonName", "Surname")),
		Headline: r.line(e.value("Headline", "Description", "Label")),
	}
	info := id.first("ContactInfo")
	for _, s := range []string{
		joined(", ", info.value("Address", "Contact", "AddressLine"), joined(" ", info.value("Address", "Contact", "PostalCode"), info.value("Address", "Contact", "Municipality")), info.value("Address", "Contact", "Country", "Label")),
		info.value("Email", "Contact"),
	} {
		if s != "" {
			p.Contact = append(p.Contact, s)
		}
	}
	for _, list := range []string{"Telephone", "Website"} {
		for _, c := range info.all(list) {
			if s := c.value("Contact"); s != "" {
				p.Contact = append(p.Contact, s)
			}
		}
	}
	for _, w := range e.all("WorkExperience") {
		p.Work = append(p.Work, r.learnerWork(w))
	}
	for _, s := range e.first("EducationList").all("Education") {
		p.Education = append(p.Education, r.learnerStudy(s))
	}
	r.learnerSkills(p, e.first("Skills"))
	for _, a := range e.all("Achievement") {
		s := block.Section{Heading: r.line(a.value("Title", "Label")), Lines: r.lines(a.value("Description"))}
		if s.Heading != "" && len(s.Lines) > 0 {
			p.Others = append(p.Others, s)
		}
	}
	return p
}

// learnerWork reads a job of the first form.
func (r *reader) learnerWork(w *element) block.Position {
	contact := w.first("Employer", "ContactInfo", "Address", "Contact")
	p := block.Position{
		Title:    r.line(w.value("Position", "Label")),
		Employer: r.line(w.value("Employer", "Name")),
		Location: joined(", ", contact.value("Municipality"), contact.value("Country", "Label")),
	}
	p.Start, p.End = period(w.first("Period"))
	p.Summary, p.Highlights = r.details(w.value("Activities"))
	return p
}

// learnerStudy reads an entry of education of the first form.
func (r *reader) learnerStudy(e *element) block.Study {
	contact := e.first("Organisation", "ContactInfo", "Address", "Contact")
	s := block.Study{Degree: r.line(e.value("Title")), School: r.line(e.value("Organisation", "Name"))}
	s.Start, s.End = period(e.first("Period"))
	for _, d := range []string{joined(", ", contact.value("Municipality"), contact.value("Country", "Label")), e.value("Level", "Label"), e.value("Field", "Label")} {
		if d != "" {
			s.Details = append(s.Details, r.line(d))
		}
	}
	s.Details = append(s.Details, r.lines(e.value("Activities"))...)
	return s
}

// learnerSkills reads the skills of the first form.
func (r *reader) learnerSkills(p *block.Profile, e *element) {
	for _, m := range e.all("MotherTongue") {
		p.Languages = append(p.Languages, block.Language{Name: r.line(m.value("Description", "Label")), Level: mother})
	}
	for _, f := range e.all("ForeignLanguage") {
		var levels []string
		if l := f.first("ProficiencyLevel"); l != nil {
			for _, c := range l.children {
				levels = append(levels, strings.TrimSpace(string(c.text)))
			}
		}
		p.Languages = append(p.Languages, block.Language{Name: r.line(f.value("Description", "Label")), Level: usual(levels)})
	}
	for _, kind := range []struct{ element, name string }{{"Communication", "Communication"}, {"Organisational", "Organisation"}, {"JobRelated", "Job"}, {"Computer", ""}, {"Other", ""}} {
		for _, l := range r.lines(e.value(kind.element, "Description")) {
			p.Skills = append(p.Skills, block.SkillList{Name: kind.name, Keywords: listed(l)})
		}
	}
}

// mother is the level of a mother tongue.
const mother = "native"

// usual returns the level that a language has in most respects, the lowest of those that
// are equally frequent.
func usual(levels []string) string {
	count := map[string]int{}
	best := ""
	for _, l := range levels {
		if l == "" {
			continue
		}
		count[l]++
		if n := count[l]; best == "" || n > count[best] || n == count[best] && l < best {
			best = l
		}
	}
	return best
}

// period reads a span of time of the first form. A current one has no end.
func period(e *element) (start, end string) {
	start, end = day(e.first("From")), day(e.first("To"))
	if e.value("Current") == "true" {
		end = ""
	} else if end == "" && e.first("Current") != nil {
		end = start
	}
	return start, end
}

// day returns a date of the first form: a year, and a month as "--03".
func day(e *element) string {
	year, month := e.attr("year"), strings.Trim(e.attr("month"), "-")
	if len(month) == 1 {
		month = "0" + month
	}
	if year == "" || month == "" {
		return year
	}
	return year + "-" + month
}
