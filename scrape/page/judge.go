package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/document"
)

// A text is a posting when enough evidence supports it. Headings of duties and of
// requirements count most; then come the words that address applicants, the page's link
// and its title. Courses, products, events and articles have much of this in common with
// postings, which is outweighed by what they say of themselves. A text without a heading
// that only postings have must at least be named like a job.

// The points that a posting needs, and the points that other pages lose.
const (
	minPoints     = 4
	articleLoss   = 8
	dataLoss      = 6 // the structured data describes something else
	differentLoss = 8
)

// evidence is what suggests that a text is a posting, and what suggests that it is a list
// of postings.
type evidence struct {
	sections int  // headings that postings have
	strong   int  // of these, the headings that only postings have
	words    int  // different words that address applicants
	named    bool // the title or the page's link is that of a job
	seeking  bool // the text says that somebody is wanted
	jobLinks int  // links to jobs in the text
	listed   int  // links to jobs on the whole page
}

// isJobList reports whether the text is a list of jobs: it has links to jobs in the place
// of sections, it has very many of them, or it is an unnamed text on a page that lists
// jobs.
func (e *evidence) isJobList() bool {
	linksOnly := e.sections == 0 && e.jobLinks >= 5
	manyLinks := e.jobLinks >= 12 && e.sections < 3
	unnamed := e.strong == 0 && !e.named && e.listed >= 3
	return linksOnly || manyLinks || unnamed
}

// addressesApplicants reports whether the text speaks to applicants: by several words, or
// by saying that somebody is wanted for something that is named like a job.
func (e *evidence) addressesApplicants() bool {
	return e.words >= 3 || e.named && e.seeking
}

// identified reports whether the text names a job or says that somebody is wanted.
func (e *evidence) identified() bool { return e.named || e.seeking }

// judge returns the error of a text that is no posting, nil for a posting. whole is all
// that the page shows, name the job's title, jobLinks the number of links to jobs in the
// text, listed their number on the page.
func (s *source) judge(text, whole, name string, sections, jobLinks, listed int) error {
	least := minText
	if sections > 0 {
		least = minSections
	}
	e := evidence{sections: sections, strong: countHeadings(text, opensStrong), jobLinks: jobLinks, listed: listed}
	e.named = hasRoleWord(name) || hasJobMark(name) || jobLink(s.address())
	switch {
	case len(text) < least || s.wall(whole) != nil:
		return s.refusal(whole)
	case sections == 0 && closed(text):
		return ErrClosed
	case e.isJobList():
		return ErrSeveral
	}
	e.words, e.seeking = countApplicantWords(text), seeksApplicants(text)
	switch {
	case s.points(&e, text, name) < minPoints,
		(e.sections == 0 || e.strong == 0) && !e.addressesApplicants(),
		e.strong == 0 && !e.identified() && !s.hasApplyButton():
		return s.refusal(whole)
	}
	return nil
}

// points weighs the evidence for a posting against what speaks for another subject.
func (s *source) points(e *evidence, text, name string) int {
	n := 2*min(e.sections, 4) + min(e.words, 4) + s.identityPoints(name, e.named)
	if e.seeking {
		n += 2
	}
	if otherSubject(name, text, e.strong) {
		n -= differentLoss
	}
	return n
}

// identityPoints counts the points for what the page says of itself. named says that
// the page is named like a job.
func (s *source) identityPoints(name string, named bool) int {
	points := 0
	if jobLink(s.address()) {
		points += 2
	}
	if hasRoleWord(name) || hasJobMark(name) {
		points++
	}
	if s.otherTopic || strings.EqualFold(s.meta("og:type"), "article") && !named {
		points -= dataLoss
	}
	if articleTitle(name) {
		points -= articleLoss
	}
	return points
}

// hasApplyButton reports whether the page has a link or a button with which to apply.
func (s *source) hasApplyButton() bool {
	found := false
	s.doc.Find("a, button, input[type=submit]").EachWithBreak(func(i int, e *goquery.Selection) bool {
		text, ok := lineUpTo(e.Get(0), 40)
		text = strings.ToLower(document.Line(text + " " + e.AttrOr("value", "")))
		if ok && len(text) <= 40 {
			for _, w := range []string{"apply", "easy apply", "bewerben", "jetzt bewerben", "online bewerben", "postuler", "je postule", "inscribirme", "inscríbete", "aplicar", "postular", "candidatar", "candidate-se", "candidati", "solliciteer", "ansök", "søg",
				"aplikuj", "odpovědět", "откликнуться", "応募", "申请", "지원"} {
				found = found || strings.HasPrefix(text, w)
			}
		}
		return !found && i < 2000
	})
	return found
}

// seeksApplicants reports whether a text says that somebody is wanted for a position.
func seeksApplicants(text string) bool {
	return containsAny(strings.ToLower(text), "we are looking for", "we're looking for", "is looking for", "are seeking", "is seeking", "we seek", " seeks a", "to join our", "join us as", "is hiring a", "are hiring a", "is recruiting", "are recruiting",
		"successful candidate", "successful applicant", "ideal candidate", "we require a", "has an opening", "invites applications", "applications are invited", "open position", "this position", "the position is",
		"wir suchen", "suchen wir", "sucht zum", "sucht ab", "sucht eine", "sucht für", "zu besetzen", "wird gesucht", "nous recherchons", "nous cherchons", "recherche un", "cherche un", "recrute", "est à pourvoir",
		"buscamos", "busca un", "busca a un", "se busca", "precisa un", "necesitamos", "procuramos", "procura um", "contrata", "cerchiamo", "cerca un", "ricerca un", "siamo alla ricerca", "wij zoeken", "we zoeken", "zoeken we", "zoeken wij", "zoekt een",
		"op zoek naar", "vi söker", "söker en", "vi søger", "søger en", "vi søker", "søker en", "etsimme", "haemme", "poszukujemy", "szukamy", "hledáme", "keresünk", "căutăm", "мы ищем", "требуется", "aranıyor", "募集", "招聘", "모집", "채용")
}

// hasJobMark reports whether a title has a mark that only job titles have, such as
// "(m/f/d)".
func hasJobMark(name string) bool {
	return containsAny(strings.ToLower(name), "(m/", "(w/", "(f/", "(d/", "m/w/d", "w/m/d", "m/f", "f/m", "h/f", "f/h", "(mwd)", "(gn)", "/in)", "/a)", "(all genders)", "(a)", "m/v", "v/m", "wanted", "gesucht", "vacancy", " position", "stelle ", "postdoc")
}

// otherSubject reports whether a text is about something else: a course of study, a
// product, an event, or the company itself. strong is the number of headings that only
// postings have.
func otherSubject(name, text string, strong int) bool {
	name = " " + strings.ToLower(name) + " "
	if containsAny(name, " msc ", " bsc ", " mba ", "bachelor of", "master of", "bachelor in", "master in", "studiengang", "degree programme", " fair ", " messe ", "webinar", "meetup", "conference", "summit", "hackathon", " podcast", "open day") && strong < 2 && !hasJobMark(name) && !hasRoleWord(name) {
		return true
	}
	for _, start := range []string{" our ", " about us", " meet ", " über uns", " unser team", " notre équipe", " nuestro equipo", " work with us", " life at", " why ", " arbeiten bei", " travailler chez", " trabaja con", " werken bij"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	text = strings.ToLower(text)
	course := count(text, "tuition", "scholarship", "curriculum", "semester", "entry requirements", "undergraduate", "graduates ", "ects", "lehrgang", "frais de scolarité", "prospectus")
	product := count(text, "add to cart", "buy now", "free trial", "system requirements", "in den warenkorb", "ajouter au panier", "añadir al carrito", "money-back", "pricing plans")
	return course >= 3 || product >= 2
}
