package report

// This file decides how the report of one posting names a skill.

import (
	"slices"
	"strings"
	"unicode"

	"skillmatch/match/explain"
)

// asWritten returns a skill as its posting writes it, with the vocabulary's name in
// brackets where that is another name: "QoS (Quality of service)".
func asWritten(s *explain.Skill) string {
	written := spelling(s)
	if written == "" || sameName(written, s.Name) {
		return orElse(written, s.Name)
	}
	return written + " (" + s.Name + ")"
}

// spelling returns how a posting writes a skill. Of several spellings it prefers one
// that is the vocabulary's name, then one that the quoted line has.
func spelling(s *explain.Skill) string {
	at := slices.IndexFunc(s.Spellings, func(w string) bool { return sameName(w, s.Name) })
	if at < 0 {
		at = slices.IndexFunc(s.Spellings, func(w string) bool { return strings.Contains(s.Line, w) })
	}
	if len(s.Spellings) == 0 {
		return ""
	}
	return line(s.Spellings[max(at, 0)])
}

// orElse returns the text, or another one when it is empty.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// sameName reports whether two names differ at most in case, in the number of a word
// and in what stands between the letters. "&" is "and".
func sameName(a, b string) bool {
	v, w := nameWords(a), nameWords(b)
	if strings.Join(v, "") == strings.Join(w, "") {
		return true
	}
	if len(v) != len(w) {
		return false
	}
	for i := range v {
		if singular(v[i]) != singular(w[i]) {
			return false
		}
	}
	return true
}

// nameWords returns the words of a name in lower case.
func nameWords(name string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), "&", " and "), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '+' && c != '#'
	})
}

// singular removes the plural ending of an English word. It only has to treat the same
// word alike in both names.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}
