package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/scrape"
)

// libraryCommand keeps postings between runs.
func (a *app) libraryCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "library",
		Short:   "Keep postings, search them, and rank them again at once",
		GroupID: "match",
		Long: `Keep postings in a folder of your own: read once, searched by what they say, and
ranked again in a moment when your résumé changes (match rank --library). The
folder is match/library in the user's folder for data; --library names another.`,
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

// libraryOptions are how a library reads postings.
func (a *app) libraryOptions(v *skill.Vocabulary, doing string) library.Options {
	return library.Options{
		Parser: func() library.Parser { return newPackingParser(v) },
		Stamp:  strings.Join([]string{match.PackedVersion, v.Sum(), version(), revision()}, " "),
		Holder: fmt.Sprintf("process %d (match library %s)", os.Getpid(), doing),
	}
}

// revision is the commit that the program was built from, if that is known.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	out := ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
			out += s.Value
		}
	}
	return out
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
	}
	return err
}

// openLibrary opens the library to change it.
func (a *app) openLibrary(doing string) (*library.Library, *skill.Vocabulary, error) {
	return a.withLibrary(doing, library.Open)
}

// readLibrary opens the library to read it.
func (a *app) readLibrary() (*library.Library, *skill.Vocabulary, error) {
	return a.withLibrary("", library.OpenToRead)
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
	l, err := open(dir, a.libraryOptions(v, doing))
	if err != nil {
		return nil, nil, a.advise(fmt.Errorf("library %s: %w", dir, err))
	}
	if n := l.Damaged(); n > 0 {
		fmt.Fprintf(a.err, "match: library %s: %d damaged records were left out; match library update reads their postings again\n", dir, n)
	}
	return l, v, nil
}

func (a *app) libraryAdd() *cobra.Command {
	c := &cobra.Command{
		Use:   "add PATH|LINK...",
		Short: "Keep postings, or keep them anew where they have changed",
		Long: `Keep every posting behind the references that match rank takes. A posting that
is kept already is replaced when it has changed.`,
		Args: atLeastOne("a folder, a file or a link"),
		RunE: work(func(c *cobra.Command, args []string) error {
			l, _, err := a.openLibrary("add")
			if err != nil {
				return err
			}
			defer l.Close()
			return a.keep(c.Context(), l, args, false)
		}),
		ValidArgsFunction: completeFiles,
	}
	a.addNetwork(c)
	return c
}

func (a *app) libraryUpdate() *cobra.Command {
	c := &cobra.Command{
		Use:   "update",
		Short: "Read again everything that the kept postings came from",
		Long: `Read again every folder, file and link that postings were added from: keep what is
new or has changed, and mark as gone what is no longer there.`,
		Args: cobra.NoArgs,
		RunE: work(func(c *cobra.Command, _ []string) error {
			l, _, err := a.openLibrary("update")
			if err != nil {
				return err
			}
			defer l.Close()
			var origins []string
			seen := map[string]bool{}
			err = each(l, func(_ library.Key, p *library.Posting) error {
				if !seen[p.Origin] && p.Origin != "-" {
					origins = append(origins, p.Origin)
				}
				seen[p.Origin] = true
				return nil
			})
			if err != nil {
				return err
			}
			return a.keep(c.Context(), l, origins, true)
		}),
	}
	a.addNetwork(c)
	return c
}

// each reads every kept posting.
func each(l *library.Library, f func(library.Key, *library.Posting) error) error {
	for _, form := range l.Forms() {
		p, err := l.Get(form.Key)
		if err == nil {
			err = f(form.Key, &p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// keeping counts what a run did.
type keeping struct {
	run     *library.Run
	changes [3]int // by library.Change
	gone    int
	failed  []error
	today   string
	whole   map[string]bool // origins that were read without an error
	missing map[string]bool // origins that are there no more
	seen    map[library.Key]bool
}

// keep reads references into the library, each to its end. With marking, what
// an origin no longer holds is marked as gone.
func (a *app) keep(ctx context.Context, l *library.Library, refs []string, marking bool) error {
	k := &keeping{run: l.Begin(), today: a.now().UTC().Format(time.DateOnly), whole: map[string]bool{}, missing: map[string]bool{}, seen: map[library.Key]bool{}}
	err := k.all(ctx, refs, a.source())
	if err == nil && marking {
		err = k.mark(l)
	}
	err = errors.Join(err, k.run.Finish())
	if err != nil {
		return a.advise(err)
	}
	fmt.Fprintf(a.out, "%d new, %d changed, %d unchanged", k.changes[library.New], k.changes[library.Changed], k.changes[library.Unchanged])
	if marking {
		fmt.Fprintf(a.out, ", %d gone", k.gone)
	}
	fmt.Fprintf(a.out, "; %d kept\n", l.Len())
	if k.changes == [3]int{} && len(k.failed) > 0 && !marking {
		return a.nothingRead(k.failed)
	}
	return a.partial(k.failed)
}

func (k *keeping) all(ctx context.Context, refs []string, o scrape.Options) error {
	for _, ref := range refs {
		origin, err := absolute(ref)
		if err != nil {
			return err
		}
		k.whole[origin] = true
		for s, err := range scrape.Walk(ctx, []string{origin}, o) {
			if err == nil {
				err = k.one(s, origin)
			}
			if failure, ok := errors.AsType[*scrape.RefError](err); ok {
				k.whole[origin] = false
				k.missing[origin] = k.missing[origin] || failure.Ref == origin && errors.Is(err, fs.ErrNotExist)
				k.failed = append(k.failed, err)
				continue
			}
			if err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// absolute is a reference that means the same in every folder.
func absolute(ref string) (string, error) {
	if ref == "-" || strings.Contains(ref, "://") {
		return ref, nil
	}
	return filepath.Abs(ref)
}

// one keeps a posting.
func (k *keeping) one(s scrape.Source, origin string) error {
	p, err := s.Posting()
	if err != nil {
		return err
	}
	kept := library.Posting{ID: p.ID, Title: p.Title, Company: p.Company, Location: p.Location, URL: p.URL, Published: p.Published, Expires: p.Expires, Pay: p.Pay, Source: p.Source,
		Confidence: p.Confidence, Text: p.Text, Skills: p.Skills, Ref: s.Ref, Origin: origin, Added: k.today}
	if s.Ref == "-" {
		kept.Ref = "-:" + library.KeyOf(p.Title+"\n"+p.Text).String() // pasted text is known by itself
	}
	k.seen[library.KeyOf(kept.Ref)] = true
	change, err := k.run.Put(kept)
	if err == nil {
		k.changes[change]++
	}
	return err
}

// mark marks as gone the postings that their origin, read to its end, did not
// hold, and those whose origin is there no more.
func (k *keeping) mark(l *library.Library) error {
	return each(l, func(key library.Key, p *library.Posting) error {
		if k.seen[key] || p.Gone != "" || !k.whole[p.Origin] && !k.missing[p.Origin] {
			return nil
		}
		p.Gone = k.today
		k.gone++
		_, err := k.run.Put(*p)
		return err
	})
}

// unkept turns a kept posting into one as it was read.
func unkept(p *library.Posting) scrape.Posting {
	return scrape.Posting{ID: p.ID, Title: p.Title, Company: p.Company, Location: p.Location, URL: p.URL, Published: p.Published, Expires: p.Expires, Pay: p.Pay, Source: p.Source,
		Confidence: p.Confidence, Text: p.Text, Skills: p.Skills}
}

// packingParser parses kept postings for scoring and searching.
type packingParser struct {
	v       *skill.Vocabulary
	reader  *match.Reader
	packer  *match.Packer
	scanner *skill.Scanner
}

func newPackingParser(v *skill.Vocabulary) *packingParser {
	return &packingParser{v, match.NewReader(v), match.NewPacker(v), v.Scanner()}
}

// Parse packs a posting and reads what it is searched by.
func (k *packingParser) Parse(kept *library.Posting) ([]byte, library.Fields) {
	p := unkept(kept)
	asked := k.reader.Read(&p)
	facts := k.reader.Facts(&p, &asked)
	f := library.Fields{Words: strings.Join(k.words(p.Title+"\n"+p.Company+"\n"+p.Text), " "), Place: strings.Join(k.words(p.Location), " "), Remote: string(facts.Remote)}
	for i := range asked.Asks {
		f.Skills = append(f.Skills, k.v.Skill(asked.Asks[i].ID).Name)
	}
	if pay := facts.Pay; pay != nil {
		f.Pay = yearly(pay)
	}
	if day, ok := dayOf(cmp.Or(p.Published, kept.Added)); ok {
		f.Day = day
	} else if day, ok := dayOf(kept.Added); ok {
		f.Day = day
	}
	return k.packer.Pack(&p, &asked), f
}

// Table is what the packed postings share.
func (k *packingParser) Table() []byte { return k.packer.Table() }
