package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"skillmatch/index/library"
	"skillmatch/match/catalog"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

// showCounts prints how many postings each origin gave, and all together.
func (a *app) showCounts(list []catalog.Count, all catalog.Count) error {
	all.Origin = "in all"
	list = append(list, all)
	if report.Format(a.format) == report.Markdown {
		var rows [][]string
		for _, n := range list {
			rows = append(rows, []string{document.Line(library.RefPath(n.Origin)), strconv.Itoa(n.Kept), strconv.Itoa(n.Gone)})
		}
		return a.listing([]string{"origin", "kept", "gone"}, rows)
	}
	var b strings.Builder
	for _, n := range list {
		fmt.Fprintf(&b, "%7d  %7d gone  %s\n", n.Kept, n.Gone, document.Line(library.RefPath(n.Origin)))
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

// showKept prints postings of the library, of which there are total.
func (a *app) showKept(list []library.Posting, total int) error {
	var b strings.Builder
	switch format := report.Format(a.format); format {
	case report.JSON, report.JSONL:
		if err := encodeKept(&b, list, format == report.JSON); err != nil {
			return err
		}
	case report.CSV, report.Markdown:
		return a.listing(keptRows(list))
	default:
		for i := range list {
			p := &list[i]
			fmt.Fprintf(&b, "%s  %s\n", library.KeyOf(p.Ref), document.Line(strings.Join(slices.DeleteFunc([]string{cmp.Or(p.Title, p.ID), p.Company, p.Location, p.Published, p.URL, gone(p)},
				func(s string) bool { return s == "" }), " · ")))
		}
		fmt.Fprintf(&b, "%d of %d\n", len(list), total)
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

func encodeKept(b *strings.Builder, list []library.Posting, array bool) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if array {
		e.SetIndent("", "  ")
		return e.Encode(list)
	}
	for i := range list {
		if err := e.Encode(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// keptRows are postings as a list for csv and markdown.
func keptRows(list []library.Posting) (header []string, rows [][]string) {
	for i := range list {
		p := &list[i]
		rows = append(rows, []string{library.KeyOf(p.Ref).String(), p.ID, p.Title, p.Company, p.Location, p.Published, p.Pay, p.URL, document.Line(library.RefPath(p.Ref)), document.Line(library.RefPath(p.Origin)), p.Added, p.Gone})
	}
	return []string{"key", "id", "title", "company", "location", "published", "pay", "url", "ref", "origin", "added", "gone"}, rows
}

func (a *app) listing(header []string, rows [][]string) error {
	if err := report.Listing(a.out, header, rows, a.look()); err != nil {
		return fmt.Errorf("write the list: %w", err)
	}
	return nil
}

func gone(p *library.Posting) string {
	if p.Gone == "" {
		return ""
	}
	return "gone since " + p.Gone
}
