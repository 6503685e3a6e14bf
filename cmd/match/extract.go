package main

import (
	"io"

	"github.com/spf13/cobra"

	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
)

// printer prints reports in one of the ways that report has.
type printer func(io.Writer, []match.Report, report.Options) error

func (a *app) extractCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "extract PATH|LINK|-...",
		Short:   "Show what postings ask, without a résumé",
		GroupID: "check",
		Long: `Show what postings ask, without a résumé: skills with their importance and
the line that names each, alternatives, and the other requirements. In JSON the
posting's text as it was read stands under posting.text.`,
		Example: `  match extract posting.html
  match extract --format jsonl postings/`,
		Args: atLeastOne("a folder, a file, a link or - for pasted text"),
		RunE: work(func(c *cobra.Command, args []string) error {
			v, err := a.vocabulary()
			if err != nil {
				return err
			}
			reader := match.NewReader(v)
			return a.eachPosting(c.Context(), args, func(p *scrape.Posting) (match.Report, error) {
				asked := reader.Read(p)
				reader.Detail(p, &asked)
				return match.Extract(v, p, &asked, version()), nil
			}, report.Extracts)
		}),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addNetwork(c)
	return c
}
