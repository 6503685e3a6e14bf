package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"skillmatch/match"
)

// Survey prints what many postings say of one résumé: top skills in each table,
// 0 for all.
func Survey(w io.Writer, s *match.Survey, top int, o Options) error {
	if top > 0 {
		short := *s
		short.Learn, short.Say, short.Doors = s.Learn[:min(top, len(s.Learn))], s.Say[:min(top, len(s.Say))], s.Doors[:min(top, len(s.Doors))]
		s = &short
	}
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*match.Survey{s}, o)
		case CSV:
			return surveyCSV(b, s)
		case Markdown:
			return surveyDocument(markdown{b}, s)
		}
		return surveyDocument(&terminal{b, o}, s)
	})
}

func surveyDocument(d document, s *match.Survey) error {
	d.title(fmt.Sprintf("%d of %d postings reach %s", s.Above, s.Postings, number(s.Bar)) + moreAlike(s.Alike) + partly(s.Incomplete))
	if s.Postings == 0 {
		d.text("No posting is left to look at.")
		return nil
	}
	names, list := []string{}, [][]string{}
	for _, t := range s.Sets {
		names = append(names, t.Name)
		list = append(list, []string{strings.Join(names, " + "), "+" + strconv.Itoa(t.Opens), strconv.Itoa(t.Above)})
	}
	if err := d.table("The fewest skills that open the most", []string{"With", "Opens", "Postings that reach it"}, list, []int{1, 0, 0}); err != nil {
		return err
	}
	switch {
	case s.Incomplete:
	case len(s.Learn) == 0:
		d.text("Nothing that these postings ask is missing from the résumé.")
	case len(s.Sets) == 0 && s.Above < s.Postings:
		d.text(fmt.Sprintf("No set of up to %d skills opens a posting.", match.SetSize))
	}
	if err := d.table("Learn it", []string{"Skill", "Required by", "Preferred by", "Opens", "Points"}, gapRows(s.Learn), []int{1, 0, 0, 0, 0}); err != nil {
		return err
	}
	said := [][]string{}
	for _, g := range s.Say {
		said = append(said, append(gapRow(&g), g.Wording, g.Line))
	}
	if err := d.table("Say it: the résumé shows it in other words", []string{"Skill", "Required by", "Preferred by", "Opens", "Points", "Postings write", "Behind this line"}, said, []int{1, 0, 0, 0, 0, 1, 3}); err != nil {
		return err
	}
	doors := [][]string{}
	for _, r := range s.Doors {
		doors = append(doors, []string{r.Name, strconv.Itoa(r.Postings), strconv.Itoa(r.Holds), number(r.Points)})
	}
	if err := d.table("What opens doors today", []string{"Skill", "Asked by", "Without it lost", "Points"}, doors, []int{1, 0, 0, 0}); err != nil {
		return err
	}
	d.list(s.Warnings)
	return nil
}

// moreAlike tells of the postings that are the same as one that counts.
func moreAlike(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (1 more is alike)"
	}
	return fmt.Sprintf(" (%d more are alike)", n)
}

func gapRow(g *match.Gap) []string {
	return []string{g.Name, strconv.Itoa(g.Required), strconv.Itoa(g.Preferred), strconv.Itoa(g.Opens), number(g.Points)}
}

func gapRows(list []match.Gap) [][]string {
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

// surveyCSV has one row a skill: advice is set, learn, say or keep. For what to keep
// the figures are those without it, and for a skill of a set those on top of the
// skills under with.
func surveyCSV(b *bytes.Buffer, s *match.Survey) error {
	bar, names := number(s.Bar), []string{}
	list := [][]string{}
	for _, part := range []struct {
		advice string
		gaps   []match.Gap
	}{{"learn", s.Learn}, {"say", s.Say}} {
		for i := range part.gaps {
			g := &part.gaps[i]
			list = append(list, slices.Concat([]string{part.advice}, gapRow(g), []string{g.Wording, g.Line, strconv.Itoa(g.Required + g.Preferred), strings.Join(g.Brings, "; "), g.Via, "", "", bar}))
		}
	}
	for _, r := range s.Doors {
		list = append(list, []string{"keep", r.Name, "", "", strconv.Itoa(r.Holds), number(r.Points), "", "", strconv.Itoa(r.Postings), "", "", "", "", bar})
	}
	for _, t := range s.Sets {
		list = append(list, []string{"set", t.Name, "", "", strconv.Itoa(t.Opens), "", "", "", "", "", "", strings.Join(names, "; "), strconv.Itoa(t.Above), bar})
		names = append(names, t.Name)
	}
	return rows(b, []string{"advice", "skill", "required", "preferred", "opens", "points", "wording", "line", "asked", "brings", "via", "with", "above", "bar"}, list)
}
