// Package index makes a résumé searchable. It knows which line shows which skill, and
// which lines come closest to the text of a requirement. Bleve finds the lines. Only
// this package and index/library, which keeps postings, use Bleve.
//
// The parts are:
//
//   - index.go: the lines of a résumé, and Bleve's index of them
//   - claim.go: how the résumé claims a skill, and with which lines
//   - language.go: the language that the résumé is written in
//   - search.go: the lines that answer a text
//   - cover.go: how much of a text the lines contain, without a search
//   - terms.go: words as terms, with their weights
//
// The package knows résumés and skills. It does not know postings, importance or scores
// of fit.
package index

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// Item is one line of the résumé that can prove something.
type Item struct {
	// Text is the line as the résumé has it, with wrapped parts joined.
	Text string
	// Section is the heading above the line, and Kind is the meaning of that heading.
	Section string
	Kind    resume.Kind
	// Role is the index of the role in the résumé, or -1.
	Role int
	// Title is set for the heading of a section and for a line that names a role.
	Title bool
	// Listing is set for a line that holds a long list of skills and little else.
	Listing bool
}

// Shows reports whether the line is about work or study that was done, rather than a
// list of words.
func (it *Item) Shows() bool {
	if it.Listing {
		return false
	}
	switch it.Kind {
	case resume.Skills, resume.Languages, resume.Header, resume.Summary:
		return false
	}
	return true
}

// Hit is a line of the résumé that answers a text.
type Hit struct {
	Item *Item
	// Score, 0 to 1, is the weight of the terms that the line shares with the text,
	// divided by the weight of all terms of the text. Scores of different texts can be
	// compared.
	Score float64
}

// Index is a searchable résumé. It is immutable and safe for concurrent use.
type Index struct {
	voc     *skill.Vocabulary
	lexicon *lexicon
	items   []Item
	claims  map[skill.ID]Claim
	resume  resume.Resume
	// mentions are the skills that each item names.
	mentions [][]skill.ID
	misspelt []Misspelling
	// skip holds items that prove nothing, forgotten the skills that nothing proves.
	skip      map[int]bool
	forgotten []skill.ID
	// language is the language that the résumé is written in, or [skill.None].
	language skill.ID
	// scratch is shared by all indexes of the same lines.
	scratch *sync.Pool
	// texts holds the terms of each item. open makes Bleve's index from them when a
	// search first asks for it; scoring alone never does.
	texts  []string
	open   func() (bleve.Index, error)
	opened atomic.Bool
}

// New indexes a résumé in memory and writes nothing to disk. Close frees the index once
// no search is running.
func New(r resume.Resume, v *skill.Vocabulary) *Index {
	x := &Index{voc: v, lexicon: newLexicon(), resume: r}
	for _, s := range r.Sections {
		if s.Heading != "" {
			x.items = append(x.items, Item{Text: s.Heading, Section: s.Heading, Kind: s.Kind, Role: -1, Title: true})
		}
		for _, l := range s.Lines {
			x.items = append(x.items, Item{Text: l.Text, Section: s.Heading, Kind: s.Kind, Role: l.Role, Title: l.Title})
		}
	}
	x.mentions = x.claim(v.ResumeScanner())
	x.scratch = &sync.Pool{New: func() any { return &scratch{scanner: v.Scanner()} }}
	x.tokenize(x.mentions)
	x.open = sync.OnceValues(func() (bleve.Index, error) {
		x.opened.Store(true)
		return store(x.texts)
	})
	return x
}

// Close frees the index and returns Bleve's error, if any.
func (x *Index) Close() error {
	if !x.opened.Load() {
		return nil
	}
	b, err := x.open()
	if err != nil {
		return nil // the search that opened it returned this error
	}
	return b.Close()
}

// Items returns the lines of the résumé, in its order.
func (x *Index) Items() []Item { return x.items }

// Resume returns the résumé that was indexed.
func (x *Index) Resume() *resume.Resume { return &x.resume }

// tokenize puts the terms of every item into the lexicon. mentions holds the skills
// that each item names.
func (x *Index) tokenize(mentions [][]skill.ID) {
	scanner := x.voc.Scanner()
	x.texts = make([]string, len(x.items))
	for i := range x.items {
		var text strings.Builder
		add := func(n int32) {
			t := &x.lexicon.terms[n]
			if k := len(t.items); k == 0 || t.items[k-1] != int32(i) {
				t.items = append(t.items, int32(i))
				text.WriteString(t.text)
				text.WriteByte(' ')
			}
		}
		for _, id := range mentions[i] {
			add(x.lexicon.skill(id, x.voc.Skill(id).Name))
		}
		Words(scanner, x.items[i].Text, func(w []byte) { add(x.lexicon.word(string(w), wordWeight)) })
		x.texts[i] = text.String()
	}
}

// store puts the terms of every item into an in-memory index, in one batch.
func store(texts []string) (bleve.Index, error) {
	// The scores of Bleve's "bm25" model depend on how the index is divided into
	// segments. The default, tf-idf, does not.
	b, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	batch := b.NewBatch()
	for i, text := range texts {
		if err := batch.Index(strconv.Itoa(i), map[string]any{"terms": text}); err != nil {
			return nil, err
		}
	}
	return b, b.Batch(batch)
}

// newMapping returns a mapping with one field of terms that are tokenized already.
// Bleve's own tokenizers, which lose "C++" and ".NET", never see the text.
func newMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	if err := m.AddCustomAnalyzer("terms", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		panic(err) // the parts are built in; only a change of Bleve could fail here
	}
	field := bleve.NewTextFieldMapping()
	field.Analyzer = "terms"
	field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("terms", field)
	m.DefaultMapping, m.DefaultAnalyzer = doc, "terms"
	return m
}
