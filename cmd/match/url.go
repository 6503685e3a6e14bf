package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
)

func (a *app) urlCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "url LINK|FILE|-...",
		Short:   "Print the gap report of a posting",
		GroupID: "match",
		Long: `Print the gap report of a posting: the score with its parts, the skills that
are missing with what the posting says and the nearest thing the résumé has,
the skills that are proved with the line that proves each, and what could not
be judged. The posting is a link, a saved .html, .txt, .md or .json file, or -
for text pasted into standard input.`,
		Example: `  match url --resume resume.md https://jobs.example.com/42
  match url --resume resume.md saved-page.html
  match url --resume resume.md - < posting.txt`,
		Args:              atLeastOne("a link, a file or - for pasted text"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.url(c.Context(), args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addResume(c)
	a.addExplain(c)
	a.addNetwork(c)
	return c
}

func (a *app) url(ctx context.Context, refs []string) error {
	if a.resumePath() == "-" {
		for _, ref := range refs {
			if ref == "-" {
				return usage{errors.New("the résumé and the posting cannot both come from standard input")}
			}
		}
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	readers := make(chan *match.Reader, 1)
	go func() { readers <- match.NewReader(v) }()
	m, x, err := a.matcher(v)
	if err != nil {
		return err
	}
	defer x.Close()
	reader := <-readers
	return a.eachPosting(ctx, refs, func(p *scrape.Posting) (match.Report, error) {
		asked := reader.Read(p)
		reader.Detail(p, &asked)
		return m.Report(ctx, p, &asked)
	}, report.Gaps)
}

// eachPosting reports on every posting behind the refs, in their order, and
// prints the reports.
func (a *app) eachPosting(ctx context.Context, refs []string, f func(*scrape.Posting) (match.Report, error), print printer) error {
	var reports []match.Report
	failed, err := a.postings(ctx, refs, func(p *scrape.Posting) error {
		r, err := f(p)
		reports = append(reports, r)
		return err
	})
	if err != nil {
		return err
	}
	if len(reports) == 0 && len(failed) > 0 {
		return a.nothingRead(failed)
	}
	o := a.look()
	o.Single = len(refs) == 1
	if err := print(a.out, reports, o); err != nil {
		return err
	}
	return a.partial(failed)
}
