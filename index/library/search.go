package library

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"runtime/debug"
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
	indexVersion = "2"
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

// guard makes an error of the index of a panic, which is how bleve meets some
// damage. A file that was cut off while it is mapped ends the process, unless that
// is made a panic, too.
func guard(err *error) (end func()) {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if p := recover(); p != nil {
			*err = fmt.Errorf("%w: %v", ErrIndex, p)
		}
	}
}

// openIndex opens the index and reads its stamp.
func (l *Library) openIndex(readOnly bool) (ix bleve.Index, s stamp, err error) {
	defer guard(&err)()
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
	if err := l.removeIndex(); err != nil {
		return nil, err
	}
	return newIndex(l.indexPath())
}

// newIndex makes an empty index, in memory when it has no path.
func newIndex(path string) (bleve.Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	return bleve.NewUsing(path, m, scorch.Name, scorch.Name, nil)
}

// sync parses the fresh segments and brings the index up to date with all. The
// segments are parsed even when the index fails.
func (l *Library) sync(ctx context.Context, fresh []*segment) error {
	ix, have, err := l.openIndex(false)
	if err == nil && !l.extends(have) {
		err = errors.Join(errParse, ix.Close())
	}
	if err != nil {
		have = stamp{}
		ix, err = l.freshIndex()
	}
	if err != nil {
		return cmp.Or(l.fill(ctx, &filling{failed: full(fmt.Errorf("make the index: %w", err))}, have, fresh), full(err))
	}
	err = l.fill(ctx, &filling{ix: ix, batch: ix.NewBatch()}, have, fresh)
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

// filling adds records to an index until that fails.
type filling struct {
	ix     bleve.Index
	batch  *bleve.Batch
	failed error
}

func (f *filling) add(r *record, fields Fields) {
	if f.failed != nil {
		return
	}
	if r.kind == recordDelete {
		f.batch.Delete(r.key.String())
	} else {
		f.failed = f.batch.Index(r.key.String(), fields.document())
	}
	f.flush(batchSize)
}

// flush writes the batch when it has so many records.
func (f *filling) flush(least int) {
	if f.failed == nil && f.batch.Size() >= least {
		f.failed = f.ix.Batch(f.batch)
		f.batch = f.ix.NewBatch()
	}
}

// fill adds to the index the segments that it lacks, and parses them when their
// forms are not there yet. The stamp is written last.
func (l *Library) fill(ctx context.Context, to *filling, have stamp, fresh []*segment) error {
	each := func(r *record, f Fields) error {
		to.add(r, f)
		return ctx.Err()
	}
	for _, s := range l.segments {
		var err error
		if slices.Contains(fresh, s) {
			err = l.parse(s, each)
		} else if _, done := have.Segments[filepath.Base(s.path)]; !done && to.failed == nil {
			err = l.reparse(s, each)
		}
		if err != nil {
			return err
		}
	}
	if to.failed != nil {
		return to.failed
	}
	data, err := json.Marshal(l.stampOf(l.segments))
	if err != nil {
		return err
	}
	to.batch.SetInternal([]byte(indexStamp), data)
	to.flush(0)
	return to.failed
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
// with [ErrIndex] when the index is not up to date or damaged.
func (l *Library) Search(ctx context.Context, q Query, n int) (keys []Key, total int, err error) {
	ix := l.memory
	if ix == nil {
		var have stamp
		if ix, have, err = l.openIndex(true); err != nil {
			return nil, 0, fmt.Errorf("%w (%w)", ErrIndex, err)
		}
		defer ix.Close()
		if want := l.stampOf(l.segments); have.Version != want.Version || have.Parser != want.Parser || !maps.Equal(have.Segments, want.Segments) {
			return nil, 0, ErrIndex
		}
	}
	defer guard(&err)()
	if n <= 0 {
		n = max(1, l.Len())
	}
	request := bleve.NewSearchRequestOptions(q.query(), n, 0, false)
	request.SortBy([]string{"-_score", "_id"})
	result, err := ix.SearchInContext(ctx, request)
	switch {
	case ctx.Err() != nil:
		return nil, 0, fmt.Errorf("search: %w", ctx.Err())
	case err != nil:
		return nil, 0, fmt.Errorf("%w (%w)", ErrIndex, err)
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
var ErrIndex = errors.New("the index is out of date or damaged")

// Reindex brings the index up to date with the texts; anew does so from nothing,
// which mends one that is damaged. For a library that is open to read and cannot
// be written, it is made in memory.
func (l *Library) Reindex(ctx context.Context, anew bool) error {
	if l.writes {
		return l.reindex(ctx, anew)
	}
	l.Close()
	w, err := OpenExisting(l.dir, l.o)
	if err == nil {
		err = cmp.Or(w.reindex(ctx, anew), w.share())
		*l = *w
	}
	if err == nil || ctx.Err() != nil {
		return cmp.Or(ctx.Err(), err)
	}
	if l.lock == nil {
		r, err := OpenToRead(l.dir, l.o)
		if err != nil {
			return err
		}
		*l = *r
	}
	l.warn(fmt.Errorf("the index is not kept: %w", err))
	return l.indexInMemory(ctx)
}

func (l *Library) reindex(ctx context.Context, anew bool) error {
	if anew {
		if err := l.removeIndex(); err != nil {
			return err
		}
	}
	return l.sync(ctx, nil)
}

func (l *Library) indexInMemory(ctx context.Context) error {
	ix, err := newIndex("")
	if err != nil {
		return err
	}
	l.memory = ix
	return l.fill(ctx, &filling{ix: ix, batch: ix.NewBatch()}, stamp{}, nil)
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
