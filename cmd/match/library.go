package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match/catalog"
	"skillmatch/scrape"
	"skillmatch/scrape/document"
)

// libraryCommand keeps postings between runs.
func (a *app) libraryCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "library",
		Short:   "Keep postings, search them, and rank them again at once",
		GroupID: "match",
		Long: `Keep postings in a folder of your own: read once, searched by what they say, and
ranked again in a moment when your résumé changes (match rank --library). The
folder is match/library in the user's folder for data; --library names another,
which for match rank and match gaps is written --library=DIR.`,
		Example: `  match library add postings/ https://jobs.example.com/42
  match library search --skill go --remote remote payments
  match rank --library --resume resume.md`,
		Args: noCommand, RunE: work(func(c *cobra.Command, _ []string) error { return c.Help() }),
	}
	c.PersistentFlags().StringVar(&a.library, "library", "", "keep the postings in `DIR` (default match/library in the user's folder for data)")
	c.AddCommand(a.libraryAdd(), a.libraryUpdate(), a.libraryList(), a.librarySearch(), a.libraryRemove())
	return c
}

// libraryDir is the library's folder.
func (a *app) libraryDir() (string, error) {
	if dir := strings.TrimSpace(a.library); dir != "" {
		return dir, nil
	}
	base := a.env("XDG_DATA_HOME")
	if base == "" {
		home := a.env("HOME")
		if home == "" {
			return "", usage{errors.New("no folder for data is known; name one with --library=DIR")}
		}
		base = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(base, "match", "library"), nil
}

// libraryOptions are how a library reads postings; doing is the command.
func (a *app) libraryOptions(v *skill.Vocabulary, doing string) library.Options {
	o := catalog.LibraryOptions(v, version()+" "+revision())
	o.Holder = fmt.Sprintf("process %d (%s)", os.Getpid(), doing)
	o.Warn = a.warn
	return o
}

// warn tells, once a run, of what went wrong in the library without stopping the
// work. That what is kept is safe is left to the error that does.
func (a *app) warn(err error) {
	text := document.Line(strings.ReplaceAll(err.Error(), library.ErrFull.Error(), "the disk is full"))
	if !slices.Contains(a.warned, text) {
		a.warned = append(a.warned, text)
		fmt.Fprintln(a.err, "match: library: "+text)
	}
}

// revision tells one build of the program from another: the commit that it was
// built from, and the program's own file where that does not say all.
func revision() string {
	revision, modified := "", true
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value != "false"
			}
		}
	}
	if revision != "" && !modified {
		return revision
	}
	path, err := os.Executable()
	if err != nil {
		return revision
	}
	info, err := os.Stat(path)
	if err != nil {
		return revision
	}
	return fmt.Sprintf("%s+%d+%d", revision, info.Size(), info.ModTime().UnixNano())
}

// advise says what to do about an error of the library.
func (a *app) advise(err error) error {
	_, inUse := errors.AsType[*library.InUseError](err)
	switch {
	case inUse:
		return hinted{err, "wait until it is done, or name another folder with --library"}
	case errors.Is(err, library.ErrNone):
		return hinted{err, "make one with match library add PATH"}
	case errors.Is(err, library.ErrFull):
		return hinted{err, "make room, or move the folder and name it with --library"}
	case errors.Is(err, library.ErrNewer):
		return hinted{err, "use that version, or name another folder with --library"}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return hinted{err, "the folder is another user's or cannot be written; name one of your own with --library"}
	}
	return err
}

// openLibrary opens the library to change it, and makes it when it is missing.
func (a *app) openLibrary(doing string) (*library.Library, *skill.Vocabulary, error) {
	return a.withLibrary(doing, library.Open)
}

// existingLibrary opens a library that there is, to change it.
func (a *app) existingLibrary(doing string) (*library.Library, error) {
	l, _, err := a.withLibrary(doing, library.OpenExisting)
	return l, err
}

// readLibrary opens the library to read it.
func (a *app) readLibrary(doing string) (*library.Library, *skill.Vocabulary, error) {
	return a.withLibrary(doing, library.OpenToRead)
}

func (a *app) withLibrary(doing string, open func(string, library.Options) (*library.Library, error)) (*library.Library, *skill.Vocabulary, error) {
	dir, err := a.libraryDir()
	if err != nil {
		return nil, nil, err
	}
	v, err := a.vocabulary()
	if err != nil {
		return nil, nil, err
	}
	giveRoom(a.env, roomToKeep) // what is out of date is made again, in much memory
	l, err := open(dir, a.libraryOptions(v, doing))
	if err != nil {
		return nil, nil, a.advise(fmt.Errorf("library %s: %w", dir, err))
	}
	a.tellDamage(l, 0)
	return l, v, nil
}

// tellDamage says, once a run, that records of the library are damaged: those that
// it knows of, and some that could not be read just now.
func (a *app) tellDamage(l *library.Library, more int) {
	n := l.Damaged() + more
	if n == 0 || a.damageTold {
		return
	}
	a.damageTold = true
	losses, records := "", "damaged records were"
	if n == 1 {
		records = "damaged record was"
	}
	for _, s := range l.Losses() {
		losses += s + "; "
	}
	fmt.Fprintf(a.err, "match: library: %s%d %s left out; match library update reads their postings again\n", losses, n, records)
}

// catalog makes a catalog of an open library, which tells of damage.
func (a *app) catalog(l *library.Library) *catalog.Catalog {
	return &catalog.Catalog{Library: l, Now: a.now(), Damaged: func(n int) { a.tellDamage(l, n) }}
}

// libraryRefs reads the references of a command line.
func libraryRefs(args []string) ([]catalog.Ref, error) {
	list, err := catalog.Refs(args)
	if errors.Is(err, catalog.ErrEmptyRef) {
		return nil, usage{hinted{err, "name a folder, a file or a link; . is the current folder"}}
	}
	return list, err
}

// unkept turns a kept posting into one as it was read.
func unkept(p *library.Posting) scrape.Posting { return catalog.Posting(p) }
