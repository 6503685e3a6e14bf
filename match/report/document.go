package report

import (
	"bytes"
	"strings"
)

// terminal writes a document as plain text.
type terminal struct {
	b *bytes.Buffer
	o Options
}

func (t *terminal) title(s string) { t.strong(s) }

func (t *terminal) strong(s string) {
	if t.o.Color {
		s = string(bold) + s + reset
	}
	t.b.WriteString(s + "\n")
}

func (t *terminal) text(s string) {
	for _, l := range t.lines(s, 0) {
		t.b.WriteString(l + "\n")
	}
}

func (t *terminal) lines(s string, indent int) []string {
	if t.o.Width <= 0 {
		return []string{s}
	}
	return wrapped(s, max(t.o.Width-indent, narrow))
}

func (t *terminal) heading(s string) {
	t.b.WriteByte('\n')
	t.strong(s)
}

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

func (t *terminal) table(name string, header []string, rows [][]string, share []int) error {
	if len(rows) == 0 {
		return nil
	}
	if name != "" {
		t.heading(name)
	}
	return (&grid{header: header, rows: rows, share: append([]int(nil), share...), wrap: true, paint: paintStatus(rows)}).draw(t.b, t.o)
}

// paintStatus colours the cells that are a status word.
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

func (m markdown) title(s string)   { m.b.WriteString("# " + escape(s) + "\n\n") }
func (m markdown) text(s string)    { m.b.WriteString(escape(s) + "\n\n") }
func (m markdown) heading(s string) { m.b.WriteString("## " + escape(s) + "\n\n") }

func (m markdown) list(items []string) {
	for _, it := range items {
		m.b.WriteString("- " + escape(it) + "\n")
	}
	m.b.WriteByte('\n')
}

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
