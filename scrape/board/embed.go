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
	text := strings.NewReplacer(`\/`, "/", "&amp;", "&", "&#x2F;", "/").Replace(string(page[:min(len(page), maxEmbed)]))
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
	var found Ref
	for _, m := range regexp.MustCompile(`(?i)<(?:iframe|script)\b[^>]{0,500}\bsrc\s*=\s*["']?(https?://[^"'\s>]{1,500})`).FindAllStringSubmatch(text, 100) {
		ref, ok := Classify(m[1])
		if !ok || ref.Job == "" {
			continue
		}
		if found.Job != "" && found != ref {
			return Ref{}, false
		}
		found = ref
	}
	return found, found.Job != ""
}

func checked(r Ref) (Ref, bool) { return r, r.valid() }
