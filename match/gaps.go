package match

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// A survey asks what a résumé lacks over many postings. Its figures are not
// counted but scored again: the résumé with one more line is indexed anew and
// judged against the postings, so that each figure is what a ranking of that
// résumé would print.

// The limits of a survey: of very many skills those that are asked least often are
// not tried. It is the work that is limited, skills times postings, so that of few
// postings every skill is tried.
const (
	surveySkills = 200       // skills that are tried of however many postings
	surveyWork   = 1_000_000 // skills times postings up to which more are
)

// limit is how many skills of a kind are tried.
func limit(postings int) int { return max(surveySkills, surveyWork/max(postings, 1)) }

// Bar is the score from which a posting is worth an application: the lower end
// of [Good].
const Bar = 48.0

// SurveyOptions narrow a survey; the zero value is useful.
type SurveyOptions struct {
	// Bar is the score that postings should reach, 0 to 100; 0 means [Bar].
	Bar float64
	// Workers is the number of goroutines, 0 for all processors. The result does
	// not depend on it.
	Workers int
	// Alike is how many postings were left out as the same as one of the pile.
	Alike int
	// Progress, if there is one, is told how many of the skills are tried. It is
	// called from several goroutines.
	Progress func(done, total int)
}

// Gap is a skill that postings ask and the résumé does not show as asked.
type Gap struct {
	Name string `json:"name"`
	// Required and Preferred are the numbers of postings that ask it so.
	Required  int `json:"required"`
	Preferred int `json:"preferred"`
	// Points is what the scores of all postings would gain together, and Opens how
	// many postings would rise to the bar.
	Points float64 `json:"points"`
	Opens  int     `json:"opens"`
	// Brings are other skills to learn that it implies, whose gain is in its own.
	Brings []string `json:"brings,omitempty"`
	// Wording is how postings write the skill, most often first.
	Wording string `json:"wording"`
	// Via and Line are, for what only has to be said, the skill that shows it and
	// the résumé's line that does.
	Via  string `json:"via,omitempty"`
	Line string `json:"line,omitempty"`
	// Spelled is how the résumé writes a skill that it names, but not by the name
	// that postings use. Saying it hardly changes a score, yet readers look for the word.
	Spelled string `json:"spelled,omitempty"`
}

// Survey is what many postings say of one résumé.
type Survey struct {
	Resume   ResumeRef `json:"resume"`
	Postings int       `json:"postings"`
	// Alike is how many more were read that are the same as one of them.
	Alike int     `json:"alike,omitempty"`
	Bar   float64 `json:"bar"`
	// Above is the number of postings that reach the bar today.
	Above int `json:"above"`
	// Learn are skills that the résumé does not show, Say those that it shows
	// but words otherwise than postings do; both by postings opened, then
	// the former by postings that require them, then both by points.
	Learn []Gap `json:"learn"`
	Say   []Gap `json:"say"`
	// Sets is the smallest way up: each step adds the skill that lifts most
	// postings to the bar or, where none does alone, one that does together with
	// those behind it. It is empty when no set of up to [SetSize] skills was found
	// that lifts any.
	Sets  []Step `json:"sets"`
	Doors []Door `json:"doors"`
	// Incomplete reports that the work was interrupted: what is here is right, but
	// not all is here. A warning says what is missing.
	Incomplete bool     `json:"incomplete,omitempty"`
	Warnings   []string `json:"warnings"`
	Vocabulary string   `json:"vocabulary"`
	Version    string   `json:"version"`
}

// NewSurvey surveys scored postings for the résumé of a matcher. Their order
// decides nothing. It fails for a damaged pile and when a posting cannot be read
// anew. When the context ends, its error is returned together with what was
// weighed by then.
func NewSurvey(ctx context.Context, m *Matcher, r *resume.Resume, postings *Pile, o SurveyOptions) (Survey, error) {
	s, err := newSurveyor(m, r, postings, o)
	if err != nil {
		return Survey{}, err
	}
	learn, say, held := s.wanted()
	out := Survey{Resume: ResumeRef{m.ResumeID}, Postings: len(s.now), Alike: o.Alike, Bar: s.bar, Warnings: []string{}, Vocabulary: m.Vocabulary.Sum(), Version: m.Version}
	for _, x := range s.now {
		if x >= s.bar {
			out.Above++
		}
	}
	most := limit(len(s.now))
	if len(learn) > most {
		out.Warnings = append(out.Warnings, fmt.Sprintf("only the %d skills that are asked most often were tried, of %d", most, len(learn)))
	}
	learn, say, held = first(learn, most), first(say, most), first(held, most)
	if err := s.listen(learn, say); err != nil {
		return Survey{}, err
	}
	steps := SetSize * min(setSkills, len(learn))
	s.expect(len(learn) + len(say) + len(held) + steps)
	s.weigh(ctx, learn, s.learned)
	s.weigh(ctx, say, s.said)
	out.Learn, out.Say = gaps(learn, compareLearning), gaps(say, compareSaying)
	out.Sets = s.climb(ctx, learn)
	s.reach(len(learn) + len(say) + steps)
	out.Doors = s.doors(ctx, held)
	if s.stopped != nil && s.err == nil {
		out.Interrupted(fmt.Sprintf("%d of %d skills to learn, %d of %d to say and %d of %d that are held were tried", tried(learn), len(learn), tried(say), len(say), len(out.Doors), len(held)))
	}
	return out, cmp.Or(s.err, s.stopped)
}

// Interrupted marks a survey as incomplete and says how far it came.
func (s *Survey) Interrupted(how string) {
	s.Incomplete = true
	s.Warnings = append(s.Warnings, "interrupted: "+how)
}

// tried counts the skills that were weighed.
func tried(list []*want) int {
	n := 0
	for _, w := range list {
		if w.weighed {
			n++
		}
	}
	return n
}

// want is a skill under study.
type want struct {
	id    skill.ID
	gap   Gap
	asked int // postings
	// stake is what all postings could give for the skill, or give, in millionths of
	// points, so that the sum depends on no order.
	stake   int64
	spelled map[string]int
	word    string // of them, the one to say, if it is not the most frequent
	gains   []gain
	weighed bool
	tried   bool // weighed, and a wording was found
}

// wanted sorts what the postings ask into skills to learn, to say, and held
// ones, each by how many postings ask it, then by what is at stake, then by name.
func (s *surveyor) wanted() (learn, say, held []*want) {
	spellings := s.base.Evidence.(*index.Index).Spellings()
	for _, w := range s.found {
		c, holds := s.base.Evidence.Claim(w.id)
		switch {
		case !holds:
			for _, r := range s.base.Vocabulary.Reach(w.id) {
				if _, held := s.base.Evidence.Claim(r.ID); !held && s.found[r.ID] != nil {
					w.gap.Brings = append(w.gap.Brings, s.found[r.ID].gap.Name)
				}
			}
			learn = append(learn, w)
			continue
		case c.Worked && (c.Proof == index.Implied || c.Proof == index.Class) && len(c.Items) > 0:
			w.gap.Via, w.gap.Line = s.base.Vocabulary.Skill(c.Via).Label, s.base.Evidence.Items()[c.Items[0]].Text
			say = append(say, w)
		case c.Via == skill.None && !c.Written && len(spellings[w.id]) > 0 && s.unsaid(w, &c, spellings[w.id]):
			w.gap.Spelled, w.gap.Line = spellings[w.id][0], s.base.Evidence.Items()[c.Items[0]].Text
			say = append(say, w)
		}
		held = append(held, w)
	}
	for _, list := range [][]*want{learn, say, held} {
		slices.SortFunc(list, func(a, b *want) int {
			return cmp.Or(cmp.Compare(b.asked, a.asked), cmp.Compare(b.stake, a.stake), cmp.Compare(a.gap.Name, b.gap.Name), cmp.Compare(a.id, b.id))
		})
	}
	return learn, say, held
}

// unsaid reports that postings call a skill by its name, that none of the lines that
// show it do, and that no posting writes it as these do. Other spellings are no
// advice: some mean less or more than the skill.
func (s *surveyor) unsaid(w *want, c *index.Claim, own []string) bool {
	for text := range w.spelled {
		if slices.ContainsFunc(own, func(mine string) bool { return strings.EqualFold(mine, text) }) {
			return false
		}
	}
	stems := func(text string) (out []string) {
		s.stems(text, func(stem string, _ bool) { out = append(out, stem) })
		return out
	}
	name := stems(w.gap.Name)
	for _, i := range c.Items {
		line := stems(s.base.Evidence.Items()[i].Text)
		if !slices.ContainsFunc(name, func(stem string) bool { return !slices.Contains(line, stem) }) {
			return false
		}
	}
	for _, text := range w.wordings()[:len(w.spelled)] {
		if slices.Equal(stems(text), name) {
			w.word = text
			return true
		}
	}
	return false
}

// asks notes what a posting asks, but for the alternatives of what is held.
func (s *surveyor) asks(a *Asked) {
	met := s.base.metGroups(a)
	weights := s.base.weights(a)
	for k := range a.Asks {
		ask := &a.Asks[k]
		_, holds := s.base.Evidence.Claim(ask.ID)
		if ask.Importance == Context || ask.Confidence < skill.Reported || !holds && ask.Group != 0 && met[ask.Group] {
			continue
		}
		w := s.found[ask.ID]
		if w == nil {
			w = &want{id: ask.ID, gap: Gap{Name: s.base.Vocabulary.Skill(ask.ID).Label}, spelled: map[string]int{}}
			s.found[ask.ID] = w
		}
		w.count(ask)
		w.stake += s.stake(ask, holds, weights[ask.Importance])
	}
}

// weights are what a required and a preferred skill of weight 1 give to a
// posting's score.
func (m *Matcher) weights(a *Asked) map[Importance]float64 {
	out, all := map[Importance]float64{}, worths(newStandings(m.Vocabulary, m.Evidence), m.Profile.AsOf, a)
	for importance, of := range map[Importance]float64{Required: ofRequired, Preferred: ofPreferred} {
		_, n := all[importance.rank()].sum()
		out[importance] = of / (n + enough)
	}
	return out
}

// stake is what an asked skill gives, or could give to who lists it.
func (s *surveyor) stake(ask *Ask, holds bool, weight float64) int64 {
	st := stand(s.base.Vocabulary, s.base.Evidence, ask.ID)
	x := st.worth(s.base.Evidence, s.base.Profile.AsOf, ask)
	if !holds {
		x = max(0, worthListed-x)
	}
	return int64(1e6 * x * weight * ask.Confidence * st.weight)
}

func (w *want) count(ask *Ask) {
	w.asked++
	if ask.Importance == Required {
		w.gap.Required++
	} else {
		w.gap.Preferred++
	}
	for _, text := range ask.Surface {
		w.spelled[text]++
	}
}

// wordings are the skill's name as the postings write it, most often first, and
// its label.
func (w *want) wordings() []string {
	list := slices.SortedFunc(maps.Keys(w.spelled), func(a, b string) int {
		return cmp.Or(-boolOrder(a == w.word)+boolOrder(b == w.word), cmp.Compare(w.spelled[b], w.spelled[a]), cmp.Compare(a, b))
	})
	return append(list, w.gap.Name)
}

// metGroups are the groups of which the résumé holds a member.
func (m *Matcher) metGroups(a *Asked) map[int]bool {
	met := map[int]bool{}
	for i := range a.Asks {
		if g := a.Asks[i].Group; g != 0 && !met[g] {
			_, met[g] = m.Evidence.Claim(a.Asks[i].ID)
		}
	}
	return met
}

// learned is the résumé with a skill in a list of skills, the plainest claim
// that there is. ok is false when no wording of the skill is read there.
func (s *surveyor) learned(w *want) (*Matcher, bool) {
	for _, text := range w.wordings() {
		m := s.base.over(s.resume.Listing(text))
		if _, ok := m.Evidence.Claim(w.id); ok {
			w.gap.Wording = text
			return m, true
		}
	}
	return nil, false
}

// said is the résumé with the skill's own name behind the line that shows it.
func (s *surveyor) said(w *want) (*Matcher, bool) {
	for _, text := range w.wordings() {
		m := s.base.over(s.resume.Saying(w.gap.Line, text))
		if c, ok := m.Evidence.Claim(w.id); ok && c.Via == skill.None {
			w.gap.Wording = text
			return m, true
		}
	}
	return nil, false
}

// weigh scores the postings anew, for each skill with the changed résumé.
func (s *surveyor) weigh(ctx context.Context, list []*want, change func(*want) (*Matcher, bool)) {
	s.each(ctx, len(list), func(i int) {
		w := list[i]
		w.weighed = true
		m, ok := change(w)
		if !ok {
			return
		}
		w.tried = true
		s.rescore(m, s.touched(s.stood, m, w.gap.Wording), func(p int, then float64) {
			w.gap.Points += then - s.now[p]
			w.gap.Opens += s.crossing(s.now[p], then)
			if by := int16(math.Round(10 * (then - s.now[p]))); by != 0 {
				w.gains = append(w.gains, gain{int32(p), by})
			}
		})
		w.gap.Points = round(w.gap.Points)
	})
}

// crossing is 1 for a score that rises to the bar, -1 for one that falls below.
func (s *surveyor) crossing(now, then float64) int {
	switch {
	case now < s.bar && then >= s.bar:
		return 1
	case now >= s.bar && then < s.bar:
		return -1
	}
	return 0
}

// compareLearning orders skills to learn: by postings opened, by postings that
// require the skill itself, by points, by postings that ask, by name. Points alone
// would put the narrowest tool first, since it brings all that it is made of.
func compareLearning(a, b *Gap) int {
	return cmp.Or(cmp.Compare(b.Opens, a.Opens), cmp.Compare(b.Required, a.Required), compareSaying(a, b))
}

// compareSaying orders skills to say: by postings opened, by points, by postings
// that ask, by name.
func compareSaying(a, b *Gap) int {
	return cmp.Or(cmp.Compare(b.Opens, a.Opens), cmp.Compare(b.Points, a.Points), cmp.Compare(b.Required+b.Preferred, a.Required+a.Preferred), cmp.Compare(a.Name, b.Name))
}

// gaps orders what was weighed. What no wording could add to a résumé is left
// out.
func gaps(list []*want, compare func(a, b *Gap) int) []Gap {
	out := make([]Gap, 0, len(list))
	for _, w := range list {
		if w.tried {
			out = append(out, w.gap)
		}
	}
	slices.SortFunc(out, func(a, b Gap) int { return compare(&a, &b) })
	return out
}

// Named reports whether a posting's title or place holds all words of a filter,
// whatever their case.
func Named(text, words string) bool {
	text = fold(text)
	for w := range strings.FieldsSeq(fold(words)) {
		if !strings.Contains(text, " "+w) {
			return false
		}
	}
	return true
}
