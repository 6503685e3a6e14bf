package skill

import "strings"

// speller numbers the words of all spellings, in the order of the skills and
// behind them of the blockers, and hands them on in batches.
type speller struct {
	words       *wordTable
	full, empty chan *batch
	batch       *batch
	lex         *lexer
	toks        []token
	path        []int32 // the words of the spelling at hand
	long        []byte  // its words run together
}

// batch is a number of spellings whose words are numbered.
type batch struct {
	spellings []numbered
	words     []int32 // their words, one spelling behind the other
}

// numbered is a spelling of one word or more.
type numbered struct {
	spelling
	end  int   // of its words, in the batch's
	join int32 // its words run together, noWord where nobody writes it so
}

// batches is how many are under way, and batchSize how many spellings one
// holds: enough that handing it on costs nothing beside filling it.
const (
	batches   = 4
	batchSize = 256
)

func newBatch() *batch {
	return &batch{spellings: make([]numbered, 0, batchSize), words: make([]int32, 0, 3*batchSize)}
}

func newSpeller(words *wordTable, full, empty chan *batch) *speller {
	return &speller{words: words, full: full, empty: empty, batch: <-empty, lex: newLexer()}
}

// spell hands on the spellings of entries, which stand in the order of their
// IDs, and then closes the channel.
func (p *speller) spell(entries []*entry) {
	for id, e := range entries {
		for i := range e.Aliases {
			p.alias(ID(id), &e.Aliases[i])
		}
	}
	for _, e := range entries {
		for _, text := range e.Blockers {
			a := Alias{Text: text}
			a.Text, a.Exact = strings.CutPrefix(text, "=")
			p.read(a.Text)
			p.put(newSpelling(None, &a), noWord)
		}
	}
	p.full <- p.batch
	close(p.full)
}

// put hands on the spelling at hand, unless it has no words.
func (p *speller) put(s spelling, join int32) {
	if len(p.path) == 0 {
		return
	}
	b := p.batch
	b.words = append(b.words, p.path...)
	b.spellings = append(b.spellings, numbered{s, len(b.words), join})
	if len(b.spellings) == batchSize {
		p.full <- b
		p.batch = <-p.empty
		p.batch.spellings, p.batch.words = p.batch.spellings[:0], p.batch.words[:0]
	}
}

// alias hands on a skill's spelling.
func (p *speller) alias(id ID, a *Alias) {
	p.read(a.Text)
	if len(p.path) == 0 {
		return
	}
	s, join := newSpelling(id, a), noWord
	last := p.path[len(p.path)-1]
	if s.inflects = inflects(a, len(p.path), p.words.word(last)); s.inflects {
		p.words.pair(last)
	}
	if len(p.path) > 1 && !a.Exact && len(p.long) <= maxJoined {
		join = p.words.intern(p.long)
	}
	p.put(s, join)
}

// read cuts a spelling into the path of its words.
func (p *speller) read(text string) {
	p.path, p.long = p.path[:0], p.long[:0]
	if p.plain(text) {
		p.readPlain(text)
		return
	}
	p.toks = p.lex.lex(p.toks[:0], text, nil)
	for _, t := range p.toks {
		from := len(p.long)
		p.long = fold(p.long, text[t.start:t.end])
		p.path = append(p.path, p.words.intern(p.long[from:]))
	}
	if text == "#" || strings.HasSuffix(text, " #") {
		p.path = append(p.path, p.words.intern([]byte("#")))
	}
}

// plain reports whether a spelling's words are its runs of letters and figures,
// because no sign is there that the lexer takes to a word.
func (p *speller) plain(text string) bool {
	for i := range len(text) {
		switch p.lex.class[text[i]] {
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
func (p *speller) readPlain(text string) {
	for i := 0; i < len(text); i++ {
		from := len(p.long)
		for ; i < len(text); i++ {
			if k := p.lex.class[text[i]]; k != letter && k != digit {
				break
			}
			p.long = append(p.long, lower(text[i]))
		}
		if len(p.long) > from {
			p.path = append(p.path, p.words.intern(p.long[from:]))
		}
	}
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
