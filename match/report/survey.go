package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"skillmatch/match/survey"
)

// Survey prints what many postings ask of one résumé, with at most top skills in each
// table, 0 for all. The error is the writer's or the encoder's.
func Survey(w io.Writer, s *survey.Survey, top int, o Options) error {
	if top > 0 {
		short := *s
		short.Learn, short.Say, short.KeySkills = s.Learn[:min(top, len(s.Learn))], s.Say[:min(top, len(s.Say))], s.KeySkills[:min(top, len(s.KeySkills))]
		s = &short
	}
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*survey.Survey{s}, o)
		case CSV:
			return surveyCSV(b, s)
		case Markdown:
			return surveyDocument(markdown{b}, s)
		}
		return surveyDocument(&terminal{b, o}, s)
	})
}

// surveyDocument prints the tables of a survey: sets, skills to learn, skills to say,
// and key skills.
func surveyDocument(d document, s *survey.Survey) error {
	d.title(fmt.Sprintf("%d of %d postings reach %s", s.Above, s.Postings, decimal(s.Bar)) + moreAlike(s.Duplicates) + leftOut(s.NotUnderstood) + partly(s.Incomplete))
	if s.Postings == 0 {
		d.text("No posting is left to look at.")
		return nil
	}
	if err := setsTable(d, s); err != nil {
		return err
	}
	switch {
	case s.Incomplete:
	case len(s.Learn) == 0:
		d.text("Nothing that these postings ask is missing from the résumé.")
	case len(s.Sets) == 0 && s.Above < s.Postings:
		d.text(fmt.Sprintf("No set of up to %d skills opens a posting.", survey.SetSize))
	}
	if err := d.table("Learn it", []string{"Skill", "Required by", "Preferred by", "Opens", "Points"}, gapRows(s.Learn), []int{1, 0, 0, 0, 0}); err != nil {
		return err
	}
	if err := sayTable(d, s); err != nil {
		return err
	}
	if err := keySkillsTable(d, s); err != nil {
		return err
	}
	d.list(s.Warnings)
	return nil
}

// setsTable lists the steps of the set of skills that opens the most postings.
func setsTable(d document, s *survey.Survey) error {
	names, list := []string{}, [][]string{}
	for _, t := range s.Sets {
		names = append(names, t.Name)
		list = append(list, []string{strings.Join(names, " + "), "+" + strconv.Itoa(t.Opens), strconv.Itoa(t.Above)})
	}
	return d.table("The fewest skills that open the most", []string{"With", "Opens", "Postings that reach it"}, list, []int{1, 0, 0})
}

// sayTable lists the skills that the résumé shows in other words.
func sayTable(d document, s *survey.Survey) error {
	list := [][]string{}
	for _, g := range s.Say {
		list = append(list, append(gapRow(&g), g.Wording, g.Line))
	}
	return d.table("Say it: the résumé shows it in other words", []string{"Skill", "Required by", "Preferred by", "Opens", "Points", "Postings write", "Behind this line"}, list, []int{2, 0, 0, 0, 0, 2, 3})
}

// keySkillsTable lists the skills that carry the résumé today.
func keySkillsTable(d document, s *survey.Survey) error {
	list := [][]string{}
	for _, k := range s.KeySkills {
		list = append(list, []string{k.Name, strconv.Itoa(k.Postings), strconv.Itoa(k.Holds), decimal(k.Points)})
	}
	return d.table("What opens doors today", []string{"Skill", "Asked by", "Without it lost", "Points"}, list, []int{1, 0, 0, 0})
}

// moreAlike says how many postings are the same as one that counts.
func moreAlike(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (1 more is alike)"
	}
	return fmt.Sprintf(" (%d more are alike)", n)
}

// leftOut says how many postings were left out because too little of them was read.
func leftOut(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (1 more is not understood)"
	}
	return fmt.Sprintf(" (%d more are not understood)", n)
}

// gapRow returns the row of one skill to learn or to say.
func gapRow(g *survey.Gap) []string {
	return []string{g.Name, strconv.Itoa(g.Required), strconv.Itoa(g.Preferred), strconv.Itoa(g.Opens), decimal(g.Points)}
}

// gapRows returns the rows of skills to learn, each with the skills that it brings.
func gapRows(list []survey.Gap) [][]string {
	out := make([][]string, 0, len(list))
	for i := range list {
		row := gapRow(&list[i])
		if len(list[i].Brings) > 0 {
			row[0] += " (brings " + strings.Join(list[i].Brings, ", ") + ")"
		}
		out = append(out, row)
	}
	return out
}

// surveyCSV prints one row a skill. The column advice is set, learn, say or keep. The
// numbers of a skill to keep are those that are lost without it. The numbers of a skill
// of a set are those on top of the skills in the column with.
func surveyCSV(b *bytes.Buffer, s *survey.Survey) error {
	bar, names := decimal(s.Bar), []string{}
	list := [][]string{}
	for _, part := range []struct {
		advice string
		gaps   []survey.Gap
	}{{"learn", s.Learn}, {"say", s.Say}} {
		for i := range part.gaps {
			g := &part.gaps[i]
			list = append(list, slices.Concat([]string{part.advice}, gapRow(g), []string{g.Wording, g.Line, strconv.Itoa(g.Required + g.Preferred), strings.Join(g.Brings, "; "), g.Via, "", "", bar}))
		}
	}
	for _, r := range s.KeySkills {
		list = append(list, []string{"keep", r.Name, "", "", strconv.Itoa(r.Holds), decimal(r.Points), "", "", strconv.Itoa(r.Postings), "", "", "", "", bar})
	}
	for _, t := range s.Sets {
		list = append(list, []string{"set", t.Name, "", "", strconv.Itoa(t.Opens), "", "", "", "", "", "", strings.Join(names, "; "), strconv.Itoa(t.Above), bar})
		names = append(names, t.Name)
	}
	return rows(b, []string{"advice", "skill", "required", "preferred", "opens", "points", "wording", "line", "asked", "brings", "via", "with", "above", "bar"}, list)
}
