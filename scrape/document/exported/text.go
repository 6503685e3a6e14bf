package exported

import (
	"strings"

	"skillmatch/scrape/document/block"
)

// Text writes a profile as text that a reader understands, with the marks of headings
// and lists, for whoever takes an exported résumé for another document.
func Text(p *block.Profile) string {
	w := &writer{}
	w.lines(p.Name, p.Headline, joined(" · ", p.Contact...))
	w.section("Summary", p.Summary)
	w.positions("Experience", p.Work)
	w.positions("Volunteering", p.Volunteering)
	w.positions("Projects", p.Projects)
	var list []string
	for _, s := range p.Skills {
		list = append(list, joined(": ", joined(", ", s.Name, s.Level), strings.Join(s.Keywords, ", ")))
	}
	w.items("Skills", list)
	w.studies(p.Education)
	list = nil
	for _, c := range p.Certificates {
		list = append(list, joined(", ", c.Name, c.Issuer, c.Date))
	}
	w.items("Certificates", list)
	list = nil
	for _, l := range p.Languages {
		list = append(list, joined(": ", l.Name, l.Level))
	}
	w.items("Languages", list)
	for _, o := range p.Others {
		w.items(o.Heading, o.Lines)
	}
	return w.b.String()
}

// writer writes sections.
type writer struct{ b strings.Builder }

// lines writes the lines that are not empty.
func (w *writer) lines(list ...string) {
	for _, l := range list {
		if l != "" {
			w.b.WriteString(l + "\n")
		}
	}
}

// section writes lines under a heading, unless there are none.
func (w *writer) section(heading string, list []string) {
	if len(list) > 0 {
		w.lines("\n## "+heading, "\n"+strings.Join(list, "\n"))
	}
}

// items writes the items of a list under a heading, unless there are none.
func (w *writer) items(heading string, list []string) {
	marked := make([]string, 0, len(list))
	for _, l := range list {
		if l != "" {
			marked = append(marked, "- "+l)
		}
	}
	w.section(heading, marked)
}

// positions writes jobs or projects.
func (w *writer) positions(heading string, list []block.Position) {
	if len(list) > 0 {
		w.lines("\n## " + heading)
	}
	for _, p := range list {
		w.lines("\n"+joined(", ", p.Title, p.Employer), joined(" · ", dates(p.Start, p.End), p.Location))
		for _, s := range append(p.Summary[:len(p.Summary):len(p.Summary)], p.Highlights...) {
			w.lines("- " + s)
		}
	}
}

// studies writes the education.
func (w *writer) studies(list []block.Study) {
	var out []string
	for _, s := range list {
		out = append(out, joined(", ", joined(" ", s.Degree, s.Field), s.School, dates(s.Start, s.End)))
		out = append(out, s.Details...)
	}
	w.items("Education", out)
}

// dates writes a span of time. A missing end is the present.
func dates(start, end string) string {
	switch {
	case start == "" && end == "":
		return ""
	case start == "" || start == end:
		return end
	case end == "":
		return start + " – Present"
	}
	return start + " – " + end
}
