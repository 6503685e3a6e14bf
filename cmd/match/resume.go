package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

// maxResume is the largest résumé that is read, in bytes.
const maxResume = 16 << 20

func (a *app) resumeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "resume [FILE]",
		Short:   "Show how the résumé is read",
		GroupID: "check",
		Long: `Show how the résumé is read: its sections, roles and dates, the skills with
the line that shows each, the skills that are only listed, and every line that
is left out, with the reason. Check this before you trust a score.`,
		Example: `  match resume resume.md
  match resume --format json resume.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: work(func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				a.resume = args[0]
			}
			return a.showResume(c)
		}),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addResume(c)
	c.Flags().BoolVar(&a.redact, "redact", false, "leave out name, address and contact details (default for markdown, which is shared)")
	return c
}

func (a *app) showResume(c *cobra.Command) error {
	asOf, err := a.present()
	if err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	x, id, err := a.openResume(v)
	if err != nil {
		return err
	}
	defer x.Close()
	view := match.View(v, x, id, asOf, version())
	if a.redact || !c.Flags().Changed("redact") && report.Format(a.format) == report.Markdown {
		view.Redact()
	}
	return report.Resume(a.out, &view, a.look())
}

// matcher opens the résumé for scoring.
func (a *app) matcher(v *skill.Vocabulary) (*match.Matcher, *index.Index, error) {
	asOf, err := a.present()
	if err != nil {
		return nil, nil, err
	}
	x, id, err := a.openResume(v)
	if err != nil {
		return nil, nil, err
	}
	m := match.NewMatcher(v, x, asOf, id, version())
	m.Profile.Today = a.today()
	return m, x, nil
}

// openResume reads and indexes the user's résumé. Its id is the file's name
// without folders.
func (a *app) openResume(v *skill.Vocabulary) (*index.Index, string, error) {
	path := a.resumePath()
	if path == "" {
		return nil, "", usage{hinted{errors.New("no résumé is given"), "use --resume FILE, set MATCH_RESUME, or write resume: FILE in the config file"}}
	}
	x, err := a.indexResume(v, path)
	return x, document.Line(filepath.Base(path)), err
}

// indexResume reads and indexes a résumé.
func (a *app) indexResume(v *skill.Vocabulary, path string) (*index.Index, error) {
	text, err := a.readResume(path)
	if err != nil {
		return nil, err
	}
	r, err := resume.Parse(text.Plain)
	for _, s := range text.Hidden {
		r.Dropped = append(r.Dropped, resume.Dropped{Text: s, Reason: "hidden: no reader sees it"})
	}
	r.Warnings = append(r.Warnings, text.Warnings...)
	if err != nil {
		return nil, hinted{fmt.Errorf("%s: %w", path, err), "match resume FILE shows what is read; a scanned résumé must be typed out or saved as text"}
	}
	return index.New(r, v), nil
}

// resumePath is where the résumé is: the flag, the environment, the config.
func (a *app) resumePath() string {
	for _, path := range []string{a.resume, a.env("MATCH_RESUME"), a.defaults.Resume} {
		if path != "" {
			return path
		}
	}
	return ""
}

// readResume reads the résumé's file, whatever its format.
func (a *app) readResume(path string) (document.Contents, error) {
	in := a.in
	if path != "-" {
		info, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return document.Contents{}, hinted{fmt.Errorf("résumé %s: no such file", path), "check the path"}
		case err != nil:
			return document.Contents{}, fmt.Errorf("résumé: %w", err)
		case info.IsDir():
			return document.Contents{}, hinted{fmt.Errorf("résumé %s is a folder", path), "name the file in it"}
		case !info.Mode().IsRegular() && !strings.HasPrefix(path, "/dev/"): // /dev/fd holds what a shell pipes in
			return document.Contents{}, fmt.Errorf("résumé %s is no regular file", path)
		}
		f, err := os.Open(path)
		if err != nil {
			return document.Contents{}, fmt.Errorf("résumé: %w", err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxResume+1))
	if err != nil {
		return document.Contents{}, fmt.Errorf("résumé %s: %w", path, err)
	}
	if len(data) > maxResume {
		return document.Contents{}, hinted{fmt.Errorf("résumé %s is larger than %d MB", path, maxResume>>20), "a résumé is a few pages of text; is this the right file?"}
	}
	text, err := document.Read(a.ctx, path, data, a.documents())
	if err != nil {
		return document.Contents{}, fmt.Errorf("résumé %s: %w", path, err)
	}
	return text, nil
}

// documents is how documents are read: what the reader of PDF takes seconds to
// make is kept in the user's folder for such files.
func (a *app) documents() document.ReadOptions {
	dir := a.cacheDir()
	if dir != "" {
		dir = filepath.Join(filepath.Dir(dir), "pdf")
	}
	return document.ReadOptions{CacheDir: dir, Cold: func() {
		fmt.Fprintln(a.err, "match: preparing the reader of PDF, which takes some seconds the first time")
	}}
}
