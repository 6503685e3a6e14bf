package block

import (
	"slices"
	"strings"
)

// The lines of a cell that stand beside others: a cell of at most maxBeside bytes in one
// line belongs to the first line of the cells next to it, and cells of at most maxHead
// lines each are the head of one entry.
const (
	maxBeside = 60
	maxHead   = 3
)

// wideBlanks is the number of blanks in a row that set words apart as a tab does.
const wideBlanks = 3

// Cells returns the parts of a line, without empty ones: tabs part them, and so do
// several blanks in a row, with which people push a date to the margin.
func Cells(line string) []string {
	var out []string
	add := func(part string) {
		if part = strings.Trim(part, " \u00a0"); part != "" {
			out = append(out, part)
		}
	}
	from, blanks, start := 0, 0, 0 // start is where the blanks begin
	for i, c := range line {
		switch c {
		case '\t':
			add(line[from:i])
			from, blanks = i+1, 0
		case ' ', '\u00a0':
			if blanks == 0 {
				start = i
			}
			blanks++
		default:
			if blanks >= wideBlanks {
				add(line[from:start])
				from = i
			}
			blanks = 0
		}
	}
	add(line[from:])
	return out
}

// Row joins the cells of a table's row, each a list of blocks. Cells of one line become
// one block with cells. A row in which a cell has several lines is a layout: its cells
// are written one below the other. A short single line behind such a cell, or before one
// that begins with a heading, stands beside that cell's first line on the page, and is
// written below it.
// Cells without blocks are left out.
func Row(cells [][]Block) []Block {
	cells = slices.DeleteFunc(slices.Clone(cells), func(c []Block) bool { return len(c) == 0 })
	lines := 0
	for _, c := range cells {
		lines = max(lines, len(c))
	}
	switch {
	case len(cells) == 0:
		return nil
	case len(cells) == 1:
		return cells[0]
	case lines == 1:
		return []Block{joined(cells)}
	}
	return layout(cells, lines > maxHead)
}

// joined returns one block of the cells, which have a block each. It is a heading where
// one of them is, and otherwise of the kind of the first where the others are paragraphs.
func joined(cells [][]Block) Block {
	row := cells[0][0]
	row.Cells = nil
	for _, c := range cells {
		b := &c[0]
		row.Bold = row.Bold && b.Bold
		row.Gap = row.Gap || b.Gap
		if b.Kind == Heading && row.Kind != Heading {
			row.Kind, row.Level, row.Depth = Heading, b.Level, 0
		}
		if len(b.Cells) > 0 {
			row.Cells = append(row.Cells, b.Cells...)
		} else {
			row.Cells = append(row.Cells, b.Text)
		}
	}
	row.Text = strings.Join(row.Cells, " | ")
	return row
}

// layout writes cells one below the other. apart says that each begins with a gap.
func layout(cells [][]Block, apart bool) []Block {
	var out []Block
	first := -1      // where the last cell of several lines begins
	var held []Block // short lines before a cell that begins with a heading
	for i, c := range cells {
		if short(c) {
			switch {
			case first >= 0:
				out = besideFirst(out, first, c[0])
				continue
			case i+1 < len(cells) && len(cells[i+1]) > 1 && cells[i+1][0].Kind == Heading:
				held = append(held, c[0])
				continue
			}
		}
		at := len(out)
		out = append(out, c...)
		if apart && at > 0 {
			out[at].Gap = true
		}
		if len(c) > 1 {
			first = at
			for _, b := range held {
				out[at].Gap = out[at].Gap || b.Gap
				out = besideFirst(out, at, b)
			}
			held = nil
		}
	}
	return out
}

// short reports whether a cell is a single short line of text, such as a date.
func short(cell []Block) bool {
	return len(cell) == 1 && len(cell[0].Text) <= maxBeside && cell[0].Kind == Paragraph
}

// besideFirst inserts a line that stands beside the first one of a cell below that line.
func besideFirst(out []Block, first int, b Block) []Block {
	b.Gap = false
	if out[first].Kind == Heading && first+1 < len(out) {
		out[first+1].Gap = false // the room below a heading
	}
	return slices.Insert(out, first+1, b)
}
