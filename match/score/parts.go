package score

import (
	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/title"
)

// Judge returns the score of a résumé for what a posting asks, with all its parts. It
// uses neither disk nor network; the result depends on nothing but its arguments.
func Judge(matches *proof.Matches, p *Profile, in *Input) Score {
	s := Partial{sum: sum{parts: make([]Part, 0, 8)}, matches: matches, profile: p, input: in}
	s.addSkills(matches, in.Skills)
	return s.Finish()
}

// Partial is a score whose skills are judged and whose lines, which take longest, are
// not.
type Partial struct {
	sum
	matches *proof.Matches
	profile *Profile
	input   *Input
}

// Begin returns a score with the skills of a posting judged. The lines of the input can
// be filled in later, before Finish.
func Begin(matches *proof.Matches, p *Profile, in *Input) Partial {
	s := Partial{matches: matches, profile: p, input: in}
	s.addSkills(matches, in.Skills)
	return s
}

// AtMost returns an upper bound of the score, 0 to 100: the score if the résumé
// answered all lines. Points that are earned in full never lower a score.
func (s Partial) AtMost() float64 {
	s.add(PartLines, weightLines+weightWording, weightLines+weightWording, 0)
	return s.finish().Score
}

// Finish judges the lines and returns the score.
func (s Partial) Finish() Score {
	s.addLines(s.matches.Evidence(), s.input.Lines)
	return s.finish()
}

// finish adds profession, seniority and uncertainty, and returns the score.
func (s *Partial) finish() Score {
	s.addProfession(s.profile, s.input.Family)
	s.addSeniority(s.profile, s.input.Level, s.input.Years)
	s.addUncertainty()
	return s.score()
}

// addSkills adds the parts of required, preferred and mentioned skills.
func (s *sum) addSkills(matches *proof.Matches, skills []ask.SkillRequirement) {
	credits := credits(matches, skills)
	for _, k := range []struct {
		importance ask.Importance
		name       string
		weight     float64
	}{{ask.Required, PartRequired, weightRequired}, {ask.Preferred, PartPreferred, weightPreferred}, {ask.Context, PartContext, weightContext}} {
		credit, n := credits[k.importance.Rank()].total()
		switch of := k.weight * n / (n + halfSaturation); {
		case n > 0:
			s.add(k.name, of*credit/n, of, k.weight-of)
		case k.importance == ask.Required:
			s.addUnknown(k.name, k.weight) // asked in words outside the vocabulary
		}
	}
}

// creditSum adds up the credit of the asked skills of one importance, and their weight.
// An alternative group counts as one skill.
type creditSum struct {
	credit, weight float64
	groups         []groupCredit // by the number of the group
}

// groupCredit is the best credit in an alternative group, and its greatest weight.
type groupCredit struct{ credit, weight float64 }

// credits returns the sums of the asked skills, by [ask.Importance.Rank].
func credits(matches *proof.Matches, skills []ask.SkillRequirement) (sums [3]creditSum) {
	for i := range skills {
		k := &skills[i]
		m := matches.Of(k.ID)
		if m.Granted {
			continue
		}
		sum := &sums[k.Importance.Rank()]
		credit, weight := m.CreditFor(k), k.Confidence*m.Weight
		if k.Group == 0 {
			sum.credit += weight * credit
			sum.weight += weight
			continue
		}
		for len(sum.groups) <= k.Group {
			sum.groups = append(sum.groups, groupCredit{})
		}
		g := &sum.groups[k.Group]
		g.credit, g.weight = max(g.credit, credit), max(g.weight, weight)
	}
	return sums
}

// total returns the credit and the weight of all skills and groups.
func (c *creditSum) total() (credit, weight float64) {
	credit, weight = c.credit, c.weight
	for _, g := range c.groups {
		credit += g.weight * g.credit
		weight += g.weight
	}
	return credit, weight
}

// PerSkill returns how many points one required and one preferred skill of weight 1
// give to the score of a posting that asks for these skills.
func PerSkill(matches *proof.Matches, skills []ask.SkillRequirement) (required, preferred float64) {
	sums := credits(matches, skills)
	_, n := sums[ask.Required.Rank()].total()
	_, m := sums[ask.Preferred.Rank()].total()
	return weightRequired / (n + halfSaturation), weightPreferred / (m + halfSaturation)
}

// addLines adds the parts of the required lines. Lines that name no skill are judged by
// the line of the résumé that covers them best. All lines are judged by how much of
// their wording occurs anywhere in the résumé: that distinguishes a related trade from
// a foreign one where the vocabulary knows neither.
func (s *sum) addLines(e proof.Evidence, lines []Line) {
	met, judged, unknown, wording := 0.0, 0.0, 0.0, 0.0
	for i := range lines {
		line, whole := lines[i].cover(e)
		wording += whole
		switch {
		case len(lines[i].Skills) > 0:
		case line < CoverClear:
			unknown++
		default:
			judged++
			met += min(1, line/CoverMet)
		}
	}
	if k := judged + unknown; k > 0 {
		of := weightLines * k / (k + halfSaturation) * judged / k
		s.add(PartLines, of*met/max(judged, 1), of, weightLines*k/(k+halfSaturation)-of)
	}
	if n := float64(len(lines)); n > 0 {
		s.add(PartWording, weightWording*wording/n, weightWording, 0)
		return
	}
	s.addUnknown(PartWording, weightWording)
}

// addProfession adds the part of the profession: that of the posting, compared with the
// nearest of the résumé's titles. It is unknown when either side names none.
func (s *sum) addProfession(p *Profile, f title.Family) {
	if f == "" || len(p.Families) == 0 {
		s.addUnknown(PartProfession, weightProfession)
		return
	}
	best := 0.0
	for _, own := range p.Families {
		best = max(best, title.Similarity(f, own))
	}
	s.add(PartProfession, weightProfession*best, weightProfession, 0)
}

// stepCredit is the share of the part that is lost for each level between the posting
// and the résumé.
const stepCredit = 0.3

// addSeniority adds the part of seniority: the levels compared, and the years of work
// where both sides give them. The worse of the two counts.
func (s *sum) addSeniority(p *Profile, l title.Level, years int) {
	credit, known := 1.0, false
	if l != title.Unknown && p.Level != title.Unknown {
		known = true
		gap := float64(l - p.Level)
		if gap > 0 {
			credit = max(0, 1-stepCredit*gap)
		} else {
			credit = max(0, 1+stepCredit*gap)
		}
	}
	if years > 0 && p.Dated {
		known = true
		credit = min(credit, min(1, p.Years/float64(years)))
	}
	if !known {
		s.addUnknown(PartSeniority, weightSeniority)
		return
	}
	s.add(PartSeniority, weightSeniority*credit, weightSeniority, 0)
}
