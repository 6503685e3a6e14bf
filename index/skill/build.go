package skill

import "strings"

// builder is a trie under construction.
type builder struct {
	words *wordTable
	lex   *lexer
	first []int32 // by word
	edges edgeTable
	ends  []spelling
	head  []int32 // by node
	toks  []token
	path  []int32 // the words of the spelling at hand
	long  []byte  // its words run together
	sum   hash    // of long
	form  []byte  // the other number of a word
	// joins are the spellings to be added with their words run together, once
	// all that are written out stand.
	joins []joining
}

type joining struct {
	end  int32 // the spelling as written, in the builder's ends
	word int32
}

// newTrie builds the recognizer's tables. Besides each alias as written, by
// rule: the plural or singular of its last word, and its words run together.
// A spelling that is written out for any skill wins over one made by rule.
func newTrie(skills []Skill) trie {
	aliases := 0
	for id := range skills {
		aliases += len(skills[id].Aliases) + len(skills[id].Blockers)
	}
	b := &builder{words: newWordTable(aliases), lex: newLexer(), first: make([]int32, aliases), head: make([]int32, 1, 2*aliases+1),
		edges: newEdgeTable(aliases), ends: make([]spelling, 0, 3*aliases/2), joins: make([]joining, 0, 2*aliases/3)}
	for id := range skills {
		for i := range skills[id].Aliases {
			b.alias(ID(id), &skills[id].Aliases[i])
		}
	}
	for id := range skills {
		for _, text := range skills[id].Blockers {
			a := Alias{Text: text}
			a.Text, a.Exact = strings.CutPrefix(text, "=")
			b.read(a.Text)
			b.add(newSpelling(None, &a))
		}
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

// read cuts a spelling into the path of its words.
func (b *builder) read(text string) {
	b.path, b.long, b.sum = b.path[:0], b.long[:0], newHash
	if b.plain(text) {
		b.readPlain(text)
		return
	}
	b.toks = b.lex.lex(b.toks[:0], text, nil)
	for _, t := range b.toks {
		from := len(b.long)
		b.long = fold(b.long, text[t.start:t.end])
		b.path = append(b.path, b.words.intern(b.long[from:]))
	}
	for _, c := range b.long {
		b.sum = b.sum.add(c)
	}
	if text == "#" || strings.HasSuffix(text, " #") {
		b.path = append(b.path, b.words.intern([]byte("#")))
	}
}

// plain reports whether a spelling's words are its runs of letters and figures,
// because no sign is there that the lexer takes to a word.
func (b *builder) plain(text string) bool {
	for i := range len(text) {
		switch b.lex.class[text[i]] {
		case letter, digit, space, slash:
		default:
			if text[i] != '-' {
				return false
			}
		}
	}
	return true
}

// readPlain reads a plain spelling in one pass.
func (b *builder) readPlain(text string) {
	for i := 0; i < len(text); i++ {
		h, from := newHash, len(b.long)
		for ; i < len(text); i++ {
			if k := b.lex.class[text[i]]; k != letter && k != digit {
				break
			}
			c := lower(text[i])
			h, b.sum = h.add(c), b.sum.add(c)
			b.long = append(b.long, c)
		}
		if len(b.long) > from {
			b.path = append(b.path, b.words.put(b.long[from:], h))
		}
	}
}

// alias adds a skill's spelling.
func (b *builder) alias(id ID, a *Alias) {
	b.read(a.Text)
	if len(b.path) == 0 {
		return
	}
	s := newSpelling(id, a)
	last := b.path[len(b.path)-1]
	if s.inflects = inflects(a, len(b.path), b.words.word(last)); s.inflects {
		b.pair(last)
	}
	b.add(s)
	if len(b.path) > 1 && !a.Exact && len(b.long) <= maxJoined {
		b.joins = append(b.joins, joining{int32(len(b.ends) - 1), b.words.put(b.long, b.sum)})
	}
}

// join adds the spellings with their words run together, where nothing else
// is written so.
func (b *builder) join() {
	for _, j := range b.joins {
		if b.head[b.behindRoot(j.word)] != 0 {
			continue
		}
		s := b.ends[j.end]
		s.joined = true
		if s.inflects {
			b.pair(j.word)
		}
		b.path = append(b.path[:0], j.word)
		b.add(s)
	}
}

// pair puts the singular of a plural into the table. The plurals of singulars
// need no place: a text's unknown word is looked for in the singular.
func (b *builder) pair(word int32) {
	w := b.words.word(word)
	if b.words.other[word] != noWord || w[len(w)-1] != 's' {
		return
	}
	b.form = singular(b.form[:0], w)
	if len(b.form) == 0 {
		return
	}
	n := b.words.intern(b.form)
	b.words.other[word] = n
	if b.words.other[n] == noWord {
		b.words.other[n] = word
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

// add ends a spelling at the path.
func (b *builder) add(s spelling) {
	if len(b.path) == 0 {
		return
	}
	n := b.behindRoot(b.path[0])
	if n == 0 {
		n = b.node()
		b.first[b.path[0]] = n
	}
	for _, w := range b.path[1:] {
		fresh := int32(len(b.head))
		if n = b.edges.put(n, w, fresh); n == fresh {
			b.node()
		}
	}
	b.link(n, s)
}

// link puts a spelling among those of a node, behind all that rank as high:
// skills before blockers, as written before joined, strong before weak, exact
// before any case.
func (b *builder) link(n int32, s spelling) {
	at := &b.head[n]
	for *at != 0 && b.ends[*at-1].rank() <= s.rank() {
		at = &b.ends[*at-1].next
	}
	s.next, *at = *at, int32(len(b.ends)+1)
	b.ends = append(b.ends, s)
}

func (b *builder) node() int32 {
	b.head = append(b.head, 0)
	return int32(len(b.head) - 1)
}

// maxJoined is the length in bytes up to which the words of a spelling are also
// looked for run together ("githubactions"); nobody writes longer ones so.
const maxJoined = 16

// inflects reports whether a spelling also means its skill in the other
// number: capitalised names do not ("Excels" is a verb), abbreviations do
// ("LLMs"), nor do weak single words, which would be guarded no more.
func inflects(a *Alias, words int, last []byte) bool {
	for _, c := range last {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	abbreviation := !hasLower(a.Text)
	switch {
	case a.Exact && !(abbreviation && len(last) >= 2):
		return false
	case a.Weak && words == 1 && !abbreviation:
		return false
	case len(last) < 3 && !a.Exact:
		return false
	}
	if plural := last[len(last)-1] == 's'; plural && !(words > 1 && len(last) > 3 || len(last) > 6) {
		return false
	}
	return true
}

func hasLower(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// singular appends the singular of a plural to dst; nothing when there is none.
func singular(dst, word []byte) []byte {
	n := len(word)
	ends := func(s string) bool { return n > len(s) && string(word[n-len(s):]) == s }
	switch {
	case ends("ies") && n > 5:
		return append(append(dst, word[:n-3]...), 'y')
	case ends("ss"), ends("us"), ends("is"):
		return dst
	}
	return append(dst, word[:n-1]...)
}

// finish is the trie of all that was added.
func (b *builder) finish() trie {
	number := b.words.intern([]byte("#"))
	b.behindRoot(int32(b.words.len()))
	b.words.link()
	return trie{words: b.words, first: b.first, edges: b.edges, ends: b.ends, head: b.head, any: number}
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
