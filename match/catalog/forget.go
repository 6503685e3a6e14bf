package catalog

import (
	"context"
	"slices"

	"skillmatch/index/library"
)

// Forgotten says what Forget did.
type Forgotten struct {
	// Forgotten counts the postings that were deleted, and Kept those that are left.
	Forgotten, Kept int
	// Unknown holds the references, as given, that name nothing.
	Unknown []string
}

// Forget deletes the postings that references name and, if gone is set, all that are
// gone. A reference names a posting by its id, by the sixteen digits of its key, or by
// the path, the link or the origin that it was read from. Update no longer reads an
// origin that is named, nor a file or a link that has lost its last posting; it does
// read such a folder. The error is the library's or the context's; the result counts
// what was deleted before it.
func (c *Catalog) Forget(ctx context.Context, refs []Ref, gone bool) (Forgotten, error) {
	f := forgetting{
		Catalog: c, run: c.Library.Begin(), refs: refs, gone: gone,
		named: map[string]bool{}, left: map[string]int{}, lost: map[string]bool{},
	}
	before := c.Library.Len()
	err := f.postings()
	f.origins()
	finished := f.run.Finish(ctx)
	if err == nil {
		err = finished
	}
	out := Forgotten{Forgotten: f.n, Kept: c.Library.Len()}
	if finished != nil {
		out.Kept = before - f.n // whether or not that is read yet
	}
	for _, ref := range refs {
		if !f.named[ref.Given] {
			out.Unknown = append(out.Unknown, ref.Given)
		}
	}
	return out, err
}

// forgetting is one run of Forget.
type forgetting struct {
	*Catalog
	run   *library.Run
	refs  []Ref
	gone  bool
	n     int
	named map[string]bool // references, as given, that name something
	left  map[string]int  // postings that stay, by origin
	lost  map[string]bool // origins that lost some
}

// postings deletes the postings that the references name. A damaged posting is known by
// its key alone.
func (f *forgetting) postings() error {
	damaged := 0
	for _, form := range f.Library.Forms() {
		r, err := f.Library.Get(form.Key)
		kept := &r
		if library.IsDamage(err) {
			kept = nil
		} else if err != nil {
			return err
		}
		switch meant := f.meant(&form, kept); {
		case meant:
			if err := f.run.Delete(form.Key); err != nil {
				return err
			}
			f.n++
			f.lost[r.Origin] = true
		case kept == nil:
			damaged++
		default:
			f.left[r.Origin]++
		}
	}
	f.reportDamaged(damaged)
	return nil
}

// meant reports whether a posting is to be deleted; r is nil when it is damaged.
func (f *forgetting) meant(form *library.Form, r *library.Posting) bool {
	meant := f.gone && form.Gone
	for _, ref := range f.refs {
		if ref.Given == form.Key.String() || r != nil && (ref.Given == r.ID || ref.Origin == r.Origin || readFrom(r.Ref, ref.Origin)) {
			f.named[ref.Given], meant = true, true
		}
	}
	return meant
}

// origins forgets the origins that are named, and the files and links that have lost
// their last posting.
func (f *forgetting) origins() {
	for _, o := range f.Library.Origins() {
		at := slices.IndexFunc(f.refs, func(ref Ref) bool { return ref.Origin == o })
		if at >= 0 {
			f.named[f.refs[at].Given] = true
		}
		if at >= 0 || f.lost[o] && f.left[o] == 0 && !isFolder(library.RefPath(o)) {
			f.run.Forget(o)
		}
	}
}
