package skill

import "strings"

// hash identifies a folded word. An ASCII word of up to eight bytes is its own hash,
// which no other word has. In a longer word the bytes after the first eight are hashed
// into those (FNV-1a). The highest bit is set for hashes that several words can have.
type hash uint64

// shared is the highest bit, which is set for hashes that several words can have.
const shared hash = 1 << 63

// hashOf returns the hash of the first n bytes of s in lower case. Bytes after them are
// read, but do not change the hash. The signs in words have the bit set by which
// lower-case letters differ from capitals, as digits do.
func hashOf(s string, n int) hash {
	const lowerBits, high = 0x2020202020202020, 0x8080808080808080
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
		bits = (bits | lowerBits) & keep
	} else {
		bits |= lowerBits
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

// and returns the hash with one more byte after the first eight.
func (h hash) and(c byte) hash { return (h ^ hash(c)) * 1099511628211 }

// first8 returns the first eight bytes of s, the first one lowest.
func first8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// spread returns the hash with its information spread over all bits.
func (h hash) spread() uint64 {
	x := uint64(h) * 0x9E3779B97F4A7C15
	return x ^ x>>32
}

// wordTable numbers the folded words of all spellings. It is a hash table with open
// addressing. When several words can have a hash, a match is verified byte by byte, so
// a hash is never mistaken for a word.
type wordTable struct {
	text  []byte  // all words, one after the other
	end   []int32 // word n is text[end[n]:end[n+1]]
	flags []wordFlag
	// other holds the same word in the other number ("api" and "apis"), or noWord when
	// no spelling ends in it.
	other  []int32
	slots  []wordSlot
	buffer []byte // for the other number of a word
	names  misspellings
}

// wordSlot holds everything for which a word of a text is looked up, so that most words
// cost one memory access.
type wordSlot struct {
	hash hash
	// tail distinguishes words of one hash, as [tailOf] returns it.
	tail uint64
	// children are those of the word's node, other is the word in the other number, or
	// noWord. Both are set once the trie is finished, as is the path.
	children uint64
	// value holds the number of the word plus 1 in its low bits, or 0 in a free slot,
	// and the path of the word in the other bits.
	value uint32
	other int32
}

// tailOf returns the bytes of a word after the first eight, in lower case. sure reports
// whether the tail and the hash identify the word. They do, since each step of the hash
// over the tail can be undone, except for the highest bit, which is not set in any
// eight bytes of ASCII. They do not for words of more than sixteen bytes or with bytes
// beyond ASCII; the tail is then 0.
func tailOf(word string) (tail uint64, sure bool) {
	if len(word) > 16 || !ascii(word) {
		return 0, false
	}
	for i := len(word) - 1; i >= 8; i-- {
		tail = tail<<8 | uint64(lower(word[i]))
	}
	return tail, true
}

// wordPath says what a word is in the trie.
type wordPath uint8

const (
	ends      wordPath = 1 << iota // a spelling is this word alone
	leads                          // a longer spelling begins with it
	otherEnds                      // a spelling is the word in the other number alone
	lookedUp                       // set in a token whose word was looked up
	misspelt                       // set in a token that misspells its word
)

// pathBits is the bit at which the path begins in the value of a slot.
const pathBits = 29

// number returns the number of the slot's word.
func (s *wordSlot) number() int32 { return int32(s.value&(1<<pathBits-1)) - 1 }

// path returns what the slot's word is in the trie.
func (s *wordSlot) path() wordPath { return wordPath(s.value >> pathBits) }

// newWordTable makes a table with memory for a number of words.
func newWordTable(size int) *wordTable {
	return &wordTable{slots: prefaulted[wordSlot](powerOfTwo(2 * size)), text: make([]byte, 0, 10*size), end: make([]int32, 1, size+1),
		flags: make([]wordFlag, 0, size), other: make([]int32, 0, size)}
}

// prefaulted makes a table and writes its memory once from end to end. A hash table is
// read before it is written, in scattered places, so each page of fresh memory would be
// faulted in twice.
func prefaulted[T any](n int) []T {
	t := make([]T, n)
	clear(t)
	return t
}

// powerOfTwo returns the smallest power of two that is at least n and at least 16.
func powerOfTwo(n int) int {
	p := 16
	for p < n {
		p *= 2
	}
	return p
}

// len returns the number of words.
func (t *wordTable) len() int { return len(t.flags) }

// word returns word n.
func (t *wordTable) word(n int32) []byte { return t.text[t.end[n]:t.end[n+1]] }

// intern returns the number of a folded word, which it adds to the table if necessary.
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

// pair adds the singular of a plural to the table. The plurals of singulars need no
// entry, since an unknown word of a text is looked up in the singular.
func (t *wordTable) pair(word int32) {
	w := t.word(word)
	if t.other[word] != noWord || w[len(w)-1] != 's' {
		return
	}
	t.buffer = singular(t.buffer[:0], w)
	if len(t.buffer) == 0 {
		return
	}
	n := t.intern(t.buffer)
	t.other[word] = n
	if t.other[n] == noWord {
		t.other[n] = word
	}
}

// link pairs every plural in the table with its singular, if both are there.
func (t *wordTable) link() {
	for n := range int32(t.len()) {
		if w := t.word(n); t.other[n] == noWord && len(w) > 0 && w[len(w)-1] == 's' {
			if one := t.singular(string(w)); one != nil && t.other[one.number()] == noWord {
				t.other[n], t.other[one.number()] = one.number(), n
			}
		}
	}
}

// finish enters into the slots what the finished trie says about the words.
func (t *wordTable) finish(of *trie) {
	for i := range t.slots {
		s := &t.slots[i]
		if s.value == 0 {
			continue
		}
		s.describe(t.other[s.number()], s.number(), of)
	}
}

// describe sets what the finished trie says about a word, given its other number.
func (s *wordSlot) describe(other, word int32, of *trie) {
	p := of.path(word)
	if s.other = other; other != noWord && of.path(other)&ends != 0 {
		p |= otherEnds
	}
	s.children = of.nodes[of.first[word]].children
	s.value |= uint32(p) << pathBits
}

// singular returns the slot of the singular of a word that is written like a plural, or
// nil when the table does not have it.
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

// grow doubles the number of slots.
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

// find returns the slot of a word as written in a text, or nil when the table does not
// have it. h is the hash of the folded word.
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

// unversioned finds "python3" as "python". It looks up the letters when a number of at
// most two digits follows them and there are at least three of them, so that
// abbreviations ("s3", "h2") stay whole.
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

// equalFolded reports whether a folded word equals a text in any case.
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
	// exact is how the spelling must be written. It is empty when case does not matter.
	exact string
	id    ID // None for a blocker, a phrase in which the words mean something else
	weak  bool
	proof bool
	// inflects is set when the last word may be in the other number.
	inflects bool
	// joined is set when the words of the alias are run together.
	joined bool
	// next is the index + 1 of the next spelling to try at the same node, 0 for none.
	next int32
}

// newSpelling returns the spelling of a skill's alias, as written.
func newSpelling(id ID, a *Alias) spelling {
	s := spelling{id: id, weak: a.Weak, proof: a.Proof}
	if a.Exact {
		s.exact = a.Text
	}
	return s
}

// trie holds the paths of all spellings over word numbers.
type trie struct {
	words *wordTable
	// first holds, for each word, the child of the root, or 0 when there is none.
	first []int32
	pairs *pairs
	edges edgeTable
	nodes []node
	// ends holds all spellings. Those that end at a node n are linked, the preferred
	// one first, beginning with ends[nodes[n].head-1]; a head of 0 means none.
	ends []spelling
	any  int32 // the word "#", which stands for any number
}

// node is the end of a path of words. children has a bit for each word with which an
// edge continues, so that most other words are excluded at once.
type node struct {
	children uint64
	head     int32
}

// childBit returns the bit of a word among the children of a node.
func childBit(word int32) uint64 { return 1 << (word & 63) }

// step follows the edge of a word from node n. It returns 0 when there is none.
func (t *trie) step(n, word int32) int32 {
	if word < 0 {
		return 0
	}
	if n == 0 {
		return t.first[word]
	}
	if t.nodes[n].children&childBit(word) == 0 {
		return 0
	}
	return t.edges.get(trieEdge{n, word})
}

// path returns what a word is in the trie.
func (t *trie) path(word int32) (p wordPath) {
	n := &t.nodes[t.first[word]] // the root for a word that begins no spelling
	if n.head != 0 {
		p |= ends
	}
	if n.children != 0 {
		p |= leads
	}
	return p
}

// edgeTable holds the edges after the first. It is a hash table with open addressing.
type edgeTable struct {
	// in holds the edge that leads to each node. The root's has no meaning.
	in []trieEdge
	// slots are as many as a power of two. The low bits, enough to count the slots,
	// hold the node that an edge leads to, or 0 for a free slot. The other bits hold
	// the same bits of the edge's hash.
	slots []uint32
	used  int
}

// trieEdge leads from a node over a word. From 0 it leads from the root.
type trieEdge struct {
	from, word int32
}

// newEdgeTable makes a table with memory for the edges of a number of spellings and
// twice as many nodes.
func newEdgeTable(spellings int) edgeTable {
	return edgeTable{in: make([]trieEdge, 1, 2*spellings+1), slots: prefaulted[uint32](powerOfTwo(2 * spellings))}
}

// hash returns a hash that spreads edges over the slots.
func (e trieEdge) hash() uint32 {
	x := uint64(uint32(e.from))<<32 | uint64(uint32(e.word))
	x ^= x >> 32
	x *= 0x9E3779B97F4A7C15
	return uint32(x >> 32)
}

// get returns the node after an edge, or 0 when there is none.
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

// node makes a node after an edge. The edge leads to it once put was called.
func (t *edgeTable) node(e trieEdge) int32 {
	t.in = append(t.in, e)
	return int32(len(t.in) - 1)
}

// put makes the edge of a node lead to it.
func (t *edgeTable) put(node int32) {
	for t.used++; 2*t.used > len(t.slots) || int(node) >= len(t.slots); {
		t.grow()
	}
	t.place(node)
}

// place enters a node into a free slot.
func (t *edgeTable) place(node int32) {
	h, mask := t.in[node].hash(), uint32(len(t.slots)-1)
	i := h & mask
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = h&^mask | uint32(node)
}

// grow doubles the number of slots.
func (t *edgeTable) grow() {
	old := t.slots
	t.slots = make([]uint32, 2*len(old))
	for _, s := range old {
		if s != 0 {
			t.place(int32(s & uint32(len(old)-1)))
		}
	}
}
