package exported

import (
	"strings"

	"skillmatch/scrape/document/block"
)

// renderCV reads the form of RenderCV (docs.rendercv.com): sections that the user names,
// of entries whose kind their fields tell.
func (r *reader) renderCV(cv *fields) *block.Profile {
	p := &block.Profile{}
	r.person(p, cv)
	sections := cv.object("sections")
	if sections == nil {
		return p
	}
	for _, key := range sections.keys {
		r.renderSection(p, key, sections.list(key))
	}
	return p
}

// renderSection reads a section. Entries without fields that tell their kind belong to
// the section that the name says; other entries stay lines under the name.
func (r *reader) renderSection(p *block.Profile, key string, entries []any) {
	name := folded(key)
	var others []any
	for _, v := range entries {
		e, _ := v.(*fields)
		switch {
		case e.get("institution") != nil:
			p.Education = append(p.Education, r.study(e))
		case e.get("company") != nil || e.get("position") != nil:
			if strings.HasPrefix(name, "volunteer") {
				p.Volunteering = append(p.Volunteering, r.position(e))
			} else {
				p.Work = append(p.Work, r.position(e))
			}
		case e.get("name") != nil && strings.Contains(name, "project"):
			p.Projects = append(p.Projects, r.project(e))
		case e.get("name") != nil && strings.HasPrefix(name, "certif"):
			p.Certificates = append(p.Certificates, r.award(e))
		case e.get("label") != nil && strings.Contains(name, "language") && !strings.Contains(name, "program"):
			p.Languages = append(p.Languages, block.Language{Name: r.line(e.text("label")), Level: r.line(e.text("details"))})
		case e.get("label") != nil && (strings.Contains(name, "skill") || strings.HasPrefix(name, "tech") || strings.Contains(name, "language")):
			p.Skills = append(p.Skills, r.skills(e)...)
		case e == nil && (strings.Contains(name, "summary") || strings.HasPrefix(name, "about") || strings.HasPrefix(name, "profile")):
			p.Summary = append(p.Summary, r.lines(text(v))...)
		default:
			others = append(others, v)
		}
	}
	r.other(p, heading(key), others)
}
