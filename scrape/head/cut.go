package head

import (
	"strings"
)

// dash is what dashes between parts count as. Unlike bars and dots, they may belong to a
// title.
const dash = "-"

// separators are the signs between the parts of a line with what they count as.
func separators() [][2]string {
	return [][2]string{{" | ", "|"}, {" || ", "|"}, {" · ", "|"}, {" • ", "|"}, {" ∙ ", "|"}, {"   ", "|"}, {" – ", dash}, {" — ", dash}, {" - ", dash}, {" -- ", dash}, {" :: ", "|"}}
}

// cutPieces cuts a line into its parts.
func (r *reader) cutPieces(l *line) {
	switch {
	case l.kind == labelled:
		r.cutLabelled(l)
	case l.kind == candidate:
		r.cutText(l, strings.Index(l.text, r.withoutSite(l.text)), r.withoutSite(l.text))
	}
}

// cutLabelled cuts the value behind a label.
func (r *reader) cutLabelled(l *line) {
	at := strings.LastIndex(l.text, l.value)
	switch l.label {
	case titleField:
		if r.cutText(l, at, l.value); len(l.pieces) > 0 {
			l.pieces[0].title = 4
		}
	case subjectField:
		value := l.value
		for {
			key, rest, ok := strings.Cut(value, ":")
			if !ok || !r.lines["forward"][strings.ToLower(strings.TrimSpace(key))] {
				break
			}
			value = strings.TrimSpace(rest)
		}
		value = r.withoutSite(value)
		if value != "" && (!r.isProse(value) || r.announced(value) != "" || r.seeker(value) >= 0) {
			r.cutText(l, strings.LastIndex(l.text, value), value)
		}
	case companyField:
		l.pieces = append(l.pieces, &piece{text: l.value, line: l, from: at, to: len(l.text), company: 4})
	case placeField:
		l.pieces = append(l.pieces, &piece{text: l.value, line: l, from: at, to: len(l.text), place: 4})
	case publishedField:
		r.published = firstLine(r.published, l)
	case linkField:
		if isLink(l.value) {
			r.link = firstLine(r.link, l)
		}
	}
}

func firstLine(a, b *line) *line {
	if a != nil {
		return a
	}
	return b
}

// withoutSite removes the name of the site at the end of a line: "Welder - job post",
// "Welder | LinkedIn".
func (r *reader) withoutSite(text string) string {
	for {
		i := strings.LastIndexAny(text, "-|–—·")
		if i <= 0 {
			return text
		}
		tail := strings.TrimLeft(text[i:], "-|–—· ")
		if !r.lines["site"][strings.ToLower(strings.ReplaceAll(tail, "’", "'"))] {
			return text
		}
		text = strings.TrimRight(text[:i], " -|–—·")
	}
}

// cutText cuts a text that begins at an offset of a line: an announcement behind its
// words, an employer who seeks somebody around them, and all at bars, dots and dashes.
func (r *reader) cutText(l *line, at int, text string) {
	from := 0
	if i := r.seeker(text); i >= 0 {
		r.addPart(l, at, text, 0, i, "")
		r.addPart(l, at, text, len(text)-len(r.sought(text[i:])), len(text), "seeks")
		return
	} else if name := r.announced(text); name != "" {
		from = strings.LastIndex(text, name)
	}
	sep := ""
	if rest := strings.TrimLeft(text[min(l.bold, len(text)):], " "); l.bold > 0 && rest != "" && strings.ContainsAny(rest[:1], ",·|-–—") {
		r.addPart(l, at, text, 0, l.bold, "")
		from, sep = len(text)-len(strings.TrimLeft(rest, ",·|-–— ")), "|"
	}
	depth := 0 // of brackets
	for i := from; i < len(text); {
		switch text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		sign, as := r.separatorAt(text, i)
		if sign == "" || depth > 0 || as == dash && r.place(untilBar(text[from:])) == 3 {
			i++
			continue
		}
		r.addPart(l, at, text, from, i, sep)
		i += len(sign)
		from, sep = i, as
	}
	r.addPart(l, at, text, from, len(text), sep)
}

// addPart adds the part of a text between two offsets, without the spaces around it.
func (r *reader) addPart(l *line, at int, text string, from, to int, sep string) {
	part := text[from:to]
	from += len(part) - len(strings.TrimLeft(part, " "))
	to -= len(part) - len(strings.TrimRight(part, " "))
	if from < to {
		r.cutWords(l, at+from, at+to, sep)
	}
}

// untilBar returns what stands before the first bar or dot in a text.
func untilBar(text string) string {
	for _, sign := range []string{" | ", " · ", " • "} {
		text, _, _ = strings.Cut(text, sign)
	}
	return text
}

// separatorAt returns the separator at an offset of a text, and what it counts as.
func (r *reader) separatorAt(text string, i int) (sign, as string) {
	if c := text[i]; c != ' ' && c != '|' {
		return "", ""
	}
	for _, s := range separators() {
		if strings.HasPrefix(text[i:], s[0]) {
			return s[0], s[1]
		}
	}
	switch {
	case text[i] == '|' && !r.marked(text[max(0, i-3):min(len(text), i+4)]):
		return "|", "|"
	case strings.HasPrefix(text[i:], " / ") && strings.Count(text, " / ") > 1 && !strings.Contains(text, " | "):
		return " / ", "|"
	}
	return "", ""
}

// cutWords cuts a part of a line at the words between a title and an employer ("Welder at
// Acme"), or between either and a place ("Acme in Leeds", "Acme, Leeds", "Acme (Leeds)"),
// and adds its parts.
func (r *reader) cutWords(l *line, from, to int, sep string) {
	text := l.text[from:to]
	for i := 1; i < len(text); i++ {
		if text[i] != ' ' && text[i] != ',' {
			continue
		}
		word, rest := ",", strings.TrimLeft(text[i+1:], " ")
		if text[i] == ' ' {
			word, rest = r.joint(text[i+1:])
		}
		if word == "" || rest == "" {
			continue
		}
		as := ""
		switch left := text[:i]; {
		case r.partsEmployer(left, strings.TrimSpace(l.text[:from+i]), word, rest, sep):
			as = "at"
		case r.partsPlace(left, word, rest, sep):
			as = "in"
		default:
			continue
		}
		r.cutWords(l, from, from+i, sep)
		r.cutWords(l, to-len(rest), to, as)
		return
	}
	l.pieces = append(l.pieces, &piece{text: text, line: l, from: from, to: to, sep: sep})
}

// partsEmployer reports whether a word or comma sets an employer apart from the title
// before it. before is all of the line up to the word: "Welder - Night shift at Acme".
// Words that join other things too ("Técnico en electricidad") need an employer that is
// known or repeated, and a comma one with a place behind it.
func (r *reader) partsEmployer(left, before, word, rest, sep string) bool {
	switch {
	case word == ",":
		return r.title(left) >= 2 && r.employerAndTown(rest)
	case word == "(" || !r.lines["at"][word] || !namelike(rest) || r.title(left) < 2 && (sep == "" || r.title(before) < 2):
		return false
	}
	return !r.lines["weak at"][word] || r.surelyEmployer(rest)
}

// partsPlace reports whether a word, comma or bracket sets a place apart from the title or
// employer before it. A comma does behind an employer, before a town: behind a town, it
// stands before the region.
func (r *reader) partsPlace(left, word, rest, sep string) bool {
	if r.place(rest) < 3 || r.place(left) > 0 {
		return false
	}
	switch title := r.title(left) >= 2; word {
	case "(":
		return !title && r.surelyEmployer(left)
	case ",":
		return !title && r.beginsWithTown(rest) && (sep == "at" || r.surelyEmployer(left))
	default:
		return r.lines["in"][word] && (title || namelike(left))
	}
}

// employerAndTown reports whether a text names an employer and, behind a comma, its place:
// "Acme Labs, Leeds".
func (r *reader) employerAndTown(text string) bool {
	name, town, ok := strings.Cut(text, ", ")
	return ok && r.surelyEmployer(name) && r.place(town) == 3 && r.beginsWithTown(town)
}

// beginsWithTown reports whether the first part of a text is a town that is known.
func (r *reader) beginsWithTown(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == ',' })
	for len(words) > 1 && strings.Trim(words[0], "0123456789") == "" {
		words = words[1:]
	}
	for n := min(3, len(words)); n > 0; n-- {
		if r.places["city"][strings.Join(words[:n], " ")] {
			return true
		}
	}
	return false
}

// joint returns the word or words at the beginning of a text that may join a title and an
// employer or place, in lower case, and what follows them.
func (r *reader) joint(text string) (word, rest string) {
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return "(", text
	}
	first, rest, ok := strings.Cut(text, " ")
	if !ok {
		return "", ""
	}
	second, after, _ := strings.Cut(rest, " ")
	if two := strings.ToLower(first + " " + second); after != "" && (r.lines["at"][two] || r.lines["in"][two]) {
		return two, after
	}
	if word = strings.ToLower(first); r.lines["at"][word] || r.lines["in"][word] {
		return word, rest
	}
	return "", ""
}
