package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/match/review"
)

// Resume prints how a résumé was read. The error is the writer's or the encoder's.
func Resume(w io.Writer, v *review.Review, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*review.Review{v}, o)
		case CSV:
			return heldCSV(b, v)
		case Markdown:
			return resumeDocument(markdown{b}, v)
		}
		return resumeDocument(&terminal{b, o}, v)
	})
}

// resumeDocument prints the roles and the skills, then the advice and the rest.
func resumeDocument(d document, v *review.Review) error {
	d.title("Résumé " + v.Resume.ID)
	years := "unknown: no role has dates"
	if v.YearsTotal != nil {
		years = decimal(*v.YearsTotal)
	}
	d.text(fmt.Sprintf("%d sections, %d roles, years of experience %s.", len(v.Sections), len(v.Roles), years))
	var list [][]string
	for i := range v.Roles {
		r := &v.Roles[i]
		what := ""
		if r.Project {
			what = "project"
		}
		list = append(list, []string{span(r), line(r.Title), line(r.Employer), fmt.Sprint(len(r.Bullets)), what})
	}
	if err := d.table("Roles", []string{"When", "Title", "Employer", "Bullets", ""}, list, []int{0, 2, 1}); err != nil {
		return err
	}
	shown, listed := held(v)
	if err := d.table("Skills that work shows", []string{"Skill", "Years", "Last", "Résumé line"}, shown, []int{0, 0, 0, 1}); err != nil {
		return err
	}
	if len(listed) > 0 {
		d.heading("Skills only listed, never shown")
		d.text(strings.Join(listed, ", "))
	}
	list = nil
	for _, s := range v.Spoken {
		list = append(list, []string{s.Language, orDash(s.Level)})
	}
	if err := d.table("Languages", []string{"Language", "Level"}, list, []int{0, 1}); err != nil {
		return err
	}
	if err := adviceTable(d, v); err != nil {
		return err
	}
	return resumeRest(d, v)
}

// adviceTable prints how safely programs read the résumé and what to improve.
func adviceTable(d document, v *review.Review) error {
	if len(v.Advice) == 0 {
		d.heading("How programs read it")
		d.text("Well: nothing was found to mend.")
		return nil
	}
	var list [][]string
	for _, a := range v.Advice {
		list = append(list, []string{a.Problem, a.Fix, line(strings.Join(a.Lines, "; "))})
	}
	return d.table("How programs read it: "+string(v.Legibility), []string{"Problem", "What to do", "For example"}, list, []int{2, 2, 3})
}

// resumeRest prints what a person checks last: the sections, what was left out, and the
// warnings.
func resumeRest(d document, v *review.Review) error {
	var list [][]string
	for _, s := range v.Sections {
		list = append(list, []string{orDash(s.Heading), string(s.Kind), fmt.Sprint(len(s.Lines))})
	}
	if err := d.table("Sections", []string{"Heading", "Read as", "Lines"}, list, nil); err != nil {
		return err
	}
	list = nil
	for _, x := range v.Dropped {
		list = append(list, []string{line(x.Text), x.Reason})
	}
	if err := d.table("Left out", []string{"Line", "Reason"}, list, []int{1}); err != nil {
		return err
	}
	if len(v.Warnings) > 0 {
		d.heading("Warnings")
		d.list(v.Warnings)
	}
	return nil
}

// held divides the skills into rows of those that work shows and names of the others.
// Spoken languages have a table of their own.
func held(v *review.Review) (shown [][]string, listed []string) {
	for _, s := range v.Skills {
		if s.Spoken {
			continue
		}
		if s.Proof == index.Listed {
			listed = append(listed, s.Name)
			continue
		}
		years, quote := "", ""
		if s.Years != nil {
			years = decimal(*s.Years)
		}
		if len(s.Evidence) > 0 {
			quote = line(s.Evidence[0].Text)
		}
		shown = append(shown, []string{s.Name, orDash(years), orDash(s.Last), quote})
	}
	return shown, listed
}

// span returns a role's time in words.
func span(r *resume.Role) string {
	switch {
	case !r.Dated():
		return "no dates"
	case r.Current:
		return r.Start.String() + " to now"
	}
	return r.Start.String() + " to " + r.End.String()
}

// orDash returns "-" for an empty text.
func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// heldCSV prints the skills that the résumé names, one row a skill.
func heldCSV(b *bytes.Buffer, v *review.Review) error {
	var list [][]string
	for _, s := range v.Skills {
		years, quote := "", ""
		if s.Years != nil {
			years = decimal(*s.Years)
		}
		if len(s.Evidence) > 0 {
			quote = line(s.Evidence[0].Text)
		}
		list = append(list, []string{s.Name, string(s.Proof), years, s.Last, quote})
	}
	return rows(b, []string{"skill", "proof", "years", "last", "resume_line"}, list)
}
