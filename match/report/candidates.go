package report

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"skillmatch/match/ask"
	"skillmatch/match/explain"
	"skillmatch/match/proof"
)

// Candidates prints a ranking of résumés for one posting, best first. The error is the
// writer's or the encoder's.
func Candidates(w io.Writer, reports []explain.Report, o Options) error {
	return printer{candidatesCSV, candidatesMarkdown, candidatesTable}.print(w, reports, o)
}

// candidatesTable prints the ranking as a table for a terminal or a pipe.
func candidatesTable(b *bytes.Buffer, reports []explain.Report, o Options) error {
	if len(reports) == 0 {
		b.WriteString("no résumé to show\n")
		return nil
	}
	b.WriteString("For " + title(&reports[0]) + "\n")
	if text := Caution(reports); text != "" {
		b.WriteString(text + "\n")
	}
	b.WriteByte('\n')
	t := grid{header: candidateHeader(), right: []bool{true, true}, share: []int{0, 0, 0, 2, 3, 3}}
	for i := range reports {
		t.rows = append(t.rows, candidateRow(i, &reports[i]))
		t.paint = append(t.paint, []color{2: fitColor(reports[i].Fit)})
		if o.Explain {
			t.notes = append(t.notes, breakdown(&reports[i]))
		}
	}
	return t.draw(b, o)
}

// Caution says of a posting that is not understood why, and what that means for a ranking
// of résumés; it returns "" for a posting that is understood.
func Caution(reports []explain.Report) string {
	if len(reports) == 0 || reports[0].NotUnderstood == "" {
		return ""
	}
	return "The posting is not understood: " + line(reports[0].NotUnderstood) + ". The scores mean little."
}

// candidateHeader returns the columns of the rankings that people read.
func candidateHeader() []string {
	return []string{"#", "Score", "Fit", "Résumé", "Proved", "Gaps"}
}

// candidateRow returns the row of résumé i, counted from 0.
func candidateRow(i int, r *explain.Report) []string {
	return []string{strconv.Itoa(i + 1), decimal(r.Score.Score), string(r.Fit), r.Resume.ID, orNone(strings.Join(proved(r, maxNames), ", ")), gapsCell(r)}
}

// proved returns at most n required skills that the résumé has, those that work shows
// first.
func proved(r *explain.Report, n int) []string {
	var shown, listed []string
	for i := range r.Skills {
		s := &r.Skills[i]
		switch {
		case s.Status != proof.Has || s.Importance != ask.Required:
		case s.Proof == "listed":
			listed = append(listed, s.Name)
		default:
			shown = append(shown, s.Name)
		}
	}
	list := append(shown, listed...)
	return list[:min(n, len(list))]
}

// candidatesMarkdown prints the ranking as a Markdown table.
func candidatesMarkdown(b *bytes.Buffer, reports []explain.Report, o Options) error {
	header := candidateHeader()
	if o.Explain {
		header = append(header, "Breakdown")
	}
	var list [][]string
	for i := range reports {
		row := candidateRow(i, &reports[i])
		if o.Explain {
			row = append(row, breakdown(&reports[i]))
		}
		list = append(list, row)
	}
	m := markdown{b}
	if text := Caution(reports); text != "" {
		m.text(text)
	}
	return m.table("", header, list, nil)
}

// candidatesCSV prints the ranking with its required skills, one row a résumé.
func candidatesCSV(b *bytes.Buffer, reports []explain.Report, _ Options) error {
	var list [][]string
	for i := range reports {
		r := &reports[i]
		list = append(list, []string{strconv.Itoa(i + 1), decimal(r.Score.Score), decimal(r.Range[0]), decimal(r.Range[1]), string(r.Fit), r.Resume.ID, r.Posting.ID,
			names(r, ask.Required, proof.Missing), names(r, ask.Required, proof.Related), names(r, ask.Required, proof.Has)})
	}
	return rows(b, []string{"rank", "score", "low", "high", "fit", "resume", "posting", "required_missing", "required_related", "required_has"}, list)
}
