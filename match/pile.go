package match

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"skillmatch/scrape"
)

// Pile is a set of postings that were read once and are scored for one résumé
// after another, from their packed forms.
type Pile struct {
	// Tables are those of the packers that made the forms.
	Tables [][]byte
	// Postings are in the order of a ranking, best first.
	Postings []Kept
	// Read reads posting i anew, for those few that are not scored from their
	// form. It is safe for concurrent use.
	Read func(i int) (scrape.Posting, Asked, error)
	// Posting, if there is one, is Read for those who only name the posting.
	Posting func(i int) (scrape.Posting, error)
}

// posting is posting i.
func (p *Pile) posting(i int) (scrape.Posting, error) {
	if p.Posting != nil {
		return p.Posting(i)
	}
	out, _, err := p.Read(i)
	return out, err
}

// Kept is one posting of a pile.
type Kept struct {
	// Form is what a [Packer] made of it, Table an index into [Pile].Tables.
	Form  []byte
	Table int
	// Score is that of the résumé that the postings were ranked for, 0 to 100.
	Score float64
}

// stock is a pile whose words are numbered across its tables.
type stock struct {
	*Pile
	words   []string
	numbers map[string]int32
	lists   [][]string // by table: its words
	tables  [][]int32  // and their numbers
}

// stock numbers a pile's words.
func (p *Pile) stock() (*stock, error) {
	k := &stock{Pile: p, numbers: map[string]int32{}}
	for _, data := range p.Tables {
		words, err := tableWords(data)
		if err != nil {
			return nil, err
		}
		table := make([]int32, len(words))
		for i, w := range words {
			n, ok := k.numbers[w]
			if !ok {
				n = int32(len(k.words))
				k.numbers[w] = n
				k.words = append(k.words, w)
			}
			table[i] = n
		}
		k.lists, k.tables = append(k.lists, words), append(k.tables, table)
	}
	return k, nil
}

// each reads what every posting asks, in order; the terms of its lines are numbers
// of words. What f gets is valid until it returns.
func (k *stock) each(m *Matcher, f func(i int, a *Asked)) error {
	tables := make([]*Table, len(k.tables))
	for t := range k.tables {
		tables[t] = m.table(k.tables[t])
		tables[t].words = k.lists[t]
	}
	var s Scratch
	for i := range k.Postings {
		p := &k.Postings[i]
		a, err := tables[p.Table].unpack(p.Form, &s)
		if err != nil {
			return fmt.Errorf("posting %d: %w", i+1, err)
		}
		f(i, a)
	}
	return nil
}

// rescorer scores a pile's postings for one résumé. It serves one goroutine.
type rescorer struct {
	stock   *stock
	matcher *Matcher
	tables  []*Table
	scratch Scratch
	// read is how what a posting asks is read from its text, if not by the stock.
	read func(i int) (*Asked, error)
}

// rescorer makes one for the résumé of a matcher.
func (k *stock) rescorer(m *Matcher) (*rescorer, error) {
	terms, err := m.terms(k.words)
	if err != nil {
		return nil, err
	}
	r := &rescorer{stock: k, matcher: m, tables: make([]*Table, len(k.tables))}
	for t, numbers := range k.tables {
		list := make([]int32, len(numbers))
		for i, n := range numbers {
			list[i] = terms[n]
		}
		r.tables[t] = m.table(list)
	}
	return r, nil
}

// score is posting i's.
func (r *rescorer) score(i int) (float64, error) {
	k := &r.stock.Postings[i]
	p, err := r.tables[k.Table].Score(k.Form, 0, &r.scratch)
	if err != nil {
		return 0, fmt.Errorf("posting %d: %w", i+1, err)
	}
	if !p.Pasted {
		return p.Score, nil
	}
	s, err := r.fromText(i)
	return s.Score, err
}

// judge is posting i's score with its parts; pasted reports that it is from the
// text.
func (r *rescorer) judge(i int) (s Score, pasted bool, err error) {
	k := &r.stock.Postings[i]
	s, pasted, err = r.tables[k.Table].judge(k.Form, &r.scratch)
	if err != nil {
		return s, pasted, fmt.Errorf("posting %d: %w", i+1, err)
	}
	if pasted {
		s, err = r.fromText(i)
	}
	return s, pasted, err
}

// fromText is posting i's score by its text.
func (r *rescorer) fromText(i int) (Score, error) {
	if r.read != nil {
		a, err := r.read(i)
		if err != nil {
			return Score{}, err
		}
		return r.matcher.Score(a), nil
	}
	_, asked, err := r.stock.Read(i)
	if err != nil {
		return Score{}, err
	}
	return r.matcher.Score(&asked), nil
}

// scores scores all postings for the résumé of a matcher. When the context ends,
// those that were not scored by then are NaN.
func (k *stock) scores(ctx context.Context, m *Matcher, workers int) ([]float64, error) {
	workers = Workers(workers)
	out, errs := make([]float64, len(k.Postings)), make([]error, workers)
	for i := range out {
		out[i] = math.NaN()
	}
	all := context.WithoutCancel(ctx) // each of them looks at the context itself
	err := Each(all, workers, workers, func(w int) {
		r, err := k.rescorer(m)
		for i := w; i < len(out) && err == nil && ctx.Err() == nil; i += workers {
			out[i], err = r.score(i)
		}
		errs[w] = err
	})
	return out, cmp.Or(err, cmp.Or(errs...))
}
