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

// otherJobs reports the headings of what follows a posting: lists of other jobs,
// and what there is to share.
func otherJobs(heading string) bool {
	return listsJobs(heading) || len(heading) <= maxSection && holds(strings.ToLower(heading), "share this", "cookie", "job alert", "jobalert", "jobmail", "alerte emploi", "alerta de empleo")
}

// listsJobs reports the headings of lists of other jobs.
func listsJobs(heading string) bool {
	return len(heading) <= maxSection && holds(strings.ReplaceAll(strings.ToLower(heading), "’", "'"), "similar jobs", "similar roles", "similar vacancies", "similar opportunities", "related jobs", "related roles", "related vacancies", "more jobs",
		"more roles", "other jobs", "other roles", "other open", "other vacancies", "other opportunities", "other positions", "also viewed", "also applied", "jobs you may", "jobs you might", "you may also", "you might also", "may also like",
		"also be interested", "similar positions", "recommended jobs", "recommended for you", "jobs for you", "similar searches", "people also", "more opportunities", "more open positions", "explore more", "latest jobs",
		"recently viewed", "jobs nearby", "jobs at this company", "jobs from this",
		"ähnliche stellen", "ähnliche jobs", "weitere stellen", "weitere jobs", "weitere offene", "ähnliche anzeigen", "auch interessieren", "ebenfalls interessieren", "passende jobs", "andere nutzer",
		"offres similaires", "autres offres", "offres qui pourraient", "aussi vous intéresser", "également vous intéresser", "nos autres", "offres d'emploi similaires", "emplois similaires",
		"ofertas similares", "otras ofertas", "empleos similares", "también te puede", "también te podría", "puede interesarte", "ofertas relacionadas", "altres ofertes", "vagas semelhantes", "vagas similares", "outras vagas",
		"também pode", "offerte simili", "altre offerte", "annunci simili", "potrebbero interessarti", "vergelijkbare vacatures", "andere vacatures", "soortgelijke vacatures", "meer vacatures", "ook interessant", "liknande jobb",
		"fler lediga", "andra jobb", "lignende job", "lignende stillinger", "andre ledige", "podobne oferty", "inne oferty", "podobné nabídky", "похожие вакансии", "другие вакансии", "benzer ilanlar", "関連する求人", "他の求人", "相似职位",
		"其他职位", "비슷한 채용")
}

// notice reports a text that is a notice about cookies and the like: it names
// them, says who uses them, asks for a choice, and speaks of little else.
func notice(text string) bool {
	text = strings.ToLower(text)
	about := count(text, "cookie", "tracking", "technologien", "personal data", "personenbezogen", "privacy", "datenschutz", "données personnelles", "vie privée", "datos personales", "privacidad", "persoonsgegevens", "consent", "einwilligung",
		"consentement", "consentimiento", "toestemming", "partner", "advertising", "werbung", "publicité")
	if about == 0 || about < 3 && len(text) > 400 || about >= 3 && len(text)/about > 160 {
		return false
	}
	uses := holds(text, "we use", "we and our", "we store", "this site uses", "this website uses", "our website uses", "uses cookies", "wir verwenden", "wir nutzen", "wir und unsere", "diese website", "diese seite", "nous utilisons", "ce site", "utilizamos", "usamos",
		"este sitio", "este site", "utilizziamo", "questo sito", "wij gebruiken", "we gebruiken", "deze website", "vi använder", "vi bruger", "vi bruker", "używamy", "мы используем")
	asks := holds(text, "accept", "reject", "decline", "manage", "your choice", "preferences", "settings", "agree", "akzeptier", "ablehn", "einstellungen", "zustimm", "einwillig", "accepter", "refuser", "personnaliser", "aceptar", "rechazar", "configurar",
		"aceitar", "rejeitar", "accetta", "rifiuta", "accepteren", "weigeren", "instellingen", "acceptera", "accepter", "godta", "akceptuj", "принять")
	return uses && asks
}

// count counts how often words stand in a text, all together.
func count(text string, words ...string) int {
	n := 0
	for _, w := range words {
		n += strings.Count(text, w)
	}
	return n
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
