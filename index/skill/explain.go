package skill

// Reason is what decided whether a spelling in a text names its skill.
type Reason uint8

// The reasons; those up to ElsewhereSure make a mention, the rest refuse it.
const (
	// PlainSpelling means its skill wherever it stands.
	PlainSpelling Reason = iota
	// SkillsList is a section that lists skills.
	SkillsList
	// ListNeighbour is a known skill beside it in a list.
	ListNeighbour
	// RoleBehind is a word behind it such as "developer" or "framework".
	RoleBehind
	// VersionBehind is a version number behind it.
	VersionBehind
	// SkillNearby is a known skill a few words away.
	SkillNearby
	// CueBefore is a word before it such as "experience" or "using".
	CueBefore
	// ElsewhereSure is a mention beyond doubt elsewhere in the same document.
	ElsewhereSure
	// NoEvidence: the spelling is an ordinary word too, and nothing near it
	// speaks for the skill.
	NoEvidence
	// OtherSense: it is part of a phrase that means something else.
	OtherSense
	// Company: the words around make it the name of a company.
	Company
	// Employer: it is the employer's own name.
	Employer
	// NoMaker: it counts only together with its maker's name.
	NoMaker
)

// String is the reason in words that follow "because".
func (r Reason) String() string {
	return [...]string{
		"this spelling means it wherever it stands",
		"it stands in a section that lists skills",
		"it stands in a list beside a known skill",
		"the word behind it makes it a skill",
		"a version number stands behind it",
		"a known skill stands a few words away",
		"a word before it makes it a skill",
		"the same text names it beyond doubt elsewhere",
		"it is an ordinary word too, and nothing near it speaks for the skill",
		"it is part of a phrase that means something else",
		"the words around make it the name of a company",
		"it is the employer's own name",
		"it counts only together with its maker's name",
	}[r]
}

// Weighed is a spelling met in a text, whether or not it counts.
type Weighed struct {
	// ID is None for a phrase that means something else.
	ID ID
	// Start and End are byte offsets in the text.
	Start, End int
	// Confidence is 0 to 1; below [Reported] there is no mention.
	Confidence float64
	Reason     Reason
}

// Weigh finds every spelling in a line of text as [Scanner.Find] does and says
// of each why it counts or not.
func (s *Scanner) Weigh(l Line) []Weighed {
	s.Find([]Line{l}, "")
	list := make([]Weighed, 0, len(s.found))
	for _, c := range s.found {
		list = append(list, Weighed{c.id, c.start, c.end, c.confidence, c.reason})
	}
	return list
}

// Spelled lists the skills that have the text as a spelling, in any case and
// with any mark, together with that spelling: in order of ID.
func (v *Vocabulary) Spelled(text string) []Spelled {
	var list []Spelled
	key := Alias{Text: text}.key()
	for i := range v.skills {
		for _, a := range v.skills[i].Aliases {
			if (Alias{Text: a.Text}).key() == key {
				list = append(list, Spelled{ID(i), a})
				break
			}
		}
	}
	return list
}

// Spelled is a skill and one of its spellings.
type Spelled struct {
	ID    ID
	Alias Alias
}
