package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hasTitle reports whether a text contains a word of job titles.
func (p *parser) hasTitle(s string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
		if p.isTitleWord(w) {
			return true
		}
	}
	return false
}

// isTitleWord reports whether a lower-case word is one of job titles. It is if it is
// known, or if it is a compound that ends in a known ending, as in German and the
// Nordic languages ("Softwareentwicklerin", "systemutvecklare").
func (p *parser) isTitleWord(w string) bool {
	if p.rules.titles[w] {
		return true
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "in"), "/")
	for _, ending := range p.rules.endings {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// looksLikeName reports whether a line is written like a name: it is not a sentence,
// and at least half of its longer words begin with a capital. The last word is no
// small word that something must follow ("Promoted to manager in").
func (p *parser) looksLikeName(text string) bool {
	last := lastWord(text)
	if strings.HasSuffix(text, ".") && !p.isAbbreviation(last) || strings.HasSuffix(text, ":") {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(last); unicode.IsLower(first) && len(last) <= 3 && len(text) > len(last) && !p.hasTitle(last) {
		return false
	}
	if p.smallTitle(text) {
		return true
	}
	capital, words := 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }) {
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsLetter(first) && !unicode.IsLower(first):
			capital++
			words++
		case len(w) > 3:
			words++
		}
	}
	return 2*capital >= words
}

// smallTitle reports whether a line is a title in small letters, as Romance languages write
// them: a capital and a word of titles at its beginning, and few words ("Addetta alle
// vendite").
func (p *parser) smallTitle(text string) bool {
	words := strings.Fields(text)
	first, _ := utf8.DecodeRuneInString(text)
	return len(words) > 0 && len(words) <= 5 && unicode.IsUpper(first) && p.isTitleWord(strings.ToLower(words[0]))
}

// isAbbreviation reports whether a word is an abbreviation that ends the name of a
// company: "Inc.", "S.p.A.".
func (p *parser) isAbbreviation(w string) bool {
	w = strings.TrimSuffix(w, ".")
	return strings.Contains(w, ".") || p.rules.abbreviations[w]
}

// lastWord returns what follows the last space of s.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// namesEmployer reports whether a line certainly names an employer. It contains no
// title, and either two commas, as in a name followed by a city and a state, or a word
// from the names of organisations.
func (p *parser) namesEmployer(text string) bool {
	if p.hasTitle(text) {
		return false
	}
	return strings.Count(text, ", ") >= 2 || p.hasOrganisation(text)
}

// hasOrganisation reports whether a text contains a word from the names of
// organisations, or a legal form.
func (p *parser) hasOrganisation(text string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '&' && r != '.' }) {
		if p.rules.organisations[strings.Trim(w, ".")] {
			return true
		}
	}
	return false
}

// isLegalForm reports whether a text is nothing but a legal form: "Inc.", "GmbH & Co.
// KG", "Pty Ltd".
func (p *parser) isLegalForm(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '&' })
	for _, w := range words {
		if !p.rules.legal[strings.Trim(w, ".,")] {
			return false
		}
	}
	return len(words) > 0
}

// selfEmployed reports whether a title is that of somebody who works for themselves.
func (p *parser) selfEmployed(title string) bool {
	title = strings.ToLower(title)
	return slices.ContainsFunc(p.rules.selfEmployed, func(w string) bool { return strings.Contains(title, w) })
}

// isLabel reports whether a text stands over some of the lines about a role and begins
// no section: "Highlights", "Aufgaben:".
func (p *parser) isLabel(text string) bool { return p.rules.labels[normalize(text)] }

// placeness says how surely a text is the name of a place.
type placeness int

const (
	noPlace     placeness = iota
	cityPlace             // a city of the list, whose name may be one of something else
	shapedPlace           // "City, ST", "Berlin, Germany", "Remote"
)

// place judges whether a text is the name of a place: at most four parts of at most
// four words, of which the last is a state or a country.
func (p *parser) place(text string) placeness {
	text = strings.TrimSpace(text)
	if rest, note, ok := strings.Cut(text, "("); ok {
		if rest = strings.TrimSpace(rest); rest == "" {
			return p.place(strings.Trim(note, "() "))
		}
		text = rest
	}
	parts := strings.Split(text, ",")
	if len(parts) > 4 || p.hasTitle(text) || p.hasOrganisation(strings.Join(parts[:len(parts)-1], " ")) && len(parts) > 1 {
		return noPlace
	}
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
		if n := len(strings.Fields(parts[i])); n == 0 || n > 4 {
			return noPlace
		}
	}
	last := withoutDigits(parts[len(parts)-1])
	lower := strings.ToLower(strings.Trim(last, "."))
	switch {
	case p.rules.places["remote"][lower], p.rules.places["country"][lower], len(parts) > 1 && p.codes(last):
		return shapedPlace
	case len(parts) == 1 && p.isCode(lastWord(last)) && strings.Contains(last, " ") && !p.rules.legal[strings.ToLower(lastWord(last))]:
		return shapedPlace // "Toledo OH"
	case len(parts) == 1 && startsWithDigits(text, 4) && len(strings.Fields(text)) <= 3 && last != "":
		return shapedPlace // "34117 Kassel"
	}
	if p.rules.places["city"][strings.ToLower(withoutDigits(parts[0]))] {
		return cityPlace
	}
	return noPlace
}

// isCode reports whether a word is the code of a state: "TX".
func (p *parser) isCode(w string) bool {
	return w == strings.ToUpper(w) && p.rules.places["code"][strings.ToLower(w)]
}

// codes reports whether a text consists of codes of states and of countries: "WA US".
func (p *parser) codes(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if !p.isCode(w) && !p.rules.places["country"][strings.ToLower(w)] {
			return false
		}
	}
	return len(words) > 0
}

// withoutDigits removes words of digits, as postcodes are.
func withoutDigits(s string) string {
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool { return strings.Trim(w, "0123456789-") == "" })
	return strings.Join(words, " ")
}

// startsWithDigits reports whether a text begins with at least n digits.
func startsWithDigits(s string, n int) bool {
	return len(s)-len(strings.TrimLeft(s, "0123456789")) >= n
}
