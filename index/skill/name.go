package skill

// recently is how many words a lexer remembers, a power of two. Of the words of 1,000
// postings .74 are met again while they are remembered, and cost no look into the
// table, which is too large for a processor's nearest memory.
const recently = 1 << 11

// recent is what a word that was met is to the trie.
type recent struct {
	hash        hash
	kids        uint64 // of the node behind the word
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
		r := &l.recent[tok.hash.spread()%recently]
		switch {
		case tok.hash >= shared || tok.path&named != 0:
			r = &own
			t.meet(r, tok, text)
		case r.hash != tok.hash:
			t.meet(r, tok, text)
		}
		if kids != 0 && !(tok.sep.joins() && r.follows(kids, tok, t)) {
			toks[i-1].path &^= leads
		}
		tok.word, tok.other, tok.path, kids = r.word, r.other, r.path, r.kids
	}
	if len(toks) > 0 {
		toks[len(toks)-1].path &^= leads
	}
}

// follows reports whether a word may stand behind one whose node has some kids.
func (r *recent) follows(kids uint64, tok *token, t *trie) bool {
	return r.word >= 0 && kids&kid(r.word) != 0 || r.other >= 0 && kids&kid(r.other) != 0 || tok.digits && kids&kid(t.any) != 0
}

// meet finds out what a token is to the trie. One that was folded knows its word.
func (t *trie) meet(r *recent, tok *token, text string) {
	*r = recent{hash: tok.hash, word: noWord, other: noWord}
	if tok.path&named != 0 {
		r.word, r.other, r.path = tok.word, tok.other, tok.path&^named
	} else {
		t.words.look(r, text[tok.start:tok.end], tok.digits)
	}
	if r.path&leads != 0 {
		r.kids = t.nodes[t.first[r.word]].kids
	}
}

// look looks a word up as it is, without the number at its end, and in the singular.
func (t *wordTable) look(r *recent, word string, digits bool) {
	if s := t.find(word, r.hash); s != nil {
		r.word, r.other, r.path = s.number(), s.other, s.path()
		return
	}
	last := word[len(word)-1]
	switch {
	case digits:
	case last-'0' < 10:
		if s := t.unversioned(word); s != nil {
			r.word, r.path = s.number(), s.path()&^otherEnds
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
