package skill

import "slices"

// Prefilter finds, from words alone, which of some skills a text may name. It is
// several times as fast as [Scanner.Find]. It misses no skill that Find would find in
// the lines of the text, taken whole or without their bullets. It also reports skills
// that only look alike, since it weighs neither guards nor the words around. A
// Prefilter does not change and is safe for concurrent use.
type Prefilter struct {
	weights     []float64                   // by skill
	words       map[uint64]*startWord       // by the hash of each form of the word
	known       hashFilter                  // filter of the keys of words and misspelt
	misspelt    map[uint64]ID               // by the hash of what is written for a name
	misspeltToo map[uint64][]ID             // more skills of the same
	longer      map[uint64][]longerSpelling // by the key of the first two words
	pairs       hashFilter                  // filter of the keys of longer
}

// startWord is a word that is a spelling by itself or begins longer ones.
type startWord struct {
	alone []aloneSpelling
	leads bool
}

// pairKey returns the key of two words, given their hashes.
func pairKey(first, second uint64) uint64 { return (first*3 ^ second) * 0x9E3779B97F4A7C15 }

// aloneSpelling is a spelling of one word.
type aloneSpelling struct {
	id    ID
	exact string // how it must be written, empty when case does not matter
}

// longerSpelling is a spelling of several words. rest holds the hashes of the forms of
// each word after the first two, up to one that may be any number.
type longerSpelling struct {
	id   ID
	rest [][]uint64
}

// prefilterBuilder builds a prefilter.
type prefilterBuilder struct {
	*Prefilter
	table  *wordTable
	any    int32
	others map[int32][]int32 // by word: the words whose other number it is
	named  map[int32]bool    // the words that are recognized although they are misspelt
	buffer []byte
}

// Prefilter makes a prefilter for the skills whose weight is above 0. weights has one
// weight for each skill, by ID.
func (v *Vocabulary) Prefilter(weights []float64) *Prefilter {
	t := &v.trie
	p := &Prefilter{weights: weights, words: map[uint64]*startWord{}, misspelt: map[uint64]ID{}, misspeltToo: map[uint64][]ID{}, longer: map[uint64][]longerSpelling{}}
	b := prefilterBuilder{Prefilter: p, table: t.words, any: t.any, others: map[int32][]int32{}, named: map[int32]bool{}}
	for _, n := range t.words.names {
		b.named[n.word] = true
	}
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

// add adds a spelling: one word by its forms, several by the forms of the first two.
// When the second word may be any number, the first word stands for both; only the last
// word of a spelling may be any number.
func (b *prefilterBuilder) add(path []int32, sp *spelling) {
	switch {
	case len(path) == 1:
		b.addAlone(b.forms(path, 0, sp), aloneSpelling{sp.id, sp.exact})
		if b.named[path[0]] {
			b.addMisspelt(path[0], sp.id)
		}
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

// addAlone adds a spelling of one word with these forms.
func (b *prefilterBuilder) addAlone(forms []uint64, s aloneSpelling) {
	for _, h := range forms {
		w := b.word(h)
		w.alone = append(w.alone, s)
	}
}

// addMisspelt adds what is written for a misspelt name.
func (b *prefilterBuilder) addMisspelt(name int32, id ID) {
	eachMisspelling(b.table.word(name), func(word []byte) {
		h := folded(word)
		b.known.add(h)
		switch old, ok := b.misspelt[h]; {
		case !ok:
			b.misspelt[h] = id
		case old != id && !slices.Contains(b.misspeltToo[h], id):
			b.misspeltToo[h] = append(b.misspeltToo[h], id)
		}
	})
}

// word returns the entry of a word, given its hash.
func (b *prefilterBuilder) word(h uint64) *startWord {
	w := b.words[h]
	if w == nil {
		w = &startWord{}
		b.words[h] = w
		b.known.add(h)
	}
	return w
}

// forms returns the hashes of the words that match word i of a spelling. They are the
// word itself and, for the last word of a spelling that may be in the other number, the
// words that the table knows as that, and its plurals, which need not be in the table.
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

// ending returns the hash of a word with an ending.
func (b *prefilterBuilder) ending(word []byte, end string) uint64 {
	b.buffer = append(append(b.buffer[:0], word...), end...)
	return folded(b.buffer)
}

// folded returns the spread hash of a folded word.
func folded(word []byte) uint64 { return hashOf(string(word), len(word)).spread() }
