package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
)

func (a *app) whyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "why POSTING_A POSTING_B [PATH...]",
		Short:   "Show why one posting ranks above another",
		GroupID: "match",
		Long: `Show, part by part, why one posting ranks above another: what each part of the
score gives to each, and the required skills that are held and missing. The
postings are links or files; with a PATH they are ids of postings in it, as
rank prints them in json and csv.`,
		Example: `  match why --resume resume.md first.txt second.html
  match why --resume resume.md board.jsonl:3 board.jsonl:9 board.jsonl`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 2 {
				return hinted{fmt.Errorf("%s needs two postings", c.CommandPath()), "see " + c.CommandPath() + " --help"}
			}
			return nil
		},
		RunE:              work(func(c *cobra.Command, args []string) error { return a.why(c.Context(), args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addResume(c)
	a.addNetwork(c)
	return c
}

func (a *app) why(ctx context.Context, args []string) error {
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	m, x, err := a.matcher(v)
	if err != nil {
		return err
	}
	defer x.Close()
	pair, err := a.pair(ctx, v, args[0], args[1], args[2:])
	if err != nil {
		return err
	}
	var reports [2]match.Report
	for i := range pair {
		if reports[i], err = m.Report(ctx, &pair[i].Posting, &pair[i].asked); err != nil {
			return err
		}
	}
	e := match.Why(&reports[0], &reports[1])
	return report.Why(a.out, &e, a.look())
}

// readPosting is a posting with what it asks.
type readPosting struct {
	scrape.Posting
	asked match.Asked
}

// pair reads two postings: files or links, or ids of postings behind the refs.
func (a *app) pair(ctx context.Context, v *skill.Vocabulary, first, second string, refs []string) (pair [2]readPosting, err error) {
	if len(refs) == 0 {
		for i, ref := range []string{first, second} {
			if pair[i].Posting, pair[i].asked, err = a.onePosting(ctx, v, ref); err != nil {
				return pair, err
			}
		}
		return pair, nil
	}
	var found [2]bool
	reader := match.NewReader(v)
	failed, err := a.postings(ctx, refs, func(p *scrape.Posting) error {
		for i, id := range []string{first, second} {
			if p.ID == id && !found[i] {
				found[i] = true
				pair[i].Posting, pair[i].asked = *p, reader.Read(p)
			}
		}
		return nil
	})
	if err != nil {
		return pair, err
	}
	for i, id := range []string{first, second} {
		if !found[i] {
			if len(failed) > 0 {
				return pair, failed[0]
			}
			return pair, hinted{fmt.Errorf("no posting has the id %q", id), "match rank --format csv prints the ids"}
		}
	}
	return pair, nil
}
