package skill

import "strings"

// hash stands for a folded word. One of up to eight bytes of ASCII is its own
// hash, which no other word has; of a longer one the bytes behind those are
// hashed into them (FNV-1a). The highest bit marks hashes that several words can
// have.
type hash uint64

const shared hash = 1 << 63

// hashOf is the hash of the first n bytes of s in small letters. Bytes behind
// them are read, but have no part in it. The signs that stand in words have the
// bit by which small letters differ from capitals, as figures do.
func hashOf(s string, n int) hash {
	const small, high = 0x2020202020202020, 0x8080808080808080
	var bits uint64
	if len(s) >= 8 {
		bits = first8(s)
	} else {
		for i := range n {
			bits |= uint64(s[i]) << (8 * i)
		}
	}
	if n < 8 {
		keep := uint64(1)<<(8*n) - 1
		bits = (bits | small) & keep
	} else {
		bits |= small
	}
	h := hash(bits)
	for i := 8; i < n; i++ {
		h = h.and(lower(s[i]))
	}
	if n > 8 || bits&high != 0 {
		h |= shared
	}
	return h
}

// and is the hash with one more byte behind the first eight.
func (h hash) and(c byte) hash { return (h ^ hash(c)) * 1099511628211 }

// first8 are the first eight bytes of s, the first one lowest.
func first8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// spread is the hash with its information in all bits.
func (h hash) spread() uint64 {
	x := uint64(h) * 0x9E3779B97F4A7C15
	return x ^ x>>32
}

// wordTable numbers the folded words of all spellings. Open addressing; a hit
// of a shared hash is verified byte by byte, so a hash is never taken for a word.
type wordTable struct {
	text  []byte  // all words, one behind the other
	end   []int32 // word n is text[end[n]:end[n+1]]
	flags []wordFlag
	// other is the same word in the other number ("api" and "apis"), noWord
	// where no spelling ends in it.
	other []int32
	slots []wordSlot
	form  []byte // room for the other number of a word
}

// wordSlot is all that a text's word is looked up for, so that most words cost one
// look into memory.
type wordSlot struct {
	hash hash
	// tail tells words of one hash apart, as [tailOf] gives it.
	tail uint64
	// kids are those of the node behind the word, other is the word in the other
	// number, or noWord. Both are known once the trie is finished, as the path is.
	kids uint64
	// value is the word's number plus 1, 0 in a free slot, in the low bits, and its
	// path in the others.
	value uint32
	other int32
}

// tailOf are the bytes of a word behind the first eight, in small letters, and
// whether these and the hash stand for the word: each step of the hash over the tail
// can be undone, but for its highest bit, which no eight bytes of ASCII have. They
// do not for more than sixteen bytes and for others than ASCII; the tail then is 0.
func tailOf(word string) (tail uint64, sure bool) {
	if len(word) > 16 || !ascii(word) {
		return 0, false
	}
	for i := len(word) - 1; i >= 8; i-- {
		tail = tail<<8 | uint64(lower(word[i]))
	}
	return tail, true
}

// wordPath says what a word is to the trie.
type wordPath uint8

const (
	ends      wordPath = 1 << iota // a spelling is this word alone
	leads                          // a longer spelling begins with it
	otherEnds                      // a spelling is the word in the other number alone
	named                          // of a token: its word was looked up
)

// pathBits is where the path of a slot's value begins.
const pathBits = 29

func (s *wordSlot) number() int32 { return int32(s.value&(1<<pathBits-1)) - 1 }

func (s *wordSlot) path() wordPath { return wordPath(s.value >> pathBits) }

func newWordTable(size int) *wordTable {
	return &wordTable{slots: written[wordSlot](powerOfTwo(2 * size)), text: make([]byte, 0, 10*size), end: make([]int32, 1, size+1),
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
	h := hashOf(string(folded), len(folded))
	tail, sure := tailOf(string(folded))
	mask := len(t.slots) - 1
	i := int(h.spread()) & mask
	for ; t.slots[i].value != 0; i = (i + 1) & mask {
		if s := &t.slots[i]; s.hash == h && s.tail == tail && (sure || string(t.word(s.number())) == string(folded)) {
			return s.number()
		}
	}
	t.text = append(t.text, folded...)
	t.end = append(t.end, int32(len(t.text)))
	t.flags = append(t.flags, 0)
	t.other = append(t.other, noWord)
	t.slots[i] = wordSlot{hash: h, tail: tail, value: uint32(t.len()), other: noWord}
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
			if one := t.singular(string(w)); one != nil && t.other[one.number()] == noWord {
				t.other[n], t.other[one.number()] = one.number(), n
			}
		}
	}
}

// finish puts into the slots what the trie has made of the words.
func (t *wordTable) finish(of *trie) {
	for i := range t.slots {
		s := &t.slots[i]
		if s.value == 0 {
			continue
		}
		p := of.path(s.number())
		if s.other = t.other[s.number()]; s.other != noWord && of.path(s.other)&ends != 0 {
			p |= otherEnds
		}
		s.kids = of.nodes[of.first[s.number()]].kids
		s.value |= uint32(p) << pathBits
	}
}

// singular is the singular of a word that is written like a plural, if the
// table has it, else nil.
func (t *wordTable) singular(s string) *wordSlot {
	n := len(s)
	if n < 3 || lower(s[n-1]) != 's' {
		return nil
	}
	if one := t.find(s[:n-1], hashOf(s, n-1)); one != nil {
		return one
	}
	switch {
	case n > 5 && lower(s[n-2]) == 'e' && lower(s[n-3]) == 'i':
		one := s[:n-3] + "y"
		return t.find(one, hashOf(one, len(one)))
	case n > 4 && lower(s[n-2]) == 'e' && strings.ContainsRune("hx", rune(lower(s[n-3]))):
		return t.find(s[:n-2], hashOf(s, n-2))
	}
	return nil
}

// grow doubles the slots.
func (t *wordTable) grow() {
	old := t.slots
	t.slots = make([]wordSlot, 2*len(old))
	mask := len(t.slots) - 1
	for _, s := range old {
		if s.value == 0 {
			continue
		}
		i := int(s.hash.spread()) & mask
		for t.slots[i].value != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}

// find looks up a word as it stands in text, nil if it is not there; h is the hash
// of its folded form.
func (t *wordTable) find(text string, h hash) *wordSlot {
	tail, sure := uint64(0), true
	if h >= shared {
		tail, sure = tailOf(text)
	}
	mask := len(t.slots) - 1
	for i := int(h.spread()) & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.value == 0 {
			return nil
		}
		if s.hash == h && s.tail == tail && (sure || equalFolded(t.word(s.number()), text)) {
			return s
		}
	}
}

// unversioned finds "python3" as "python": the letters, when what follows them
// is a short number and they are no abbreviation ("s3", "h2").
func (t *wordTable) unversioned(s string) *wordSlot {
	letters := len(s)
	for letters > 0 && s[letters-1]-'0' < 10 {
		letters--
	}
	if letters < 3 || len(s)-letters > 2 {
		return nil
	}
	for i := range letters {
		if s[i]-'0' < 10 {
			return nil
		}
	}
	return t.find(s[:letters], hashOf(s, letters))
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
	pairs *pairs
	edges edgeTable
	nodes []node
	// ends are all spellings; those that end at a node are linked, the one to
	// prefer first, from ends[nodes[n].head-1] on; 0 is none.
	ends []spelling
	any  int32 // the word "#", which stands for any number
}

// node is where the path of some words ends. kids has a bit for each word that
// an edge leads on with, so that most other words are seen to be none.
type node struct {
	kids uint64
	head int32
}

func kid(word int32) uint64 { return 1 << (word & 63) }

// step follows the edge of a word, 0 when there is none.
func (t *trie) step(n, word int32) int32 {
	if word < 0 {
		return 0
	}
	if n == 0 {
		return t.first[word]
	}
	if t.nodes[n].kids&kid(word) == 0 {
		return 0
	}
	return t.edges.get(trieEdge{n, word})
}

// path is what a word is to the trie.
func (t *trie) path(word int32) (p wordPath) {
	n := &t.nodes[t.first[word]] // the root's for a word that begins nothing
	if n.head != 0 {
		p |= ends
	}
	if n.kids != 0 {
		p |= leads
	}
	return p
}

// edgeTable holds the edges behind the first. Open addressing.
type edgeTable struct {
	// in is the edge that leads to each node; the root's is of no meaning.
	in []trieEdge
	// slots hold the node that an edge leads to, 0 where none is, in the low bits
	// that count slots, and in the others those bits of the edge's hash.
	slots []uint32
	used  int
}

// trieEdge leads from a node over a word, from the root where from is 0.
type trieEdge struct {
	from, word int32
}

// newEdgeTable makes room for the edges of a number of spellings, and twice as
// many nodes.
func newEdgeTable(spellings int) edgeTable {
	return edgeTable{in: make([]trieEdge, 1, 2*spellings+1), slots: written[uint32](powerOfTwo(2 * spellings))}
}

// hash spreads edges over the slots.
func (e trieEdge) hash() uint32 {
	x := uint64(uint32(e.from))<<32 | uint64(uint32(e.word))
	x ^= x >> 32
	x *= 0x9E3779B97F4A7C15
	return uint32(x >> 32)
}

// get is the node behind an edge, 0 when there is none.
func (t *edgeTable) get(e trieEdge) int32 {
	h, mask := e.hash(), uint32(len(t.slots)-1)
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
	h, mask := t.in[node].hash(), uint32(len(t.slots)-1)
	i := h & mask
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = h&^mask | uint32(node)
}

// grow doubles the slots.
func (t *edgeTable) grow() {
	old := t.slots
	t.slots = make([]uint32, 2*len(old))
	for _, s := range old {
		if s != 0 {
			t.place(int32(s & uint32(len(old)-1)))
		}
	}
}
