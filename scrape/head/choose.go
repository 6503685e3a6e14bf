package head

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document"
)

// The parts in which the employer and the place of a title are sought: so many before it
// and behind it.
const (
	piecesBefore = 3
	piecesBehind = 7
)

// choose decides which part is the title, which the employer and which the place.
func (r *reader) choose() {
	i := r.chooseTitle()
	if i < 0 {
		r.threadLine()
		return
	}
	r.job = r.pieces[i]
	r.dashLine(i)
	for n := range r.pieces { // a page may show the title twice
		if r.pieces[n].text == r.job.text {
			r.beside(n)
		}
	}
	if r.town == nil {
		r.town = r.remote(i)
	}
}

// threadLine reads the first line of a post in a job thread that names no job: "Acme |
// Leeds | Remote | Full-time".
func (r *reader) threadLine() {
	if len(r.pieces) < 3 || r.pieces[0].line.label != noField || r.pieces[2].line != r.pieces[0].line || r.pieces[1].sep != "|" {
		return
	}
	first := r.pieces[0]
	if namelike(cleanCompany(first.text)) && first.place < 2 && !first.terms && r.employer == nil {
		r.employer = first
	}
	for least := 3; least > 0 && r.town == nil; least-- {
		for _, k := range first.line.pieces {
			if r.town == nil && k != r.employer && k.place >= least {
				r.town = k
			}
		}
	}
}

// chooseTitle returns the index of the part that is the title, negative when none is: the
// one behind a label, else the first with a word of titles, unless one of the next two has
// it in a surer place; else the first part, where enough stands around it.
func (r *reader) chooseTitle() int {
	first := -1
	for i, k := range r.pieces {
		switch {
		case k.title == 4:
			return i
		case k.title < 2 || k.company == 3 && !r.marked(k.text) || k.place == 3 || !r.standsAlone(i):
		case first < 0:
			first = i
		case (r.pieces[first].title < k.title || r.pieces[first].title == k.title && r.pieces[first].company > k.company) && i-first <= 2 && r.pieces[first].line != k.line:
			first = i
		}
	}
	if first >= 0 {
		return first
	}
	for most := range 3 { // a part that the text uses for an employer comes last
		for i, k := range r.pieces {
			if k.terms || k.line.label != noField || r.inBars(k) && k.company > most {
				continue
			}
			if r.weakTitle(i) {
				return i
			}
			if !r.inBars(k) {
				break
			}
		}
	}
	return -1
}

// standsAlone reports whether a part with a word of titles can be one: it is no beginning
// of a sentence that the next line continues, and behind a sentence an employer or a place
// stands beside it.
func (r *reader) standsAlone(i int) bool {
	k := r.pieces[i]
	if next, _ := utf8.DecodeRuneInString(r.text[min(k.line.to, len(r.text)):]); k.to == len(k.line.text) && unicode.IsLower(next) {
		return false
	}
	if !k.told {
		return true
	}
	below := i + 1 // the first part of another kind than a qualification of the title
	for below < len(r.pieces) && r.pieces[below].line == k.line && r.pieces[below].place < 2 && r.pieces[below].company == 0 {
		below++
	}
	if k.title < 3 || below == len(r.pieces) || !r.near(i, below) {
		return false
	}
	next := r.pieces[below]
	if next.place >= 2 || next.company > 0 {
		return true
	}
	return below+1 < len(r.pieces) && r.near(below, below+1) && (r.pieces[below+1].place >= 1 || k.line.gap && namelike(next.text) && namelike(r.pieces[below+1].text) && r.gapBehind(r.pieces[below+1].line))
}

// near reports whether two neighbours stand in the same line, or in lines without a blank
// line between them.
func (r *reader) near(i, n int) bool {
	a, b := r.pieces[i].line, r.pieces[n].line
	return a == b || !b.gap
}

// inBars reports whether a part belongs to a line of several parts between bars.
func (r *reader) inBars(k *piece) bool { return len(k.line.pieces) > 1 }

// weakTitle reports whether a part without a word that only titles have is the title all
// the same.
//
// With the ending of many trades, a field or a rank it is one where an employer and a
// place stand beside it or labels name them, where a line of parts between bars has a place
// or terms too, where the text has its word in small letters (which it never has a
// person's name), or, with a field or rank, where it is a line of its own at the top. With
// nothing of that an employer that the text repeats and a place must follow.
func (r *reader) weakTitle(i int) bool {
	k := r.pieces[i]
	if first, _ := utf8.DecodeRuneInString(k.text); !unicode.In(first, unicode.Latin, unicode.Nd) || strings.Count(k.text, " ") > 6 || strings.Contains(k.text, ":") {
		return false
	}
	if k.told || r.contact || r.isPerson(k.text) || !namelike(k.text) && k.title == 0 || k.place >= 2 || k.company >= 2 || k.line.item {
		return false
	}
	place, company, terms := false, false, false
	for n := i + 1; n < len(r.pieces) && n <= i+3; n++ {
		next := r.pieces[n]
		place = place || next.place >= 2
		company = company || next.company >= 1 && next.place < 2
		terms = terms || next.terms && next.line == k.line
	}
	for _, next := range r.pieces {
		company, place = company || next.company == 4, place || next.place == 4
	}
	if company && place && k.company == 0 {
		return true
	}
	if k.title == 0 {
		return false
	}
	named := r.concerned(k.text) || r.ranked(k.text)
	if named && i+2 < len(r.pieces) && r.pieces[i+2].place >= 2 && r.near(i, i+1) && r.near(i+1, i+2) && namelike(r.pieces[i+1].text) {
		return true
	}
	if k.title == 1 && i == 0 && r.threeLines() {
		return true
	}
	alone := len(k.line.pieces) == 1 && (k.line.heading || r.gapBehind(k.line))
	return (place || terms) && len(k.line.pieces) > 2 && named || company && place || named && alone && k.company == 0 || !named && alone && r.lowerInBody(k.text)
}

// threeLines reports whether a text begins with three names, a line each, and a blank line.
func (r *reader) threeLines() bool {
	if len(r.pieces) < 3 || !r.near(0, 1) || !r.near(1, 2) || !r.gapBehind(r.pieces[2].line) {
		return false
	}
	for _, k := range r.pieces[:3] {
		if len(k.line.pieces) > 1 || k.terms || !namelike(k.text) || strings.ContainsAny(k.text, "0123456789") {
			return false
		}
	}
	return true
}

// gapBehind reports whether a blank line, or nothing, follows a line.
func (r *reader) gapBehind(l *line) bool {
	return l.to >= len(r.text) || r.text[l.to] == '\n'
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

// lowerInBody reports whether the text behind the head has the last word of a text in
// small letters.
func (r *reader) lowerInBody(text string) bool {
	word := strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])
	return len(word) > 3 && r.occurs(word) > 0
}

// labelled takes the employer and the place that labels name.
func (r *reader) labelled() {
	for _, k := range r.pieces {
		if k.company == 4 && r.employer == nil {
			r.employer = k
		}
		if k.place == 4 && r.town == nil {
			r.town = k
		}
	}
}

// dashLine reads a line of a title, an employer and a place between dashes. Where another
// employer and place stand in the lines below, the parts belong to the title.
func (r *reader) dashLine(i int) {
	list := r.job.line.pieces
	n := len(list)
	if n < 3 || list[n-1].sep != dash || list[n-2].sep != dash || list[n-2] == r.job || list[n-1].place < 1 || list[n-1].place < 2 && !r.isRemote(list[n-1]) {
		return
	}
	k := list[n-2]
	if !namelike(cleanCompany(k.text)) || k.terms || k.place >= 2 || r.fieldOnly(k.text) || k.title >= 2 && k.company < 2 {
		return
	}
	for below := i + 1; below+1 < len(r.pieces); below++ {
		if next := r.pieces[below]; next.line != r.job.line {
			if !next.line.gap && namelike(next.text) && r.pieces[below+1].place >= 2 && r.near(below, below+1) {
				return
			}
			break
		}
	}
	r.employer, r.town = k, list[n-1]
}

// beside finds the employer and the place of the title at an index.
func (r *reader) beside(i int) {
	from, to := max(0, i-piecesBefore), min(len(r.pieces), i+1+piecesBehind)
	order := make([]int, 0, to-from)
	for n := i + 1; n < to; n++ {
		order = append(order, n)
	}
	for n := i - 1; n >= from; n-- {
		order = append(order, n)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.dashed(a), r.dashed(b)) })
	for _, most := range []int{1, 2} { // a name that the text uses for an employer comes last
		for least := 3; least >= 2; least-- {
			for _, n := range order {
				if k := r.pieces[n]; r.town == nil && k.place >= least && k.company <= most && k.title < 2 && (n > i || r.near(n, n+1)) {
					r.town = k
				}
			}
		}
	}
	r.besideEmployer(i, order)
	r.besideTown(i)
}

// besideEmployer finds the employer beside the title at an index: a part with a legal form
// or the word of an organization, one that the text repeats, or the part next to the title.
func (r *reader) besideEmployer(i int, order []int) {
	if k := r.job.line.pieces[0]; r.employer == nil && len(r.job.line.pieces) > 2 && k != r.job && r.job.sep == "|" && k.place < 2 && k.title < 2 && !k.terms && len(k.text) <= maxPlace {
		r.employer = k // "Acme | Welder | Leeds"
		return
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.inTitle(a), r.inTitle(b)) })
	for least := 3; least >= 1 && r.employer == nil; least-- {
		for _, n := range order {
			k := r.pieces[n]
			if r.employer == nil && k.company >= least && r.mayEmploy(i, n) && (r.inTitle(n) == 0 || k.company == 3 || r.occurs(k.text) == 2) {
				r.employer = k
			}
		}
	}
	if r.employer != nil {
		return
	}
	for n := i + 1; n < len(r.pieces) && n <= i+3; n++ {
		switch k := r.pieces[n]; {
		case k == r.town || k.terms || r.inTitle(n) == 1:
			continue
		case r.mayEmploy(i, n) && r.nextToTitle(i, n):
			r.employer = k
		}
		break
	}
	if i == 2 && r.pieces[1] == r.town && r.near(0, 1) && r.near(1, 2) && r.mayEmploy(i, 0) {
		r.employer = r.pieces[0]
	}
	if i > 0 && r.employer == nil && r.mayEmploy(i, i-1) && !r.contact && (i == 1 && r.pieces[0].line.from == r.list[0].from || r.inBars(r.job) && i == 1) && r.near(i-1, i) {
		r.employer = r.pieces[i-1]
	}
}

// dashed is 1 for a part that a dash sets apart from the title, and 0 for others, which
// are more certain.
func (r *reader) dashed(n int) int {
	if k := r.pieces[n]; k.line == r.job.line && k.sep == dash {
		return 1
	}
	return 0
}

// inTitle is 1 for a part that only a dash sets apart from the title, in a line without a
// place: it belongs to the title more often than not. For other parts it is 0.
func (r *reader) inTitle(n int) int {
	k := r.pieces[n]
	if k.line != r.job.line || k.sep != dash && r.job.sep != dash && !(len(k.line.pieces) == 2 && (k.sep == "|" || r.job.sep == "|")) {
		return 0
	}
	for _, other := range k.line.pieces {
		if other == r.town {
			return 0
		}
	}
	return 1
}

// mayEmploy reports whether the part at an index may name the employer of the title at
// another.
func (r *reader) mayEmploy(i, n int) bool {
	k := r.pieces[n]
	return k != r.town && k != r.job && !r.isPerson(k.text) && k.text != r.job.text && namelike(cleanCompany(k.text)) && !k.terms && !r.isRemote(k) && (k.place < 2 || k.company >= 2) && (k.title < 2 || k.company >= 2 || n < i && k.title < r.job.title) && !r.fieldOnly(k.text) && !(k.company < 3 && r.ranked(k.text)) && (k.line.label == noField || k.line.label == subjectField || k.line.label == titleField)
}

// nextToTitle reports whether a part that nothing shows to be an employer stands where one
// stands: in the title's line with a place behind it, in the line below, or below a blank
// line with a place next to it.
func (r *reader) nextToTitle(i, n int) bool {
	a, b := r.pieces[i], r.pieces[n]
	placed := n+1 < len(r.pieces) && r.pieces[n+1].place >= 2
	switch {
	case a.line == b.line && b.sep == dash:
		return placed || n+1 < len(r.pieces) && r.pieces[n+1] == r.town
	case a.line == b.line:
		return placed || len(a.line.pieces) > 2 && !r.concerned(b.text) && strings.Count(a.line.text, " / ") < 2
	case b.line.gap:
		return placed
	}
	return !b.line.heading && (placed || r.town != nil || !r.concerned(b.text))
}

// besideTown takes the part behind the employer, or behind the title and before the
// employer, as the place, where no part is known as one.
func (r *reader) besideTown(i int) {
	if r.town != nil || r.employer == nil {
		return
	}
	for n := i + 1; n < len(r.pieces) && n <= i+4; n++ {
		k := r.pieces[n]
		if k == r.employer || k.terms {
			continue
		}
		if k.place == 1 && !r.isRemote(k) && k.line.label == noField || r.pieces[n-1] == r.employer && r.near(n-1, n) && namelike(k.text) && k.title == 0 && k.company < 2 && strings.Count(k.text, " ") < 4 && !r.fieldOnly(k.text) && r.isolated(n) {
			r.town = k
		}
		return
	}
}

// isolated reports whether a part ends the lines of the head, or terms follow it.
func (r *reader) isolated(n int) bool {
	return r.gapBehind(r.pieces[n].line) || n+1 < len(r.pieces) && r.pieces[n+1].terms || r.pieces[n].line != r.pieces[n-1].line && n+1 == len(r.pieces)
}

// isRemote reports whether a part names no place but says that there is none.
func (r *reader) isRemote(k *piece) bool {
	p := r.parts(k.text)
	return p.remote && p.known == 0
}

// remote returns the part near the title that says "Remote", where no place is named.
func (r *reader) remote(i int) *piece {
	for n := max(0, i-2); n < len(r.pieces) && n <= i+piecesBehind; n++ {
		if k := r.pieces[n]; k.place == 1 && r.isRemote(k) {
			return k
		}
	}
	return nil
}

// store writes what was found to the posting, and removes its lines from the text.
func (r *reader) store() {
	p := r.known
	if r.job != nil {
		p.Title = r.titleOf()
	}
	if r.employer != nil && p.Company == "" {
		p.Company = cleanCompany(r.employer.text)
	}
	if r.town != nil && p.Location == "" {
		p.Location = cleanPlace(r.town.text)
	}
	if r.published != nil && p.Published == "" {
		p.Published = document.Line(r.published.value)
	}
	if r.link != nil && p.URL == "" {
		p.URL = document.Line(r.link.value)
	}
	if r.job != nil {
		r.remove()
	}
}

// titleOf returns the title: its part of a line, with the parts beside it that only a dash
// sets apart and that name nothing else, or with all of the line where no part of it does.
func (r *reader) titleOf() string {
	l := r.job.line
	whole := true
	free := func(k *piece) bool {
		return k != r.employer && k != r.town && !k.terms && k.sep != "at" && k.sep != "in"
	}
	for _, k := range l.pieces {
		whole = whole && free(k) && k.place < 2 && k.sep != "seeks"
	}
	n := slices.Index(l.pieces, r.job)
	from, to := n, n+1
	for to < len(l.pieces) && free(l.pieces[to]) && (whole || l.pieces[to].sep == dash) {
		to++
	}
	for from > 0 && free(l.pieces[from-1]) && (whole || l.pieces[from].sep == dash) {
		from--
	}
	r.named = l.pieces[from:to]
	return cleanName(l.text[l.pieces[from].from:l.pieces[to-1].to])
}

// cleanName returns a title without signs around it.
func cleanName(s string) string {
	s = document.Line(strings.Trim(s, "*_ "))
	s = strings.TrimLeftFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '(' && c != '[' })
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
	s = strings.TrimRight(s, "★ ")
	if i := strings.LastIndexByte(s, ' '); i > 0 && len(s)-i <= 4 && strings.ContainsAny(s[i:], ".,") && strings.Trim(s[i:], " 0123456789.,") == "" {
		s = s[:i]
	}
	return document.Line(strings.Trim(s, " ,|"))
}

// cleanPlace returns a place without signs and brackets around it.
func cleanPlace(s string) string {
	s = strings.Trim(s, " .,")
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.IndexByte(inner, ')') == len(inner)-1 {
		s = inner[:len(inner)-1]
	}
	return document.Line(s)
}

// remove removes from the text of the posting the lines that only repeat its fields, and
// from lines of parts between bars the parts that do.
func (r *reader) remove() {
	var b strings.Builder
	done := 0
	for i := range r.list {
		l := &r.list[i]
		rest, whole := r.restOf(l)
		if l.bare && i+1 < len(r.list) {
			_, whole = r.restOf(&r.list[i+1])
		}
		if !whole && rest == l.text {
			continue
		}
		b.WriteString(r.text[done:l.from])
		if !whole {
			b.WriteString(rest + "\n")
		}
		done = l.to
	}
	b.WriteString(r.text[done:])
	if text := document.Clean(strings.TrimLeft(b.String(), "\n")); text != "" {
		r.known.Text = text
	}
}

// restOf returns what is left of a line, and whether nothing is.
func (r *reader) restOf(l *line) (rest string, whole bool) {
	if l.label == publishedField && l == r.published || l.label == linkField && l == r.link {
		return "", true
	}
	if len(l.pieces) == 0 {
		return l.text, false
	}
	var left []string // what is left of the parts between bars
	for i := 0; i < len(l.pieces); {
		n, taken := i, true
		for ; n < len(l.pieces) && (n == i || l.pieces[n].sep != "|"); n++ {
			taken = taken && r.taken(l.pieces[n])
		}
		if !taken {
			left = append(left, l.text[l.pieces[i].from:l.pieces[n-1].to])
		}
		i = n
	}
	switch {
	case len(left) == 0:
		return "", true
	case strings.Join(left, "") == l.text:
		return l.text, false
	}
	return strings.Join(left, " | "), false
}

// taken reports whether a part says no more than a field of the posting does.
func (r *reader) taken(k *piece) bool {
	p := r.known
	if slices.Contains(r.named, k) {
		return true
	}
	text := document.Line(k.text)
	return text == p.Title || text == p.Company || cleanPlace(k.text) == p.Location
}
