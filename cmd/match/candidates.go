package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"skillmatch/match/rank"
	"skillmatch/match/report"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// candidatesOptions holds the flags of match candidates.
type candidatesOptions struct {
	output
	present
	network
	limits
	posting string
}

// candidatesCommand makes the command match candidates.
func (a *app) candidatesCommand() *cobra.Command {
	var o candidatesOptions
	c := &cobra.Command{
		Use:     "candidates --posting LINK|FILE PATH...",
		Short:   "Rank résumés by how well they fit one posting",
		GroupID: "match",
		Long: `Rank résumés by how well they fit one posting, best first, with the same score
as rank. A PATH is a résumé or a folder, which is searched through. Names,
addresses, pictures, schools and pronouns play no part in the score. Files that
cannot be read are named at the end, with the reason, and the exit code is 3.`,
		Example: `  match candidates --posting posting.html applications/
  match candidates --posting posting.txt --format csv applications/ > shortlist.csv`,
		Args:              atLeastOne("a folder of résumés or a résumé"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.candidates(c, args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.present.add(c)
	o.addExplain(c)
	o.network.add(c)
	c.Flags().StringVar(&o.posting, "posting", "", "rank for the posting at `LINK|FILE`, or - for standard input")
	o.addTop(c, "show the best `N` résumés")
	o.addMin(c, "leave out résumés that score below `SCORE`")
	o.addWorkers(c)
	files(c, "posting")
	return c
}

// candidates ranks the résumés that the refs name and prints the ranking.
func (a *app) candidates(c *cobra.Command, refs []string, o *candidatesOptions) error {
	if o.posting == "" {
		return usage{hinted{errors.New("no posting is given"), "name it with --posting"}}
	}
	if err := a.resolveTop(c, &o.limits, &o.output); err != nil {
		return err
	}
	if _, err := a.month(o.present); err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	p, err := a.onePosting(c.Context(), o.posting, &o.network)
	if err != nil {
		return err
	}
	found, err := rank.Resumes(c.Context(), v, &p, a.applicants(refs, o.present), rank.ResumeOptions{Top: o.top, Min: o.min, Workers: o.workers, Version: version()})
	if err != nil {
		return err
	}
	if found.Read == 0 && len(found.Failed) > 0 {
		return a.nothingRead(found.Failed)
	}
	if err := report.Candidates(a.out, found.Reports, a.look(&o.output)); err != nil {
		return fmt.Errorf("write the ranking: %w", err)
	}
	if text := report.Caution(found.Reports); text != "" && report.Format(o.format) == report.CSV {
		fmt.Fprintln(a.err, "match: "+text) // which the rows have no place for
	}
	return a.partial(found.Failed)
}

// applicants returns the résumés that the refs name, to be opened one by one.
func (a *app) applicants(refs []string, p present) []rank.Applicant {
	files := resumeFiles(refs)
	list := make([]rank.Applicant, len(files))
	for i, f := range files {
		list[i] = rank.Applicant{ID: f.id, Open: func() (*score.Candidate, error) {
			if f.err != nil {
				return nil, f.err
			}
			m, err := a.matcherFor(f.path, f.id, p)
			if err != nil {
				return nil, err
			}
			return m.Candidate, nil
		}}
	}
	return list
}

// onePosting reads the posting that a reference names. It fails when the reference
// holds none or several.
func (a *app) onePosting(ctx context.Context, ref string, n *network) (posting.Posting, error) {
	stream, _ := a.stream([]string{ref}, n)
	list, failed, err := posting.Collect(ctx, stream)
	switch {
	case err != nil:
		return posting.Posting{}, err
	case len(failed) > 0:
		return posting.Posting{}, failed[0]
	case len(list) != 1:
		return posting.Posting{}, usage{hinted{fmt.Errorf("%s holds %d postings", ref, len(list)), "name the file or link of one posting"}}
	}
	return list[0], nil
}
