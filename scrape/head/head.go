// Package head reads what stands above the text of a posting that somebody pasted: the
// title, the employer and the place, between lines of the site, program or mail that
// showed it.
//
//	head.go      Read and Place; the lines in their order
//	line.go      what a line is for: a candidate, a label, a line of the page, prose
//	announce.go  lines that announce a title: "We are hiring: Welder"
//	cut.go       the parts of a candidate line: "Welder | Acme | Leeds", "Welder at Acme"
//	piece.go     a part, and how surely it names each
//	words.go     how surely a text is the title of a job
//	name.go      how surely it is the name of an organization or a person
//	place.go     how surely it is the name of a place
//	choose.go    which part is the title
//	beside.go    which parts are the employer and the place
//	store.go     the fields of the posting, and its text without the head
//	rules.go     the tables under data, each with an explanation of its rules at the top
//
// Nothing in such a text says what is what, so evidence decides. A line may name
// something if it is short, no sentence, and belongs neither to a page ("Save", "Over 100
// applicants") nor to the text, which begins at the first sentence or heading of a
// section. Of these lines, the title is one with a word for somebody who does a job;
// where no line has one, the first line is, if an employer and a place stand below it.
// The place is a name that is known or has the form of one ("Otley, England"); the
// employer is what stands beside the title and is neither, and is the surer if the text
// repeats it. A text that begins with a sentence has no head, except that of a mail.
//
// The package does not know what a posting asks, nor where it was found.
package head

import (
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// Read finds the title of a posting that has none, and its employer, place, date and link
// where it has none of these. It removes from the text the lines that say nothing else:
// they ask nothing. Of a posting that has a title it reads the labelled lines alone.
func Read(p *posting.Posting) {
	if p.Text == "" {
		return
	}
	r := &reader{rules: load(), text: p.Text, known: p}
	r.scan()
	r.labelled()
	if p.Title == "" {
		r.choose()
	}
	r.store()
}

// placeLines is the number of lines at the beginning of a text that may name its place
// after a label.
const placeLines = 15

// Place finds the place of a posting whose source names none: "Location: Oslo" at the
// start of one of the first lines, or after a bar.
func Place(p *posting.Posting) {
	rest := p.Text
	for range placeLines {
		if rest == "" || p.Location != "" {
			return
		}
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		if !strings.Contains(text, ":") {
			continue
		}
		for part := range strings.SplitSeq(text, "|") {
			if value := placeAfterLabel(part); value != "" {
				p.Location = value
				return
			}
		}
	}
}

// placeAfterLabel returns the place that a part of a line names after a label, or "".
func placeAfterLabel(part string) string {
	key, value, ok := strings.Cut(strings.TrimLeft(strings.TrimSpace(part), "-*# "), ":")
	value = document.Line(strings.Trim(value, " *_"))
	if !ok || len(value) > maxPlace || !namelike(value) && !strings.HasPrefix(value, "*") || strings.HasSuffix(value, ".") {
		return ""
	}
	if load().labels[strings.ToLower(strings.Trim(strings.TrimSpace(key), "*_📍 "))] != placeField {
		return ""
	}
	return value
}

// maxPlace is the greatest length in bytes of the name of a place.
const maxPlace = 60

// reader reads the head of one text.
type reader struct {
	*rules
	text   string
	body   string // the text behind the lines of the head, up to maxBody bytes
	known  *posting.Posting
	list   []line
	pieces []*piece // the parts of the lines that may name something, in order
	mail   bool     // a line of a mail, or a greeting, was seen
	told   bool     // a sentence was seen
	// contact is set when an address or a telephone number stands among the lines, as in
	// the head of a résumé.
	contact bool
	// job, employer and town are the parts that name the title, the employer and the place.
	job, employer, town *piece
	named               []*piece // the parts of the title
	published, link     *line
}

// scan reads the lines of the head and cuts those that may name something into parts.
func (r *reader) scan() {
	gap, from := true, 0
	for len(r.list) < maxLines && from < len(r.text) {
		l := r.cutLine(from)
		if l.text == "" {
			gap, from = true, l.to
			continue
		}
		l.gap, l.told, gap = gap, r.told, false
		if n := len(r.list); n == 0 || l.gap || !r.takesValue(&r.list[n-1], &l) {
			r.judge(&l)
			if next := r.cutLine(l.to); l.kind == section && next.text != "" {
				r.takesValue(&l, &next)
			}
		}
		if r.ends(&l) {
			break
		}
		from = l.to
		r.list = append(r.list, l)
	}
	r.body = r.text[from:min(len(r.text), from+maxBody)]
	for i := range r.list {
		l := &r.list[i]
		r.cutPieces(l)
		for _, k := range l.pieces {
			r.weigh(k)
		}
		r.pieces = append(r.pieces, l.pieces...)
	}
}

// takesValue reports whether a line is a label without a value, and the next line is the
// value, which then is marked as labelled.
func (r *reader) takesValue(l, next *line) bool {
	label := r.labels[strings.TrimRight(normalize(l.text), ":")]
	switch {
	case label < titleField || label > placeField || !namelike(next.text) || r.isProse(next.text) || r.isTerms(next.text) || r.labels[normalize(next.text)] != noField:
		return false
	case label == titleField && r.title(next.text) < 1, label == companyField && r.title(next.text) > 1:
		return false
	}
	l.kind, l.bare, next.kind = chrome, true, labelled
	next.label, next.value = label, next.text
	return true
}

// ends reports whether the head ends before a line, and notes what the line tells of the
// others.
func (r *reader) ends(l *line) bool {
	switch {
	case l.kind == section:
		return true
	case l.kind == greeting || l.label == mailField || l.label == subjectField:
		r.mail = true
	case l.kind == prose:
		r.told = true
		return !r.mail
	case l.kind == candidate && isContact(l.text):
		r.contact, l.kind = true, chrome
	case l.kind == candidate && l.item:
		return r.place(l.text) < 2 && !r.organization(l.text) && !r.endsInLegalForm(l.text) && !r.isTerms(l.text)
	}
	return false
}
