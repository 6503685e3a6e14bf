package ask

import (
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/scrape/posting"
)

// collect turns the mentions of skills into requirements: one for each skill, with its
// strongest importance and its alternative group.
func (r *Reader) collect(a *Parsed, mentions []skill.Mention) {
	for _, id := range r.asked {
		r.at[id] = 0
	}
	r.asked = r.asked[:0]
	r.groups.begin()
	for from := 0; from < len(mentions); {
		to := from + 1
		for to < len(mentions) && mentions[to].Line == mentions[from].Line {
			to++
		}
		line := &a.Lines[mentions[from].Line]
		if line.section.asks() {
			r.collectLine(a, line, mentions[from:to])
		}
		from = to
	}
	r.groups.number(a.Skills)
}

// collectLine collects the mentions of one line. It passes over those that ask nothing
// of the candidate, and weakens those that the line's own words make preferred ("(Go
// preferred)", "Go is a plus") or only tell about ("our stack: Go").
func (r *Reader) collectLine(a *Parsed, line *Line, mentions []skill.Mention) {
	line.named = true
	numbers := r.groups.line(line.Text, mentions)
	lower := line.lower
	from, to, some := r.cues.preferring(lower, &line.cues)
	some = some && len(lower) == len(line.Text)
	tells := r.cues.tells(lower, &line.cues)
	study, studied := r.cues.studies(lower, &line.cues)
	company := line.Importance == Context && (line.section == about || line.section == neutral && a.Headings)
	for i, m := range mentions {
		k := r.kind(m.ID)
		if k&isAskable == 0 || k&isNamed == 0 && (company || r.colleagues(lower, m.Start, m.End)) {
			continue
		}
		switch {
		case line.Importance == Context && k&isOffice != 0 && a.Family.Technical():
			continue // somebody else's work: "contribute to the product roadmap"
		case line.Importance == Context && k&isSpoken != 0:
			continue // a market: "our French customers"
		case m.Start >= study && m.End <= studied && len(lower) == len(line.Text):
			continue // a field of study
		case m.Within && numbers[i] != 0:
			continue // "React Native or Flutter" asks for neither part by itself
		}
		importance := line.Importance
		if tells >= 0 && m.Start > tells && len(lower) == len(line.Text) {
			importance = Context
		}
		if importance == Required && (m.Negated || some && m.Start >= from && m.End <= to) {
			importance = Preferred
		}
		r.require(a, line, &m, importance, numbers[i])
	}
}

// require adds a mention to the requirements: as a new one, or to that of the same
// skill, of which the strongest importance, its line and its group are kept.
func (r *Reader) require(a *Parsed, line *Line, m *skill.Mention, importance Importance, group int) {
	if !slices.Contains(line.Skills, m.ID) {
		line.Skills = append(line.Skills, m.ID)
	}
	surface := line.Text[m.Start:m.End]
	if r.at[m.ID] == 0 {
		r.at[m.ID], r.asked = int32(len(a.Skills)+1), append(r.asked, m.ID)
		a.addSkill(SkillRequirement{ID: m.ID, Importance: importance, Line: line.Text, Confidence: m.Confidence, Group: group}, surface)
	}
	k := &a.Skills[r.at[m.ID]-1]
	if !slices.Contains(k.Spellings, surface) {
		k.Spellings = append(k.Spellings, surface)
	}
	if importance.Rank() < k.Importance.Rank() {
		k.Importance, k.Line, k.Group = importance, line.Text, group
	}
	k.Confidence = max(k.Confidence, m.Confidence)
}

// colleagues reports whether a field is named only for the people in it, with whom the
// candidate will work: "partner with data science and design teams".
func (r *Reader) colleagues(lower string, start, end int) bool {
	if end > len(lower) || !r.cues.together.In(lower[max(0, start-70):start]) {
		return false
	}
	behind := lower[end:min(len(lower), end+40)]
	if i := strings.IndexAny(behind, ".;:("); i >= 0 {
		behind = behind[:i]
	}
	return r.cues.people.In(behind)
}

// listed adds the skills that the source itself lists besides the text, as required. A
// listed text in which no skill is recognized becomes a required line.
func (r *Reader) listed(p *posting.Posting, a *Parsed) {
	if len(p.Skills) == 0 {
		return
	}
	for _, text := range p.Skills {
		found := false
		for _, m := range r.scanner.Find([]skill.Line{{Text: text, List: true}}, p.Company) {
			found = true
			if askable(r.voc.Skill(m.ID)) && !slices.ContainsFunc(a.Skills, func(k SkillRequirement) bool { return k.ID == m.ID }) {
				a.addSkill(SkillRequirement{ID: m.ID, Importance: Required, Line: text, Confidence: m.Confidence}, text[m.Start:m.End])
			}
		}
		if !found && !slices.ContainsFunc(a.Lines, func(l Line) bool { return strings.EqualFold(l.Text, text) }) {
			l := r.line(a.newLine(), &a.outside, text, required)
			l.Importance, l.Item = Required, true
		}
	}
}

// skillKind holds what the reader needs to know of a skill, as flags.
type skillKind uint8

const (
	isKnown   skillKind = 1 << iota // the other flags are set
	isAskable                       // askable is true of it
	isNamed                         // HasProperNames is true of its category
	isOffice                        // office is true of its category
	isSpoken                        // it is a spoken language
)

// kind returns the flags of a skill, which it remembers.
func (r *Reader) kind(id skill.ID) skillKind {
	if r.kinds[id] == 0 {
		s, k := r.voc.Skill(id), isKnown
		for _, is := range []struct {
			kind skillKind
			yes  bool
		}{{isAskable, askable(s)}, {isNamed, HasProperNames(s.Category)}, {isOffice, office(s.Category)}, {isSpoken, s.Category == "spoken"}} {
			if is.yes {
				k |= is.kind
			}
		}
		r.kinds[id] = k
	}
	return r.kinds[id]
}

// office reports whether skills of a category are seldom asked of engineers. In a line
// that is only context, they are the work of the people around the engineer.
func office(category string) bool {
	return category == "product" || category == "sales" || category == "operations"
}

// askable reports whether an entry of the vocabulary is a skill that a report lists.
// Soft skills, degrees and the classes of these are judged elsewhere.
func askable(s *skill.Skill) bool {
	switch s.Category {
	case "soft", "degrees":
		return false
	case "classes":
		return s.Name != "soft.any" && s.Name != "degree.any" && s.Name != "field.quantitative"
	}
	return true
}

// HasProperNames reports whether the skills of a category have proper names. Such a name seldom
// means anything but the skill, even in a text about the employer.
func HasProperNames(category string) bool {
	switch category {
	case "languages", "frameworks", "frontend", "mobile", "databases", "data-engineering", "cloud", "devops", "testing", "apis", "ml", "networking", "tools":
		return true
	}
	return false
}
