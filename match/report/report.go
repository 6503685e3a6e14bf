// Package report prints the results of match: tables for a terminal, plain tables for a
// pipe, JSON, JSONL, CSV and Markdown. It is the only package that draws tables.
//
// It decides how a result looks and never what it says. The text that it is given must
// already be clean; the package folds it to one line for each cell and never interprets
// it.
package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"skillmatch/match/explain"
)

// Format is the name of an output format.
type Format string

// The formats.
const (
	Table    Format = "table"
	JSON     Format = "json"
	JSONL    Format = "jsonl"
	CSV      Format = "csv"
	Markdown Format = "markdown"
)

// Formats returns all formats, the default first.
func Formats() []Format { return []Format{Table, JSON, JSONL, CSV, Markdown} }

// Complete reports whether programs read the format, which want every result and not
// only the top.
func (f Format) Complete() bool { return f == JSON || f == JSONL || f == CSV }

// Options configure how a result looks.
type Options struct {
	Format Format
	// Width is the terminal's width in columns; 0 leaves cells whole.
	Width int
	// Color adds ANSI colour to a table. The words carry the meaning without it.
	Color bool
	// Explain adds how each number came about.
	Explain bool
	// Clean makes text fit to print that comes from neither a posting nor a résumé,
	// such as the paths of a library; nil leaves it as it is.
	Clean func(string) string
	// Single writes JSON as one object instead of an array of one.
	Single bool
}

// write renders a result into a buffer before it writes it, so that an error of the
// stream is noticed and a result that fails leaves no half of itself.
func write(w io.Writer, render func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// printer prints reports. It holds one function for each format that differs between
// kinds of result.
type printer struct {
	csv, markdown, table func(*bytes.Buffer, []explain.Report, Options) error
}

// print prints reports in the format that the options name.
func (p printer) print(w io.Writer, reports []explain.Report, o Options) error {
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

// documents returns a printer that prints each report as a document of its own, and the
// skills of all as comma-separated values.
func documents(f func(document, *explain.Report, Options) error) printer {
	return printer{
		csv: skillsCSV,
		markdown: func(b *bytes.Buffer, reports []explain.Report, o Options) error {
			return each(b, reports, func(r *explain.Report) error { return f(markdown{b}, r, o) })
		},
		table: func(b *bytes.Buffer, reports []explain.Report, o Options) error {
			return each(b, reports, func(r *explain.Report) error { return f(&terminal{b, o}, r, o) })
		},
	}
}

// each prints reports one after another, with an empty line between them.
func each(b *bytes.Buffer, reports []explain.Report, print func(*explain.Report) error) error {
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

// encode writes values as JSON: one value a line for JSONL, else a single object or an
// array.
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

// inert keeps a spreadsheet from running a cell of scraped text as a formula. A number
// is no formula, whatever its sign.
func inert(cell string) string {
	if cell != "" && !plainNumber(cell) && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// plainNumber reports whether a cell holds only digits, with at most a sign and a
// decimal point.
func plainNumber(cell string) bool {
	digits := strings.TrimLeft(cell, "+-")
	if len(cell)-len(digits) > 1 || digits == "" || strings.Count(digits, ".") > 1 {
		return false
	}
	return strings.Trim(digits, "0123456789.") == "" && digits[0] != '.' && digits[len(digits)-1] != '.'
}

// line folds a text to one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
