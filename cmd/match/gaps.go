package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"skillmatch/index/resume"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
)

// survey are the flags of gaps.
type survey struct {
	title, location string
	bar             float64
}

func (a *app) gapsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "gaps PATH|LINK...",
		Short:   "Show which skills would open the most postings",
		GroupID: "match",
		Long: `Show what the résumé lacks over many postings, and which few skills would lift
the most of them to a score worth an application. Every figure is found by
scoring the postings again with the changed résumé: with the skill in its list
of skills, or, for what only has to be said, behind the line that shows it.`,
		Example: `  match gaps --resume resume.md postings/
  match gaps --resume resume.md --library
  match gaps --resume resume.md --title "backend engineer" --bar 60 board.jsonl`,
		Args:              refsOrLibrary,
		RunE:              work(func(c *cobra.Command, args []string) error { return a.gaps(c, args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addResume(c)
	a.addNetwork(c)
	a.addLibrary(c)
	f := c.Flags()
	f.IntVar(&a.top, "top", 0, "show `N` skills in each table; 0 shows all (default 20 for table and markdown, all for json, jsonl and csv)")
	f.Float64Var(&a.min, "min", 0, "leave out postings that score below `SCORE` today")
	f.Float64Var(&a.survey.bar, "bar", match.Bar, "the `SCORE` that a posting should reach")
	f.StringVar(&a.survey.title, "title", "", "only postings whose title has all these `WORDS`")
	f.StringVar(&a.survey.location, "location", "", "only postings whose place has all these `WORDS`")
	f.IntVar(&a.workers, "workers", 0, "use `N` processors; the result does not depend on it (default all)")
	return c
}

func (a *app) gaps(c *cobra.Command, refs []string) error {
	top, err := a.topFor(c)
	if err != nil {
		return err
	}
	if a.survey.bar <= 0 || a.survey.bar > 100 {
		return usage{fmt.Errorf("--bar %g is no score above 0 and up to 100", a.survey.bar)}
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	m, x, err := a.matcher(v)
	if err != nil {
		return err
	}
	defer x.Close()
	k := ranking{matcher: m, vocabulary: v, packs: true, min: a.min, workers: a.workers, accepts: a.survey.accepts()}
	defer k.close()
	interrupted := a.fill(c, &k, refs)
	if interrupted != nil && (len(k.kept) == 0 || !errors.Is(interrupted, context.Canceled)) {
		return interrupted
	}
	if k.read == 0 && len(k.failed) > 0 {
		return a.nothingRead(k.failed)
	}
	found, err := a.findGaps(c.Context(), &k, x.Resume(), interrupted)
	if err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("find the gaps: %w", err)
	}
	interrupted = cmp.Or(interrupted, err)
	if err := report.Survey(a.out, &found, top, a.look()); err != nil {
		return fmt.Errorf("write the gaps: %w", err)
	}
	return a.ended(interrupted, k.failed)
}

// accepts is the filter by title and place, nil for none.
func (s *survey) accepts() func(*scrape.Posting) bool {
	if s.title == "" && s.location == "" {
		return nil
	}
	return func(p *scrape.Posting) bool {
		return match.Named(p.Title, s.title) && match.Named(p.Location, s.location)
	}
}

// findGaps surveys the postings of a ranking and tells a terminal how far it is.
func (a *app) findGaps(ctx context.Context, k *ranking, r *resume.Resume, interrupted error) (match.Survey, error) {
	told, stop := a.counting(ctx, "skills tried")
	defer stop()
	found, err := match.NewSurvey(afterReading(ctx, interrupted), k.matcher, r, k.pile(), match.SurveyOptions{Bar: a.survey.bar, Alike: k.hidden, Workers: a.workers, Progress: told})
	if interrupted != nil {
		found.Interrupted(k.readByThen())
	}
	return found, err
}

// readByThen says how far an interrupted reading came.
func (k *ranking) readByThen() string {
	return fmt.Sprintf("only the %d postings that were read by then count", k.read)
}

// afterReading is the context of what is worked out from postings: when the
// reading of them was interrupted, what was read is still worked out, until a
// second ^C.
func afterReading(ctx context.Context, interrupted error) context.Context {
	if interrupted != nil {
		return context.WithoutCancel(ctx)
	}
	return ctx
}
