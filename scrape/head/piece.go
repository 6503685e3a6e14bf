package head

import (
	"strings"
	"unicode"
)

// piece is a part of a line that may name the job, the employer or the place.
type piece struct {
	text     string
	line     *line
	from, to int    // its offsets in the text of the line
	sep      string // what sets it apart from the part before it, "" for the first part
	// title, place and company say how surely it names each: 4 for what a label says.
	title, place, company int
	// terms is set for a part that says how one is employed, or belongs to the page.
	terms bool
	// told is set for a part behind a sentence, as in a mail.
	told bool
}

// The separators of the parts of a line, strong ones first. Dashes may belong to a title.
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

// cutText cuts a text that begins at an offset of a line.
func (r *reader) cutText(l *line, at int, text string) {
	add := func(from, to int, sep string) {
		for from < to && text[from] == ' ' {
			from++
		}
		for to > from && text[to-1] == ' ' {
			to--
		}
		if from < to {
			r.cutWords(l, at+from, at+to, sep)
		}
	}
	if i := r.seeker(text); i >= 0 {
		add(0, i, "")
		name := text[i+1:]
		for _, phrase := range r.seeks {
			if rest, ok := cutPrefixFold(text[i:], phrase); ok && len(rest) < len(name) {
				name = rest
			}
		}
		name = r.withoutArticle(name)
		add(len(text)-len(name), len(text), "seeks")
		return
	}
	from, sep := 0, ""
	if name := r.announced(text); name != "" {
		from = strings.LastIndex(text, name)
	}
	if rest := strings.TrimLeft(text[min(l.bold, len(text)):], " "); l.bold > 0 && rest != "" && strings.ContainsAny(rest[:1], ",·|-–—") {
		add(0, l.bold, "")
		from, sep = len(text)-len(strings.TrimLeft(rest, ",·|-–— ")), "|"
	}
	depth := 0
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
		add(from, i, sep)
		i += len(sign)
		from, sep = i, as
	}
	add(from, len(text), sep)
}

// untilBar returns what stands before the first bar or dot in a text.
func untilBar(text string) string {
	for _, sign := range []string{" | ", " · ", " • "} {
		text, _, _ = strings.Cut(text, sign)
	}
	return text
}

// cutPrefixFold is strings.CutPrefix whatever the case.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
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
	for i := 0; i < len(text); i++ {
		if text[i] != ' ' && text[i] != ',' {
			continue
		}
		word, rest := text[i:i+1], strings.TrimLeft(text[i+1:], " ")
		if text[i] == ' ' {
			word, rest = r.joint(text[i+1:])
		}
		left, before := text[:i], strings.TrimSpace(l.text[:from+i])
		switch {
		case word == "" || rest == "" || left == "":
			continue
		case word != "," && word != "(" && r.lines["at"][word] && (r.title(left) >= 2 || sep != "" && r.title(before) >= 2) && namelike(rest) && r.sureEmployer(word, rest):
			r.cutWords(l, from, from+i, sep)
			r.cutWords(l, to-len(rest), to, "at")
			return
		case word == "," && r.title(left) >= 2 && r.employerAndTown(rest):
			r.cutWords(l, from, from+i, sep)
			r.cutWords(l, to-len(rest), to, "at")
			return
		case r.partsPlace(left, word, rest) && (word != "," || sep == "at" || r.surelyEmployer(left)):
			r.cutWords(l, from, from+i, sep)
			r.cutWords(l, to-len(rest), to, "in")
			return
		}
	}
	l.pieces = append(l.pieces, &piece{text: text, line: l, from: from, to: to, sep: sep})
}

// partsPlace reports whether a word, comma or bracket sets a place apart from the title or
// employer before it. A comma does behind an employer, before a town: behind a town, it
// stands before the region.
func (r *reader) partsPlace(left, word, rest string) bool {
	if r.place(rest) < 3 || r.place(left) > 0 {
		return false
	}
	switch title := r.title(left) >= 2; word {
	case "(":
		return !title && r.surelyEmployer(left)
	case ",":
		return !title && r.beginsWithTown(rest)
	default:
		return r.lines["in"][word] && (title || namelike(left))
	}
}

// surelyEmployer reports whether a text names an employer: it has a legal form or a word of
// organizations, or the text behind the head repeats it.
func (r *reader) surelyEmployer(text string) bool {
	return r.endsInLegalForm(text) || r.organization(text) || r.occurs(text) > 0
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

// sureEmployer reports whether what follows a joining word is an employer. Words that join
// other things too ("Técnico en electricidad") need one that is known or repeated.
func (r *reader) sureEmployer(word, rest string) bool {
	switch word {
	case "en", "na", "with":
		return r.surelyEmployer(rest)
	}
	return true
}

// weigh judges a part.
func (r *reader) weigh(k *piece) {
	k.told = k.told || k.line.told
	if k.company == 4 || k.place == 4 {
		return
	}
	k.terms = r.isTerms(k.text)
	if k.title < 4 && !k.terms {
		k.title = r.title(k.text)
	}
	if k.sep == "at" {
		k.company, k.title = 3, 0
		return
	}
	if k.place = r.place(k.text); k.sep == "in" {
		k.place, k.title = 3, 0
	}
	if !namelike(cleanCompany(k.text)) || k.terms {
		return
	}
	switch name := r.careersOf(k.text); {
	case name != "":
		k.text, k.company, k.title = name, 2, 0
	case r.isPerson(k.text):
		k.title = 0
		return
	case k.place == 3:
		k.company = r.occurs(k.text)
	case r.endsInLegalForm(k.text):
		k.company, k.title = 3, min(k.title, 1)
	case r.organization(k.text) && k.title < 3:
		k.company, k.title = 2, min(k.title, 1)
	default:
		k.company = r.occurs(cleanCompany(k.text))
	}
	if r.marked(k.text) {
		k.title = 3
	}
}

// careersOf returns the name of the employer whose pages a line names: "Acme Careers",
// "Jobs bei Acme". It returns "" for other lines.
func (r *reader) careersOf(text string) string {
	for n, i := 0, len(text); n < 2; n++ {
		if i = strings.LastIndexByte(text[:i], ' '); i < 0 {
			break
		}
		if r.lines["pages"][strings.ToLower(text[i+1:])] && r.title(text[:i]) < 2 && r.place(text[:i]) < 2 && !r.fieldOnly(text[:i]) {
			return strings.TrimRight(text[:i], " -–|:")
		}
	}
	first, rest, _ := strings.Cut(text, " ")
	at, name, ok := strings.Cut(rest, " ")
	if ok && r.lines["pages"][strings.ToLower(first)] && (r.lines["at"][strings.ToLower(at)] || r.qualifies(strings.ToLower(at))) && namelike(name) {
		return name
	}
	return ""
}

// occurs judges how the text behind the head repeats a name, without its legal form: 2
// where it names an employer ("At Acme", "About Acme", "Acme GmbH"), 1 elsewhere, 0 when
// it does not.
func (r *reader) occurs(name string) int {
	name = r.withoutLegalForm(name)
	if len(name) < 2 {
		return 0
	}
	found := 0
	for at := 0; found < 2; {
		i := strings.Index(r.body[at:], name)
		if i < 0 {
			break
		}
		from, to := at+i, at+i+len(name)
		if at = to; from > 0 && startsWord(r.body[lastRune(r.body, from):]) || startsWord(r.body[to:]) {
			continue
		}
		found = 1
		before, _ := strings.CutSuffix(r.body[max(0, from-20):from], " ")
		if before = strings.ToLower(before[strings.LastIndexAny(before, " \n(>")+1:]); r.employers["before"][before] {
			found = 2
		}
	}
	return found
}

// lastRune returns the offset of the character before an offset.
func lastRune(s string, i int) int {
	for i--; i > 0 && s[i]&0xC0 == 0x80; i-- {
	}
	return i
}

// isTerms reports whether a text says nothing but how one is employed, what one is paid,
// or something about the page: "Full-time", "£60,000 a year", "2 weeks ago".
func (r *reader) isTerms(text string) bool {
	norm := normalize(text)
	if r.lines["chrome"][norm] || r.isNoise(norm) || isLink(text) {
		return true
	}
	if strings.ContainsAny(text, "€$£") && strings.ContainsAny(text, "0123456789") {
		return true
	}
	words := strings.FieldsFunc(norm, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",/()&+", c) })
	for i := 0; i < len(words); {
		n := 0
		for m := min(5, len(words)-i); m > 0 && n == 0; m-- {
			if phrase := strings.Join(words[i:i+m], " "); r.lines["terms"][phrase] || m == 1 && (strings.Trim(phrase, "#-–.%k°hd") == "") {
				n = m
			}
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// isContact reports whether a line has an address of e-mail or a telephone number.
func isContact(text string) bool {
	if i := strings.IndexByte(text, '@'); i > 0 && strings.IndexByte(text[i:], '.') > 1 && text[i-1] != ' ' {
		return true
	}
	digits := 0
	for _, c := range text {
		switch {
		case unicode.IsDigit(c):
			digits++
		case !strings.ContainsRune(" +-()/.", c):
			return false
		}
	}
	return digits >= 7
}
