package skill

// recentWords is the number of words that a lexer remembers, a power of two. In 1,000
// postings a share of .82 of the words occurs again while it is remembered. These words
// need no look-up in the table, which is too large for a processor's fastest caches.
const recentWords = 1 << 12

// recent is what the trie knows about a word that occurred.
type recent struct {
	hash        hash
	tail        uint64 // the word's bytes after the first eight
	children    uint64 // of the word's node
	childBits   uint64 // its bits among the children of another node
	word, other int32
	path        wordPath
}

// name looks up the words of a line's tokens. It keeps [leads] only for tokens from
// which a spelling can continue over the next token.
func (l *lexer) name(toks []token, text string, t *trie) {
	if l.recent == nil {
		l.recent = make([]recent, recentWords)
	}
	var uncached recent
	children := uint64(0)
	for i := range toks {
		tok := &toks[i]
		r, tail, known := &l.recent[tok.hash.spread()%recentWords], uint64(0), true
		if tok.hash >= shared || tok.path&lookedUp != 0 {
			tail, known = tok.tail(text)
		}
		switch {
		case !known:
			r = &uncached
			t.resolve(r, tok, text, 0)
		case r.hash != tok.hash || r.tail != tail:
			t.resolve(r, tok, text, tail)
		}
		if i > 0 && (children&r.childBits == 0 || !tok.sep.joins() || !t.pairs.follow(toks[i-1].word, r, tok.digits, t.any)) {
			toks[i-1].path &^= leads
		}
		tok.word, tok.other, tok.path, children = r.word, r.other, r.path, r.children
	}
	if n := len(toks); n > 0 {
		toks[n-1].path &^= leads
	}
}

// hashFilter is a Bloom filter: it recognizes most hashes that were not added. Each
// hash sets two bits of one word.
type hashFilter [1 << 12]uint64

func (f *hashFilter) add(h uint64) { f[h>>52] |= 1<<(h>>46&63) | 1<<(h>>40&63) }

func (f *hashFilter) has(h uint64) bool {
	bits := f[h>>52]
	return bits>>(h>>46&63)&(bits>>(h>>40&63))&1 != 0
}

// pairs is a filter of the first two words of each spelling of several words. It is
// needed because a word with which many spellings begin has nearly all bits of children
// set.
type pairs struct{ filter hashFilter }

func (p *pairs) add(first, second int32) { p.filter.add(hashOfPair(first, second)) }

func (p *pairs) has(first, second int32) bool { return p.filter.has(hashOfPair(first, second)) }

// hashOfPair returns a hash of two word numbers.
func hashOfPair(first, second int32) uint64 {
	return (uint64(uint32(first))<<32 | uint64(uint32(second))) * 0x9E3779B97F4A7C15
}

// follow reports whether a spelling may begin with a word and the one after it.
func (p *pairs) follow(first int32, r *recent, digits bool, any int32) bool {
	return r.word >= 0 && p.has(first, r.word) || r.other >= 0 && p.has(first, r.other) || digits && p.has(first, any)
}

// tail returns the bytes of an ASCII word after the first eight, in lower case. ok is
// false for a word of more than sixteen bytes or fewer than nine, one that was folded,
// and one near the end of the text. The hash and the tail identify the word, as those
// of [tailOf] do.
func (t *token) tail(text string) (tail uint64, ok bool) {
	n := t.end - t.start - 8
	if t.hash < shared || t.path&lookedUp != 0 || n <= 0 || n > 8 || int(t.start)+16 > len(text) {
		return 0, false
	}
	return (first8(text[t.start+8:]) | 0x20*ones) & (1<<(8*n) - 1), true
}

// resolve finds out what the trie knows about a token. A token that was folded has its
// word already.
func (t *trie) resolve(r *recent, tok *token, text string, tail uint64) {
	*r = recent{hash: tok.hash, tail: tail, word: noWord, other: noWord}
	if tok.path&lookedUp != 0 {
		r.word, r.other, r.path = tok.word, tok.other, tok.path&^lookedUp
		if r.path&leads != 0 {
			r.children = t.nodes[t.first[r.word]].children
		}
	} else {
		t.words.lookUp(r, text[tok.start:tok.end], tok.digits)
	}
	for _, word := range [...]int32{r.word, r.other} {
		if word >= 0 {
			r.childBits |= childBit(word)
		}
	}
	if tok.digits {
		r.childBits |= childBit(t.any)
	}
}

// lookUp looks up a word as it is, then without the number at its end or in the
// singular, then as a misspelt name.
func (t *wordTable) lookUp(r *recent, word string, digits bool) {
	if s := t.find(word, r.hash); s != nil {
		r.word, r.other, r.path, r.children = s.number(), s.other, s.path(), s.children
		return
	}
	last := word[len(word)-1]
	switch {
	case digits:
		return
	case last-'0' < 10:
		if s := t.unversioned(word); s != nil {
			r.word, r.path, r.children = s.number(), s.path()&^otherEnds, s.children
		}
	case last|0x20 == 's':
		r.other, r.path = t.singular(word).alone()
	}
	if r.word == noWord && r.other == noWord && mayBeMisspelt(word) {
		if r.word = t.names.find(t, word); r.word != noWord {
			r.path = ends | misspelt
		}
	}
}

// alone returns the values of a word that only occurs as the other number of s.
func (s *wordSlot) alone() (other int32, p wordPath) {
	if s == nil {
		return noWord, 0
	}
	if s.path()&ends != 0 {
		p = otherEnds
	}
	return s.number(), p
}
