package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// page holds a page's characters in points, with the origin at the bottom left.
type page struct {
	width, height float64
	glyphs        []glyph
}

// glyph is a character with its position, its size in points and its angle.
type glyph struct {
	text                     string
	left, right, top, bottom float64
	size, angle              float64
	unseen                   bool // in the colour of the paper
}

// box is a rectangle.
type box struct{ left, right, top, bottom float64 }

// holds reports whether the middle of a character lies in the box.
func (b box) holds(g *glyph) bool {
	x, y := (g.left+g.right)/2, (g.top+g.bottom)/2
	return x >= b.left && x <= b.right && y >= b.bottom && y <= b.top
}

// word is a run of characters on a line.
type word struct {
	text                     string
	left, right, top, bottom float64
	size                     float64
}

// row holds the words of one line, from the left.
type row struct {
	words       []word
	left, right float64
	base        float64 // the middle of its height
	size        float64
	// columnEnd is the right end of the line's column.
	columnEnd float64
	page      int
}

// text joins the words of a line. Wide gaps become " | ".
func (r *row) text() string {
	var b strings.Builder
	for i, w := range r.words {
		if i > 0 {
			if gap := w.left - r.words[i-1].right; gap > wideGap*r.size {
				b.WriteString(" | ")
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// The measures of layout, in ems of the text unless another unit is given.
const (
	wordGap = 0.6  // the maximum between letters of a word; blanks are characters of their own
	wideGap = 3.0  // the maximum between words of a phrase
	rowSlop = 0.45 // the maximum difference in height between words of a line
	// minSize is the size in points below which nobody can read.
	minSize = 2.0
	// broad is the width in points of a line that may continue in the next column.
	broad = 100.0
)

// visible returns the characters that a reader sees, and the text of the others.
func (p *page) visible() (seen []glyph, hidden string) {
	var b strings.Builder
	for _, g := range p.glyphs {
		blank := strings.TrimSpace(g.text) == ""
		off := g.right <= 0 || g.left >= p.width || g.top <= 0 || g.bottom >= p.height
		switch {
		case !blank && (g.unseen || off || g.size > 0 && g.size < minSize):
			b.WriteString(g.text)
		case blank && b.Len() > 0:
			b.WriteByte(' ')
			seen = append(seen, g)
		default:
			seen = append(seen, g)
		}
	}
	return seen, strings.Join(strings.Fields(b.String()), " ")
}

// words joins characters that follow each other closely on a line.
func words(glyphs []glyph) []word {
	var out []word
	open := false
	for _, g := range glyphs {
		if g.text == hyphen {
			g.text = "-"
		}
		if strings.TrimFunc(g.text, func(r rune) bool { return unicode.IsSpace(r) || r == 0 || r == '\ufeff' || r == '\u200b' }) == "" {
			open = false
			continue
		}
		if math.Abs(math.Sin(g.angle)) > 0.3 {
			open = false // rotated text: marks of publishers, labels of figures
			continue
		}
		if open {
			w := &out[len(out)-1]
			em := max(w.size, g.size, 1)
			if gap := g.left - w.right; gap < wordGap*em && gap > -em && overlap(w.top, w.bottom, g.top, g.bottom) {
				w.text += g.text
				w.right, w.top, w.bottom = max(w.right, g.right), max(w.top, g.top), min(w.bottom, g.bottom)
				continue
			}
		}
		out = append(out, word{g.text, g.left, g.right, g.top, g.bottom, g.size})
		open = true
	}
	for i := range out {
		out[i].text = norm.NFKC.String(out[i].text)
	}
	return out
}

// hyphen is the character that the engine returns for a hyphen at the end of a line.
const hyphen = "\x02"

// overlap reports whether two vertical spans overlap.
func overlap(top, bottom, top2, bottom2 float64) bool {
	return min(top, top2) > max(bottom, bottom2)
}

// rowsOf groups words into lines, from the top.
func rowsOf(list []word) []row {
	slices.SortStableFunc(list, func(a, b word) int { return cmp.Compare(b.top+b.bottom, a.top+a.bottom) })
	var rows []row
	for _, w := range list {
		base := (w.top + w.bottom) / 2
		em := max(w.size, w.top-w.bottom, 1)
		if n := len(rows); n > 0 && math.Abs(rows[n-1].base-base) < rowSlop*em {
			r := &rows[n-1]
			r.words = append(r.words, w)
			r.size = max(r.size, w.size)
			continue
		}
		rows = append(rows, row{words: []word{w}, base: base, size: w.size})
	}
	for i := range rows {
		r := &rows[i]
		slices.SortStableFunc(r.words, func(a, b word) int { return cmp.Compare(a.left, b.left) })
		r.left, r.right = r.words[0].left, r.words[0].right
		for _, w := range r.words {
			r.right = max(r.right, w.right)
		}
		r.columnEnd = r.right
	}
	return rows
}

// compose writes the text of all pages.
func compose(pages []page) Document {
	var d Document
	var all []row
	for n := range pages {
		seen, hidden := pages[n].visible()
		if hidden != "" {
			d.Hidden = append(d.Hidden, hidden)
		}
		ordered, columns := readingOrder(rowsOf(words(seen)), pages[n].width)
		d.Columns = d.Columns || columns
		for i := range ordered {
			ordered[i].page = n
		}
		all = append(all, ordered...)
	}
	all, d.Repeated = withoutRepeated(all, pages)
	d.Text = paragraphs(all)
	return d
}

// withoutRepeated removes page numbers at the edges of pages, and the lines that are at
// the same height at the edge of most pages, except for their first occurrence.
func withoutRepeated(rows []row, pages []page) (kept []row, repeated []string) {
	type key struct {
		text string
		base int
	}
	keyOf := func(r *row) key {
		text := strings.TrimRight(r.text(), "0123456789 ") // the number of the page
		return key{text, int(math.Round(r.base / 4))}
	}
	count := map[key]int{}
	for i := range rows {
		count[keyOf(&rows[i])]++
	}
	seen := map[key]bool{}
	for i := range rows {
		r := &rows[i]
		k := keyOf(r)
		edge := r.base > 0.9*pages[r.page].height || r.base < 0.1*pages[r.page].height
		switch {
		case len(pages) > 1 && edge && 3*count[k] >= 2*len(pages) && (seen[k] || !hasLetter(k.text)), edge && pageNumber(r.text()):
			repeated = append(repeated, r.text())
		default:
			kept = append(kept, *r)
		}
		seen[k] = true
	}
	return kept, repeated
}

// hasLetter reports whether a text contains a letter.
func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// pageNumber reports whether a line is a page number such as "2", "2 / 3" or "Page 2 of
// 3".
func pageNumber(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"page", "of", "seite", "von", "página", "de", "pagina", "di", "van", "sur"} {
		s = strings.ReplaceAll(s, w, " ")
	}
	digits := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c != ' ' && c != '/' && c != '-' && c != '|' && c != '·':
			return false
		}
	}
	return digits > 0 && digits <= 6
}

// paragraphs writes lines and joins those that were wrapped.
func paragraphs(rows []row) string {
	var b strings.Builder
	var last *row
	line := ""
	indent := 0.0 // where the text of the current line begins
	known, cuts := wordSet(rows), justified(rows)
	flush := func() {
		if line != "" {
			b.WriteString(line + "\n")
		}
		line = ""
	}
	for i := range rows {
		r := &rows[i]
		text, isBullet := cutBullet(r.text())
		if text == "" {
			continue
		}
		switch {
		case last == nil:
		case !isBullet && wraps(last, r, indent, line):
			line = joined(line, text, known, cuts)
			last = r
			continue
		case r.page != last.page || last.base-r.base > 1.9*max(last.size, r.size) || last.base < r.base:
			flush()
			b.WriteByte('\n')
		}
		flush()
		line, indent = text, r.left
		if isBullet {
			line = "- " + text
			if len(r.words) > 1 && utf8.RuneCountInString(r.words[0].text) == 1 {
				indent = r.words[1].left
			}
		}
		last = r
	}
	flush()
	return b.String()
}

// wraps reports whether a line continues the one before it: that one reached the end of
// its column, and this one begins where its text does, close below and in the same
// size.
func wraps(last, r *row, indent float64, line string) bool {
	near := last.base-r.base > 0 && last.base-r.base < 1.9*max(last.size, r.size) && last.page == r.page
	room := last.columnEnd - last.right
	first := r.words[0].right - r.words[0].left
	full := room < first+0.5*last.size || strings.HasSuffix(line, "-") || strings.HasSuffix(line, ",")
	if r.page != last.page || last.base < r.base { // at the top of the next page or column
		first, _ := utf8.DecodeRuneInString(r.words[0].text)
		return unicode.IsLower(first) && last.right-last.left > broad && math.Abs(last.size-r.size) < 0.6 && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ":")
	}
	em := max(r.size, 1)
	// Some programs let wrapped lines of a bullet begin at the margin.
	margin := r.left < indent && !isDate(r.words[0].text) && !strings.HasSuffix(strings.TrimRight(line, ")”\""), ".") && !strings.HasSuffix(line, ":")
	if last.right-last.left < broad || strings.HasSuffix(line, ".") && !strings.HasPrefix(line, "- ") {
		full = false // a short line ends where it ends, and so may one that ends a sentence
	}
	return near && full && (math.Abs(r.left-indent) < 0.9*em || margin) && math.Abs(last.size-r.size) < 0.6 && !strings.Contains(line, " | ")
}

// isDate reports whether a word is a date such as "2019" or "03/2019", which begins an
// entry with its dates in the margin.
func isDate(s string) bool {
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
		room, width := rows[i].columnEnd-rows[i].right, rows[i].columnEnd-rows[i].left
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

// cutBullet removes a list sign from a line. The bool is false when there is none.
func cutBullet(text string) (string, bool) {
	text = strings.TrimSpace(text)
	first, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("•●○◦▪▫■□‣⁃∙·➢➤►▸❖✓✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u2043\u25aa", first) {
		return strings.TrimSpace(strings.TrimPrefix(text[size:], " |")), true
	}
	if rest, ok := strings.CutPrefix(text, "- "); ok {
		return strings.TrimSpace(rest), true
	}
	if rest, ok := strings.CutPrefix(text, "– "); ok && strings.IndexFunc(rest, unicode.IsLetter) == 0 {
		return strings.TrimSpace(rest), true
	}
	return text, false
}
