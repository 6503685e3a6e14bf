package board

import (
	"net/url"
	"regexp"
	"strings"
)

// maxEmbed is the number of bytes of a page that are searched for a hiring system.
const maxEmbed = 4 << 20

// Embedded finds the hiring system behind a page on a company's own domain. It accepts
// two signs: an identifier in the link (gh_jid, ashby_jid) together with the company's
// board on the page, or a frame or script of a single posting. Links to other postings
// are not a sign.
func Embedded(page []byte, link string) (ref Ref, ok bool) {
	u, err := url.Parse(link)
	if err != nil {
		return Ref{}, false
	}
	text := plainLinks(page)
	q := u.Query()
	if id := q.Get("gh_jid"); matches(digits, id) {
		if company := boardOf(text, greenhouseBoards); company != "" {
			return checked(Ref{System: Greenhouse, Company: company, Job: id})
		}
	}
	if id := strings.ToLower(q.Get("ashby_jid")); matches(uuid, id) {
		if company := boardOf(text, ashbyBoards); company != "" {
			return checked(Ref{System: Ashby, Company: company, Job: id})
		}
	}
	return framedPosting(text)
}

// The patterns with which pages name the board that they show.
const (
	greenhouseBoards = `(?:greenhouse\.io/embed/job_(?:board(?:/js)?|app)\?(?:[^"'\s]*&)?for=|boards-api(?:\.[a-z]+)?\.greenhouse\.io/v1/boards/|"urlToken"\s*:\s*"|boardToken["']?\s*:\s*["'])([\w-]{1,80})`
	ashbyBoards      = `jobs\.ashbyhq\.com/([^/"'?\s]{1,80})/?(?:embed|\?|["'/])`
)

// boardOf returns the only name that a pattern finds in a page, or "" when it finds
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

// framedPosting returns the only posting that the frames and scripts of a page show.
func framedPosting(text string) (Ref, bool) {
	return oneSource(text, func(r Ref) bool { return r.Job != "" })
}

// EmbeddedBoard finds the only company board that the frames and scripts of a page
// show. A page that shows a posting may contain a board as well.
func EmbeddedBoard(page []byte) (ref Ref, ok bool) {
	return oneSource(plainLinks(page), func(r Ref) bool { return r.Job == "" && (r.Company != "" || r.Host != "") })
}

// plainLinks returns the beginning of a page, up to maxEmbed bytes, with its links
// unescaped.
func plainLinks(page []byte) string {
	return strings.NewReplacer(`\/`, "/", "&amp;", "&", "&#x2F;", "/").Replace(string(page[:min(len(page), maxEmbed)]))
}

// oneSource returns the only reference of a kind that the frames and scripts of a page
// name. ok is false when there are none or several.
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

// checked returns a reference and whether it is valid.
func checked(r Ref) (Ref, bool) { return r, r.valid() }
