package score

import (
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/proof"
	"skillmatch/match/title"
	"skillmatch/scrape/posting"
)

// Bounder computes upper bounds of the scores of postings that were not read, in a
// fifth of the time that reading and scoring take. It assumes the best of what only
// reading shows: that every held skill whose words occur in the text is required and no
// missing one is asked, and that the résumé answers all lines. The rest comes from the
// title. It is not safe for concurrent use.
type Bounder struct {
	profile   *Profile
	prefilter func() *skill.Prefilter
	weigher   *skill.Weigher // made when it is first needed
}

// Prefilter returns the search for the candidate's skills that all its bounders share.
func (c *Candidate) Prefilter() *skill.Prefilter {
	weights := make([]float64, c.Vocabulary.Len())
	for id := range weights {
		// All skills weigh the same, since a skill of a category of low weight can be
		// the substitute for one of a greater weight. A spoken language that the
		// candidate has does not count.
		if c.Vocabulary.Skill(skill.ID(id)).Category == "spoken" {
			continue
		}
		// Once the lines that a posting also has are left out, another line of more
		// credit can show a held skill.
		if m := c.Match(skill.ID(id)); m.Status == proof.Has {
			weights[id] = proof.CreditShown
		} else {
			weights[id] = m.Credit
		}
	}
	return c.Vocabulary.Prefilter(weights)
}

// Bounder returns a bounder. prefilter returns the result of [Candidate.Prefilter]; it
// is called when that is first needed, since it takes time to make.
func (c *Candidate) Bounder(prefilter func() *skill.Prefilter) *Bounder {
	return &Bounder{profile: &c.Profile, prefilter: prefilter}
}

// TitleView holds the profession and the level that a posting's title names.
type TitleView struct {
	family title.Family
	level  title.Level
}

// Title returns the profession and the level that a posting's title names.
func (b *Bounder) Title(p *posting.Posting) TitleView {
	return TitleView{title.FamilyOf(p.Title), title.LevelOf(p.Title, 0)}
}

// Likely reports whether a title names a profession that is similar to one of the
// résumé's, by one half at least, or names none.
func (b *Bounder) Likely(t TitleView) bool {
	var s sum
	s.addProfession(b.profile, t.family)
	return 2*s.earned >= s.of
}

// AtMost returns an upper bound of the score, 0 to 100, of a posting with the title t.
// It stops as soon as the posting may reach cutoff: then the result is cutoff or more,
// and no upper bound.
func (b *Bounder) AtMost(p *posting.Posting, t TitleView, cutoff float64) float64 {
	if b.weigher == nil {
		b.weigher = b.prefilter().Weigher()
	}
	b.weigher.Begin()
	held := b.weigher.Add(p.Title)
	for _, s := range p.Skills {
		held = b.weigher.Add(s)
	}
	bound := b.bound(t, held)
	for text := p.Text; text != "" && bound < cutoff; {
		var next string
		next, text = chunk(text)
		if more := b.weigher.Add(next); more > held {
			held = more
			bound = b.bound(t, held)
		}
	}
	return bound
}

// chunkSize is the length in bytes of the parts of a text. After each part the bounder
// checks whether the rest matters.
const chunkSize = 1 << 10

// chunk cuts off the beginning of a text, at the first end of a line after chunkSize
// bytes.
func chunk(text string) (first, rest string) {
	if len(text) <= chunkSize {
		return text, ""
	}
	i := strings.IndexByte(text[chunkSize:], '\n')
	if i < 0 {
		return text, ""
	}
	return text[:chunkSize+i], text[chunkSize+i:]
}

// bound returns the score if the held skills have a total weight of held and everything
// else is at its best.
func (b *Bounder) bound(t TitleView, held float64) float64 {
	var s sum
	// Missing skills only lower the score, so none are assumed.
	s.addHeld(PartRequired, weightRequired, held)
	// Points that are earned in full never lower the score.
	const rest = weightPreferred + weightLines + weightWording
	s.add(PartLines, rest, rest, 0)
	b.addTitle(&s, t)
	// The skills that are only mentioned can be none, or all that are held.
	more := s
	more.addHeld(PartContext, weightContext, held)
	s.addUncertainty()
	more.addUncertainty()
	return max(s.score().Score, more.score().Score) + rounding
}

// rounding is the greatest difference, after rounding to a tenth, between two sums of
// the same parts in different orders.
const rounding = 0.1

// addHeld adds a part for skills that are all held and have a total weight of held.
func (s *sum) addHeld(name string, weight, held float64) {
	of := weight * held / (held + halfSaturation)
	s.add(name, of, of, weight-of)
}

// addTitle adds profession and seniority. A title without a profession counts as
// software or as unknown, whichever is better, since the skills may make it a software
// posting. A title without a level earns all points, since the years may give it one.
func (b *Bounder) addTitle(s *sum, t TitleView) {
	open := *s
	s.addProfession(b.profile, t.family)
	if t.family == "" {
		open.addProfession(b.profile, title.Software)
		if open.earned+priorShare*open.unknown > s.earned+priorShare*s.unknown {
			*s = open
		}
	}
	if t.level == title.Unknown || b.profile.Level == title.Unknown {
		s.add(PartSeniority, weightSeniority, weightSeniority, 0)
		return
	}
	s.addSeniority(b.profile, t.level, 0)
}
