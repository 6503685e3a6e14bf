package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headings maps headings, folded by normal, to kinds. English first, then the
// languages of the posting reader.
func headings() map[string]Kind {
	m := map[string]Kind{}
	for kind, list := range map[Kind]string{
		Experience: `experience;work;work experience;earlier;earlier experience;earlier roles;earlier career;early career;previous experience;previous roles;prior experience;other experience;professional experience;employment;employment history;work history;career history;relevant experience;
			industry experience;professional background;career;positions;internships;internship experience;research experience;teaching experience;leadership experience;
			volunteer experience;volunteering;military experience;additional experience;selected experience;job history;experience and projects;appointments;academic appointments;
			professional appointments;engagements;selected engagements;client engagements;employment record;professional history;professional career;clinical practice;
			berufserfahrung;werdegang;beruflicher werdegang;praxiserfahrung;berufspraxis;berufliche stationen;berufliche erfahrung;beruflicher hintergrund;parcours professionnel;expérience;expériences;expérience professionnelle;expériences professionnelles;
			experiencia;experiencia profesional;experiencia laboral;trayectoria profesional;experiência;experiência profissional;percurso profissional;esperienza;esperienze;esperienza lavorativa;
			esperienze lavorative;esperienza professionale;esperienze professionali;werkervaring;loopbaan;professionele ervaring`,
		Projects: `projects;personal projects;side projects;selected projects;technical projects;open source;open source contributions;technical projects and open source;
			projects and open source;academic projects;research;research projects;research areas;research interests;key projects;portfolio;projekte;projets;proyectos;projetos;progetti;projecten`,
		Skills: `skills;technical skills;core skills;key skills;skills and technologies;technologies;tech stack;stack;tools;tools and technologies;core competencies;
			competencies;areas of expertise;expertise;technical proficiencies;technical expertise;skill highlights;skills summary;highlights;programming languages;languages and tools;
			skills and tools;software;professional skills;additional skills;computer skills;it skills;qualifications and skills;strengths;technical summary;proficiencies;core qualifications;
			kenntnisse;fähigkeiten;kompetenzen;it kenntnisse;edv kenntnisse;fachkenntnisse;technische kenntnisse;compétences;compétences techniques;connaissances;outils;competencias;
			competencias técnicas;conocimientos;conocimientos técnicos;habilidades;aptitudes;competências;competências técnicas;conhecimentos;competenze;competenze tecniche;conoscenze;vaardigheden;
			technische vaardigheden`,
		Education: `education;school;schools;schooling;education and training;academic background;academics;academic history;studies;degrees;coursework;educational background;qualifications;
			ausbildung;studium;bildung;schulbildung;hochschulausbildung;akademische ausbildung;formation;formation académique;diplômes;études;estudios;titoli di studio;onderwijs;educación;formación;formación académica;educação;formação;formação acadêmica;istruzione;istruzione e formazione;opleiding;opleidingen`,
		Certificates: `certifications;certificates;licenses;licences;licenses and certifications;certifications and licenses;certification;courses;training;trainings;professional development;
			courses and certifications;zertifikate;zertifizierungen;weiterbildung;certificats;certificaciones;certificações;certificazioni;certificaten`,
		Languages: `languages;spoken languages;language skills;sprachen;sprachkenntnisse;langues;idiomas;lingue;talen`,
		Summary: `summary;professional summary;profile;professional profile;about;about me;objective;career objective;career summary;executive summary;overview;personal statement;
			executive profile;career overview;summary of qualifications;introduction;career focus;professional overview;
			profil;über mich;kurzprofil;zusammenfassung;profil professionnel;à propos;résumé;resumen;perfil;sobre mí;sobre mim;resumo;profilo;sommario;profiel`,
		personal: `personal information;personal details;personal data;contact;contacts;contact information;contact details;persönliche daten;persönliche angaben;kontakt;kontaktdaten;informations personnelles;
			coordonnées;datos personales;datos de contacto;contacto;dados pessoais;contato;dati personali;contatti;persoonlijke gegevens;persoonsgegevens`,
		Other: `awards;honors;honours;awards and honors;accomplishments;achievements;publications;patents;interests;hobbies;references;activities;affiliations;memberships;
			volunteer work;teaching;grants;funding;service;community;community involvement;additional information;talks;conferences;extracurricular activities;presentations;links;career highlights;
			key achievements;selected achievements;
			interessen;auszeichnungen;veröffentlichungen;centres d'intérêt;intereses;interesses;interessi;interesses;referenzen;références;referencias`,
	} {
		for h := range strings.SplitSeq(list, ";") {
			m[strings.TrimSpace(h)] = kind
		}
	}
	return m
}

// tongues are words of lines about spoken languages: their names in the languages
// of the headings, and how well they are spoken.
func tongues() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`english german french spanish italian portuguese dutch polish russian ukrainian turkish arabic hindi mandarin cantonese chinese japanese korean swedish norwegian
		danish finnish greek hebrew czech hungarian romanian bengali urdu tamil vietnamese thai indonesian persian native fluent mothertongue bilingual a1 a2 b1 b2 c1 c2
		englisch deutsch französisch spanisch italienisch muttersprache fließend verhandlungssicher anglais allemand français espagnol italien maternelle courant bilingue
		inglés alemán francés español italiano nativo materna inglês alemão francês espanhol português inglese tedesco francese spagnolo madrelingua
		engels duits frans spaans nederlands moedertaal vloeiend`) {
		m[w] = true
	}
	return m
}

// normal folds a heading for the lexicon: lower case, "&" and "/" as "and",
// only letters and single spaces.
func normal(s string) string {
	s = strings.ReplaceAll(s, "&", " and ")
	s = strings.ReplaceAll(s, "/", " and ")
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// heading is what a line says if it is one.
type heading struct {
	text  string
	kind  Kind
	level int // Markdown level, 0 for plain text
	known bool
}

// heading reads a line as a heading: a Markdown heading, a line of bold text,
// a line of the lexicon, or a short line in capitals.
func (p *parser) heading(line string) (heading, bool) {
	text := strings.TrimSpace(line)
	h := heading{}
	for h.level < len(text) && text[h.level] == '#' {
		h.level++
	}
	text = strings.TrimSpace(strings.TrimRight(text[h.level:], "#"))
	h.text = strings.Trim(text, "*_ \t:")
	if h.text == "" || len(h.text) > 60 {
		return h, false
	}
	h.kind, h.known = p.kind(normal(h.text))
	if !h.known {
		h.kind, h.known = p.sort(h.text, h.level > 0)
	}
	if h.level > 0 || h.known && !strings.ContainsAny(text, ".,;") {
		return h, true
	}
	return h, capitals(h.text) && len(strings.Fields(h.text)) <= 5 && !strings.ContainsAny(h.text, "0123456789,|@")
}

// kind finds a folded heading in the lexicon: whole, or as parts joined by "and"
// that it all knows, of which the first decides ("training and certificates").
func (p *parser) kind(heading string) (Kind, bool) {
	if k, ok := p.kinds[heading]; ok {
		return k, true
	}
	first := Other
	for i, part := range strings.Split(heading, " and ") {
		k, ok := p.kinds[part]
		if !ok {
			return Other, false
		}
		if i == 0 {
			first = k
		}
	}
	return first, true
}

// sort finds the kind of a heading that is made of a known word and what it is about:
// "Clinical Experience", "Digital skills". It has to be written as a heading is: short,
// and marked as one by Markdown, in capitals, or behind a blank line with a capital in
// front.
func (p *parser) sort(s string, marked bool) (Kind, bool) {
	words := strings.Fields(normal(s))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	if n := len(words); n < 2 || n > 4 || strings.ContainsAny(s, "0123456789+:,") || !marked && (!unicode.IsUpper(first) || !p.blank && !capitals(s)) {
		return Other, false
	}
	switch words[0] {
	case "expérience", "expériences", "experiencia", "experiência", "esperienza", "esperienze":
		return Experience, true
	}
	switch words[len(words)-1] {
	case "experience", "employment", "erfahrung":
		// "Retail Experience" may stand in a list of skills.
		return Experience, marked || capitals(s) || len(words) <= 3 && slices.Contains(fields(), words[len(words)-2])
	case "skills", "competencies", "technologies", "proficiencies", "kenntnisse", "kompetenzen":
		return Skills, true
	case "projects":
		return Projects, true
	case "certifications", "certificates", "licenses", "licences":
		return Certificates, true
	case "education":
		return Education, true
	}
	return Other, false
}

// fields are words before "experience" in headings that are not in capitals.
func fields() []string {
	return strings.Fields(`clinical nursing teaching research consulting legal military academic industry internship international additional relevant related other previous current key freelance contract
		agency corporate field medical hospital practical laboratory lab political startup`)
}

// capitals reports a text of at least four letters, all capitals.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 4
}
