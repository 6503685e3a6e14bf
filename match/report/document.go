package report

// This file prints a document on a terminal and as Markdown, and plain lists.

import (
	"bytes"
	"io"
	"strings"
)

// document is a report that is being written, for a terminal or as Markdown.
type document interface {
	title(text string)
	text(text string)
	heading(text string)
	list(items []string)
	// table draws rows under a name and a header. share gives the columns that may
	// shrink, and their parts of what is left. An empty table is left out.
	table(name string, header []string, rows [][]string, share []int) error
}

// terminal writes a document as plain text.
type terminal struct {
	b *bytes.Buffer
	o Options
}

// title writes the title in bold.
func (t *terminal) title(s string) { t.strong(s) }

// strong writes a line in bold if colour is on.
func (t *terminal) strong(s string) {
	if t.o.Color {
		s = string(bold) + s + reset
	}
	t.b.WriteString(s + "\n")
}

// text writes a paragraph.
func (t *terminal) text(s string) {
	for _, l := range t.lines(s, 0) {
		t.b.WriteString(l + "\n")
	}
}

// lines breaks a text to the width of the terminal, less an indent in columns.
func (t *terminal) lines(s string, indent int) []string {
	if t.o.Width <= 0 {
		return []string{s}
	}
	return wrapped(s, max(t.o.Width-indent, narrow))
}

// heading writes an empty line and a heading in bold.
func (t *terminal) heading(s string) {
	t.b.WriteByte('\n')
	t.strong(s)
}

// list writes items with a dash, and indents their further lines.
func (t *terminal) list(items []string) {
	for _, it := range items {
		for i, l := range t.lines(it, 2) {
			lead := "- "
			if i > 0 {
				lead = "  "
			}
			t.b.WriteString(lead + l + "\n")
		}
	}
}

// table draws a table whose long cells wrap.
func (t *terminal) table(name string, header []string, rows [][]string, share []int) error {
	if len(rows) == 0 {
		return nil
	}
	if name != "" {
		t.heading(name)
	}
	return (&grid{header: header, rows: rows, share: append([]int(nil), share...), wrap: true, paint: paintStatus(rows)}).draw(t.b, t.o)
}

// paintStatus returns the colours of the cells that are a status word.
func paintStatus(rows [][]string) [][]color {
	words := map[string]color{"required": red, "preferred": yellow, "missing": red, "related": yellow, "partial": yellow, "has": green, "met": green, "not met": red, "unknown": yellow}
	out := make([][]color, len(rows))
	for i, row := range rows {
		out[i] = make([]color, len(row))
		for k, cell := range row {
			out[i][k] = words[cell]
		}
	}
	return out
}

// markdown writes a document as Markdown.
type markdown struct{ b *bytes.Buffer }

func (m markdown) title(s string) { m.b.WriteString("# " + escape(s) + "\n\n") }

func (m markdown) text(s string) { m.b.WriteString(escape(s) + "\n\n") }

func (m markdown) heading(s string) { m.b.WriteString("## " + escape(s) + "\n\n") }

// list writes items with a dash.
func (m markdown) list(items []string) {
	for _, it := range items {
		m.b.WriteString("- " + escape(it) + "\n")
	}
	m.b.WriteByte('\n')
}

// table writes a Markdown table.
func (m markdown) table(name string, header []string, rows [][]string, _ []int) error {
	if len(rows) == 0 {
		return nil
	}
	if name != "" {
		m.heading(name)
	}
	m.row(header)
	rule := make([]string, len(header))
	for i := range rule {
		rule[i] = "---"
	}
	m.b.WriteString("| " + strings.Join(rule, " | ") + " |\n")
	for _, row := range rows {
		m.row(row)
	}
	m.b.WriteByte('\n')
	return nil
}

// row writes one row of a Markdown table.
func (m markdown) row(cells []string) {
	m.b.WriteByte('|')
	for _, c := range cells {
		m.b.WriteString(" " + escape(c) + " |")
	}
	m.b.WriteByte('\n')
}

// escape keeps scraped text from being read as Markdown or HTML.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "\n", " ", "<", "&lt;", "*", `\*`, "_", `\_`, "[", `\[`, "`", "\\`").Replace(s)
}

// Listing prints any list under named columns: as comma-separated values, as Markdown,
// else as a table. The error is the writer's.
func Listing(w io.Writer, header []string, list [][]string, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		if o.Format == CSV {
			return rows(b, header, list)
		}
		for _, row := range list {
			for i := range row {
				row[i] = line(row[i])
			}
		}
		if o.Format == Markdown {
			return markdown{b}.table("", header, list, nil)
		}
		return (&grid{header: header, rows: list}).draw(b, o)
	})
}
