package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind is the kind of a token.
type tokenKind uint8

// The kinds of tokens. A token of no kind stands beyond the ends of a line.
const (
	noToken     tokenKind = iota
	numberToken           // digits
	yearToken             // an apostrophe with two digits: '19
	wordToken             // a word, or a phrase of the table
	signToken             // any other sign
)

// token is a piece of a line as the grammar of dates sees it.
type token struct {
	kind     tokenKind
	from, to int // bytes of the line
	gap      int // width of the white space before it
	n        int // value of a number, the whole year of '19
	digits   int // of a number
	sign     rune
	word     dateWord
	roman    int // the value of a word that is a Roman number up to twelve
}

func (t *token) is(s sense) bool { return t.kind == wordToken && t.word.is&s != 0 }

func (t *token) isSign(signs string) bool {
	return t.kind == signToken && strings.ContainsRune(signs, t.sign)
}

// glued reports whether nothing separates the token from the one before it.
func (t *token) glued() bool { return t.kind != noToken && t.gap == 0 }

// isYear reports whether the token is a number of four digits that can be a year. The
// years of the next century are mistyped ones.
func (t *token) isYear() bool {
	return t.kind == numberToken && t.digits == 4 && t.n >= 1900 && t.n < 2200
}

// maxDateBytes is how much of a line is looked at. The lines that name roles are much
// shorter.
const maxDateBytes = 2000

// lexer cuts a line into tokens.
type lexer struct {
	words  *dateWords
	line   string
	at     int
	gap    int
	tokens []token
}

// tokens cuts the beginning of a line into tokens. It puts them into buffer.
func (w *dateWords) tokens(buffer []token, line string) []token {
	line = line[:min(len(line), maxDateBytes)]
	l := lexer{words: w, line: line, gap: 1, tokens: buffer[:0]}
	for l.at < len(line) {
		r, n := utf8.DecodeRuneInString(line[l.at:])
		switch {
		case r == '\t':
			l.skip(n, 4)
		case unicode.IsSpace(r):
			l.skip(n, 1)
		case unicode.Is(unicode.Cf, r):
			l.skip(n, 0)
		case unicode.IsDigit(r):
			l.number()
		case isJoined(r):
			l.joined(r, n)
		case unicode.IsLetter(r):
			l.word()
		default:
			l.other(r, n)
		}
	}
	return l.tokens
}

// skip passes white space of a width, or a sign that is not seen.
func (l *lexer) skip(n, width int) {
	l.at += n
	l.gap += width
}

func (l *lexer) add(t token, to int) {
	t.from, t.to, t.gap = l.at, to, l.gap
	l.tokens = append(l.tokens, t)
	l.at, l.gap = to, 0
}

// number reads digits of any script.
func (l *lexer) number() {
	t := token{kind: numberToken}
	to := l.at
	for to < len(l.line) {
		r, n := utf8.DecodeRuneInString(l.line[to:])
		if !unicode.IsDigit(r) {
			break
		}
		if t.digits++; t.digits <= 9 {
			t.n = t.n*10 + digitValue(r)
		}
		to += n
	}
	l.add(t, to)
}

// digitValue returns the value of a decimal digit. The digits of a script are ten
// letters in a row, and so are those of scripts behind each other.
func digitValue(r rune) int {
	if r <= '9' {
		return int(r - '0')
	}
	for _, x := range unicode.Nd.R16 {
		if r <= rune(x.Hi) {
			return int(r-rune(x.Lo)) % 10
		}
	}
	for _, x := range unicode.Nd.R32 {
		if r <= rune(x.Hi) {
			return int(r-rune(x.Lo)) % 10
		}
	}
	return 0
}

// other reads a sign. An apostrophe with two digits behind it is a year.
func (l *lexer) other(r rune, n int) {
	if strings.ContainsRune("'’‘`´", r) && l.at+n+2 <= len(l.line) {
		rest := l.line[l.at+n:]
		tens, ones := rest[0], rest[1]
		next, _ := utf8.DecodeRuneInString(rest[2:])
		behindDigit := len(l.tokens) > 0 && l.tokens[len(l.tokens)-1].kind == numberToken && l.gap == 0
		if isASCIIDigit(tens) && isASCIIDigit(ones) && !unicode.IsDigit(next) && !behindDigit {
			l.add(token{kind: yearToken, n: century(int(tens-'0')*10 + int(ones-'0'))}, l.at+n+2)
			return
		}
	}
	l.add(token{kind: signToken, sign: r}, l.at+n)
}

func isASCIIDigit(b byte) bool { return b >= '0' && b <= '9' }

// century returns the year that two digits stand for.
func century(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// joined reads a phrase of a script without spaces, or one letter of it. Spaces between
// its letters do not matter: "3 月 至 今".
func (l *lexer) joined(first rune, n int) {
	for _, j := range l.words.joined[first] {
		if to, ok := matchJoined(l.line, l.at, j.text); ok {
			l.add(token{kind: wordToken, word: j.word}, to)
			return
		}
	}
	l.add(token{kind: wordToken}, l.at+n)
}

// matchJoined compares a phrase with a line from a byte on, without its spaces.
func matchJoined(line string, at int, phrase string) (to int, ok bool) {
	for _, want := range phrase {
		for at < len(line) && line[at] == ' ' {
			at++
		}
		r, n := utf8.DecodeRuneInString(line[at:])
		if r != want {
			return 0, false
		}
		at += n
	}
	return at, true
}

// word reads a word, or the longest phrase of the table that begins here.
func (l *lexer) word() {
	to := wordEnd(l.line, l.at)
	key := fold(l.line[l.at:to])
	best, end, found := l.lookUp(key, to)
	if digit := to + 1; digit <= len(l.line) && isASCIIDigit(l.line[to]) && (digit == len(l.line) || !isASCIIDigit(l.line[digit])) {
		if word, ok := l.words.plain[key+l.line[to:digit]]; ok {
			best, end, found = word, digit, true // Q1
		}
	}
	for n := 1; n < maxPhraseWords && l.words.begun[key]; n++ {
		next := phraseGap(l.line, to)
		if next == to || next >= len(l.line) {
			break
		}
		if r, _ := utf8.DecodeRuneInString(l.line[next:]); !unicode.IsLetter(r) {
			break
		}
		to = wordEnd(l.line, next)
		key += " " + fold(l.line[next:to])
		if word, e, ok := l.lookUp(key, to); ok {
			best, end, found = word, e, true
		}
	}
	if !found {
		l.unknown(wordEnd(l.line, l.at))
		return
	}
	l.add(token{kind: wordToken, word: best}, end)
}

// maxPhraseWords is the largest number of words of a phrase.
const maxPhraseWords = 5

// lookUp finds a folded phrase that ends at a byte. A phrase that needs a full stop
// takes it.
func (l *lexer) lookUp(key string, to int) (word dateWord, end int, ok bool) {
	word, ok = l.words.plain[key]
	if to < len(l.line) && l.line[to] == '.' {
		if dotted, found := l.words.dotted[key]; found {
			return dotted.with(word), to + 1, true
		}
	}
	return word, to, ok
}

// unknown reads a word that is not in the table. A lost space may have joined a word of
// dates to another one: "AcmeJanuary 2019", "PresentEngineer". A capital behind a small
// letter shows it.
func (l *lexer) unknown(to int) {
	word := l.line[l.at:to]
	small := false
	for i, r := range word[:min(len(word), maxJoinedBytes)] {
		if r == '\'' || r == '’' { // d'avril
			head := l.words.plain[fold(word[:i])]
			if behind := i + utf8.RuneLen(r); head.is != 0 && l.words.plain[fold(word[behind:])].names() {
				l.add(token{kind: wordToken, word: head}, l.at+behind)
				return
			}
		}
		if small && unicode.IsUpper(r) {
			head, isHead := l.words.plain[fold(word[:i])]
			tail, isTail := l.words.plain[fold(word[i:])]
			if isHead && i >= minJoinedBytes || isTail && tail.names() && len(word)-i > minJoinedBytes {
				l.add(token{kind: wordToken, word: head}, l.at+i)
				return
			}
		}
		small = unicode.IsLower(r)
	}
	l.add(token{kind: wordToken, roman: romanMonth(word)}, to)
}

// romanMonth returns the month that a Roman number stands for, and 0 for another word.
func romanMonth(word string) int {
	return slices.Index([]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}, word)
}

// minJoinedBytes is the length from which a word is known in another one, and
// maxJoinedBytes how much of that one is looked at.
const (
	minJoinedBytes = 4
	maxJoinedBytes = 60
)

// wordEnd returns the end of the word that begins at a byte: letters, and apostrophes
// between letters.
func wordEnd(line string, at int) int {
	for at < len(line) {
		r, n := utf8.DecodeRuneInString(line[at:])
		switch {
		case (unicode.IsLetter(r) || unicode.IsMark(r)) && !isJoined(r):
		case r == '\'' || r == '’' || r == 'ʼ':
			if next, _ := utf8.DecodeRuneInString(line[at+n:]); !unicode.IsLetter(next) || isJoined(next) {
				return at
			}
		default:
			return at
		}
		at += n
	}
	return at
}

// phraseGap returns the end of what stands between two words of a phrase: spaces, a
// full stop, a hyphen or a slash.
func phraseGap(line string, at int) int {
	if at < len(line) && strings.IndexByte(".-/", line[at]) >= 0 {
		at++
	}
	for at < len(line) {
		r, n := utf8.DecodeRuneInString(line[at:])
		if !unicode.IsSpace(r) || r == '\t' {
			break
		}
		at += n
	}
	return at
}

// startsSmall reports whether a text begins with a small letter.
func startsSmall(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first)
}
