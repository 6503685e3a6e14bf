package resume

import (
	"fmt"
	"strings"

	"skillmatch/scrape/document/block"
)

// entry is a role with the lines that name it, until all roles are known.
type entry struct {
	lines []headLine
	// employer is the employer of the group of roles to which the role belongs. grouped
	// is set when the résumé tells groups by the time that they took together.
	employer string
	grouped  bool
	project  bool
	// close is set when the head follows that of another role right away.
	close bool
}

// closeRoles reads the section of roles that ends here.
func (p *parser) closeRoles() {
	if len(p.held) == 0 {
		return
	}
	project := p.section().Kind == Projects
	spans := p.cut(p.held, project)
	p.held, p.roleLevel = nil, 0
	clear(p.labels)
	employer, above := "", -1 // the employer of the group, and the names above the dates of its roles
	var waiting []part
	for i := range spans {
		s := &spans[i]
		names := namesAbove(s.head)
		switch {
		case s.group && i+1 < len(spans):
			employer, above = p.groupName(s.head), -1
			waiting = s.head
			continue
		case employer != "" && above < 0:
			above = names
		case names > above:
			employer = ""
		}
		s.head = append(waiting, s.head...)
		p.emit(s, len(waiting), employer, project)
		waiting = nil
	}
}

// namesAbove counts the names of a head above its dates.
func namesAbove(head []part) int {
	for i := range head {
		if head[i].dated {
			return i
		}
	}
	return len(head)
}

// groupName returns the employer that the head of a group names.
func (p *parser) groupName(head []part) string {
	rest, _ := p.dates.duration(head[0].rest)
	return strings.Trim(rest, " ,;:·|()–—-")
}

// emit adds a span to the résumé: as a role, as a time of study, or as lines that belong
// to no role. The first lines of the head, as many as group says, name the employer of a
// group.
func (p *parser) emit(s *span, group int, employer string, project bool) {
	own := s.head[group:]
	switch {
	case len(own) == 0:
		p.lineOf(append(s.head, s.body...), -1, false)
		return
	case !project && p.isBreak(own):
		p.sectionOf(Experience)
		p.lineOf(s.head, -1, false)
		p.lineOf(s.body, -1, false)
		p.warn(fmt.Sprintf("a break counts no years: %q", joinParts(own)))
		return
	case !project && employer == "" && p.studies(own):
		p.sectionOf(Education)
		p.lineOf(append(s.head, s.body...), -1, false)
		return
	}
	kind := Experience
	if project {
		kind = Projects
	}
	p.sectionOf(kind)
	role := Role{Project: project}
	p.takeDates(&role, own)
	n := len(p.out.Roles)
	lines := p.section().Lines
	p.entries = append(p.entries, entry{
		lines: p.headLines(own), employer: employer, grouped: group > 0, project: project,
		close: n > 0 && !own[0].Gap && len(lines) > 0 && lines[len(lines)-1].Title && lines[len(lines)-1].Role == n-1,
	})
	p.out.Roles = append(p.out.Roles, role)
	p.lineOf(s.head, n, true)
	p.lineOf(s.body, n, false)
}

// joinParts returns the texts of parts on one line.
func joinParts(parts []part) string {
	var list []string
	for i := range parts {
		list = append(list, parts[i].Text)
	}
	return strings.Join(list, " / ")
}

// sectionOf begins a section without a heading unless the current one is of the kind.
func (p *parser) sectionOf(kind Kind) {
	s := p.section()
	if s.Kind == kind || s.Kind == Projects && kind == Experience {
		return
	}
	p.out.Sections = append(p.out.Sections, Section{Kind: kind, level: s.level})
}

// lineOf adds parts as lines of a role, or of none when role is -1. Below a role of a
// résumé without headings, a list of short things is one of skills.
func (p *parser) lineOf(parts []part, role int, title bool) {
	for i := range parts {
		k := &parts[i]
		n := role
		if !title && p.section().Heading == "" && k.Gap && k.Kind == block.Paragraph && p.isList(k.Text) {
			p.sectionOf(Skills)
		}
		if p.section().Kind == Skills {
			n = -1
		}
		p.add(Line{Text: k.Text, Bullet: k.Kind == block.Item && !title, Role: n, Title: title})
		if n >= 0 && !title && !k.label && k.Kind != block.Heading {
			p.out.Roles[n].Bullets = append(p.out.Roles[n].Bullets, k.Text)
		}
		if !title && k.Kind != block.Item && !k.dated && k.words() <= 6 && p.dates.mentions(k.Text) {
			p.warn(fmt.Sprintf("a year that was not understood as dates: %q", k.Text))
		}
	}
}

// words counts the words of a part.
func (k *part) words() int { return len(strings.Fields(k.Text)) }

// takeDates gives a role the dates of its head: the first range, else the first date.
// It warns of dates that cannot be right, and of years that were not understood.
func (p *parser) takeDates(role *Role, head []part) {
	var from *part
	for i := range head {
		k := &head[i]
		if k.dated && (from == nil || from.when.start == from.when.end && !from.when.current && (k.when.current || k.when.start != k.when.end)) {
			from = k
		}
	}
	if from == nil {
		for i := range head {
			if p.dates.mentions(head[i].Text) {
				p.warn(fmt.Sprintf("a year that was not understood as dates: %q", head[i].Text))
			}
		}
		return
	}
	role.Start, role.End, role.Current = from.when.start, from.when.end, from.when.current
	switch from.when.fault {
	case reversed:
		p.warn(fmt.Sprintf("dates that end before they begin count no time: %q", from.Text))
	case impossible:
		p.warn(fmt.Sprintf("dates that cannot be: %q", from.Text))
	case openEnd:
		p.warn(fmt.Sprintf("dates without an end count to this day: %q", from.Text))
	}
}

// isBreak reports whether a head names a time without work, as its first name: "Career
// break", "Elternzeit (zwei Kinder)".
func (p *parser) isBreak(head []part) bool {
	for i := range head {
		text := normalize(strings.Trim(head[i].rest, " |,;:()–—-"))
		if text == "" {
			continue
		}
		for phrase := range p.rules.breaks {
			if rest, ok := strings.CutPrefix(text, phrase); ok && (rest == "" || rest[0] == ' ' && len(phrase) > 5) {
				return !p.hasTitle(head[i].rest) && !p.hasOrganisation(head[i].rest)
			}
		}
		return false
	}
	return false
}

// studies reports whether a head names a time of learning: a line begins with the name
// of a degree or a school, and none has a word of titles.
func (p *parser) studies(head []part) bool {
	study := false
	for i := range head {
		if p.hasTitle(head[i].rest) {
			return false
		}
		study = study || p.isStudy(head[i].rest)
	}
	return study
}

// isStudy reports whether a line begins with the name of a degree or a school.
func (p *parser) isStudy(text string) bool {
	words := strings.Fields(strings.ToLower(strings.TrimLeft(text, " |,;:()–—-")))
	for n := 1; n <= min(3, len(words)); n++ {
		if p.rules.studies[strings.Trim(strings.Join(words[:n], " "), ".,:;()")] {
			return true
		}
	}
	return false
}

// dropEmployerLines removes roles that consist only of the line of an employer above
// several roles there.
func (p *parser) dropEmployerLines() {
	number := make([]int, len(p.out.Roles))
	var kept []Role
	for i, r := range p.out.Roles {
		number[i] = len(kept)
		next := i + 1
		if r.Title == "" && (!r.Dated() || p.heads(i)) && len(r.Bullets) == 0 && !r.Project && next < len(p.out.Roles) && p.out.Roles[next].Employer == r.Employer && p.out.Roles[next].Dated() {
			continue // its lines go to the first of those roles
		}
		kept = append(kept, r)
	}
	p.out.Roles = kept
	for i := range p.out.Sections {
		for k := range p.out.Sections[i].Lines {
			if l := &p.out.Sections[i].Lines[k]; l.Role >= 0 {
				l.Role = number[l.Role]
			}
		}
	}
}
