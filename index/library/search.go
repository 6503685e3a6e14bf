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

// Fields is the data by which a posting is searched.
type Fields struct {
	// Words and Place are words with spaces between them, tokenized and folded like
	// those of a [Query].
	Words string `json:"words"`
	Place string `json:"place"`
	// Skills are the ids of skills, Remote is the way of work.
	Skills []string `json:"skills"`
	Remote string   `json:"remote"`
	// Pay is the highest yearly pay in the posting's currency, or 0 when it is unknown.
	Pay float64 `json:"pay"`
	// Day is the number of days from 1970-01-01 to the day of publication, or to the
	// day on which the posting was added.
	Day float64 `json:"day"`
}

// Query says what to search for. A posting must match every field that is set.
type Query struct {
	Words, Place []string
	Skills       []string
	Remote       string
	Pay          float64 // at least, a year; 0 for any
	Day          float64 // or later, in days from 1970-01-01; 0 for any
}

const (
	indexName  = "index"
	indexStamp = "segments"
	// indexVersion identifies the mapping. It changes when the mapping does.
	indexVersion = "2"
	batchSize    = 1000
)

// stamp says what an index contains.
type stamp struct {
	Version, Parser string
	// Segments holds the sizes of segments in bytes, by name.
	Segments map[string]int64
}

// stampOf returns the stamp of an index of the segments.
func (l *Library) stampOf(segments []*segment) stamp {
	s := stamp{indexVersion, l.o.Stamp, map[string]int64{}}
	for _, g := range segments {
		s.Segments[filepath.Base(g.path)] = g.size
	}
	return s
}

// newMapping returns a mapping with only the fields that searches need. Words are
// tokenized already.
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

// indexPath returns the path of the index.
func (l *Library) indexPath() string { return filepath.Join(l.dir, indexName) }

// catchFaults returns a function that turns a panic into an [ErrIndex]. Bleve panics on
// some kinds of damage. A mapped file that is cut off would end the process; until end
// is called, that is a panic, too.
func catchFaults(err *error) (end func()) {
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
	defer catchFaults(&err)()
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

// freshIndex makes an empty index in place of what is there.
func (l *Library) freshIndex() (bleve.Index, error) {
	if err := l.removeIndex(); err != nil {
		return nil, err
	}
	return newIndex(l.indexPath())
}

// newIndex makes an empty index. With an empty path it is in memory.
func newIndex(path string) (bleve.Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	return bleve.NewUsing(path, m, scorch.Name, scorch.Name, nil)
}

// sync parses the fresh segments and brings the index up to date with all segments. The
// segments are parsed even when the index fails.
func (l *Library) sync(ctx context.Context, fresh []*segment) error {
	ix, have, err := l.openIndex(false)
	if err == nil && !l.canExtend(have) {
		err = errors.Join(errParse, ix.Close())
	}
	if err != nil {
		have = stamp{}
		ix, err = l.freshIndex()
	}
	if err != nil {
		return cmp.Or(l.fill(ctx, &indexer{failed: full(fmt.Errorf("make the index: %w", err))}, have, fresh), full(err))
	}
	err = l.fill(ctx, &indexer{ix: ix, batch: ix.NewBatch()}, have, fresh)
	return full(errors.Join(err, ix.Close()))
}

// canExtend reports whether an index can be brought up to date by adding records:
// everything in it is still in the segments.
func (l *Library) canExtend(have stamp) bool {
	if have.Version != indexVersion || have.Parser != l.o.Stamp {
		return false
	}
	want := l.stampOf(l.segments)
	for name, size := range have.Segments {
		// A fresh segment has no size yet, but no index contains one either.
		if now, ok := want.Segments[name]; !ok || now != size {
			return false
		}
	}
	// A segment that is older than an indexed one cannot be added, since its records
	// would win.
	indexed := slices.Sorted(maps.Keys(have.Segments))
	for i, name := range indexed {
		if i >= len(l.segments) || filepath.Base(l.segments[i].path) != name {
			return false
		}
	}
	return true
}

// indexer adds records to an index until that fails.
type indexer struct {
	ix     bleve.Index
	batch  *bleve.Batch
	failed error
}

// add adds a record, or removes the posting of a delete record.
func (f *indexer) add(r *record, fields Fields) {
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

// flush writes the batch if it has at least so many records.
func (f *indexer) flush(least int) {
	if f.failed == nil && f.batch.Size() >= least {
		f.failed = f.ix.Batch(f.batch)
		f.batch = f.ix.NewBatch()
	}
}

// fill adds the segments that an index lacks, and parses the fresh ones. The stamp is
// written last.
func (l *Library) fill(ctx context.Context, to *indexer, have stamp, fresh []*segment) error {
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

// reparse parses a segment that has forms already, to get its fields.
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

// document returns the fields in the form that the mapping expects.
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

// restampIndex records in the index that the same postings are in other segments now.
// An index that was out of date stays so, and is made again when it is needed.
func (l *Library) restampIndex(old, merged []*segment) error {
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

// Search finds postings, the best first, then in the order of their keys. It returns at
// most n keys, or all when n is 0 or less. total is the number of postings found. The
// error is [ErrIndex] when the index is out of date or damaged, or that of the context.
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
	defer catchFaults(&err)()
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

// ErrIndex says that the index does not match the library. [Library.Reindex] makes it
// match.
var ErrIndex = errors.New("the index is out of date or damaged")

// Reindex brings the index up to date with the texts. With anew it makes the index from
// nothing, which repairs a damaged one. For a library that is open for reading and
// cannot be written, the index is made in memory. The error is [ErrFull], that of the
// context, Bleve or the file system.
func (l *Library) Reindex(ctx context.Context, anew bool) error {
	if l.writes {
		return l.reindex(ctx, anew)
	}
	l.Close()
	w, err := OpenExisting(l.dir, l.o)
	if err == nil {
		err = cmp.Or(w.reindex(ctx, anew), w.downgradeLock())
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

// reindex brings the index on the disk up to date, with anew from nothing.
func (l *Library) reindex(ctx context.Context, anew bool) error {
	if anew {
		if err := l.removeIndex(); err != nil {
			return err
		}
	}
	return l.sync(ctx, nil)
}

// indexInMemory makes an index in memory.
func (l *Library) indexInMemory(ctx context.Context) error {
	ix, err := newIndex("")
	if err != nil {
		return err
	}
	l.memory = ix
	return l.fill(ctx, &indexer{ix: ix, batch: ix.NewBatch()}, stamp{}, nil)
}

// query returns the conjunction of all that is set, or a query for everything when
// nothing is.
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
