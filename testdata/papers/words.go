package papers

import (
	"fmt"
	"strings"
)

// language is what the parts of a résumé are called in a language.
type language struct {
	summary, work, studies, skills, languages, certificates string
	// months are their short names, now the end of a role that lasts.
	months, now string
}

// languages are those of the people.
func languages(code string) language {
	switch code {
	case "de":
		return language{"Profil", "Berufserfahrung", "Ausbildung", "Kenntnisse", "Sprachen", "Zertifikate",
			"Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", "heute"}
	case "fr":
		return language{"Profil", "Expérience professionnelle", "Formation", "Compétences", "Langues", "Certifications",
			"janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "aujourd’hui"}
	case "es":
		return language{"Perfil", "Experiencia laboral", "Formación", "Competencias", "Idiomas", "Certificados",
			"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "actualidad"}
	}
	return language{"Summary", "Experience", "Education", "Skills", "Languages", "Certifications",
		"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "Present"}
}

// part is a heading with the lines under it.
type part struct {
	heading string
	lines   []string
}

// parts are the person's résumé without the roles, which belong to the second part.
func (p *Person) parts() []part {
	l := languages(p.Language)
	list := []part{{l.summary, []string{p.Summary}}, {l.work, nil}, {l.studies, p.Studies}, {l.skills, p.Skills}, {l.languages, []string{strings.Join(p.Speaks, ", ")}}}
	if len(p.Certificates) > 0 {
		list = append(list, part{l.certificates, p.Certificates})
	}
	return list
}

// dates writes the months of a role by their names, or as numbers.
func (p *Person) dates(r *Role, numbers bool) string {
	return p.date(r.Start, numbers) + " – " + p.date(r.End, numbers)
}

// date writes "2019-03".
func (p *Person) date(month string, numbers bool) string {
	l := languages(p.Language)
	var y, m int
	if _, err := fmt.Sscanf(month, "%d-%d", &y, &m); err != nil {
		return l.now
	}
	if numbers {
		return fmt.Sprintf("%02d/%d", m, y)
	}
	return fmt.Sprintf("%s %d", strings.Fields(l.months)[m-1], y)
}
