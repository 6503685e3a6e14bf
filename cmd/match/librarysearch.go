package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/match/catalog"
	"skillmatch/match/report"
)

// librarySearch makes the command match library search.
func (a *app) librarySearch(dir *string) *cobra.Command {
	var o output
	var q catalog.Query
	c := &cobra.Command{
		Use:   "search [WORD...]",
		Short: "Find kept postings by words, skills, place, pay and date",
		Long: `Find the kept postings in which all the words stand and all the conditions hold,
the best first. --pay compares the most that is paid in a year of full time, in
whatever currency the posting names.`,
		Example: `  match library search payments ledger
  match library search --skill go --skill kafka --remote remote --since 2026-05-01`,
		RunE: work(func(c *cobra.Command, args []string) error {
			q.Words = strings.Join(args, " ")
			return a.search(c, *dir, q, &o)
		}),
	}
	f := c.Flags()
	f.StringArrayVar(&q.Skills, "skill", nil, "ask for `SKILL`, by any of its names; may be given again")
	f.StringVar(&q.Place, "place", "", "in `PLACE`")
	f.StringVar(&q.Remote, "remote", "", "done as `WAY`: remote, hybrid or on-site")
	f.Float64Var(&q.Pay, "pay", 0, "paying at least `AMOUNT` a year")
	f.StringVar(&q.Since, "since", "", "published on `YYYY-MM-DD` or later, or added then when the posting does not say")
	f.IntVar(&q.Top, "top", topTable, "show the best `N`; 0 shows all")
	o.add(c)
	fixed(c, "remote", "remote", "hybrid", "on-site")
	return c
}

// search searches the library and prints what it finds.
func (a *app) search(c *cobra.Command, dir string, q catalog.Query, o *output) error {
	l, v, err := a.readLibrary(c.CommandPath(), dir)
	if err != nil {
		return err
	}
	defer l.Close()
	k := a.catalog(l)
	k.Vocabulary = v
	found, err := k.Search(c.Context(), q)
	if err != nil {
		return a.advise(refused(err))
	}
	if found.Wordless != "" {
		fmt.Fprintf(a.err, "match: hint: %q holds no word to search for; words are made of letters and digits\n", found.Wordless)
	}
	return report.Kept(a.out, found.Postings, found.Total, a.look(o))
}

// refused turns the error for a condition that makes no sense into one of use, and
// names the condition by its flag.
func refused(err error) error {
	q, ok := errors.AsType[*catalog.QueryError](err)
	switch {
	case !ok:
		return err
	case q.Field == "skill":
		return usage{hinted{q, "match skills looks names up"}}
	}
	return usage{fmt.Errorf("--%w", q)}
}
