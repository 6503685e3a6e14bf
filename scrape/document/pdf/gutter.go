package pdf

import (
	"math"
	"slices"
)

// The measures of columns, as shares of the width of the page unless said otherwise.
const (
	// minGutter is the width of a gutter between columns in points, at least, and
	// minMargin that between labels and their lines.
	minGutter = 6.0
	minMargin = 3.0
	// minColumnRows is the number of lines of either column, at least.
	minColumnRows = 4
	// narrow is the mean width of the lines of labels, at most, and broad that of the
	// lines of one of two columns, at least.
	narrow = 0.25
	broad  = 0.14
	// crowd is the number of lines close together that make a column of the narrower side.
	crowd = 3
	// crowded is the number of labels per line beside them, at most.
	crowded = 0.67
	// aligned is the share of labels, at least, that begin at the height of a line.
	aligned = 0.8
	// dated is the share of labels that are dates from which they all are taken as such.
	dated = 0.6
	// wideBlank is the widest of blanks, in sizes of the type. The gutter behind labels that
	// are no dates is wider.
	wideBlank = 0.5
	// near is the largest distance between lines close together, in sizes of the type.
	near = 1.75
)

// span is a part of the page's width without a word.
type span struct{ from, to float64 }

// gutter is a gap that runs through lines: those from (inclusive) to to (exclusive).
type gutter struct {
	from, to int
	span
}

// lines returns the number of lines.
func (g *gutter) lines() int { return g.to - g.from }

// better reports whether a gutter goes before another of its kind: it is longer. Behind
// labels the first of several gutters goes before a little longer ones, unless it is no
// wider than a blank.
func (g *gutter) better(other *gutter, k kind, size float64) bool {
	if same := g.span.from < other.span.to && other.span.from < g.span.to; k == labels && other.lines() > 0 && !same {
		switch {
		case other.at() < g.at() && other.width() >= cellGap*size && 5*other.lines() >= 4*g.lines():
			return false
		case g.at() < other.at() && g.width() >= cellGap*size && 5*g.lines() >= 4*other.lines(), g.lines() == other.lines() && other.width() < cellGap*size && g.width() > other.width():
			return true
		}
	}
	return g.lines() > other.lines()
}

// at returns the middle of the gutter.
func (g *gutter) at() float64 { return (g.span.from + g.span.to) / 2 }

// width returns its width.
func (g *gutter) width() float64 { return g.span.to - g.span.from }

// workPerLine is the number of lines that are looked at to find gutters, in all attempts,
// for each line of a page. Pages of two columns and tables take a part of it; what takes
// more is read across.
const workPerLine = 2000

// bestGutter finds the longest run of lines with a gutter, and what stands on its sides.
// Labels go before columns, where most of the narrow column is labels.
func (o *reader) bestGutter(rows []row) (gutter, kind) {
	var found [3]gutter // by kind
	shortest := func() int { return min(found[columns].lines(), found[labels].lines()) }
	for i := range rows {
		if len(rows)-i <= shortest() || o.work <= 0 {
			break
		}
		free := o.freeBelow(rows[i:])
		done := [3]bool{across: true}
		for n := len(free); n > shortest(); n-- {
			if done[columns] && done[labels] && 5*n < 4*found[labels].lines() {
				break // neither longer nor behind the first of several labels
			}
			for _, s := range free[n-1] {
				if s.from == 0 || s.to == o.width { // a margin of the page
					continue
				}
				o.work -= n
				g := gutter{i, i + n, s}
				is := classify(rows[i:i+n], s, o.width)
				done[is] = true
				if is != across && g.better(&found[is], is, rows[i].size) {
					found[is] = g
				}
			}
		}
	}
	switch {
	case found[labels].lines() > 0 && 2*found[labels].lines() > found[columns].lines():
		return found[labels], labels
	case found[columns].lines() > 0:
		return found[columns], columns
	}
	return gutter{}, across
}

// freeBelow returns the free spans that the first line has in common with each number of
// lines below it, as long as there are any.
func (o *reader) freeBelow(rows []row) [][]span {
	var out [][]span
	free := []span{{0, o.width}}
	for n := range rows {
		o.work--
		if free = without(free, &rows[n]); len(free) == 0 {
			break
		}
		out = append(out, free)
	}
	return out
}

// without removes the words of a line from free spans and keeps the rests that are
// still wide enough.
func without(free []span, r *row) []span {
	var out []span
	for _, s := range free {
		at := s.from
		for i := range r.words {
			w := &r.words[i]
			if w.right <= at || w.left >= s.to {
				continue
			}
			if w.left-at >= minMargin {
				out = append(out, span{at, w.left})
			}
			at = max(at, w.right)
		}
		if s.to-at >= minMargin {
			out = append(out, span{at, s.to})
		}
	}
	return out
}

// side sums up the lines on one side of a gutter.
type side struct {
	bases   []float64 // the baselines of its lines
	mean    float64   // their mean width
	longest int       // the number of lines of the largest group
	short   int       // lines of at most two words
	left    float64   // where the first of their texts begins
	flush   int       // lines whose text begins there
}

// exactly returns how many lines stand at the very height of a line of the other side.
func (s *side) exactly(other *side, size float64) int {
	n, k := 0, 0
	for _, b := range s.bases { // both go down
		for k < len(other.bases) && other.bases[k] > b+0.05*size {
			k++
		}
		if k < len(other.bases) && other.bases[k] > b-0.05*size {
			n++
		}
	}
	return n
}

// measure sums up the words of lines that end between from and to.
func measure(rows []row, from, to float64) side {
	s := side{bases: make([]float64, 0, len(rows))}
	lefts := make([]float64, 0, len(rows))
	group, last := 0, math.Inf(1)
	for i := range rows {
		line := within(rows[i].words, from, to)
		if len(line) == 0 {
			continue
		}
		if base := rows[i].base; last-base < near*rows[i].size {
			group++
		} else {
			group = 1
		}
		last = rows[i].base
		s.longest = max(s.longest, group)
		s.bases = append(s.bases, line[len(line)-1].base)
		s.mean += line[len(line)-1].right - line[0].left
		if len(line) <= 2 {
			s.short++
		}
		if len(line) > 1 && isSign(line[0].text) {
			line = line[1:]
		}
		lefts = append(lefts, line[0].left)
	}
	if len(lefts) == 0 {
		return s
	}
	s.mean /= float64(len(lefts))
	s.left = slices.Min(lefts)
	for _, l := range lefts {
		if l-s.left < 2 {
			s.flush++
		}
	}
	return s
}

// within returns the words of a line that end between from and to.
func within(words []word, from, to float64) []word {
	start := 0
	for start < len(words) && words[start].right <= from {
		start++
	}
	end := start
	for end < len(words) && words[end].right <= to {
		end++
	}
	return words[start:end]
}

// classify tells what stands on the two sides of a gutter.
func classify(rows []row, s span, width float64) kind {
	left, right := measure(rows, 0, s.from+0.1), measure(rows, s.from+0.1, width*2)
	if len(left.bases) == 0 || len(right.bases) == 0 {
		return across
	}
	both := len(left.bases) + len(right.bases) - len(rows)
	if left.mean < narrow*width && left.mean < right.mean && len(right.bases) >= len(left.bases) && isLabels(rows, s, float64(len(left.bases))/float64(len(right.bases))) {
		return labels
	}
	few, many := left, right
	if few.mean > many.mean {
		few, many = right, left
	}
	switch {
	case s.to-s.from < minGutter, len(left.bases) < minColumnRows || len(right.bases) < minColumnRows, many.mean < broad*width, few.longest < crowd && 2*few.exactly(&many, rows[0].size) > len(few.bases):
		return across
	case both == len(few.bases) && both == len(many.bases) && few.short == len(few.bases):
		return across // names with their values
	case endsLine(rows, s, right.left):
		return across // a date or place at the right, above columns
	case both >= min(len(few.bases), len(many.bases)) && 10*right.flush < 7*len(right.bases) && right.mean < left.mean:
		return across // dates and places that end lines at the right
	}
	return columns
}

// endsLine reports whether the first words at the right of a gutter end a line that
// begins at its left: they do not begin where the text of that side does.
func endsLine(rows []row, s span, left float64) bool {
	for i := range rows {
		line := within(rows[i].words, 0, s.from+0.1)
		if beside := rows[i].words[len(line):]; len(beside) > 0 {
			return len(line) > 0 && !isSign(beside[0].text) && beside[0].left-left > 2
		}
	}
	return false
}

// isLabels reports whether the words left of a gutter are labels. share is the number of
// their lines as a share of those beside them.
func isLabels(rows []row, s span, share float64) bool {
	if behindSigns(rows, s) {
		return false
	}
	groups, begin, dates, longest, length, last := 0, 0, 0, 0, 0, math.Inf(1)
	text := ""
	end := func() {
		if isDated(text) {
			dates++
		}
		longest, length, text = max(longest, length), 0, ""
	}
	for i := range rows {
		r := &rows[i]
		line := within(r.words, 0, s.from+0.1)
		if len(line) == 0 {
			continue
		}
		if base := line[0].base; last-base > near*r.size || groups == 0 {
			end()
			groups++
			beside := r.words[len(line):]
			if len(beside) > 0 && isDash(beside[0].text) { // the label's, set apart
				beside = beside[1:]
			}
			if len(beside) > 0 && !isDated(beside[0].text) {
				begin++
			}
		}
		last = line[0].base
		length++
		text += joinWords(line) + " "
	}
	end()
	n := float64(groups)
	switch {
	case groups < 2 || float64(begin) < aligned*n:
		return false
	case float64(dates) >= dated*n:
		return true
	}
	return longest <= 2 && groups > 2 && share <= crowded && s.to-s.from > wideBlank*rows[0].size
}
