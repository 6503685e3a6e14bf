package main

import (
	"cmp"
	"context"
	"errors"
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
version has is left out in turn, and the posting scored again. A line of which
both have a version is one cause; where no line alone tells, such as where two
prove the same, lines are left out together.`,
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
	interrupted := a.run(c.Context(), &k, refs)
	if interrupted != nil && (len(k.kept) == 0 || !errors.Is(interrupted, context.Canceled)) {
		return interrupted
	}
	if k.read == 0 && len(k.failed) > 0 {
		return a.nothingRead(k.failed)
	}
	found, err := a.findChanges(c.Context(), &k, pair[1], top, interrupted)
	if err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("compare the résumés: %w", err)
	}
	interrupted = cmp.Or(interrupted, err)
	if err := report.Comparison(a.out, &found, a.look()); err != nil {
		return fmt.Errorf("write the comparison: %w", err)
	}
	return a.ended(interrupted, k.failed)
}

// findChanges compares the ranking's résumé with another and tells a terminal how
// far it is.
func (a *app) findChanges(ctx context.Context, k *ranking, other *match.Matcher, top int, interrupted error) (match.Comparison, error) {
	told, stop := a.counting(ctx, "changes explained")
	defer stop()
	found, err := match.NewComparison(afterReading(ctx, interrupted), k.matcher, other, k.pile(), match.ComparisonOptions{Top: top, Workers: a.workers, Progress: told})
	if interrupted != nil {
		found.Interrupted(k.readByThen())
	}
	return found, err
}
