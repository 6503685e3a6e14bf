package skill

import (
	"slices"
	"strings"
)

// hash is FNV-1a over folded bytes.
type hash uint32

const newHash hash = 2166136261

func (h hash) add(c byte) hash { return (h ^ hash(c)) * 16777619 }

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
	return &wordTable{slots: make([]slot, powerOfTwo(2*size)), words: make([]string, 0, size), flags: make([]wordFlag, 0, size)}
}

// powerOfTwo is the least power of two that is at least n, and 16 at the least.
func powerOfTwo(n int) int {
	p := 16
	for p < n {
		p *= 2
	}
	return p
}

// intern numbers a folded word.
func (t *wordTable) intern(folded []byte) int32 {
	h := newHash
	for _, c := range folded {
		h = h.add(c)
	}
	mask := hash(len(t.slots) - 1)
	for i := h & mask; t.slots[i].word != 0; i = (i + 1) & mask {
		if s := t.slots[i]; s.hash == h && t.words[s.word-1] == string(folded) {
			return s.word - 1
		}
	}
	t.words = append(t.words, string(folded))
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
	edges edgeTable
	// spellings of node n are ends[from[n]:from[n+1]].
	ends []spelling
	from []int32
	any  int32 // the word "#", which stands for any number
}

// at lists the spellings that end at a node, the one to prefer first.
func (t *trie) at(n int32) []spelling { return t.ends[t.from[n]:t.from[n+1]] }

// edgeTable holds the edges. Open addressing.
type edgeTable struct {
	slots []trieEdge
	used  int
}

type trieEdge struct {
	key  uint64 // node<<32 | word, plus 1 so that 0 is empty
	node int32
}

func edgeKey(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) + 1 }

func mix(x uint64) uint64 {
	x ^= x >> 32
	x *= 0x9E3779B97F4A7C15
	return x ^ x>>29
}

// get is the node behind an edge, 0 when there is none.
func (e *edgeTable) get(key uint64) int32 {
	mask := uint64(len(e.slots) - 1)
	for i := mix(key) & mask; ; i = (i + 1) & mask {
		s := &e.slots[i]
		if s.key == key {
			return s.node
		}
		if s.key == 0 {
			return 0
		}
	}
}

func (e *edgeTable) put(key uint64, node int32) {
	if 2*(e.used+1) > len(e.slots) {
		old := e.slots
		e.slots = make([]trieEdge, powerOfTwo(2*len(old)))
		for _, s := range old {
			if s.key != 0 {
				e.place(s)
			}
		}
	}
	e.used++
	e.place(trieEdge{key, node})
}

func (e *edgeTable) place(s trieEdge) {
	mask := uint64(len(e.slots) - 1)
	i := mix(s.key) & mask
	for e.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	e.slots[i] = s
}

// builder is a trie under construction.
type builder struct {
	words *wordTable
	lex   *lexer
	edges edgeTable
	ends  []ending
	size  []int32 // spellings by node
	toks  []token
	path  []int32 // the words of the spelling at hand
	long  []byte  // its words run together
}

type ending struct {
	node int32
	spelling
}

// newTrie builds the recognizer's tables. Besides each alias as written, by
// rule: the plural or singular of its last word, and its words run together.
// A spelling that is written out for any skill wins over one made by rule.
func newTrie(skills []Skill) trie {
	aliases := 0
	for id := range skills {
		aliases += len(skills[id].Aliases) + len(skills[id].Blockers)
	}
	b := &builder{words: newWordTable(2 * aliases), lex: newLexer(), size: make([]int32, 1, 4*aliases+1), ends: make([]ending, 0, 4*aliases)}
	b.edges.slots = make([]trieEdge, powerOfTwo(8*aliases))
	for id := range skills {
		for _, a := range skills[id].Aliases {
			b.read(a.Text)
			b.add(spelling{id: ID(id), alias: a})
		}
	}
	for id := range skills {
		for _, text := range skills[id].Blockers {
			a := Alias{Text: text}
			a.Text, a.Exact = strings.CutPrefix(text, "=")
			b.read(a.Text)
			b.add(spelling{id: None, alias: a})
		}
	}
	for id := range skills {
		for _, a := range skills[id].Aliases {
			b.addVariants(spelling{id: ID(id), alias: a})
		}
	}
	for flag, list := range contextWords() {
		for _, w := range list {
			n := b.words.intern([]byte(w))
			b.words.flags[n] |= flag
		}
	}
	return b.finish()
}

// read cuts a spelling into the path of its words.
func (b *builder) read(text string) {
	b.toks = b.lex.lex(b.toks[:0], text, nil)
	b.path, b.long = b.path[:0], b.long[:0]
	for _, t := range b.toks {
		from := len(b.long)
		b.long = fold(b.long, text[t.start:t.end])
		b.path = append(b.path, b.words.intern(b.long[from:]))
	}
	if text == "#" || strings.HasSuffix(text, " #") {
		b.path = append(b.path, b.words.intern([]byte("#")))
	}
}

// add ends a spelling at the path.
func (b *builder) add(s spelling) {
	if len(b.path) == 0 {
		return
	}
	n := int32(0)
	for _, w := range b.path {
		key := edgeKey(n, w)
		next := b.edges.get(key)
		if next == 0 {
			next = int32(len(b.size))
			b.size = append(b.size, 0)
			b.edges.put(key, next)
		}
		n = next
	}
	b.size[n]++
	b.ends = append(b.ends, ending{n, s})
}

// addNew is add, unless a spelling ends at the path already.
func (b *builder) addNew(s spelling) {
	n := int32(0)
	for _, w := range b.path {
		if n = b.edges.get(edgeKey(n, w)); n == 0 {
			b.add(s)
			return
		}
	}
	if b.size[n] == 0 {
		b.add(s)
	}
}

func (b *builder) addVariants(s spelling) {
	b.read(s.alias.Text)
	words := len(b.path)
	if words == 0 {
		return
	}
	join := words > 1 && !s.alias.Exact && len(b.long) <= maxJoined
	last := b.path[words-1]
	if other := otherNumber(b.words.words[last], words > 1, s.alias); other != "" {
		many := s
		many.plural = true
		b.path[words-1] = b.words.intern([]byte(other))
		b.addNew(many)
		if join {
			keep := len(b.long) - len(b.words.words[last])
			joined := append(b.long[:keep:keep], other...)
			b.path = append(b.path[:0], b.words.intern(joined))
			b.addNew(many)
		}
	}
	if join {
		b.path = append(b.path[:0], b.words.intern(b.long))
		b.addNew(s)
	}
}

// maxJoined is the length in bytes up to which the words of a spelling are also
// looked for run together.
const maxJoined = 24

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

// finish lays the tables out for searching and orders the spellings of each
// node: as written before made by rule, skills before blockers, strong before
// weak, exact before any case.
func (b *builder) finish() trie {
	t := trie{words: b.words, any: b.words.intern([]byte("#")), edges: b.edges}
	t.first = make([]int32, len(b.words.words))
	for _, s := range b.edges.slots {
		if s.key != 0 && s.key>>32 == 0 {
			t.first[uint32(s.key)-1] = s.node
		}
	}
	t.from = make([]int32, len(b.size)+1)
	for n, size := range b.size {
		t.from[n+1] = t.from[n] + size
	}
	next := slices.Clone(t.from)
	t.ends = make([]spelling, len(b.ends))
	for _, e := range b.ends {
		t.ends[next[e.node]] = e.spelling
		next[e.node]++
	}
	for n := range b.size {
		if list := t.at(int32(n)); len(list) > 1 {
			slices.SortStableFunc(list, func(a, b spelling) int { return a.rank() - b.rank() })
		}
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

// step follows the edge of a word, 0 when there is none.
func (t *trie) step(n, word int32) int32 {
	if word < 0 {
		return 0
	}
	if n == 0 {
		return t.first[word]
	}
	return t.edges.get(edgeKey(n, word))
}
