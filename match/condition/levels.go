package condition

import (
	"slices"
	"strings"
)

// level is how well a language is spoken: 1 to 6 for A1 to C2, 7 for a native speaker, 0
// when that is not said. exact is set where the words name that level and no range.
type level struct {
	rank  int
	exact bool
	text  string
}

// levelIn returns the highest level that a text names, or the first one that it names
// exactly.
func (w *words) levelIn(text string) level {
	best := level{}
	for at := 0; ; {
		from, to := w.levelled.Next(text, at)
		if from < 0 {
			return best
		}
		at = to
		i := slices.IndexFunc(w.levels, func(l labelled) bool { return l.text == text[from:to] })
		l := level{w.levels[i].level, w.levels[i].exact, text[from:to]}
		switch {
		case l.exact && !best.exact, l.exact == best.exact && l.rank > best.rank && !l.exact:
			best = l
		}
	}
}

// languageName returns the name of a language by its id in the vocabulary.
func languageName(id string) string {
	words := strings.Split(id, "-")
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ")
}

// levelName returns a level as it is written: "C1", "fluent".
func levelName(l level) string {
	if len(l.text) == 2 {
		return strings.ToUpper(l.text)
	}
	return l.text
}

// Language says how a résumé meets a term about a language, and which of its lines
// speaks of it. known reports whether the résumé shows elsewhere that its owner knows a
// language, and by which line. One of several alternatives is enough.
func (p *Person) Language(t *Term, known func(language string) (string, bool)) (State, string) {
	state, why := p.oneLanguage(t, known)
	for i := range t.others {
		other, line := p.oneLanguage(&t.others[i], known)
		if other == Met || other == Unknown && state == NotMet {
			state, why = other, line
		}
		if state == Met {
			break
		}
	}
	return state, why
}

// oneLanguage judges one language.
func (p *Person) oneLanguage(t *Term, known func(language string) (string, bool)) (State, string) {
	best := -1
	for i := range p.spoken {
		if p.spoken[i].id == t.Language && (best < 0 || p.spoken[i].skill.rank > p.spoken[best].skill.rank) {
			best = i
		}
	}
	if best < 0 {
		if line, ok := known(t.Language); ok {
			return Met, line
		}
		if len(p.languages) > 0 {
			return NotMet, strings.Join(p.languages, ", ")
		}
		return Unknown, ""
	}
	s := &p.spoken[best]
	return compare(s.skill, level{rank: t.level, exact: t.exact}), s.line
}

// The ranks of levels that the comparison names.
const (
	basic  = 2
	expert = 6 // C2, which is as good as a native speaker's
)

// compare says whether a level is at least another. Words for levels are vague, so that
// where either is one, a single step below settles nothing. A language that the résumé
// names without a level meets all but an exact one.
func compare(held, asked level) State {
	switch need := min(asked.rank, expert); {
	case held.rank == 0:
		if asked.exact {
			return Unknown
		}
		return Met
	case need == 0:
		if held.rank <= basic {
			return Unknown
		}
		return Met
	case held.rank >= need:
		return Met
	case held.rank == need-1 && !(held.exact && asked.exact):
		return Unknown
	}
	return NotMet
}
