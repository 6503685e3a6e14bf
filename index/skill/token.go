package skill

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a run of letters and digits together with the signs that belong to it in
// this field: the dot of ".NET", the signs of "C++" and "C#". A possessive "'s" is left
// out. The text between tokens is kept as a set of separator bits.
type token struct {
	hash       hash
	start, end int32
	word       int32    // index in the trie's word table, or noWord
	other      int32    // the word in the other number, or noWord
	sep        sep      // what is between the previous token and this one
	digits     bool     // digits only
	upper      bool     // begins with a capital letter
	path       wordPath // what the word is in the trie, also in the other number
}

// noWord is the number of no word.
const noWord int32 = -1

// sep is the set of separators before a token.
type sep uint16

const (
	sepSpace sep = 1 << iota // spaces, line ends
	sepJoin                  // one of - _ . &, which may join the parts of a name
	sepSlash                 // a slash, which joins a name or separates a list
	sepComma                 // , ; | • · which separate a list
	sepParen                 // brackets and quotes
	sepStop                  // the end of a sentence, or a dash
	sepColon                 // a colon, after which a list may follow
	sepFirst                 // nothing: the first token of the line
	sepMany                  // two joining signs, or one next to a space
)

// joins reports whether tokens with this separator between them can be parts of one
// name: only spaces, a single joining sign, or nothing ("C++17").
func (s sep) joins() bool {
	return s&(sepComma|sepParen|sepStop|sepColon|sepMany|sepFirst) == 0
}

// lists reports whether this separator separates the members of a list.
func (s sep) lists() bool { return s&(sepComma|sepSlash) != 0 }

// byteClass is a class of bytes. The bytes beyond ASCII are one class.
type byteClass uint8

const (
	other byteClass = iota
	letter
	digit
	space
	join
	slash
	comma
	bracket
	colon
	high
)

// lexer divides a line into tokens and finds the words that the trie knows.
type lexer struct {
	class    [256]byteClass
	wordByte [256]bool // letters and digits
	stops    [256]bool // ASCII bytes that end a word and cannot be part of it
	scratch  []byte
	recent   []recent // words that occurred, by their hash
}

func newLexer() *lexer {
	l := &lexer{}
	for c := range 256 {
		l.class[c] = classify(byte(c))
		l.wordByte[c] = l.class[c] == letter || l.class[c] == digit
		l.stops[c] = !l.wordByte[c] && c < utf8.RuneSelf && c != '#' && c != '$' && c != '+' && c != '\''
	}
	return l
}

// classify returns the class of a byte.
func classify(c byte) byteClass {
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		return letter
	case c >= '0' && c <= '9':
		return digit
	case c >= utf8.RuneSelf:
		return high
	}
	switch c {
	case ' ', '\t', '\n', '\r', '\v', '\f':
		return space
	case '-', '_', '.', '&':
		return join
	case '/':
		return slash
	case ',', ';', '|':
		return comma
	case '(', ')', '[', ']', '{', '}', '"', '\'', '`', '*':
		return bracket
	case ':':
		return colon
	}
	return other
}

// lex appends the tokens of text to toks. t is nil while the trie is built and where
// the words are not needed. The tokens then keep noWord, and fold returns their folded
// bytes.
func (l *lexer) lex(toks []token, text string, t *trie) []token {
	from := len(toks)
	if t == nil {
		return l.tokenize(toks, text, nil)
	}
	toks = l.tokenize(toks, text, t.words)
	l.name(toks[from:], text, t)
	return toks
}

// tokenize appends the tokens of text to toks. Only words that need folding are looked
// up. Most words have fewer than sixteen ASCII letters and are followed by nothing that
// could belong to them: plainWord reads these in one step.
func (l *lexer) tokenize(toks []token, text string, words *wordTable) []token {
	between := sepFirst
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' && between&sepSlash == 0 {
			between |= sepSpace
			i++
			continue
		}
		if l.wordByte[c] {
			if end, h, digits := l.plainWord(text, i); h != 0 {
				toks = append(toks, token{hash: h, start: int32(i), end: int32(end), word: noWord, other: noWord, sep: between, digits: digits, upper: c-'A' < 26})
				i, between = end, 0
				continue
			}
		}
		if size, s := l.gap(text, i, between); size > 0 {
			between |= s
			i += size
			continue
		}
		toks = append(toks, token{})
		t := &toks[len(toks)-1]
		l.token(t, text, i, words)
		t.sep = between
		i, between = int(t.end), 0
		if i < len(text) && (text[i] == '\'' || text[i] == 0xe2) {
			i = l.skipPossessive(text, i)
		}
	}
	return toks
}

// ones is eight bytes of 1.
const ones = 0x0101010101010101

// plainWord reads the word of ASCII letters and digits that begins at i. It returns
// where the word ends, its hash, and whether all its bytes are digits. The hash is 0
// when the word has sixteen bytes or more, when what follows can belong to it, and when
// it may begin an address.
func (l *lexer) plainWord(text string, i int) (end int, h hash, digits bool) {
	var eight, next uint64
	if i+16 <= len(text) {
		eight, next = first8(text[i:]), first8(text[i+8:])
	} else {
		eight, next = lastBytes(text, i)
	}
	n, h, digits := plainBytes(eight, next)
	if end = i + n; h == 0 || end < len(text) && !l.stops[text[end]] || opensAddress(h) {
		return 0, 0, false
	}
	return end, h, digits
}

// lastBytes returns the last bytes of a text, fewer than sixteen, from byte i on. The
// first byte is the lowest; zeros follow the last one.
func lastBytes(text string, i int) (eight, next uint64) {
	if len(text) < 16 {
		var buffer [32]byte
		text, i = string(buffer[:16+copy(buffer[16:], text)]), i+16
	}
	// The last sixteen bytes of the text, without those before i.
	eight, next = first8(text[len(text)-16:]), first8(text[len(text)-8:])
	n := len(text) - i
	if n <= 8 {
		return next >> (8 * (8 - n)), 0
	}
	return eight>>(8*(16-n)) | next<<(8*(n-8)), next >> (8 * (16 - n))
}

// plainBytes reads the ASCII letters and digits at the beginning of sixteen bytes. It
// returns their number, their hash, and whether all of them are digits. The hash is 0
// when all sixteen bytes are letters or digits.
func plainBytes(eight, next uint64) (end int, h hash, digits bool) {
	const lowerBits = 0x20 * ones
	if end = wordBytes(eight); end < 8 {
		bits := (eight | lowerBits) & (1<<(8*end) - 1)
		return end, hash(bits), bits&(0x40*ones) == 0
	}
	n := wordBytes(next)
	if n == 8 {
		return 0, 0, false
	}
	bits := (next | lowerBits) & (1<<(8*n) - 1)
	digits = (eight|bits)&(0x40*ones) == 0
	if h = hash(eight | lowerBits); n == 0 {
		return 8, h, digits
	}
	for rest := bits; rest != 0; rest >>= 8 {
		h = h.and(byte(rest))
	}
	return 8 + n, h | shared, digits
}

// opensAddress reports whether a hash is that of a word with which web addresses begin.
func opensAddress(h hash) bool {
	const (
		http  = 'h' | 't'<<8 | 't'<<16 | 'p'<<24
		https = http | 's'<<32
		www   = 'w' | 'w'<<8 | 'w'<<16
	)
	return h == http || h == https || h == www
}

// gap returns the size of what is between words at i and its separator, given the
// separators before it. The size is 0 when a token begins at i.
func (l *lexer) gap(text string, i int, before sep) (int, sep) {
	switch l.class[text[i]] {
	case letter:
		return address(text, i) - i, sepStop
	case digit:
		return 0, 0
	}
	return l.separator(text, i, before)
}

// separator returns the size of the separator at i and its kind, given the separators
// before it. The size is 0 when a token begins at i.
func (l *lexer) separator(text string, i int, before sep) (int, sep) {
	switch l.class[text[i]] {
	case high:
		r, size := utf8.DecodeRuneInString(text[i:])
		if wordRune(r) {
			return 0, 0
		}
		return size, runeSep(r)
	case join:
		if text[i] == '.' && l.leadingDot(text, i) {
			return 0, 0
		}
		return 1, l.joining(text, i, before)
	case space:
		if before&sepSlash != 0 && before&sepSpace == 0 {
			return 1, sepSpace | sepMany // "C / C++" is a list, "CI/CD" a name
		}
		return 1, sepSpace
	case slash:
		return 1, sepSlash | l.repeated(before)
	case comma:
		return 1, sepComma
	case bracket:
		return 1, sepParen
	case colon:
		return 1, sepColon
	}
	return 1, sepStop
}

// address returns the end of the web address that begins at i, or i when none does. The
// words in an address name no skill.
func address(text string, i int) int {
	rest := text[i:]
	switch {
	case len(rest) < 8 || rest[0]|0x20 != 'h' && rest[0]|0x20 != 'w':
		return i
	case !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www."):
		return i
	}
	if n := strings.IndexAny(rest, " \n\t)>\""); n >= 0 {
		return i + n
	}
	return len(text)
}

// joining returns the meaning of one of - _ . & at i. A dot before a space ends the
// sentence, a dash between spaces breaks it, and an ampersand may be between spaces.
func (l *lexer) joining(text string, i int, before sep) sep {
	next := byte(' ')
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch {
	case text[i] == '&':
		return sepJoin | l.repeated(before&^sepSpace)
	case l.class[next] == space || l.class[next] == bracket:
		return sepStop // or a dash that begins or breaks a line
	}
	return sepJoin | l.repeated(before)
}

// repeated returns sepMany for a second joining sign, or one with a space before it.
func (l *lexer) repeated(before sep) sep {
	if before&(sepJoin|sepSlash|sepSpace) != 0 {
		return sepMany
	}
	return 0
}

// leadingDot reports whether the dot at i begins a name such as ".NET".
func (l *lexer) leadingDot(text string, i int) bool {
	if i+1 >= len(text) || l.class[text[i+1]] != letter {
		return false
	}
	if i == 0 {
		return true
	}
	switch l.class[text[i-1]] {
	case letter, digit, join:
		return false
	case high:
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		return !wordRune(r) && !invisible(r)
	}
	return true
}

// token reads the token that begins at i into t.
func (l *lexer) token(t *token, text string, i int, words *wordTable) {
	*t = token{start: int32(i), word: noWord, other: noWord, upper: text[i]-'A' < 26}
	j := l.run(text, i)
	if j < len(text) && text[j] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRuneInString(text[j:]); wordRune(r) || invisible(r) {
			l.folded(t, text, i, words)
			return
		}
	}
	if text[j-1]-'0' < 10 {
		t.digits = allDigits(text[i:j])
	} else if j < len(text) {
		j = l.signs(text, j)
	}
	t.end = int32(j)
	t.hash = hashOf(text[i:], j-i)
}

// allDigits reports whether a word consists of digits.
func allDigits(word string) bool {
	for i := range len(word) {
		if word[i]-'0' >= 10 {
			return false
		}
	}
	return true
}

// run returns the end of the letters and digits at i, which a dot may precede.
func (l *lexer) run(text string, i int) int {
	if text[i] == '.' {
		i++
	}
	for ; i+8 <= len(text); i += 8 {
		if n := wordBytes(first8(text[i:])); n < 8 {
			return i + n
		}
	}
	for wordByte := &l.wordByte; i < len(text) && wordByte[text[i]]; {
		i++
	}
	return i
}

// wordBytes returns how many of eight bytes, from the first on, are ASCII letters and
// digits. Adding 0x80-'a' to a byte below 0x80 carries into its high bit from "a" on,
// adding 0x7f-'z' does so after "z".
func wordBytes(eight uint64) int {
	const highBits = 0x80 * ones
	plain := eight &^ highBits
	lowered := plain | 0x20*ones
	letters := (lowered + (0x80-'a')*ones) &^ (lowered + (0x7f-'z')*ones)
	digits := (plain + (0x80-'0')*ones) &^ (plain + (0x7f-'9')*ones)
	others := ^(letters | digits) | eight
	return bits.TrailingZeros64(others&highBits) / 8
}

// signs returns the end of the signs at j that belong to the name before it: "#" after
// a letter, two or more "+". A "$" makes the letters before it a currency, which is not
// a word of the vocabulary.
func (l *lexer) signs(text string, j int) int {
	switch text[j] {
	case '#':
		if j+1 < len(text) && l.class[text[j+1]] == letter {
			return j
		}
		return j + 1
	case '$':
		return j + 1
	case '+':
		if j+1 < len(text) && text[j+1] == '+' {
			return j + 2
		}
	}
	return j
}

// folded reads into t a token with characters beyond ASCII. Compatibility forms are
// decomposed; accents and invisible characters are left out.
func (l *lexer) folded(t *token, text string, i int, words *wordTable) {
	*t = token{start: int32(i), word: noWord, other: noWord}
	j := i
	for j < len(text) {
		r, size := utf8.DecodeRuneInString(text[j:])
		if !wordRune(r) && !invisible(r) && !(r == '.' && j == i) {
			break
		}
		j += size
	}
	t.end = int32(j)
	first, _ := utf8.DecodeRuneInString(text[i:])
	t.upper = unicode.IsUpper(first)
	l.scratch = fold(l.scratch[:0], text[i:j])
	// A sign after a folded token belongs to it as it does after an ASCII one.
	if j < len(text) {
		k := l.signs(text, j)
		l.scratch = append(l.scratch, text[j:k]...)
		t.end = int32(k)
	}
	word := string(l.scratch)
	t.hash = hashOf(word, len(word))
	if words == nil {
		return
	}
	if r := (recent{hash: t.hash, word: noWord, other: noWord}); word != "" { // not only accents
		words.lookUp(&r, word, false)
		t.word, t.other, t.path = r.word, r.other, r.path
	}
	t.path |= lookedUp
}

// skipPossessive returns the end of a possessive "'s" after a token that ends at end,
// or end when there is none.
func (l *lexer) skipPossessive(text string, end int) int {
	rest := text[end:]
	n := 0
	switch {
	case len(rest) >= 2 && rest[0] == '\'':
		n = 1
	case len(rest) >= 4 && rest[:3] == "’":
		n = 3
	default:
		return end
	}
	if rest[n]|0x20 == 's' && (len(rest) == n+1 || l.class[rest[n+1]] != letter && l.class[rest[n+1]] != digit) {
		return end + n + 1
	}
	return end
}

// fold appends s to dst in lower case, without accents and invisible characters, so
// that it is ASCII where that is possible.
func fold(dst []byte, s string) []byte {
	if ascii(s) {
		for i := range len(s) {
			dst = append(dst, lower(s[i]))
		}
		return dst
	}
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) || invisible(r) {
			continue
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// ascii reports whether s is ASCII.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lower returns a byte in lower case.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// wordRune reports whether a rune is part of a word. Letters of scripts written without
// spaces are separators: no spelling contains them, and Latin names occur between them
// without spaces.
func wordRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	case r >= 0x2000 && r < 0x2070, unspaced(r): // dashes and quotes are the most frequent
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// unspaced reports whether a rune is a letter of a script that is written without
// spaces.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// MaybeUnspaced reports whether a rune may be a letter of a script written without
// spaces. It is true for all of these letters and for some other runes.
func MaybeUnspaced(r rune) bool { return r >= 0x0E00 && r < 0x0E80 || r >= 0x2E80 }

// Unspaced appends the letters of a text that belong to scripts written without spaces.
// [Scanner.Tokenize] leaves them out.
func Unspaced(dst []rune, text string) []rune {
	for _, r := range text {
		if unspaced(r) {
			dst = append(dst, r)
		}
	}
	return dst
}

// invisible reports whether a rune occurs inside words without being visible.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return true
	}
	return false
}

// runeSep returns the separator for a rune beyond ASCII.
func runeSep(r rune) sep {
	switch {
	case r == '\u2010' || r == '\u2011':
		return sepJoin
	case r == '•' || r == '·' || r == '▪' || r == '、' || r == '，' || r == '；':
		return sepComma
	case r == '／':
		return sepSlash
	case r == '“' || r == '”' || r == '‘' || r == '’' || r == '«' || r == '»' || r == '（' || r == '）':
		return sepParen
	case unicode.IsSpace(r):
		return sepSpace
	case invisible(r):
		return 0
	}
	return sepStop
}
