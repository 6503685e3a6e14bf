package document

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// outline writes a résumé of named fields as Markdown.
type outline struct {
	b    strings.Builder
	open string // the current section
}

// String returns the Markdown.
func (m *outline) String() string { return m.b.String() }

// head writes the lines at the top that are not empty.
func (m *outline) head(lines ...string) {
	for _, l := range filled(lines...) {
		m.b.WriteString(l + "\n")
	}
}

// section writes text into a section, which it opens unless it is open.
func (m *outline) section(name, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	m.enter(name)
	m.b.WriteString(strings.TrimSpace(text) + "\n")
}

// enter opens a section unless it is open.
func (m *outline) enter(name string) {
	if m.open != name {
		m.b.WriteString("\n## " + name + "\n\n")
		m.open = name
	}
}

// item writes an item of a section.
func (m *outline) item(section, text string) {
	if text != "" {
		m.enter(section)
		m.b.WriteString("- " + text + "\n")
	}
}

// role writes a job or a project: its name and dates, and what was done.
func (m *outline) role(section, title, employer, place, from, to, summary string, done []string) {
	name := strings.Join(filled(title, employer), ", ")
	if name == "" {
		return
	}
	m.enter(section)
	m.b.WriteString("\n### " + name + "\n")
	if line := strings.Join(filled(dates(from, to), place), " · "); line != "" {
		m.b.WriteString(line + "\n")
	}
	m.b.WriteByte('\n')
	for line := range strings.Lines(summary) {
		if line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-•*")); line != "" {
			m.b.WriteString("- " + line + "\n")
		}
	}
	for _, d := range filled(done...) {
		m.b.WriteString("- " + d + "\n")
	}
}

// dates formats a span of time. A missing end is the present.
func dates(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == "":
		return to
	case to == "":
		return from + " – Present"
	}
	return from + " – " + to
}

// labelled joins a label and a text that are not empty with a colon.
func labelled(label, text string) string {
	return strings.Join(filled(label, text), ": ")
}

// filled returns the texts that are not empty, each on one line.
func filled(list ...string) []string {
	var out []string
	for _, s := range list {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// firstFilled returns the first text that is not empty, or "".
func firstFilled(list ...string) string {
	if list = filled(list...); len(list) > 0 {
		return list[0]
	}
	return ""
}

// readLinkedIn writes the profile that LinkedIn exports, an archive of tables, as
// Markdown. Tables that do not belong to a résumé, such as messages, are not opened.
func readLinkedIn(z *zipFile) (string, error) {
	var m outline
	tables := map[string][]map[string]string{}
	for _, name := range []string{"Profile", "Positions", "Projects", "Skills", "Education", "Certifications", "Languages"} {
		rows, err := z.table(name + ".csv")
		if err != nil {
			return "", err
		}
		tables[name] = rows
	}
	for _, p := range tables["Profile"] {
		m.head(p["First Name"]+" "+p["Last Name"], p["Headline"])
		m.section("Summary", p["Summary"])
	}
	for _, p := range tables["Positions"] {
		m.role("Experience", p["Title"], p["Company Name"], p["Location"], p["Started On"], p["Finished On"], p["Description"], nil)
	}
	for _, p := range tables["Projects"] {
		m.role("Projects", p["Title"], "", "", p["Started On"], p["Finished On"], p["Description"], nil)
	}
	for _, s := range tables["Skills"] {
		m.item("Skills", s["Name"])
	}
	for _, e := range tables["Education"] {
		m.item("Education", strings.Join(filled(e["Degree Name"], e["School Name"], dates(e["Start Date"], e["End Date"])), ", "))
	}
	for _, c := range tables["Certifications"] {
		m.item("Certificates", strings.Join(filled(c["Name"], c["Authority"], c["Started On"]), ", "))
	}
	for _, l := range tables["Languages"] {
		m.item("Languages", labelled(l["Name"], l["Proficiency"]))
	}
	if strings.TrimSpace(m.String()) == "" {
		return "", ErrEmpty
	}
	return m.String(), nil
}

// maxRows is the number of rows of a table that are read.
const maxRows = 5000

// table reads a table of an archive: its rows, by the names of the columns. A table
// that does not exist has no rows.
func (z *zipFile) table(name string) ([]map[string]string, error) {
	if !z.has(name) {
		return nil, nil
	}
	data, err := z.read(name)
	if err != nil {
		return nil, err
	}
	text, err := Decode(data, "")
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	header, err := r.Read()
	if err != nil {
		return nil, nil
	}
	var rows []map[string]string
	for len(rows) < maxRows {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
		}
		row := map[string]string{}
		for i, c := range cells[:min(len(cells), len(header))] {
			row[strings.TrimSpace(header[i])] = strings.TrimSpace(c)
		}
		rows = append(rows, row)
	}
	return rows, nil
}
