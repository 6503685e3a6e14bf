package catalog

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"skillmatch/index/library"
)

// Found is the result of a search.
type Found struct {
	// Postings holds the best postings that were found, best first. It is never nil.
	Postings []library.Posting
	// Total counts all postings that were found.
	Total int
	// Wordless is the query's Words or Place when that text contains no word, such as
	// "?", so that nothing is found. Otherwise it is empty.
	Wordless string
}

// Search finds the postings that meet all conditions of a query, including those that
// are gone. It rebuilds an index that is out of date or damaged. The error is a
// [*QueryError] for a condition that makes no sense, else the library's or the
// context's.
func (c *Catalog) Search(ctx context.Context, q Query) (Found, error) {
	none := Found{Postings: []library.Posting{}}
	asked, err := c.compile(&q)
	if err != nil {
		return none, err
	}
	if none.Wordless = wordless(&q, &asked); none.Wordless != "" {
		return none, nil
	}
	keys, total, err := c.Library.Search(ctx, asked, q.Top)
	for _, anew := range []bool{false, true} {
		if !errors.Is(err, library.ErrIndex) {
			break
		}
		if err := c.Library.Reindex(ctx, anew); err != nil {
			return none, err
		}
		keys, total, err = c.Library.Search(ctx, asked, q.Top)
	}
	if err != nil {
		return none, err
	}
	return c.read(keys, total)
}

// wordless returns the first text of a query that was cut into no words, or "".
func wordless(q *Query, asked *library.Query) string {
	switch {
	case strings.TrimSpace(q.Words) != "" && len(asked.Words) == 0:
		return q.Words
	case strings.TrimSpace(q.Place) != "" && len(asked.Place) == 0:
		return q.Place
	}
	return ""
}

// read reads the postings that were found, without those that are damaged.
func (c *Catalog) read(keys []library.Key, total int) (Found, error) {
	f := Found{Postings: make([]library.Posting, 0, len(keys)), Total: total}
	damaged := 0
	for _, k := range keys {
		r, err := c.Library.Get(k)
		if library.IsDamage(err) || errors.Is(err, fs.ErrNotExist) {
			damaged++
			continue
		}
		if err != nil {
			return f, err
		}
		f.Postings = append(f.Postings, r)
	}
	c.reportDamaged(damaged)
	f.Total -= damaged
	return f, nil
}
