// Package catalog keeps postings in a library and finds them again. It adds the
// postings of references, says what is new, changed or gone, forgets, counts, and
// searches by words, skills, place, way of work, pay and date.
//
// The parts are:
//
//   - catalog.go, update.go, forget.go, count.go: what the commands on a library do
//   - search.go, query.go, words.go: what is searched for, and how
//   - record.go, parser.go: a posting as a library keeps it
//   - ref.go: what a user names postings by
//
// It knows what a kept posting is searched by and how a reference that a user gives
// names postings. It does not know how references are followed, which the caller's
// [Walk] does, nor how a library lies on the disk, which [skillmatch/index/library]
// does, nor résumés and scores.
package catalog

import (
	"strings"
	"time"

	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match/packed"
)

// Catalog works on the postings of an open library. It must not be used by several
// goroutines at once.
type Catalog struct {
	// Library is always needed. It has to be open for changes for Add, Update and
	// Forget, and for reading for the rest.
	Library *library.Library
	// Vocabulary names the skills that are searched for. Search needs it; it has to be
	// the one that the library was opened with.
	Vocabulary *skill.Vocabulary
	// Walk finds the postings of a reference. Add and Update need it.
	Walk Walk
	// Now dates what is added or gone and is the latest day that Search accepts. Add,
	// Update and Search need it.
	Now time.Time
	// Damaged is called after postings were read, with the number of damaged records
	// that were left out, 0 or more. It may be nil.
	Damaged func(n int)
}

// LibraryOptions returns the parser and the stamp with which to open a library that is
// ranked and searched with a vocabulary. build names the build of the program; each
// build parses the library anew.
func LibraryOptions(v *skill.Vocabulary, build string) library.Options {
	return library.Options{
		Parser: func() library.Parser { return newParser(v) },
		Stamp:  strings.Join([]string{packed.Version, v.Sum(), build}, " "),
	}
}

// day returns today as YYYY-MM-DD, in UTC.
func (c *Catalog) day() string { return c.Now.UTC().Format(time.DateOnly) }

// reportDamaged passes the number of damaged records to Damaged.
func (c *Catalog) reportDamaged(n int) {
	if c.Damaged != nil {
		c.Damaged(n)
	}
}

// each calls f for every posting, except for those that skip accepts and those that are
// damaged; skip may be nil. It stops at the first error.
func (c *Catalog) each(skip func(*library.Form) bool, f func(*library.Posting) error) error {
	damaged := 0
	for _, form := range c.Library.Forms() {
		if skip != nil && skip(&form) {
			continue
		}
		r, err := c.Library.Get(form.Key)
		if library.IsDamage(err) {
			damaged++
			continue
		}
		if err == nil {
			err = f(&r)
		}
		if err != nil {
			return err
		}
	}
	c.reportDamaged(damaged)
	return nil
}
