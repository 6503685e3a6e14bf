package resume

import (
	"strings"
	"unicode"
)

// Spoken is a language that the person speaks, and how well in the résumé's own words,
// which may be empty.
type Spoken struct {
	Language string `json:"language"`
	Level    string `json:"level"`
}

// namesLanguage reports whether a line names a spoken language or a level of speaking
// one.
func (p *parser) namesLanguage(lines []Line) bool {
	for _, l := range lines {
		for w := range strings.FieldsFuncSeq(strings.ToLower(l.Text), notAlphanumeric) {
			if p.rules.languageWords[w] {
				return true
			}
		}
	}
	return false
}

// isAlphanumeric reports whether a sign is a letter or a digit.
func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// notAlphanumeric reports whether a sign is neither a letter nor a digit.
func notAlphanumeric(r rune) bool { return !isAlphanumeric(r) }

// maxSpoken is the largest number of languages, and of lines about them in a section.
const maxSpoken = 60

// spoken reads the languages of the sections of languages, each once.
func (p *parser) spoken() []Spoken {
	var list []Spoken
	for _, s := range p.out.Sections {
		if s.Kind != Languages {
			continue
		}
		for _, l := range s.Lines[:min(len(s.Lines), maxSpoken)] {
			list = p.spokenOf(list, l.Text)
		}
	}
	return list
}

// spokenOf adds the languages that a line names. Between languages stand commas,
// semicolons or other signs; a piece that only tells a level belongs to the language
// before it.
func (p *parser) spokenOf(list []Spoken, line string) []Spoken {
	for _, s := range p.languagePieces(line) {
		if len(list) == maxSpoken {
			break
		}
		name, level := p.language(s)
		n := len(list) - 1
		switch {
		case name == "" && n >= 0 && list[n].Level == "" && p.onlyLevel(level):
			list[n].Level = level
		case name == "":
		case seenLanguage(list, name) >= 0:
			if i := seenLanguage(list, name); list[i].Level == "" {
				list[i].Level = level
			}
		default:
			list = append(list, Spoken{name, level})
		}
	}
	return list
}

// seenLanguage returns the number of a language in a list, or -1.
func seenLanguage(list []Spoken, name string) int {
	for i := range list {
		if strings.EqualFold(list[i].Language, name) {
			return i
		}
	}
	return -1
}

// languagePieces splits a line between languages, not within parentheses. A sign other
// than a semicolon is no end where no language follows it: "English: fluent, written
// and spoken".
func (p *parser) languagePieces(line string) []string {
	var list []string
	depth, from := 0, 0
	cut := func(at, width int) {
		list = append(list, line[from:at])
		from = at + width
	}
	for i, r := range line {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
			if next, _, _ := strings.Cut(strings.TrimSpace(line[i+1:min(len(line), i+maxJoin)]), " "); depth == 0 && p.isLanguage(next) {
				cut(i+1, 0)
			}
		case depth > 0:
		case strings.ContainsRune(",;|•·\t/", r):
			cut(i, len(string(r)))
		case unicode.IsSpace(r) && p.joinsLanguages(line[i:]):
			word, _, _ := strings.Cut(line[i+1:], " ")
			cut(i, 1+len(word))
		}
	}
	return append(list, line[from:])
}

// joinsLanguages reports whether a text begins with a word such as "and" before the
// name of a language or before a level and such a name.
func (p *parser) joinsLanguages(text string) bool {
	fields := strings.Fields(text[:min(len(text), maxJoin)])
	if len(fields) < 2 || !p.rules.conjunctions[strings.ToLower(fields[0])] {
		return false
	}
	return p.isLanguage(fields[1]) || len(fields) > 2 && p.onlyLevel(fields[1]) && p.isLanguage(fields[2])
}

// maxJoin is the number of bytes in which a conjunction and a language are looked for.
const maxJoin = 80

// isLanguage reports whether a word is the name of a language.
func (p *parser) isLanguage(w string) bool {
	return p.rules.tongues[strings.ToLower(strings.TrimFunc(w, notAlphanumeric))]
}

// maxLanguageWords is the largest number of words in the name of a language that is not
// known.
const maxLanguageWords = 2

// language reads the name of a language and its level from a piece of a line. The name
// is the first known one; else what stands before a sign, in one or two capitalized
// words. Without a name, level is the piece.
func (p *parser) language(s string) (name, level string) {
	s = strings.TrimSpace(s)
	fields := strings.Fields(s)
	for i, w := range fields {
		if p.isLanguage(w) {
			name = strings.TrimFunc(w, notAlphanumeric)
			rest := strings.Join(fields[i+1:], " ")
			if i > 0 && rest == "" && p.onlyLevel(strings.Join(fields[:i], " ")) {
				rest = strings.Join(fields[:i], " ") // "fluent English"
			}
			if strings.HasPrefix(w, "(") && i > 0 {
				break
			}
			return name, trimLevel(rest)
		}
	}
	head, rest := s, ""
	if at := strings.IndexAny(s, "(:–—-"); at > 0 {
		head, rest = strings.TrimSpace(s[:at]), s[at:]
	}
	words := strings.Fields(head)
	if len(words) > 1 && trimLevel(rest) == "" || len(words) == 0 || len(words) > maxLanguageWords || p.onlyLevel(s) || !unicode.IsUpper([]rune(head)[0]) || strings.ContainsAny(head, "0123456789.") {
		return "", trimLevel(s)
	}
	return head, trimLevel(rest)
}

// trimLevel removes the signs around a level.
func trimLevel(s string) string { return strings.Trim(s, " \t()[]:;,–—-=.") }

// onlyLevel reports whether a text consists of words for levels.
func (p *parser) onlyLevel(s string) bool {
	known := false
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), notAlphanumeric) {
		if p.rules.levels[w] {
			known = true
		} else if len(w) > 3 && !p.rules.conjunctions[w] {
			return false
		}
	}
	return known
}
