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

// surelyEmployer reports whether a text names an employer: it has a legal form or a word of
// organizations, or the text behind the head repeats it.
func (r *reader) surelyEmployer(text string) bool {
	return r.endsInLegalForm(text) || r.organization(text) || r.occurs(text) > 0
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
