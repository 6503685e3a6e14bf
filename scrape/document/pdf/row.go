package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// row holds the words of one line, from the left.
type row struct {
	words       []word
	left, right float64
	base        float64 // its baseline
	size        float64
	bold        bool
	// end is where lines like this one end at the right when they are full.
	end float64
	// peers is the number of other lines that end at about the same place.
	peers int
	// beside are texts that stand at the left of the line: a label in the margin, the
	// cells of a table's row.
	beside []string
	// cell is the number of the cell that the line is in, 0 for lines in none. ruled is
	// set when the edges of the cell are drawn.
	cell  int
	ruled bool
	// column counts the columns of the page from 1 on, 0 for lines in none.
	column int
	page   int
}

// The measures of lines, in sizes of the type.
const (
	wideGap = 3.0 // the maximum between words of a phrase
	rowSlop = 0.3 // the maximum distance between the baselines of words of a line
)

// rowsOf groups words into lines by their baselines, from the top.
func rowsOf(list []word) []row {
	slices.SortStableFunc(list, func(a, b word) int { return cmp.Compare(b.base, a.base) })
	var rows []row
	for _, w := range list {
		if n := len(rows); n > 0 && rows[n-1].base-w.base < rowSlop*max(min(w.size, rows[n-1].size), 1) {
			r := &rows[n-1]
			r.words = append(r.words, w)
			if w.size > r.size {
				r.size, r.base = w.size, w.base
			}
			continue
		}
		rows = append(rows, row{words: []word{w}, base: w.base, size: w.size})
	}
	for i := range rows {
		rows[i].settle()
	}
	return splitHeads(rows)
}

// splitHeads makes two lines of each that begins in larger type than it goes on with: a
// heading with the first line of its text behind it, a name with a place.
func splitHeads(rows []row) []row {
	var out []row
	for i := range rows {
		r := &rows[i]
		n := 0
		for n < len(r.words) && r.words[n].size > 0.97*r.size {
			n++
		}
		rest := 0.0
		for _, w := range r.words[n:] {
			rest = max(rest, w.size)
		}
		if n == 0 || n == len(r.words) || rest > 0.88*r.size || !hasLetter(joinWords(r.words[:n])) || utf8.RuneCountInString(joinWords(r.words[n:])) < 3 {
			out = append(out, *r)
			continue
		}
		head, tail := *r, *r
		head.words, tail.words, tail.size = r.words[:n], slices.Clone(r.words[n:]), rest
		tail.base -= 0.01 // it comes after
		head.settle()
		tail.settle()
		out = append(out, head, tail)
	}
	return out
}

// leastItem is the number of words behind a picture, at least, that make it the sign of
// an item.
const leastItem = 4

// icons replaces pictures before items with a sign and leaves out the others: those
// before addresses, dates and headings.
func icons(rows []row) []row {
	items := map[string]bool{}
	for i := range rows {
		for k, w := range rows[i].words {
			if rest := rows[i].words[k+1:]; w.icon && rows[i].begins(k) && len(rest) >= leastItem && !isDated(joinWords(rest)) && !slices.ContainsFunc(rest, func(w word) bool { return w.icon }) {
				items[w.text] = true
			}
		}
	}
	kept := rows[:0]
	for i := range rows {
		r := rows[i]
		for k := range r.words {
			if w := &r.words[k]; w.icon && items[w.text] && r.begins(k) {
				w.text, w.icon = "•", false
			}
		}
		r.words = slices.DeleteFunc(r.words, func(w word) bool { return w.icon })
		if len(r.words) > 0 {
			r.settle()
			kept = append(kept, r)
		}
	}
	return kept
}

// begins reports whether a word stands at the beginning of a line or of a column.
func (r *row) begins(k int) bool {
	return k == 0 || r.words[k].left-r.words[k-1].right > 0.6*r.size
}

// settle sorts the words of a line and measures it.
func (r *row) settle() {
	slices.SortStableFunc(r.words, func(a, b word) int { return cmp.Compare(a.left, b.left) })
	r.words = unspaced(r.words)
	r.left, r.right, r.bold = r.words[0].left, r.words[0].right, true
	named := false
	for i := range r.words {
		w := &r.words[i]
		r.right = max(r.right, w.right)
		named = named || hasLetter(w.text)
		r.bold = r.bold && (w.bold || !hasLetter(w.text))
	}
	r.bold = r.bold && (named || r.words[0].bold)
	r.end = r.right
}

// cells returns the parts of a line that wide gaps separate, each with its words. What
// stands in the margin is not among them.
func (r *row) cells() [][]word {
	out := phrases(r.words, wideGap*r.size)
	// Dates that end a line are a part of it even where the text before them comes near.
	last := out[len(out)-1]
	for i := 1; i < len(last); i++ {
		if last[i].left-last[i-1].right > dateGap*r.size && len(last)-i <= maxDate && isDated(joinWords(last[i:])) && hasLetter(joinWords(last[:i])) {
			return append(out[:len(out)-1:len(out)-1], last[:i], last[i:])
		}
	}
	return out
}

// dateGap is the gap before dates that end a line, at least, in sizes of the type, and
// maxDate the number of their words, at most.
const (
	dateGap = 0.9
	maxDate = 7
)

// phrases divides words at the gaps wider than a number of points.
func phrases(words []word, gap float64) [][]word {
	var out [][]word
	from := 0
	for i := 1; i < len(words); i++ {
		if words[i].left-words[i-1].right > gap && !isSign(words[i-1].text) {
			out = append(out, words[from:i])
			from = i
		}
	}
	return append(out, words[from:])
}

// texts returns the texts of the cells of a line, with that in the margin.
func (r *row) texts() []string {
	out := slices.Clone(r.beside)
	if len(r.words) == 0 {
		return out
	}
	cells := r.cells()
	if strings.ContainsFunc(joinWords(cells[len(cells)-1]), fromRight) {
		slices.Reverse(cells)
	}
	for _, c := range cells {
		out = append(out, joinWords(c))
	}
	return out
}

// text joins the words of a line. Wide gaps become " | ".
func (r *row) text() string { return strings.Join(r.texts(), " | ") }

// joinWords joins words with blanks, in the order of reading.
func joinWords(words []word) string {
	texts := make([]string, len(words))
	for i := range words {
		texts[i] = words[i].text
	}
	return strings.Join(logical(texts), " ")
}

// leastSpaced is the number of single letters in a row from which they are a word whose
// letters are set apart with blanks of the file.
const leastSpaced = 4

// unspaced joins letters that stand apart with blanks of the file between them: "S K I
// L L S". The gaps between words are wider there than those between letters.
func unspaced(words []word) []word {
	var out []word
	for i := 0; i < len(words); {
		n := i
		for n < len(words) && utf8.RuneCountInString(words[n].text) == 1 && (hasLetter(words[n].text) || words[n].text == "&") && (n == i || words[n].left-words[n-1].right < wideGap*words[i].size) {
			n++
		}
		if n-i < leastSpaced {
			n = max(n, i+1)
			out = append(out, words[i:n]...)
			i = n
			continue
		}
		out = append(out, joinLetters(words[i:n])...)
		i = n
	}
	return out
}

// joinLetters joins single letters to words where the gap between them is usual.
func joinLetters(letters []word) []word {
	var gaps []float64
	for i := 1; i < len(letters); i++ {
		gaps = append(gaps, letters[i].left-letters[i-1].right)
	}
	usual := slices.Sorted(slices.Values(gaps))[len(gaps)/2]
	out := []word{letters[0]}
	for i, gap := range gaps {
		w := &letters[i+1]
		if gap > usual+0.2*w.size && gap > 1.3*usual {
			out = append(out, *w)
			continue
		}
		last := &out[len(out)-1]
		last.text += w.text
		last.right, last.bold = w.right, last.bold && w.bold
	}
	return out
}

// bullets puts the dots that are drawn before items into the lines that they belong to:
// a dot is in the height of small letters, just before a word.
func bullets(rows []row, dots []box) {
	for _, d := range dots {
		middle := (d.top + d.bottom) / 2
		for i := range rows {
			if r := &rows[i]; middle > r.base-0.1*r.size && middle < r.base+0.8*r.size && r.takes(d) {
				break
			}
		}
	}
	for i := range rows {
		if len(rows[i].words) == 0 {
			continue
		}
		slices.SortStableFunc(rows[i].words, func(a, b word) int { return cmp.Compare(a.left, b.left) })
		rows[i].left = rows[i].words[0].left
	}
}

// takes adds a dot to a line if it stands before one of its words.
func (r *row) takes(d box) bool {
	for i := range r.words {
		w := &r.words[i]
		if w.left < d.right-0.5 {
			continue
		}
		if w.left-d.right > wideGap*r.size || i > 0 && d.left-r.words[i-1].right < 0.8*r.size || isSign(w.text) {
			return false
		}
		r.words = append(r.words, word{text: "•", left: d.left, right: d.right, base: w.base, top: d.top, bottom: d.bottom, size: w.size})
		return true
	}
	return false
}

// signs are the signs that stand before items.
const signs = "・•●○◦▪▫■□‣⁃∙·➢➤►▸❖✓✔◆◇★»›→\uf0b7\uf0a7\uf0d8\uf076\uf0fc"

// isSign reports whether a word is the sign of an item.
func isSign(s string) bool {
	return s == "-" || s == "–" || s == "*" || utf8.RuneCountInString(s) == 1 && strings.Contains(signs, s)
}

// hasLetter reports whether a text contains a letter.
func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// level reports whether two lines stand at the same height.
func level(a, b, size float64) bool { return math.Abs(a-b) < sameLine*size }

// sameLine is the largest distance, in sizes of the type, between the baselines of lines
// at the same height in two columns.
const sameLine = 0.3
