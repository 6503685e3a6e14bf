package ask

import (
	"slices"
	"strings"

	"skillmatch/index/skill"
)

// topics are the parts of a line that speak of something else than what a candidate has
// to bring, as offsets; a part whose offsets are equal is empty.
type topics struct {
	lower string // the line, in lower case if that does not change its length
	// told is what the team uses, duty what somebody is looked for to do, before sought
	// the company speaks of itself, and study holds the fields of a degree.
	told, toldEnd, duty, dutyEnd, sought, study, studied int
	// company is true for a line about the company, in which only proper names count.
	company bool
}

// topics returns the parts of a line that speak of something else.
func (r *Reader) topics(a *Parsed, line *Line) (t topics) {
	t.lower = line.written()
	t.company = line.Importance == Context && (line.section == about || line.section == neutral && a.Headings && !line.Item || r.cues.company.Opens(line.lower))
	if len(line.lower) != len(line.Text) {
		return t // a letter can change its length with its case
	}
	t.told, t.toldEnd = r.cues.tells(line.lower, &line.cues)
	t.study, t.studied = r.cues.studies(line.lower, &line.cues)
	if line.section == neutral {
		t.duty, t.dutyEnd = r.cues.duty(line.lower, &line.cues)
	}
	if line.section == neutral && !line.title {
		t.sought = r.cues.beforeSeeking(&line.cues)
	}
	return t
}

// written returns the line in lower case, or as it is when that changes its length.
func (l *Line) written() string {
	if len(l.lower) != len(l.Text) {
		return l.Text
	}
	return l.lower
}

// tells reports whether a mention is in a part of the line that only tells.
func (t *topics) tells(m *skill.Mention) bool {
	return m.Start > t.told && m.Start < t.toldEnd || m.Start > t.duty && m.Start < t.dutyEnd || m.Start < t.sought
}

// others reports whether a mention says nothing of the candidate: it is somebody else's
// work or trade, a market, or a field of study.
func (r *Reader) others(a *Parsed, line *Line, m *skill.Mention, k skillKind, t *topics) bool {
	switch {
	case line.Importance == Context && k&isOffice != 0 && a.Family.Technical():
		return true // "contribute to the product roadmap"
	case line.Importance == Context && k&isSpoken != 0:
		return true // "our French customers"
	case m.Start >= t.study && m.End <= t.studied:
		return true // "a degree in statistics"
	case line.properName(m, k):
		return false
	}
	return t.company || line.cues.has(cueTogether) && r.colleagues(t.lower, m.Start, m.End) || k&isBusiness == 0 && r.employers(t.lower, m.Start, m.End)
}

// properName reports whether a mention is a proper name: that of a product or a language,
// or of an application if it is written with a capital.
func (l *Line) properName(m *skill.Mention, k skillKind) bool {
	return k&isProper != 0 || k&isApp != 0 && capital(l.Text[m.Start:m.End])
}

// weaker reports whether a mention asks less than its clause: a field beside the trade in
// a title ("Software Engineer, Payments"), or something that a candidate should only like
// ("a passion for automation").
func (r *Reader) weaker(line *Line, m *skill.Mention, k skillKind, t *topics, importance Importance) bool {
	if line.title {
		return k&isBusiness != 0 && beside(t.lower[:m.Start])
	}
	return importance == Required && k&isBusiness == 0 && line.cues.has(cueFond) && !line.properName(m, k) && r.cues.fond.In(t.lower[max(0, m.Start-fondReach):m.Start])
}

// beside reports whether what follows a part of a title is beside the trade: after a
// comma, a dash or a bracket.
func beside(before string) bool {
	return slices.ContainsFunc([]string{", ", " - ", " – ", " — ", " (", " | ", ": "}, func(s string) bool { return strings.Contains(before, s) })
}

// colleagues reports whether a field is named only for the people in it, with whom the
// candidate will work: "partner with data science and design teams", "alongside product
// managers". A word for people is in the name or follows it, and between the words of
// working together and the name is nothing but a list: "work with designers to build
// design systems" builds them.
func (r *Reader) colleagues(lower string, start, end int) bool {
	if end > len(lower) {
		return false
	}
	from := max(0, start-colleaguesReach)
	at := r.cues.together.Find(lower[from:start])
	if at < 0 || r.cues.aims.In(lower[from+at:start]) {
		return false
	}
	behind := lower[start:min(len(lower), end+40)]
	if i := strings.IndexAny(behind, ".;:("); i >= 0 {
		behind = behind[:i]
	}
	return r.cues.people.In(behind) || r.cues.people.In(lower[from+at:start]) || r.cues.departments.In(lower[from+at:start])
}

// employers reports whether a field is named only for the employers in it, at which a
// candidate has worked: "at top-tier AI labs". A business is known by who works in it, so
// that "at fintech companies" asks for that.
func (r *Reader) employers(lower string, start, end int) bool {
	if end > len(lower) {
		return false
	}
	before := lower[max(0, start-fondReach):start]
	at := strings.LastIndex(before, "at ")
	return at >= 0 && (at == 0 || before[at-1] == ' ') && !strings.ContainsAny(before[at:], ",.;:(") && r.cues.employers.Opens(strings.TrimLeft(lower[end:], " "))
}

// fondReach is how many bytes before a field the words of liking it, or of where it is,
// can be.
const fondReach = 36

// colleaguesReach is how many bytes before a name the words of working together can be.
const colleaguesReach = 90
