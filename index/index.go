// Package index makes a résumé searchable: which line shows which skill, and
// which line says most nearly what a requirement asks. Bleve finds the lines.
// Only this package and index/library, which keeps postings, use it.
//
// It knows résumés and skills; it does not know postings, importance or
// scores of fit.
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
	// Text is the line as the résumé has it, wrapped parts joined.
	Text string
	// Section is the heading that it stands under, Kind what that means.
	Section string
	Kind    resume.Kind
	// Role is the index of the role in the résumé, or -1.
	Role int
	// Title marks the heading of a section and the line that names a role.
	Title bool
	// Listing marks lines that hold a long list of skills and little else.
	Listing bool
}

// Shows reports whether the line tells of work or study done, and not only of
// words listed.
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
	// Score, 0 to 1, is the weight of the text's terms that the line holds,
	// as a share of all of them. It can be compared between texts.
	Score float64
}

// Index is one résumé, searchable. It is immutable and safe for concurrent use.
type Index struct {
	voc     *skill.Vocabulary
	lexicon *lexicon
	items   []Item
	claims  map[skill.ID]Claim
	resume  resume.Resume
	// mentions are the skills that each item names.
	mentions [][]skill.ID
	// skip are items that prove nothing, forgotten skills that nothing proves.
	skip      map[int]bool
	forgotten []skill.ID
	// tongue is the language that the résumé is written in, or [skill.None].
	tongue skill.ID
	// scratch is shared by all indexes of the same lines.
	scratch *sync.Pool
	// texts are the terms of each item, from which open makes bleve's index when
	// a search first asks for it: scoring alone never does.
	texts  []string
	open   func() (bleve.Index, error)
	opened atomic.Bool
}

// New indexes a résumé in memory; nothing is written to disk. Close frees it,
// once no search runs any more.
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
	x.cut(x.mentions)
	x.open = sync.OnceValues(func() (bleve.Index, error) {
		x.opened.Store(true)
		return store(x.texts)
	})
	return x
}

// Close frees the index.
func (x *Index) Close() error {
	if !x.opened.Load() {
		return nil
	}
	b, err := x.open()
	if err != nil {
		return nil // the search that opened it has said so
	}
	return b.Close()
}

// Items are the résumé's lines, in its order.
func (x *Index) Items() []Item { return x.items }

// Resume is the résumé that was indexed.
func (x *Index) Resume() *resume.Resume { return &x.resume }

// cut puts the terms of every item into the lexicon. mentions are the skills
// that each item names.
func (x *Index) cut(mentions [][]skill.ID) {
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

// store puts every item's terms into an in-memory index, in one batch.
func store(texts []string) (bleve.Index, error) {
	// Scores of bleve's "bm25" model depend on how the index is cut into
	// segments; tf-idf, the default, does not.
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

// newMapping has one field of terms that are cut already, so that bleve's own
// tokenizers, under which "C++" and ".NET" are lost, never see the text.
func newMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	if err := m.AddCustomAnalyzer("terms", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		panic(err) // the parts are built in; only a change of bleve could fail here
	}
	field := bleve.NewTextFieldMapping()
	field.Analyzer = "terms"
	field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("terms", field)
	m.DefaultMapping, m.DefaultAnalyzer = doc, "terms"
	return m
}
