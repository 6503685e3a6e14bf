// Package index makes a résumé searchable: which line shows which skill, and
// which line says most nearly what a requirement asks. It is the only package
// that uses bleve.
//
// It knows résumés and skills; it does not know postings, importance or
// scores of fit.
package index

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

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
}

// Shows reports whether the line tells of work or study done, and not only of
// words listed.
func (it *Item) Shows() bool {
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
	bleve   bleve.Index
	scratch sync.Pool
}

// New indexes a résumé in memory; nothing is written to disk. Close frees it.
func New(r resume.Resume, v *skill.Vocabulary) (*Index, error) {
	x := &Index{voc: v, lexicon: newLexicon(), resume: r}
	for _, s := range r.Sections {
		if s.Heading != "" {
			x.items = append(x.items, Item{Text: s.Heading, Section: s.Heading, Kind: s.Kind, Role: -1, Title: true})
		}
		for _, l := range s.Lines {
			x.items = append(x.items, Item{Text: l.Text, Section: s.Heading, Kind: s.Kind, Role: l.Role, Title: l.Title})
		}
	}
	mentions := x.claim(v.Scanner())
	x.scratch.New = func() any { return &scratch{scanner: v.Scanner()} }
	if err := x.store(mentions); err != nil {
		return nil, fmt.Errorf("index the résumé: %w", err)
	}
	return x, nil
}

// Close frees the index.
func (x *Index) Close() error { return x.bleve.Close() }

// Items are the résumé's lines, in its order.
func (x *Index) Items() []Item { return x.items }

// Resume is the résumé that was indexed.
func (x *Index) Resume() *resume.Resume { return &x.resume }

// store puts every item into an in-memory index, in one batch, and into the
// lexicon. mentions are the skills that each item names.
func (x *Index) store(mentions [][]skill.ID) error {
	var err error
	// Scores of bleve's "bm25" model depend on how the index is cut into
	// segments; tf-idf, the default, does not.
	if x.bleve, err = bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil); err != nil {
		return err
	}
	batch := x.bleve.NewBatch()
	scanner := x.voc.Scanner()
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
		scanner.Words(x.items[i].Text, func(w []byte) { add(x.lexicon.word(string(stem(w)), wordWeight)) })
		if err := batch.Index(strconv.Itoa(i), map[string]any{"terms": text.String()}); err != nil {
			return err
		}
	}
	return x.bleve.Batch(batch)
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
