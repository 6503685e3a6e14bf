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
	"skillmatch/scrape/document"
)

// libraryCommand makes the command match library and those below it, which keep
// postings between runs.
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
	var dir string
	c.PersistentFlags().StringVar(&dir, "library", "", "keep the postings in `DIR` (default match/library in the user's folder for data)")
	c.AddCommand(a.libraryAdd(&dir), a.libraryUpdate(&dir), a.libraryList(&dir), a.librarySearch(&dir), a.libraryRemove(&dir))
	return c
}

// fromLibrary holds --library, the flag that takes the postings of the library.
type fromLibrary struct{ library string }

// add adds --library, whose value may be left out.
func (l *fromLibrary) add(c *cobra.Command) {
	c.Flags().StringVar(&l.library, "library", "", "take the postings of the library but for those that are gone, in `DIR` where that is given as --library=DIR")
	c.Flags().Lookup("library").NoOptDefVal = " " // means the default folder
}

// given reports whether the library is asked for.
func (l *fromLibrary) given(c *cobra.Command) bool { return c.Flags().Changed("library") }

// refsOrLibrary demands references, or --library in their place.
func refsOrLibrary(c *cobra.Command, args []string) error {
	switch {
	case !c.Flags().Changed("library"):
		return atLeastOne("a folder, a file or a link, or --library")(c, args)
	case len(args) == 0:
		return nil
	}
	return hinted{fmt.Errorf("%s takes postings or --library, not both: %s", c.CommandPath(), args[0]), "a library's folder is given in one word, as --library=" + args[0]}
}

// libraryDir returns the library's folder: the flag's, else match/library in the user's
// folder for data.
func (a *app) libraryDir(flag string) (string, error) {
	if dir := strings.TrimSpace(flag); dir != "" {
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

// libraryOptions returns how a library is opened. doing is the command, which others
// are shown while it holds the library.
func (a *app) libraryOptions(v *skill.Vocabulary, doing string) library.Options {
	o := catalog.LibraryOptions(v, version()+" "+revision())
	o.Holder = fmt.Sprintf("process %d (%s)", os.Getpid(), doing)
	o.Warn = a.warn
	return o
}

// warn prints, once a run, what went wrong in the library without stopping the work.
// What the library says about kept postings being safe is left to the error that stops
// it.
func (a *app) warn(err error) {
	text := document.Line(strings.ReplaceAll(err.Error(), library.ErrFull.Error(), "the disk is full"))
	if !slices.Contains(a.warned, text) {
		a.warned = append(a.warned, text)
		fmt.Fprintln(a.err, "match: library: "+text)
	}
}

// revision distinguishes one build of the program from another. It returns the commit
// that the program was built from and, where that is not enough, the size and the time
// of the program's own file.
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

// advise adds to an error of the library what to do about it.
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

// openLibrary opens the library for changes, and makes it when it is missing.
func (a *app) openLibrary(doing, dir string) (*library.Library, *skill.Vocabulary, error) {
	return a.withLibrary(doing, dir, library.Open)
}

// existingLibrary opens a library that already exists for changes.
func (a *app) existingLibrary(doing, dir string) (*library.Library, error) {
	l, _, err := a.withLibrary(doing, dir, library.OpenExisting)
	return l, err
}

// readLibrary opens the library for reading.
func (a *app) readLibrary(doing, dir string) (*library.Library, *skill.Vocabulary, error) {
	return a.withLibrary(doing, dir, library.OpenToRead)
}

// withLibrary opens the library that a flag names with a function of the package
// library, and reports its damage.
func (a *app) withLibrary(doing, flag string, open func(string, library.Options) (*library.Library, error)) (*library.Library, *skill.Vocabulary, error) {
	dir, err := a.libraryDir(flag)
	if err != nil {
		return nil, nil, err
	}
	v, err := a.vocabulary()
	if err != nil {
		return nil, nil, err
	}
	setGCPercent(a.env, gcToKeep) // parsing again what is out of date takes much memory
	l, err := open(dir, a.libraryOptions(v, doing))
	if err != nil {
		return nil, nil, a.advise(fmt.Errorf("library %s: %w", dir, err))
	}
	a.reportDamage(l, 0)
	return l, v, nil
}

// reportDamage prints, once a run, that records of the library are damaged: those that
// the library knows of, and more that could not be read just now.
func (a *app) reportDamage(l *library.Library, more int) {
	n := l.Damaged() + more
	if n == 0 || a.damageReported {
		return
	}
	a.damageReported = true
	losses, records := "", "damaged records were"
	if n == 1 {
		records = "damaged record was"
	}
	for _, s := range l.Losses() {
		losses += s + "; "
	}
	fmt.Fprintf(a.err, "match: library: %s%d %s left out; match library update reads their postings again\n", losses, n, records)
}

// catalog returns a catalog of an open library, which reports damage.
func (a *app) catalog(l *library.Library) *catalog.Catalog {
	return &catalog.Catalog{Library: l, Now: a.now(), Damaged: func(n int) { a.reportDamage(l, n) }}
}

// libraryRefs reads the references of a command line.
func libraryRefs(args []string) ([]catalog.Ref, error) {
	list, err := catalog.Refs(args)
	if errors.Is(err, catalog.ErrEmptyRef) {
		return nil, usage{hinted{err, "name a folder, a file or a link; . is the current folder"}}
	}
	return list, err
}
