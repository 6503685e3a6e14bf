package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"skillmatch/match"
	"skillmatch/match/compare"
	"skillmatch/match/rank"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

// compareOptions holds the flags of match compare.
type compareOptions struct {
	output
	present
	network
	limits
}

// compareCommand makes the command match compare.
func (a *app) compareCommand() *cobra.Command {
	var o compareOptions
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
		RunE:              work(func(c *cobra.Command, args []string) error { return a.compare(c, args[:2], args[2:], &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.present.add(c)
	o.network.add(c)
	o.addTop(c, "show the `N` largest changes")
	o.addWorkers(c)
	return c
}

// compare ranks the postings for the first résumé, compares the second with it, and
// prints the changes.
func (a *app) compare(c *cobra.Command, resumes, refs []string, o *compareOptions) error {
	if err := a.resolveTop(c, &o.limits, &o.output); err != nil {
		return err
	}
	var pair [2]*match.Matcher
	for i, path := range resumes {
		m, err := a.matcherFor(path, document.Line(filepath.Base(path)), o.present)
		if err != nil {
			return err
		}
		defer m.Close()
		pair[i] = m
	}
	setGCPercent(a.env, gcToKeep)
	ranked, interrupted := a.rankRefs(c.Context(), pair[0], refs, &o.network, rank.Options{Pack: true, Workers: o.workers})
	if interrupted != nil && (len(ranked.Postings) == 0 || !errors.Is(interrupted, context.Canceled)) {
		return interrupted
	}
	if ranked.Read == 0 && len(ranked.Failed) > 0 {
		return a.nothingRead(ranked.Failed)
	}
	found, err := a.findChanges(c.Context(), pair, &ranked, o, interrupted)
	if err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("compare the résumés: %w", err)
	}
	interrupted = cmp.Or(interrupted, err)
	if err := report.Comparison(a.out, &found, a.look(&o.output)); err != nil {
		return fmt.Errorf("write the comparison: %w", err)
	}
	return a.ended(interrupted, ranked.Failed)
}

// findChanges compares two résumés over the ranking of the first and shows its progress
// on a terminal.
func (a *app) findChanges(ctx context.Context, pair [2]*match.Matcher, ranked *rank.Result, o *compareOptions, interrupted error) (compare.Comparison, error) {
	onProgress, stop := a.counting(ctx, "changes explained")
	defer stop()
	found, err := pair[0].Compare(afterReading(ctx, interrupted), pair[1], ranked, compare.Options{Top: o.top, Workers: o.workers, Progress: onProgress})
	if interrupted != nil {
		found.Interrupted(readByThen(ranked.Read))
	}
	return found, err
}
