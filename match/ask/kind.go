package ask

import (
	"sync"

	"skillmatch/match/degree"
	"skillmatch/match/phrase"
)

// Kind is the subject of a requirement.
type Kind string

// The kinds of requirements.
const (
	KindSkill         Kind = "skill"
	KindExperience    Kind = "experience"
	KindEducation     Kind = "education"
	KindLanguage      Kind = "language"
	KindLocation      Kind = "location"
	KindAuthorization Kind = "authorization"
	KindOther         Kind = "other"
)

// kindWords are the phrases by which the kind of a line is recognized.
type kindWords struct{ authorization, language, location phrase.Set }

// kinds returns the phrases of data/facts.tsv for kinds of lines, read once.
var kinds = sync.OnceValue(func() *kindWords {
	t := load().facts
	return &kindWords{t.Set("kind authorization"), t.Set("kind language"), t.Set("kind location")}
})

// Kind returns the subject of the line. A skill decides before everything but
// permission to work: "5+ years of Go" is judged by Go, together with its years.
func (l *Line) Kind() Kind {
	k := kinds()
	switch {
	case k.authorization.In(l.lower):
		return KindAuthorization
	case len(l.Skills) > 0:
		return KindSkill
	case degree.Lowest(phrase.Normalize(l.Text)) != degree.None:
		return KindEducation
	case l.Years() > 0:
		return KindExperience
	case k.language.In(l.lower):
		return KindLanguage
	case k.location.In(l.lower):
		return KindLocation
	}
	return KindOther
}
