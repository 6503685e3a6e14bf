package head

import (
	"cmp"
	"slices"
	"strings"
)

// The parts in which the employer and the place of a title are sought: so many before it
// and behind it.
const (
	piecesBefore = 3
	piecesBehind = 7
)

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
	order := r.around(i)
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

// around returns the indexes of the parts around a title: first those behind it, then
// those before it, and last those that a dash sets apart from it.
func (r *reader) around(i int) []int {
	from, to := max(0, i-piecesBefore), min(len(r.pieces), i+1+piecesBehind)
	order := make([]int, 0, to-from)
	for n := i + 1; n < to; n++ {
		order = append(order, n)
	}
	for n := i - 1; n >= from; n-- {
		order = append(order, n)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.dashed(a), r.dashed(b)) })
	return order
}

// besideEmployer finds the employer beside the title at an index: the first part of a line
// between bars, a part with a legal form or the word of an organization, one that the text
// repeats, or the part next to the title.
func (r *reader) besideEmployer(i int, order []int) {
	if r.employer != nil {
		return
	}
	for _, k := range r.job.line.pieces {
		if k == r.job || len(r.job.line.pieces) < 3 || r.job.sep != "|" {
			break
		}
		if k.place < 2 && k.title < 2 && !k.terms && !r.isRemote(k) && len(k.text) <= maxPlace {
			r.employer = k // "Acme | Welder | Leeds"
			return
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.inTitle(a), r.inTitle(b)) })
	for least := 3; least >= 1; least-- {
		for _, n := range order {
			if k := r.pieces[n]; k.company >= least && r.mayEmploy(i, n) && (r.inTitle(n) == 0 || k.company == 3 || r.occurs(k.text) == 2) {
				r.employer = k
				return
			}
		}
	}
	if r.employer = r.employerBelow(i); r.employer == nil {
		r.employer = r.employerAbove(i)
	}
}

// employerBelow returns the part behind the title at an index, or behind its place, if it
// stands where an employer does.
func (r *reader) employerBelow(i int) *piece {
	for n := i + 1; n < len(r.pieces) && n <= i+3; n++ {
		k := r.pieces[n]
		if k == r.town || k.terms || r.inTitle(n) == 1 {
			continue
		}
		if r.mayEmploy(i, n) && r.nextToTitle(i, n) {
			return k
		}
		break
	}
	return nil
}

// employerAbove returns the first part of the text, if the title at an index stands right
// behind it, or behind it and the place.
func (r *reader) employerAbove(i int) *piece {
	switch {
	case r.contact || i == 0 || i > 2 || !r.near(i-1, i) && (i > 1 || r.town == nil) || !r.mayEmploy(i, 0):
	case i == 1 && (r.pieces[0].line.from == r.list[0].from || len(r.job.line.pieces) > 1), i == 2 && r.pieces[1] == r.town && r.near(0, 1):
		return r.pieces[0]
	}
	return nil
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
// another: it is written like a name, and names no person, place, title, field or rank.
func (r *reader) mayEmploy(i, n int) bool {
	k := r.pieces[n]
	switch {
	case k == r.town || k == r.job || k.text == r.job.text || k.terms || !namelike(cleanCompany(k.text)):
		return false
	case k.line.label != noField && k.line.label != subjectField && k.line.label != titleField:
		return false
	case r.isPerson(k.text) || r.isRemote(k) || r.fieldOnly(k.text) || k.company < 3 && r.ranked(k.text):
		return false
	}
	lesser := n < i && k.title < r.job.title // "Baker Hartley" above "Field Technician"
	return k.company >= 2 || k.place < 2 && (k.title < 2 || lesser)
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

// remote returns the part near the title that says "Remote", where no place is named.
func (r *reader) remote(i int) *piece {
	for n := max(0, i-2); n < len(r.pieces) && n <= i+piecesBehind; n++ {
		if k := r.pieces[n]; k.place == 1 && r.isRemote(k) {
			return k
		}
	}
	return nil
}
