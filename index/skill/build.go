package skill

// builder is a trie under construction: the nodes and what ends at them.
type builder struct {
	words *wordTable
	first []int32 // by word
	pairs *pairs
	edges edgeTable
	ends  []spelling
	nodes []node
	// joins are the spellings to be added with their words run together, once
	// all that are written out stand.
	joins []joining
}

type joining struct {
	end  int32 // the spelling as written, in the builder's ends
	word int32
}

// newBuilder makes room for a number of spellings as they are written.
func newBuilder(spellings int) *builder {
	return &builder{words: newWordTable(spellings), first: written[int32](spellings), pairs: new(pairs), edges: newEdgeTable(spellings),
		nodes: make([]node, 1, 2*spellings+1), ends: make([]spelling, 0, 3*spellings/2), joins: make([]joining, 0, 2*spellings/3)}
}

// trie builds the recognizer's tables over entries in the order of their IDs.
// Besides each alias as written, by rule: the plural or singular of its last
// word, and its words run together. A spelling that is written out for any skill
// wins over one made by rule. Words are numbered and nodes laid at the same
// time, a batch behind.
func (b *builder) trie(entries []*entry) trie {
	full, empty := make(chan *batch, batches), make(chan *batch, batches)
	for range batches {
		empty <- newBatch()
	}
	go newSpeller(b.words, full, empty).spell(entries)
	for batch := range full {
		b.addAll(batch)
		empty <- batch
	}
	b.join()
	b.mark(contextWords())
	b.mark(phraseWords())
	return b.finish()
}

// mark gives words their flags.
func (b *builder) mark(words map[wordFlag][]string) {
	for flag, list := range words {
		for _, w := range list {
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

// join adds the spellings with their words run together, where nothing else
// is written so.
func (b *builder) join() {
	var path [1]int32
	for _, j := range b.joins {
		if b.nodes[b.behindRoot(j.word)].head != 0 {
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

// behindRoot is the node behind the root for a word; 0, which ends no
// spelling, where there is none yet.
func (b *builder) behindRoot(word int32) int32 {
	for int(word) >= len(b.first) {
		b.first = append(b.first, make([]int32, len(b.first)+16)...)
	}
	return b.first[word]
}

// add ends a spelling at a path of one word or more.
func (b *builder) add(path []int32, s spelling) {
	n := b.behindRoot(path[0])
	if n == 0 {
		n = b.node(trieEdge{0, path[0]})
		b.first[path[0]] = n
	}
	if len(path) > 1 {
		b.pairs.add(path[0], path[1])
	}
	for _, w := range path[1:] {
		b.nodes[n].kids |= kid(w)
		e := trieEdge{n, w}
		if n = b.edges.get(e); n == 0 {
			n = b.node(e)
			b.edges.put(n)
		}
	}
	b.link(n, s)
}

// link puts a spelling among those of a node, behind all that rank as high:
// skills before blockers, as written before joined, strong before weak, exact
// before any case.
func (b *builder) link(n int32, s spelling) {
	at := &b.nodes[n].head
	for *at != 0 && b.ends[*at-1].rank() <= s.rank() {
		at = &b.ends[*at-1].next
	}
	s.next, *at = *at, int32(len(b.ends)+1)
	b.ends = append(b.ends, s)
}

// node makes a node, at which no spelling ends yet.
func (b *builder) node(e trieEdge) int32 {
	b.nodes = append(b.nodes, node{})
	return b.edges.node(e)
}

// finish is the trie of all that was added.
func (b *builder) finish() trie {
	number := b.words.intern([]byte("#"))
	b.behindRoot(int32(b.words.len()))
	b.words.link()
	t := trie{words: b.words, first: b.first, pairs: b.pairs, edges: b.edges, ends: b.ends, nodes: b.nodes, any: number}
	b.words.finish(&t)
	return t
}

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
