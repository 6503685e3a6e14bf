package main

import (
	"context"

	"github.com/spf13/cobra"

	"skillmatch/match"
	"skillmatch/match/report"
)

// extractOptions holds the flags of match extract.
type extractOptions struct {
	output
	network
}

// extractCommand makes the command match extract.
func (a *app) extractCommand() *cobra.Command {
	var o extractOptions
	c := &cobra.Command{
		Use:     "extract PATH|LINK|-...",
		Short:   "Show what postings ask, without a résumé",
		GroupID: "check",
		Long: `Show what postings ask, without a résumé: skills with their importance and
the line that names each, alternatives, and the other requirements. In JSON the
posting's text as it was read stands under posting.text.`,
		Example: `  match extract posting.html
  match extract --format jsonl postings/`,
		Args:              atLeastOne("a folder, a file, a link or - for pasted text"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.extract(c.Context(), args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.network.add(c)
	return c
}

// extract prints what the postings ask for.
func (a *app) extract(ctx context.Context, refs []string, o *extractOptions) error {
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	stream, _ := a.stream(refs, &o.network)
	list, failed, err := match.ExtractAll(ctx, v, stream, version())
	if err != nil {
		return err
	}
	return a.print(list, failed, len(refs) == 1, &o.output, report.Extracts)
}
