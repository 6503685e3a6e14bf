package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

func (a *app) compareCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "compare RESUME_A RESUME_B PATH|LINK...",
		Short:   "Show which postings rise and fall between two résumés",
		GroupID: "match",
		Long: `Show which postings rise and fall between two versions of a résumé, the largest
change first, and the lines that made the difference: each line that only one
version has is left out in turn, and the posting scored again.`,
		Example: `  match compare old.md new.md postings/
  match compare --format csv old.md new.md board.jsonl > changes.csv`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 3 {
				return hinted{fmt.Errorf("%s needs two résumés and postings", c.CommandPath()), "see " + c.CommandPath() + " --help"}
			}
			return nil
		},
		RunE:              work(func(c *cobra.Command, args []string) error { return a.compare(c, args[0], args[1], args[2:]) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addAsOf(c)
	a.addNetwork(c)
	c.Flags().IntVar(&a.top, "top", 0, "show the `N` largest changes; 0 shows all (default 20 for table and markdown, all for json, jsonl and csv)")
	c.Flags().IntVar(&a.workers, "workers", 0, "use `N` processors; the result does not depend on it (default all)")
	return c
}

func (a *app) compare(c *cobra.Command, first, second string, refs []string) error {
	top, err := a.topFor(c)
	if err != nil {
		return err
	}
	asOf, err := a.present()
	if err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	var pair [2]*match.Matcher
	for i, path := range []string{first, second} {
		x, err := a.indexResume(v, path)
		if err != nil {
			return err
		}
		defer x.Close()
		pair[i] = match.NewMatcher(v, x, asOf, document.Line(filepath.Base(path)), version())
	}
	k := ranking{matcher: pair[0], vocabulary: v, packs: true, workers: a.workers}
	if err := a.run(c.Context(), &k, refs); err != nil {
		return err
	}
	if k.read == 0 && len(k.failed) > 0 {
		return a.nothingRead(k.failed)
	}
	found, err := match.NewComparison(pair[0], pair[1], k.pile(), top, a.workers)
	if err != nil {
		return fmt.Errorf("compare the résumés: %w", err)
	}
	if err := report.Comparison(a.out, &found, a.look()); err != nil {
		return fmt.Errorf("write the comparison: %w", err)
	}
	return a.partial(k.failed)
}
