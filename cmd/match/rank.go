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
)

// rankOptions holds the flags of match rank.
type rankOptions struct {
	output
	person
	network
	limits
	fromLibrary
	all       bool
	failUnder float64
}

// rankCommand makes the command match rank.
func (a *app) rankCommand() *cobra.Command {
	var o rankOptions
	c := &cobra.Command{
		Use:     "rank PATH|LINK...",
		Short:   "Rank postings by how well the résumé fits",
		GroupID: "match",
		Long: `Rank postings by how well the résumé fits, best first. A PATH is a folder,
which is searched through, a .txt, .md, .html or .json file, or a .jsonl file
with one posting a line; a LINK is a posting's page. Inputs that cannot be read
are named at the end, with the reason, and the exit code is 3. A posting that is
the same as another, such as one job in several cities, is counted behind the
one that is open, was published last or fits best; --all shows each. A posting of
which too little was read to say how well it fits stands below all others, with
the reason; as any other it takes a place of --top and is left out by --min.`,
		Example: `  match rank --resume resume.md postings/
  match rank --resume resume.md --top 5 --explain board.jsonl
  match rank --resume resume.md --format csv postings/ > ranking.csv`,
		Args:              refsOrLibrary,
		RunE:              work(func(c *cobra.Command, args []string) error { return a.rank(c, args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.person.add(c)
	o.addExplain(c)
	o.network.add(c)
	c.Flags().Float64Var(&o.failUnder, "fail-under", 0, "exit with 1 when no posting reaches `SCORE`")
	o.addTop(c, "show the best `N` postings")
	o.fromLibrary.add(c)
	c.Flags().BoolVar(&o.all, "all", false, "show postings that are the same one by one")
	o.addMin(c, "leave out postings that score below `SCORE`")
	o.addWorkers(c)
	return c
}

// rank ranks the postings and prints the ranking.
func (a *app) rank(c *cobra.Command, refs []string, o *rankOptions) error {
	if err := a.resolveTop(c, &o.limits, &o.output); err != nil {
		return err
	}
	m, err := a.matcher(&o.person)
	if err != nil {
		return err
	}
	defer m.Close()
	found, done, interrupted := a.ranked(c, m, refs, &o.network, &o.fromLibrary, rank.Options{Top: o.top, Min: o.min, Workers: o.workers, All: o.all, Best: o.failUnder > 0})
	defer done()
	if interrupted != nil && (found.Read == 0 || !errors.Is(interrupted, context.Canceled)) {
		return interrupted
	}
	ctx := c.Context()
	if !o.fromLibrary.given(c) {
		ctx = context.WithoutCancel(ctx) // what was ranked by then is shown
	}
	onProgress, stop := a.counting(c.Context(), "reports made")
	reports, err := m.Reports(ctx, &found, onProgress)
	stop()
	if err != nil {
		return err
	}
	if found.Read == 0 && len(found.Failed) > 0 {
		return a.nothingRead(found.Failed)
	}
	if err := report.Ranking(a.out, reports, a.look(&o.output)); err != nil {
		return fmt.Errorf("write the ranking: %w", err)
	}
	if o.format == string(report.Table) && !c.Flags().Changed("top") && a.outTTY {
		fmt.Fprint(a.err, shownOf(len(reports), o.top, found.Read))
	}
	if interrupted != nil {
		return interrupted
	}
	return cmp.Or(a.partial(found.Failed), under(found.Best, o.failUnder))
}

// shownOf says of how many postings the best are shown, or "" if all are.
func shownOf(shown, top, read int) string {
	if shown < top || shown == read {
		return ""
	}
	return fmt.Sprintf("match: the best %d of %d postings; --top 0 shows all\n", shown, read)
}

// under returns the error of a run whose best posting scores less than it should.
func under(best, least float64) error {
	if best >= least {
		return nil
	}
	return fmt.Errorf("the best posting scores %.1f, under %.1f", best, least)
}

// ranked ranks the postings that the references name, or those of the library, and
// shows its progress on a terminal. The caller has to call done when it no longer needs
// the result.
func (a *app) ranked(c *cobra.Command, m *match.Matcher, refs []string, n *network, from *fromLibrary, o rank.Options) (found rank.Result, done func(), err error) {
	percent := gcToRank
	if o.Pack {
		percent = gcToKeep
	}
	if !from.given(c) {
		setGCPercent(a.env, percent)
		found, err = a.rankRefs(c.Context(), m, refs, n, o)
		return found, func() {}, err
	}
	l, _, err := a.readLibrary(c.CommandPath(), from.library)
	if err != nil {
		return found, func() {}, err
	}
	setGCPercent(a.env, percent)
	o.Damaged = func() { a.reportDamage(l, 0) }
	found, err = m.RankLibrary(c.Context(), l, o)
	return found, func() { l.Close() }, err
}

// rankRefs ranks the postings that the references name.
func (a *app) rankRefs(ctx context.Context, m *match.Matcher, refs []string, n *network, o rank.Options) (rank.Result, error) {
	var p progress
	stop := a.start(ctx, &p, refs)
	defer stop()
	stream, repeatable := a.stream(refs, n)
	o.Repeatable, o.Progress = repeatable, func() { p.done.Add(1) }
	return m.Rank(ctx, stream, o)
}

// partial prints the errors of the inputs that could not be read, in order, and returns
// errPartial if there are any.
func (a *app) partial(failed []error) error {
	if len(failed) == 0 {
		return nil
	}
	for _, err := range failed {
		complain(a.err, err)
	}
	return errPartial
}

// ended returns the error of a run whose result is written: that it was interrupted, or
// that inputs could not be read.
func (a *app) ended(interrupted error, failed []error) error {
	if interrupted != nil {
		return interrupted
	}
	return a.partial(failed)
}

// nothingRead returns the error of a run in which no input could be read. A single
// input's own error is returned; several are printed, and their number is returned.
func (a *app) nothingRead(failed []error) error {
	if len(failed) == 1 {
		return failed[0]
	}
	for _, err := range failed {
		complain(a.err, err)
	}
	return fmt.Errorf("none of %d inputs could be read", len(failed))
}

// readByThen says how far an interrupted reading came.
func readByThen(read int) string {
	return fmt.Sprintf("only the %d postings that were read by then count", read)
}

// afterReading returns the context for evaluating postings. When the reading was
// interrupted, what was read is still evaluated, until a second ^C.
func afterReading(ctx context.Context, interrupted error) context.Context {
	if interrupted != nil {
		return context.WithoutCancel(ctx)
	}
	return ctx
}
