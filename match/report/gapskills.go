package report

// This file prints the tables of skills in a gap report.

import (
	"fmt"
	"strconv"
	"strings"

	"skillmatch/match/ask"
	"skillmatch/match/explain"
	"skillmatch/match/proof"
)

// missingTable lists the skills that are asked for and not held: the required ones
// first, then the preferred ones. Within each, skills that nothing comes near come
// before those that a substitute answers. Alternatives of which one is held are no gap.
func missingTable(d document, r *explain.Report) error {
	var list [][]string
	for _, importance := range []ask.Importance{ask.Required, ask.Preferred} {
		for _, status := range []proof.Status{proof.Missing, proof.Related} {
			for i := range r.Skills {
				if s := &r.Skills[i]; s.Importance == importance && s.Status == status && !s.Met {
					list = append(list, []string{alternatives(r, s), string(s.Importance), line(s.Line), nearest(s)})
				}
			}
		}
	}
	if len(list) == 0 {
		d.heading("Missing skills")
		d.text(nothingMissing(r))
		return nil
	}
	return d.table("Missing skills", []string{"Skill", "Importance", "The posting says", "Nearest in the résumé"}, list, []int{3, 0, 5, 4})
}

// nothingMissing says why the table of missing skills is empty.
func nothingMissing(r *explain.Report) string {
	for i := range r.Skills {
		if r.Skills[i].Importance != ask.Context {
			return "None: every skill that the posting asks is held."
		}
	}
	return "None is known: the posting asks no skill that the vocabulary knows."
}

// alternatives returns a skill as the posting writes it, marked if it is one of several of which one is
// enough.
func alternatives(r *explain.Report, s *explain.Skill) string {
	if s.Group == 0 {
		return asWritten(s)
	}
	n := 0
	for i := range r.Skills {
		if r.Skills[i].Group == s.Group {
			n++
		}
	}
	return fmt.Sprintf("%s (or %d other)", asWritten(s), n-1)
}

// nearest returns the substitute that a related skill has, with its line.
func nearest(s *explain.Skill) string {
	if s.Status != proof.Related {
		return "nothing"
	}
	if len(s.Evidence) > 0 {
		return s.Via + ": " + line(s.Evidence[0].Text)
	}
	return s.Via
}

// provedTable lists the skills that are held, with the line that proves each, the
// required ones first.
func provedTable(d document, r *explain.Report) error {
	var list [][]string
	for _, importance := range []ask.Importance{ask.Required, ask.Preferred, ask.Context} {
		for i := range r.Skills {
			s := &r.Skills[i]
			if s.Status != proof.Has || s.Importance != importance {
				continue
			}
			quote := ""
			if len(s.Evidence) > 0 {
				quote = line(s.Evidence[0].Text)
			}
			list = append(list, []string{asWritten(s), string(s.Importance), how(s), years(s), quote})
		}
	}
	return d.table("Proved by the résumé", []string{"Skill", "Importance", "Proof", "Years", "Résumé line"}, list, []int{3, 0, 2, 0, 5})
}

// years returns how long a skill is shown, and how long it is asked for: "3.5 of 5".
func years(s *explain.Skill) string {
	text := "-"
	if s.HeldYears != nil {
		text = decimal(*s.HeldYears)
	}
	if s.Years > 0 {
		text += " of " + strconv.Itoa(s.Years)
	}
	return text
}

// how says in words how a held skill is proved.
func how(s *explain.Skill) string {
	if s.Via != "" {
		return string(s.Proof) + " by " + s.Via
	}
	return string(s.Proof)
}

// phraseTable lists phrases that read like skills, are not in the vocabulary, and are
// not in the résumé.
func phraseTable(d document, r *explain.Report) error {
	var list [][]string
	for i := range r.Skills {
		if s := &r.Skills[i]; s.Source == explain.SourcePhrase && s.Status != proof.Has {
			list = append(list, []string{line(s.Name), string(s.Importance), line(s.Line)})
		}
	}
	return d.table("Perhaps asked too (not in the vocabulary, not in the résumé)", []string{"Phrase", "Importance", "The posting says"}, list, []int{1, 0, 2})
}

// explainTable lists how each skill of the posting was read.
func explainTable(d document, r *explain.Report) error {
	var list [][]string
	for i := range r.Skills {
		s := &r.Skills[i]
		group, years := "", ""
		if s.Group > 0 {
			group = strconv.Itoa(s.Group)
		}
		if s.Years > 0 {
			years = strconv.Itoa(s.Years)
		}
		list = append(list, []string{s.Name, strings.Join(s.Spellings, ", "), string(s.Importance), string(s.Status), group, years, fmt.Sprintf("%.2f", s.Confidence)})
	}
	return d.table("How each skill was read", []string{"Skill", "As written", "Importance", "Status", "Group", "Years", "Confidence"}, list, []int{1, 1})
}
