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

// reader puts the lines of a page into the order of reading.
type reader struct {
	width   float64
	out     []row
	columns int
	cell    int // the number of cells of tables so far
	work    int // the number of lines that may still be looked at to find gutters
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
		switch {
		case len(left) == 0 || len(right) == 0: // letters that end before they begin
			o.add(rows[g.from:g.to])
		case k == labels:
			o.labelled(left, right, g.at())
		default:
			o.beside(left, right)
		}
		rows = rows[g.to:]
	}
}

// add adds lines of one column.
func (o *reader) add(rows []row) {
	rows = joinDates(rows)
	setEnds(rows)
	o.out = append(o.out, rows...)
}

// joinDates joins dates that end a line with what goes on with them at their place on the
// next line: "Jul 2015 – Sep" and "2017" below it.
func joinDates(rows []row) []row {
	for i := 0; i+1 < len(rows); i++ {
		r, next := &rows[i], &rows[i+1]
		above, below := r.cells(), next.cells()
		a, b := above[len(above)-1], below[len(below)-1]
		beside := b[0].left > a[0].left-r.size || math.Abs(b[len(b)-1].right-a[len(a)-1].right) < r.size
		if len(above) < 2 || !isDated(joinWords(a)) || !beside || b[0].left < above[0][len(above[0])-1].right || len(b) > maxDate || !completes(joinWords(a), joinWords(b)) || r.base-next.base > near*r.size {
			continue
		}
		r.words[len(r.words)-1].text += " " + joinWords(b)
		next.words = next.words[:len(next.words)-len(b)]
		if len(next.words) == 0 {
			rows = slices.Delete(rows, i+1, i+2)
			continue
		}
		next.settle()
	}
	return rows
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
	giveDashes(left, right)
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

// giveDashes gives labels the dashes behind them, which justified lines set apart.
func giveDashes(left, right []row) {
	for i := range right {
		r := &right[i]
		if len(r.words) < 2 || !isDash(r.words[0].text) {
			continue
		}
		k := slices.IndexFunc(left, func(l row) bool { return level(l.base, r.base, r.size) })
		if k < 0 || !isDated(left[k].text()) {
			continue
		}
		left[k].words = append(left[k].words, r.words[0])
		left[k].settle()
		r.words = r.words[1:]
		r.settle()
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
		startsLower(last) && len(last) <= maxJoint && isDated(first) && isDated(second) ||
		!hasDigit(last) && isDate(next) && hasDigit(second) && !strings.ContainsFunc(last, unicode.IsPunct) && endsOpen(a)
}

// maxJoint is the length in bytes of a word between two dates, at most: "to", "until".
const maxJoint = 5

// endsOpen reports whether a label ends with a word that a year has to follow: a single
// word, or one after a dash.
func endsOpen(words []string) bool {
	return len(words) == 1 || slices.ContainsFunc(words, isDash) || hasDigit(strings.Join(words[:len(words)-1], " "))
}

// isDash reports whether a word is a dash.
func isDash(s string) bool { return s == "-" || s == "–" || s == "—" || s == "−" }

// hasDigit reports whether a text contains a digit.
func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// isDated reports whether a text contains a year, or a month in digits.
func isDated(s string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("–—-−()[],", r) }), isDate)
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

// setEnds sets where full lines of a column end: at the right end of the widest line
// that begins at about the same place and has no wide gap in it. Dates at the right
// margin of some lines say nothing of where text is wrapped, but that they end where
// another line does says that the margin is there. Columns of more lines than a page has
// are taken in parts.
func setEnds(rows []row) {
	for part := range slices.Chunk(rows, maxRows) {
		whole, lefts := make([]bool, len(part)), make([]float64, len(part))
		for i := range part {
			whole[i], lefts[i] = len(part[i].cells()) == 1, part[i].textLeft()
		}
		for i := range part {
			a := &part[i]
			a.end, a.peers = a.right, 0
			for k := range part {
				b := &part[k]
				if whole[k] && math.Abs(lefts[i]-lefts[k]) < 0.9*max(a.size, 1) {
					a.end = max(a.end, b.right)
				}
				if k != i && math.Abs(a.right-b.right) < 0.5*max(a.size, 1) {
					a.peers++
				}
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
