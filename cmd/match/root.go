package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"skillmatch/index/skill"
)

// app is one run: its streams, the flags that all commands share, and the user's
// defaults.
type app struct {
	streams
	ctx                   context.Context // of the whole run
	config, skills, color string
	ocr                   bool
	defaults              config
	known                 *skill.Vocabulary // once it is read
	damageReported        bool              // whether damage of the library was printed
	warned                []string          // other warnings of the library that were printed
}

// execute runs one command line and returns the exit code.
func execute(ctx context.Context, args []string, s streams) int {
	a := &app{streams: s, ctx: ctx}
	setGCPercent(s.env, gcToStart)
	root := a.root()
	root.SetArgs(args)
	_, err := root.ExecuteContextC(ctx)
	return exitCode(s.err, err)
}

// The heap grows by so many percent of its live part before garbage is collected; Go's
// default is 100. Reading the vocabulary leaves little garbage, and ranking keeps
// little of what it reads. Gaps, compare and the commands that fill a library keep
// everything.
const (
	gcToStart = 400
	gcToRank  = 150
	gcToKeep  = 100
)

// setGCPercent sets how far the heap grows, unless the user has set GOGC.
func setGCPercent(env func(string) string, percent int) {
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
	root.PersistentFlags().BoolVar(&a.ocr, "ocr", false, "recognize the text of scanned documents with an installed tesseract, which takes seconds a page")
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	root.AddGroup(&cobra.Group{ID: "match", Title: "Matching:"}, &cobra.Group{ID: "check", Title: "Checking what is read:"})
	root.AddCommand(a.rankCommand(), a.libraryCommand(), a.urlCommand(), a.candidatesCommand(), a.whyCommand(), a.gapsCommand(), a.compareCommand(), a.fetchCommand(), a.extractCommand(), a.resumeCommand(), a.skillsCommand())
	root.AddCommand(helpTopics()...)
	files(root, "config")
	files(root, "skills")
	fixed(root, "color", "auto", "always", "never")
	// Help that is asked for is a result and belongs on the output. By default cobra
	// also writes usage there after errors, which is switched off.
	root.SetOut(a.out)
	return root
}

// noCommand refuses a word that is no command, and suggests the nearest one that is.
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

// begin reads the defaults and checks the flags that commands share.
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
	return checkFormat(c, a.defaults.Format)
}
