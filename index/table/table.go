// Package table reads the rule tables that are embedded in the program: headings,
// cue phrases, titles, places. A table is a text file of tab-separated columns, so
// that a language or a profession is added without opening a Go file.
//
// It knows the format. It does not know what any table means.
package table

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// Any is the language of rows that hold in every language, such as product names
// and abbreviations.
const Any = "mul"

// Row is one line of a table.
type Row struct {
	// Line is the row's line number in the file, from 1.
	Line int
	// Fields are its cells, one for each column.
	Fields []string
}

// Parse reads a table. The first line that is no comment names the columns, which
// must be those given; a line that begins with "#" is a comment, and empty lines
// are skipped. A cell never begins or ends with a space. The error names the line.
func Parse(name, text string, columns ...string) ([]Row, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("%s: not UTF-8", name)
	}
	lines := strings.Count(text, "\n") + 1
	rows, cells := make([]Row, 0, lines), make([]string, 0, lines*len(columns))
	header, n := false, 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		from := len(cells)
		for more := true; more; {
			var cell string
			cell, line, more = strings.Cut(line, "\t")
			cells = append(cells, cell)
		}
		fields := cells[from:len(cells):len(cells)]
		if err := check(fields, columns, header); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if header {
			rows = append(rows, Row{n, fields})
		}
		header = true
	}
	if !header {
		return nil, fmt.Errorf("%s: no column names", name)
	}
	return rows, nil
}

// check refuses a line that does not fit the columns.
func check(fields, columns []string, header bool) error {
	if len(fields) != len(columns) {
		return fmt.Errorf("%d columns, want %d: %s", len(fields), len(columns), strings.Join(columns, ", "))
	}
	for i, f := range fields {
		switch {
		case !header && f != columns[i]:
			return fmt.Errorf("column %d is named %q, want %q", i+1, f, columns[i])
		case strings.HasPrefix(f, " ") || strings.HasSuffix(f, " "):
			return errors.New("a cell begins or ends with a space")
		}
	}
	return nil
}

// MustRead reads an embedded table, which a test has checked. It panics for a file
// that is missing or damaged, which only a build from changed files can cause.
func MustRead(files fs.FS, name string, columns ...string) []Row {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		panic(fmt.Sprintf("embedded table: %v", err))
	}
	rows, err := Parse(name, string(data), columns...)
	if err != nil {
		panic(fmt.Sprintf("embedded table: %v", err))
	}
	return rows
}

//go:embed data/languages.tsv
var files embed.FS

// Languages lists the languages in which the program reads postings and résumés, as
// ISO 639-1 codes: those of data/languages.tsv.
func Languages() []string {
	var codes []string
	for _, r := range MustRead(files, "data/languages.tsv", "code", "name") {
		codes = append(codes, r.Fields[0])
	}
	return codes
}
