package match

import "skillmatch/index/skill"

// skillKind is what reading a posting has to know of a skill.
type skillKind uint8

const (
	isKnown   skillKind = 1 << iota // it was found out
	isAskable                       // as askable says
	isNamed                         // as named says of its category
	isOffice                        // as office says of its category
	isSpoken
)

// kind is what a skill is.
func (r *Reader) kind(id skill.ID) skillKind {
	if r.kinds[id] == 0 {
		s, k := r.voc.Skill(id), isKnown
		for _, is := range []struct {
			kind skillKind
			yes  bool
		}{{isAskable, askable(s)}, {isNamed, named(s.Category)}, {isOffice, office(s.Category)}, {isSpoken, s.Category == "spoken"}} {
			if is.yes {
				k |= is.kind
			}
		}
		r.kinds[id] = k
	}
	return r.kinds[id]
}

// office reports the categories of skills that engineers are seldom asked: in
// lines that only tell, they are the work of the people around them.
func office(category string) bool {
	return category == "product" || category == "sales" || category == "operations"
}

// askable reports whether a vocabulary entry is a skill that a report lists;
// manners and degrees are judged elsewhere, and so are the classes of them.
func askable(s *skill.Skill) bool {
	switch s.Category {
	case "soft", "degrees":
		return false
	case "classes":
		return s.Name != "soft.any" && s.Name != "degree.any" && s.Name != "field.quantitative"
	}
	return true
}

// named reports the categories of skills that have proper names, which are
// seldom anything else, even in a text about the employer.
func named(category string) bool {
	switch category {
	case "languages", "frameworks", "frontend", "mobile", "databases", "data-engineering", "cloud", "devops", "testing", "apis", "ml", "networking", "tools":
		return true
	}
	return false
}
