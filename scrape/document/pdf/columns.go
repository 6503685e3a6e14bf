package pdf

import (
	"math"
	"slices"
	"unicode/utf8"
)

// The shape of columns: how wide the gap between them is, in points, how many
// lines stand on either side of it, and how much of the page's width the lines
// of either side take. A list of labels with their values is no column.
const (
	gutter      = 9.0
	columnRows  = 6
	columnWidth = 0.14
	maxFlips    = 0.75
	// A column of short lines takes at least narrowest of the width beside one of
	// broadest, and less than maxLevel of its lines stand on a line of the other,
	// which is less than sameLine of the size higher or lower: letters such as g hang
	// lower.
	narrowest = 0.04
	broadest  = 0.3
	maxLevel  = 0.6
	sameLine  = 0.3
)

// order puts lines into the order of reading: above the columns, the left one,
// the right one, below them. found reports columns.
func order(rows []row, width float64) (out []row, found bool) {
	from, to, at := bestColumns(rows, width)
	if to <= from {
		stretch(rows)
		return rows, false
	}
	above := slices.Clone(rows[:from])
	stretch(above)
	out = above
	left, right := halves(rows[from:to], at)
	for _, side := range [][]row{left, right} {
		sub, _ := order(side, width)
		out = append(out, sub...)
	}
	below, _ := order(slices.Clone(rows[to:]), width)
	return append(out, below...), true
}

// stretch tells lines how wide the column is that they stand in.
func stretch(rows []row) {
	wide := 0.0
	for i := range rows {
		wide = max(wide, rows[i].right)
	}
	for i := range rows {
		rows[i].wide = wide
	}
}

// halves cuts lines at a gap.
func halves(rows []row, at float64) (left, right []row) {
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

// span is a stretch of the page's width without a word.
type span struct{ from, to float64 }

// bestColumns finds the longest run of lines with a gap in common that parts two
// columns: the lines from, up to but not including to, cut at a place.
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
				if columns(rows[i:k+1], s, width) {
					best, from, to, at = k+1-i, i, k+1, (s.from+s.to)/2
					break
				}
			}
		}
	}
	return from, to, at
}

// without takes the words of a line out of free stretches and keeps those that
// are still wide enough.
func without(free []span, r *row) []span {
	var out []span
	for _, s := range free {
		at := s.from
		for _, w := range r.words {
			if w.right <= at || w.left >= s.to {
				continue
			}
			if w.left-at >= gutter {
				out = append(out, span{at, w.left})
			}
			at = max(at, w.right)
		}
		if s.to-at >= gutter {
			out = append(out, span{at, s.to})
		}
	}
	return out
}

// columns reports whether a gap parts two columns: on both sides stand enough
// lines that are long enough, and the lines of the two sides do not all stand at
// the same height, as in a table of labels. A side of short lines, as skills stand in
// beside the text, is a column when most of its lines have heights of their own.
func columns(rows []row, s span, width float64) bool {
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
	if left.rows < columnRows || right.rows < columnRows {
		return false
	}
	narrow, broad := left, right
	if narrow.mean() > broad.mean() {
		narrow, broad = right, left
	}
	if narrow.mean() < columnWidth*width {
		return narrow.mean() >= narrowest*width && broad.mean() >= broadest*width && float64(level) < maxLevel*float64(narrow.rows) && narrow.rows >= columnRows
	}
	table := float64(both) > maxFlips*float64(min(left.rows, right.rows)) && narrow.mean() < 0.25*width
	return !(table && left.rows == right.rows && left.rows < 2*columnRows)
}

// side adds up the lines on one side of a gap.
type side struct {
	rows int
	sum  float64
}

func (s *side) mean() float64 { return s.sum / float64(max(s.rows, 1)) }

// add adds the words of a line that end between from and to. It returns the height
// that the line stands on, 0 when there are none.
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
