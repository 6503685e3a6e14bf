package explain

import (
	"fmt"
	"slices"

	"skillmatch/match/ask"
	"skillmatch/match/condition"
	"skillmatch/match/degree"
	"skillmatch/match/proof"
)

// conditions compares the posting's hard conditions with the résumé, in the order in
// which people check them. Years, degree, language, location, authorization and
// clearance are always in the result, other kinds only where the posting sets them.
func (w *work) conditions(a *ask.Parsed) []condition.Condition {
	f := &a.Facts
	out := []condition.Condition{w.yearCondition(a), w.degreeCondition(a)}
	out = append(out, w.languageConditions(a)...)
	out = append(out, w.person.Locate(&condition.Where{
		Way: f.Remote, Place: f.Place, Line: f.RemoteLine, Zones: f.Conditions.Zones, ZoneText: f.Conditions.ZoneText, ZoneLine: f.Conditions.ZoneLine, Moves: f.Conditions.Moves,
	}))
	for _, kind := range [...]condition.Kind{condition.Authorization, condition.Clearance} {
		if !slices.ContainsFunc(f.Conditions.Terms, func(t condition.Term) bool { return t.Kind == kind }) {
			out = append(out, condition.Condition{Kind: kind, State: condition.NotAsked})
		}
	}
	for i := range f.Conditions.Terms {
		t := &f.Conditions.Terms[i]
		if t.Kind == condition.Language {
			continue
		}
		c := condition.Condition{Kind: t.Kind, Asked: t.Asked, Line: t.Line}
		c.State, c.Why = w.person.Answer(t)
		out = append(out, c)
	}
	return out
}

// yearCondition compares the years asked for with the length of the dated roles.
// Without dated roles the condition stays unknown.
func (w *work) yearCondition(a *ask.Parsed) condition.Condition {
	s := condition.Condition{Kind: condition.Years, State: condition.NotAsked}
	if a.Years == 0 {
		return s
	}
	s.Asked, s.Line, s.State = fmt.Sprintf("%d years", a.Years), a.YearsLine, condition.Unknown
	if w.candidate.Profile.Dated {
		s.Why = fmt.Sprintf("dated roles add up to %.1f years", w.candidate.Profile.Years)
		if s.State = condition.NotMet; w.candidate.Profile.Years >= float64(a.Years) {
			s.State = condition.Met
		}
	}
	return s
}

// degreeCondition compares the degree asked for with the highest one in the section on
// education.
func (w *work) degreeCondition(a *ask.Parsed) condition.Condition {
	s := condition.Condition{Kind: condition.Degree, State: condition.NotAsked}
	if a.Degree != degree.None {
		s.Asked, s.Line = a.Degree.String(), a.DegreeLine
		s.State, s.Why = w.person.Degree(a.Degree)
	}
	return s
}

// languageConditions returns one condition for each spoken language, or choice of
// languages, that is required: those that the lines ask for with their levels, and those
// that the recognizer of skills finds.
func (w *work) languageConditions(a *ask.Parsed) []condition.Condition {
	var out []condition.Condition
	named := map[string]bool{}
	for i := range a.Facts.Conditions.Terms {
		t := &a.Facts.Conditions.Terms[i]
		if t.Kind != condition.Language {
			continue
		}
		for _, id := range t.Languages() {
			named[id] = true
		}
		c := condition.Condition{Kind: t.Kind, Asked: t.Asked, Line: t.Line}
		c.State, c.Why = w.person.Language(t, w.speaks)
		out = append(out, c)
	}
	out = append(out, w.languageSkills(a, named)...)
	if len(out) == 0 {
		out = append(out, condition.Condition{Kind: condition.Language, State: condition.NotAsked})
	}
	return out
}

// languageSkills returns conditions for the required spoken languages among the skills
// that are not named yet and whose line names the language, not its country.
func (w *work) languageSkills(a *ask.Parsed, named map[string]bool) []condition.Condition {
	var out []condition.Condition
	held := map[int]bool{}
	for i := range a.Skills {
		if k := &a.Skills[i]; k.Group != 0 && w.candidate.Match(k.ID).Status == proof.Has {
			held[k.Group] = true
		}
	}
	for i := range a.Skills {
		k := &a.Skills[i]
		s := w.candidate.Vocabulary.Skill(k.ID)
		if k.Importance != ask.Required || s.Category != "spoken" || named[s.Name] || !condition.Names(k.Line, s.Name) {
			continue
		}
		t := condition.Term{Kind: condition.Language, Asked: s.Label, Line: k.Line, Language: s.Name}
		c := condition.Condition{Kind: t.Kind, Asked: t.Asked, Line: t.Line}
		if c.State, c.Why = w.person.Language(&t, w.speaks); c.State != condition.Met && k.Group != 0 && held[k.Group] {
			continue // one of several, and another is spoken
		}
		out = append(out, c)
	}
	return out
}

// speaks reports whether the résumé shows that its owner knows a language, by its name
// in the vocabulary, and the line that shows it.
func (w *work) speaks(language string) (line string, ok bool) {
	id, known := w.candidate.Vocabulary.Lookup(language)
	if !known {
		return "", false
	}
	m := w.candidate.Match(id)
	if m.Status == proof.Has && len(m.Claim.Items) > 0 {
		line = w.candidate.Index.Items()[m.Claim.Items[0]].Text
	}
	return line, m.Status == proof.Has
}
