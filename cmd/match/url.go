package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"skillmatch/match/explain"
	"skillmatch/match/report"
)

// urlOptions holds the flags of match url.
type urlOptions struct {
	output
	person
	network
}

// urlCommand makes the command match url.
func (a *app) urlCommand() *cobra.Command {
	var o urlOptions
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
		RunE:              work(func(c *cobra.Command, args []string) error { return a.url(c.Context(), args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.person.add(c)
	o.addExplain(c)
	o.network.add(c)
	return c
}

// url prints the gap reports of the postings.
func (a *app) url(ctx context.Context, refs []string, o *urlOptions) error {
	if a.resumePath(o.resume) == "-" && slices.Contains(refs, "-") {
		return usage{errors.New("the résumé and the posting cannot both come from standard input")}
	}
	m, err := a.matcher(&o.person)
	if err != nil {
		return err
	}
	defer m.Close()
	stream, _ := a.stream(refs, &o.network)
	list, failed, err := m.ReportAll(ctx, stream)
	if err != nil {
		return err
	}
	return a.print(list, failed, len(refs) == 1, &o.output, report.Gaps)
}

// print prints reports with a function of the package report, and names what could not
// be read. single says that one reference was given.
func (a *app) print(list []explain.Report, failed []error, single bool, o *output, way func(io.Writer, []explain.Report, report.Options) error) error {
	if len(list) == 0 && len(failed) > 0 {
		return a.nothingRead(failed)
	}
	look := a.look(o)
	look.Single = single
	if err := way(a.out, list, look); err != nil {
		return err
	}
	return a.partial(failed)
}
