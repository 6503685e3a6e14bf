package match

import (
	"strings"

	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// Bounder says what postings can score at most before they are read, which costs a
// fifth of reading and scoring them. It takes for granted what only reading shows:
// that every held skill whose words stand in the text is asked as required and
// every missing one is not, and that the résumé answers all lines. The title tells
// the rest. It serves one goroutine.
type Bounder struct {
	profile   *Profile
	titles    *titles
	prefilter func() *skill.Prefilter
	weigher   *skill.Weigher // once it is needed
}

// Prefilter makes what bounders of the matcher's résumé share.
func (m *Matcher) Prefilter() *skill.Prefilter {
	weights := make([]float64, m.Vocabulary.Len())
	for id := range weights {
		// Skills of a category that decides less may stand in for one that decides
		// more, so that all weigh alike; a tongue that one has decides nothing.
		if m.Vocabulary.Skill(skill.ID(id)).Category == "spoken" {
			continue
		}
		// Without the lines that a posting has as well, a held skill may be held
		// otherwise.
		if st := stand(m.Vocabulary, m.Evidence, skill.ID(id)); st.status == Has {
			weights[id] = worthShown
		} else {
			weights[id] = st.value
		}
	}
	return m.Vocabulary.Prefilter(weights)
}

// Bounder makes a bounder. prefilter gives the matcher's, which costs time to make, once
// it is needed.
func (m *Matcher) Bounder(prefilter func() *skill.Prefilter) *Bounder {
	return &Bounder{profile: &m.Profile, titles: newTitles(), prefilter: prefilter}
}

// TitleView is what a posting's title says of it.
type TitleView struct {
	family Family
	level  Level
}

// Title reads a posting's title.
func (b *Bounder) Title(p *scrape.Posting) TitleView {
	return TitleView{b.titles.family(p.Title), b.titles.level(p.Title, 0)}
}

// Likely reports the title of a profession that is not far from all of the résumé's, or
// of none.
func (b *Bounder) Likely(t TitleView) bool {
	var s scorer
	s.profession(b.profile, &Asked{Family: t.family})
	return 2*s.earned >= s.of
}

// AtMost is what a posting of that title scores at most, or, as soon as that is seen,
// that it may score least or more.
func (b *Bounder) AtMost(p *scrape.Posting, t TitleView, least float64) float64 {
	a := Asked{Family: t.family, Level: t.level}
	if b.weigher == nil {
		b.weigher = b.prefilter().Weigher()
	}
	b.weigher.Begin()
	held := b.weigher.Add(p.Title)
	for _, s := range p.Skills {
		held = b.weigher.Add(s)
	}
	bound := b.bound(&a, held)
	for text := p.Text; text != "" && bound < least; {
		var next string
		next, text = piece(text)
		if more := b.weigher.Add(next); more > held {
			held = more
			bound = b.bound(&a, held)
		}
	}
	return bound
}

// pieces are how long the parts of a text are, in bytes, after each of which it is
// seen whether the rest matters.
const pieces = 1 << 10

// piece cuts off the beginning of a text, up to the end of a line.
func piece(text string) (first, rest string) {
	if len(text) <= pieces {
		return text, ""
	}
	i := strings.IndexByte(text[pieces:], '\n')
	if i < 0 {
		return text, ""
	}
	return text[:pieces+i], text[pieces+i:]
}

// bound is the score with held skills of that weight and all else at its best.
func (b *Bounder) bound(a *Asked, held float64) float64 {
	var s scorer
	// Skills that are asked and missing only lower the share, so there are none.
	s.held(ofRequired, held)
	// What is wholly earned lowers no share.
	s.part("", ofPreferred+ofLines+ofWording, ofPreferred+ofLines+ofWording, 0)
	b.title(&s, a)
	// What is mentioned besides may be nothing, or all that is held.
	more := s
	more.held(ofContext, held)
	return max(s.doubt().Score, more.doubt().Score) + rounding
}

// rounding is what two sums of the same parts in another order can differ by, once
// they are rounded to a tenth.
const rounding = 0.1

// held adds a part for skills that are held and weigh so much.
func (s *scorer) held(of, weight float64) {
	known := of * weight / (weight + enough)
	s.part("", known, known, of-known)
}

// title adds what the title decides. Where it names no profession, the skills may
// make it a software posting, or it stays open. Where it names no rung, years may.
func (b *Bounder) title(s *scorer, a *Asked) {
	open := *s
	s.profession(b.profile, a)
	if a.Family == "" {
		open.profession(b.profile, &Asked{Family: Software})
		if open.earned+usual*open.unknown > s.earned+usual*s.unknown {
			*s = open
		}
	}
	if a.Level == Unknown || b.profile.Level == Unknown {
		s.part("", ofSeniority, ofSeniority, 0)
		return
	}
	s.seniority(b.profile, a)
}
