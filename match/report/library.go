package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"skillmatch/index/library"
	"skillmatch/match/catalog"
)

// Origins prints how many postings each origin of a library gave, and how many all gave
// together. The error is the writer's.
func Origins(w io.Writer, list []catalog.Count, all catalog.Count, o Options) error {
	all.Origin = "in all"
	list = append(list, all)
	if o.Format == Markdown {
		var rows [][]string
		for _, n := range list {
			rows = append(rows, []string{o.path(n.Origin), strconv.Itoa(n.Kept), strconv.Itoa(n.Gone)})
		}
		return Listing(w, []string{"origin", "kept", "gone"}, rows, o)
	}
	return write(w, func(b *bytes.Buffer) error {
		for _, n := range list {
			fmt.Fprintf(b, "%7d  %7d gone  %s\n", n.Kept, n.Gone, o.path(n.Origin))
		}
		return nil
	})
}

// path returns a reference of a library in a form to print. A path may hold any bytes.
func (o *Options) path(ref string) string {
	path := library.RefPath(ref)
	if o.Clean != nil {
		path = o.Clean(path)
	}
	return line(path)
}

// Kept prints postings of a library; total is the number of all that it could print.
// The error is the writer's or the encoder's.
func Kept(w io.Writer, list []library.Posting, total int, o Options) error {
	switch o.Format {
	case JSON, JSONL:
		return write(w, func(b *bytes.Buffer) error { return encode(b, list, o) })
	case CSV, Markdown:
		header, rows := keptRows(list, o)
		return Listing(w, header, rows, o)
	}
	return write(w, func(b *bytes.Buffer) error {
		for i := range list {
			p := &list[i]
			parts := []string{cmp.Or(p.Title, p.ID), p.Company, p.Location, p.Published, p.URL, gone(p)}
			parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
			fmt.Fprintf(b, "%s  %s\n", library.KeyOf(p.Ref), line(strings.Join(parts, " · ")))
		}
		fmt.Fprintf(b, "%d of %d\n", len(list), total)
		return nil
	})
}

// keptRows returns postings as a list for CSV and Markdown.
func keptRows(list []library.Posting, o Options) (header []string, rows [][]string) {
	for i := range list {
		p := &list[i]
		rows = append(rows, []string{library.KeyOf(p.Ref).String(), p.ID, p.Title, p.Company, p.Location, p.Published, p.Pay, p.URL, o.path(p.Ref), o.path(p.Origin), p.Added, p.Gone})
	}
	return []string{"key", "id", "title", "company", "location", "published", "pay", "url", "ref", "origin", "added", "gone"}, rows
}

// gone says since when a posting is gone, or "" if it is not.
func gone(p *library.Posting) string {
	if p.Gone == "" {
		return ""
	}
	return "gone since " + p.Gone
}
