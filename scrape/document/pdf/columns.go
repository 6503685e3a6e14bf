package pdf

import (
	"math"
	"slices"
	"unicode/utf8"
)

// The shape of columns: the width of the gap between them in points, the number of lines
// on either side of it, and the mean width of the lines of either side as a share of the
// page's width. A list of labels with their values is not a pair of columns: of its
// lines, more than maxPaired (as a share of the shorter side) have words on both sides.
const (
	minGutter      = 9.0
	minColumnRows  = 6
	minColumnWidth = 0.14
	maxPaired      = 0.75
	// A column of short lines takes at least narrowest of the page's width, next to one
	// that takes at least broadest. A share of less than maxLevel of its lines is at the
	// height of a line of the other column. Heights are the same if they differ by less
	// than sameLine of the size, since letters such as g reach lower.
	narrowest = 0.04
	broadest  = 0.3
	maxLevel  = 0.6
	sameLine  = 0.3
)

// readingOrder sorts lines into the order of reading: the lines above the columns, the
// left column, the right one, the lines below. found reports whether there are columns.
func readingOrder(rows []row, width float64) (out []row, found bool) {
	from, to, at := bestColumns(rows, width)
	if to <= from {
		setColumnEnds(rows)
		return rows, false
	}
	above := slices.Clone(rows[:from])
	setColumnEnds(above)
	out = above
	left, right := splitAt(rows[from:to], at)
	for _, side := range [][]row{left, right} {
		sub, _ := readingOrder(side, width)
		out = append(out, sub...)
	}
	below, _ := readingOrder(slices.Clone(rows[to:]), width)
	return append(out, below...), true
}

// setColumnEnds sets the columnEnd of lines that form a column.
func setColumnEnds(rows []row) {
	end := 0.0
	for i := range rows {
		end = max(end, rows[i].right)
	}
	for i := range rows {
		rows[i].columnEnd = end
	}
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

// span is a part of the page's width without a word.
type span struct{ from, to float64 }

// bestColumns finds the longest run of lines with a common gap that separates two
// columns: the lines from (inclusive) to to (exclusive), and the middle of the gap.
func bestColumns(rows []row, width float64) (from, to int, at float64) {
	best := 0
	for i := range rows {
		if len(rows)-i <= best {
			break
		}
		free := []span{{0, width}}
		for k := i; k < len(rows) && len(free) > 0; k++ {
			free = without(free, &rows[k])
			if k+1-i <= best {
				continue
			}
			for _, s := range free {
				if partsColumns(rows[i:k+1], s, width) {
					best, from, to, at = k+1-i, i, k+1, (s.from+s.to)/2
					break
				}
			}
		}
	}
	return from, to, at
}

// without removes the words of a line from free spans and keeps the rests that are
// still wide enough.
func without(free []span, r *row) []span {
	var out []span
	for _, s := range free {
		at := s.from
		for _, w := range r.words {
			if w.right <= at || w.left >= s.to {
				continue
			}
			if w.left-at >= minGutter {
				out = append(out, span{at, w.left})
			}
			at = max(at, w.right)
		}
		if s.to-at >= minGutter {
			out = append(out, span{at, s.to})
		}
	}
	return out
}

// partsColumns reports whether a gap separates two columns: both sides have enough
// lines that are long enough, and the lines of the two sides are not all at the same
// heights as in a table of labels. A side of short lines, such as a list of skills next
// to the text, is a column when most of its lines have heights of their own.
func partsColumns(rows []row, s span, width float64) bool {
	left, right := side{}, side{}
	both, level := 0, 0
	for i := range rows {
		l, r := left.add(rows[i].words, 0, s.from+0.1), right.add(rows[i].words, s.from+0.1, width*2)
		if l > 0 && r > 0 {
			both++
			if math.Abs(l-r) < sameLine*rows[i].size {
				level++
			}
		}
	}
	if left.rows < minColumnRows || right.rows < minColumnRows {
		return false
	}
	narrow, broad := left, right
	if narrow.mean() > broad.mean() {
		narrow, broad = right, left
	}
	if narrow.mean() < minColumnWidth*width {
		return narrow.mean() >= narrowest*width && broad.mean() >= broadest*width && float64(level) < maxLevel*float64(narrow.rows) && narrow.rows >= minColumnRows
	}
	table := float64(both) > maxPaired*float64(min(left.rows, right.rows)) && narrow.mean() < 0.25*width
	return !(table && left.rows == right.rows && left.rows < 2*minColumnRows)
}

// side sums up the lines on one side of a gap.
type side struct {
	rows int
	sum  float64
}

// mean returns the mean width of the lines.
func (s *side) mean() float64 { return s.sum / float64(max(s.rows, 1)) }

// add adds the words of a line that end between from and to. It returns the height of
// the line's lower edge, or 0 when there are no such words.
func (s *side) add(words []word, from, to float64) (base float64) {
	left, right := math.Inf(1), 0.0
	for _, w := range words {
		if w.right <= from || w.right > to {
			continue
		}
		left, right = min(left, w.left), max(right, w.right)
		if base == 0 || utf8.RuneCountInString(w.text) > 1 {
			base = max(base, w.bottom)
		}
	}
	if right <= left {
		return 0
	}
	s.rows++
	s.sum += right - left
	return max(base, 1)
}
