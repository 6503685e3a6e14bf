// Package folder keeps postings in a folder, one JSON file each, to be read again
// later without the network. Saving the same references again adds what is new,
// writes again what changed, and moves what a reference no longer lists into the
// folder's hidden folder .gone, which [scrape.Walk] does not look into.
//
// It knows the files of such a folder and which reference each came from. It does
// not know how references are followed, which [scrape.Walk] does, nor what a
// posting asks.
package folder

import (
	"context"
	"fmt"
	"iter"
	"os"
	"time"

	"skillmatch/scrape"
)

// Options say where postings are kept and how they are read. Dir is needed.
type Options struct {
	// Dir is the folder, which is made when it is missing.
	Dir string
	// Walk finds the postings of one reference; nil means [scrape.Walk] with its
	// default options.
	Walk func(ctx context.Context, ref string) iter.Seq2[scrape.Source, error]
	// Now tells the time at which a posting is found to be gone; nil means
	// [time.Now].
	Now func() time.Time
	// Progress is called after each posting with how many were kept so far, from 1;
	// nil is silent.
	Progress func(kept int)
}

// Result counts what became of the postings of a folder.
type Result struct {
	// Added, Changed and Unchanged count the postings that were read, of which
	// Unchanged were kept already as they are.
	Added, Changed, Unchanged int
	// Gone counts the postings that were put away.
	Gone int
	// Failed holds why references, or single postings, could not be read, in
	// their order.
	Failed []error
}

// Kept returns how many postings were read and are in the folder now.
func (r *Result) Kept() int { return r.Added + r.Changed + r.Unchanged }

// Save keeps the postings of references in a folder. A reference that could not be
// read to its end puts nothing away, since what was not reached may still be there.
// The error is one of the folder's files, or the context's; the result then counts
// what was done before.
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
			err = s.sweep(ref)
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

// save keeps the postings of one reference and reports whether all could be read.
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
		if err := s.keep(ref, &p); err != nil {
			return false, err
		}
		if s.Progress != nil {
			s.Progress(s.result.Kept())
		}
	}
	return whole, ctx.Err()
}
