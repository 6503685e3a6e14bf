package report

import (
	"bytes"
	"io"
)

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
