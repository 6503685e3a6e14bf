package board

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// address is a link taken apart for matching: the host in small letters, without
// port, "www." and trailing dot, and the parts of the path, unescaped.
type address struct {
	host     string
	parts    []string
	query    url.Values
	fragment string
}

// parseAddress takes a link apart; ok is false for what is no link to a site.
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

// part is the i-th part of the path, empty behind its end.
func (a *address) part(i int) string {
	if i < len(a.parts) {
		return a.parts[i]
	}
	return ""
}

// after is the part behind the first that is a word; ok is false without one.
func (a *address) after(word string) (string, bool) {
	for i, p := range a.parts {
		if strings.EqualFold(p, word) && i+1 < len(a.parts) {
			return a.parts[i+1], true
		}
	}
	return "", false
}

// under is the label before a domain: "acme" of "acme.example.com"; ok is false
// for other hosts, and for the domain itself.
func (a *address) under(domain string) (string, bool) {
	label, ok := strings.CutSuffix(a.host, "."+domain)
	return label, ok && label != "" && !strings.Contains(label, ".")
}

// local drops a first part that names a language, such as "en" or "en-US", unless
// what follows it is no company but the word that stands behind one: then it is a
// company of two letters.
func (a *address) local(behind ...string) {
	if len(a.parts) == 0 || !isMatch(`^[a-z]{2}([-_][A-Za-z]{2})?$`, a.parts[0]) || len(a.parts) == 1 && len(behind) > 0 && len(a.parts[0]) == 2 || slices.Contains(behind, a.part(1)) {
		return
	}
	a.parts = a.parts[1:]
}

// isMatch reports whether text matches a pattern. Links are few, and the
// patterns are kept where they are used.
func isMatch(pattern, text string) bool { return regexp.MustCompile(pattern).MatchString(text) }

// The shapes of identifiers.
const (
	uuid    = `(?i)^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`
	figures = `^[0-9]+$`
)

// number is the figures at the beginning of text, as in "123-title".
func number(text string) string {
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return text[:i]
}

// dots reports a step upwards.
func dots(s string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if part == "." || part == ".." {
			return true
		}
	}
	return false
}

// escape makes a part of a path of text.
func escape(text string) string { return url.PathEscape(text) }
