package document

import (
	"html"
	"strings"
)

// Unescape reverses the escaping of HTML that was stored in a field as text
// ("&lt;p&gt;"). It does so at most twice, while tags are escaped and none is plain.
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

// HasTags reports whether a text contains tags of HTML, and not just signs that look
// like tags ("< 5 years", "List<String>").
func HasTags(s string) bool { return hasTag(s, "<") }

// hasTag reports whether a text contains an opening bracket, given as open, that is
// followed by the name of an element.
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
