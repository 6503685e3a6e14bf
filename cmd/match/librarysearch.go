package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"skillmatch/index"
	"skillmatch/index/library"
	"skillmatch/match"
)

// words cuts a text into words as searches compare them.
func (k *packingParser) words(text string) []string {
	var out []string
	index.Words(k.scanner, text, func(w []byte) { out = append(out, string(w)) })
	return out
}

// The working time of a year, by which pay is compared.
const (
	hoursOfYear  = 2000
	daysOfYear   = 220
	monthsOfYear = 12
)

// yearly is the most that a posting pays in a year of full time.
func yearly(p *match.Pay) float64 {
	x := float64(p.Max)
	switch p.Period {
	case "hour":
		return x * hoursOfYear
	case "day":
		return x * daysOfYear
	case "month":
		return x * monthsOfYear
	}
	return x
}

// dayOf reads the date at the start of a text as days since 1970.
func dayOf(s string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return float64(t.Unix() / (24 * 60 * 60)), err == nil && t.Year() >= 1970
}

// searching are the conditions of a search.
type searching struct {
	skills               []string
	place, remote, since string
	pay                  float64
}

func (a *app) librarySearch() *cobra.Command {
	var s searching
	c := &cobra.Command{
		Use:   "search [WORD...]",
		Short: "Find kept postings by words, skills, place, pay and date",
		Long: `Find the kept postings in which all the words stand and all the conditions hold,
the best first. --pay compares the most that is paid in a year of full time, in
whatever currency the posting names.`,
		Example: `  match library search payments ledger
  match library search --skill go --skill kafka --remote remote --since 2026-05-01`,
		RunE: work(func(c *cobra.Command, args []string) error { return a.search(c, args, &s) }),
	}
	f := c.Flags()
	f.StringArrayVar(&s.skills, "skill", nil, "ask for `SKILL`, by any of its names; may be given again")
	f.StringVar(&s.place, "place", "", "in `PLACE`")
	f.StringVar(&s.remote, "remote", "", "done as `WAY`: remote, hybrid or on-site")
	f.Float64Var(&s.pay, "pay", 0, "paying at least `AMOUNT` a year")
	f.StringVar(&s.since, "since", "", "published on `YYYY-MM-DD` or later, or added then when the posting does not say")
	f.IntVar(&a.top, "top", 20, "show the best `N`; 0 shows all")
	f.StringVar(&a.format, "format", "table", "print as `FORMAT`: table, json or jsonl")
	fixed(c, "remote", "remote", "hybrid", "on-site")
	fixed(c, "format", "table", "json", "jsonl")
	return c
}

func (a *app) search(c *cobra.Command, words []string, s *searching) error {
	l, v, err := a.readLibrary()
	if err != nil {
		return err
	}
	defer func() { l.Close() }()
	k := newPackingParser(v)
	q := library.Query{Words: k.words(strings.Join(words, " ")), Place: k.words(s.place), Remote: s.remote, Pay: s.pay}
	for _, name := range s.skills {
		found := match.LookUp(v, name).Entries
		if len(found) == 0 {
			return usage{hinted{fmt.Errorf("no skill is named %q", name), "match skills looks names up"}}
		}
		q.Skills = append(q.Skills, found[0].ID)
	}
	if s.remote != "" && !slices.Contains([]string{"remote", "hybrid", "on-site"}, s.remote) {
		return usage{hinted{fmt.Errorf("--remote %q is not known", s.remote), "use remote, hybrid or on-site"}}
	}
	if s.since != "" {
		day, ok := dayOf(s.since)
		if !ok || len(s.since) != len(time.DateOnly) {
			return usage{hinted{fmt.Errorf("--since %q is no date", s.since), "write it as 2026-05-01"}}
		}
		q.Day = day
	}
	keys, total, err := l.Search(c.Context(), q, a.top)
	if errors.Is(err, library.ErrIndex) {
		if l, err = a.reindexed(l); err != nil {
			return err
		}
		keys, total, err = l.Search(c.Context(), q, a.top)
	}
	if err != nil {
		return a.advise(err)
	}
	return a.found(l, keys, total)
}

// reindexed makes a library's index anew and opens the library again.
func (a *app) reindexed(l *library.Library) (*library.Library, error) {
	l.Close()
	w, _, err := a.openLibrary("search")
	if err != nil {
		return l, err
	}
	if err := errors.Join(w.Reindex(), w.Close()); err != nil {
		return l, a.advise(err)
	}
	again, _, err := a.readLibrary()
	if err != nil {
		return l, err
	}
	return again, nil
}

// found prints postings of the library.
func (a *app) found(l *library.Library, keys []library.Key, total int) error {
	list := make([]library.Posting, 0, len(keys))
	for _, k := range keys {
		p, err := l.Get(k)
		if err != nil {
			return err
		}
		list = append(list, p)
	}
	return a.showKept(list, total)
}

func (a *app) showKept(list []library.Posting, total int) error {
	var b strings.Builder
	switch a.format {
	case "json", "jsonl":
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if a.format == "json" {
			e.SetIndent("", "  ")
			if err := e.Encode(list); err != nil {
				return err
			}
			break
		}
		for i := range list {
			if err := e.Encode(&list[i]); err != nil {
				return err
			}
		}
	default:
		for i := range list {
			p := &list[i]
			fmt.Fprintf(&b, "%s  %s\n", library.KeyOf(p.Ref), strings.Join(slices.DeleteFunc([]string{cmp.Or(p.Title, p.ID), p.Company, p.Location, p.Published, p.URL, gone(p)},
				func(s string) bool { return s == "" }), " · "))
		}
		fmt.Fprintf(&b, "%d of %d\n", len(list), total)
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

func gone(p *library.Posting) string {
	if p.Gone == "" {
		return ""
	}
	return "gone since " + p.Gone
}

func (a *app) libraryList() *cobra.Command {
	c := &cobra.Command{
		Use:   "list",
		Short: "Show what is kept, and from where",
		Long:  `Show how many postings are kept from each origin and how many of them are gone; in json and jsonl, the postings.`,
		Args:  cobra.NoArgs,
		RunE: work(func(*cobra.Command, []string) error {
			l, _, err := a.readLibrary()
			if err != nil {
				return err
			}
			defer l.Close()
			if a.format == "json" || a.format == "jsonl" {
				list := []library.Posting{}
				err := each(l, func(_ library.Key, p *library.Posting) error { list = append(list, *p); return nil })
				if err != nil {
					return err
				}
				return a.showKept(list, len(list))
			}
			return a.counts(l)
		}),
	}
	c.Flags().StringVar(&a.format, "format", "table", "print as `FORMAT`: table, json or jsonl")
	fixed(c, "format", "table", "json", "jsonl")
	return c
}

// counts prints how many postings each origin gave.
func (a *app) counts(l *library.Library) error {
	type count struct{ kept, gone int }
	counts := map[string]count{}
	var origins []string
	all := count{}
	err := each(l, func(_ library.Key, p *library.Posting) error {
		n, ok := counts[p.Origin]
		if !ok {
			origins = append(origins, p.Origin)
		}
		n.kept, all.kept = n.kept+1, all.kept+1
		if p.Gone != "" {
			n.gone, all.gone = n.gone+1, all.gone+1
		}
		counts[p.Origin] = n
		return nil
	})
	if err != nil {
		return err
	}
	slices.Sort(origins)
	var b strings.Builder
	for _, o := range origins {
		fmt.Fprintf(&b, "%7d  %7d gone  %s\n", counts[o].kept, counts[o].gone, o)
	}
	fmt.Fprintf(&b, "%7d  %7d gone  in all\n", all.kept, all.gone)
	_, err = a.out.Write([]byte(b.String()))
	return err
}

func (a *app) libraryRemove() *cobra.Command {
	var gone bool
	c := &cobra.Command{
		Use:   "rm [ID...]",
		Short: "Forget postings",
		Long: `Forget postings by their id, by the sixteen digits that search shows, or by the
path or link that they were read from or added by; --gone forgets all that are
no longer where they were read from.`,
		RunE: work(func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && !gone {
				return usage{errors.New("match library rm needs ids or --gone")}
			}
			l, _, err := a.openLibrary("rm")
			if err != nil {
				return err
			}
			defer l.Close()
			return a.forget(l, args, gone)
		}),
	}
	c.Flags().BoolVar(&gone, "gone", false, "forget the postings that are gone")
	return c
}

func (a *app) forget(l *library.Library, ids []string, gone bool) error {
	used := map[string]bool{}
	run, n := l.Begin(), 0
	err := each(l, func(k library.Key, p *library.Posting) error {
		match := gone && p.Gone != ""
		for _, id := range ids {
			path, err := absolute(id)
			if err != nil {
				return err
			}
			if id == p.ID || id == k.String() || path == p.Ref || path == p.Origin {
				used[id], match = true, true
			}
		}
		if !match {
			return nil
		}
		n++
		return run.Delete(k)
	})
	if err := errors.Join(err, run.Finish()); err != nil {
		return a.advise(err)
	}
	fmt.Fprintf(a.out, "%d forgotten; %d kept\n", n, l.Len())
	var failed []error
	for _, id := range ids {
		if !used[id] {
			failed = append(failed, fmt.Errorf("%s: %w", id, fs.ErrNotExist))
		}
	}
	return a.partial(failed)
}
