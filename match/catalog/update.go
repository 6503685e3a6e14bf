package catalog

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"iter"
	"strings"

	"skillmatch/index/library"
	"skillmatch/scrape/posting"
)

// Walk finds the postings of one reference, in their order. For what cannot be read it
// yields an error in its place, with an item that has only its Ref, and goes on. An
// error that is an [fs.ErrNotExist] for the reference itself says that the reference no
// longer exists. The walk ends when the context does.
type Walk func(ctx context.Context, ref string) iter.Seq2[posting.Item, error]

// Changes counts what a run changed in a library.
type Changes struct {
	// New, Changed and Unchanged count the postings that were read. A posting that is
	// listed twice counts twice.
	New, Changed, Unchanged int
	// Gone counts the postings that were found to be no longer there.
	Gone int
	// Kept counts the library's postings after the run.
	Kept int
	// Failed holds the reasons why references, or single postings, could not be read,
	// in their order.
	Failed []error
}

// Read returns how many postings were read.
func (c *Changes) Read() int { return c.New + c.Changed + c.Unchanged }

// Add keeps the postings of references. A posting that is already kept is replaced when
// it has changed, and keeps the reference that it was first added from. The error is
// the library's or the context's; what was read before it is kept and counted.
func (c *Catalog) Add(ctx context.Context, refs []Ref) (Changes, error) {
	u := c.begin()
	err := u.read(ctx, refs)
	return u.finish(ctx, err)
}

// Update reads all origins again, except standard input, and marks as gone the postings
// that are no longer there. Its errors are those of [Catalog.Add].
func (c *Catalog) Update(ctx context.Context) (Changes, error) {
	var refs []Ref
	for _, o := range c.Library.Origins() {
		if o != stdin {
			refs = append(refs, Ref{library.RefPath(o), o})
		}
	}
	u := c.begin()
	err := u.read(ctx, refs)
	if err == nil {
		err = u.mark()
	}
	return u.finish(ctx, err)
}

// update is one run of Add or Update.
type update struct {
	*Catalog
	run     *library.Run
	today   string
	before  int // postings kept
	changes Changes
	whole   map[string]bool // origins that were read without an error
	missing map[string]bool // origins that no longer exist
	seen    map[library.Key]bool
}

// begin starts a run.
func (c *Catalog) begin() *update {
	return &update{
		Catalog: c, run: c.Library.Begin(), today: c.day(), before: c.Library.Len(),
		whole: map[string]bool{}, missing: map[string]bool{}, seen: map[library.Key]bool{},
	}
}

// finish ends the run, even one that failed, and returns what it changed.
func (u *update) finish(ctx context.Context, err error) (Changes, error) {
	finished := u.run.Finish(ctx)
	u.changes.Kept = u.Library.Len()
	if finished != nil {
		u.changes.Kept = u.before + u.changes.New // whether or not they are read yet
	}
	return u.changes, cmp.Or(err, finished)
}

// read keeps the postings of references and reads each reference to its end.
func (u *update) read(ctx context.Context, refs []Ref) error {
	for _, ref := range refs {
		u.whole[ref.Origin] = true
		path := library.RefPath(ref.Origin)
		for item, err := range u.Walk(ctx, path) {
			var p posting.Posting
			if err == nil {
				p, err = item.Read()
			}
			if err == nil {
				if err := u.keep(&p, item.Ref, ref.Origin); err != nil {
					return err
				}
				continue
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			u.whole[ref.Origin] = false
			u.missing[ref.Origin] = u.missing[ref.Origin] || item.Ref == path && errors.Is(err, fs.ErrNotExist)
			u.changes.Failed = append(u.changes.Failed, err)
		}
	}
	return ctx.Err()
}

// keep puts a posting into the library and counts the change.
func (u *update) keep(p *posting.Posting, ref, origin string) error {
	r := recordOf(p)
	r.Ref, r.Origin, r.Added = library.RefText(ref), origin, u.today
	if origin == stdin && (ref == stdin || strings.HasPrefix(ref, stdin+":")) {
		r.Ref = stdin + ":" + library.KeyOf(p.Title+"\n"+p.Text).String() // pasted text is identified by its contents
	}
	u.seen[library.KeyOf(r.Ref)] = true
	change, err := u.run.Put(r)
	if err != nil {
		return err
	}
	switch change {
	case library.New:
		u.changes.New++
	case library.Changed:
		u.changes.Changed++
	default:
		u.changes.Unchanged++
	}
	return nil
}

// mark marks postings as gone: those that their origin, read to its end, did not
// contain, those whose origin no longer exists, and those whose own file no longer
// exists.
func (u *update) mark() error {
	met := func(form *library.Form) bool { return u.seen[form.Key] || form.Gone }
	return u.each(met, func(r *library.Posting) error {
		if !u.whole[r.Origin] && !u.missing[r.Origin] && !vanished(r.Ref) {
			return nil
		}
		r.Gone = u.today
		u.changes.Gone++
		_, err := u.run.Put(*r)
		return err
	})
}
