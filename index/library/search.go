package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"
)

// Fields are what a posting is searched by.
type Fields struct {
	// Words and Place are words with blanks between, cut and folded as those of
	// a [Query] are.
	Words string `json:"words"`
	Place string `json:"place"`
	// Skills are ids of skills, Remote the way of work.
	Skills []string `json:"skills"`
	Remote string   `json:"remote"`
	// Pay is the most that is paid a year, in the posting's currency; 0 is
	// unknown.
	Pay float64 `json:"pay"`
	// Day counts days since 1970 to the publication, or to when it was added.
	Day float64 `json:"day"`
}

// Query is what to search for; all that is given must hold.
type Query struct {
	Words, Place []string
	Skills       []string
	Remote       string
	Pay          float64 // at least
	Day          float64 // or later
}

const (
	indexName  = "index"
	indexStamp = "segments"
	// indexVersion names the mapping. It changes with it.
	indexVersion = "1"
	batchSize    = 1000
)

// stamp tells what an index holds.
type stamp struct {
	Version, Parser string
	// Segments are sizes by name.
	Segments map[string]int64
}

func (l *Library) stampOf(segments []*segment) stamp {
	s := stamp{indexVersion, l.o.Stamp, map[string]int64{}}
	for _, g := range segments {
		s.Segments[filepath.Base(g.path)] = g.size
	}
	return s
}

// newMapping keeps only what searches need; words come cut already.
func newMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	if err := m.AddCustomAnalyzer("words", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	doc := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string) {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		doc.AddFieldMappingsAt(name, f)
	}
	add("words", "words")
	add("place", "words")
	add("skills", keyword.Name)
	add("remote", keyword.Name)
	for _, name := range []string{"pay", "day"} {
		f := bleve.NewNumericFieldMapping()
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		doc.AddFieldMappingsAt(name, f)
	}
	m.DefaultMapping, m.DefaultAnalyzer = doc, "words"
	return m, nil
}

func (l *Library) indexPath() string { return filepath.Join(l.dir, indexName) }

// openIndex opens the index and reads its stamp. An index that is damaged or
// of another version is removed and made anew when remake is set.
func (l *Library) openIndex(readOnly bool) (ix bleve.Index, s stamp, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the index is damaged: %v", p)
		}
	}()
	ix, err = bleve.OpenUsing(l.indexPath(), map[string]any{"read_only": readOnly, "bolt_timeout": "2s"})
	if err != nil {
		return nil, s, err
	}
	data, err := ix.GetInternal([]byte(indexStamp))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		return nil, s, errors.Join(err, ix.Close())
	}
	return ix, s, nil
}

// freshIndex makes an empty index in place of whatever is there.
func (l *Library) freshIndex() (bleve.Index, error) {
	if err := os.RemoveAll(l.indexPath()); err != nil {
		return nil, err
	}
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	return bleve.NewUsing(l.indexPath(), m, scorch.Name, scorch.Name, nil)
}

// sync parses the fresh segments and brings the index up to date with all.
func (l *Library) sync(fresh []*segment) error {
	ix, have, err := l.openIndex(false)
	if err == nil && !l.extends(have) {
		err = errors.Join(errParse, ix.Close())
	}
	if err != nil {
		have = stamp{}
		if ix, err = l.freshIndex(); err != nil {
			return full(fmt.Errorf("make the index: %w", err))
		}
	}
	err = l.fill(ix, have, fresh)
	return full(errors.Join(err, ix.Close()))
}

// extends reports whether an index holds only what the segments hold still.
func (l *Library) extends(have stamp) bool {
	if have.Version != indexVersion || have.Parser != l.o.Stamp {
		return false
	}
	want := l.stampOf(l.segments)
	for name, size := range have.Segments {
		// A fresh segment has no size yet, but no index holds one either.
		if now, ok := want.Segments[name]; !ok || now != size {
			return false
		}
	}
	// A segment that is older than one that is indexed cannot be added: its
	// records would win.
	indexed := slices.Sorted(maps.Keys(have.Segments))
	for i, name := range indexed {
		if i >= len(l.segments) || filepath.Base(l.segments[i].path) != name {
			return false
		}
	}
	return true
}

// fill adds to the index the segments that it lacks, and parses them when their
// forms are not there yet. The stamp is written last.
func (l *Library) fill(ix bleve.Index, have stamp, fresh []*segment) error {
	batch := ix.NewBatch()
	flush := func(least int) error {
		if batch.Size() < least {
			return nil
		}
		err := ix.Batch(batch)
		batch = ix.NewBatch()
		return err
	}
	each := func(r *record, f Fields) error {
		if r.kind == recordDelete {
			batch.Delete(r.key.String())
		} else if err := batch.Index(r.key.String(), f.document()); err != nil {
			return err
		}
		return flush(batchSize)
	}
	for _, s := range l.segments {
		var err error
		if slices.Contains(fresh, s) {
			err = l.parse(s, each)
		} else if _, done := have.Segments[filepath.Base(s.path)]; !done {
			err = l.reparse(s, each)
		}
		if err != nil {
			return err
		}
	}
	data, err := json.Marshal(l.stampOf(l.segments))
	if err != nil {
		return err
	}
	batch.SetInternal([]byte(indexStamp), data)
	return flush(0)
}

// reparse reads the fields of a segment whose forms are there.
func (l *Library) reparse(s *segment, each func(*record, Fields) error) error {
	parser := l.o.Parser()
	return s.records(func(r *record) error {
		var f Fields
		if r.kind != recordDelete {
			_, f = parser.Parse(&r.posting)
		}
		return each(r, f)
	})
}

func (f Fields) document() map[string]any {
	d := map[string]any{"words": f.Words, "place": f.Place, "skills": f.Skills, "day": f.Day}
	if f.Remote != "" {
		d["remote"] = f.Remote
	}
	if f.Pay > 0 {
		d["pay"] = f.Pay
	}
	return d
}

// moved tells the index that the same postings stand in other segments now. An
// index that was not up to date stays so and is made anew when it is needed.
func (l *Library) moved(old, merged []*segment) error {
	ix, have, err := l.openIndex(false)
	if err != nil {
		return nil
	}
	if want := l.stampOf(old); have.Version == want.Version && have.Parser == want.Parser && maps.Equal(have.Segments, want.Segments) {
		var data []byte
		if data, err = json.Marshal(l.stampOf(merged)); err == nil {
			err = ix.SetInternal([]byte(indexStamp), data)
		}
	}
	return full(errors.Join(err, ix.Close()))
}

// Search finds postings, the best first, then in the order of their keys; n
// bounds their number, 0 does not. total counts all that were found. It fails
// with [ErrIndex] when the index is not up to date.
func (l *Library) Search(ctx context.Context, q Query, n int) (keys []Key, total int, err error) {
	ix, have, err := l.openIndex(true)
	if err != nil {
		return nil, 0, fmt.Errorf("%w (%w)", ErrIndex, err)
	}
	defer ix.Close()
	if want := l.stampOf(l.segments); have.Version != want.Version || have.Parser != want.Parser || !maps.Equal(have.Segments, want.Segments) {
		return nil, 0, ErrIndex
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrIndex, p)
		}
	}()
	if n <= 0 {
		n = max(1, l.Len())
	}
	request := bleve.NewSearchRequestOptions(q.query(), n, 0, false)
	request.SortBy([]string{"-_score", "_id"})
	result, err := ix.SearchInContext(ctx, request)
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	for _, h := range result.Hits {
		k, err := strconv.ParseUint(h.ID, 16, 64)
		if err != nil {
			return nil, 0, fmt.Errorf("%w: %w", ErrIndex, err)
		}
		keys = append(keys, Key(k))
	}
	return keys, int(result.Total), nil
}

// ErrIndex says that the index does not hold what the library holds;
// [Library.Reindex] makes it.
var ErrIndex = errors.New("the index is out of date")

// Reindex makes the index anew from the texts. The library must be open to
// change.
func (l *Library) Reindex() error {
	if err := os.RemoveAll(l.indexPath()); err != nil {
		return err
	}
	return l.sync(nil)
}

// query is the conjunction of all that is given, of everything when nothing is.
func (q *Query) query() query.Query {
	var all []query.Query
	term := func(field string, words ...string) {
		for _, w := range words {
			t := bleve.NewTermQuery(w)
			t.SetField(field)
			all = append(all, t)
		}
	}
	least := func(field string, x float64) {
		if x > 0 {
			yes := true
			r := bleve.NewNumericRangeInclusiveQuery(&x, nil, &yes, nil)
			r.SetField(field)
			all = append(all, r)
		}
	}
	term("words", q.Words...)
	term("place", q.Place...)
	term("skills", q.Skills...)
	if q.Remote != "" {
		term("remote", q.Remote)
	}
	least("pay", q.Pay)
	least("day", q.Day)
	if len(all) == 0 {
		return bleve.NewMatchAllQuery()
	}
	return bleve.NewConjunctionQuery(all...)
}
