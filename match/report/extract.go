package report

import (
	"bytes"
	"io"
	"strconv"

	"skillmatch/match/ask"
	"skillmatch/match/explain"
)

// Extracts prints what postings ask for, without a résumé. The error is the writer's or
// the encoder's.
func Extracts(w io.Writer, reports []explain.Report, o Options) error {
	return documents(extractDocument).print(w, reports, o)
}

// extractDocument prints what one posting asks for.
func extractDocument(d document, r *explain.Report, _ Options) error {
	head(d, r)
	understood(d, r)
	var list [][]string
	for _, importance := range []ask.Importance{ask.Required, ask.Preferred, ask.Context} {
		for i := range r.Skills {
			s := &r.Skills[i]
			if s.Importance != importance {
				continue
			}
			group := ""
			if s.Group > 0 {
				group = "one of group " + strconv.Itoa(s.Group)
			}
			if s.Source == explain.SourcePhrase {
				group = "perhaps"
			}
			list = append(list, []string{asWritten(s), string(s.Importance), group, line(s.Line)})
		}
	}
	if err := d.table("Skills", []string{"Skill", "Importance", "Note", "The posting says"}, list, []int{2, 0, 1, 4}); err != nil {
		return err
	}
	list = nil
	for i := range r.Requirements {
		if q := &r.Requirements[i]; q.Kind != ask.KindSkill {
			list = append(list, []string{line(q.Text), string(q.Kind), string(q.Importance)})
		}
	}
	if err := d.table("Other requirements", []string{"The posting says", "Kind", "Importance"}, list, []int{1}); err != nil {
		return err
	}
	warnings(d, r)
	return nil
}

// skillsCSV prints the skills of reports, one row a skill. The column skill holds the
// vocabulary's name, by which rows of several postings can be joined, and as_written the
// posting's own.
func skillsCSV(b *bytes.Buffer, reports []explain.Report, _ Options) error {
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
			list = append(list, []string{r.Posting.ID, r.Posting.Title, s.Name, string(s.Importance), string(s.Status), group, string(s.Proof), s.Via, line(s.Line), quote, spelling(s)})
		}
	}
	return rows(b, []string{"id", "title", "skill", "importance", "status", "group", "proof", "via", "posting_line", "resume_line", "as_written"}, list)
}
