package office

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document/block"
)

// look is how text appears.
type look struct {
	bold bool
	size float64 // in points; 0 when the file does not tell
	// unseen says that no reader sees the text.
	unseen bool
}

// run is text of one look. A tab in it separates the parts of a line, a line end the
// lines of a paragraph.
type run struct {
	text []byte
	look
}

// paragraph is a paragraph while it is read.
type paragraph struct {
	runs []run
	// level is the level of a heading, depth the nesting of a list's item, 0 for others.
	level, depth int
	// further says that the paragraph goes on with an item, counted that a number stands
	// before it.
	further, counted bool
	// before and after are the room above and below, in points. tight says that there
	// is none between paragraphs of the same style.
	before, after float64
	tight         bool
	style         string
	// numbered says that the number of the page, a field, was left out of the text.
	numbered bool
}

// builder collects the blocks of an office document.
type builder struct {
	blocks []block.Block
	hidden []string
	par    paragraph
	outer  []paragraph // those that text boxes interrupt, the outermost first
	rows   []row       // of nested tables, the outermost first
	tables int         // the nesting of tables
	// room is the room below the last paragraph in points, style its style, and blank
	// says that empty paragraphs follow it.
	room  float64
	style string
	tight bool
	blank bool
	// numbers are the texts of lines in which the number of a page is left out.
	numbers map[string]bool
}

// row is a row of a table while it is read.
type row struct {
	cells [][]block.Block
	from  int  // the index of the row's first block
	used  int  // the index behind the last cell's blocks
	names bool // it names the columns
}

// The sizes that are taken where the file does not tell: of the type in points, and the
// room, in parts of the type's size, from which a reader sees a gap.
const (
	usualSize = 11
	gapParts  = 0.4
)

// The limits of a document: the number of its blocks, and the nesting of tables. Tables
// that are nested more deeply are read as text.
const (
	maxBlocks = 100_000
	maxTables = 12
)

// maxHeading is the length in bytes up to which a paragraph is a heading.
const maxHeading = 120

// text adds text to the paragraph.
func (b *builder) text(s string, l look) {
	if n := len(b.par.runs); n > 0 && b.par.runs[n-1].look == l {
		b.par.runs[n-1].text = append(b.par.runs[n-1].text, s...)
		return
	}
	b.par.runs = append(b.par.runs, run{[]byte(s), l})
}

// end ends the paragraph, each of whose lines becomes a block.
func (b *builder) end() {
	p := b.par
	b.par = paragraph{}
	var unseen strings.Builder
	for _, r := range p.runs {
		if r.unseen {
			unseen.Write(r.text)
		}
	}
	if s := strings.Join(strings.Fields(unseen.String()), " "); s != "" {
		b.hidden = append(b.hidden, s)
	}
	written := 0
	for _, l := range linesOf(p.runs) {
		if b.line(&p, l, written) {
			written++
		}
	}
	if written == 0 {
		b.blank = true
		return
	}
	b.room, b.style, b.tight, b.blank = p.after, p.style, p.tight, false
}

// line writes a line of a paragraph, of which some are written, as a block. It reports
// whether the line holds text.
func (b *builder) line(p *paragraph, runs []run, written int) bool {
	k := block.Block{Bold: true}
	var text strings.Builder
	longest := 0
	for _, r := range runs {
		text.Write(r.text)
		words := bytes.TrimSpace(r.text)
		k.Bold = k.Bold && (r.bold || len(words) == 0)
		if len(words) > longest {
			k.Size, longest = r.size, len(words)
		}
	}
	var signed bool
	k.Text, k.Cells, signed = parts(text.String())
	if k.Text == "" || len(b.blocks) >= maxBlocks {
		return false
	}
	switch {
	case p.level > 0 && len(k.Text) < maxHeading:
		k.Kind, k.Level = block.Heading, p.level
	case signed && written == 0, signed && p.depth == 0:
		k.Kind, k.Depth = block.Item, max(p.depth, 1)
	case p.depth > 0 && written == 0 && !p.further:
		k.Kind, k.Depth = block.Item, p.depth
	case p.depth > 0:
		k.Line, k.Indent = true, 2*p.depth
	}
	if written == 0 {
		k.Gap = b.gap(p, k.Size)
	}
	if p.numbered {
		if b.numbers == nil {
			b.numbers = map[string]bool{}
		}
		b.numbers[k.Text] = true
	}
	b.blocks = append(b.blocks, k)
	return true
}

// gap reports whether a paragraph stands apart from the one before it.
func (b *builder) gap(p *paragraph, size float64) bool {
	if len(b.blocks) == 0 {
		return false
	}
	if size == 0 {
		size = usualSize
	}
	same := p.style == b.style
	before, after := p.before, b.room
	if same && p.tight {
		before = 0
	}
	if same && b.tight {
		after = 0
	}
	return b.blank || max(before, after) >= gapParts*size
}

// linesOf returns the seen runs of a paragraph's lines.
func linesOf(runs []run) [][]run {
	lines := [][]run{nil}
	for _, r := range runs {
		if r.unseen {
			continue
		}
		for i, part := range bytes.Split(r.text, []byte("\n")) {
			if i > 0 {
				lines = append(lines, nil)
			}
			lines[len(lines)-1] = append(lines[len(lines)-1], run{part, r.look})
		}
	}
	return lines
}

// parts returns the text of a line and its cells. A label with a
// colon and what follows it are one cell. signed says that the line began with the sign
// of a list, which is removed.
func parts(line string) (text string, cells []string, signed bool) {
	for _, cell := range block.Cells(line) {
		if cell = strings.Join(strings.Fields(cell), " "); cell == "" {
			continue
		}
		if len(cells) == 0 && !signed {
			cell, signed = cutSign(cell)
		}
		if cell == "" {
			continue
		}
		if n := len(cells); n > 0 && (strings.HasSuffix(cells[n-1], ":") || n == 1 && ordinal(cells[0])) {
			cells[n-1] += " " + cell
			continue
		}
		cells = append(cells, cell)
	}
	text = strings.Join(cells, " | ")
	if len(cells) < 2 {
		cells = nil
	}
	return text, cells, signed
}

// cutSign removes the sign of a list's item that stands before a line.
func cutSign(line string) (rest string, ok bool) {
	first, size := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("•●▪■◦‣·○➢➤►▶✓✔\uF0B7\uF0A7\uF0D8\uF076\uF0FC", first) && (line != "-" && line != "–" && line != "*" && line != "o") {
		return line, false
	}
	return strings.TrimSpace(line[size:]), true
}

// ordinal reports whether a cell is the number of a list's item: "2.", "b)".
func ordinal(cell string) bool {
	body := strings.TrimRight(cell, ".)")
	return body != "" && len(body) <= 3 && body != cell && strings.IndexFunc(body, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) }) < 0
}

// open interrupts the paragraph with a text box.
func (b *builder) open() {
	b.outer = append(b.outer, b.par)
	b.par = paragraph{}
}

// shut ends a text box and continues the paragraph that it interrupted.
func (b *builder) shut() {
	if len(b.par.runs) > 0 {
		b.end()
	}
	if n := len(b.outer); n > 0 {
		b.par, b.outer = b.outer[n-1], b.outer[:n-1]
	}
}

// beginRow begins a row of a table.
func (b *builder) beginRow() {
	if b.tables++; b.tables > maxTables {
		return
	}
	b.rows = append(b.rows, row{from: len(b.blocks), used: len(b.blocks)})
}

// namesColumns says that the open row names the columns of its table.
func (b *builder) namesColumns() {
	if n := len(b.rows); n > 0 {
		b.rows[n-1].names = true
	}
}

// endCell ends a cell, which takes the blocks since the last one.
func (b *builder) endCell() {
	if n := len(b.rows); n > 0 && b.tables <= maxTables {
		r := &b.rows[n-1]
		from := min(r.used, len(b.blocks))
		r.cells = append(r.cells, slices.Clone(b.blocks[from:]))
		r.used = len(b.blocks)
	}
	b.blank = false
}

// endRow writes a row in the place of its blocks.
func (b *builder) endRow() {
	n := len(b.rows)
	b.tables = max(b.tables-1, 0)
	if n == 0 || b.tables >= maxTables {
		return
	}
	r := b.rows[n-1]
	b.rows = b.rows[:n-1]
	if from := min(r.from, len(b.blocks)); len(r.cells) > 0 {
		left := slices.Clone(b.blocks[min(r.used, len(b.blocks)):])
		joined := block.Row(r.cells)
		if len(joined) == 1 && len(joined[0].Cells) > 1 {
			joined[0].Names = r.names
		}
		b.blocks = append(append(b.blocks[:from], joined...), left...)
	}
	b.room, b.blank = 0, false
}

// finish ends the document.
func (b *builder) finish() {
	if len(b.par.runs) > 0 {
		b.end()
	}
	for len(b.outer) > 0 {
		b.shut()
	}
	for len(b.rows) > 0 {
		b.endRow()
	}
}
