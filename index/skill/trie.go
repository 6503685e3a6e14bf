package skill

import (
	"slices"
	"strings"
)

// hash is FNV-1a over folded bytes.
type hash uint32

const newHash hash = 2166136261

func (h hash) add(c byte) hash { return (h ^ hash(c)) * 16777619 }

func hashOf(s string) hash {
	h := newHash
	for i := range len(s) {
		h = h.add(s[i])
	}
	return h
}

// wordTable numbers the folded words of all spellings. Open addressing; a hit
// is verified byte by byte, so a hash is never taken for a word.
type wordTable struct {
	words []string
	flags []wordFlag
	slots []slot
}

type slot struct {
	hash hash
	word int32 // index + 1, 0 is empty
}

func newWordTable(size int) *wordTable {
	n := 1
	for n < size*2 {
		n *= 2
	}
	return &wordTable{slots: make([]slot, n)}
}

// intern numbers a folded word.
func (t *wordTable) intern(folded string) int32 {
	h := hashOf(folded)
	mask := hash(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.word == 0 {
			break
		}
		if s.hash == h && t.words[s.word-1] == folded {
			return s.word - 1
		}
	}
	t.words = append(t.words, folded)
	t.flags = append(t.flags, 0)
	t.insert(h, int32(len(t.words)))
	if len(t.words)*2 > len(t.slots) {
		t.grow()
	}
	return int32(len(t.words) - 1)
}

func (t *wordTable) insert(h hash, word int32) {
	mask := hash(len(t.slots) - 1)
	i := h & mask
	for t.slots[i].word != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = slot{h, word}
}

func (t *wordTable) grow() {
	old := t.slots
	t.slots = make([]slot, len(old)*2)
	for _, s := range old {
		if s.word != 0 {
			t.insert(s.hash, s.word)
		}
	}
}

// find looks up a word as it stands in text; h is the hash of its folded form.
func (t *wordTable) find(s string, h hash) int32 {
	mask := hash(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		e := t.slots[i]
		if e.word == 0 {
			return noWord
		}
		if e.hash == h && equalFolded(t.words[e.word-1], s) {
			return e.word - 1
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
	h := newHash
	for i := range letters {
		h = h.add(lower(s[i]))
	}
	return t.find(s[:letters], h)
}

// equalFolded compares a folded word with text in any case.
func equalFolded(folded, s string) bool {
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
	id    ID // None: a blocker, a phrase in which the words mean something else
	alias Alias
	// plural spellings are made by rule from the alias.
	plural bool
}

// trie is the paths of all spellings over word numbers.
type trie struct {
	words *wordTable
	// first is the node behind the root for each word, 0 where none begins.
	first []int32
	edges []trieEdge // open addressing
	nodes []node
	any   int32 // the word "#", which stands for any number
}

type trieEdge struct {
	key  uint64 // node<<32 | word, plus 1 so that 0 is empty
	node int32
}

type node struct{ spellings []spelling }

// builder is a trie under construction.
type builder struct {
	words *wordTable
	lex   *lexer
	next  map[uint64]int32
	nodes []node
	toks  []token
}

// newTrie builds the recognizer's tables. Besides each alias as written, by
// rule: the plural or singular of its last word, and its words run together.
// A spelling that is written out for any skill wins over one made by rule.
func newTrie(skills []Skill) trie {
	b := &builder{words: newWordTable(4 * len(skills)), lex: newLexer(), next: make(map[uint64]int32, 12*len(skills)), nodes: make([]node, 1, 12*len(skills))}
	for id := range skills {
		for _, a := range skills[id].Aliases {
			b.add(b.atoms(a.Text), spelling{id: ID(id), alias: a})
		}
	}
	for id := range skills {
		for _, text := range skills[id].Blockers {
			a := Alias{Text: text}
			a.Text, a.Exact = strings.CutPrefix(text, "=")
			b.add(b.atoms(a.Text), spelling{id: None, alias: a})
		}
	}
	for id := range skills {
		for _, a := range skills[id].Aliases {
			b.addVariants(spelling{id: ID(id), alias: a})
		}
	}
	for flag, list := range contextWords() {
		for _, w := range list {
			n := b.words.intern(w)
			b.words.flags[n] |= flag
		}
	}
	return b.finish()
}

// atoms cuts a spelling into folded words.
func (b *builder) atoms(text string) []string {
	hashSign := text == "#" || strings.HasSuffix(text, " #")
	b.toks = b.lex.lex(b.toks[:0], text, nil)
	list := make([]string, 0, len(b.toks)+1)
	for _, t := range b.toks {
		list = append(list, string(fold(nil, text[t.start:t.end])))
	}
	if hashSign {
		list = append(list, "#")
	}
	return list
}

func (b *builder) add(atoms []string, s spelling) {
	if len(atoms) == 0 {
		return
	}
	n := int32(0)
	for _, a := range atoms {
		key := edgeKey(n, b.words.intern(a))
		next, ok := b.next[key]
		if !ok {
			next = int32(len(b.nodes))
			b.nodes = append(b.nodes, node{})
			b.next[key] = next
		}
		n = next
	}
	b.nodes[n].spellings = append(b.nodes[n].spellings, s)
}

// taken reports whether a path already ends in a spelling.
func (b *builder) taken(atoms []string) bool {
	n := int32(0)
	for _, a := range atoms {
		next, ok := b.next[edgeKey(n, b.words.intern(a))]
		if !ok {
			return false
		}
		n = next
	}
	return len(b.nodes[n].spellings) > 0
}

func (b *builder) addVariants(s spelling) {
	atoms := b.atoms(s.alias.Text)
	if len(atoms) == 0 {
		return
	}
	add := func(v []string, s spelling) {
		if !b.taken(v) {
			b.add(v, s)
		}
	}
	joined := strings.Join(atoms, "")
	if len(atoms) > 1 && !s.alias.Exact && len(joined) <= 24 {
		add([]string{joined}, s)
	}
	last := atoms[len(atoms)-1]
	if v := otherNumber(last, len(atoms) > 1, s.alias); v != "" {
		s.plural = true
		many := append(slices.Clone(atoms[:len(atoms)-1]), v)
		add(many, s)
		if len(atoms) > 1 && !s.alias.Exact && len(joined) < 24 {
			add([]string{strings.Join(many, "")}, s)
		}
	}
}

// otherNumber is the plural of a singular word or the singular of a plural
// one, empty when there is none that means the same: capitalised names have no
// plural ("Excels" is a verb), abbreviations do ("LLMs").
func otherNumber(word string, phrase bool, a Alias) string {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return ""
		}
	}
	abbreviation := a.Text == strings.ToUpper(a.Text)
	switch {
	case a.Exact && !(abbreviation && len(word) >= 2):
		return ""
	case a.Weak && !phrase && !abbreviation:
		return ""
	case len(word) < 3 && !a.Exact:
		return ""
	case strings.HasSuffix(word, "ies") && len(word) > 5:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return ""
	case strings.HasSuffix(word, "s"):
		if phrase && len(word) > 3 || len(word) > 6 {
			return word[:len(word)-1]
		}
		return ""
	case strings.HasSuffix(word, "y") && len(word) > 3 && !strings.ContainsAny(word[len(word)-2:len(word)-1], "aeiou"):
		return word[:len(word)-1] + "ies"
	case strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"), strings.HasSuffix(word, "x"):
		return word + "es"
	}
	return word + "s"
}

func edgeKey(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) + 1 }

// finish moves the edges into a flat table and orders the spellings of each
// node: exact before any case, strong before weak, skills before blockers.
func (b *builder) finish() trie {
	t := trie{words: b.words, nodes: b.nodes, any: b.words.intern("#")}
	t.first = make([]int32, len(b.words.words))
	size := 1
	for size < 2*len(b.next) {
		size *= 2
	}
	t.edges = make([]trieEdge, size)
	for key, n := range b.next {
		if key>>32 == 0 {
			t.first[uint32(key)-1] = n
			continue
		}
		i := mix(key) & uint64(size-1)
		for t.edges[i].key != 0 {
			i = (i + 1) & uint64(size-1)
		}
		t.edges[i] = trieEdge{key, n}
	}
	for i := range t.nodes {
		slices.SortStableFunc(t.nodes[i].spellings, func(a, b spelling) int { return a.rank() - b.rank() })
	}
	return t
}

func (s spelling) rank() int {
	r := 0
	if s.id == None {
		r += 8
	}
	if s.plural {
		r += 4
	}
	if s.alias.Weak {
		r += 2
	}
	if !s.alias.Exact {
		r++
	}
	return r
}

func mix(x uint64) uint64 {
	x ^= x >> 32
	x *= 0x9E3779B97F4A7C15
	return x ^ x>>29
}

// step follows the edge of a word, 0 when there is none.
func (t *trie) step(n, word int32) int32 {
	if word < 0 {
		return 0
	}
	if n == 0 {
		return t.first[word]
	}
	key := edgeKey(n, word)
	mask := uint64(len(t.edges) - 1)
	for i := mix(key) & mask; ; i = (i + 1) & mask {
		e := &t.edges[i]
		if e.key == key {
			return e.node
		}
		if e.key == 0 {
			return 0
		}
	}
}
