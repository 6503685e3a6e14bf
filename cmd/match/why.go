package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"skillmatch/match/report"
	"skillmatch/scrape/posting"
)

// whyOptions holds the flags of match why.
type whyOptions struct {
	output
	person
	network
}

// whyCommand makes the command match why.
func (a *app) whyCommand() *cobra.Command {
	var o whyOptions
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
		RunE:              work(func(c *cobra.Command, args []string) error { return a.why(c.Context(), args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.person.add(c)
	o.network.add(c)
	return c
}

// why explains and prints why one of two postings ranks above the other.
func (a *app) why(ctx context.Context, args []string, o *whyOptions) error {
	m, err := a.matcher(&o.person)
	if err != nil {
		return err
	}
	defer m.Close()
	pair, err := a.pair(ctx, args[0], args[1], args[2:], &o.network)
	if err != nil {
		return err
	}
	found, err := m.Why(ctx, &pair[0], &pair[1])
	if err != nil {
		return err
	}
	return report.Why(a.out, &found, a.look(&o.output))
}

// pair reads two postings: by file or link or, if there are refs, by their ids in
// these.
func (a *app) pair(ctx context.Context, first, second string, refs []string, n *network) (pair [2]posting.Posting, err error) {
	if len(refs) > 0 {
		return a.byID(ctx, [2]string{first, second}, refs, n)
	}
	for i, ref := range []string{first, second} {
		if pair[i], err = a.onePosting(ctx, ref, n); err != nil {
			return pair, err
		}
	}
	return pair, nil
}

// byID finds the postings with two ids in the refs.
func (a *app) byID(ctx context.Context, ids [2]string, refs []string, n *network) (pair [2]posting.Posting, err error) {
	stream, _ := a.stream(refs, n)
	list, failed, err := posting.Find(ctx, stream, ids[:]...)
	if err != nil {
		return pair, err
	}
	for i, id := range ids {
		if list[i] == nil {
			if len(failed) > 0 {
				return pair, failed[0]
			}
			return pair, hinted{fmt.Errorf("no posting has the id %q", id), "match rank --format csv prints the ids"}
		}
		pair[i] = *list[i]
	}
	return pair, nil
}
