package page

import "strings"

// maxSection is the length in bytes beyond which a line does not open a section.
const maxSection = 90

// strongWord reports whether a heading contains one of the words that identify headings
// of postings, about duties and requirements. A word may occur anywhere in the heading,
// so that "Your responsibilities at Acme" counts.
func strongWord(line string) bool {
	return containsAny(line,
		"requirement", "qualification", "responsibilit", "what you'll", "what you will", "what you bring", "what you need", "what you have", "what we're looking", "what we are looking", "what we look for", "who you are",
		"who we're looking", "who we are looking", "about you", "you will", "you have", "you are", "your role", "your profile", "your tasks", "your mission", "your background", "about the role", "about the job",
		"about the position", "about this role", "about this job", "the role", "the job", "the position", "would be great", "you might also have", "job description", "job summary", "job purpose", "role overview", "role description", "position summary", "position overview", "duties",
		"nice to have", "nice-to-have", "must have", "must-have", "bonus points", "preferred", "essential", "desirable", "day to day", "day-to-day", "key accountabilities", "person specification", "ideal candidate", "looking for", "selection criteria", "essential criteria",
		// German
		"aufgaben", "anforderung", "ihr profil", "dein profil", "das profil", "qualifikation", "mitbring", "bringst du mit", "bringen sie mit", "stellenbeschreibung", "wir erwarten", "voraussetzung", "das erwartet", "erwartet dich",
		"erwartet sie", "wünschenswert", "das zeichnet", "wir suchen", "wir wünschen", "sie verfügen", "du verfügst", "deine rolle", "ihre rolle", "tätigkeit",
		// French
		"missions", "profil recherché", "votre profil", "ton profil", "compétences", "responsabilités", "description du poste", "le poste", "votre rôle", "prérequis", "le profil", "vous êtes",
		// Spanish, Catalan and Portuguese
		"requisito", "requisits", "funciones", "funcions", "responsabilidad", "responsabilitats", "descripción de la oferta", "descripción del puesto", "descripció de l'oferta", "tu perfil", "el perfil", "qué buscamos", "qué harás",
		"buscamos", "tus tareas", "atribuições", "perfil desejado", "descrição da", "descrição do", "qualificações", "diferenciais", "competências", "responsabilidades", "o que esperamos",
		// Italian
		"requisiti", "mansioni", "responsabilità", "profilo", "competenze", "cosa farai", "chi cerchiamo", "attività",
		// Dutch
		"functie-eisen", "functieomschrijving", "taken", "jouw profiel", "wat vragen", "wat ga je doen", "vereisten", "wie ben jij", "wie zoeken", "jij bent", "wat neem je mee", "jouw rol",
		// Swedish, Danish, Norwegian and Finnish
		"arbetsuppgifter", "kvalifikation", "kvalifikasjon", "din profil", "om rollen", "om tjänsten", "arbejdsopgaver", "arbeidsoppgaver", "ansvarsområde", "vi söker", "vi søger", "vi søker", "tehtävä", "vaatimukset",
		// Polish, Czech, Romanian, Hungarian and Turkish
		"wymagania", "obowiązki", "zakres", "požadav", "náplň práce", "cerințe", "responsabilități", "elvárás", "feladat", "aranan nitelikler", "iş tanımı",
		// Russian and Ukrainian
		"требования", "обязанности", "вимоги", "обов'язки",
		// Japanese, Chinese and Korean
		"応募資格", "仕事内容", "必須", "歓迎", "岗位职责", "任职要求", "职位描述", "工作职责", "職務", "자격요건", "우대사항", "주요업무", "담당업무")
}

// weakWord reports whether a heading contains a word that headings of other pages
// contain, too: résumés, offers of a company, or any application.
func weakWord(line string) bool {
	return containsAny(line,
		"skills", "experience", "education", "we offer", "what you get", "what you'll get", "what we give", "what's in it for you", "benefit", "perks", "how to apply",
		"wir bieten", "bieten wir", "kenntnisse", "nous offrons", "nous proposons", "avantages", "formation", "ofrecemos", "oferim", "beneficios", "beneficis", "conocimientos", "oferecemos", "benefícios", "offriamo",
		"wij bieden", "we bieden", "wat bieden", "arbeidsvoorwaarden", "vi erbjuder", "vi tilbyder", "vi tilbyr", "tarjoamme", "oferujemy", "nabízíme", "условия")
}

// otherRequirement reports whether a heading is about requirements other than those of
// a job.
func otherRequirement(line string) bool {
	return containsAny(line, "entry requirement", "admission", "system requirement", "technical requirements of", "browser requirement", "language requirements of the course", "visa requirement", "our requirements", "zulassungsvoraussetzung",
		"systemanforderung", "systemvoraussetzung", "teilnahmevoraussetzung", "conditions d'admission", "configuration requise", "requisitos de acceso", "requisitos de admisión", "requisitos del sistema", "requisitos do sistema",
		"requisiti di accesso", "requisiti di sistema", "toelatingseisen", "systeemvereisten")
}

// opensSection reports whether a line opens a section of a posting: a short line with
// one of the words.
func opensSection(line string) bool {
	line, ok := headingLine(line)
	return ok && (strongWord(line) || weakWord(line))
}

// opensStrong is [opensSection] for headings that only postings have.
func opensStrong(line string) bool {
	line, ok := headingLine(line)
	return ok && strongWord(line)
}

// headingLine returns a line in lower case. The bool is false when the line cannot open
// a section.
func headingLine(line string) (string, bool) {
	if len(line) > maxSection || strings.Count(line, " ") > 9 {
		return "", false
	}
	line = strings.ReplaceAll(strings.ToLower(line), "’", "'")
	return line, !otherRequirement(line)
}

// countSections counts the lines of a text that open sections of a posting: headings,
// and short lines that end in a colon.
func countSections(text string) int { return countHeadings(text, opensSection) }

// countHeadings counts the headings, and the short lines that end in a colon, that
// opens accepts.
func countHeadings(text string, opens func(string) bool) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		rest, heading := strings.CutPrefix(line, "## ")
		if (heading || len(line) <= maxSection && strings.HasSuffix(line, ":") && !strings.HasPrefix(line, "- ")) && opens(rest) {
			n++
		}
	}
	return n
}

// countApplicantWords counts the words in a text that address applicants, each once.
func countApplicantWords(text string) int {
	lower := strings.ToLower(text)
	n := 0
	for _, w := range []string{
		"apply", "candidate", "years of experience", "years' experience", "full-time", "full time", "part-time", "salary", "our team", "we are looking for", "we're looking for", "are seeking", "you will", "you'll",
		"responsib", "requirements", "qualification", "experience with", "experience in", "degree", "hiring", "employment", "applicant", "your application", "criteria", "we ask", "bewerb", "gesucht", " sucht ", "suchen wir", "wir suchen", "erfahrung", "abschluss", "beschäftig", "vollzeit", "teilzeit", "festanstellung", "kenntnisse", "berufserfahrung",
		"candidat", "postul", "nous recherchons", "expérience", "contrat", "cdi", "vacante", "buscamos", "experiencia", "jornada", "salari", "contrato", "vaga", "procuramos", "experiência", "inscri", "cerchiamo",
		"esperienza", "contratto", "candidatura", "solliciteer", "ervaring", "zoeken", "ansök", "erfarenhet", "ansøg", "erfaring", "doświadczeni", "zkušenost", "опыт", "応募", "経験", "经验", "경력",
	} {
		if strings.Contains(lower, w) {
			n++
		}
	}
	return n
}

// jobLink reports whether a link has the path or query of a single job.
func jobLink(link string) bool {
	link = strings.ToLower(link)
	if _, rest, ok := strings.Cut(link, "://"); ok {
		if _, path, ok := strings.Cut(rest, "/"); ok {
			link = "/" + path
		} else {
			return false
		}
	}
	for _, w := range []string{"/job/", "/jobs/", "/careers/", "/career/", "/vacanc", "/position", "/opening", "/stellen", "/empleo/", "/emprego/", "/oferta", "/emploi/", "/offre", "/vaga", "/lavoro/", "/vacature", "gh_jid=", "jobid=",
		"job_id=", "/viewjob", "/posting"} {
		if i := strings.Index(link, w); i >= 0 && len(link) > i+len(w) {
			return true
		}
	}
	return false
}
