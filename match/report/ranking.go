package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"skillmatch/match"
)

// telling is how many gaps a row of the ranking names.
const telling = 3

// gaps names the most telling gaps of a report: what is required and not met,
// what nothing comes near first, then what a substitute answers.
func gaps(r *match.Report, n int) []string {
	var list []string
	seen := map[int]bool{}
	for _, status := range []match.Status{match.Missing, match.Related} {
		for _, importance := range []match.Importance{match.Required, match.Preferred} {
			for i := range r.Skills {
				s := &r.Skills[i]
				if s.Met || s.Status != status || s.Importance != importance || s.Group != 0 && seen[s.Group] {
					continue
				}
				if s.Group != 0 {
					seen[s.Group] = true
				}
				if status == match.Missing && importance == match.Preferred && len(list) > 0 {
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

func rankingTable(b *bytes.Buffer, reports []match.Report, o Options) error {
	if len(reports) == 0 {
		b.WriteString("no posting to show\n")
		return nil
	}
	t := grid{header: []string{"#", "Score", "Fit", "Title", "Company", "Gaps"}, right: []bool{true, true}, share: []int{0, 0, 0, 4, 2, 4}}
	for i := range reports {
		r := &reports[i]
		t.rows = append(t.rows, []string{strconv.Itoa(i + 1), number(r.Score.Score), string(r.Fit), counted(r), line(r.Posting.Company), orNone(strings.Join(gaps(r, telling), ", "))})
		t.paint = append(t.paint, []color{2: fitColor(r.Fit)})
		if o.Explain {
			t.notes = append(t.notes, breakdown(r))
		}
	}
	return t.draw(b, o)
}

// breakdown is the score's parts in one line.
func breakdown(r *match.Report) string {
	parts := make([]string, 0, len(r.Parts)+1)
	for _, p := range r.Parts {
		parts = append(parts, fmt.Sprintf("%s %s/%s", p.Name, number(p.Points), number(p.Of)))
	}
	return strings.Join(parts, ", ") + fmt.Sprintf("; range %s-%s", number(r.Range[0]), number(r.Range[1]))
}

func rankingMarkdown(b *bytes.Buffer, reports []match.Report, o Options) error {
	m := markdown{b}
	header := []string{"#", "Score", "Fit", "Title", "Company", "Gaps"}
	if o.Explain {
		header = append(header, "Breakdown")
	}
	var list [][]string
	for i := range reports {
		r := &reports[i]
		row := []string{strconv.Itoa(i + 1), number(r.Score.Score), string(r.Fit), counted(r), line(r.Posting.Company), strings.Join(gaps(r, telling), ", ")}
		if o.Explain {
			row = append(row, breakdown(r))
		}
		list = append(list, row)
	}
	return m.table("", header, list, nil)
}

func rankingCSV(b *bytes.Buffer, reports []match.Report, _ Options) error {
	var list [][]string
	for i := range reports {
		r := &reports[i]
		p := &r.Posting
		list = append(list, []string{strconv.Itoa(i + 1), number(r.Score.Score), number(r.Range[0]), number(r.Range[1]), string(r.Fit), p.ID, p.Title, p.Company, p.Location, p.URL,
			names(r, match.Required, match.Missing), names(r, match.Required, match.Related), names(r, match.Required, match.Has), strings.Join(r.Duplicates, "; "), string(p.Age)})
	}
	return rows(b, []string{"rank", "score", "low", "high", "fit", "id", "title", "company", "location", "url", "required_missing", "required_related", "required_has", "duplicates", "age"}, list)
}

// names lists the skills of one importance and status.
func names(r *match.Report, importance match.Importance, status match.Status) string {
	var list []string
	for i := range r.Skills {
		if s := &r.Skills[i]; s.Importance == importance && s.Status == status {
			list = append(list, s.Name)
		}
	}
	return strings.Join(list, "; ")
}

// title is a posting's title, or what else names it.
func title(r *match.Report) string { return postingTitle(&r.Posting) }

func postingTitle(p *match.PostingRef) string {
	if t := line(p.Title); t != "" {
		return t
	}
	return line(p.ID)
}

// counted is a posting's title with the number of postings that are the same,
// and a word on its age.
func counted(r *match.Report) string {
	text := title(r)
	if n := len(r.Duplicates); n > 0 {
		text += fmt.Sprintf(" (+%d alike)", n)
	}
	if r.Posting.Age != "" {
		text += " (" + string(r.Posting.Age) + ")"
	}
	return text
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func fitColor(f match.Fit) color {
	switch f {
	case match.Strong, match.Good:
		return green
	case match.Stretch:
		return yellow
	}
	return red
}
