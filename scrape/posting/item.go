package posting

import (
	"context"
	"iter"
)

// Item is a posting of a stream that has not been read yet.
type Item struct {
	// Ref says where the posting was found, for errors and for reading it again.
	Ref string
	// Read reads the posting. It needs only the processor, except for a file that still
	// has to be opened. It may be called from several goroutines for different items.
	Read func() (Posting, error)
}

// Stream yields postings in their order. An error comes without a posting, but may come
// with an item that names it.
type Stream func(ctx context.Context) iter.Seq2[Item, error]

// List returns a stream of postings that have been read.
func List(list ...Posting) Stream {
	return func(context.Context) iter.Seq2[Item, error] {
		return func(yield func(Item, error) bool) {
			for i := range list {
				if !yield(Item{Ref: list[i].ID, Read: func() (Posting, error) { return list[i], nil }}, nil) {
					return
				}
			}
		}
	}
}

// Each calls f for every posting of a stream, in order, and returns the errors of the
// postings that could not be read. err is an error of f, which ends the stream, or the
// context's error.
func Each(ctx context.Context, stream Stream, f func(*Posting) error) (failed []error, err error) {
	for item, err := range stream(ctx) {
		var p Posting
		if err == nil {
			p, err = item.Read()
		}
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if err := f(&p); err != nil {
			return failed, err
		}
	}
	return failed, ctx.Err()
}

// Collect reads all postings of a stream. The errors are those of [Each].
func Collect(ctx context.Context, stream Stream) (list []Posting, failed []error, err error) {
	failed, err = Each(ctx, stream, func(p *Posting) error {
		list = append(list, *p)
		return nil
	})
	return list, failed, err
}

// Find returns the first posting of each id, nil for an id that no posting has. The
// errors are those of [Each].
func Find(ctx context.Context, stream Stream, ids ...string) (found []*Posting, failed []error, err error) {
	found = make([]*Posting, len(ids))
	failed, err = Each(ctx, stream, func(p *Posting) error {
		for i, id := range ids {
			if p.ID == id && found[i] == nil {
				first := *p
				found[i] = &first
			}
		}
		return nil
	})
	return found, failed, err
}
