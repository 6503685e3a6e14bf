package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"skillmatch/index/library"
	"skillmatch/scrape"
)

func (a *app) libraryAdd() *cobra.Command {
	c := &cobra.Command{
		Use:   "add PATH|LINK...",
		Short: "Keep postings, or keep them anew where they have changed",
		Long: `Keep every posting behind the references that match rank takes. A posting that
is kept already is replaced when it has changed, and stays with the reference
that it was added by first.`,
		Args: atLeastOne("a folder, a file or a link"),
		RunE: work(func(c *cobra.Command, args []string) error {
			origins, err := absolutes(args)
			if err != nil {
				return err
			}
			l, _, err := a.openLibrary(c.CommandPath())
			if err != nil {
				return err
			}
			defer l.Close()
			return a.keep(c.Context(), l, origins, false)
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
new or has changed, and mark as gone what is no longer there. What is gone is
still found by match library search, but neither ranked nor counted by match rank
and match gaps.`,
		Args: cobra.NoArgs,
		RunE: work(func(c *cobra.Command, _ []string) error {
			l, err := a.existingLibrary(c.CommandPath())
			if err != nil {
				return err
			}
			defer l.Close()
			var origins []string
			for _, o := range l.Origins() {
				if o != "-" {
					origins = append(origins, o)
				}
			}
			return a.keep(c.Context(), l, origins, true)
		}),
	}
	a.addNetwork(c)
	return c
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

// keep reads origins into the library, each to its end. With marking, what an
// origin no longer holds is marked as gone. What was done is told however it ends.
func (a *app) keep(ctx context.Context, l *library.Library, origins []string, marking bool) error {
	k := &keeping{run: l.Begin(), today: a.now().UTC().Format(time.DateOnly), whole: map[string]bool{}, missing: map[string]bool{}, seen: map[library.Key]bool{}}
	before := l.Len()
	err := k.all(ctx, origins, a.source())
	if err == nil && marking {
		err = a.mark(l, k)
	}
	finished := k.run.Finish(ctx)
	err = cmp.Or(err, finished)
	kept := l.Len()
	if finished != nil {
		kept = before + k.changes[library.New] // whether or not they are read yet
	}
	if err == nil || k.changes != [3]int{} {
		fmt.Fprintf(a.out, "%d new, %d changed, %d unchanged", k.changes[library.New], k.changes[library.Changed], k.changes[library.Unchanged])
		if marking {
			fmt.Fprintf(a.out, ", %d gone", k.gone)
		}
		fmt.Fprintf(a.out, "; %d kept\n", kept)
	}
	if err != nil {
		return a.advise(err)
	}
	if k.changes == [3]int{} && len(k.failed) > 0 && !marking {
		return a.nothingRead(k.failed)
	}
	return a.partial(k.failed)
}

func (k *keeping) all(ctx context.Context, origins []string, o scrape.Options) error {
	for _, origin := range origins {
		k.whole[origin] = true
		ref := library.RefPath(origin)
		for s, err := range scrape.Walk(ctx, []string{ref}, o) {
			if err == nil {
				err = k.one(s, origin)
			}
			if failure, ok := errors.AsType[*scrape.RefError](err); ok {
				k.whole[origin] = false
				k.missing[origin] = k.missing[origin] || failure.Ref == ref && errors.Is(err, fs.ErrNotExist)
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

// absolutes are references as origins.
func absolutes(refs []string) ([]string, error) {
	out := make([]string, len(refs))
	for i, ref := range refs {
		var err error
		if out[i], err = absolute(ref); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// absolute is a reference that means the same in every folder, as text.
func absolute(ref string) (string, error) {
	if ref == "" {
		return "", usage{hinted{errors.New("a reference is empty"), "name a folder, a file or a link; . is the current folder"}}
	}
	if ref == "-" || strings.Contains(ref, "://") {
		return library.RefText(ref), nil
	}
	path, err := filepath.Abs(ref)
	return library.RefText(path), err
}

// one keeps a posting.
func (k *keeping) one(s scrape.Source, origin string) error {
	p, err := s.Posting()
	if err != nil {
		return err
	}
	kept := library.Posting{ID: p.ID, Title: p.Title, Company: p.Company, Location: p.Location, URL: p.URL, Published: p.Published, Expires: p.Expires, Pay: p.Pay, Source: p.Source,
		Confidence: p.Confidence, Text: p.Text, Skills: p.Skills, Ref: library.RefText(s.Ref), Origin: origin, Added: k.today}
	if origin == "-" && (s.Ref == "-" || strings.HasPrefix(s.Ref, "-:")) {
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
// hold, those whose origin is there no more, and those whose own file is not.
func (a *app) mark(l *library.Library, k *keeping) error {
	damaged := 0
	for _, form := range l.Forms() {
		if k.seen[form.Key] || form.Gone {
			continue
		}
		p, err := l.Get(form.Key)
		if library.IsDamage(err) {
			damaged++
			continue
		}
		if err != nil {
			return err
		}
		if !k.whole[p.Origin] && !k.missing[p.Origin] && !vanished(p.Ref) {
			continue
		}
		p.Gone = k.today
		k.gone++
		if _, err := k.run.Put(p); err != nil {
			return err
		}
	}
	a.tellDamage(l, damaged)
	return nil
}

// vanished reports that the file of a path, or of path:line, is there no more.
func vanished(ref string) bool {
	path := library.RefPath(ref)
	if !filepath.IsAbs(path) {
		return false // a link, or pasted text
	}
	file, _ := fileOf(path)
	for _, p := range []string{path, file} {
		if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

// fileOf is the path of path:line, with whether there is a line.
func fileOf(ref string) (path string, ok bool) {
	at := strings.LastIndexByte(ref, ':')
	if at < 0 || at+1 == len(ref) || strings.Trim(ref[at+1:], "0123456789") != "" {
		return ref, false
	}
	return ref[:at], true
}
