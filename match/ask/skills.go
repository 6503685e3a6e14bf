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
// of the candidate, gives each the importance of its clause ("Go required, Rust a plus"),
// and weakens those that the line only tells about ("our stack: Go").
func (r *Reader) collectLine(a *Parsed, line *Line, mentions []skill.Mention) {
	line.named = true
	numbers := r.groups.line(line.written(), mentions)
	r.groupImportances(line, mentions, numbers)
	t := r.topics(a, line)
	for i := range mentions {
		m := &mentions[i]
		k := r.kind(m.ID)
		if k&isAskable == 0 || m.Within && numbers[i] != 0 || r.others(a, line, m, k, &t) {
			continue // "React Native or Flutter" asks for neither part by itself
		}
		importance := r.importance(line, m, numbers[i])
		if importance == waived || m.Negated && len(line.clauses) == 0 && !r.cues.negation.In(t.lower[:m.Start]) {
			continue // "no Java required", "we do not use Java"
		}
		if t.tells(m) || r.weaker(line, m, k, &t, importance) {
			importance = Context
		}
		r.require(a, line, m, importance, numbers[i])
	}
	if len(line.spans) > 0 && len(line.lower) == len(line.Text) {
		r.bindYears(a, line, mentions)
	}
}

// bindYears gives each number of years in a line to the skills to which it belongs: to
// the one directly before it ("Go (5 years)", "Go: 5 years"), else to the first one named
// within yearsReach after it, before the next number, with those that are joined to it
// ("5+ years of Go or Rust"). Fields such as "software engineering" have no years of
// their own.
func (r *Reader) bindYears(a *Parsed, line *Line, mentions []skill.Mention) {
	for i := range line.spans {
		s := &line.spans[i]
		end := len(line.Text)
		if i+1 < len(line.spans) {
			end = line.spans[i+1].start
		}
		first := slices.IndexFunc(mentions, func(m skill.Mention) bool {
			return m.End < s.start && strings.Trim(line.Text[m.End:s.start], " (:–—-[~>+") == "" && r.counted(a, line, &m)
		})
		if first >= 0 {
			r.giveYears(a, s, &mentions[first])
			continue
		}
		first = slices.IndexFunc(mentions, func(m skill.Mention) bool {
			return m.Start >= s.end && m.Start < min(end, s.end+yearsReach) && !strings.Contains(line.Text[s.end:m.Start], ";") && r.counted(a, line, &m)
		})
		for k := max(first, 0); first >= 0 && k < len(mentions) && mentions[k].Start < end && (k == first || mentions[k].Within || r.groups.links[k] != apart); k++ {
			if r.counted(a, line, &mentions[k]) {
				r.giveYears(a, s, &mentions[k])
			}
		}
	}
}

// counted reports whether years in a line can belong to a skill that it names: one that
// the posting asks for in this line, not merely as welcome, and not a field.
func (r *Reader) counted(a *Parsed, line *Line, m *skill.Mention) bool {
	k := r.at[m.ID]
	return k != 0 && a.Skills[k-1].Line == line.Text && a.Skills[k-1].Importance != Preferred && r.voc.Skill(m.ID).Category != "concepts"
}

// giveYears binds years to a skill.
func (r *Reader) giveYears(a *Parsed, s *span, m *skill.Mention) {
	k := &a.Skills[r.at[m.ID]-1]
	k.Years, s.bound = max(k.Years, s.years), true
}

// groupImportances sets the importance of the alternative groups of a line, by their
// numbers: the strongest of the members. "Rust (preferred), C++ or Go" asks for one of
// three.
func (r *Reader) groupImportances(line *Line, mentions []skill.Mention, numbers []int) {
	clear(r.grouped)
	if len(line.clauses) == 0 {
		return
	}
	for i, n := range numbers {
		if n == 0 {
			continue
		}
		now := line.at(mentions[i].Start)
		if old, met := r.grouped[n]; now != waived && (!met || now.Rank() < old.Rank()) {
			r.grouped[n] = now
		}
	}
}

// importance returns the importance of a mention in a group of a line, 0 for none: that
// of its group, else that of its clause.
func (r *Reader) importance(line *Line, m *skill.Mention, group int) Importance {
	if grouped, ok := r.grouped[group]; ok {
		return grouped
	}
	return line.at(m.Start)
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
		k.Importance, k.Line, k.Group, k.Years = importance, line.Text, group, 0
	}
	k.Confidence = max(k.Confidence, m.Confidence)
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
type skillKind uint16

const (
	isKnown    skillKind = 1 << iota // the other flags are set
	isAskable                        // askable is true of it
	isNamed                          // names of its category are proper names
	isOffice                         // it is the work of the people around an engineer
	isSpoken                         // it is a spoken language
	isProper                         // its name is a proper name
	isBusiness                       // it is a field of business
	isApp                            // it is an application, or a kind of them
)

// kind returns the flags of a skill, which it remembers.
func (r *Reader) kind(id skill.ID) skillKind {
	if r.kinds[id] == 0 {
		s, k := r.voc.Skill(id), isKnown
		for _, is := range []struct {
			kind skillKind
			yes  bool
		}{{isAskable, askable(s)}, {isNamed, s.Kind.Proper}, {isOffice, s.Kind.Office}, {isSpoken, s.Category == "spoken"}, {isProper, proper(s)}, {isApp, s.Category == "apps"}, {isBusiness, s.Category == "domains" || s.Kind.Office}} {
			if is.yes {
				k |= is.kind
			}
		}
		r.kinds[id] = k
	}
	return r.kinds[id]
}

// proper reports whether a skill has a proper name. "Machine learning" has none, though
// most of its category do.
func proper(s *skill.Skill) bool {
	if !s.Kind.Proper {
		return false
	}
	_, rest, several := strings.Cut(s.Label, " ")
	return !several || rest != strings.ToLower(rest)
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
