package skill

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Weigher adds up the weights of the skills of a [Prefilter] that a text may name.
// It serves one goroutine.
type Weigher struct {
	*Prefilter
	lex    *lexer
	before metWord
	begun  []begun
	named  idSet // what the text may name
	weight float64
}

// metWord is a word of a text: its hash, the hash without the number at its end
// ("python3"), 0 where it has none, and whether a longer spelling may begin with it.
type metWord struct {
	hash, letters uint64
	first         bool
}

// begun is a longer spelling of which the text had the first words.
type begun struct {
	spelling *longerSpelling
	words    int // of its rest that the text had
}

// Weigher makes a weigher.
func (p *Prefilter) Weigher() *Weigher {
	return &Weigher{Prefilter: p, lex: newLexer(), named: newIDSet(len(p.weights))}
}

// Begin begins a text.
func (w *Weigher) Begin() {
	w.weight, w.before, w.begun = 0, metWord{}, w.begun[:0]
	w.named.begin()
}

// Add reads on in a text, by a piece that ends where a line does, and returns the
// weight of all skills that the text may name up to there, each counted once. The
// words are cut as [lexer.cut] cuts them, but for addresses, which are words here: what
// looks like one in a text may be none in the line that is cut out of it.
func (w *Weigher) Add(piece string) float64 {
	l := w.lex
	for i := 0; i < len(piece); {
		c := piece[i]
		if !l.part[c] && c < utf8.RuneSelf && c != '.' {
			i++
			continue
		}
		if l.part[c] {
			if end, h, figures := l.plainWord(piece, i); h != 0 {
				w.word(h, piece[i:end], figures)
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
		i = l.after(piece, end)
	}
	return w.weight
}

// word counts the skills that a word may name by itself or at the end of others.
func (w *Weigher) word(h hash, written string, figures bool) {
	now := metWord{hash: h.spread()}
	if !figures && written[len(written)-1]-'0' < 10 {
		now.letters = hashOf(written, len(strings.TrimRight(written, "0123456789"))).spread()
	}
	if len(w.begun) > 0 {
		w.goOn(&now)
	}
	if w.before.first {
		w.begin(now.hash)
		if now.letters != 0 {
			w.begin(now.letters)
		}
	}
	now.first = w.alone(now.hash, written)
	if now.letters != 0 {
		now.first = w.alone(now.letters, written) || now.first
	}
	w.before = now
}

// alone counts the skills that a word may name by itself, and reports whether a longer
// spelling may begin with it.
func (w *Weigher) alone(hash uint64, written string) (first bool) {
	if !w.known.has(hash) {
		return false
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

// begin takes up the longer spellings whose second word stands behind the first.
func (w *Weigher) begin(second uint64) {
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
				w.begun = append(w.begun, begun{s, 0})
			}
		}
	}
}

// goOn goes on with the longer spellings that were begun, as far as they do.
func (w *Weigher) goOn(now *metWord) {
	left := w.begun[:0]
	for _, b := range w.begun {
		forms := b.spelling.rest[b.words]
		switch b.words++; {
		case !slices.Contains(forms, now.hash) && !slices.Contains(forms, now.letters):
		case b.words == len(b.spelling.rest):
			w.count(b.spelling.id)
		default:
			left = append(left, b)
		}
	}
	w.begun = left
}

// count counts a skill that was not met yet.
func (w *Weigher) count(id ID) {
	if !w.named.has(id) {
		w.named.add(id)
		w.weight += w.weights[id]
	}
}

// mayBeWritten reports that a word is written as a spelling must be, in either number,
// or stands in capitals, in a line of which the case proves nothing.
func mayBeWritten(exact, word string) bool {
	return exact == "" || equalExact(exact, word, true) || !ascii(word) || strings.ToUpper(word) == word
}
