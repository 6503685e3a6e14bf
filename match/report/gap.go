package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"skillmatch/match/ask"
	"skillmatch/match/condition"
	"skillmatch/match/explain"
)

// Gaps prints the gap report of each posting. The error is the writer's or the
// encoder's.
func Gaps(w io.Writer, reports []explain.Report, o Options) error {
	return documents(gapDocument).print(w, reports, o)
}

// gapDocument prints one posting's gap report: the score with its parts, what is
// missing, what is proved, and what could not be judged.
func gapDocument(d document, r *explain.Report, o Options) error {
	head(d, r)
	understood(d, r)
	d.text(fmt.Sprintf("Score %s of 100: %s. Between %s and %s once what is unknown is settled.", decimal(r.Score.Score), r.Fit, decimal(r.Range[0]), decimal(r.Range[1])))
	var parts [][]string
	for _, p := range r.Parts {
		parts = append(parts, []string{p.Name, decimal(p.Points), "of " + decimal(p.Of)})
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

// head prints the posting's title, its source, its way of work and its pay.
func head(d document, r *explain.Report) {
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

// understood prints how many of the asking lines were understood, and why that is too
// little where it is.
func understood(d document, r *explain.Report) {
	u := &r.Understood
	text := fmt.Sprintf("%d of %d asking lines understood", u.Lines, u.Of)
	if u.Of == 0 {
		text = "no asking line found"
	}
	d.text(text)
	if r.NotUnderstood != "" {
		d.text("Not understood: " + line(r.NotUnderstood) + ". Its score means little, and a ranking lists it apart.")
	}
}

// pay returns an amount in words: "120000 to 150000 USD a year", "from 16.5 EUR an
// hour".
func pay(p *ask.Pay) string {
	format := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	amount := format(p.Min)
	if p.Max > p.Min {
		amount += " to " + format(p.Max)
	}
	if p.Bound != "" {
		amount = p.Bound + " " + amount
	}
	article := " a "
	if p.Period == "hour" {
		article = " an "
	}
	amount += " " + p.Currency + article + p.Period
	if p.Basis != "" {
		amount += " on target"
	}
	return amount
}

// stopTable lists the hard conditions that the posting sets, those that are not met
// first.
func stopTable(d document, r *explain.Report) error {
	var list [][]string
	for _, state := range []condition.State{condition.NotMet, condition.Unknown, condition.Met} {
		for _, s := range r.Conditions {
			if s.State == state {
				list = append(list, []string{string(s.Kind), string(s.State), line(s.Asked), line(s.Line), line(s.Why)})
			}
		}
	}
	return d.table("Conditions", []string{"Condition", "State", "Asked", "The posting says", "The résumé says"}, list, []int{0, 0, 1, 2, 2})
}

// requirementTable lists the other requirement lines that could be judged. Those that
// the conditions quote stand there already.
func requirementTable(d document, r *explain.Report) error {
	var list [][]string
	for i := range r.Requirements {
		q := &r.Requirements[i]
		if q.Conditional || q.Kind == ask.KindSkill || q.Status == explain.UnknownOutcome {
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

// unjudged lists the requirement lines that could not be judged and set no condition.
func unjudged(d document, r *explain.Report) {
	var list []string
	for i := range r.Requirements {
		if q := &r.Requirements[i]; q.Status == explain.UnknownOutcome && !q.Conditional {
			list = append(list, fmt.Sprintf("%s (%s, %s)", line(q.Text), q.Importance, q.Kind))
		}
	}
	if len(list) > 0 {
		d.heading("Could not be judged")
		d.list(list)
	}
}

// warnings lists the report's warnings.
func warnings(d document, r *explain.Report) {
	if len(r.Warnings) > 0 {
		d.heading("Warnings")
		d.list(r.Warnings)
	}
}
