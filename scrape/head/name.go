package head

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document"
)

// namelike reports whether a text is written like a name: few words, of which the first
// begins with a capital or a digit, and none of the signs of sentences.
func namelike(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return len(text) > 1 && len(text) <= 70 && strings.Count(text, " ") < 8 && (unicode.IsUpper(first) || unicode.IsDigit(first) || !unicode.IsLower(first) && unicode.IsLetter(first)) &&
		!strings.ContainsAny(text, "?!;:@$€£%=<>{}[]") && strings.IndexFunc(text, unicode.IsLetter) >= 0
}

// isPerson reports whether a text is the name of a person: two or three words, the first
// of which is a given name. Many surnames are words for trades.
func (r *rules) isPerson(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 3 || r.marked(text) {
		return false
	}
	for _, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) || strings.ContainsAny(w, "0123456789&(,/|") {
			return false
		}
	}
	return r.names[strings.ToLower(words[0])]
}

// endsInLegalForm reports whether the last word of a text is a legal form: "Acme Inc."
func (r *rules) endsInLegalForm(text string) bool {
	last := strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])
	return strings.Contains(text, " ") && (r.employers["legal"][strings.TrimRight(last, ".,")] || r.employers["legal"][strings.ReplaceAll(last, ".", "")])
}

// withoutLegalForm removes the legal form at the end of a name: texts seldom repeat it.
func (r *rules) withoutLegalForm(name string) string {
	for r.endsInLegalForm(name) {
		name = strings.TrimRight(name[:strings.LastIndexByte(name, ' ')], " ,&")
	}
	return name
}

// organization reports whether a text has a word of the names of organizations where such
// names have it: at the end in English and German, at the beginning in Romance languages.
func (r *rules) organization(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == ',' || c == '(' || c == ')' || c == '-' || c == '–' })
	if len(words) < 2 {
		return false
	}
	orgs := r.employers["organization"]
	if r.leading[words[0]] || orgs[words[len(words)-1]] {
		return true
	}
	for _, w := range words {
		for ending := range r.employers["ending"] {
			if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
				return true
			}
		}
	}
	return false
}

// cleanName returns a title without signs around it.
func cleanName(s string) string {
	s = document.Line(strings.Trim(s, "*_ "))
	s = strings.TrimLeftFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("([.", c)
	})
	return strings.TrimRight(s, " ,;:!-–—|*_")
}

// cleanCompany returns the name of a company without an address or a remark in brackets
// behind it, and without the stars of its rating.
func cleanCompany(s string) string {
	for _, sign := range []string{"http", " ("} {
		if i := strings.Index(s, sign); i > 0 {
			s = strings.TrimRight(s[:i], " (-–:")
		}
	}
	if i := strings.Index(s, ", "); i > 0 {
		if next, _ := utf8.DecodeRuneInString(s[i+2:]); unicode.IsLower(next) {
			s = s[:i] // "Acme, the baker of Leeds"
		}
	}
	s = strings.TrimRight(s, "★ ")
	if i := strings.LastIndexByte(s, ' '); i > 0 && len(s)-i <= 4 && strings.ContainsAny(s[i:], ".,") && strings.Trim(s[i:], " 0123456789.,") == "" {
		s = s[:i]
	}
	return document.Line(strings.Trim(s, " ,|"))
}

// cleanPlace returns a place without signs and brackets around it.
func cleanPlace(s string) string {
	s = strings.Trim(s, " .,")
	if inner, ok := strings.CutPrefix(s, "("); ok && inner != "" && strings.IndexByte(inner, ')') == len(inner)-1 {
		s = inner[:len(inner)-1]
	}
	return document.Line(s)
}
