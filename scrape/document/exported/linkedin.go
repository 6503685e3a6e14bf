package exported

import (
	"encoding/csv"
	"io"
	"strings"

	"skillmatch/scrape/document/block"
)

// linkedInTables are the tables of the archive that belong to a résumé. Others, such as
// messages, are not opened.
func linkedInTables() []string {
	return []string{"Profile", "Positions", "Projects", "Skills", "Education", "Certifications", "Languages", "Volunteering", "Honors", "Publications"}
}

// LinkedIn reads the profile that LinkedIn exports, an archive of tables. open returns
// the text of a file, which is empty when the archive does not have it.
func LinkedIn(open func(name string) (string, error)) (*block.Profile, error) {
	tables := map[string][]map[string]string{}
	for _, name := range linkedInTables() {
		text, err := open(name + ".csv")
		if err != nil {
			return nil, err
		}
		tables[name] = table(text)
	}
	r := newReader(nil)
	p := &block.Profile{}
	for _, t := range tables["Profile"] {
		p.Name, p.Headline = joined(" ", t["First Name"], t["Last Name"]), t["Headline"]
		p.Summary = r.lines(t["Summary"])
		for _, s := range []string{t["Address"], t["Geo Location"], strings.Trim(t["Websites"], "[]")} {
			if s != "" {
				p.Contact = append(p.Contact, s)
			}
		}
	}
	for _, t := range tables["Positions"] {
		p.Work = append(p.Work, r.linkedInPosition(t, t["Title"], t["Company Name"]))
	}
	for _, t := range tables["Volunteering"] {
		p.Volunteering = append(p.Volunteering, r.linkedInPosition(t, t["Role"], t["Company Name"]))
	}
	for _, t := range tables["Projects"] {
		p.Projects = append(p.Projects, r.linkedInPosition(t, t["Title"], ""))
	}
	for _, t := range tables["Education"] {
		p.Education = append(p.Education, block.Study{Degree: t["Degree Name"], School: t["School Name"], Start: t["Start Date"], End: t["End Date"], Details: append(r.lines(t["Notes"]), r.lines(t["Activities"])...)})
	}
	r.linkedInLists(p, tables)
	return p, nil
}

// linkedInPosition reads a job or a project.
func (r *reader) linkedInPosition(t map[string]string, title, employer string) block.Position {
	p := block.Position{Title: title, Employer: employer, Location: t["Location"], Start: t["Started On"], End: t["Finished On"]}
	p.Summary, p.Highlights = r.details(t["Description"])
	return p
}

// linkedInLists reads the tables whose rows are a line each.
func (r *reader) linkedInLists(p *block.Profile, tables map[string][]map[string]string) {
	for _, t := range tables["Certifications"] {
		p.Certificates = append(p.Certificates, block.Award{Name: t["Name"], Issuer: t["Authority"], Date: t["Started On"]})
	}
	for _, t := range tables["Skills"] {
		if t["Name"] != "" {
			p.Skills = append(p.Skills, block.SkillList{Name: t["Name"]})
		}
	}
	for _, t := range tables["Languages"] {
		p.Languages = append(p.Languages, block.Language{Name: t["Name"], Level: t["Proficiency"]})
	}
	for _, o := range []struct{ name, first, second, third string }{{"Honors", "Title", "Issued On", "Description"}, {"Publications", "Name", "Publisher", "Published On"}} {
		s := block.Section{Heading: o.name}
		for _, t := range tables[o.name] {
			if l := joined(", ", t[o.first], t[o.second], t[o.third]); l != "" {
				s.Lines = append(s.Lines, l)
			}
		}
		if len(s.Lines) > 0 {
			p.Others = append(p.Others, s)
		}
	}
}

// maxRows is the number of rows of a table that are read.
const maxRows = 5000

// table reads the rows of a table by the names of its columns, as far as they can be
// read.
func table(text string) []map[string]string {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	header, err := r.Read()
	if err != nil {
		return nil
	}
	var rows []map[string]string
	for len(rows) < maxRows {
		cells, err := r.Read()
		if err == io.EOF || err != nil {
			break
		}
		row := map[string]string{}
		for i, c := range cells[:min(len(cells), len(header))] {
			row[strings.TrimSpace(header[i])] = strings.TrimSpace(c)
		}
		rows = append(rows, row)
	}
	return rows
}
