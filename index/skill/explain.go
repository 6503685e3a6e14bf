package skill

// Reason says what decided whether a spelling in a text names its skill.
type Reason uint8

// The reasons. Those up to SameField make a mention, the others reject it.
const (
	// PlainSpelling: the spelling means its skill in any place.
	PlainSpelling Reason = iota
	// SkillsList: the section lists skills.
	SkillsList
	// ListNeighbour: a known skill is next to the spelling in a list.
	ListNeighbour
	// RoleAfter: a word such as "developer" or "framework" follows.
	RoleAfter
	// VersionAfter: a version number follows.
	VersionAfter
	// SkillNearby: a known skill is a few words away.
	SkillNearby
	// CueBefore: a word such as "experience" or "using" comes before.
	CueBefore
	// AskedAlone: the line asks for the spelling and says nothing else.
	AskedAlone
	// Misspelt: the word is one letter away from the name, and no ordinary word.
	Misspelt
	// ElsewhereSure: the same document names the skill beyond doubt elsewhere.
	ElsewhereSure
	// SameField: the same document names several other skills of the category.
	SameField
	// NoEvidence: the spelling is also an ordinary word, and nothing near it suggests
	// the skill.
	NoEvidence
	// OtherSense: the spelling is part of a phrase with another meaning.
	OtherSense
	// Company: the words around the spelling make it the name of a company.
	Company
	// Employer: the spelling is the employer's own name.
	Employer
	// Colleagues: the spelling names a department that somebody works with.
	Colleagues
	// NoMaker: the spelling counts only together with its maker's name.
	NoMaker
)

// String returns the reason as words that can follow "because".
func (r Reason) String() string {
	return [...]string{
		"this spelling means it wherever it stands",
		"it stands in a section that lists skills",
		"it stands in a list beside a known skill",
		"the word behind it makes it a skill",
		"a version number stands behind it",
		"a known skill stands a few words away",
		"a word before it makes it a skill",
		"the line asks for it and says nothing else",
		"it is one letter away from the name, and no ordinary word",
		"the same text names it beyond doubt elsewhere",
		"the same text names several other skills of its field",
		"it is an ordinary word too, and nothing near it speaks for the skill",
		"it is part of a phrase that means something else",
		"the words around make it the name of a company",
		"it is the employer's own name",
		"it names the people somebody works with",
		"it counts only together with its maker's name",
	}[r]
}

// Weighed is a spelling in a text, whether or not it counts as a mention.
type Weighed struct {
	// ID is [None] for a phrase with another meaning.
	ID ID
	// Start and End are byte offsets in the text.
	Start, End int
	// Confidence is 0 to 1. Below [Reported] the spelling is not a mention.
	Confidence float64
	Reason     Reason
}

// Weigh finds every spelling in a line of text as [Scanner.Find] does, and returns them
// all, each with the reason why it counts or not. The slice belongs to the caller.
func (s *Scanner) Weigh(l Line) []Weighed {
	s.Find([]Line{l}, "")
	list := make([]Weighed, 0, len(s.found))
	for _, c := range s.found {
		list = append(list, Weighed{c.id, c.start, c.end, c.confidence, c.reason})
	}
	return list
}

// Spelled returns the skills that have the text as a spelling, in any case and with any
// flags, each with that spelling, in order of ID.
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
