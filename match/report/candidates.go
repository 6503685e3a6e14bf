package report

import (
	"bytes"
	"strconv"
	"strings"

	"skillmatch/match"
)

// candidateHeader are the columns of people's rankings of résumés.
func candidateHeader() []string {
	return []string{"#", "Score", "Fit", "Résumé", "Proved", "Gaps"}
}

func candidateRow(i int, r *match.Report) []string {
	return []string{strconv.Itoa(i + 1), number(r.Score.Score), string(r.Fit), r.Resume.ID, orNone(strings.Join(proved(r, telling), ", ")), orNone(strings.Join(gaps(r, telling), ", "))}
}

// proved names the required skills that the résumé has, n at most, those that
// work shows first.
func proved(r *match.Report, n int) []string {
	var shown, listed []string
	for i := range r.Skills {
		s := &r.Skills[i]
		switch {
		case s.Status != match.Has || s.Importance != match.Required:
		case s.Proof == "listed":
			listed = append(listed, s.Name)
		default:
			shown = append(shown, s.Name)
		}
	}
	list := append(shown, listed...)
	return list[:min(n, len(list))]
}

func candidatesTable(b *bytes.Buffer, reports []match.Report, o Options) error {
	if len(reports) == 0 {
		b.WriteString("no résumé to show\n")
		return nil
	}
	b.WriteString("For " + title(&reports[0]) + "\n\n")
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

func candidatesMarkdown(b *bytes.Buffer, reports []match.Report, o Options) error {
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
	return markdown{b}.table("", header, list, nil)
}

func candidatesCSV(b *bytes.Buffer, reports []match.Report, _ Options) error {
	var list [][]string
	for i := range reports {
		r := &reports[i]
		list = append(list, []string{strconv.Itoa(i + 1), number(r.Score.Score), number(r.Range[0]), number(r.Range[1]), string(r.Fit), r.Resume.ID, r.Posting.ID,
			names(r, match.Required, match.Missing), names(r, match.Required, match.Related), names(r, match.Required, match.Has)})
	}
	return rows(b, []string{"rank", "score", "low", "high", "fit", "resume", "posting", "required_missing", "required_related", "required_has"}, list)
}
