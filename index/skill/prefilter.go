package skill

// Prefilter tells from words alone which of some skills a text may name, several
// times as fast as [Scanner.Find]. It leaves out none that Find would find in the lines
// of the text, without their bullets or whole, and holds for found what only looks
// alike, since it weighs neither guards nor the words around. It is not changed once it
// is made.
type Prefilter struct {
	weights []float64                   // by skill
	words   map[uint64]*startWord       // by the hashes of each word's forms
	known   hashFilter                  // of words
	longer  map[uint64][]longerSpelling // by the keys of the first two words
	pairs   hashFilter                  // of longer
}

// startWord is a word that is a spelling by itself or begins longer ones.
type startWord struct {
	alone []aloneSpelling
	leads bool
}

// pairKey is the key of two words.
func pairKey(first, second uint64) uint64 { return (first*3 ^ second) * 0x9E3779B97F4A7C15 }

// aloneSpelling is a spelling of one word.
type aloneSpelling struct {
	id    ID
	exact string // how it must be written, empty when its case is free
}

// longerSpelling is a spelling of several words: the hashes of the forms of each
// behind the first two, up to one that may be any number.
type longerSpelling struct {
	id   ID
	rest [][]uint64
}

// prefilterBuilder makes a prefilter.
type prefilterBuilder struct {
	*Prefilter
	table  *wordTable
	any    int32
	others map[int32][]int32 // the words of which each is the other number
	form   []byte
}

// Prefilter makes a prefilter for the skills that have a weight above 0; weights
// has one for each skill, by ID.
func (v *Vocabulary) Prefilter(weights []float64) *Prefilter {
	t := &v.trie
	p := &Prefilter{weights: weights, words: map[uint64]*startWord{}, longer: map[uint64][]longerSpelling{}}
	b := prefilterBuilder{Prefilter: p, table: t.words, any: t.any, others: map[int32][]int32{}}
	for n, other := range t.words.other {
		if other != noWord {
			b.others[other] = append(b.others[other], int32(n))
		}
	}
	var path []int32
	for n := 1; n < len(t.nodes); n++ {
		path = path[:0]
		for head := t.nodes[n].head; head != 0; head = t.ends[head-1].next {
			sp := &t.ends[head-1]
			if sp.id == None || sp.proof || weights[sp.id] <= 0 {
				continue
			}
			if len(path) == 0 {
				path = t.pathTo(path, int32(n))
			}
			b.add(path, sp)
		}
	}
	return p
}

// pathTo appends the words that lead to a node.
func (t *trie) pathTo(path []int32, n int32) []int32 {
	if from := t.edges.in[n].from; from != 0 {
		path = t.pathTo(path, from)
	}
	return append(path, t.edges.in[n].word)
}

// add enters a spelling: one word by its forms, more of them by the first two. Before
// any number, which only ever is the last word, the word before it stands for both.
func (b *prefilterBuilder) add(path []int32, sp *spelling) {
	switch {
	case len(path) == 1:
		b.addAlone(b.forms(path, 0, sp), aloneSpelling{sp.id, sp.exact})
		return
	case path[1] == b.any:
		b.addAlone(b.forms(path, 0, sp), aloneSpelling{id: sp.id})
		return
	}
	l := longerSpelling{id: sp.id}
	for i := 2; i < len(path) && path[i] != b.any; i++ {
		l.rest = append(l.rest, b.forms(path, i, sp))
	}
	first := folded(b.table.word(path[0]))
	b.word(first).leads = true
	for _, second := range b.forms(path, 1, sp) {
		key := pairKey(first, second)
		b.pairs.add(key)
		b.longer[key] = append(b.longer[key], l)
	}
}

func (b *prefilterBuilder) addAlone(forms []uint64, s aloneSpelling) {
	for _, h := range forms {
		w := b.word(h)
		w.alone = append(w.alone, s)
	}
}

// word is the entry of a word.
func (b *prefilterBuilder) word(h uint64) *startWord {
	w := b.words[h]
	if w == nil {
		w = &startWord{}
		b.words[h] = w
		b.known.add(h)
	}
	return w
}

// forms are the hashes of the words that stand for word i of a spelling: itself and,
// for the last one of a spelling that may stand in the other number, those that the
// table knows as that, and its plurals, which need no place in the table.
func (b *prefilterBuilder) forms(path []int32, i int, sp *spelling) []uint64 {
	word := b.table.word(path[i])
	hashes := []uint64{folded(word)}
	if i < len(path)-1 || !sp.inflects {
		return hashes
	}
	for _, n := range b.others[path[i]] {
		hashes = append(hashes, folded(b.table.word(n)))
	}
	n := len(word)
	hashes = append(hashes, b.ending(word, "s"))
	switch word[n-1] {
	case 'y':
		hashes = append(hashes, b.ending(word[:n-1], "ies"))
	case 'h', 'x':
		hashes = append(hashes, b.ending(word, "es"))
	}
	return hashes
}

// ending is the hash of a word with an ending.
func (b *prefilterBuilder) ending(word []byte, end string) uint64 {
	b.form = append(append(b.form[:0], word...), end...)
	return folded(b.form)
}

func folded(word []byte) uint64 { return hashOf(string(word), len(word)).spread() }
