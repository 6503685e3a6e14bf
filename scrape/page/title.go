package page

import (
	"cmp"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/document"
)

// maxTitle is the length in bytes beyond which a heading is not a title.
const maxTitle = 150

// title returns the page's own name for the job. It is the main heading, preferably one
// that the page's title repeats, or else the page's title without the company or site
// that often follows it.
func (s *source) title(company string) string {
	names := s.names()
	heading := s.mainHeading(names, company)
	if heading != "" {
		return heading
	}
	s.doc.Find("h2, h3").EachWithBreak(func(i int, h *goquery.Selection) bool {
		if text := s.heading(h, company); len(text) >= 4 && anyHasPrefix(names, text) {
			heading = text
		}
		return heading == "" && i < 40
	})
	if heading == "" && len(names) == 0 {
		heading = s.named(company)
	}
	if heading != "" {
		return heading
	}
	for _, name := range names {
		if t := s.withoutSite(name, company); t != "" && !genericHeading(t) {
			return t
		}
	}
	return ""
}

// named returns the text of the element whose class names it the job's title. It serves
// fragments of pages that have neither a title nor a main heading.
func (s *source) named(company string) string {
	name := ""
	s.doc.Find(`[class*="job-title"], [class*="jobTitle"], [class*="top-card-layout__title"], [class*="posting-title"]`).EachWithBreak(func(i int, h *goquery.Selection) bool {
		name = s.heading(h, company)
		return name == "" && i < 20
	})
	return name
}

// mainHeading returns the main heading with which one of the names begins, or else one
// that a name contains, or else the first.
func (s *source) mainHeading(names []string, company string) string {
	first, repeated, opening := "", "", ""
	s.doc.Find("h1").EachWithBreak(func(i int, h *goquery.Selection) bool {
		text := s.heading(h, company)
		switch {
		case text == "":
		case anyHasPrefix(names, text):
			opening = text
		case repeated == "" && anyContains(names, text):
			repeated = text
		case first == "":
			first = text
		}
		return opening == "" && i < 20
	})
	return cmp.Or(opening, repeated, first)
}

// names returns the titles that the page gives itself for other sites and the browser.
func (s *source) names() []string {
	var out []string
	for _, t := range []string{s.meta("og:title"), s.meta("twitter:title"), s.headTitle()} {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// headings returns the page's titles and main headings, up to 16 KB of each.
func (s *source) headings() string {
	const most = 16 << 10
	var b strings.Builder
	for _, h := range s.doc.Find("h1").Nodes {
		if b.Len() >= most {
			break
		}
		b.WriteString(contentUpTo(h, most))
	}
	names := strings.Join(s.names(), "\n")
	return names[:min(len(names), most)] + "\n" + document.Line(b.String())
}

// headTitle returns the title of the page. SVG drawings have titles, too, which may
// precede it.
func (s *source) headTitle() string {
	titles := s.doc.Find("title").FilterFunction(func(_ int, t *goquery.Selection) bool { return t.Nodes[0].Namespace == "" })
	return document.Line(titles.First().Text())
}

// heading returns the text of a heading that may be the job's name, or "".
func (s *source) heading(h *goquery.Selection, company string) string {
	text, ok := lineUpTo(h.Get(0), maxTitle)
	if !ok || text == "" || genericHeading(text) || strings.EqualFold(text, company) || strings.EqualFold(text, s.meta("og:site_name")) {
		return ""
	}
	return text
}

// anyContains reports whether one of the names contains a text, whatever the case.
func anyContains(names []string, text string) bool {
	for _, n := range names {
		if containsFold(n, text) {
			return true
		}
	}
	return false
}

// anyHasPrefix reports whether one of the names begins with a text, whatever the case.
func anyHasPrefix(names []string, text string) bool {
	for _, n := range names {
		if len(n) >= len(text) && strings.EqualFold(n[:len(text)], text) {
			return true
		}
	}
	return false
}

// containsFold reports whether s contains part, whatever the case. An empty part is not
// contained in any text.
func containsFold(s, part string) bool {
	return part != "" && strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// genericHeading reports whether a heading names no job in particular.
func genericHeading(t string) bool {
	switch strings.Trim(strings.ToLower(t), " .:!-|") {
	case "careers", "career", "jobs", "job", "job details", "job detail", "job description", "job posting", "job opening", "job openings", "open positions", "current openings", "vacancies", "vacancy", "home", "apply",
		"apply now", "join us", "join our team", "work with us", "we are hiring", "we're hiring", "candidate portal", "job search", "search jobs", "stellenangebot", "stellenangebote", "karriere", "offre d'emploi",
		"nos offres", "oferta de empleo", "ofertas de empleo", "vaga", "vagas", "offerta di lavoro", "vacature", "vacatures", "untitled", "loading", "welcome", "about the job", "about the role":
		return true
	}
	return false
}

// withoutSite cuts " - Company", " | Site" and " at Company" off a title. It always
// cuts what follows a bar. What follows a dash is cut if it is the name of the company
// or site, or a word for careers.
func (s *source) withoutSite(t, company string) string {
	sites := []string{company, s.meta("og:site_name"), s.host()}
	bar := false
	for range 3 {
		i, sign := lastSign(t)
		if i <= 0 {
			return t
		}
		tail := strings.TrimSpace(t[i+len(sign):])
		cut := sign == " | " || sign != " at " && !bar && !hasRoleWord(tail) && company == ""
		for _, site := range sites {
			cut = cut || site != "" && (containsFold(tail, site) || containsFold(strings.ReplaceAll(site, "-", " "), tail))
		}
		lower := strings.ToLower(tail)
		cut = cut || strings.Contains(lower, "career") || strings.Contains(lower, "jobs") || strings.Contains(lower, "karriere")
		if !cut {
			return t
		}
		t = strings.TrimSpace(t[:i])
		if sign != " | " {
			return t
		}
		bar = true
	}
	return t
}

// companyAfterTitle returns the company that follows the job in the page's title when
// nothing else follows it: "Welder at Iron Works", "Welder | Iron Works".
func (s *source) companyAfterTitle(title string) string {
	for _, name := range s.names() {
		if title == "" || !anyHasPrefix([]string{name}, title) {
			continue
		}
		rest := name[len(title):]
		for _, sign := range []string{" | ", " at ", " @ ", " bei ", " chez ", " bij "} {
			tail, ok := strings.CutPrefix(rest, sign)
			if _, again := lastSign(tail); !ok || again != "" || len(tail) > 60 || genericHeading(tail) || hasRoleWord(tail) || containsAny(strings.ToLower(tail), "career", "job", "karriere", "stellen", "vacatures", "emploi", "empleo", "hiring") {
				continue
			}
			return document.Line(tail)
		}
	}
	return ""
}

// lastSign finds the last separator between a title and a site, and its index.
func lastSign(t string) (int, string) {
	at, sign := -1, ""
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " at ", " @ "} {
		if i := strings.LastIndex(t, mark); i > at {
			at, sign = i, mark
		}
	}
	return at, sign
}

// host returns the name of the site in its address, without "www" and the top-level
// domain.
func (s *source) host() string {
	u, err := url.Parse(s.address())
	if err != nil {
		return ""
	}
	parts := strings.Split(u.Hostname(), ".")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// hasRoleWord reports whether a text contains a word that job titles contain.
func hasRoleWord(t string) bool {
	return containsAny(strings.ToLower(t), "engineer", "developer", "manager", "designer", "scientist", "analyst", "architect", "lead", "director", "specialist", "consultant", "assistant", "technician", "nurse", "officer",
		"coordinator", "intern", "administrator", "representative", "associate", "teacher", "accountant", "driver", "operator", "supervisor", "executive", "advisor", "adviser", "trainee", "apprentice", "researcher", "programmer",
		"recruiter", "mechanic", "electrician", "chef", "clerk", "cashier", "therapist", "physician", "doctor", "lawyer", "counsel", "editor", "writer", "worker", "agent", "planner", "buyer", "tester", "inspector", "head of", "partner",
		"cleaner", "waiter", "barista", "maker", "keeper", "builder", "installer", "welder", "gardener", "machinist", "owner", "strategist", "professor", "lecturer", "postdoc", "fellow",
		"entwickler", "ingenieur", "leiter", "leitung", "mitarbeiter", "fachkraft", "kaufmann", "kauffrau", "techniker", "sachbearbeiter", "berater", "pfleger", "elektroniker", "mechatroniker", "referent", "werkstudent", "praktik",
		"auszubildende", "développeur", "ingénieur", "responsable", "chargé", "technicien", "assistant", "comptable", "vendeur", "stagiaire", "alternan", "infirmier", "conducteur", "desarrollador", "ingenier", "técnic", "administrativ",
		"comercial", "dependient", "auxiliar", "encargad", "operari", "conductor", "enfermer", "becari", "desenvolvedor", "engenheir", "analista", "gerente", "coordenador", "estagi", "vendedor", "sviluppator", "ingegner", "impiegat",
		"addett", "tirocin", "medewerker", "ontwikkelaar", "adviseur", "monteur", "stagiair", "verpleeg", "utvecklare", "ingenjör", "medarbetare", "udvikler", "medarbejder", "utvikler", "specjalista", "programista", "inżynier",
		"разработчик", "инженер", "менеджер", "エンジニア", "工程师", "경력", "개발자", "m/f", "m/w", "f/m", "full time", "full-time", "part time", "part-time", "remote", "senior", "junior")
}

// containsAny reports whether s contains one of the words.
func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
