package catalog_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"time"

	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match/catalog"
	"skillmatch/scrape/posting"
)

// board finds the postings of an invented board.
func board(_ context.Context, ref string) iter.Seq2[posting.Item, error] {
	list := []posting.Posting{
		{ID: "1", Title: "Platform Engineer", Text: "Requirements\n- Kubernetes"},
		{ID: "2", Title: "Data Analyst", Text: "Requirements\n- SQL"},
	}
	return func(yield func(posting.Item, error) bool) {
		for _, p := range list {
			read := func() (posting.Posting, error) { return p, nil }
			if !yield(posting.Item{Ref: ref + "/" + p.ID, Read: read}, nil) {
				return
			}
		}
	}
}

// A board is added, and searched for a skill by another of its names.
func ExampleCatalog_Search() {
	dir, err := os.MkdirTemp("", "library")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	v, err := skill.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	l, err := library.Open(dir, catalog.LibraryOptions(v, "example"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	c := catalog.Catalog{Library: l, Vocabulary: v, Walk: board, Now: time.Date(2026, 6, 15, 0, 0, 0, 0, time.UTC)}

	refs, _ := catalog.Refs([]string{"https://kestrel.example"}) // a link is never refused
	changes, err := c.Add(context.Background(), refs)
	fmt.Println(changes.New, "new,", changes.Kept, "kept,", err)
	found, err := c.Search(context.Background(), catalog.Query{Skills: []string{"k8s"}})
	for _, p := range found.Postings {
		fmt.Println(p.Title, "added", p.Added)
	}
	fmt.Println(found.Total, "found,", err)
	// Output:
	// 2 new, 2 kept, <nil>
	// Platform Engineer added 2026-06-15
	// 1 found, <nil>
}

// A condition that cannot be says which it is and what to do.
func ExampleQueryError() {
	v, err := skill.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := catalog.Catalog{Vocabulary: v, Now: time.Date(2026, 6, 15, 0, 0, 0, 0, time.UTC)}
	_, err = c.Search(context.Background(), catalog.Query{Since: "2026-07-01"})
	if e, ok := err.(*catalog.QueryError); ok {
		fmt.Printf("%s: %v; %s\n", e.Field, e, e.Hint())
	}
	// Output: since: since 2026-07-01 is yet to come; name a day that has been
}
