package report

// This file prints tables.

import (
	"bytes"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// color is an ANSI colour, empty for none.
type color string

const (
	green  color = "\x1b[32m"
	yellow color = "\x1b[33m"
	red    color = "\x1b[31m"
	bold   color = "\x1b[1m"
	reset        = "\x1b[0m"
)

// narrow is the least width, in columns, that a shrinking column keeps.
const narrow = 8

// grid is a table without borders. Columns are as wide as their widest cell. On a
// terminal that is too narrow, the columns with a share shrink.
type grid struct {
	header []string
	rows   [][]string
	right  []bool    // columns of numbers, which are aligned to the right
	share  []int     // how the columns that may shrink divide what is left
	paint  [][]color // by row and column
	notes  []string  // a line to print under each row
	wrap   bool      // long cells continue on the next line; else they are cut
}

// draw fits the table to the width and writes it.
func (g *grid) draw(b *bytes.Buffer, o Options) error {
	g.fit(o)
	var out bytes.Buffer
	t := tablewriter.NewTable(&out, tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
		Borders: tw.BorderNone,
		Settings: tw.Settings{
			Separators: tw.Separators{ShowHeader: tw.Off, ShowFooter: tw.Off, BetweenRows: tw.Off, BetweenColumns: tw.Off},
			Lines:      tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.Off, ShowFooterLine: tw.Off},
		},
	})), tablewriter.WithConfig(g.config()), tablewriter.WithEastAsian(tw.Off))
	t.Header(anys(g.header)...)
	for i, row := range g.rows {
		if err := t.Append(anys(g.painted(i, row, o))...); err != nil {
			return err
		}
	}
	if err := t.Render(); err != nil {
		return err
	}
	g.finish(b, out.String(), o)
	return nil
}

// config returns the padding and the alignment of the cells.
func (g *grid) config() tablewriter.Config {
	cells := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: tw.Padding{Left: "", Right: "  ", Overwrite: true}},
	}
	for i := range g.header {
		align := tw.AlignLeft
		if i < len(g.right) && g.right[i] {
			align = tw.AlignRight
		}
		cells.Alignment.PerColumn = append(cells.Alignment.PerColumn, align)
	}
	return tablewriter.Config{Header: cells, Row: cells}
}

// finish trims the lines, adds the notes and makes the header bold.
func (g *grid) finish(b *bytes.Buffer, drawn string, o Options) {
	row := -1
	for l := range strings.Lines(drawn) {
		l = strings.TrimRight(l, " \n")
		if row < 0 && o.Color {
			l = string(bold) + l + reset
		}
		b.WriteString(l)
		b.WriteByte('\n')
		if row >= 0 && row < len(g.notes) {
			b.WriteString("     " + g.notes[row] + "\n")
		}
		row++
	}
}

// painted returns the cells of row i with their colours, if colour is on.
func (g *grid) painted(i int, row []string, o Options) []string {
	if !o.Color || i >= len(g.paint) {
		return row
	}
	out := append([]string(nil), row...)
	for k, c := range g.paint[i] {
		if c != "" && k < len(out) {
			out[k] = string(c) + out[k] + reset
		}
	}
	return out
}

// fit cuts or wraps the cells of the columns with a share, so that the table fits the
// width.
func (g *grid) fit(o Options) {
	if o.Width <= 0 {
		return
	}
	widths := make([]int, len(g.header))
	total := 0
	for k, h := range g.header {
		widths[k] = twwidth.Width(h)
		for _, row := range g.rows {
			widths[k] = max(widths[k], twwidth.Width(row[k]))
		}
		total += widths[k] + 2
	}
	if total <= o.Width {
		return
	}
	for k, w := range g.shrink(widths, o.Width) {
		for _, row := range g.rows {
			if twwidth.Width(row[k]) <= w {
				continue
			}
			if g.wrap {
				row[k] = strings.Join(wrapped(row[k], w), "\n")
			} else {
				row[k] = cut(row[k], w)
			}
		}
	}
}

// shrink divides the width among the columns. Columns without a share keep their width.
// The others divide what is left by their shares, but none gets more than it needs.
func (g *grid) shrink(widths []int, width int) []int {
	out := append([]int(nil), widths...)
	left, shares := width, 0
	for k, w := range widths {
		left -= 2
		if k >= len(g.share) || g.share[k] == 0 {
			left -= w
		} else {
			shares += g.share[k]
		}
	}
	for again := true; again && shares > 0; {
		again = false
		for k := range g.share {
			if g.share[k] > 0 && out[k] == widths[k] && widths[k] <= left*g.share[k]/shares && widths[k] > 0 {
				left -= widths[k]
				shares -= g.share[k]
				g.share[k] = 0
				again = true
				break
			}
		}
	}
	for k := range g.share {
		if g.share[k] > 0 {
			out[k] = max(narrow, left*g.share[k]/shares)
		}
	}
	return out
}

// cut shortens a text to a width in columns.
func cut(s string, width int) string {
	if twwidth.Width(s) <= width {
		return s
	}
	return twwidth.Truncate(s, width, "…")
}

// wrapped breaks a text into lines of at most width columns. It cuts longer words.
func wrapped(s string, width int) []string {
	var lines []string
	var now string
	for w := range strings.FieldsSeq(s) {
		w = cut(w, width)
		switch {
		case now == "":
			now = w
		case twwidth.Width(now)+1+twwidth.Width(w) <= width:
			now += " " + w
		default:
			lines = append(lines, now)
			now = w
		}
	}
	return append(lines, now)
}

// anys converts strings for the table writer.
func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}
