package skill

// recently is how many words a lexer remembers, a power of two. Of the words of 1,000
// postings .82 are met again while they are remembered, and cost no look into the
// table, which is too large for a processor's nearest memory.
const recently = 1 << 12

// recent is what a word that was met is to the trie.
type recent struct {
	hash        hash
	tail        uint64 // the word's bytes behind the first eight
	kids        uint64 // of the node behind the word
	as          uint64 // what it is among the kids of another node
	word, other int32
	path        wordPath
}

// name looks up the words of a line's tokens, and leaves of [leads] those that lead
// on over the token behind them.
func (l *lexer) name(toks []token, text string, t *trie) {
	if l.recent == nil {
		l.recent = make([]recent, recently)
	}
	var own recent
	kids := uint64(0)
	for i := range toks {
		tok := &toks[i]
		r, tail, known := &l.recent[tok.hash.spread()%recently], uint64(0), true
		if tok.hash >= shared || tok.path&named != 0 {
			tail, known = tok.tail(text)
		}
		switch {
		case !known:
			r = &own
			t.meet(r, tok, text, 0)
		case r.hash != tok.hash || r.tail != tail:
			t.meet(r, tok, text, tail)
		}
		if i > 0 && (kids&r.as == 0 || !tok.sep.joins() || !t.pairs.follow(toks[i-1].word, r, tok.digits, t.any)) {
			toks[i-1].path &^= leads
		}
		tok.word, tok.other, tok.path, kids = r.word, r.other, r.path, r.kids
	}
	if n := len(toks); n > 0 {
		toks[n-1].path &^= leads
	}
}

// hashFilter says of most hashes that were not added that they were not; each sets two
// bits of a word.
type hashFilter [1 << 12]uint64

func (f *hashFilter) add(h uint64) { f[h>>52] |= 1<<(h>>46&63) | 1<<(h>>40&63) }

func (f *hashFilter) has(h uint64) bool {
	bits := f[h>>52]
	return bits>>(h>>46&63)&(bits>>(h>>40&63))&1 != 0
}

// pairs filters the first two words of each spelling of several, since the kids of a
// word that many spellings begin with are nearly all.
type pairs struct{ filter hashFilter }

func (p *pairs) add(first, second int32) { p.filter.add(hashOfPair(first, second)) }

func (p *pairs) has(first, second int32) bool { return p.filter.has(hashOfPair(first, second)) }

func hashOfPair(first, second int32) uint64 {
	return (uint64(uint32(first))<<32 | uint64(uint32(second))) * 0x9E3779B97F4A7C15
}

// follow reports whether a spelling may begin with a word and the one behind it.
func (p *pairs) follow(first int32, r *recent, digits bool, any int32) bool {
	return r.word >= 0 && p.has(first, r.word) || r.other >= 0 && p.has(first, r.other) || digits && p.has(first, any)
}

// tail are the bytes of a word of ASCII behind the first eight, in small letters. It
// is not ok for a word of more than sixteen bytes, one that was folded, and one at
// the end of the text. The hash and the tail stand for the word, as those of
// [tailOf] do.
func (t *token) tail(text string) (tail uint64, ok bool) {
	n := t.end - t.start - 8
	if t.hash < shared || t.path&named != 0 || n <= 0 || n > 8 || int(t.start)+16 > len(text) {
		return 0, false
	}
	return (first8(text[t.start+8:]) | 0x20*ones) & (1<<(8*n) - 1), true
}

// meet finds out what a token is to the trie. One that was folded knows its word.
func (t *trie) meet(r *recent, tok *token, text string, tail uint64) {
	*r = recent{hash: tok.hash, tail: tail, word: noWord, other: noWord}
	if tok.path&named != 0 {
		r.word, r.other, r.path = tok.word, tok.other, tok.path&^named
		if r.path&leads != 0 {
			r.kids = t.nodes[t.first[r.word]].kids
		}
	} else {
		t.words.look(r, text[tok.start:tok.end], tok.digits)
	}
	for _, word := range [...]int32{r.word, r.other} {
		if word >= 0 {
			r.as |= kid(word)
		}
	}
	if tok.digits {
		r.as |= kid(t.any)
	}
}

// look looks a word up as it is, without the number at its end, and in the singular.
func (t *wordTable) look(r *recent, word string, digits bool) {
	if s := t.find(word, r.hash); s != nil {
		r.word, r.other, r.path, r.kids = s.number(), s.other, s.path(), s.kids
		return
	}
	last := word[len(word)-1]
	switch {
	case digits:
	case last-'0' < 10:
		if s := t.unversioned(word); s != nil {
			r.word, r.path, r.kids = s.number(), s.path()&^otherEnds, s.kids
		}
	case last|0x20 == 's':
		r.other, r.path = t.singular(word).alone()
	}
}

// alone is a word that only stands for another, in the other number.
func (s *wordSlot) alone() (other int32, p wordPath) {
	if s == nil {
		return noWord, 0
	}
	if s.path()&ends != 0 {
		p = otherEnds
	}
	return s.number(), p
}
