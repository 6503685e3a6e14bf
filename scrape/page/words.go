package page

import "strings"

// maxSection is the length in bytes beyond which a line opens no section.
const maxSection = 90

// sectionWords are the words by which the headings of postings are known. They
// are looked for inside a heading, so that "Your responsibilities at Acme"
// counts.
func sectionWords() []string {
	return []string{
		"requirement", "qualification", "responsibilit", "what you'll", "what you will", "what you bring", "what you need", "what you have", "what we're looking", "what we are looking", "what we look for", "who you are",
		"who we're looking", "who we are looking", "about you", "you will", "you have", "you are", "your role", "your profile", "your tasks", "your mission", "your background", "about the role", "about the job",
		"about the position", "about this role", "the role", "the position", "job description", "job summary", "job purpose", "role overview", "position summary", "duties", "nice to have", "nice-to-have", "must have", "must-have", "bonus points",
		"preferred", "skills", "experience", "education", "we offer", "what's in it for you", "benefits", "perks", "how to apply", "essential", "desirable", "day to day", "day-to-day", "key accountabilities",
		// German
		"aufgaben", "anforderung", "ihr profil", "dein profil", "das profil", "wir bieten", "bieten wir", "qualifikation", "mitbring", "bringst du mit", "bringen sie mit", "stellenbeschreibung", "wir erwarten", "voraussetzung",
		"das erwartet", "benefit", "wünschenswert", "kenntnisse",
		// French
		"missions", "profil recherché", "votre profil", "compétences", "responsabilités", "nous offrons", "nous proposons", "avantages", "description du poste", "le poste", "votre rôle", "formation", "prérequis", "le profil",
		// Spanish, Catalan and Portuguese
		"requisito", "requisits", "funciones", "funcions", "responsabilidad", "responsabilitats", "ofrecemos", "oferim", "descripción de la oferta", "descripción del puesto", "descripció de l'oferta", "tu perfil", "el perfil",
		"beneficios", "beneficis", "conocimientos", "qué buscamos", "qué harás", "atribuições", "oferecemos", "benefícios", "perfil desejado", "descrição da", "descrição do", "qualificações", "diferenciais", "competências",
		// Italian
		"requisiti", "mansioni", "responsabilità", "offriamo", "profilo", "competenze", "cosa farai", "chi cerchiamo",
		// Dutch
		"functie-eisen", "functieomschrijving", "wij bieden", "we bieden", "wat bieden", "taken", "jouw profiel", "wat vragen", "wat ga je doen", "vereisten", "wie ben jij", "arbeidsvoorwaarden",
		// Swedish, Danish, Norwegian and Finnish
		"arbetsuppgifter", "kvalifikation", "kvalifikasjon", "vi erbjuder", "din profil", "om rollen", "om tjänsten", "arbejdsopgaver", "arbeidsoppgaver", "vi tilbyder", "vi tilbyr", "ansvarsområde", "tehtävä", "vaatimukset", "tarjoamme",
		// Polish, Czech, Romanian, Hungarian and Turkish
		"wymagania", "obowiązki", "oferujemy", "zakres", "požadav", "nabízíme", "náplň práce", "cerințe", "responsabilități", "oferim", "elvárás", "feladat", "aranan nitelikler", "iş tanımı",
		// Russian and Ukrainian
		"требования", "обязанности", "условия", "вимоги", "обов'язки",
		// Japanese, Chinese and Korean
		"応募資格", "仕事内容", "必須", "歓迎", "岗位职责", "任职要求", "职位描述", "工作职责", "職務", "자격요건", "우대사항", "주요업무", "담당업무",
	}
}

// opensSection reports a line that opens a section of a posting: a short one
// with one of the words.
func opensSection(line string) bool {
	if len(line) > maxSection || strings.Count(line, " ") > 9 {
		return false
	}
	line = strings.ReplaceAll(strings.ToLower(line), "’", "'")
	for _, w := range sectionWords() {
		if strings.Contains(line, w) {
			return true
		}
	}
	return false
}

// countSections counts the lines of a text that open sections of a posting:
// headings, and short lines that end in a colon.
func countSections(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		rest, heading := strings.CutPrefix(line, "## ")
		if (heading || len(line) <= maxSection && strings.HasSuffix(line, ":") && !strings.HasPrefix(line, "- ")) && opensSection(rest) {
			n++
		}
	}
	return n
}

// countWork counts the words of a text that speak to applicants, each once.
func countWork(text string) int {
	lower := strings.ToLower(text)
	n := 0
	for _, w := range []string{
		"apply", "candidate", "years of experience", "years' experience", "full-time", "full time", "part-time", "salary", "our team", "we are looking for", "we're looking for", "are seeking", "you will", "you'll",
		"responsib", "requirements", "qualification", "experience with", "experience in", "degree", "hiring", "employment", "bewerb", "gesucht", "wir suchen", "vollzeit", "teilzeit", "festanstellung", "kenntnisse", "berufserfahrung",
		"candidat", "postul", "nous recherchons", "expérience", "contrat", "cdi", "vacante", "buscamos", "experiencia", "jornada", "salari", "contrato", "vaga", "procuramos", "experiência", "inscri", "cerchiamo",
		"esperienza", "contratto", "candidatura", "solliciteer", "ervaring", "zoeken", "ansök", "erfarenhet", "ansøg", "erfaring", "doświadczeni", "zkušenost", "опыт", "応募", "経験", "经验", "경력",
	} {
		if strings.Contains(lower, w) {
			n++
		}
	}
	return n
}

// otherJobs reports the headings of lists of other jobs.
func otherJobs(heading string) bool {
	return len(heading) <= maxSection && holds(strings.ToLower(heading), "similar jobs", "related jobs", "more jobs", "other jobs", "other open", "also viewed", "jobs you may", "jobs you might", "similar positions", "recommended jobs",
		"similar searches", "more opportunities", "explore more", "latest jobs", "ähnliche stellen", "ähnliche jobs", "weitere stellen", "weitere jobs", "offres similaires", "autres offres", "ofertas similares", "otras ofertas",
		"altres ofertes", "vagas semelhantes", "outras vagas", "offerte simili", "vergelijkbare vacatures", "andere vacatures", "liknande jobb", "share this", "cookie")
}

// jobLink reports a link whose path is that of one job.
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
