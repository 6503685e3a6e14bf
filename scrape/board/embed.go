package board

import (
	"net/url"
	"regexp"
	"strings"
)

// maxEmbed is how much of a page is looked through for a hiring system, in
// bytes.
const maxEmbed = 4 << 20

// Embedded finds the hiring system behind a page on a company's own domain. What
// it takes for sure is an identifier in the link (gh_jid, ashby_jid) with the
// company's board named on the page, or a frame or script of one single posting;
// links to other postings are no sign.
func Embedded(page []byte, link string) (ref Ref, ok bool) {
	u, err := url.Parse(link)
	if err != nil {
		return Ref{}, false
	}
	text := plainLinks(page)
	q := u.Query()
	if id := q.Get("gh_jid"); isMatch(figures, id) {
		if company := boardOf(text, greenhouseBoards); company != "" {
			return checked(Ref{System: Greenhouse, Company: company, Job: id})
		}
	}
	if id := strings.ToLower(q.Get("ashby_jid")); isMatch(uuid, id) {
		if company := boardOf(text, ashbyBoards); company != "" {
			return checked(Ref{System: Ashby, Company: company, Job: id})
		}
	}
	return framed(text)
}

// The places where pages name the board that they show.
const (
	greenhouseBoards = `(?:greenhouse\.io/embed/job_(?:board(?:/js)?|app)\?(?:[^"'\s]*&)?for=|boards-api(?:\.[a-z]+)?\.greenhouse\.io/v1/boards/|"urlToken"\s*:\s*"|boardToken["']?\s*:\s*["'])([\w-]{1,80})`
	ashbyBoards      = `jobs\.ashbyhq\.com/([^/"'?\s]{1,80})/?(?:embed|\?|["'/])`
)

// boardOf is the one name that a pattern finds in a page, empty when it finds
// none or several.
func boardOf(text, pattern string) string {
	name := ""
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, 50) {
		switch {
		case m[1] == "embed" || m[1] == name:
		case name != "":
			return ""
		default:
			name = m[1]
		}
	}
	return name
}

// framed is the one posting that frames and scripts of a page show.
func framed(text string) (Ref, bool) {
	return oneSource(text, func(r Ref) bool { return r.Job != "" })
}

// EmbeddedBoard finds the one company's board that frames and scripts of a page
// show. A page that shows a posting can have one beside it.
func EmbeddedBoard(page []byte) (ref Ref, ok bool) {
	return oneSource(plainLinks(page), func(r Ref) bool { return r.Job == "" && (r.Company != "" || r.Host != "") })
}

// plainLinks is a page with its links written plainly.
func plainLinks(page []byte) string {
	return strings.NewReplacer(`\/`, "/", "&amp;", "&", "&#x2F;", "/").Replace(string(page[:min(len(page), maxEmbed)]))
}

// oneSource is the one reference of a kind that frames and scripts of a page name.
func oneSource(text string, kind func(Ref) bool) (found Ref, ok bool) {
	for _, m := range regexp.MustCompile(`(?i)<(?:iframe|script)\b[^>]{0,500}\bsrc\s*=\s*["']?(https?://[^"'\s>]{1,500})`).FindAllStringSubmatch(text, 100) {
		ref, is := Classify(m[1])
		if !is || !kind(ref) {
			continue
		}
		if ok && found != ref {
			return Ref{}, false
		}
		found, ok = ref, true
	}
	return found, ok
}

func checked(r Ref) (Ref, bool) { return r, r.valid() }
