package document

import (
	"html"
	"strings"
)

// Unescape undoes the escaping of HTML that was put into a field as text
// ("&lt;p&gt;"), at most twice, while tags are escaped and none stands plain.
func Unescape(s string) string {
	for range 2 {
		if !strings.Contains(s, "&lt;") && !strings.Contains(s, "&amp;lt;") || HasTags(s) {
			return s
		}
		if !hasTag(s, "&lt;") && !hasTag(s, "&amp;lt;") {
			return s
		}
		s = html.UnescapeString(s)
	}
	return s
}

// HasTags reports whether a text holds tags of HTML, and not just signs that
// look like them ("< 5 years", "List<String>").
func HasTags(s string) bool { return hasTag(s, "<") }

// hasTag reports an opening sign with the name of an element behind it.
func hasTag(s, open string) bool {
	for {
		i := strings.Index(s, open)
		if i < 0 {
			return false
		}
		s = s[i+len(open):]
		if knownTag(strings.TrimPrefix(s, "/")) {
			return true
		}
	}
}
