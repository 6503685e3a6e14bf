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

	"skillmatch/index/resume"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape/document"
)

// maxResume is the largest résumé that is read, in bytes.
const maxResume = 16 << 20

// resumeOptions holds the flags of match resume.
type resumeOptions struct {
	output
	person
	redact bool
}

// resumeCommand makes the command match resume.
func (a *app) resumeCommand() *cobra.Command {
	var o resumeOptions
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
				o.resume = args[0]
			}
			return a.showResume(c, &o)
		}),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.person.add(c)
	c.Flags().BoolVar(&o.redact, "redact", false, "leave out name, address and contact details (default for markdown, which is shared)")
	return c
}

// showResume prints how the résumé was read.
func (a *app) showResume(c *cobra.Command, o *resumeOptions) error {
	if _, err := a.month(o.present); err != nil {
		return err
	}
	m, err := a.matcher(&o.person)
	if err != nil {
		return err
	}
	defer m.Close()
	found := m.Review()
	if o.redact || !c.Flags().Changed("redact") && report.Format(o.format) == report.Markdown {
		found.Redact()
	}
	return report.Resume(a.out, &found, a.look(&o.output))
}

// matcher opens the user's résumé for matching. Its id is the file's name without
// folders.
func (a *app) matcher(p *person) (*match.Matcher, error) {
	if _, err := a.vocabulary(); err != nil {
		return nil, err
	}
	path := a.resumePath(p.resume)
	if path == "" {
		if _, err := a.month(p.present); err != nil {
			return nil, err
		}
		return nil, usage{hinted{errors.New("no résumé is given"), "use --resume FILE, set MATCH_RESUME, or write resume: FILE in the config file"}}
	}
	return a.matcherFor(path, document.Line(filepath.Base(path)), p.present)
}

// matcherFor opens a résumé for matching under an id.
func (a *app) matcherFor(path, id string, p present) (*match.Matcher, error) {
	asOf, err := a.month(p)
	if err != nil {
		return nil, err
	}
	v, err := a.vocabulary()
	if err != nil {
		return nil, err
	}
	r, err := a.parseResume(path)
	if err != nil {
		return nil, err
	}
	return match.New(r, match.Options{Vocabulary: v, AsOf: asOf, Today: a.today(p), ID: id, Version: version()})
}

// parseResume reads a résumé and divides it into sections and roles.
func (a *app) parseResume(path string) (resume.Resume, error) {
	text, err := a.readResume(path)
	if err != nil {
		return resume.Resume{}, err
	}
	r, err := resume.Read(text.Document)
	for _, s := range text.Hidden {
		r.Dropped = append(r.Dropped, resume.Dropped{Text: s, Reason: "hidden: no reader sees it"})
	}
	r.Warnings = append(r.Warnings, text.Warnings...)
	if err != nil {
		return r, hinted{fmt.Errorf("%s: %w", path, err), "match resume FILE shows what is read; a scanned résumé must be typed out or saved as text"}
	}
	return r, nil
}

// resumePath returns where the résumé is: the flag's path, else that of the
// environment, else that of the config file, else "".
func (a *app) resumePath(flag string) string {
	for _, path := range []string{flag, a.env("MATCH_RESUME"), a.defaults.Resume} {
		if path != "" {
			return path
		}
	}
	return ""
}

// readResume reads the text of the résumé's file, whatever its format.
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

// documents returns how documents are read. What the reader of PDF takes seconds to
// make is kept in match/pdf, in the user's folder for caches.
func (a *app) documents() document.ReadOptions {
	dir := a.cacheDir()
	if dir != "" {
		dir = filepath.Join(filepath.Dir(dir), "pdf")
	}
	return document.ReadOptions{CacheDir: dir, Recognize: a.ocr, Cold: func() {
		fmt.Fprintln(a.err, "match: preparing the reader of PDF, which takes some seconds the first time")
	}}
}
