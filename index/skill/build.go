package skill

import (
	"maps"
	"slices"
)

// builder is a trie under construction: its nodes and the spellings that end at them.
type builder struct {
	words *wordTable
	first []int32 // child of the root, by word
	pairs *pairs
	edges edgeTable
	ends  []spelling
	nodes []node
	// joins holds the spellings to add with their words run together, once all
	// spellings as written are in place.
	joins []joining
}

// joining is a spelling whose words are to be run together.
type joining struct {
	end  int32 // index in ends of the spelling as written
	word int32 // its words run together
}

// newBuilder makes a builder with memory for a number of spellings as written.
func newBuilder(spellings int) *builder {
	return &builder{words: newWordTable(spellings), first: prefaulted[int32](spellings), pairs: new(pairs), edges: newEdgeTable(spellings),
		nodes: make([]node, 1, 2*spellings+1), ends: make([]spelling, 0, 3*spellings/2), joins: make([]joining, 0, 2*spellings/3)}
}

// trie builds the recognizer's tables from entries in the order of their IDs. Besides
// each alias as written it adds two spellings by rule: one with the last word in the
// other number, and one with the words run together. A spelling that is written for any
// skill wins over one added by rule. Words are numbered and nodes added at the same
// time, with the nodes one batch later.
func (b *builder) trie(entries []*entry) trie {
	full, empty := make(chan *batch, batches), make(chan *batch, batches)
	for range batches {
		empty <- newBatch()
	}
	go newSpeller(b.words, full, empty).sendAll(entries)
	for batch := range full {
		b.addAll(batch)
		empty <- batch
	}
	b.join()
	b.flagWords(contextWords())
	b.flagWords(phraseWords())
	b.flagWords(askingWords())
	b.flagWords(colleagueWords())
	for _, r := range lookalikeRows() {
		b.words.intern([]byte(r.Fields[1]))
	}
	b.words.names.sort()
	return b.finish()
}

// flagWords sets the flags of words, always in the same order, since words are numbered
// in the order in which they come.
func (b *builder) flagWords(words map[wordFlag][]string) {
	for _, flag := range slices.Sorted(maps.Keys(words)) {
		for _, w := range words[flag] {
			b.words.flags[b.words.intern([]byte(w))] |= flag
		}
	}
}

// addAll adds the spellings of a batch.
func (b *builder) addAll(list *batch) {
	from := 0
	for i := range list.spellings {
		s := &list.spellings[i]
		b.add(list.words[from:s.end], s.spelling)
		if s.join != noWord {
			b.joins = append(b.joins, joining{int32(len(b.ends) - 1), s.join})
		}
		from = s.end
	}
}

// join adds the spellings with their words run together, except where another spelling
// is written like that.
func (b *builder) join() {
	var path [1]int32
	for _, j := range b.joins {
		if b.nodes[b.rootChild(j.word)].head != 0 {
			continue
		}
		s := b.ends[j.end]
		s.joined = true
		if s.inflects {
			b.words.pair(j.word)
		}
		path[0] = j.word
		b.add(path[:], s)
	}
}

// rootChild returns the child of the root for a word. It returns 0, at which no
// spelling ends, when there is no child yet.
func (b *builder) rootChild(word int32) int32 {
	for int(word) >= len(b.first) {
		b.first = append(b.first, make([]int32, len(b.first)+16)...)
	}
	return b.first[word]
}

// add adds a spelling at the end of a path of one word or more.
func (b *builder) add(path []int32, s spelling) {
	n := b.rootChild(path[0])
	if n == 0 {
		n = b.node(trieEdge{0, path[0]})
		b.first[path[0]] = n
	}
	if len(path) > 1 {
		b.pairs.add(path[0], path[1])
	}
	for _, w := range path[1:] {
		b.nodes[n].children |= childBit(w)
		e := trieEdge{n, w}
		if n = b.edges.get(e); n == 0 {
			n = b.node(e)
			b.edges.put(n)
		}
	}
	b.link(n, s)
}

// link inserts a spelling among those of a node, after all that rank as high: skills
// before blockers, spellings as written before joined ones, strong before weak, exact
// case before any case.
func (b *builder) link(n int32, s spelling) {
	at := &b.nodes[n].head
	for *at != 0 && b.ends[*at-1].rank() <= s.rank() {
		at = &b.ends[*at-1].next
	}
	s.next, *at = *at, int32(len(b.ends)+1)
	b.ends = append(b.ends, s)
}

// node adds a node at which no spelling ends yet.
func (b *builder) node(e trieEdge) int32 {
	b.nodes = append(b.nodes, node{})
	return b.edges.node(e)
}

// finish returns the trie of everything that was added.
func (b *builder) finish() trie {
	number := b.words.intern([]byte("#"))
	b.rootChild(int32(b.words.len()))
	b.words.link()
	t := trie{words: b.words, first: b.first, pairs: b.pairs, edges: b.edges, ends: b.ends, nodes: b.nodes, any: number}
	b.words.finish(&t)
	return t
}

// rank orders the spellings of a node, lowest first.
func (s *spelling) rank() int {
	r := 0
	if s.id == None {
		r += 8
	}
	if s.joined {
		r += 4
	}
	if s.weak {
		r += 2
	}
	if s.exact == "" {
		r++
	}
	return r
}
