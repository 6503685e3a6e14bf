package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"skillmatch/match"
)

// document is a report being written: for a terminal or as Markdown.
type document interface {
	title(text string)
	text(text string)
	heading(text string)
	list(items []string)
	// table draws rows; share gives the columns that may shrink, and by what
	// part, paint the colours of cells. An empty table is left out.
	table(name string, header []string, rows [][]string, share []int) error
}

// gapDocument writes one posting's gap report: the score with its parts, what
// is missing, what is proved, what could not be judged.
func gapDocument(d document, r *match.Report, o Options) error {
	head(d, r)
	d.text(fmt.Sprintf("Score %s of 100: %s. Between %s and %s once what is unknown is settled.", number(r.Score.Score), r.Fit, number(r.Range[0]), number(r.Range[1])))
	var parts [][]string
	for _, p := range r.Parts {
		parts = append(parts, []string{p.Name, number(p.Points), "of " + number(p.Of)})
	}
	if err := d.table("Breakdown", []string{"Part", "Points", ""}, parts, nil); err != nil {
		return err
	}
	if err := stopTable(d, r); err != nil {
		return err
	}
	if err := missingTable(d, r); err != nil {
		return err
	}
	if err := provedTable(d, r); err != nil {
		return err
	}
	if o.Explain {
		if err := explainTable(d, r); err != nil {
			return err
		}
	}
	if err := requirementTable(d, r); err != nil {
		return err
	}
	if err := phraseTable(d, r); err != nil {
		return err
	}
	unjudged(d, r)
	warnings(d, r)
	return nil
}

// phraseTable lists what reads like skills that the vocabulary does not know
// and the résumé does not hold.
func phraseTable(d document, r *match.Report) error {
	var list [][]string
	for i := range r.Skills {
		if s := &r.Skills[i]; s.Source == match.SourcePhrase && s.Status != match.Has {
			list = append(list, []string{line(s.Name), string(s.Importance), line(s.Line)})
		}
	}
	return d.table("Perhaps asked too (not in the vocabulary, not in the résumé)", []string{"Phrase", "Importance", "The posting says"}, list, []int{0, 0, 1})
}

func head(d document, r *match.Report) {
	p := &r.Posting
	var parts []string
	for _, s := range []string{title(r), line(p.Company), line(p.Location)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	d.title(strings.Join(parts, " · "))
	source := fmt.Sprintf("read from %s, confidence %.2f", p.Source, p.Confidence)
	if p.URL != "" {
		source = line(p.URL) + " (" + source + ")"
	}
	d.text(source)
	var facts []string
	if r.Remote != "" {
		facts = append(facts, string(r.Remote))
	}
	if r.Pay != nil {
		facts = append(facts, "pays "+pay(r.Pay))
	}
	if len(facts) > 0 {
		d.text(strings.Join(facts, ", "))
	}
}

// pay is an amount in words: "120000 to 150000 USD a year".
func pay(p *match.Pay) string {
	amount := strconv.Itoa(p.Min)
	if p.Max > p.Min {
		amount += " to " + strconv.Itoa(p.Max)
	}
	return amount + " " + p.Currency + " a " + p.Period
}

// stopTable lists the hard conditions that the posting sets, those that are not
// met first.
func stopTable(d document, r *match.Report) error {
	var list [][]string
	for _, state := range []match.State{match.StateNotMet, match.StateUnknown, match.StateMet} {
		for _, s := range r.Stops {
			if s.State == state {
				list = append(list, []string{s.Kind, string(s.State), line(s.Asked), line(s.Line), line(s.Why)})
			}
		}
	}
	return d.table("Conditions", []string{"Condition", "State", "Asked", "The posting says", "The résumé says"}, list, []int{0, 0, 1, 2, 2})
}

// missingTable lists what is asked and not held: required first, then
// preferred, and within each what nothing comes near before what a substitute
// answers. Alternatives of which one is held are no gap.
func missingTable(d document, r *match.Report) error {
	var list [][]string
	for _, importance := range []match.Importance{match.Required, match.Preferred} {
		for _, status := range []match.Status{match.Missing, match.Related} {
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
	return d.table("Missing skills", []string{"Skill", "Importance", "The posting says", "Nearest in the résumé"}, list, []int{0, 0, 3, 2})
}

// nothingMissing says why the table of missing skills is empty.
func nothingMissing(r *match.Report) string {
	for i := range r.Skills {
		if r.Skills[i].Importance != match.Context {
			return "None: every skill that the posting asks is held."
		}
	}
	return "None is known: the posting asks no skill that the vocabulary knows."
}

// alternatives marks a skill that is one of several of which one is enough.
func alternatives(r *match.Report, s *match.Skill) string {
	if s.Group == 0 {
		return s.Name
	}
	n := 0
	for i := range r.Skills {
		if r.Skills[i].Group == s.Group {
			n++
		}
	}
	return fmt.Sprintf("%s (or %d other)", s.Name, n-1)
}

func nearest(s *match.Skill) string {
	if s.Status != match.Related {
		return "nothing"
	}
	if len(s.Evidence) > 0 {
		return s.Via + ": " + line(s.Evidence[0].Text)
	}
	return s.Via
}

// provedTable lists what is held with the line that proves it, required first.
func provedTable(d document, r *match.Report) error {
	var list [][]string
	for _, importance := range []match.Importance{match.Required, match.Preferred, match.Context} {
		for i := range r.Skills {
			s := &r.Skills[i]
			if s.Status != match.Has || s.Importance != importance {
				continue
			}
			quote := ""
			if len(s.Evidence) > 0 {
				quote = line(s.Evidence[0].Text)
			}
			list = append(list, []string{s.Name, string(s.Importance), how(s), years(s), quote})
		}
	}
	return d.table("Proved by the résumé", []string{"Skill", "Importance", "Proof", "Years", "Résumé line"}, list, []int{0, 0, 0, 0, 1})
}

// years is how long a skill is shown, and how long it is asked: "3.5 of 5".
func years(s *match.Skill) string {
	text := "-"
	if s.HeldYears != nil {
		text = number(*s.HeldYears)
	}
	if s.Years > 0 {
		text += " of " + strconv.Itoa(s.Years)
	}
	return text
}

// how says in words how a held skill is proved.
func how(s *match.Skill) string {
	if s.Via != "" {
		return string(s.Proof) + " by " + s.Via
	}
	return string(s.Proof)
}

func explainTable(d document, r *match.Report) error {
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
		list = append(list, []string{s.Name, strings.Join(s.Surface, ", "), string(s.Importance), string(s.Status), group, years, fmt.Sprintf("%.2f", s.Confidence)})
	}
	return d.table("How each skill was read", []string{"Skill", "As written", "Importance", "Status", "Group", "Years", "Confidence"}, list, []int{0, 1})
}

// requirementTable lists the other lines that ask something and could be
// judged.
func requirementTable(d document, r *match.Report) error {
	var list [][]string
	for i := range r.Requirements {
		q := &r.Requirements[i]
		if q.Kind == match.KindSkill || q.Status == match.UnknownOutcome {
			continue
		}
		quote := ""
		if len(q.Evidence) > 0 {
			quote = line(q.Evidence[0].Text)
		}
		list = append(list, []string{line(q.Text), string(q.Importance), string(q.Status), quote})
	}
	return d.table("Other requirements", []string{"The posting says", "Importance", "Status", "Résumé line"}, list, []int{1, 0, 0, 1})
}

func unjudged(d document, r *match.Report) {
	var list []string
	for i := range r.Requirements {
		if q := &r.Requirements[i]; q.Status == match.UnknownOutcome {
			list = append(list, fmt.Sprintf("%s (%s, %s)", line(q.Text), q.Importance, q.Kind))
		}
	}
	if len(list) > 0 {
		d.heading("Could not be judged")
		d.list(list)
	}
}

func warnings(d document, r *match.Report) {
	if len(r.Warnings) > 0 {
		d.heading("Warnings")
		d.list(r.Warnings)
	}
}

// extractDocument writes what one posting asks.
func extractDocument(d document, r *match.Report, _ Options) error {
	head(d, r)
	var list [][]string
	for _, importance := range []match.Importance{match.Required, match.Preferred, match.Context} {
		for i := range r.Skills {
			s := &r.Skills[i]
			if s.Importance != importance {
				continue
			}
			group := ""
			if s.Group > 0 {
				group = "one of group " + strconv.Itoa(s.Group)
			}
			if s.Source == match.SourcePhrase {
				group = "perhaps"
			}
			list = append(list, []string{s.Name, string(s.Importance), group, line(s.Line)})
		}
	}
	if err := d.table("Skills", []string{"Skill", "Importance", "Note", "The posting says"}, list, []int{0, 0, 0, 1}); err != nil {
		return err
	}
	list = nil
	for i := range r.Requirements {
		if q := &r.Requirements[i]; q.Kind != match.KindSkill {
			list = append(list, []string{line(q.Text), string(q.Kind), string(q.Importance)})
		}
	}
	if err := d.table("Other requirements", []string{"The posting says", "Kind", "Importance"}, list, []int{1}); err != nil {
		return err
	}
	warnings(d, r)
	return nil
}

func skillsCSV(b *bytes.Buffer, reports []match.Report, _ Options) error {
	var list [][]string
	for k := range reports {
		r := &reports[k]
		for i := range r.Skills {
			s := &r.Skills[i]
			quote, group := "", ""
			if len(s.Evidence) > 0 {
				quote = line(s.Evidence[0].Text)
			}
			if s.Group > 0 {
				group = strconv.Itoa(s.Group)
			}
			list = append(list, []string{r.Posting.ID, r.Posting.Title, s.Name, string(s.Importance), string(s.Status), group, string(s.Proof), s.Via, line(s.Line), quote})
		}
	}
	return rows(b, []string{"id", "title", "skill", "importance", "status", "group", "proof", "via", "posting_line", "resume_line"}, list)
}
