package skill

import (
	"math"

	"golang.org/x/text/unicode/norm"
)

// Mention is a place where a text names a skill.
type Mention struct {
	ID ID
	// Line is the index of the line among those given to [Scanner.Find].
	Line int
	// Start and End are byte offsets in that line; End is after the last byte.
	Start, End int
	// Confidence, 0.5 to 1, says how certain it is that the skill is meant.
	Confidence float64
	// Misspelt is set when a letter of the name is wrong in the text.
	Misspelt bool
	// Negated is set when the text says that the skill is not needed.
	Negated bool
	// Within is set when the mention lies inside the one before it, whose skill implies
	// this one: Ruby in "Ruby on Rails".
	Within bool
}

// Line is one line of a document: a requirement, a bullet, a heading.
type Line struct {
	Text string
	// List is set when the line is in a section that lists skills. Weak spellings need
	// no other evidence there.
	List bool
	// Asks is set when the line stands in a list of what is asked of the reader, as under
	// "Requirements" or "Nice to have". Weak spellings need no other evidence in such a
	// line if it holds nothing but names, years and words of knowing ("3+ years of Mode").
	Asks bool
	// Tokens are the words of Text, if it was tokenized before with [Scanner.Tokenize].
	Tokens Tokens
}

// Tokens are the words of a text in the recognizer's division: "C++", "CI/CD" and
// "Node.js" are c++, ci, cd, node, js. The zero value has no words.
type Tokens struct{ list []token }

// Len returns the number of words.
func (w Tokens) Len() int { return len(w.list) }

// Reset removes the words and keeps their memory.
func (w *Tokens) Reset() { w.list = w.list[:0] }

// Word returns the position of word i in its text, in bytes, and its hash. The hash is
// the same in any case and with or without accents.
func (w Tokens) Word(i int) (start, end int, hash uint64) {
	t := &w.list[i]
	return int(t.start), int(t.end), t.hash.spread()
}

// Key returns the hash of word i and a value that distinguishes the words of one hash.
// ok is false when only the word itself does that. text is the text that was tokenized.
func (w Tokens) Key(i int, text string) (hash, tail uint64, ok bool) {
	t := &w.list[i]
	if ok = t.hash < shared; !ok {
		tail, ok = tailOf(text[t.start:t.end])
	}
	return t.hash.spread(), tail, ok
}

// Begin returns the byte offset of word i and the hash that [Tokens.Word] returns.
func (w Tokens) Begin(i int) (start int, hash uint64) {
	t := &w.list[i]
	return int(t.start), t.hash.spread()
}

// Scanner finds mentions. It keeps its buffers between documents, so a scanner serves
// one goroutine at a time. Make one for each goroutine with [Vocabulary.Scanner].
type Scanner struct {
	voc        *Vocabulary
	words      *wordTable
	lex        *lexer
	toks       []token // tokens of the current line
	lineTokens []token // memory for tokens of lines that were not tokenized before
	found      []candidate
	out        []Mention
	lines      []Line // of the document
	strong     idSet  // skills that the document names beyond doubt
	fields     fields
	text       string
	list       bool
	asks       bool
	asksAlone  bool // the line asks and holds nothing else; set while it is weighed
	capital    bool // the line is in capitals, so they prove nothing
	company    string
	proof      bool
}

// candidate is a spelling in the text whose evidence has not been weighed yet.
type candidate struct {
	id          ID
	line        int
	start, end  int
	first, last int // indexes of its tokens
	weak        bool
	next        int32 // the next spelling that is written alike, as in [spelling]
	misspelt    bool
	negated     bool
	confidence  float64
	reason      Reason
	// inner is a skill that some of the words name and that id implies, or None.
	inner        ID
	inFrom, inTo int
}

// Scanner makes a scanner for the vocabulary.
func (v *Vocabulary) Scanner() *Scanner {
	return &Scanner{voc: v, words: v.trie.words, lex: newLexer(), strong: newIDSet(len(v.skills)), fields: fields{seen: newIDSet(len(v.skills)), share: fieldShare}}
}

// ResumeScanner makes a scanner for texts in which people describe what they did. It
// also counts the spellings that are only proof ([Alias.Proof]).
func (v *Vocabulary) ResumeScanner() *Scanner {
	s := v.Scanner()
	s.proof, s.fields.share = true, math.MaxUint16
	return s
}

// Find returns the mentions in the lines of one document, in order of line and offset.
// They overlap only where one is [Mention.Within] another. company is the employer's
// name if the document is a posting; a brand of that name is then not a skill. The
// slice is valid until the next call.
//
// Where a skill is named beyond doubt anywhere in the document, its weak spellings
// count everywhere in it, since a text uses a word in one sense; so do those with the
// guard [Field] where it names other skills of their category. Skills with the guards
// [Brand] and [Qualified] are exceptions.
func (s *Scanner) Find(lines []Line, company string) []Mention {
	s.found, s.out, s.company, s.lines = s.found[:0], s.out[:0], company, lines
	s.strong.begin()
	s.fields.begin()
	for i := range lines {
		s.line(i, lines[i])
	}
	for i := range s.found {
		if c := &s.found[i]; c.confidence >= Reported {
			s.strong.add(c.id)
			s.fields.add(c.id, s.voc.skills[c.id].Kind)
		}
	}
	for i := range s.found {
		c := &s.found[i]
		if c.weak && c.next != 0 && c.id != None {
			s.senses(c)
		}
		if c.confidence < Reported && c.id != None {
			s.weighByDocument(c)
		}
		if c.confidence >= Reported {
			s.out = append(s.out, Mention{ID: c.id, Line: c.line, Start: c.start, End: c.end, Confidence: c.confidence, Misspelt: c.misspelt, Negated: c.negated})
			if c.inner != None {
				s.out = append(s.out, Mention{ID: c.inner, Line: c.line, Start: c.inFrom, End: c.inTo, Confidence: c.confidence, Negated: c.negated, Within: true})
			}
		}
	}
	return s.out
}

// senses makes a candidate that is written like several skills the one of whose field
// the document names the most skills: "sourcing" is that of candidates in a text about
// hiring and that of suppliers in one about purchasing. In a résumé it is each of those
// whose field it names, so that what somebody adds about other work takes nothing away.
func (s *Scanner) senses(c *candidate) {
	most := s.fields.count[s.voc.skills[c.id].Kind.number]
	for next := c.next; next != 0; {
		sp := &s.voc.trie.ends[next-1]
		next = sp.next
		if sp.id == None || !sp.weak || sp.exact != "" && !equalExact(sp.exact, s.lines[c.line].Text[c.start:c.end], true) || sp.proof && !s.proof {
			continue
		}
		switch sk := &s.voc.skills[sp.id]; {
		case sk.Guard != Field || !s.fields.has(sk.Kind) || c.reason == Colleagues:
		case s.proof:
			s.out = append(s.out, Mention{ID: sp.id, Line: c.line, Start: c.start, End: c.end, Confidence: byCue, Negated: c.negated})
		case s.fields.count[sk.Kind.number] > most:
			c.id, most = sp.id, s.fields.count[sk.Kind.number]
		}
	}
}

// weighByDocument counts a candidate for which its line has no evidence if the document
// has some.
func (s *Scanner) weighByDocument(c *candidate) {
	switch sk := &s.voc.skills[c.id]; {
	case sk.Guard >= Brand || c.reason == Colleagues:
	case s.strong.has(c.id):
		c.confidence, c.reason = byCue, ElsewhereSure
	case sk.Guard == Field && s.fields.has(sk.Kind):
		c.confidence, c.reason = byCue, SameField
	}
}

// line collects the candidates of one line and weighs them.
func (s *Scanner) line(n int, l Line) {
	s.text, s.list, s.asks, s.capital = l.Text, l.List, l.Asks, capitals(l.Text)
	s.loadTokens(l)
	from := len(s.found)
	for i := 0; i < len(s.toks); {
		if s.toks[i].path&(ends|otherEnds|leads) == 0 {
			i++
			continue
		}
		c, proof, ok := s.longest(i)
		if !ok {
			i++
			continue
		}
		c.line, c.inner = n, None
		if c.last > c.first && c.id != None {
			s.within(&c, proof)
		}
		s.found = append(s.found, c)
		i = c.last + 1
	}
	if len(s.found) > from {
		s.weighLine(from)
	}
}

// within finds a skill among the words of a candidate that the candidate's skill
// implies, or any if the words only show the candidate's skill: "payments company" shows
// fintech and names payments.
func (s *Scanner) within(c *candidate, proof bool) {
	if !proof && len(s.voc.skills[c.id].Implies) == 0 {
		return
	}
	for i := c.first; i <= c.last; i++ {
		f := s.fits(s.voc.trie.step(0, s.toks[i].word), i, i, false)
		if f.spelling == nil || f.spelling.id == None || f.spelling.id == c.id {
			continue
		}
		if !s.voc.implies(c.id, f.spelling.id) && (!proof || f.spelling.weak || f.spelling.proof) {
			continue
		}
		in := s.candidate(f, i)
		c.inner, c.inFrom, c.inTo = in.id, in.start, in.end
		return
	}
}

// fitting is a spelling that fits the text up to a token. Without a spelling nothing
// fits.
type fitting struct {
	spelling *spelling
	last     int
	// allCaps is set when the spelling would need another case, but the line is in
	// capitals.
	allCaps bool
}

// longest follows the trie from token i and returns the longest spelling that fits the
// text. A spelling as written is preferred to one whose last word is in the other
// number. proof says that the spelling only shows its skill.
func (s *Scanner) longest(i int) (c candidate, proof, ok bool) {
	t := &s.voc.trie
	var best fitting
	n := int32(0)
	for j := i; j < len(s.toks); j++ {
		tok := &s.toks[j]
		if j > i && (!tok.sep.joins() || (tok.path|s.toks[i].path)&misspelt != 0) {
			break // a misspelt name counts alone
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
		return candidate{}, false, false
	}
	return s.candidate(best, i), best.spelling.proof, true
}

// nameInside reports whether tokens i and j are two words that a blocker must not
// match. Within a sentence, a capital before a lower-case word begins a name: "built in
// Go for banks" does not contain the phrase "go for".
func (s *Scanner) nameInside(i, j int) bool {
	a, b := s.toks[i], s.toks[j]
	return j == i+1 && a.upper && a.sep&(sepFirst|sepStop|sepColon) == 0 && !b.upper && !b.digits && b.sep == sepSpace
}

// fits returns the first spelling of a node that equals the text of tokens i to j.
// inflected says that the last word is in the other number.
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
		allCaps := false
		if sp.exact != "" && !equalExact(sp.exact, written, inflected) {
			if allCaps = s.capital && sp.id != None; !allCaps {
				continue
			}
		}
		if inflected && !sp.inflects || sp.proof && !s.proof {
			continue
		}
		return fitting{sp, j, allCaps}
	}
	return fitting{}
}

// candidate returns the candidate for a spelling that fits from token i on.
func (s *Scanner) candidate(f fitting, i int) candidate {
	sp := f.spelling
	c := candidate{id: sp.id, start: int(s.toks[i].start), end: int(s.toks[f.last].end), first: i, last: f.last, next: sp.next, weak: sp.weak || f.allCaps, misspelt: s.toks[i].path&misspelt != 0}
	if sp.id != None && sp.exact != "" && !c.weak && s.voc.skills[sp.id].Guard != Safe {
		c.weak = i == f.last && s.capitalOnly(i)
	}
	return c
}

// capitalOnly reports whether the token's capital proves nothing, because it begins a
// sentence that continues in lower case ("Express your ideas").
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

// capitals reports whether a line is written in capitals. It must have at least eight
// of them, a space, and no byte beyond ASCII.
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

// equalExact compares a spelling with a text letter by letter, whatever separates the
// words. With plural, the ending of a plural is ignored.
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

// between reports whether s[i] is a separator inside a spelling. The first dot of
// ".NET" is not one.
func between(s string, i int) bool {
	switch s[i] {
	case ' ', '-', '_', '/', '&', '\t', '\n':
		return true
	case '.':
		return i > 0
	}
	return false
}

// loadTokens sets the tokens of a line.
func (s *Scanner) loadTokens(l Line) {
	if s.toks = l.Tokens.list; len(s.toks) == 0 {
		s.lineTokens = s.lex.lex(s.lineTokens[:0], l.Text, &s.voc.trie)
		s.toks = s.lineTokens
	}
}

// Tokenize divides a text into words and returns them. It appends them to all, whose
// memory they share.
func (s *Scanner) Tokenize(all *Tokens, text string) Tokens {
	from := len(all.list)
	all.list = s.lex.lex(all.list, text, &s.voc.trie)
	return Tokens{all.list[from:len(all.list):len(all.list)]}
}

// TokenizeOnly does what [Scanner.Tokenize] does for a text in which no skill will be
// looked for. It is faster.
func (s *Scanner) TokenizeOnly(all *Tokens, text string) Tokens {
	from := len(all.list)
	all.list = s.lex.lex(all.list, text, nil)
	return Tokens{all.list[from:len(all.list):len(all.list)]}
}

// Folded returns word i of a text, folded to lower-case ASCII where that is possible.
// The bytes are valid until the next call.
func (s *Scanner) Folded(w Tokens, i int, text string) []byte {
	t := &w.list[i]
	s.lex.scratch = fold(s.lex.scratch[:0], text[t.start:t.end])
	return s.lex.scratch
}
