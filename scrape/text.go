package scrape

import (
	"slices"
	"strings"

	"skillmatch/scrape/document"
)

// The limits of the header of a text: maxHeader is the number of lines at its top that
// may read "Title: …" and the like, maxKey the length in bytes of the part before the
// colon.
const (
	maxHeader = 14
	maxKey    = 28
)

// header reads lines such as "Title: …" and "Company: …" at the top of a text. A
// heading may occur among them.
func header(p *Posting) {
	rest := p.Text
	for n := 0; n < maxHeader && rest != ""; n++ {
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		text = strings.TrimSpace(text)
		if text == "" || strings.HasPrefix(text, "## ") && !sectionName(text[3:]) || strings.Trim(text, "-=*") == "" {
			continue
		}
		if sectionName(text) {
			return
		}
		key, value, ok := strings.Cut(strings.TrimPrefix(text, "- "), ":")
		key = strings.ToLower(strings.Trim(key, " *_"))
		value = strings.Trim(value, " *_")
		switch {
		case !ok || value == "" || len(key) > maxKey || strings.Count(key, " ") > 2:
			if n > 0 {
				return
			}
		case keep(&p.Title, value, key, "title", "job title", "position", "role", "job"):
		case keep(&p.Company, value, key, "company", "employer", "organization", "company name"):
		case keep(&p.Location, value, key, "location", "place", "locations", "job location"):
		case keep(&p.Published, value, key, "published", "date posted", "posted"):
		case IsLink(value):
			keep(&p.URL, value, key, "url", "link", "apply")
		}
	}
}

// keep stores a value if key is one of keys and the field is still empty. It reports
// whether key is one of them.
func keep(to *string, value, key string, keys ...string) bool {
	if slices.Contains(keys, key) {
		if *to == "" {
			*to = document.Line(value)
		}
		return true
	}
	return false
}
