package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document/block"
)

// continues is the width in points of a line that may continue in the next column, at
// least.
const continues = 100.0

// leading returns the usual distance between the lines of a text, in sizes of the type:
// the median over the lines that follow another one closely.
func leading(rows []row) float64 {
	var list []float64
	for i := 1; i < len(rows); i++ {
		a, b := &rows[i-1], &rows[i]
		if d := (a.base - b.base) / max(a.size, b.size, 1); a.page == b.page && a.column == b.column && d > 0.8 && d < 2.5 {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return 1.2
	}
	slices.Sort(list)
	return list[len(list)/2]
}

// gapOf returns the distance between lines, in sizes of the type, from which they belong
// to different paragraphs.
func gapOf(rows []row) float64 { return min(max(1.45*leading(rows), 1.6), 3) }

// flow makes blocks of lines.
type flow struct {
	blocks []block.Block
	last   *row
	line   string  // the text of the open block
	indent float64 // where the text of the open block begins
	lists  []float64
	gap    float64
	known  map[string]bool
	cuts   bool
}

// blocksOf writes lines as blocks and joins those that were wrapped.
func blocksOf(rows []row) []block.Block {
	f := flow{gap: gapOf(rows), known: wordSet(rows), cuts: justified(rows)}
	for i := range rows {
		if r := &rows[i]; r.text() != "" {
			f.add(r)
		}
	}
	f.close()
	return f.blocks
}

// add adds a line.
func (f *flow) add(r *row) {
	text, isItem := cutSign(r.text())
	if text == "" {
		return
	}
	far := f.last != nil && (r.page != f.last.page || f.last.base-r.base > f.gap*max(f.last.size, r.size) || f.last.base < r.base)
	if f.last != nil && !isItem && f.wraps(r) {
		f.line = joined(f.line, text, f.known, f.cuts)
		if b := &f.blocks[len(f.blocks)-1]; len(b.Cells) > 0 {
			n := len(b.Cells) - 1
			b.Cells[n] = joined(b.Cells[n], text, f.known, f.cuts)
		}
		f.last = r
		return
	}
	f.close()
	b := block.Block{Bold: r.bold, Size: math.Round(r.size*10) / 10, Column: r.column, Gap: far}
	if cells := r.texts(); len(cells) > 1 && !isItem {
		b.Cells = cells
	}
	f.line, f.indent, f.last = text, r.left, r
	if isItem {
		f.indent = r.textLeft()
		b.Kind, b.Depth = block.Item, f.depth(r)
	} else {
		f.lists = f.lists[:0]
	}
	f.blocks = append(f.blocks, b)
}

// depth returns the nesting of an item, by how far it is set in.
func (f *flow) depth(r *row) int {
	for n := len(f.lists); n > 0 && f.lists[n-1] > r.left-0.5*r.size; n-- {
		f.lists = f.lists[:n-1]
	}
	f.lists = append(f.lists, r.left)
	return len(f.lists)
}

// close ends the open block.
func (f *flow) close() {
	if f.line != "" {
		f.blocks[len(f.blocks)-1].Text = f.line
	}
	f.line = ""
}

// wraps reports whether a line continues the one before it: that one reached the end of
// its column, and this one begins where its text does, close below and in the same
// size.
func (f *flow) wraps(r *row) bool {
	last, line := f.last, f.line
	if len(r.beside) > 0 || len(last.beside) > 0 && len(last.words) == 0 || r.cell != last.cell || math.Abs(last.size-r.size) > 0.6 {
		return false
	}
	if r.page != last.page || last.base < r.base { // at the top of the next page or column
		first, _ := utf8.DecodeRuneInString(r.words[0].text)
		return unicode.IsLower(first) && last.right-last.left > continues && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ":")
	}
	if d := last.base - r.base; d <= 0 || d > f.gap*max(last.size, r.size) {
		return false
	}
	item := f.blocks[len(f.blocks)-1].Kind == block.Item
	if item && f.indent-f.lists[len(f.lists)-1] > 0.4*r.size && math.Abs(r.left-f.indent) < 0.3*r.size && len(r.cells()) == 1 && r.bold == last.bold {
		return true // below the text of an item, behind its sign
	}
	if r.cell != 0 {
		return f.wrapsInCell(r, item)
	}
	if len(r.words) <= maxDate && isDated(r.text()) && isDated(line) && completes(line, r.text()) {
		return true // a range of dates over two lines
	}
	room := last.end - last.right
	first := r.words[0].right - r.words[0].left
	full := room < first+0.5*last.size || strings.HasSuffix(line, "-") || strings.HasSuffix(line, ",")
	if room < 0.1 && last.peers == 0 && !startsLower(r.words[0].text) {
		full = strings.HasSuffix(line, "-") // nothing but itself says that it is full
	}
	if last.bold && !r.bold && !item {
		return false // a name, and what follows it
	}
	if last.right-last.left < continues || strings.HasSuffix(line, ".") && !item {
		full = false // a short line ends where it ends, and so may one that ends a sentence
	}
	em := max(r.size, 1)
	// Some programs let wrapped lines of a bullet begin at the margin.
	margin := r.left < f.indent && !isDate(r.words[0].text) && !strings.HasSuffix(strings.TrimRight(line, ")”\""), ".") && !strings.HasSuffix(line, ":")
	aligned := math.Abs(r.left-f.indent) < 0.9*em
	if item { // nearer to the text of the item than to its sign
		aligned = aligned && math.Abs(r.left-f.indent) <= math.Abs(r.left-f.lists[len(f.lists)-1])
	}
	return full && (aligned || margin) && len(last.cells()) == 1
}

// narrowCell is the width of a cell, in sizes of the type, up to which its lines are
// short by themselves: most are full, whether they were wrapped or not.
const narrowCell = 22.0

// wrapsInCell is wraps for the lines of a cell, whose width is known. In a narrow cell a
// title, an employer and a place stand on a line each. Those lines go together that say
// so themselves: in bold type among others, or by their first or last word.
func (f *flow) wrapsInCell(r *row, item bool) bool {
	last := f.last
	if math.Abs(r.left-f.indent) > 0.9*max(r.size, 1) {
		return false
	}
	full := last.end-last.right < r.words[0].right-r.words[0].left+0.2*last.size
	switch {
	case completes(f.line, r.text()), startsLower(r.words[0].text):
		return true
	case !item && !r.ruled && last.end-f.indent < narrowCell*r.size:
		return full && (last.bold && r.bold || strings.HasSuffix(f.line, "-"))
	}
	return full
}

// isDate reports whether a word is a date such as "2019", "03/2019" or "2019年", which
// begins an entry with its dates in the margin.
func isDate(s string) bool {
	if len(s) > 4 && s[4] >= 0x80 {
		s = s[:4]
	}
	year := s[strings.LastIndexAny(s, "/.")+1:]
	return len(year) == 4 && (strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")) && strings.Trim(s, "0123456789/.") == ""
}

// wordSet returns the words of a document in lower case.
func wordSet(rows []row) map[string]bool {
	known := map[string]bool{}
	for i := range rows {
		for w := range strings.FieldsFuncSeq(rows[i].text(), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			known[strings.ToLower(w)] = true
		}
	}
	return known
}

// justified reports whether lines end flush at the end of their column, as typesetters
// make them that divide words. Programs that leave the right side ragged divide no
// words, so that a hyphen at the end of a line is that of a compound.
func justified(rows []row) bool {
	full, flush := 0, 0
	for i := range rows {
		room, width := rows[i].end-rows[i].right, rows[i].end-rows[i].left
		if width <= 0 || room > 0.15*width {
			continue
		}
		full++
		if room < 1 {
			flush++
		}
	}
	return full >= 4 && 10*flush >= 6*full
}

// joined appends a wrapped line to the text before it. It joins a word that was divided
// at the end of a line. It keeps the hyphen when the word is a compound, which it
// recognizes by the setting (cuts says that words are divided), by lower-case letters
// after the hyphen and by the other words of the document.
func joined(line, text string, known map[string]bool, cuts bool) string {
	if before, ok := strings.CutSuffix(line, "\u00ad"); ok {
		return before + text
	}
	before, ok := strings.CutSuffix(line, "-")
	if !ok || before == "" || strings.HasSuffix(before, " ") {
		if last, _ := utf8.DecodeLastRuneInString(line); dense(string(last)) && dense(text) {
			return line + text
		}
		return line + " " + text
	}
	head := strings.ToLower(before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:])
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(text)
	}
	tail := text[:end]
	first, _ := utf8.DecodeRuneInString(tail)
	lower := strings.ToLower(tail)
	switch {
	case !cuts && !known[head+lower], head == "" || !unicode.IsLower(first), known[head+"-"+lower], known[head] && known[lower] && !known[head+lower]:
		return line + text
	}
	return before + text
}

// startsLower reports whether a text begins with a small letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsRange reports whether a text is a date alone, behind a dash: the end of a range
// that begins on the line above.
func endsRange(s string) bool { return len(strings.Fields(s)) <= 3 && isDated(s) }

// cutSign removes the sign of an item from a line. The bool is false when there is none.
// Programs that recognize scans write "*", "¢" and "«" for a dot.
func cutSign(text string) (string, bool) {
	text = strings.TrimSpace(text)
	first, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(signs, first) && size > 0 {
		return strings.TrimSpace(strings.TrimPrefix(text[size:], " |")), true
	}
	for _, sign := range []string{"- ", "* ", "¢ "} {
		if rest, ok := strings.CutPrefix(text, sign); ok && !endsRange(rest) {
			return strings.TrimSpace(rest), true
		}
	}
	for _, sign := range []string{"– ", "« "} { // also dashes before a date, and quotes
		if rest, ok := strings.CutPrefix(text, sign); ok && strings.IndexFunc(rest, unicode.IsLetter) == 0 && !strings.Contains(rest, "»") && !endsRange(rest) {
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}
