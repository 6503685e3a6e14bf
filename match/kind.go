package match

// kinds are the phrases that tell what a requirement line asks.
type kinds struct {
	authorization, language, location phrases
	degrees                           *degrees
}

func newKinds() *kinds {
	return &kinds{
		degrees:       newDegrees(),
		authorization: set(`visa;sponsorship;work authorization;authorized to work;right to work;eligible to work;work permit;clearance;citizenship;citizen;arbeitserlaubnis`),
		language:      set(`english;german;french;spanish;dutch;italian;portuguese;fluent;native speaker;deutsch;englisch;deutschkenntnisse;englischkenntnisse;bilingual;japanese;mandarin`),
		location:      set(`based in;located in;relocate;commuting distance;on-site;onsite;in-office;days a week;days per week;time zone;timezone;willing to travel;travel up to`),
	}
}

// kind sorts a requirement line by what it asks. Skills come first: a line
// "5+ years of Go" is judged by Go, and its years with it.
func (k *kinds) kind(l *Line) Kind {
	years, _ := yearsIn(l.Text, l.lower)
	switch {
	case k.authorization.in(l.lower):
		return KindAuthorization
	case len(l.Skills) > 0:
		return KindSkill
	case k.degrees.lowest(fold(l.Text)) != NoDegree:
		return KindEducation
	case years > 0:
		return KindExperience
	case k.language.in(l.lower):
		return KindLanguage
	case k.location.in(l.lower):
		return KindLocation
	}
	return KindOther
}
