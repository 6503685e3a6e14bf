package skill

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Weigher adds up the weights of the skills of a [Prefilter] that a text may name. It
// serves one goroutine at a time. Make one with [Prefilter.Weigher].
type Weigher struct {
	*Prefilter
	lex      *lexer
	before   seenWord
	partials []partial
	named    idSet // skills that the text may name
	weight   float64
}

// seenWord is a word of a text. hash is its hash, letters the hash without the number
// at its end ("python3") or 0 when it has none, and first reports whether a longer
// spelling may begin with it.
type seenWord struct {
	hash, letters uint64
	first         bool
}

// partial is a longer spelling whose first words are in the text.
type partial struct {
	spelling *longerSpelling
	words    int // number of words of its rest that the text has
}

// Weigher makes a weigher for the prefilter.
func (p *Prefilter) Weigher() *Weigher {
	return &Weigher{Prefilter: p, lex: newLexer(), named: newIDSet(len(p.weights))}
}

// Begin starts a new text.
func (w *Weigher) Begin() {
	w.weight, w.before, w.partials = 0, seenWord{}, w.partials[:0]
	w.named.begin()
}

// Add continues the text with a piece that ends at the end of a line. It returns the
// total weight of all skills that the text may name so far, each counted once. Words
// are tokenized as [lexer.tokenize] does, except that addresses are words here: what
// looks like an address in a text may not be one in the line that is cut out of it.
func (w *Weigher) Add(piece string) float64 {
	l := w.lex
	for i := 0; i < len(piece); {
		c := piece[i]
		if !l.wordByte[c] && c < utf8.RuneSelf && c != '.' {
			i++
			continue
		}
		if l.wordByte[c] {
			if end, h, digits := l.plainWord(piece, i); h != 0 {
				w.word(h, piece[i:end], digits)
				i = end
				continue
			}
		} else if size, _ := l.separator(piece, i, 0); size > 0 {
			i += size
			continue
		}
		var t token
		l.token(&t, piece, i, nil)
		end := int(t.end)
		w.word(t.hash, piece[i:end], t.digits)
		i = l.skipPossessive(piece, end)
	}
	return w.weight
}

// word counts the skills that a word may name by itself or as the last of several
// words.
func (w *Weigher) word(h hash, written string, digits bool) {
	now := seenWord{hash: h.spread()}
	if !digits && written[len(written)-1]-'0' < 10 {
		now.letters = hashOf(written, len(strings.TrimRight(written, "0123456789"))).spread()
	}
	if len(w.partials) > 0 {
		w.advancePartials(&now)
	}
	if w.before.first {
		w.startLonger(now.hash)
		if now.letters != 0 {
			w.startLonger(now.letters)
		}
	}
	now.first = w.alone(now.hash, written)
	if now.letters != 0 {
		now.first = w.alone(now.letters, written) || now.first
	}
	w.before = now
}

// alone counts the skills that a word may name by itself. It reports whether a longer
// spelling may begin with the word.
func (w *Weigher) alone(hash uint64, written string) (first bool) {
	if !w.known.has(hash) {
		return false
	}
	if len(written) >= leastMisspelt {
		w.misspelling(hash)
	}
	word := w.words[hash]
	if word == nil {
		return false
	}
	for _, s := range word.alone {
		if !w.named.has(s.id) && mayBeWritten(s.exact, written) {
			w.count(s.id)
		}
	}
	return word.leads
}

// misspelling counts the skills whose names a word may misspell.
func (w *Weigher) misspelling(hash uint64) {
	if id, ok := w.Prefilter.misspelt[hash]; ok {
		w.count(id)
		for _, id := range w.misspeltToo[hash] {
			w.count(id)
		}
	}
}

// startLonger adds the longer spellings that begin with the word before and the given
// second word.
func (w *Weigher) startLonger(second uint64) {
	for _, first := range [...]uint64{w.before.hash, w.before.letters} {
		key := pairKey(first, second)
		if first == 0 || !w.pairs.has(key) {
			continue
		}
		for i := range w.longer[key] {
			switch s := &w.longer[key][i]; {
			case w.named.has(s.id):
			case len(s.rest) == 0:
				w.count(s.id)
			default:
				w.partials = append(w.partials, partial{s, 0})
			}
		}
	}
}

// advancePartials continues the longer spellings that were started, as far as the word
// fits them.
func (w *Weigher) advancePartials(now *seenWord) {
	remaining := w.partials[:0]
	for _, b := range w.partials {
		forms := b.spelling.rest[b.words]
		switch b.words++; {
		case !slices.Contains(forms, now.hash) && !slices.Contains(forms, now.letters):
		case b.words == len(b.spelling.rest):
			w.count(b.spelling.id)
		default:
			remaining = append(remaining, b)
		}
	}
	w.partials = remaining
}

// count counts a skill unless it was counted before.
func (w *Weigher) count(id ID) {
	if !w.named.has(id) {
		w.named.add(id)
		w.weight += w.weights[id]
	}
}

// mayBeWritten reports whether a word is written as a spelling must be, in either
// number, or is in capitals, since case proves nothing in a line of capitals.
func mayBeWritten(exact, word string) bool {
	return exact == "" || equalExact(exact, word, true) || !ascii(word) || strings.ToUpper(word) == word
}
