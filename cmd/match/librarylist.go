package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"skillmatch/match/catalog"
	"skillmatch/match/report"
)

// libraryList makes the command match library list.
func (a *app) libraryList(dir *string) *cobra.Command {
	var o output
	c := &cobra.Command{
		Use:   "list",
		Short: "Show what is kept, and from where",
		Long: `Show how many postings are kept from each origin and how many of them are gone;
in json, jsonl and csv, the postings.`,
		Args: cobra.NoArgs,
		RunE: work(func(c *cobra.Command, _ []string) error {
			l, _, err := a.readLibrary(c.CommandPath(), *dir)
			if err != nil {
				return err
			}
			defer l.Close()
			if o.complete() {
				list, err := a.catalog(l).Postings()
				if err != nil {
					return err
				}
				return report.Kept(a.out, list, len(list), a.look(&o))
			}
			list, all, err := a.catalog(l).Counts()
			if err != nil {
				return err
			}
			return report.Origins(a.out, list, all, a.look(&o))
		}),
	}
	o.add(c)
	return c
}

// libraryRemove makes the command match library rm.
func (a *app) libraryRemove(dir *string) *cobra.Command {
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
			list, err := libraryRefs(args)
			if err != nil {
				return err
			}
			l, err := a.existingLibrary(c.CommandPath(), *dir)
			if err != nil {
				return err
			}
			defer l.Close()
			f, err := a.catalog(l).Forget(c.Context(), list, gone)
			return a.showForgotten(&f, err)
		}),
	}
	c.Flags().BoolVar(&gone, "gone", false, "forget the postings that are gone")
	return c
}

// showForgotten prints what library rm did, however it ended, and returns the error of
// the run.
func (a *app) showForgotten(f *catalog.Forgotten, err error) error {
	if err == nil || f.Forgotten > 0 {
		fmt.Fprintf(a.out, "%d forgotten; %d kept\n", f.Forgotten, f.Kept)
	}
	if err != nil {
		return a.advise(err)
	}
	var failed []error
	for _, ref := range f.Unknown {
		failed = append(failed, fmt.Errorf("%s: no kept posting has this id or path", ref))
	}
	return a.partial(failed)
}
