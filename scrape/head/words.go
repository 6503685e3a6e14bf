package head

import (
	"slices"
	"strings"
	"unicode"
)

// title judges how surely a text is the title of a job.
//
//	3  it has a mark for men and women, or a word for somebody who does a job where the
//	   head of a title stands: at the end in English, German and Dutch ("Data Engineer"),
//	   before what qualifies it ("Head of Sales"), at the beginning in Romance languages
//	   ("Técnico de mantenimiento")
//	2  it has such a word elsewhere
//	1  it has the ending of such a word ("-ist", "-eur"), a rank, or a field
//	0  it has none of these
func (r *rules) title(text string) int {
	if len(text) > maxName || strings.Count(text, " ") >= maxNameWord {
		return 0
	}
	if r.marked(text) {
		return 3
	}
	best := 0
	for i, segment := range segments(withoutBrackets(text)) {
		for part := range strings.SplitSeq(slashed(segment), "|") {
			if s := r.segmentTitle(part); i == 0 {
				best = max(best, s)
			} else {
				best = max(best, min(s, 2))
			}
		}
	}
	return best
}

// withoutBrackets removes what stands in brackets, unless all of the text does.
func withoutBrackets(text string) string {
	out, depth := make([]byte, 0, len(text)), 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '(' || c == '[':
			depth++
		case (c == ')' || c == ']') && depth > 0:
			depth--
		case depth == 0:
			out = append(out, c)
		}
	}
	if strings.TrimSpace(string(out)) == "" {
		return text
	}
	return string(out)
}

// segments cuts a text at commas, brackets and dashes: what follows them says more about
// a title.
func segments(text string) []string {
	cut := func(c rune) bool { return strings.ContainsRune(",()[]|–—:•·;", c) }
	var out []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(text, " - ", "|"), cut) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// slashed replaces the slashes between two titles by bars: "Architect/Consultant", not
// those of "Enfermero/a".
func slashed(text string) string {
	for i := 1; i+4 < len(text); i++ {
		if text[i] == '/' && strings.IndexFunc(text[i+1:i+4], func(c rune) bool { return !unicode.IsLetter(c) && c != ' ' }) < 0 {
			text = text[:i] + "|" + text[i+1:]
		}
	}
	return text
}

// segmentTitle judges a part of a title that no comma cuts.
func (r *rules) segmentTitle(segment string) int {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(segment), "’", "'"))
	isTitle := func(i int) bool { _, ok := r.titleWord(words[i]); return ok }
	end := len(words)
	for end > 1 && !isTitle(end-1) && (r.lines["rank"][words[end-1]] || strings.Trim(words[end-1], "0123456789") == "" || len(words[end-1]) == 1) {
		end--
	}
	from := 0
	for from+1 < end && r.lines["rank"][words[from]] && !r.qualifies(words[from+1]) {
		from++
	}
	words = words[from:end]
	best := 0
	for i, w := range words {
		language, ok := r.titleWord(w)
		if !ok {
			continue
		}
		best = max(best, 2)
		if i == len(words)-1 || r.qualifies(words[i+1]) || i == 0 && romance(language) {
			return 3
		}
	}
	if best == 0 && len(words) > 0 && (r.maybeTitle(words) || r.concerned(segment) || from > 0) {
		best = 1
	}
	return best
}

// titleWord reports whether a lower-case word is a title by itself, and the language of
// its table. Forms for men and women count by their first part: "enfermero/a",
// "Entwickler:in", "infirmier(ère)". Of words with a hyphen the first or last one counts.
func (r *rules) titleWord(w string) (language string, ok bool) {
	w = strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) })
	if i := strings.IndexFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '\'' && c != '.' }); i > 0 {
		w = strings.TrimRight(w[:i], "-.'")
		if language, ok = r.wholeTitle(w + "e"); ok { // "Pädagog*in"
			return language, true
		}
	}
	if i := strings.Index(w, "'"); i == 1 { // "l'infirmier"
		w = w[2:]
	}
	if language, ok = r.wholeTitle(w); ok {
		return language, true
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		if language, ok = r.wholeTitle(w[i+1:]); ok {
			return language, true
		}
		return r.wholeTitle(w[:strings.IndexByte(w, '-')])
	}
	return "", false
}

// wholeTitle is titleWord for a word of letters: also in the plural, and in German in the
// form for women.
func (r *rules) wholeTitle(w string) (language string, ok bool) {
	if language, ok = r.titles[w]; ok {
		return language, true
	}
	if single, cut := strings.CutSuffix(w, "s"); cut && len(single) > 3 {
		if language, ok = r.titles[single]; ok && !r.employers["organization"][w] {
			return language, true
		}
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "innen"), "in")
	for _, ending := range r.endings {
		if len(w) > len(ending) && strings.HasSuffix(w, ending) {
			return "de", true
		}
	}
	return "", false
}

// qualifies reports whether a word begins what qualifies the head of a title before it:
// "Head of", "Techniker für", "agent d'entretien".
func (r *rules) qualifies(w string) bool {
	if i := strings.IndexByte(w, '\''); i > 0 {
		w = w[:i+1]
	}
	return r.lines["qualifies"][w]
}

// maybeTitle reports whether the first or last word has an ending that many trades have.
func (r *rules) maybeTitle(words []string) bool {
	first, last := words[0], words[len(words)-1]
	for language, endings := range r.maybe {
		w := last
		if romance(language) {
			w = first
		}
		for _, ending := range endings {
			if len(w) > len(ending)+2 && strings.HasSuffix(w, ending) {
				return true
			}
		}
	}
	return false
}

// concerned reports whether a text names the field of a job: a part of it ends in one, as
// "Growth" and "Ingeniería" do.
func (r *rules) concerned(text string) bool {
	for _, segment := range segments(withoutBrackets(strings.ToLower(text))) {
		words := strings.Fields(segment)
		if n := len(words); r.lines["field"][words[n-1]] || n > 1 && r.lines["field"][words[n-2]+" "+words[n-1]] {
			return true
		}
	}
	return false
}

// fieldOnly reports whether a text names nothing but fields: "Sales & Marketing".
func (r *rules) fieldOnly(text string) bool {
	if r.lines["field"][strings.ToLower(text)] {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == ',' || c == '&' || c == '/' })
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		return !r.lines["field"][w] && w != "and" && w != "und" && w != "et" && w != "y" && w != "e" && w != "en"
	})
}

// ranked reports whether a text has a word for a rank: "Senior".
func (r *reader) ranked(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if r.lines["rank"][strings.Trim(w, ",.()")] {
			return true
		}
	}
	return false
}

// marked reports whether a text has a mark that the job is for men and women: "(m/w/d)",
// "H/F", "(all genders)".
func (r *rules) marked(text string) bool {
	lower := strings.ToLower(text)
	for phrase := range r.lines["genders"] {
		if strings.Contains(lower, phrase) {
			return true
		}
	}
	for from := 0; ; {
		i := strings.IndexAny(lower[from:], "/|")
		if i < 0 {
			return false
		}
		if letterMark(text, lower, from+i) {
			return true
		}
		from += i + 1
	}
}

// letterMark reports whether the sign at an offset is the first in a mark of single
// letters. Two letters count in capitals or in brackets, three anyhow.
func letterMark(text, lower string, at int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(lower) && strings.IndexByte("mwdfhvxi", lower[i]) >= 0 }
	if len(lower) != len(text) || !letter(at-1) || at > 1 && startsWord(lower[at-2:at-1]) {
		return false
	}
	n, i := 1, at
	for i+1 < len(lower) && (lower[i] == '/' || lower[i] == '|') && letter(i+1) && lower[i+1] != lower[i-1] {
		n, i = n+1, i+2
	}
	if n < 2 || i < len(lower) && (lower[i] >= 'a' && lower[i] <= 'z') {
		return false
	}
	capital := text[at-1] >= 'A' && text[at-1] <= 'Z'
	return n > 2 || capital || at > 1 && text[at-2] == '('
}
