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
	open string // the section at hand
}

func (m *outline) String() string { return m.b.String() }

func (m *outline) head(lines ...string) {
	for _, l := range filled(lines...) {
		m.b.WriteString(l + "\n")
	}
}

// section opens a section, unless it is open, and writes text into it.
func (m *outline) section(name, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	m.enter(name)
	m.b.WriteString(strings.TrimSpace(text) + "\n")
}

func (m *outline) enter(name string) {
	if m.open != name {
		m.b.WriteString("\n## " + name + "\n\n")
		m.open = name
	}
}

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

// dates are a span of time as people write it; an end that is not there is today.
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

func labelled(label, text string) string {
	return strings.Join(filled(label, text), ": ")
}

// filled are the texts that are not empty, on one line each.
func filled(list ...string) []string {
	var out []string
	for _, s := range list {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func firstFilled(list ...string) string {
	if list = filled(list...); len(list) > 0 {
		return list[0]
	}
	return ""
}

// readLinkedIn writes the profile that LinkedIn exports, tables in an archive, as
// Markdown. Tables that are not of a résumé, such as messages, are not opened.
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

// maxRows is how many rows of a table are read.
const maxRows = 5000

// table reads a table of an archive: rows by the names of their columns.
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
