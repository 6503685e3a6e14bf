package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"skillmatch/index"
	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

// words cuts a text into words as searches compare them.
func (k *packingParser) words(text string) []string {
	var out []string
	index.Words(k.scanner, text, func(w []byte) { out = append(out, string(w)) })
	return append(out, pairs(text)...)
}

// pairs cuts what is written without spaces, and has no words, into its letters
// and each two that stand side by side.
func pairs(text string) []string {
	var out []string
	for _, run := range unspaced(text) {
		for i := range run {
			out = append(out, string(run[i]))
			if i > 0 {
				out = append(out, string(run[i-1:i+1]))
			}
		}
	}
	return out
}

// asked cuts what is searched for into words. A letter of a longer stretch without
// spaces says no more than its pairs.
func (k *packingParser) asked(text string) []string {
	var out []string
	index.Words(k.scanner, text, func(w []byte) { out = append(out, string(w)) })
	for _, run := range unspaced(text) {
		if len(run) == 1 {
			out = append(out, string(run))
		}
		for i := 1; i < len(run); i++ {
			out = append(out, string(run[i-1:i+1]))
		}
	}
	return out
}

// unspaced are the stretches of a text that are written without spaces.
func unspaced(text string) [][]rune {
	if len(skill.Unspaced(nil, text)) == 0 {
		return nil
	}
	var out [][]rune
	var room [1]rune
	within := false
	for _, r := range text {
		was := within
		if within = len(skill.Unspaced(room[:0], string(r))) > 0; !within {
			continue
		}
		if !was {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
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
	top                  int
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
	f.IntVar(&s.top, "top", topTable, "show the best `N`; 0 shows all")
	a.addFormat(c)
	fixed(c, "remote", "remote", "hybrid", "on-site")
	return c
}

func (a *app) search(c *cobra.Command, words []string, s *searching) error {
	l, v, err := a.readLibrary(c.CommandPath())
	if err != nil {
		return err
	}
	defer func() { l.Close() }()
	k := newPackingParser(v)
	q, err := k.query(words, s, a.now())
	if err != nil {
		return err
	}
	for _, asked := range []struct {
		text string
		cut  []string
	}{{strings.Join(words, " "), q.Words}, {s.place, q.Place}} {
		if strings.TrimSpace(asked.text) != "" && len(asked.cut) == 0 {
			fmt.Fprintf(a.err, "match: hint: %q holds no word to search for; words are made of letters and digits\n", asked.text)
			return a.found(l, nil, 0)
		}
	}
	keys, total, err := l.Search(c.Context(), q, s.top)
	for _, anew := range []bool{false, true} {
		if errors.Is(err, library.ErrIndex) {
			if err := l.Reindex(c.Context(), anew); err != nil {
				return a.advise(err)
			}
			keys, total, err = l.Search(c.Context(), q, s.top)
		}
	}
	if err != nil {
		return a.advise(err)
	}
	return a.found(l, keys, total)
}

// query reads the conditions of a search.
func (k *packingParser) query(words []string, s *searching, now time.Time) (library.Query, error) {
	q := library.Query{Words: k.asked(strings.Join(words, " ")), Place: k.asked(s.place), Remote: s.remote, Pay: s.pay}
	for _, name := range s.skills {
		found := match.LookUp(k.v, name).Entries
		if len(found) == 0 {
			return q, usage{hinted{fmt.Errorf("no skill is named %q", name), "match skills looks names up"}}
		}
		q.Skills = append(q.Skills, found[0].ID)
	}
	if s.top < 0 {
		return q, usage{fmt.Errorf("--top %d is negative", s.top)}
	}
	if !(s.pay >= 0) || math.IsInf(s.pay, 0) {
		return q, usage{fmt.Errorf("--pay %g is no amount", s.pay)}
	}
	if s.remote != "" && !slices.Contains([]string{"remote", "hybrid", "on-site"}, s.remote) {
		return q, usage{hinted{fmt.Errorf("--remote %q is not known", s.remote), "use remote, hybrid or on-site"}}
	}
	if s.since == "" {
		return q, nil
	}
	day, ok := dayOf(s.since)
	if !ok || len(s.since) != len(time.DateOnly) {
		return q, usage{hinted{fmt.Errorf("--since %q is no date", s.since), "write it as 2026-05-01"}}
	}
	if today, _ := dayOf(now.UTC().Format(time.DateOnly)); day > today {
		return q, usage{hinted{fmt.Errorf("--since %s is yet to come", s.since), "name a day that has been"}}
	}
	q.Day = day
	return q, nil
}

// found prints postings of the library, but for those that are damaged.
func (a *app) found(l *library.Library, keys []library.Key, total int) error {
	list := make([]library.Posting, 0, len(keys))
	damaged := 0
	for _, k := range keys {
		p, err := l.Get(k)
		if library.IsDamage(err) || errors.Is(err, fs.ErrNotExist) {
			damaged++
			continue
		}
		if err != nil {
			return err
		}
		list = append(list, p)
	}
	a.tellDamage(l, damaged)
	return a.showKept(list, total-damaged)
}

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
