package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"skillmatch/match/catalog"
	"skillmatch/scrape"
	"skillmatch/scrape/posting"
)

// libraryAdd makes the command match library add.
func (a *app) libraryAdd(dir *string) *cobra.Command {
	var o network
	c := &cobra.Command{
		Use:   "add PATH|LINK...",
		Short: "Keep postings, or keep them anew where they have changed",
		Long: `Keep every posting behind the references that match rank takes. A posting that
is kept already is replaced when it has changed, and stays with the reference
that it was added by first.`,
		Args: atLeastOne("a folder, a file or a link"),
		RunE: work(func(c *cobra.Command, args []string) error {
			list, err := libraryRefs(args)
			if err != nil {
				return err
			}
			l, _, err := a.openLibrary(c.CommandPath(), *dir)
			if err != nil {
				return err
			}
			defer l.Close()
			k := a.catalog(l)
			k.Walk = a.items(&o)
			changes, err := k.Add(c.Context(), list)
			return a.showChanges(&changes, err)
		}),
		ValidArgsFunction: completeFiles,
	}
	o.add(c)
	return c
}

// libraryUpdate makes the command match library update.
func (a *app) libraryUpdate(dir *string) *cobra.Command {
	var o network
	c := &cobra.Command{
		Use:   "update",
		Short: "Read again everything that the kept postings came from",
		Long: `Read again every folder, file and link that postings were added from: keep what is
new or has changed, and mark as gone what is no longer there. What is gone is
still found by match library search, but neither ranked nor counted by match rank
and match gaps.`,
		Args: cobra.NoArgs,
		RunE: work(func(c *cobra.Command, _ []string) error {
			l, err := a.existingLibrary(c.CommandPath(), *dir)
			if err != nil {
				return err
			}
			defer l.Close()
			k := a.catalog(l)
			k.Walk = a.items(&o)
			changes, err := k.Update(c.Context())
			return a.showUpdate(&changes, err)
		}),
	}
	o.add(c)
	return c
}

// items returns the walk that finds the postings of a reference.
func (a *app) items(n *network) catalog.Walk {
	o := a.source(n)
	return func(ctx context.Context, ref string) iter.Seq2[posting.Item, error] {
		return scrape.Stream([]string{ref}, o)(ctx)
	}
}

// showChanges prints what library add did, however it ended, and returns the error of
// the run.
func (a *app) showChanges(c *catalog.Changes, err error) error {
	if err == nil || c.Read() > 0 {
		fmt.Fprintf(a.out, "%d new, %d changed, %d unchanged; %d kept\n", c.New, c.Changed, c.Unchanged, c.Kept)
	}
	if err != nil {
		return a.advise(err)
	}
	if c.Read() == 0 && len(c.Failed) > 0 {
		return a.nothingRead(c.Failed)
	}
	return a.partial(c.Failed)
}

// showUpdate prints what library update did, however it ended, and returns the error of
// the run.
func (a *app) showUpdate(c *catalog.Changes, err error) error {
	if err == nil || c.Read() > 0 {
		fmt.Fprintf(a.out, "%d new, %d changed, %d unchanged, %d gone; %d kept\n", c.New, c.Changed, c.Unchanged, c.Gone, c.Kept)
	}
	if err != nil {
		return a.advise(err)
	}
	return a.partial(c.Failed)
}
