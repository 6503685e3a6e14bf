// Package report prints the results of match: tables for a terminal, plain
// tables for a pipe, JSON, JSONL, CSV and Markdown. It is the only package that
// draws tables.
//
// It decides how a result looks and never what it says. Text that it is given
// must be clean already; it is folded to one line for each cell, never
// interpreted.
package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"skillmatch/match"
)

// Format is an output format.
type Format string

// The formats.
const (
	Table    Format = "table"
	JSON     Format = "json"
	JSONL    Format = "jsonl"
	CSV      Format = "csv"
	Markdown Format = "markdown"
)

// Formats lists all formats, the default first.
func Formats() []Format { return []Format{Table, JSON, JSONL, CSV, Markdown} }

// Complete reports whether a format is read by programs, which want every
// result and not only the top.
func (f Format) Complete() bool { return f == JSON || f == JSONL || f == CSV }

// Options say how a result looks.
type Options struct {
	Format Format
	// Width is the terminal's width in columns; 0 leaves cells whole.
	Width int
	// Color adds ANSI colour to a table. Words carry the meaning without it.
	Color bool
	// Explain adds how each figure came about.
	Explain bool
	// Single writes JSON as one object and not as an array of one.
	Single bool
}

// write renders into a buffer first, so that an error of the stream is seen
// and a failed result leaves no half of itself.
func write(w io.Writer, render func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// printer is how a kind of result is written in the formats that differ by kind.
type printer struct {
	csv, markdown, table func(*bytes.Buffer, []match.Report, Options) error
}

func (p printer) print(w io.Writer, reports []match.Report, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			return encode(b, reports, o)
		case CSV:
			return p.csv(b, reports, o)
		case Markdown:
			return p.markdown(b, reports, o)
		}
		return p.table(b, reports, o)
	})
}

// Ranking prints postings, best first.
func Ranking(w io.Writer, reports []match.Report, o Options) error {
	return printer{rankingCSV, rankingMarkdown, rankingTable}.print(w, reports, o)
}

// Candidates prints résumés for one posting, best first.
func Candidates(w io.Writer, reports []match.Report, o Options) error {
	return printer{candidatesCSV, candidatesMarkdown, candidatesTable}.print(w, reports, o)
}

// Gaps prints the gap report of each posting.
func Gaps(w io.Writer, reports []match.Report, o Options) error {
	return documents(gapDocument).print(w, reports, o)
}

// Extracts prints what postings ask.
func Extracts(w io.Writer, reports []match.Report, o Options) error {
	return documents(extractDocument).print(w, reports, o)
}

// documents prints each report as a document of its own, and their skills as
// comma-separated values.
func documents(f func(document, *match.Report, Options) error) printer {
	return printer{
		csv: skillsCSV,
		markdown: func(b *bytes.Buffer, reports []match.Report, o Options) error {
			return each(b, reports, func(r *match.Report) error { return f(markdown{b}, r, o) })
		},
		table: func(b *bytes.Buffer, reports []match.Report, o Options) error {
			return each(b, reports, func(r *match.Report) error { return f(&terminal{b, o}, r, o) })
		},
	}
}

func each(b *bytes.Buffer, reports []match.Report, print func(*match.Report) error) error {
	for i := range reports {
		if i > 0 {
			b.WriteString("\n")
		}
		if err := print(&reports[i]); err != nil {
			return err
		}
	}
	return nil
}

// encode writes values as JSON: one a line, one alone, or an array.
func encode[T any](b *bytes.Buffer, list []T, o Options) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if o.Format == JSONL {
		for i := range list {
			if err := enc.Encode(&list[i]); err != nil {
				return fmt.Errorf("write json: %w", err)
			}
		}
		return nil
	}
	enc.SetIndent("", "  ")
	var value any = list
	switch {
	case o.Single && len(list) == 1:
		value = &list[0]
	case list == nil:
		value = []T{}
	}
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

// rows writes comma-separated values.
func rows(b *bytes.Buffer, header []string, list [][]string) error {
	w := csv.NewWriter(b)
	if err := w.Write(header); err != nil {
		return err
	}
	for _, row := range list {
		for i := range row {
			row[i] = inert(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// inert keeps a spreadsheet from running a cell of scraped text as a formula. A
// number is none, whatever its sign.
func inert(cell string) string {
	if cell != "" && !plainNumber(cell) && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// plainNumber reports whether a cell holds digits, with a sign and a decimal point
// at most.
func plainNumber(cell string) bool {
	digits := strings.TrimLeft(cell, "+-")
	if len(cell)-len(digits) > 1 || digits == "" || strings.Count(digits, ".") > 1 {
		return false
	}
	return strings.Trim(digits, "0123456789.") == "" && digits[0] != '.' && digits[len(digits)-1] != '.'
}

// line folds a text to one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
