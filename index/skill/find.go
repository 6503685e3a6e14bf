package skill

import "golang.org/x/text/unicode/norm"

// Mention is one place where a text names a skill.
type Mention struct {
	ID ID
	// Line is the index of the line among those given to [Scanner.Find].
	Line int
	// Start and End are byte offsets in that line.
	Start, End int
	// Confidence, 0.5 to 1, is how sure it is that the skill is meant.
	Confidence float64
	// Negated mentions say that the skill is not needed.
	Negated bool
	// Within mentions stand inside the one before them, whose skill implies
	// theirs: Ruby in "Ruby on Rails".
	Within bool
}

// Line is one line of a document: a requirement, a bullet, a heading.
type Line struct {
	Text string
	// List says that the line stands in a section that lists skills, where weak
	// spellings need no other evidence.
	List bool
	// Tokens are the words of Text, if it was cut before with [Scanner.Tokenize].
	Tokens Tokens
}

// Tokens are the words of a text as the recognizer cuts it: "C++", "CI/CD" and
// "Node.js" are c++, ci, cd, node, js. The zero value is none.
type Tokens struct{ list []token }

// Len is how many words there are.
func (w Tokens) Len() int { return len(w.list) }

// Reset forgets the words and keeps their memory.
func (w *Tokens) Reset() { w.list = w.list[:0] }

// Word is where word i stands in its text, in bytes, and a hash that is the same
// in any case and with or without accents.
func (w Tokens) Word(i int) (start, end int, hash uint64) {
	t := &w.list[i]
	return int(t.start), int(t.end), t.hash.spread()
}

// Key is the hash of word i and what tells words of one hash apart; ok is false
// where only the word itself does. text is what the words were cut from.
func (w Tokens) Key(i int, text string) (hash, tail uint64, ok bool) {
	t := &w.list[i]
	if ok = t.hash < shared; !ok {
		tail, ok = tailOf(text[t.start:t.end])
	}
	return t.hash.spread(), tail, ok
}

// Begin is where word i begins, and the hash that [Tokens.Word] gives.
func (w Tokens) Begin(i int) (start int, hash uint64) {
	t := &w.list[i]
	return int(t.start), t.hash.spread()
}

// Scanner finds mentions. It keeps its buffers between documents, so a scanner
// serves one goroutine at a time; make one for each with [Vocabulary.Scanner].
type Scanner struct {
	voc     *Vocabulary
	words   *wordTable
	lex     *lexer
	toks    []token // of the line at hand
	own     []token // of lines that were not cut before
	found   []candidate
	out     []Mention
	strong  idSet // what the document names beyond doubt
	text    string
	list    bool
	capital bool // the line is written in capitals, so that they prove nothing
	company string
	proof   bool
}

// candidate is a spelling met in the text whose evidence is not weighed yet.
type candidate struct {
	id          ID
	line        int
	start, end  int
	first, last int // tokens
	weak        bool
	negated     bool
	confidence  float64
	reason      Reason
	// inner is a skill named by some of the words, which id implies; None
	// where there is none.
	inner        ID
	inFrom, inTo int
}

// Scanner makes a scanner over the vocabulary.
func (v *Vocabulary) Scanner() *Scanner {
	return &Scanner{voc: v, words: v.trie.words, lex: newLexer(), strong: newIDSet(len(v.skills))}
}

// ResumeScanner makes a scanner for texts in which somebody tells what he did: there
// the spellings that are only proof count too.
func (v *Vocabulary) ResumeScanner() *Scanner {
	s := v.Scanner()
	s.proof = true
	return s
}

// Find returns the mentions in the lines of one document, in order of line and
// offset. They overlap only where one is [Mention.Within] another. company is the employer's name if the document is
// a posting; a brand of that name is then no skill. The slice is valid until
// the next call.
//
// Where a skill is named beyond doubt anywhere in the document, its weak
// spellings count everywhere in it: a text uses a word in one sense.
func (s *Scanner) Find(lines []Line, company string) []Mention {
	s.found, s.out, s.company = s.found[:0], s.out[:0], company
	s.strong.begin()
	for i := range lines {
		s.line(i, lines[i])
	}
	for i := range s.found {
		if c := &s.found[i]; c.confidence >= Reported {
			s.strong.add(c.id)
		}
	}
	for i := range s.found {
		c := &s.found[i]
		if c.confidence < Reported && c.id != None && s.strong.has(c.id) && s.voc.skills[c.id].Guard < Brand {
			c.confidence, c.reason = byCue, ElsewhereSure
		}
		if c.confidence >= Reported {
			s.out = append(s.out, Mention{c.id, c.line, c.start, c.end, c.confidence, c.negated, false})
			if c.inner != None {
				s.out = append(s.out, Mention{c.inner, c.line, c.inFrom, c.inTo, c.confidence, c.negated, true})
			}
		}
	}
	return s.out
}

// line collects the candidates of one line and weighs them.
func (s *Scanner) line(n int, l Line) {
	s.text, s.list, s.capital = l.Text, l.List, capitals(l.Text)
	s.cut(l)
	from := len(s.found)
	for i := 0; i < len(s.toks); {
		if s.toks[i].path&(ends|otherEnds|leads) == 0 {
			i++
			continue
		}
		c, ok := s.longest(i)
		if !ok {
			i++
			continue
		}
		c.line, c.inner = n, None
		if c.last > c.first && c.id != None {
			s.within(&c)
		}
		s.found = append(s.found, c)
		i = c.last + 1
	}
	if len(s.found) > from {
		s.judge(from)
	}
}

// within finds a skill among the words of a candidate that its skill implies.
func (s *Scanner) within(c *candidate) {
	if len(s.voc.skills[c.id].Implies) == 0 {
		return
	}
	for i := c.first; i <= c.last; i++ {
		f := s.fits(s.voc.trie.step(0, s.toks[i].word), i, i, false)
		if f.spelling == nil || f.spelling.id == None || f.spelling.id == c.id || !s.voc.implies(c.id, f.spelling.id) {
			continue
		}
		in := s.candidate(f, i)
		c.inner, c.inFrom, c.inTo = in.id, in.start, in.end
		return
	}
}

// fitting is a spelling that fits the text up to a token; nil fits not.
type fitting struct {
	spelling *spelling
	last     int
	// shouted says that only the line's capitals hide how it is to be written.
	shouted bool
}

// longest follows the trie from token i and takes the longest spelling that
// fits the text, as written before in the other number of its last word.
func (s *Scanner) longest(i int) (candidate, bool) {
	t := &s.voc.trie
	var best fitting
	n := int32(0)
	for j := i; j < len(s.toks); j++ {
		tok := &s.toks[j]
		if j > i && !tok.sep.joins() {
			break
		}
		if f := s.fits(t.step(n, tok.other), i, j, true); f.spelling != nil {
			best = f
		}
		next := t.step(n, tok.word)
		if next == 0 && tok.digits {
			next = t.step(n, t.any)
		}
		if next == 0 {
			break
		}
		n = next
		if f := s.fits(n, i, j, false); f.spelling != nil && !(f.spelling.id == None && s.nameInside(i, j)) {
			best = f
		}
	}
	if best.spelling == nil {
		return candidate{}, false
	}
	return s.candidate(best, i), true
}

// nameInside reports that a blocker of two words does not fit: within a
// sentence, a capital before a small letter begins a name, as in "built in Go
// for banks", and not the phrase "go for".
func (s *Scanner) nameInside(i, j int) bool {
	a, b := s.toks[i], s.toks[j]
	return j == i+1 && a.upper && a.sep&(sepFirst|sepStop|sepColon) == 0 && !b.upper && !b.digits && b.sep == sepSpace
}

// fits takes the first spelling of a node that is equal to the text of tokens i
// to j, whose last word is inflected if it stands in the other number.
func (s *Scanner) fits(node int32, i, j int, inflected bool) fitting {
	head := s.voc.trie.nodes[node].head
	if head == 0 {
		return fitting{}
	}
	written := s.text[s.toks[i].start:s.toks[j].end]
	if !ascii(written) {
		written = norm.NFKC.String(written) // full-width letters keep their case
	}
	for ; head != 0; head = s.voc.trie.ends[head-1].next {
		sp := &s.voc.trie.ends[head-1]
		shouted := false
		if sp.exact != "" && !equalExact(sp.exact, written, inflected) {
			if shouted = s.capital && sp.id != None; !shouted {
				continue
			}
		}
		if inflected && !sp.inflects || sp.proof && !s.proof {
			continue
		}
		return fitting{sp, j, shouted}
	}
	return fitting{}
}

// candidate is a spelling that fits from token i on.
func (s *Scanner) candidate(f fitting, i int) candidate {
	sp := f.spelling
	c := candidate{id: sp.id, start: int(s.toks[i].start), end: int(s.toks[f.last].end), first: i, last: f.last, weak: sp.weak || f.shouted}
	if sp.id != None && sp.exact != "" && !c.weak && s.voc.skills[sp.id].Guard != Safe {
		c.weak = i == f.last && s.capitalOnly(i)
	}
	return c
}

// capitalOnly reports that the token's capital proves nothing: it begins a
// sentence that goes on in small letters ("Express your ideas").
func (s *Scanner) capitalOnly(i int) bool {
	t := s.toks[i]
	if t.sep&(sepFirst|sepStop) == 0 || !t.upper {
		return false
	}
	for _, c := range []byte(s.text[t.start+1 : t.end]) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	if i+1 >= len(s.toks) {
		return false
	}
	next := s.toks[i+1]
	return next.sep == sepSpace && !next.upper && !next.digits && s.flag(i+1)&copulaWord == 0
}

// capitals reports a line of at least two words that is written in capitals.
func capitals(text string) bool {
	letters, spaces := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z' || c >= 0x80:
			return false
		case c >= 'A' && c <= 'Z':
			letters++
		case c == ' ':
			spaces++
		}
	}
	return letters >= 8 && spaces > 0
}

// equalExact compares a spelling with text letter by letter, whatever stands
// between the words; a plural's ending is left out.
func equalExact(alias, text string, plural bool) bool {
	i, j := 0, 0
	for {
		for i < len(alias) && between(alias, i) {
			i++
		}
		for j < len(text) && between(text, j) {
			j++
		}
		if i == len(alias) {
			return j == len(text) || plural && (text[j:] == "s" || text[j:] == "es")
		}
		if j == len(text) {
			return plural && alias[i:] == "s"
		}
		if alias[i] != text[j] {
			return false
		}
		i++
		j++
	}
}

// between reports separators inside a spelling, though not the dot of ".NET".
func between(s string, i int) bool {
	switch s[i] {
	case ' ', '-', '_', '/', '&', '\t', '\n':
		return true
	case '.':
		return i > 0
	}
	return false
}

// cut puts the tokens of a line in place.
func (s *Scanner) cut(l Line) {
	if s.toks = l.Tokens.list; len(s.toks) == 0 {
		s.own = s.lex.lex(s.own[:0], l.Text, &s.voc.trie)
		s.toks = s.own
	}
}

// Tokenize cuts a text and adds its words to all, which lends the memory.
func (s *Scanner) Tokenize(all *Tokens, text string) Tokens {
	from := len(all.list)
	all.list = s.lex.lex(all.list, text, &s.voc.trie)
	return Tokens{all.list[from:len(all.list):len(all.list)]}
}

// TokenizeOnly is [Scanner.Tokenize] for a text in which no skill will be looked for.
func (s *Scanner) TokenizeOnly(all *Tokens, text string) Tokens {
	from := len(all.list)
	all.list = s.lex.lex(all.list, text, nil)
	return Tokens{all.list[from:len(all.list):len(all.list)]}
}

// Folded is word i of a text's words, folded to lower-case ASCII where that is
// possible. The bytes are valid until the next call.
func (s *Scanner) Folded(w Tokens, i int, text string) []byte {
	t := &w.list[i]
	s.lex.scratch = fold(s.lex.scratch[:0], text[t.start:t.end])
	return s.lex.scratch
}
