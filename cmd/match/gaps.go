package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"skillmatch/match"
	"skillmatch/match/rank"
	"skillmatch/match/report"
	"skillmatch/match/score"
	"skillmatch/match/survey"
)

// gapsOptions holds the flags of match gaps.
type gapsOptions struct {
	output
	person
	network
	limits
	fromLibrary
	title, location string
	bar             float64
}

// gapsCommand makes the command match gaps.
func (a *app) gapsCommand() *cobra.Command {
	var o gapsOptions
	c := &cobra.Command{
		Use:     "gaps PATH|LINK...",
		Short:   "Show which skills would open the most postings",
		GroupID: "match",
		Long: `Show what the résumé lacks over many postings, and which few skills would lift
the most of them to a score worth an application. Every figure is found by
scoring the postings again with the changed résumé: with the skill in its list
of skills, or, for what only has to be said, behind the line that shows it.
Postings of which too little was read are left out and counted.`,
		Example: `  match gaps --resume resume.md postings/
  match gaps --resume resume.md --library
  match gaps --resume resume.md --title "backend engineer" --bar 60 board.jsonl`,
		Args:              refsOrLibrary,
		RunE:              work(func(c *cobra.Command, args []string) error { return a.gaps(c, args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.person.add(c)
	o.network.add(c)
	o.fromLibrary.add(c)
	o.addTop(c, "show `N` skills in each table")
	o.addMin(c, "leave out postings that score below `SCORE` today")
	f := c.Flags()
	f.Float64Var(&o.bar, "bar", score.ApplyThreshold, "the `SCORE` that a posting should reach")
	f.StringVar(&o.title, "title", "", "only postings whose title has all these `WORDS`")
	f.StringVar(&o.location, "location", "", "only postings whose place has all these `WORDS`")
	o.addWorkers(c)
	return c
}

// gaps ranks the postings, surveys them and prints the survey.
func (a *app) gaps(c *cobra.Command, refs []string, o *gapsOptions) error {
	if err := a.resolveTop(c, &o.limits, &o.output); err != nil {
		return err
	}
	if o.bar <= 0 || o.bar > 100 {
		return usage{fmt.Errorf("--bar %g is no score above 0 and up to 100", o.bar)}
	}
	m, err := a.matcher(&o.person)
	if err != nil {
		return err
	}
	defer m.Close()
	ranked, done, interrupted := a.ranked(c, m, refs, &o.network, &o.fromLibrary, rank.Options{Pack: true, Min: o.min, Workers: o.workers, Accept: rank.ByWords(o.title, o.location)})
	defer done()
	if interrupted != nil && (len(ranked.Postings) == 0 || !errors.Is(interrupted, context.Canceled)) {
		return interrupted
	}
	if ranked.Read == 0 && len(ranked.Failed) > 0 {
		return a.nothingRead(ranked.Failed)
	}
	found, err := a.findGaps(c.Context(), m, &ranked, o, interrupted)
	if err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("find the gaps: %w", err)
	}
	interrupted = cmp.Or(interrupted, err)
	if err := report.Survey(a.out, &found, o.top, a.look(&o.output)); err != nil {
		return fmt.Errorf("write the gaps: %w", err)
	}
	return a.ended(interrupted, ranked.Failed)
}

// findGaps surveys the postings of a ranking and shows its progress on a terminal.
func (a *app) findGaps(ctx context.Context, m *match.Matcher, ranked *rank.Result, o *gapsOptions, interrupted error) (survey.Survey, error) {
	onProgress, stop := a.counting(ctx, "skills tried")
	defer stop()
	found, err := m.Gaps(afterReading(ctx, interrupted), ranked, survey.Options{Bar: o.bar, Workers: o.workers, Progress: onProgress})
	if interrupted != nil {
		found.Interrupted(readByThen(ranked.Read))
	}
	return found, err
}
