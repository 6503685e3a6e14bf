// Package folder saves postings in a folder, one JSON file each, so that they can be
// read again later without the network. Saving the same references again adds new
// postings, rewrites changed ones, and moves those that a reference no longer lists to
// the hidden subfolder .gone, which [scrape.Walk] does not search.
//
// It knows the files of such a folder and which reference each came from. It does not
// know how references are followed, nor what a posting requires.
package folder

import (
	"context"
	"fmt"
	"iter"
	"os"
	"time"

	"skillmatch/scrape"
)

// Options say where postings are saved and how they are read. Dir is required.
type Options struct {
	// Dir is the folder. It is created when it is missing.
	Dir string
	// Walk finds the postings of one reference; nil means [scrape.Walk] with its
	// default options.
	Walk func(ctx context.Context, ref string) iter.Seq2[scrape.Source, error]
	// Now returns the time at which a posting is found to be gone; nil means
	// [time.Now].
	Now func() time.Time
	// Progress is called after each posting with the number that have been saved so
	// far, counted from 1. nil means no calls.
	Progress func(kept int)
}

// Result counts what happened to the postings of a folder.
type Result struct {
	// Added, Changed and Unchanged count the postings that were read, by whether their
	// file is new, was rewritten, or had the same contents already.
	Added, Changed, Unchanged int
	// Gone counts the postings that were put away.
	Gone int
	// Failed holds the errors of references and single postings that could not be read,
	// in order.
	Failed []error
}

// Kept returns the number of postings that were read and are in the folder now.
func (r *Result) Kept() int { return r.Added + r.Changed + r.Unchanged }

// Save saves the postings of references in a folder. When a reference cannot be read to
// its end, none of its postings is put away, since those that were not reached may
// still exist. The error is one of the folder's files or the context's; the result then
// counts what was done before.
func Save(ctx context.Context, refs []string, o Options) (Result, error) {
	if o.Walk == nil {
		o.Walk = func(ctx context.Context, ref string) iter.Seq2[scrape.Source, error] {
			return scrape.Walk(ctx, []string{ref}, scrape.Options{})
		}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := saver{Options: o, saved: map[string]bool{}}
	if err := os.MkdirAll(o.Dir, 0o777); err != nil {
		return s.result, fmt.Errorf("make the folder: %w", err)
	}
	for _, ref := range refs {
		whole, err := s.save(ctx, ref)
		if err == nil && whole {
			err = s.putAwayMissing(ref)
		}
		if err != nil {
			return s.result, err
		}
	}
	return s.result, nil
}

// saver is one run of Save.
type saver struct {
	Options
	result Result
	saved  map[string]bool // by file name
}

// save saves the postings of one reference and reports whether all of them could be
// read.
func (s *saver) save(ctx context.Context, ref string) (whole bool, err error) {
	whole = true
	for source, err := range s.Walk(ctx, ref) {
		var p scrape.Posting
		if err == nil {
			p, err = source.Posting()
		}
		if err != nil {
			whole, s.result.Failed = false, append(s.result.Failed, err)
			continue
		}
		if err := s.store(ref, &p); err != nil {
			return false, err
		}
		if s.Progress != nil {
			s.Progress(s.result.Kept())
		}
	}
	return whole, ctx.Err()
}
