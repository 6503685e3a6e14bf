package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index/library"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

func (a *app) libraryList() *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "Show what is kept, and from where",
		Long: `Show how many postings are kept from each origin and how many of them are gone;
in json, jsonl and csv, the postings.`,
		Args: cobra.NoArgs,
		RunE: work(func(c *cobra.Command, _ []string) error {
			l, _, err := a.readLibrary(c.CommandPath())
			if err != nil {
				return err
			}
			defer l.Close()
			if report.Format(a.format).Complete() {
				list := []library.Posting{}
				err := a.each(l, func(_ library.Key, p *library.Posting) error { list = append(list, *p); return nil })
				if err != nil {
					return err
				}
				return a.showKept(list, len(list))
			}
			return a.counts(l)
		}),
	}
	a.addFormat(c)
	return c
}

// count is how many postings an origin gave.
type count struct {
	origin     string
	kept, gone int
}

// counts prints how many postings each origin gave.
func (a *app) counts(l *library.Library) error {
	var list []count
	at := map[string]int{}
	of := func(origin string) *count {
		n, ok := at[origin]
		if !ok {
			n = len(list)
			at[origin], list = n, append(list, count{origin: origin})
		}
		return &list[n]
	}
	for _, o := range l.Origins() {
		of(o)
	}
	all := count{origin: "in all"}
	err := a.each(l, func(_ library.Key, p *library.Posting) error {
		n := of(p.Origin)
		n.kept, all.kept = n.kept+1, all.kept+1
		if p.Gone != "" {
			n.gone, all.gone = n.gone+1, all.gone+1
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b count) int { return strings.Compare(a.origin, b.origin) })
	return a.showCounts(append(list, all))
}

func (a *app) showCounts(list []count) error {
	if report.Format(a.format) == report.Markdown {
		var rows [][]string
		for _, n := range list {
			rows = append(rows, []string{document.Line(library.RefPath(n.origin)), strconv.Itoa(n.kept), strconv.Itoa(n.gone)})
		}
		return a.listing([]string{"origin", "kept", "gone"}, rows)
	}
	var b strings.Builder
	for _, n := range list {
		fmt.Fprintf(&b, "%7d  %7d gone  %s\n", n.kept, n.gone, document.Line(library.RefPath(n.origin)))
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

func (a *app) libraryRemove() *cobra.Command {
	var gone bool
	c := &cobra.Command{
		Use:   "rm [ID...]",
		Short: "Forget postings",
		Long: `Forget postings by their id, by the sixteen digits that search shows, or by the
path or link that they were read from or added by; --gone forgets all that are
no longer where they were read from. What still stands in a folder, a file or a
link that was added comes back with the next match library update; naming what
was added forgets that too.`,
		RunE: work(func(c *cobra.Command, args []string) error {
			if len(args) == 0 && !gone {
				return usage{errors.New("match library rm needs ids or --gone")}
			}
			paths, err := absolutes(args)
			if err != nil {
				return err
			}
			l, err := a.existingLibrary(c.CommandPath())
			if err != nil {
				return err
			}
			defer l.Close()
			f := forgetting{ids: args, paths: paths, gone: gone, used: map[string]bool{}, left: map[string]int{}, from: map[string]bool{}}
			return a.forget(c.Context(), l, &f)
		}),
	}
	c.Flags().BoolVar(&gone, "gone", false, "forget the postings that are gone")
	return c
}

// forgetting is what to forget, and what that did.
type forgetting struct {
	ids, paths []string
	gone       bool
	used       map[string]bool
	n          int
	left       map[string]int  // postings that stay, by origin
	from       map[string]bool // origins that lost some
}

// meant reports whether a posting is to be forgotten; p is nil when it is damaged.
func (f *forgetting) meant(form *library.Form, p *library.Posting) bool {
	meant := f.gone && form.Gone
	for i, id := range f.ids {
		if id == form.Key.String() || p != nil && (id == p.ID || f.paths[i] == p.Origin || readFrom(p.Ref, f.paths[i])) {
			f.used[id], meant = true, true
		}
	}
	return meant
}

// readFrom reports whether a ref is a path, a link or a line of it.
func readFrom(ref, path string) bool {
	file, lined := fileOf(ref)
	return ref == path || lined && file == path && filepath.IsAbs(file)
}

func (a *app) forget(ctx context.Context, l *library.Library, f *forgetting) error {
	run, before := l.Begin(), l.Len()
	err := a.forgetPostings(l, run, f)
	for _, o := range l.Origins() {
		named := slices.Index(f.paths, o)
		if named >= 0 {
			f.used[f.ids[named]] = true
		}
		if named >= 0 || f.from[o] && f.left[o] == 0 && !isFolder(library.RefPath(o)) {
			run.Forget(o)
		}
	}
	finished := run.Finish(ctx)
	if err == nil {
		err = finished
	}
	if err == nil || f.n > 0 {
		kept := l.Len()
		if finished != nil {
			kept = before - f.n // whether or not that is read yet
		}
		fmt.Fprintf(a.out, "%d forgotten; %d kept\n", f.n, kept)
	}
	if err != nil {
		return a.advise(err)
	}
	var failed []error
	for _, id := range f.ids {
		if !f.used[id] {
			failed = append(failed, fmt.Errorf("%s: no kept posting has this id or path", id))
		}
	}
	return a.partial(failed)
}

func (a *app) forgetPostings(l *library.Library, run *library.Run, f *forgetting) error {
	damaged := 0
	for _, form := range l.Forms() {
		p, err := l.Get(form.Key)
		kept := &p
		if library.IsDamage(err) {
			kept = nil
		} else if err != nil {
			return err
		}
		switch meant := f.meant(&form, kept); {
		case meant:
			if err := run.Delete(form.Key); err != nil {
				return err
			}
			f.n++
			f.from[p.Origin] = true
		case kept == nil:
			damaged++
		default:
			f.left[p.Origin]++
		}
	}
	a.tellDamage(l, damaged)
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
