package ask

import (
	"embed"
	"sync"

	"skillmatch/index/skill"
	"skillmatch/match/phrase"
)

//go:embed data/*.tsv
var files embed.FS

// rules are the embedded tables, read once, and the phrases that all readers search.
type rules struct {
	headings, cues, facts, alternatives *phrase.Table

	once   sync.Once
	shared searched
}

// searched are the phrases of the tables, ready to be searched. They are not changed
// once they are made, so that all readers share them.
type searched struct {
	headings *headingRules
	cues     *cues
	facts    *factReader
	groups   *groupWords
}

// search returns the phrases of the tables. A scanner cuts them into words when they
// are first needed; words do not depend on its vocabulary.
func search(scanner *skill.Scanner) *searched {
	r := load()
	r.once.Do(func() {
		r.shared = searched{newHeadingRules(scanner), newCues(scanner), newFactReader(), newGroupWords()}
	})
	return &r.shared
}

// load returns the tables. It panics when one is damaged, which a test rules out.
var load = sync.OnceValue(func() *rules {
	return &rules{
		headings:     phrase.ReadTable(files, "data/headings.tsv", "section", "phrase"),
		cues:         phrase.ReadTable(files, "data/cues.tsv", "cue", "phrase"),
		facts:        phrase.ReadTable(files, "data/facts.tsv", "fact", "phrase"),
		alternatives: phrase.ReadTable(files, "data/alternatives.tsv", "rule", "phrase"),
	}
})
