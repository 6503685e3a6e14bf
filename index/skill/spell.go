package skill

import "strings"

// speller numbers the words of all spellings and sends the spellings on in batches,
// first those of the skills in their order, then the blockers.
type speller struct {
	words       *wordTable
	full, empty chan *batch
	batch       *batch
	lex         *lexer
	toks        []token
	path        []int32 // the words of the current spelling
	joined      []byte  // its words run together
	named       string  // the skill's name, if it is recognized although it is misspelt
}

// batch is a number of spellings whose words have numbers.
type batch struct {
	spellings []numbered
	words     []int32 // their words, one spelling after the other
}

// numbered is a spelling of at least one word.
type numbered struct {
	spelling
	end  int   // index in the batch's words after its last word
	join int32 // its words run together, or noWord when nobody writes it like that
}

// batches is the number of batches in use, and batchSize the number of spellings in a
// batch: enough that sending a batch costs nothing compared with filling it.
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

// sendAll sends the spellings of entries, which are in the order of their IDs, and
// closes the channel.
func (p *speller) sendAll(entries []*entry) {
	kind := kinds()
	for id, e := range entries {
		p.named = ""
		if kind[e.Category].Named {
			p.named = e.Label
		}
		for i := range e.Aliases {
			p.alias(ID(id), &e.Aliases[i])
		}
	}
	for _, e := range entries {
		for _, text := range e.Blockers {
			a := Alias{Text: text}
			a.Text, a.Exact = strings.CutPrefix(text, "=")
			p.tokenize(a.Text)
			p.send(newSpelling(None, &a), noWord)
		}
	}
	p.full <- p.batch
	close(p.full)
}

// send sends the current spelling, unless it has no words.
func (p *speller) send(s spelling, join int32) {
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

// alias sends a spelling of a skill.
func (p *speller) alias(id ID, a *Alias) {
	p.tokenize(a.Text)
	if len(p.path) == 0 {
		return
	}
	s, join := newSpelling(id, a), noWord
	last := p.path[len(p.path)-1]
	if s.inflects = inflects(a, len(p.path), p.words.word(last)); s.inflects {
		p.words.pair(last)
	}
	if len(p.path) > 1 && !a.Exact && len(p.joined) >= minJoined && len(p.joined) <= maxJoined {
		join = p.words.intern(p.joined)
	}
	p.name(a, join)
	p.send(s, join)
}

// name makes the current spelling one that is recognized although it is misspelt, if it
// is a name of one word, also one that is written as two.
func (p *speller) name(a *Alias, join int32) {
	if p.named == "" || a.Exact || a.Weak || a.Proof || !mayBeMisspelt(p.joined) {
		return
	}
	if len(p.path) == 1 {
		p.words.names.add(string(p.joined), p.path[0])
	} else if join != noWord && equalFolded(p.joined, p.named) {
		p.words.names.add(string(p.joined), join)
	}
}

// tokenize divides a spelling into the path of its words.
func (p *speller) tokenize(text string) {
	p.path, p.joined = p.path[:0], p.joined[:0]
	if p.plain(text) {
		p.tokenizePlain(text)
		return
	}
	p.toks = p.lex.lex(p.toks[:0], text, nil)
	for _, t := range p.toks {
		from := len(p.joined)
		p.joined = fold(p.joined, text[t.start:t.end])
		p.path = append(p.path, p.words.intern(p.joined[from:]))
	}
	if text == "#" || strings.HasSuffix(text, " #") {
		p.path = append(p.path, p.words.intern([]byte("#")))
	}
}

// plain reports whether the words of a spelling are its runs of letters and digits,
// because it contains no sign that the lexer adds to a word.
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

// tokenizePlain tokenizes a plain spelling in one pass.
func (p *speller) tokenizePlain(text string) {
	for i := 0; i < len(text); i++ {
		from := len(p.joined)
		for ; i < len(text); i++ {
			if k := p.lex.class[text[i]]; k != letter && k != digit {
				break
			}
			p.joined = append(p.joined, lower(text[i]))
		}
		if len(p.joined) > from {
			p.path = append(p.path, p.words.intern(p.joined[from:]))
		}
	}
}

// minJoined and maxJoined are the lengths in bytes between which the words of a spelling
// are also looked for run together ("githubactions"). Nobody writes longer ones like
// that, and shorter ones are words of their own: T&E is no "te".
const (
	minJoined = 4
	maxJoined = 16
)

// inflects reports whether a spelling also means its skill in the other number.
// Capitalised names do not ("Excels" is a verb), abbreviations do ("LLMs"). Weak single
// words do not, since their other number would not be guarded.
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

// hasLower reports whether s has a lower-case ASCII letter.
func hasLower(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// singular appends the singular of a plural to dst, or nothing when there is none.
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
