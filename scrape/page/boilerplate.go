package page

import "strings"

// otherJobs reports whether a heading opens what follows a posting: a list of other
// jobs, or something to share or to subscribe to.
func otherJobs(heading string) bool {
	return listsJobs(heading) || len(heading) <= maxSection && containsAny(strings.ToLower(heading), "share this", "cookie", "job alert", "jobalert", "jobmail", "alerte emploi", "alerta de empleo")
}

// listsJobs reports whether a heading opens a list of other jobs.
func listsJobs(heading string) bool {
	return len(heading) <= maxSection && containsAny(strings.ReplaceAll(strings.ToLower(heading), "’", "'"), "similar jobs", "similar roles", "similar vacancies", "similar opportunities", "related jobs", "related roles", "related vacancies", "more jobs",
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

// notice reports whether a text is a notice about cookies and the like: it names them,
// says who uses them, asks for a choice, and speaks of little else.
func notice(text string) bool {
	text = strings.ToLower(text)
	about := count(text, "cookie", "tracking", "technologien", "personal data", "personenbezogen", "privacy", "datenschutz", "données personnelles", "vie privée", "datos personales", "privacidad", "persoonsgegevens", "consent", "einwilligung",
		"consentement", "consentimiento", "toestemming", "partner", "advertising", "werbung", "publicité")
	if about == 0 || about < 3 && len(text) > 400 || about >= 3 && len(text)/about > 160 {
		return false
	}
	uses := containsAny(text, "we use", "we and our", "we store", "this site uses", "this website uses", "our website uses", "uses cookies", "wir verwenden", "wir nutzen", "wir und unsere", "diese website", "diese seite", "nous utilisons", "ce site", "utilizamos", "usamos",
		"este sitio", "este site", "utilizziamo", "questo sito", "wij gebruiken", "we gebruiken", "deze website", "vi använder", "vi bruger", "vi bruker", "używamy", "мы используем")
	asks := containsAny(text, "accept", "reject", "decline", "manage", "your choice", "preferences", "settings", "agree", "akzeptier", "ablehn", "einstellungen", "zustimm", "einwillig", "accepter", "refuser", "personnaliser", "aceptar", "rechazar", "configurar",
		"aceitar", "rejeitar", "accetta", "rifiuta", "accepteren", "weigeren", "instellingen", "acceptera", "accepter", "godta", "akceptuj", "принять")
	return uses && asks
}

// count returns how often the words occur in a text, all together.
func count(text string, words ...string) int {
	n := 0
	for _, w := range words {
		n += strings.Count(text, w)
	}
	return n
}
