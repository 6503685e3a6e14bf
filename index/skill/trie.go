package skill

import "strings"

// hash is FNV-1a over folded bytes.
type hash uint32

const newHash hash = 2166136261

func (h hash) add(c byte) hash { return (h ^ hash(c)) * 16777619 }

// wordTable numbers the folded words of all spellings. Open addressing; a hit
// is verified byte by byte, so a hash is never taken for a word.
type wordTable struct {
	text  []byte  // all words, one behind the other
	end   []int32 // word n is text[end[n]:end[n+1]]
	flags []wordFlag
	// other is the same word in the other number ("api" and "apis"), noWord
	// where no spelling ends in it.
	other []int32
	// slots hold a word's number plus 1, 0 where none is, in the low bits that
	// count slots, and in the others those bits of its hash.
	slots []hash
	form  []byte // room for the other number of a word
}

func newWordTable(size int) *wordTable {
	return &wordTable{slots: written[hash](powerOfTwo(2 * size)), text: make([]byte, 0, 10*size), end: make([]int32, 1, size+1),
		flags: make([]wordFlag, 0, size), other: make([]int32, 0, size)}
}

// written makes a table whose memory is written once from end to end. A hash
// table is read before it is written, here and there; each page of fresh memory
// would be faulted in twice.
func written[T any](n int) []T {
	t := make([]T, n)
	clear(t)
	return t
}

// powerOfTwo is the least power of two that is at least n, and 16 at the least.
func powerOfTwo(n int) int {
	p := 16
	for p < n {
		p *= 2
	}
	return p
}

func (t *wordTable) len() int { return len(t.flags) }

func (t *wordTable) word(n int32) []byte { return t.text[t.end[n]:t.end[n+1]] }

// intern numbers a folded word.
func (t *wordTable) intern(folded []byte) int32 {
	h := newHash
	for _, c := range folded {
		h = h.add(c)
	}
	return t.put(folded, h)
}

// put numbers a folded word whose hash is known.
func (t *wordTable) put(folded []byte, h hash) int32 {
	mask := hash(len(t.slots) - 1)
	i := h & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		if s := t.slots[i]; (s^h)&^mask == 0 {
			if n := int32(s&mask) - 1; string(t.word(n)) == string(folded) {
				return n
			}
		}
	}
	t.text = append(t.text, folded...)
	t.end = append(t.end, int32(len(t.text)))
	t.flags = append(t.flags, 0)
	t.other = append(t.other, noWord)
	t.slots[i] = h&^mask | hash(t.len())
	if t.len()*2 > len(t.slots) {
		t.grow()
	}
	return int32(t.len() - 1)
}

// pair puts the singular of a plural into the table. The plurals of singulars
// need no place: a text's unknown word is looked for in the singular.
func (t *wordTable) pair(word int32) {
	w := t.word(word)
	if t.other[word] != noWord || w[len(w)-1] != 's' {
		return
	}
	t.form = singular(t.form[:0], w)
	if len(t.form) == 0 {
		return
	}
	n := t.intern(t.form)
	t.other[word] = n
	if t.other[n] == noWord {
		t.other[n] = word
	}
}

// link pairs every plural in the table with its singular, where both are there.
func (t *wordTable) link() {
	for n := range int32(t.len()) {
		if w := t.word(n); t.other[n] == noWord && len(w) > 0 && w[len(w)-1] == 's' {
			if one := t.singular(string(w)); one != noWord && t.other[one] == noWord {
				t.other[n], t.other[one] = one, n
			}
		}
	}
}

// singular is the singular of a word that is written like a plural, if the
// table has it, else noWord.
func (t *wordTable) singular(s string) int32 {
	n := len(s)
	if n < 3 || lower(s[n-1]) != 's' {
		return noWord
	}
	if one := t.find(s[:n-1], hashOf(s[:n-1])); one != noWord {
		return one
	}
	switch {
	case n > 5 && lower(s[n-2]) == 'e' && lower(s[n-3]) == 'i':
		return t.find(s[:n-3]+"y", hashOf(s[:n-3]).add('y'))
	case n > 4 && lower(s[n-2]) == 'e' && strings.ContainsRune("hx", rune(lower(s[n-3]))):
		return t.find(s[:n-2], hashOf(s[:n-2]))
	}
	return noWord
}

// hashOf is the hash of the folded form of ASCII text.
func hashOf(s string) hash {
	h := newHash
	for i := range len(s) {
		h = h.add(lower(s[i]))
	}
	return h
}

// grow doubles the slots.
func (t *wordTable) grow() {
	t.slots = make([]hash, 2*len(t.slots))
	mask := hash(len(t.slots) - 1)
	for n := range int32(t.len()) {
		h := newHash
		for _, c := range t.word(n) {
			h = h.add(c)
		}
		i := h & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = h&^mask | hash(n+1)
	}
}

// find looks up a word as it stands in text; h is the hash of its folded form.
func (t *wordTable) find(text string, h hash) int32 {
	mask := hash(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s == 0 {
			return noWord
		}
		if (s^h)&^mask == 0 {
			if n := int32(s&mask) - 1; equalFolded(t.word(n), text) {
				return n
			}
		}
	}
}

// unversioned finds "python3" as "python": the letters, when what follows them
// is a short number and they are no abbreviation ("s3", "h2").
func (t *wordTable) unversioned(s string, letters int) int32 {
	if letters < 3 || len(s)-letters > 2 {
		return noWord
	}
	for i := range letters {
		if c := s[i]; c >= '0' && c <= '9' {
			return noWord
		}
	}
	return t.find(s[:letters], hashOf(s[:letters]))
}

// equalFolded compares a folded word with text in any case.
func equalFolded(folded []byte, s string) bool {
	if len(folded) != len(s) {
		return false
	}
	for i := range len(s) {
		if lower(s[i]) != folded[i] {
			return false
		}
	}
	return true
}

// spelling is an alias at the end of a path of words.
type spelling struct {
	// exact is how the spelling must be written, empty when its case is free.
	exact string
	id    ID // None: a blocker, a phrase in which the words mean something else
	weak  bool
	proof bool
	// inflects says that the last word may stand in the other number.
	inflects bool
	// joined spellings are an alias whose words are run together.
	joined bool
	// next is the index + 1 of the spelling to try after this one at the same
	// node, 0 for none.
	next int32
}

// newSpelling is a skill's alias, as it is written.
func newSpelling(id ID, a *Alias) spelling {
	s := spelling{id: id, weak: a.Weak, proof: a.Proof}
	if a.Exact {
		s.exact = a.Text
	}
	return s
}

// trie is the paths of all spellings over word numbers.
type trie struct {
	words *wordTable
	// first is the node behind the root for each word, 0 where none begins.
	first []int32
	edges edgeTable
	// ends are all spellings; those that end at a node are linked, the one to
	// prefer first, from ends[head[n]-1] on; 0 is none.
	ends []spelling
	head []int32
	any  int32 // the word "#", which stands for any number
}

// step follows the edge of a word, 0 when there is none.
func (t *trie) step(n, word int32) int32 {
	if word < 0 {
		return 0
	}
	if n == 0 {
		return t.first[word]
	}
	return t.edges.get(trieEdge{n, word})
}

// begins reports whether a spelling begins with a token's word, or is that word
// in the other number.
func (t *trie) begins(tok *token) bool {
	return tok.word >= 0 && t.first[tok.word] != 0 || tok.other >= 0 && t.first[tok.other] != 0
}

// edgeTable holds the edges behind the first. Open addressing.
type edgeTable struct {
	// in is the edge that leads to each node; the root's is of no meaning.
	in []trieEdge
	// slots hold the node that an edge leads to, 0 where none is, in the low bits
	// that count slots, and in the others those bits of the edge's hash.
	slots []hash
	used  int
}

// trieEdge leads from a node over a word, from the root where from is 0.
type trieEdge struct {
	from, word int32
}

// newEdgeTable makes room for the edges of a number of spellings, and twice as
// many nodes.
func newEdgeTable(spellings int) edgeTable {
	return edgeTable{in: make([]trieEdge, 1, 2*spellings+1), slots: written[hash](powerOfTwo(2 * spellings))}
}

// hash spreads edges over the slots.
func (e trieEdge) hash() hash {
	x := uint64(uint32(e.from))<<32 | uint64(uint32(e.word))
	x ^= x >> 32
	x *= 0x9E3779B97F4A7C15
	return hash(x >> 32)
}

// get is the node behind an edge, 0 when there is none.
func (t *edgeTable) get(e trieEdge) int32 {
	h, mask := e.hash(), hash(len(t.slots)-1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s == 0 {
			return 0
		}
		if n := s & mask; (s^h)&^mask == 0 && t.in[n] == e {
			return int32(n)
		}
	}
}

// node makes a node behind an edge. It can be reached over the edge once put
// leads there.
func (t *edgeTable) node(e trieEdge) int32 {
	t.in = append(t.in, e)
	return int32(len(t.in) - 1)
}

// put makes the edge of a node reach it.
func (t *edgeTable) put(node int32) {
	for t.used++; 2*t.used > len(t.slots) || int(node) >= len(t.slots); {
		t.grow()
	}
	t.place(node)
}

func (t *edgeTable) place(node int32) {
	h, mask := t.in[node].hash(), hash(len(t.slots)-1)
	i := h & mask
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = h&^mask | hash(node)
}

// grow doubles the slots.
func (t *edgeTable) grow() {
	old := t.slots
	t.slots = make([]hash, 2*len(old))
	for _, s := range old {
		if s != 0 {
			t.place(int32(s & hash(len(old)-1)))
		}
	}
}
