package lookup

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
)

// Unknown is a term that postings ask for and the vocabulary does not know.
type Unknown struct {
	Term string `json:"term"`
	// Postings is how many postings ask for it, at least 1.
	Postings int `json:"postings"`
	// Line is a line that asks for it, and ID the id of that line's posting.
	Line string `json:"line"`
	ID   string `json:"id"`
}

// Tally counts the terms that postings ask for and the vocabulary does not know. Its
// zero value is ready for use. It must not be used by several goroutines at once.
type Tally struct {
	terms map[string]*Unknown
	read  int
}

// Add counts the [ask.Parsed].Phrases of one posting.
func (u *Tally) Add(p *posting.Posting, a *ask.Parsed) {
	if u.terms == nil {
		u.terms = map[string]*Unknown{}
	}
	u.read++
	for _, ph := range a.Phrases {
		key := strings.ToLower(ph.Text)
		t := u.terms[key]
		if t == nil {
			t = &Unknown{Term: ph.Text, Line: ph.Line, ID: p.ID}
			u.terms[key] = t
		}
		t.Postings++
	}
}

// Postings returns how many postings were counted.
func (u *Tally) Postings() int { return u.read }

// Most returns the n terms that the most postings ask for, ties in order of term. It
// returns all terms if n is below 1.
func (u *Tally) Most(n int) []Unknown {
	list := make([]Unknown, 0, len(u.terms))
	for _, t := range u.terms {
		list = append(list, *t)
	}
	slices.SortFunc(list, func(a, b Unknown) int {
		return cmp.Or(cmp.Compare(b.Postings, a.Postings), cmp.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)))
	})
	if n > 0 {
		list = list[:min(n, len(list))]
	}
	return list
}

// Count counts the terms of all postings of a stream. failed holds the errors of the
// postings that could not be read. err is the context's error.
func Count(ctx context.Context, v *skill.Vocabulary, stream posting.Stream) (t Tally, failed []error, err error) {
	reader := ask.NewReader(v)
	failed, err = posting.Each(ctx, stream, func(p *posting.Posting) error {
		parsed := reader.Read(p)
		reader.Detail(p, &parsed)
		t.Add(p, &parsed)
		return nil
	})
	return t, failed, err
}
