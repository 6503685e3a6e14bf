package main

import (
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
)

// app is one run: its streams, the flags that several commands share, and the
// user's defaults.
type app struct {
	streams
	ctx                                                        context.Context // of the command that runs
	resume, format, color, config, skills, asOf, posting, save string
	library                                                    string
	top                                                        int
	min                                                        float64
	failUnder                                                  float64
	redact, explain, all                                       bool
	workers                                                    int
	defaults                                                   config
	network                                                    network
	survey                                                     survey
	known                                                      *skill.Vocabulary // once it is read
	damageTold                                                 bool              // that the library is damaged
	warned                                                     []string          // what else was told of the library
}

// execute runs one command line and returns the exit code.
func execute(ctx context.Context, args []string, s streams) int {
	a := &app{streams: s, ctx: ctx}
	giveRoom(s.env, roomToStart)
	root := a.root()
	root.SetArgs(args)
	_, err := root.ExecuteContextC(ctx)
	return exitCode(s.err, err)
}

// The heap grows by so many percent of what lives before garbage is collected,
// where Go's default is 100: reading the vocabulary leaves little garbage, ranking
// keeps little of what it reads, and gaps, compare and what fills a library keep all.
const (
	roomToStart = 400
	roomToRank  = 150
	roomToKeep  = 100
)

// giveRoom sets how the heap grows, unless the user does by GOGC.
func giveRoom(env func(string) string, percent int) {
	if env("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "match",
		Short: "Compare a résumé with job postings, on this machine",
		Long: `match reads job postings, finds what each asks, looks for the proof in your
résumé and prints how well you fit and what is missing. Pages are fetched when
you name a link; the résumé never leaves this machine.`,
		Example: `  match rank --resume resume.md postings/
  match url --resume resume.md https://jobs.example.com/42
  match extract posting.txt`,
		Version: version(), SilenceErrors: true, SilenceUsage: true,
		Args: noCommand, RunE: work(func(c *cobra.Command, _ []string) error { return c.Help() }),
		PersistentPreRunE: work(a.begin),
	}
	root.SuggestionsMinimumDistance = 2 // two letters swapped
	root.SetIn(a.in)
	root.SetErr(a.err)
	root.SetVersionTemplate("match {{.Version}}\n")
	root.PersistentFlags().StringVar(&a.config, "config", "", "read defaults from `FILE` (default match/config.yaml in the user's config folder)")
	root.PersistentFlags().StringVar(&a.skills, "skills", "", "add to and change the vocabulary of skills by `FILE` (see match skills --help)")
	root.PersistentFlags().StringVar(&a.color, "color", "auto", "colour: auto, always or never")
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	root.AddGroup(&cobra.Group{ID: "match", Title: "Matching:"}, &cobra.Group{ID: "check", Title: "Checking what is read:"})
	root.AddCommand(a.rankCommand(), a.libraryCommand(), a.urlCommand(), a.candidatesCommand(), a.whyCommand(), a.gapsCommand(), a.compareCommand(), a.fetchCommand(), a.extractCommand(), a.resumeCommand(), a.skillsCommand())
	root.AddCommand(helpTopics()...)
	files(root, "config")
	files(root, "skills")
	fixed(root, "color", "auto", "always", "never")
	// Help that is asked for is a result and belongs to the output; cobra's own
	// default writes usage after errors there as well, which is switched off.
	root.SetOut(a.out)
	return root
}

// noCommand refuses words that are no command, with the nearest that is.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := fmt.Errorf("unknown command %q", args[0])
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return hinted{err, fmt.Sprintf("did you mean %q?", near[0])}
	}
	return err
}

// begin reads the defaults and checks what all commands share.
func (a *app) begin(c *cobra.Command, _ []string) error {
	var err error
	if a.defaults, err = readConfig(a.config, a.env); err != nil {
		return err
	}
	flag := func(name string) bool { f := c.Flag(name); return f != nil && f.Changed }
	if !flag("color") && a.defaults.Color != "" {
		a.color = a.defaults.Color
	}
	if err := checkNumbers(c); err != nil {
		return err
	}
	if !slices.Contains([]string{"auto", "always", "never"}, a.color) {
		return usage{hinted{fmt.Errorf("--color %q is not known", a.color), "use auto, always or never"}}
	}
	if c.Flag("format") == nil {
		return nil
	}
	if !flag("format") && a.defaults.Format != "" {
		a.format = a.defaults.Format
	}
	if !slices.Contains(report.Formats(), report.Format(a.format)) {
		return usage{hinted{fmt.Errorf("--format %q is not known", a.format), "use " + formatNames()}}
	}
	return nil
}

// checkNumbers refuses numbers that are none and numbers of workers that cannot be.
func checkNumbers(c *cobra.Command) error {
	for _, name := range []string{"bar", "min", "fail-under", "pay"} {
		f := c.Flag(name)
		if f == nil || !f.Changed {
			continue
		}
		if x, err := strconv.ParseFloat(f.Value.String(), 64); err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return usage{fmt.Errorf("--%s %s is no number", name, f.Value)}
		}
	}
	if f := c.Flag("workers"); f != nil && strings.HasPrefix(f.Value.String(), "-") {
		return usage{fmt.Errorf("--workers %s is negative", f.Value)}
	}
	return nil
}

func formatNames() string {
	names := make([]string, 0, len(report.Formats()))
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// addFormat adds the flags of every command that prints a result.
func (a *app) addFormat(c *cobra.Command) {
	c.Flags().StringVar(&a.format, "format", string(report.Table), "print as `FORMAT`: "+formatNames())
	names := make([]string, 0, len(report.Formats()))
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	fixed(c, "format", names...)
}

// addResume adds the flags of every command that reads a résumé.
func (a *app) addResume(c *cobra.Command) {
	c.Flags().StringVar(&a.resume, "resume", "", "read the résumé from `FILE`, or - for standard input (default $MATCH_RESUME, then the config file)")
	a.addAsOf(c)
	files(c, "resume")
}

func (a *app) addAsOf(c *cobra.Command) {
	c.Flags().StringVar(&a.asOf, "as-of", "", "take `YYYY-MM`, or YYYY-MM-DD, as the present in the résumé's dates and in how long postings are open (default today)")
}

func (a *app) addExplain(c *cobra.Command) {
	c.Flags().BoolVar(&a.explain, "explain", false, "show how each figure came about")
}

// fixed completes a flag with a fixed list of words.
func fixed(c *cobra.Command, flag string, words ...string) {
	// The only errors are a flag that does not exist or is registered twice;
	// a test completes every such flag.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// files completes a flag with file names.
func files(c *cobra.Command, flag string) {
	_ = c.RegisterFlagCompletionFunc(flag, completeFiles)
}

func completeFiles(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// look is how results are printed.
func (a *app) look() report.Options {
	o := report.Options{Format: report.Format(a.format), Explain: a.explain}
	if o.Format == report.Table {
		o.Color = colored(a.color, a.streams)
		if a.outTTY {
			o.Width = a.width
		}
	}
	return o
}

// today is the day of the month on which postings are open or closed, 0 when
// --as-of names the month alone.
func (a *app) today() int {
	if a.asOf == "" {
		return a.now().Day()
	}
	return match.ReadDay(a.asOf).Of()
}

// present is the month that "present" in a résumé stands for.
func (a *app) present() (resume.Date, error) {
	if a.asOf == "" {
		now := a.now()
		return resume.Date{Year: now.Year(), Month: int(now.Month())}, nil
	}
	d, err := resume.ParseDate(a.asOf)
	if err != nil {
		return d, usage{fmt.Errorf("--as-of: %w", err)}
	}
	return d, nil
}
