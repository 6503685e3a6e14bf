package condition

import (
	"strings"

	"skillmatch/index/resume"
	"skillmatch/match/place"
)

// Person holds what a résumé says that can answer conditions.
type Person struct {
	words *words
	// own are the lines in which somebody speaks of himself: head, summary, skills,
	// certificates, education and what has no heading. done are those about his work, all
	// are all lines.
	own, done, all []string
	// home are the parts of the head that name a place, and where their countries.
	home  []string
	where place.Set
	// education are the lines of that section, languages those of spoken languages.
	education, languages []string
	spoken               []spokenAs
	// asOf is the month that counts as the present.
	asOf resume.Date
	// moves is set when the résumé says that its owner would move.
	moves bool
}

// spokenAs is a language that somebody speaks, and the line that says so.
type spokenAs struct {
	id    string
	skill level
	line  string
}

// NewPerson reads a résumé. asOf is the month that counts as the present.
func NewPerson(r *resume.Resume, asOf resume.Date) Person {
	p := Person{words: load(), asOf: asOf, education: r.Lines(resume.Education), languages: r.Lines(resume.Languages)}
	head := r.Lines(resume.Header)
	// Names and addresses prove no skill, so the sections leave them out. They do say
	// where somebody lives.
	for _, d := range r.Dropped {
		if p.own, p.all = append(p.own, d.Text), append(p.all, d.Text); d.Reason != "name" {
			head = append(head, d.Text) // "Sofia" can be a name, and is a town
		}
	}
	for _, s := range r.Sections {
		for _, l := range s.Lines {
			p.all = append(p.all, l.Text)
			if l.Role < 0 && s.Kind != resume.Experience && s.Kind != resume.Projects {
				p.own = append(p.own, l.Text)
			} else {
				p.done = append(p.done, l.Text)
			}
		}
	}
	p.readHome(head)
	for _, l := range p.own {
		p.moves = p.moves || p.words.in("moves", strings.ToLower(plain(l)))
	}
	p.readSpoken(r)
	return p
}

// readHome finds the parts of the head that name a place. Only such a part is quoted;
// the rest says how to reach somebody. A part about permission to work names no home.
func (p *Person) readHome(head []string) {
	for _, l := range head {
		for part := range strings.FieldsFuncSeq(l, func(r rune) bool { return strings.ContainsRune("·|•;\t", r) }) {
			part = strings.TrimSpace(part)
			lower := strings.ToLower(plain(part))
			found := place.In(part)
			if p.words.in("citizen", lower) || p.words.in("right", lower) || p.words.in("sponsor", lower) || p.words.in("moves", lower) || strings.Contains(part, "@") {
				continue
			}
			p.home = append(p.home, part)
			if len(p.where) == 0 && len(found) > 0 {
				p.where = found
				p.home[0], p.home[len(p.home)-1] = part, p.home[0]
			}
		}
	}
}

// readSpoken reads the languages that somebody speaks: those of the section, and those
// that another line names with a level.
func (p *Person) readSpoken(r *resume.Resume) {
	add := func(lines []string, told bool) {
		for _, l := range lines {
			for _, s := range p.words.languagesIn(l) {
				if told || s.told && s.skill.rank > 0 {
					p.spoken = append(p.spoken, spokenAs{s.id, s.skill, l})
				}
			}
		}
	}
	for _, s := range r.Spoken {
		p.addSpoken(s, r)
	}
	add(p.languages, true)
	add(p.own, false)
}

// addSpoken adds a language that the section of languages names, with its level there.
func (p *Person) addSpoken(s resume.Spoken, r *resume.Resume) {
	found := p.words.languagesIn(s.Language)
	if len(found) == 0 {
		return
	}
	line := s.Language
	for _, l := range p.languages {
		if strings.Contains(l, s.Language) {
			line = l
			break
		}
	}
	p.spoken = append(p.spoken, spokenAs{found[0].id, p.words.levelIn(strings.ToLower(plain(s.Level))), line})
}
