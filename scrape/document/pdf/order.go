package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// The order of reading. A page is divided where a run of its lines has a gap in common.
// What stands on the two sides of such a gutter is one of these:
//
//   - Columns: each side is read by itself, the left one first. Each has its own lines:
//     several of them close together, whatever is at their height on the other side, or
//     most of them at heights of their own.
//   - Labels: dates or headings in the margin. Each begins at the height of a line of the
//     other side, to which it belongs, and there are few of them: the room below a label
//     stays free until the next one.
//   - Neither: a list of names with their values, or dates that end the lines of titles.
//     Such lines are read across.
type kind uint8

const (
	across kind = iota
	columns
	labels
)

// The measures of columns, as shares of the width of the page unless said otherwise.
const (
	// minGutter is the width of a gutter between columns in points, at least, and
	// minMargin that between labels and their lines.
	minGutter = 6.0
	minMargin = 4.0
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
	// near is the largest distance between lines close together, in sizes of the type.
	near = 1.75
)

// span is a part of the page's width without a word.
type span struct{ from, to float64 }

// reader puts the lines of a page into the order of reading.
type reader struct {
	width   float64
	out     []row
	columns int
	cell    int // the number of cells of tables so far
}

// order adds lines: those above the best gutter, those beside it, those below.
func (o *reader) order(rows []row) {
	for len(rows) > 0 {
		g, k := o.bestGutter(rows)
		if k == across {
			o.add(rows)
			return
		}
		if g.from > 0 {
			o.add(rows[:g.from])
		}
		left, right := splitAt(rows[g.from:g.to], g.at())
		if k == labels {
			o.labelled(left, right, g.at())
		} else {
			o.beside(left, right)
		}
		rows = rows[g.to:]
	}
}

// add adds lines of one column.
func (o *reader) add(rows []row) {
	setEnds(rows)
	o.out = append(o.out, rows...)
}

// beside adds two columns.
func (o *reader) beside(left, right []row) {
	for _, side := range [][]row{left, right} {
		o.columns++
		n, from := o.columns, len(o.out)
		o.order(side)
		for i := range o.out[from:] {
			if r := &o.out[from+i]; r.column == 0 {
				r.column = n
			}
		}
	}
}

// labelled adds lines with labels in the margin: each label with the line at its height,
// then the lines down to the next label, which may be in cells of a table.
func (o *reader) labelled(left, right []row, at float64) {
	marks := groups(left)
	before, entries := entriesOf(marks, right)
	heads := areHeadings(marks, len(right))
	cuts := gutters(entries, o.width)
	o.order(before)
	for i, rows := range entries {
		switch {
		case heads:
			o.add(marks[i])
			o.order(rows)
		case len(cuts) > 0:
			edges := []float64{at}
			for _, c := range cuts {
				edges = append(edges, c.to)
			}
			o.cells(append([][]row{marks[i]}, split(rows, cuts)...), append(edges, o.width), false)
		default:
			o.entry(marks[i], rows)
		}
	}
}

// entriesOf divides the lines beside labels: those above the first label, then those of
// each.
func entriesOf(marks [][]row, right []row) (before []row, entries [][]row) {
	at := 0
	for i := 0; i <= len(marks); i++ {
		end := at
		for end < len(right) && (i == len(marks) || right[end].base > marks[i][0].base+sameLine*right[end].size) {
			end++
		}
		if i == 0 {
			before = right[:end]
		} else {
			entries = append(entries, right[at:end])
		}
		at = end
	}
	return before, entries
}

// perHeading is the number of lines per label, at least, beside headings.
const perHeading = 2.5

// areHeadings reports whether labels are the headings of the lines beside them, rather
// than dates, or names with one or two lines of values.
func areHeadings(marks [][]row, lines int) bool {
	if float64(lines) < perHeading*float64(len(marks)) {
		return false
	}
	dates := 0
	for _, g := range marks {
		if slices.ContainsFunc(g, func(r row) bool { return isDated(r.text()) }) {
			dates++
		}
	}
	return 3*dates < len(marks)
}

// entry adds the lines that belong to a label. The further lines of a label go with the
// first if they complete it, else beside the lines at their height.
func (o *reader) entry(label, rows []row) {
	from := len(o.out)
	o.order(rows)
	if o.perLine(from, label, len(rows)) {
		return
	}
	dated := slices.ContainsFunc(label, func(l row) bool { return isDated(joinWords(l.words)) })
	texts := []string{joinWords(label[0].words)}
	at := []float64{label[0].base}
	for _, l := range label[1:] {
		text := joinWords(l.words)
		if last := &texts[len(texts)-1]; completes(*last, text) || !dated || !o.levelWith(from, &l) {
			*last += " " + text
			continue
		}
		texts, at = append(texts, text), append(at, l.base)
	}
	for i, text := range texts {
		o.attach(from, text, at[i], &label[0])
	}
}

// perLine puts each line of a label beside a line of its own, if all are at the same
// heights and few other lines follow: names with their values.
func (o *reader) perLine(from int, label []row, lines int) bool {
	if len(label) < 2 || len(label) > lines || lines > 2*len(label) || len(o.out)-from < len(label) {
		return false
	}
	for i := range label {
		if r := &o.out[from+i]; !level(r.base, label[i].base, r.size) || i > 0 && completes(joinWords(label[i-1].words), joinWords(label[i].words)) {
			return false
		}
	}
	for i := range label {
		r := &o.out[from+i]
		r.beside = append([]string{joinWords(label[i].words)}, r.beside...)
	}
	return true
}

// levelWith reports whether a line added since from is at the height of a label's line
// and begins what it says, so that the label can stand beside it.
func (o *reader) levelWith(from int, l *row) bool {
	for i := range o.out[from:] {
		if r := &o.out[from+i]; level(r.base, l.base, r.size) {
			return len(r.beside) == 0 && len(r.words) > 0 && !isSign(r.words[0].text)
		}
	}
	return false
}

// attach puts a label beside the line at its height, or adds a line for it.
func (o *reader) attach(from int, text string, base float64, first *row) {
	for i := range o.out[from:] {
		if r := &o.out[from+i]; level(r.base, base, r.size) && len(r.beside) == 0 {
			r.beside = []string{text}
			return
		}
	}
	alone := *first
	alone.words = []word{{text: text, left: first.left, right: first.right, base: base, size: first.size, bold: first.bold}}
	alone.end = alone.right
	o.out = slices.Insert(o.out, from, alone)
}

// completes reports whether the second line of a label goes on with the first: a range
// of dates, or a month with its year.
func completes(first, second string) bool {
	a, b := strings.Fields(first), strings.Fields(second)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	last, next := a[len(a)-1], b[0]
	return isDash(last) || isDash(next) || strings.HasSuffix(last, "–") || strings.HasSuffix(last, "-") || strings.HasSuffix(last, ",") ||
		!hasDigit(last) && isDate(next) && hasDigit(second) && !strings.ContainsFunc(last, unicode.IsPunct) && endsOpen(a)
}

// endsOpen reports whether a label ends with a word that a year has to follow: a single
// word, or one after a dash.
func endsOpen(words []string) bool {
	return len(words) == 1 || slices.ContainsFunc(words, isDash) || hasDigit(strings.Join(words[:len(words)-1], " "))
}

// isDash reports whether a word is a dash, or one of the words that stand for it.
func isDash(s string) bool {
	switch strings.ToLower(s) {
	case "-", "–", "—", "−", "to", "bis", "à", "al", "do", "till", "until":
		return true
	}
	return false
}

// hasDigit reports whether a text contains a digit.
func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// isDated reports whether a text contains a year, or a month in digits.
func isDated(s string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("–—-−()[],", r) }), isDate)
}

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

// bestGutter finds the longest run of lines with a gutter, and what stands on its sides.
// Labels go before columns, where most of the narrow column is labels.
func (o *reader) bestGutter(rows []row) (gutter, kind) {
	var found [3]gutter // by kind
	for i := range rows {
		if len(rows)-i <= found[columns].lines() && len(rows)-i <= found[labels].lines() {
			break
		}
		free := []span{{0, o.width}}
		for n := i; n < len(rows) && len(free) > 0; n++ {
			free = without(free, &rows[n])
			if n+1-i <= min(found[columns].lines(), found[labels].lines()) {
				continue
			}
			for _, s := range free {
				if s.from == 0 || s.to == o.width { // a margin of the page
					continue
				}
				g := gutter{i, n + 1, s}
				if k := classify(rows[i:n+1], s, o.width); k != across && g.better(&found[k], k, rows[i].size) {
					found[k] = g
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

// splitAt divides the words of lines at a gap.
func splitAt(rows []row, at float64) (left, right []row) {
	var a, b []word
	for i := range rows {
		for _, w := range rows[i].words {
			if (w.left+w.right)/2 < at {
				a = append(a, w)
			} else {
				b = append(b, w)
			}
		}
	}
	return rowsOf(a), rowsOf(b)
}

// groups divides the lines of a column where they are not close together.
func groups(rows []row) [][]row {
	var out [][]row
	for i := range rows {
		if i > 0 && rows[i-1].base-rows[i].base < near*max(rows[i-1].size, rows[i].size) {
			out[len(out)-1] = append(out[len(out)-1], rows[i])
			continue
		}
		out = append(out, rows[i:i+1:i+1])
	}
	return out
}

// side sums up the lines on one side of a gutter.
type side struct {
	rows   []float64 // the baselines
	bases  []float64 // the baselines of the words of this side
	size   float64
	mean   float64
	widest int // the number of lines of the largest group
	short  int // lines of at most two words
	flush  int // lines whose text begins where that of the side does
}

// exactly returns how many lines stand at the very height of a line of the other side.
func (s *side) exactly(other *side, size float64) int {
	n := 0
	for _, b := range s.bases {
		if slices.ContainsFunc(other.bases, func(o float64) bool { return math.Abs(o-b) < 0.05*size }) {
			n++
		}
	}
	return n
}

// measure sums up the words of lines that end between from and to.
func measure(rows []row, from, to float64) side {
	var s side
	var lefts []float64
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
		s.widest = max(s.widest, group)
		s.rows, s.bases = append(s.rows, last), append(s.bases, line[len(line)-1].base)
		s.mean += line[len(line)-1].right - line[0].left
		if len(line) <= 2 {
			s.short++
		}
		if len(line) > 1 && isSign(line[0].text) {
			line = line[1:]
		}
		lefts = append(lefts, line[0].left)
	}
	s.mean /= float64(max(len(s.rows), 1))
	for _, l := range lefts {
		if l-slices.Min(lefts) < 2 {
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
	if len(left.rows) == 0 || len(right.rows) == 0 {
		return across
	}
	both := len(left.rows) + len(right.rows) - len(rows)
	if left.mean < narrow*width && left.mean < right.mean && isLabels(rows, s, len(left.rows), len(right.rows), width) {
		return labels
	}
	few, many := left, right
	if few.mean > many.mean {
		few, many = right, left
	}
	switch {
	case s.to-s.from < minGutter, len(left.rows) < minColumnRows || len(right.rows) < minColumnRows, many.mean < broad*width, few.widest < crowd && 2*few.exactly(&many, rows[0].size) > len(few.rows):
		return across
	case both == len(few.rows) && both == len(many.rows) && few.short == len(few.rows):
		return across // names with their values
	case both >= min(len(few.rows), len(many.rows)) && 10*right.flush < 7*len(right.rows) && right.mean < left.mean:
		return across // dates and places that end lines at the right
	}
	return columns
}

// isLabels reports whether the words left of a gutter are labels.
func isLabels(rows []row, s span, left, right int, width float64) bool {
	marks, _ := splitAt(rows, (s.from+s.to)/2)
	list := groups(marks)
	if len(list) < 2 || right < left || behindSigns(rows, s) {
		return false
	}
	begin, dates, longest := 0, 0, 0
	for _, g := range list {
		for i := range rows {
			if r := &rows[i]; level(r.base, g[0].base, r.size) && r.right > s.to {
				if k := slices.IndexFunc(r.words, func(w word) bool { return w.left > s.from }); k >= 0 && !isDash(r.words[k].text) {
					begin++
				}
				break
			}
		}
		text := ""
		for i := range g {
			text += joinWords(g[i].words) + " "
		}
		if isDated(text) {
			dates++
		}
		longest = max(longest, len(g))
	}
	n := float64(len(list))
	if float64(begin) < aligned*n {
		return false
	}
	return float64(dates) >= dated*n || longest <= 2 && len(list) > 2 && float64(left) <= crowded*float64(right)
}

// setEnds sets where full lines of a column end: at the right end of the widest line
// that begins at about the same place and has no wide gap in it. Dates at the right
// margin of some lines say nothing of where text is wrapped, but that they end where
// another line does says that the margin is there.
func setEnds(rows []row) {
	for i := range rows {
		a := &rows[i]
		a.end, a.peers = a.right, 0
		for k := range rows {
			b := &rows[k]
			if math.Abs(a.textLeft()-b.textLeft()) < 0.9*max(a.size, 1) && len(b.cells()) == 1 {
				a.end = max(a.end, b.right)
			}
			if k != i && math.Abs(a.right-b.right) < 0.5*max(a.size, 1) {
				a.peers++
			}
		}
	}
}

// textLeft returns where the text of a line begins, behind the sign of an item.
func (r *row) textLeft() float64 {
	if len(r.words) > 1 && isSign(r.words[0].text) {
		return r.words[1].left
	}
	return r.left
}
