package match

import "strings"

// kind sorts a requirement line by what it asks. Skills come first: a line
// "5+ years of Go" is judged by Go, and its years with it.
func kind(l *Line) Kind {
	lower := strings.ToLower(l.Text)
	years, _ := yearsIn(l.Text)
	switch {
	case contains(lower, []string{"visa", "sponsorship", "work authorization", "authorized to work", "right to work", "eligible to work", "work permit", "clearance", "citizenship", "citizen", "arbeitserlaubnis"}):
		return KindAuthorization
	case len(l.Skills) > 0:
		return KindSkill
	case degreeIn(fold(l.Text)) != NoDegree:
		return KindEducation
	case years > 0:
		return KindExperience
	case contains(lower, []string{"english", "german", "french", "spanish", "dutch", "italian", "portuguese", "fluent", "native speaker", "deutsch", "englisch", "deutschkenntnisse", "englischkenntnisse", "bilingual", "japanese", "mandarin"}):
		return KindLanguage
	case contains(lower, []string{"based in", "located in", "relocate", "commuting distance", "on-site", "onsite", "in-office", "days a week", "days per week", "time zone", "timezone", "willing to travel", "travel up to"}):
		return KindLocation
	}
	return KindOther
}
