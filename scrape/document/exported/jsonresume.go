package exported

import (
	"strings"

	"skillmatch/scrape/document/block"
)

// isJSONResume reports whether an object is a résumé in the form of JSON Resume
// (jsonresume.org/schema), in any of its versions. Other objects may have lists of the
// same names, but not of such entries.
func isJSONResume(f *fields) bool {
	if b := f.object("basics"); b != nil {
		return len(f.keys) > 1 || b.text("summary") != ""
	}
	for _, e := range append(f.objects("work"), f.objects("education")...) {
		if e.text("position", "company", "institution", "studyType", "highlights") != "" {
			return true
		}
	}
	for _, e := range f.objects("skills") {
		if e.text("name") != "" && len(e.list("keywords")) > 0 {
			return true
		}
	}
	return false
}

// jsonResume reads the form of JSON Resume.
func (r *reader) jsonResume(f *fields) *block.Profile {
	p := &block.Profile{}
	r.person(p, f.object("basics", "bio", "info"))
	for _, e := range f.objects("work", "experience") {
		p.Work = append(p.Work, r.position(e))
	}
	for _, e := range f.objects("volunteer", "volunteering") {
		p.Volunteering = append(p.Volunteering, r.position(e))
	}
	for _, e := range f.objects("projects") {
		p.Projects = append(p.Projects, r.project(e))
	}
	for _, e := range f.objects("education") {
		p.Education = append(p.Education, r.study(e))
	}
	for _, e := range f.objects("certificates", "certifications") {
		p.Certificates = append(p.Certificates, r.award(e))
	}
	for _, v := range f.list("skills") {
		p.Skills = append(p.Skills, r.skills(v)...)
	}
	for _, v := range f.list("languages") {
		p.Languages = append(p.Languages, r.language(v))
	}
	for _, key := range []string{"awards", "publications", "interests", "references"} {
		r.other(p, heading(key), f.list(key))
	}
	return p
}

// person reads who the person is.
func (r *reader) person(p *block.Profile, b *fields) {
	p.Name = joined(" ", b.text("name", "fullName"))
	if p.Name == "" {
		p.Name = joined(" ", b.text("firstName"), b.text("lastName"))
	}
	p.Headline = r.line(b.text("headline", "label", "title", "subtitle"))
	p.Summary = r.lines(b.text("summary"))
	for _, s := range []string{b.text("email"), b.text("phone"), address(b), link(b.get("url", "website", "href"))} {
		if s != "" {
			p.Contact = append(p.Contact, s)
		}
	}
	for _, n := range b.objects("profiles", "socialNetworks", "customFields") {
		s := link(n.get("url", "href", "link"))
		if s == "" {
			s = joined(": ", n.text("network", "name"), n.text("username", "value", "text"))
		}
		if s != "" {
			p.Contact = append(p.Contact, s)
		}
	}
}

// address returns the address of a person on one line.
func address(b *fields) string {
	o := b.object("location", "address")
	if o == nil {
		return b.text("location", "address")
	}
	return joined(", ", o.text("address", "line1"), o.text("postalCode"), place(o))
}

// link returns the address of a link, which may be an object.
func link(v any) string {
	if o, ok := v.(*fields); ok {
		return o.text("href", "url", "link")
	}
	return text(v)
}

// position reads a job. Newer forms have the employer as name, older ones as company.
func (r *reader) position(e *fields) block.Position {
	p := block.Position{
		Title:    r.line(e.text("position", "jobTitle", "role", "title")),
		Employer: r.line(e.text("company", "organization", "employer", "name", "companyName")),
		Location: r.line(place(e.get("location", "city", "place"))),
	}
	p.Start, p.End = r.time(e)
	r.describe(&p, e)
	return p
}

// describe reads what was done.
func (r *reader) describe(p *block.Position, e *fields) {
	for _, key := range []string{"description", "summary", "content"} {
		paragraphs, items := r.details(e.text(key))
		if key == "description" && e.get("summary") != nil && len(paragraphs) == 1 && len(items) == 0 && p.Employer != "" {
			continue // about the employer, as the schema says
		}
		p.Summary = append(p.Summary, paragraphs...)
		p.Highlights = append(p.Highlights, items...)
	}
	p.Highlights = append(p.Highlights, r.all(texts(e.get("highlights", "achievements", "responsibilities")))...)
	if words := e.get("keywords", "technologies"); words != nil {
		if s := text(words); s != "" {
			p.Highlights = append(p.Highlights, s)
		}
	}
}

// project reads a project.
func (r *reader) project(e *fields) block.Position {
	p := block.Position{
		Title:    r.line(e.text("name", "title")),
		Employer: r.line(e.text("entity", "company", "organization")),
		Location: r.line(place(e.get("location"))),
	}
	p.Start, p.End = r.time(e)
	r.describe(&p, e)
	return p
}

// study reads an entry of education.
func (r *reader) study(e *fields) block.Study {
	s := block.Study{
		Degree: r.line(e.text("studyType", "degree", "title")),
		Field:  r.line(e.text("area", "major", "fieldOfStudy")),
		School: r.line(e.text("institution", "school", "university", "organization", "name")),
	}
	s.Start, s.End = r.time(e)
	for _, d := range []string{e.text("score", "gpa", "grade"), place(e.get("location")), text(e.get("courses"))} {
		if d = r.line(d); d != "" {
			s.Details = append(s.Details, d)
		}
	}
	s.Details = append(s.Details, r.lines(e.text("summary", "description"))...)
	s.Details = append(s.Details, r.all(texts(e.get("highlights")))...)
	return s
}

// award reads a certificate.
func (r *reader) award(e *fields) block.Award {
	return block.Award{Name: r.line(e.text("name", "title")), Issuer: r.line(e.text("issuer", "awarder", "authority")), Date: e.text("date", "awarded", "startDate")}
}

// skills reads a skill, or a list of them under a name. A list that was written as one
// text in the place of a level is a list.
func (r *reader) skills(v any) []block.SkillList {
	e, ok := v.(*fields)
	if !ok {
		if s := r.line(text(v)); s != "" {
			return []block.SkillList{{Name: s}}
		}
		return nil
	}
	s := block.SkillList{Name: r.line(e.text("name", "skill", "label", "category")), Level: r.line(e.text("level", "proficiency", "description"))}
	if strings.Trim(s.Level, "0123456789.") == "" {
		s.Level = r.line(e.text("proficiency", "description")) // a number of stars
	}
	switch words := e.get("keywords", "details", "items", "skills").(type) {
	case string:
		s.Keywords = listed(r.unmarked(words))
	default:
		s.Keywords = r.all(texts(words))
	}
	if strings.Contains(s.Level, ",") && len(s.Keywords) == 0 {
		s.Keywords, s.Level = listed(s.Level), ""
	}
	if s.Name == "" && len(s.Keywords) == 0 {
		return nil
	}
	return []block.SkillList{s}
}

// language reads a spoken language.
func (r *reader) language(v any) block.Language {
	e, ok := v.(*fields)
	if !ok {
		return block.Language{Name: r.line(text(v))}
	}
	return block.Language{Name: r.line(e.text("language", "name")), Level: r.line(e.text("fluency", "description", "proficiency", "level"))}
}

// other reads a list that has no field of its own as a section, an entry a line.
func (r *reader) other(p *block.Profile, name string, list []any) {
	s := block.Section{Heading: name}
	for _, v := range list {
		e, ok := v.(*fields)
		if !ok {
			s.Lines = append(s.Lines, r.lines(text(v))...)
			continue
		}
		head := joined(", ", e.text("title", "name", "label", "position"), e.text("awarder", "publisher", "issuer", "journal", "organization", "company", "institution"), e.text("date", "releaseDate", "awarded", "startDate"))
		if words := joined(", ", text(e.get("keywords", "details"))); words != "" {
			head = joined(": ", head, words)
		}
		if head = r.line(head); head != "" {
			s.Lines = append(s.Lines, head)
		}
		for _, key := range []string{"summary", "description", "reference", "bullet", "number"} {
			s.Lines = append(s.Lines, r.lines(e.text(key))...)
		}
		s.Lines = append(s.Lines, r.all(texts(e.get("highlights")))...)
	}
	if len(s.Lines) > 0 {
		p.Others = append(p.Others, s)
	}
}
