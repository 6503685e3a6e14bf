package exported

import (
	"slices"

	"skillmatch/scrape/document/block"
)

// isReactive reports whether an object is a résumé of Reactive Resume (rxresu.me): its
// sections are objects with lists of items. The oldest form has the sections at the top.
func isReactive(f *fields) bool {
	sections := f.object("sections")
	if sections == nil {
		sections = f
	}
	for _, key := range []string{"experience", "work", "education", "skills"} {
		if sections.object(key).list("items") != nil {
			return true
		}
	}
	return false
}

// reactive reads the form of Reactive Resume.
func (r *reader) reactive(f *fields) *block.Profile {
	p := &block.Profile{}
	r.person(p, f.object("basics", "profile"))
	sections := f.object("sections")
	if sections == nil {
		sections = f
	}
	for _, o := range []*fields{sections.object("summary"), f.object("summary"), f.object("objective")} {
		if o != nil && shown(o) {
			p.Summary = append(p.Summary, r.lines(o.text("content", "body"))...)
		}
	}
	for _, key := range sections.keys {
		if s := sections.object(key); s != nil && shown(s) {
			r.reactiveSection(p, folded(key), s)
		}
	}
	for _, s := range slices.Concat(sections.object("custom").all(), f.objects("customSections")) {
		if shown(s) {
			r.reactiveSection(p, folded(s.text("type")), s)
		}
	}
	return p
}

// all returns the objects among the values of an object.
func (f *fields) all() []*fields {
	var out []*fields
	if f != nil {
		for _, k := range f.keys {
			if o := f.object(k); o != nil {
				out = append(out, o)
			}
		}
	}
	return out
}

// shown reports whether a section or an item is not hidden by the user.
func shown(f *fields) bool {
	return f.text("visible") != "false" && f.text("hidden") != "true" && f.text("enable") != "false"
}

// reactiveSection reads the items of a section that are not hidden.
func (r *reader) reactiveSection(p *block.Profile, kind string, s *fields) {
	if kind == "custom" {
		return
	}
	items := slices.DeleteFunc(s.objects("items"), func(e *fields) bool { return !shown(e) })
	others := items[:0:0]
	for _, e := range items {
		switch kind {
		case "experience", "work":
			p.Work = append(p.Work, r.reactivePositions(e)...)
		case "volunteer":
			p.Volunteering = append(p.Volunteering, r.position(e))
		case "projects":
			p.Projects = append(p.Projects, r.project(e))
		case "education":
			p.Education = append(p.Education, r.study(e))
		case "certifications", "certificates":
			p.Certificates = append(p.Certificates, r.award(e))
		case "skills":
			p.Skills = append(p.Skills, r.skills(e)...)
		case "languages":
			p.Languages = append(p.Languages, r.language(e))
		case "profiles", "social":
			if l := link(e.get("url", "website", "link")); l != "" {
				p.Contact = append(p.Contact, l)
			}
		default:
			others = append(others, e)
		}
	}
	name := s.text("name", "title", "heading")
	if name == "" {
		name = heading(kind)
	}
	list := make([]any, len(others))
	for i, e := range others {
		list[i] = e
	}
	r.other(p, name, list)
}

// reactivePositions reads a job, or the jobs that somebody had at an employer one after
// the other.
func (r *reader) reactivePositions(e *fields) []block.Position {
	whole := r.position(e)
	if e.text("company") == "" && e.text("role") != "" { // the oldest form
		whole.Employer, whole.Title = r.line(e.text("title")), r.line(e.text("role"))
	}
	roles := slices.DeleteFunc(e.objects("roles"), func(e *fields) bool { return !shown(e) })
	if len(roles) == 0 {
		return []block.Position{whole}
	}
	var out []block.Position
	for _, role := range roles {
		p := r.position(role)
		p.Employer = whole.Employer
		if p.Location == "" {
			p.Location = whole.Location
		}
		out = append(out, p)
	}
	out[0].Summary = append(whole.Summary, out[0].Summary...)
	out[0].Highlights = append(whole.Highlights, out[0].Highlights...)
	return out
}
