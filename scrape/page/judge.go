package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/document"
)

// A text is a posting when enough speaks for it. Headings of duties and of what
// is asked for say most, then the words that speak to applicants, the page's
// link, and its title. What courses, products, events and articles have in
// common with postings is outweighed by what they say of themselves; a text
// without a heading that only postings have must at least be named like a job.

// The points of a posting, and what others lose.
const (
	leastJudged   = 4
	articleLoss   = 8
	dataLoss      = 6 // the structured data is of something else
	differentLoss = 8
)

// judge refuses a text that is no posting. jobLinks is how many links in it lead
// to jobs, listed how many on the page.
func (s *source) judge(text, whole, name string, sections, jobLinks, listed int) error {
	least := leastText
	if sections > 0 {
		least = leastSections
	}
	strong := countHeadings(text, opensStrong)
	named := roleWord(name) || jobMark(name) || jobLink(s.address())
	switch {
	case len(text) < least || s.wall(whole) != nil:
		return s.refusal(whole)
	case sections == 0 && closed(text):
		return ErrClosed
	case sections == 0 && jobLinks >= 5 || jobLinks >= 12 && sections < 3 || strong == 0 && !named && listed >= 3:
		return ErrSeveral
	}
	work, sought := countWork(text), seeks(text)
	points := 2*min(sections, 4) + min(work, 4) + s.identity(name, named)
	if sought {
		points += 2
	}
	if different(name, text, strong) {
		points -= differentLoss
	}
	sure := named && sought
	if points < leastJudged || sections == 0 && work < 3 && !sure || strong == 0 && (work < 3 && !sure || !named && !sought && !s.applies()) {
		return s.refusal(whole)
	}
	return nil
}

// identity is the points of what the page says of itself; named says that it is
// named like a job.
func (s *source) identity(name string, named bool) int {
	points := 0
	if jobLink(s.address()) {
		points += 2
	}
	if roleWord(name) || jobMark(name) {
		points++
	}
	if s.about || strings.EqualFold(s.meta("og:type"), "article") && !named {
		points -= dataLoss
	}
	if article(name) {
		points -= articleLoss
	}
	return points
}

// applies reports a page with a link or a button by which one applies.
func (s *source) applies() bool {
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

// seeks reports a text that says of somebody that he is looked for.
func seeks(text string) bool {
	return holds(strings.ToLower(text), "we are looking for", "we're looking for", "is looking for", "are seeking", "is seeking", "we seek", " seeks a", "to join our", "join us as", "is hiring a", "are hiring a", "is recruiting", "are recruiting",
		"successful candidate", "successful applicant", "ideal candidate", "we require a", "has an opening", "invites applications", "applications are invited", "open position", "this position", "the position is",
		"wir suchen", "suchen wir", "sucht zum", "sucht ab", "sucht eine", "sucht für", "zu besetzen", "wird gesucht", "nous recherchons", "nous cherchons", "recherche un", "cherche un", "recrute", "est à pourvoir",
		"buscamos", "busca un", "busca a un", "se busca", "precisa un", "necesitamos", "procuramos", "procura um", "contrata", "cerchiamo", "cerca un", "ricerca un", "siamo alla ricerca", "wij zoeken", "we zoeken", "zoeken we", "zoeken wij", "zoekt een",
		"op zoek naar", "vi söker", "söker en", "vi søger", "søger en", "vi søker", "søker en", "etsimme", "haemme", "poszukujemy", "szukamy", "hledáme", "keresünk", "căutăm", "мы ищем", "требуется", "aranıyor", "募集", "招聘", "모집", "채용")
}

// jobMark reports a title with a mark that only the titles of jobs have.
func jobMark(name string) bool {
	return holds(strings.ToLower(name), "(m/", "(w/", "(f/", "(d/", "m/w/d", "w/m/d", "m/f", "f/m", "h/f", "f/h", "(mwd)", "(gn)", "/in)", "/a)", "(all genders)", "(a)", "m/v", "v/m", "wanted", "gesucht", "vacancy", " position", "stelle ", "postdoc")
}

// different reports a text about something else: a course of study, a product,
// an event, or the company itself.
func different(name, text string, strong int) bool {
	name = " " + strings.ToLower(name) + " "
	if holds(name, " msc ", " bsc ", " mba ", "bachelor of", "master of", "bachelor in", "master in", "studiengang", "degree programme", " fair ", " messe ", "webinar", "meetup", "conference", "summit", "hackathon", " podcast", "open day") && strong < 2 && !jobMark(name) && !roleWord(name) {
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
