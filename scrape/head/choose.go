package head

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
			if k.terms || k.line.label != noField || inBars(k) && k.company > most {
				continue
			}
			if r.weakTitle(i) {
				return i
			}
			if !inBars(k) {
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
	if next, _ := utf8.DecodeRuneInString(r.text[min(k.line.to, len(r.text)):]); k.to == len(k.line.text) && unicode.IsLower(next) && !r.marked(k.text) {
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

// inBars reports whether a part belongs to a line of several parts.
func inBars(k *piece) bool { return len(k.line.pieces) > 1 }

// weakTitle reports whether a part without a word that only titles have is the title all
// the same.
//
// It is one where an employer that labels name or the text repeats stands beside it, and a
// place. With the ending of many trades, a field or a rank it is one too
//
//   - in a line of parts between bars with a place or terms, if it names a field or rank
//   - above two names, a line each, at the top of the text
//   - as a line of its own at the top, if it names a field or rank, or if the text has its
//     word in small letters, which it never has a person's name
func (r *reader) weakTitle(i int) bool {
	k := r.pieces[i]
	if k.told || r.contact || k.line.item || k.place >= 2 || k.company >= 2 || r.isPerson(k.text) || !likeTitle(k) {
		return false
	}
	place, company, terms := r.evidence(i)
	named := r.concerned(k.text) || r.ranked(k.text)
	switch alone := !inBars(k) && r.body != "" && (k.line.heading || r.gapBehind(k.line)); {
	case company && place && (k.company == 0 || k.title > 0):
		return true
	case k.title == 0:
		return false
	case len(k.line.pieces) > 2:
		return named && (place || terms)
	case i == 0 && r.threeLines():
		return true
	case named:
		return alone && k.company == 0 || i+2 < len(r.pieces) && r.pieces[i+2].place >= 2 && r.near(i, i+1) && r.near(i+1, i+2) && namelike(r.pieces[i+1].text)
	default:
		return alone && r.lowerInBody(k.text)
	}
}

// likeTitle reports whether a part is written as a title may be.
func likeTitle(k *piece) bool {
	first, _ := utf8.DecodeRuneInString(k.text)
	return unicode.In(first, unicode.Latin, unicode.Nd) && strings.Count(k.text, " ") <= 6 && !strings.Contains(k.text, ":") && (k.title > 0 || namelike(k.text))
}

// evidence reports whether a place, an employer and terms stand behind the part at an
// index, or labels name them.
func (r *reader) evidence(i int) (place, company, terms bool) {
	for n, k := range r.pieces {
		near := n > i && n <= i+3
		place = place || near && k.place >= 2 || k.place == 4
		company = company || near && k.company >= 1 && k.place < 2 || k.company == 4
		terms = terms || near && k.terms && k.line == r.pieces[i].line
	}
	return place, company, terms
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

// lowerInBody reports whether the text behind the head has the last word of a text in
// small letters.
func (r *reader) lowerInBody(text string) bool {
	word := strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:])
	return len(word) > 3 && r.occurs(word) > 0
}
