package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"skillmatch/match/ask"
	"skillmatch/match/explain"
	"skillmatch/match/proof"
	"skillmatch/match/score"
)

// Ranking prints a ranking of postings, best first, and after them those that are not
// understood: tables show these apart, with the reason, and without a rank. The error is the writer's or the
// encoder's.
func Ranking(w io.Writer, reports []explain.Report, o Options) error {
	return printer{rankingCSV, rankingMarkdown, rankingTable}.print(w, reports, o)
}

// apart divides the reports of a ranking into those of postings that are understood and
// the others, which come last.
func apart(reports []explain.Report) (ranked, others []explain.Report) {
	n := slices.IndexFunc(reports, func(r explain.Report) bool { return r.NotUnderstood != "" })
	if n < 0 {
		return reports, nil
	}
	return reports[:n], reports[n:]
}

// rankingTable prints the ranking as a table for a terminal or a pipe.
func rankingTable(b *bytes.Buffer, reports []explain.Report, o Options) error {
	if len(reports) == 0 {
		b.WriteString("no posting to show\n")
		return nil
	}
	ranked, others := apart(reports)
	t := grid{header: rankingHeader(), right: []bool{true, true}, share: []int{0, 0, 0, 4, 2, 4}}
	for i := range ranked {
		t.rows = append(t.rows, rankingRow(i, &ranked[i]))
		t.paint = append(t.paint, []color{2: fitColor(ranked[i].Fit)})
		if o.Explain {
			t.notes = append(t.notes, breakdown(&ranked[i]))
		}
	}
	if len(ranked) > 0 {
		if err := t.draw(b, o); err != nil || len(others) == 0 {
			return err
		}
		b.WriteByte('\n')
	}
	(&terminal{b, o}).strong(othersHeading)
	t = grid{header: othersHeader(), rows: othersRows(others), share: []int{4, 2, 4}}
	return t.draw(b, o)
}

// rankingHeader returns the columns of the ranking that people read.
func rankingHeader() []string { return []string{"#", "Score", "Fit", "Title", "Company", "Gaps"} }

// rankingRow returns the row of posting i, counted from 0.
func rankingRow(i int, r *explain.Report) []string {
	return []string{strconv.Itoa(i + 1), decimal(r.Score.Score), string(r.Fit), titleWithNotes(r), line(r.Posting.Company), gapsCell(r)}
}

// othersHeading is the heading of the postings that are not understood.
const othersHeading = "Not understood, and so not ranked"

// othersHeader returns the columns of the postings that are not understood.
func othersHeader() []string { return []string{"Title", "Company", "Why"} }

// othersRows returns the rows of the postings that are not understood.
func othersRows(others []explain.Report) [][]string {
	var list [][]string
	for i := range others {
		r := &others[i]
		list = append(list, []string{titleWithNotes(r), line(r.Posting.Company), line(r.NotUnderstood)})
	}
	return list
}

// gapsCell names the most important gaps of a report. A posting of which no asked skill
// was read has none that is known.
func gapsCell(r *explain.Report) string {
	if list := gaps(r, maxNames); len(list) > 0 {
		return strings.Join(list, ", ")
	}
	asked := func(s explain.Skill) bool { return s.Importance != ask.Context && s.Source != explain.SourcePhrase }
	if !slices.ContainsFunc(r.Skills, asked) {
		return "no skill read"
	}
	return "none"
}

// maxNames is the most skills that a cell of a ranking names.
const maxNames = 3

// gaps returns at most n important gaps of a report. Skills that nothing comes near
// come before those that a substitute answers, and within each the required ones before
// the preferred ones. Of the preferred skills that nothing comes near, at most one is
// named, and only if no required one is.
func gaps(r *explain.Report, n int) []string {
	var list []string
	seen := map[int]bool{}
	for _, status := range []proof.Status{proof.Missing, proof.Related} {
		for _, importance := range []ask.Importance{ask.Required, ask.Preferred} {
			for i := range r.Skills {
				s := &r.Skills[i]
				if s.Met || s.Status != status || s.Importance != importance || s.Group != 0 && seen[s.Group] {
					continue
				}
				if s.Group != 0 {
					seen[s.Group] = true
				}
				if status == proof.Missing && importance == ask.Preferred && len(list) > 0 {
					continue
				}
				list = append(list, s.Name)
				if len(list) == n {
					return list
				}
			}
		}
	}
	return list
}

// breakdown returns the score's parts and its range in one line.
func breakdown(r *explain.Report) string {
	parts := make([]string, 0, len(r.Parts)+1)
	for _, p := range r.Parts {
		parts = append(parts, fmt.Sprintf("%s %s/%s", p.Name, decimal(p.Points), decimal(p.Of)))
	}
	return strings.Join(parts, ", ") + fmt.Sprintf("; range %s-%s", decimal(r.Range[0]), decimal(r.Range[1]))
}

// rankingMarkdown prints the ranking as Markdown tables.
func rankingMarkdown(b *bytes.Buffer, reports []explain.Report, o Options) error {
	m := markdown{b}
	header := rankingHeader()
	if o.Explain {
		header = append(header, "Breakdown")
	}
	ranked, others := apart(reports)
	var list [][]string
	for i := range ranked {
		row := rankingRow(i, &ranked[i])
		if o.Explain {
			row = append(row, breakdown(&ranked[i]))
		}
		list = append(list, row)
	}
	if err := m.table("", header, list, nil); err != nil {
		return err
	}
	return m.table(othersHeading, othersHeader(), othersRows(others), nil)
}

// rankingCSV prints the ranking with its required skills, one row a posting. A posting
// that is not understood has no rank, and its reason instead.
func rankingCSV(b *bytes.Buffer, reports []explain.Report, _ Options) error {
	var list [][]string
	for i := range reports {
		r := &reports[i]
		p, rank := &r.Posting, strconv.Itoa(i+1)
		if r.NotUnderstood != "" {
			rank = ""
		}
		list = append(list, []string{rank, decimal(r.Score.Score), decimal(r.Range[0]), decimal(r.Range[1]), string(r.Fit), p.ID, p.Title, p.Company, p.Location, p.URL,
			names(r, ask.Required, proof.Missing), names(r, ask.Required, proof.Related), names(r, ask.Required, proof.Has), strings.Join(r.Duplicates, "; "), string(p.Age), r.NotUnderstood})
	}
	return rows(b, []string{"rank", "score", "low", "high", "fit", "id", "title", "company", "location", "url", "required_missing", "required_related", "required_has", "duplicates", "age", "not_understood"}, list)
}

// names returns the skills of one importance and status, separated by semicolons.
func names(r *explain.Report, importance ask.Importance, status proof.Status) string {
	var list []string
	for i := range r.Skills {
		if s := &r.Skills[i]; s.Importance == importance && s.Status == status {
			list = append(list, s.Name)
		}
	}
	return strings.Join(list, "; ")
}

// title returns a posting's title, or its id if it has none.
func title(r *explain.Report) string { return postingTitle(&r.Posting) }

// postingTitle returns the title of the posting that a reference names, or its id if it
// has none.
func postingTitle(p *explain.PostingRef) string {
	if t := line(p.Title); t != "" {
		return t
	}
	return line(p.ID)
}

// titleWithNotes returns a posting's title with the number of postings that are the
// same, and a word on its age.
func titleWithNotes(r *explain.Report) string {
	text := title(r)
	if n := len(r.Duplicates); n > 0 {
		text += fmt.Sprintf(" (+%d alike)", n)
	}
	if r.Posting.Age != "" {
		text += " (" + string(r.Posting.Age) + ")"
	}
	return text
}

// decimal prints a number with one decimal.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// orNone returns "none" for an empty text.
func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// fitColor returns the colour of a fit.
func fitColor(f score.Fit) color {
	switch f {
	case score.Strong, score.Good:
		return green
	case score.Stretch:
		return yellow
	}
	return red
}
