package pdf

import (
	"cmp"
	"math"
	"slices"
)

// rule is a line that is drawn: at x or y from one place to another.
type rule struct{ at, from, to float64 }

// The measures of the rules of tables, in points.
const (
	maxThick = 2.5 // how thick a rule is, at most
	minRule  = 7.0 // how long a rule is, at least
	sameRule = 2.0 // how far apart the pieces of one rule are, at most
	maxRules = 400 // the number of rules of a page that are looked at
)

// cellGap is the gap between the cells of a table without rules, at least, in sizes of the
// type: wider than the blanks of justified lines.
const cellGap = 0.8

// band is a row of a table: what is between two rules, divided by rules at the places
// edges.
type band struct {
	top, bottom float64
	edges       []float64
}

// bands returns the rows of the tables of a page by the rules drawn, from the top.
func bands(flat, upright []rule) []band {
	if len(upright) < 3 || len(flat) < 2 || len(flat)+len(upright) > maxRules {
		return nil
	}
	var heights []float64
	slices.SortFunc(flat, func(a, b rule) int { return cmp.Compare(b.at, a.at) })
	for _, r := range flat {
		if n := len(heights); n == 0 || heights[n-1]-r.at > sameRule {
			heights = append(heights, r.at)
		}
	}
	var out []band
	for i := 1; i < len(heights); i++ {
		b := band{top: heights[i-1], bottom: heights[i]}
		if b.top-b.bottom < minRule {
			continue
		}
		for _, r := range upright {
			if r.from < b.bottom+sameRule && r.to > b.top-sameRule {
				b.edges = append(b.edges, r.at)
			}
		}
		slices.Sort(b.edges)
		b.edges = slices.CompactFunc(b.edges, func(a, c float64) bool { return math.Abs(c-a) < sameRule })
		if len(b.edges) >= 3 {
			out = append(out, b)
		}
	}
	return out
}

// cells returns the words of the cells of a row. ok is false when words at its height
// stand outside, or in one cell alone.
func (b *band) cells(list []word) (cells [][]word, ok bool) {
	cells = make([][]word, len(b.edges)-1)
	filled := 0
	for _, w := range list {
		middle := (w.left + w.right) / 2
		at, _ := slices.BinarySearch(b.edges, middle)
		if at == 0 || at == len(b.edges) {
			return nil, false
		}
		if len(cells[at-1]) == 0 {
			filled++
		}
		cells[at-1] = append(cells[at-1], w)
	}
	return cells, filled > 1
}

// tables adds the rows of tables with rules and takes their words from the list. What is
// above them is put in order before.
func (o *reader) tables(list []word, all []band, dots []box) {
	for i := range all {
		b := &all[i]
		var above, inside, below []word
		for _, w := range list {
			switch middle := w.base + 0.3*w.size; {
			case middle > b.top:
				above = append(above, w)
			case middle < b.bottom:
				below = append(below, w)
			default:
				inside = append(inside, w)
			}
		}
		cells, ok := b.cells(inside)
		if !ok {
			continue
		}
		o.lines(above, dots)
		rows := make([][]row, len(cells))
		for k, c := range cells {
			rows[k] = icons(rowsOf(c))
			bullets(rows[k], dots)
		}
		o.cells(rows, b.edges[1:], true)
		list = below
	}
	o.lines(list, dots)
}

// lines adds words outside of tables.
func (o *reader) lines(list []word, dots []box) {
	rows := icons(rowsOf(list))
	bullets(rows, dots)
	if len(rows) > maxRows {
		o.add(rows)
		return
	}
	o.work = workPerLine * len(rows)
	o.order(rows)
}

// cells adds the cells of a row of a table, each of which ends at an edge. The first ones
// make a line together, as long as each is one short paragraph. The others follow, one
// below the other. ruled says that the edges are drawn, and not guessed from where the
// words begin.
func (o *reader) cells(cells [][]row, edges []float64, ruled bool) {
	o.cell++
	var line row
	var long [][]row
	for i, rows := range cells {
		if len(rows) == 0 {
			continue
		}
		for k := range rows {
			// The room at the right of a cell is that at its left, at most a size of the type.
			rows[k].end = max(rows[k].right, edges[i]-min(rows[k].size/2, 4))
			rows[k].cell, rows[k].ruled = o.cell, ruled
		}
		o.cell++
		blocks := blocksOf(rows)
		if len(long) > 0 || len(blocks) != 1 || blocks[0].Depth > 0 || len(blocks[0].Text) > maxCell {
			long = append(long, rows)
			continue
		}
		if line.beside == nil {
			line = rows[0]
			line.words, line.beside = nil, []string{}
		}
		line.beside = append(line.beside, blocks[0].Text)
		line.right, line.bold = rows[0].right, line.bold && rows[0].bold
	}
	if line.beside != nil {
		o.out = append(o.out, line)
	}
	for _, rows := range long {
		o.out = append(o.out, rows...)
	}
}

// maxCell is the length in bytes of a cell that stands beside others on a line, at most.
const maxCell = 90

// gutters returns the gaps that go through all lines of a table without rules: both
// sides of a gap have words at the height of most entries, and those at its right begin
// below each other.
func gutters(entries [][]row, width float64) []span {
	var all []row
	for _, e := range entries {
		all = append(all, e...)
	}
	free := []span{{0, width}}
	for i := range all {
		free = without(free, &all[i])
	}
	var out []span
	for _, s := range free {
		if s.from == 0 || s.to == width || s.to-s.from < cellGap*all[0].size || behindSigns(all, s) {
			continue
		}
		both := 0
		for _, e := range entries {
			l, r := measure(e, 0, s.from+0.1), measure(e, s.from+0.1, width*2)
			if len(l.bases) > 0 && len(r.bases) > 0 {
				both++
			}
		}
		r := measure(all, s.from+0.1, width*2)
		if 3*both >= 2*len(entries) && 10*r.flush >= 6*len(r.bases) {
			out = append(out, s)
		}
	}
	return out
}

// behindSigns reports whether a gap is that between the signs of items and their text.
func behindSigns(rows []row, s span) bool {
	found := false
	for i := range rows {
		for k := range rows[i].words {
			if w := &rows[i].words[k]; math.Abs(w.right-s.from) < 1 {
				if !isSign(w.text) || k > 0 && w.left-rows[i].words[k-1].right < rows[i].size {
					return false
				}
				found = true
			}
		}
	}
	return found
}

// split divides the words of lines at gaps.
func split(rows []row, at []span) [][]row {
	cells := make([][]word, len(at)+1)
	for i := range rows {
		for _, w := range rows[i].words {
			n := 0
			for n < len(at) && w.left > (at[n].from+at[n].to)/2 {
				n++
			}
			cells[n] = append(cells[n], w)
		}
	}
	out := make([][]row, len(cells))
	for i, c := range cells {
		out[i] = rowsOf(c)
	}
	return out
}

// rulesOf returns the rules among the shapes of a page.
func rulesOf(drawn []shape) (flat, upright []rule) {
	for _, s := range drawn {
		w, h := s.right-s.left, s.top-s.bottom
		switch {
		case h <= maxThick && w >= minRule:
			flat = append(flat, rule{(s.top + s.bottom) / 2, s.left, s.right})
		case w <= maxThick && h >= minRule:
			upright = append(upright, rule{(s.left + s.right) / 2, s.bottom, s.top})
		case s.outline && w >= minRule && h >= minRule:
			flat = append(flat, rule{s.top, s.left, s.right}, rule{s.bottom, s.left, s.right})
			upright = append(upright, rule{s.left, s.bottom, s.top}, rule{s.right, s.bottom, s.top})
		}
	}
	return flat, join(upright)
}

// join joins the pieces of upright rules, which many programs draw for each cell.
func join(rules []rule) []rule {
	slices.SortFunc(rules, func(a, b rule) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	for i := 1; i < len(rules); i++ { // pieces of one rule are at one place
		if rules[i].at-rules[i-1].at < sameRule/2 {
			rules[i].at = rules[i-1].at
		}
	}
	slices.SortStableFunc(rules, func(a, b rule) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	var out []rule
	for _, r := range rules {
		if n := len(out); n > 0 && out[n-1].at == r.at && r.from < out[n-1].to+sameRule {
			out[n-1].to = max(out[n-1].to, r.to)
			continue
		}
		out = append(out, r)
	}
	return out
}
