// Package corpus keeps many postings packed, and scores all of them for one résumé
// after another without reading them again.
//
//	corpus.go  Corpus, the packed postings; Index, one numbering of the words of all
//	scorer.go  Scorer, which scores the postings for one candidate; the worker pool that
//	           scores all
//
// It does not know where the postings come from, nor what the scores are compared for.
package corpus

import (
	"fmt"

	"skillmatch/match/ask"
	"skillmatch/match/packed"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// Corpus is a set of postings that were read once and are kept packed.
type Corpus struct {
	// Tables are the tables of the encoders that packed the postings.
	Tables [][]byte
	// Postings are in the order of a ranking, best first.
	Postings []Posting
	// Read reads posting i again, for the few that cannot be scored from their packed
	// form. It is safe for concurrent use.
	Read func(i int) (posting.Posting, ask.Parsed, error)
	// Open returns posting i for callers that only name it. It can be nil; then Read is
	// used.
	Open func(i int) (posting.Posting, error)
}

// Posting is one packed posting of a corpus.
type Posting struct {
	// Packed holds the bytes that a [packed.Encoder] made of the posting, and Table the
	// index of the encoder's table in [Corpus].Tables.
	Packed []byte
	Table  int
	// Score is the score for the résumé that the postings were ranked for, 0 to 100.
	Score float64
}

// Load returns posting i for a caller that only names it. The errors are those of Open
// or Read.
func (c *Corpus) Load(i int) (posting.Posting, error) {
	if c.Open != nil {
		return c.Open(i)
	}
	p, _, err := c.Read(i)
	return p, err
}

// Index is a corpus with one numbering of the words of all its tables.
type Index struct {
	*Corpus
	// Words are all words, each once, and Numbers their indexes.
	Words   []string
	Numbers map[string]int32
	lists   [][]string // by table: its words
	tables  [][]int32  // by table: the numbers of its words
}

// Index numbers the words of all tables. It returns [packed.ErrDamaged] for a damaged
// table.
func (c *Corpus) Index() (*Index, error) {
	x := &Index{Corpus: c, Numbers: map[string]int32{}}
	for _, data := range c.Tables {
		words, err := packed.TableWords(data)
		if err != nil {
			return nil, err
		}
		table := make([]int32, len(words))
		for i, w := range words {
			n, ok := x.Numbers[w]
			if !ok {
				n = int32(len(x.Words))
				x.Numbers[w] = n
				x.Words = append(x.Words, w)
			}
			table[i] = n
		}
		x.lists, x.tables = append(x.lists, words), append(x.tables, table)
	}
	return x, nil
}

// Each calls f with what each posting asks, in order. The terms of the lines are
// indexes into Words. The input is valid until f returns. For a damaged posting it
// stops with an error that wraps [packed.ErrDamaged].
func (x *Index) Each(c *score.Candidate, f func(i int, in *score.Input)) error {
	decoders := make([]*packed.Decoder, len(x.tables))
	for t := range x.tables {
		decoders[t] = packed.NewTermDecoder(c, x.tables[t])
	}
	var s packed.Scratch
	for i := range x.Postings {
		p := &x.Postings[i]
		in, err := decoders[p.Table].Read(p.Packed, x.lists[p.Table], &s)
		if err != nil {
			return damaged(i, err)
		}
		f(i, in)
	}
	return nil
}

// damaged returns an error about posting i, which counts from 1 in the message.
func damaged(i int, err error) error { return fmt.Errorf("posting %d: %w", i+1, err) }
