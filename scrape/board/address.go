package board

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// address is a parsed link: the host in lower case, without port, "www." and trailing
// dot, and the unescaped segments of the path.
type address struct {
	host     string
	parts    []string
	query    url.Values
	fragment string
}

// parseAddress parses a link. ok is false for anything that is not an http or https
// link of at most 4096 bytes to a site on its standard port.
func parseAddress(link string) (*address, bool) {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(link) > 4096 {
		return nil, false
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		return nil, false
	}
	host, err := idna.Lookup.ToASCII(strings.TrimSuffix(strings.ToLower(u.Hostname()), "."))
	if err != nil {
		return nil, false
	}
	a := &address{host: strings.TrimPrefix(host, "www."), query: u.Query(), fragment: u.Fragment}
	for part := range strings.SplitSeq(u.EscapedPath(), "/") {
		text, err := url.PathUnescape(part)
		if err != nil {
			return nil, false
		}
		if text != "" {
			a.parts = append(a.parts, text)
		}
	}
	return a, true
}

// part returns the i-th segment of the path, or "" beyond its end.
func (a *address) part(i int) string {
	if i < len(a.parts) {
		return a.parts[i]
	}
	return ""
}

// partAfter returns the segment after the first segment that equals word. ok is false
// when there is none.
func (a *address) partAfter(word string) (string, bool) {
	for i, p := range a.parts {
		if strings.EqualFold(p, word) && i+1 < len(a.parts) {
			return a.parts[i+1], true
		}
	}
	return "", false
}

// subdomainOf returns the label before a domain: "acme" of "acme.example.com". ok is
// false for other hosts, for the domain itself, and for several labels.
func (a *address) subdomainOf(domain string) (string, bool) {
	label, ok := strings.CutSuffix(a.host, "."+domain)
	return label, ok && label != "" && !strings.Contains(label, ".")
}

// dropLanguage drops a first segment that names a language, such as "en" or "en-US".
// With words in following, which follow a company in links, the segment is kept when it
// may be a company of two letters: when one of the words comes next, or when it has two
// letters and is the only segment.
func (a *address) dropLanguage(following ...string) {
	if len(a.parts) == 0 || !matches(`^[a-z]{2}([-_][A-Za-z]{2})?$`, a.parts[0]) || len(a.parts) == 1 && len(following) > 0 && len(a.parts[0]) == 2 || slices.Contains(following, a.part(1)) {
		return
	}
	a.parts = a.parts[1:]
}

// matches reports whether a text matches a pattern. The pattern is compiled each time:
// links are few, and the patterns stay where they are used.
func matches(pattern, text string) bool { return regexp.MustCompile(pattern).MatchString(text) }

// The patterns of identifiers.
const (
	uuid   = `(?i)^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`
	digits = `^[0-9]+$`
)

// number returns the digits at the beginning of a text such as "123-title".
func number(text string) string {
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return text[:i]
}

// hasDotSegment reports whether one of the segments of a path is "." or "..".
func hasDotSegment(s string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if part == "." || part == ".." {
			return true
		}
	}
	return false
}

// escape escapes a text as one segment of a path.
func escape(text string) string { return url.PathEscape(text) }
