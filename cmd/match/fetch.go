package main

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"skillmatch/scrape"
	"skillmatch/scrape/folder"
)

// fetchOptions holds the flags of match fetch.
type fetchOptions struct {
	network
	save string
}

// fetchCommand makes the command match fetch.
func (a *app) fetchCommand() *cobra.Command {
	var o fetchOptions
	c := &cobra.Command{
		Use:     "fetch LINK|PATH... --save DIR",
		Short:   "Keep postings in a folder, for runs without the network",
		GroupID: "match",
		Long: `Keep postings in a folder, one JSON file each, for later runs of rank, gaps and
url without the network. A LINK may be a posting, a company's board at a hiring
system, a feed, a sitemap or a thread of postings. Running it again adds what is
new, writes again what changed, and moves what a link no longer lists into the
hidden folder .gone, which rank does not look into.`,
		Example: `  match fetch --save postings https://boards.greenhouse.io/example
  match rank --resume resume.md postings`,
		Args:              atLeastOne("a link, a file or a folder"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.fetch(c, args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.network.add(c)
	c.Flags().StringVar(&o.save, "save", "", "keep the postings in `DIR`, which is made when it is not there")
	files(c, "save")
	return c
}

// fetch keeps the postings in the folder and prints what changed.
func (a *app) fetch(c *cobra.Command, refs []string, o *fetchOptions) error {
	if o.save == "" {
		return usage{hinted{errors.New("no folder is given"), "name it with --save"}}
	}
	var p progress
	stop := a.start(c.Context(), &p, refs)
	defer stop()
	source := a.source(&o.network) // one for all, so that a site's pace is kept
	saved, err := folder.Save(c.Context(), refs, folder.Options{
		Dir: o.save, Now: a.now, Progress: func(kept int) { p.done.Store(int64(kept)) },
		Walk: func(ctx context.Context, ref string) iter.Seq2[scrape.Source, error] {
			return scrape.Walk(ctx, []string{ref}, source)
		},
	})
	if err != nil {
		return err
	}
	stop()
	fmt.Fprintf(a.out, "%d added, %d changed, %d as before, %d gone\n", saved.Added, saved.Changed, saved.Unchanged, saved.Gone)
	if saved.Kept() == 0 && len(saved.Failed) > 0 {
		return a.nothingRead(saved.Failed)
	}
	return a.partial(saved.Failed)
}
