package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index/resume"
	"skillmatch/match/age"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

// output holds the flags of commands that print a result: --format and, where a command
// adds it, --explain.
type output struct {
	format  string
	explain bool
}

// add adds --format, whose values are completed.
func (o *output) add(c *cobra.Command) {
	c.Flags().StringVar(&o.format, "format", string(report.Table), "print as `FORMAT`: "+formatNames())
	names := make([]string, 0, len(report.Formats()))
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	fixed(c, "format", names...)
}

// addExplain adds --explain.
func (o *output) addExplain(c *cobra.Command) {
	c.Flags().BoolVar(&o.explain, "explain", false, "show how each figure came about")
}

// complete reports whether programs read the format, which want every result.
func (o *output) complete() bool { return report.Format(o.format).Complete() }

// look returns how results are printed: colour for a table as --color and the
// environment decide, and a width only on a terminal.
func (a *app) look(o *output) report.Options {
	r := report.Options{Format: report.Format(o.format), Explain: o.explain, Clean: document.Line}
	if r.Format == report.Table {
		r.Color = colored(a.color, a.streams)
		if a.outTTY {
			r.Width = a.width
		}
	}
	return r
}

// formatNames lists the formats in words.
func formatNames() string {
	names := make([]string, 0, len(report.Formats()))
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// checkFormat sets --format from the user's defaults unless it is given, and refuses a
// format that is not known.
func checkFormat(c *cobra.Command, fallback string) error {
	f := c.Flag("format")
	if f == nil {
		return nil
	}
	if !f.Changed && fallback != "" {
		if err := f.Value.Set(fallback); err != nil {
			return err
		}
	}
	if name := f.Value.String(); !slices.Contains(report.Formats(), report.Format(name)) {
		return usage{hinted{fmt.Errorf("--format %q is not known", name), "use " + formatNames()}}
	}
	return nil
}

// person holds the flags of commands that read a résumé: --resume and --as-of.
type person struct {
	resume string
	present
}

// add adds --resume and --as-of.
func (p *person) add(c *cobra.Command) {
	c.Flags().StringVar(&p.resume, "resume", "", "read the résumé from `FILE`, or - for standard input (default $MATCH_RESUME, then the config file)")
	p.present.add(c)
	files(c, "resume")
}

// present holds --as-of, the flag of commands that take a month or a day as the
// present.
type present struct{ asOf string }

// add adds --as-of.
func (p *present) add(c *cobra.Command) {
	c.Flags().StringVar(&p.asOf, "as-of", "", "take `YYYY-MM`, or YYYY-MM-DD, as the present in the résumé's dates and in how long postings are open (default today)")
}

// today returns the day of the month on which postings are open or closed, or 0 when
// --as-of names only the month.
func (a *app) today(p present) int {
	if p.asOf == "" {
		return a.now().Day()
	}
	return age.ParseDay(p.asOf).OfMonth()
}

// month returns the month that "present" means in a résumé.
func (a *app) month(p present) (resume.Date, error) {
	if p.asOf == "" {
		now := a.now()
		return resume.Date{Year: now.Year(), Month: int(now.Month())}, nil
	}
	d, err := resume.ParseDate(p.asOf)
	if err != nil {
		return d, usage{fmt.Errorf("--as-of: %w", err)}
	}
	return d, nil
}

// limits holds the flags that narrow a list: --top, --min and --workers. Each command
// adds those that it has.
type limits struct {
	top     int
	min     float64
	workers int
}

// topTable is how many rows a table shows when neither --top nor the defaults say.
const topTable = 20

// addTop adds --top; what says what it counts.
func (l *limits) addTop(c *cobra.Command, what string) {
	c.Flags().IntVar(&l.top, "top", 0, what+"; 0 shows all (default 20 for table and markdown, all for json, jsonl and csv)")
}

// addMin adds --min, a score from 0 to 100; what says what it leaves out.
func (l *limits) addMin(c *cobra.Command, what string) {
	c.Flags().Float64Var(&l.min, "min", 0, what)
}

// addWorkers adds --workers, a number of goroutines.
func (l *limits) addWorkers(c *cobra.Command) {
	c.Flags().IntVar(&l.workers, "workers", 0, "use `N` processors; the result does not depend on it (default all)")
}

// resolveTop sets --top, unless it is given, from the user's defaults or, for the
// formats that people read, to topTable.
func (a *app) resolveTop(c *cobra.Command, l *limits, o *output) error {
	switch {
	case c.Flags().Changed("top"):
	case a.defaults.Top != nil:
		l.top = *a.defaults.Top
	case !o.complete():
		l.top = topTable
	}
	if l.top < 0 {
		return usage{fmt.Errorf("--top %d is negative", l.top)}
	}
	return nil
}

// checkNumbers refuses flags that are no finite number, and a negative number of
// workers.
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

// fixed completes a flag with a fixed list of words.
func fixed(c *cobra.Command, flag string, words ...string) {
	// The only errors are a flag that does not exist or is registered twice. A test
	// completes every such flag.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// files completes a flag with file names.
func files(c *cobra.Command, flag string) {
	_ = c.RegisterFlagCompletionFunc(flag, completeFiles)
}

// completeFiles leaves completion to the shell, which names files.
func completeFiles(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}
