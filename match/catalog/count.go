package catalog

import (
	"slices"
	"strings"

	"skillmatch/index/library"
)

// Count says how many postings of an origin are kept.
type Count struct {
	// Origin is the reference that the postings were added from, as in
	// [library.Posting.Origin]. It is empty for all origins together.
	Origin string
	// Kept counts the postings, and Gone those among them that are gone.
	Kept, Gone int
}

// add counts one posting.
func (n *Count) add(r *library.Posting) {
	n.Kept++
	if r.Gone != "" {
		n.Gone++
	}
}

// Counts counts the postings of each origin, sorted by origin, and of all together. An
// origin may have none. The error is the library's.
func (c *Catalog) Counts() (list []Count, all Count, err error) {
	at := map[string]*Count{}
	of := func(origin string) *Count {
		if at[origin] == nil {
			at[origin] = &Count{Origin: origin}
		}
		return at[origin]
	}
	for _, o := range c.Library.Origins() {
		of(o)
	}
	err = c.each(nil, func(r *library.Posting) error {
		of(r.Origin).add(r)
		all.add(r)
		return nil
	})
	if err != nil {
		return nil, Count{}, err
	}
	for _, n := range at {
		list = append(list, *n)
	}
	slices.SortFunc(list, func(a, b Count) int { return strings.Compare(a.Origin, b.Origin) })
	return list, all, nil
}

// Postings returns all postings, including those that are gone, in the order of their
// origins. The list is never nil. The error is the library's.
func (c *Catalog) Postings() ([]library.Posting, error) {
	list := []library.Posting{}
	err := c.each(nil, func(r *library.Posting) error {
		list = append(list, *r)
		return nil
	})
	return list, err
}
