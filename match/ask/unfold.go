package ask

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"skillmatch/match/clause"
)

// piece is a part of a block under a heading of its own: "Requirements: Go. Nice to have:
// Rust" has two.
type piece struct {
	text    string
	section section
}

// unfolder finds the pieces of a block. Texts whose line breaks were lost on the way to
// plain text have many in one block.
type unfolder struct {
	*headings
	known  func(string) bool // whether a text names a skill
	pieces []piece
	breaks []int
	// doubtful are offsets of capitals within words, where a line may begin.
	doubtful []int
	word     []byte // memory for one word
	item     bool   // the block is a bullet
	bullets  bool   // bullet signs within the block begin lines
	lone     bool   // the text has no structure
}

// joints are words at which lines that were glued together can be cut.
type joints struct {
	starters map[string]bool     // words that begin a requirement
	headings map[string][]string // headings by their first word
	last     map[string]bool     // the last words of headings
}

// leastStarter and leastHeading are the least lengths in bytes of a starter and of a
// heading of one word that are a joint. Shorter ones are parts of names: "YouTube",
// "TeamCity".
const (
	leastStarter = 4
	leastHeading = 8
)

// jointWords returns the words of joints, from the tables of headings and of clauses.
var jointWords = sync.OnceValue(func() *joints {
	j := &joints{starters: clause.Heads(), headings: map[string][]string{}, last: map[string]bool{}}
	for _, rule := range sectionRules() {
		for _, text := range load().headings.List(rule.name) {
			if first, _, several := strings.Cut(text, " "); several || len(text) >= leastHeading {
				j.headings[first] = append(j.headings[first], text)
				j.last[text[strings.LastIndexByte(text, ' ')+1:]] = true
			}
		}
	}
	return j
})

// unfold returns the pieces of a block of a section. lone is true for a block of a text
// that has no structure, where a heading can be without a colon. The slice is valid
// until the next call.
//
// A piece begins at a label ("Requirements:", in the middle of a line, too), at a bullet
// sign, and where two words are glued that were on two lines ("experienceStrong"). The
// section of a label holds for the pieces after it. A piece that is a heading only is
// left out.
func (u *unfolder) unfold(text string, now section, item, lone bool) []piece {
	u.pieces, u.breaks, u.doubtful, u.item, u.lone = u.pieces[:0], u.breaks[:0], u.doubtful[:0], item, lone
	u.bullets = false
	colon := strings.IndexByte(text, ':')
	if lone || !item && len(text) >= leastGlued {
		u.findBreaks(text)
	}
	if colon < 0 && len(u.breaks) == 0 && !lone {
		return append(u.pieces, piece{text, now})
	}
	u.breaks = append(u.breaks, len(text))
	from := 0
	for _, to := range u.breaks {
		now = u.line(text[from:to], now)
		from = to
	}
	return u.pieces
}

// Classes of bytes at which a line may begin within a block.
const (
	byteLower = 1 << iota
	byteUpper
	byteDigit
	byteBullet // "*", or the first byte of "•"
	byteDash
)

// byteClasses holds the class of each byte. The bytes beyond ASCII count as lower-case
// letters.
var byteClasses = sync.OnceValue(func() *[256]uint8 {
	var c [256]uint8
	for i := range c {
		switch b := byte(i); {
		case b-'a' < 26 || b >= utf8.RuneSelf:
			c[i] = byteLower
		case b-'A' < 26:
			c[i] = byteUpper
		case b-'0' < 10:
			c[i] = byteDigit
		}
	}
	c['*'], c[0xe2], c['-'] = byteBullet, byteBullet|byteLower, byteDash
	c[0xc3] = byteUpper | byteLower // the first byte of capitals such as "Ü"
	return &c
})

// leastGlued is the least length in bytes of a paragraph, among others, in which lines
// are looked for that were glued together.
const leastGlued = 600

// findBreaks sets the offsets at which bullet signs and glued words begin a line.
func (u *unfolder) findBreaks(text string) {
	classes := byteClasses()
	var dashes []int
	for i := 1; i < len(text); i++ {
		c := classes[text[i]]
		if c&^byteLower == 0 || text[i-1] == ' ' && c&(byteBullet|byteDash) == 0 {
			continue
		}
		switch before := classes[text[i-1]]; {
		case c&byteBullet != 0 && text[i-1] == ' ':
			if (c == byteBullet || strings.HasPrefix(text[i:], "•")) && strings.Contains(text[i+1:min(len(text), i+4)], " ") {
				u.breaks, u.bullets = append(u.breaks, i), true
			}
		case before&byteLower != 0 && c&(byteUpper|byteDigit) != 0,
			before&byteUpper != 0 && c&byteUpper != 0 && i+1 < len(text) && classes[text[i+1]]&byteLower != 0:
			if u.glued(text, i) {
				u.breaks = append(u.breaks, i)
			} else if u.lone && u.unknown(text, i) {
				u.doubtful = append(u.doubtful, i)
			}
		case u.lone && c == byteUpper && i > 3 && strings.IndexByte(".!?);", text[i-1]) >= 0 && classes[text[i-2]] == byteLower:
			if classes[text[i-4]] == byteLower && i+2 < len(text) && classes[text[i+2]] == byteLower {
				u.breaks = append(u.breaks, i) // "systems.You will"
			} else {
				u.doubtful = append(u.doubtful, i)
			}
		case u.lone && c == byteDash && i+2 < len(text) && text[i+1] == ' ' && (text[i-1] == ' ' || text[i-1] == ':' || classes[text[i-1]] == byteLower):
			dashes = append(dashes, i)
		}
	}
	if len(dashes) >= manyDashes {
		u.breaks, u.bullets = append(u.breaks, dashes...), true
		slices.Sort(u.breaks)
	}
	if len(u.doubtful)+len(u.breaks) >= manyGlued {
		u.breaks = append(u.breaks, u.doubtful...)
		slices.Sort(u.breaks)
	}
}

// manyGlued is the number of glued words from which on a text without structure has lost
// its line breaks without a trace, so that every word in which a capital follows a small
// letter, and that the vocabulary does not know, is two.
const manyGlued = 4

// manyDashes is the number of dashes from which on they are the bullets of a text without
// structure.
const manyDashes = 3

// unknown reports whether the vocabulary knows no word of the two parts that meet at
// offset i, each up to the next capital, and what begins there is longer than an
// abbreviation: "NetSuite" is one word in "NetSuiteKnowledge".
func (u *unfolder) unknown(text string, i int) bool {
	from, to := i, i+1
	for from > 0 && isLetter(text[from-1]) && i-from < maxLabel {
		from--
	}
	for to < len(text) && text[to]-'a' < 26 && to-i < maxLabel {
		to++
	}
	from = lastWord(text, from, i)
	return i-from > 1 && to-i > 2 && !u.known(text[from:to])
}

// glued reports whether two lines meet at offset i, within a word: a requirement or a
// heading begins there, or a heading ends there. Words that the vocabulary knows are
// never cut.
func (u *unfolder) glued(text string, i int) bool {
	if c, _ := utf8.DecodeLastRuneInString(text[:i]); !unicode.IsLetter(c) {
		return false
	}
	if c, _ := utf8.DecodeRuneInString(text[i:]); !unicode.IsUpper(c) {
		rest := strings.TrimLeft(text[i:], "0123456789")
		return len(text)-i-len(rest) <= 2 && strings.HasPrefix(rest, "+ ")
	}
	from, to := i, i
	for from > 0 && isLetter(text[from-1]) && i-from < maxLabel {
		from--
	}
	for to < len(text) && isLetter(text[to]) && to-i < maxLabel && !(to > i && text[to]-'A' < 26 && text[to-1]-'a' < 26) {
		to++
	}
	if i-from < 2 {
		return false
	}
	j := jointWords()
	right := u.lowered(text[i:to])
	if len(right) >= leastStarter && j.starters[string(right)] || j.headings[string(right)] != nil && u.opensHeading(text[i:min(len(text), i+maxLabel)], string(right)) {
		return !u.known(text[from:to])
	}
	left := u.lowered(text[lastWord(text, from, i):i])
	return j.last[string(left)] && u.endsHeading(text[max(0, i-maxLabel):i]) && !u.known(text[from:to])
}

// lowered returns a word in lower case. The bytes are valid until the next call.
func (u *unfolder) lowered(word string) []byte {
	u.word = u.word[:0]
	for _, c := range word {
		u.word = utf8.AppendRune(u.word, unicode.ToLower(c))
	}
	return u.word
}

// lastWord returns where the last of several glued words before an offset begins.
func lastWord(text string, from, i int) int {
	for k := i - 1; k > from; k-- {
		if text[k]-'A' < 26 && text[k-1]-'a' < 26 {
			return k
		}
	}
	return from
}

// opensHeading reports whether a text begins with a heading of several words or a long
// word. first is its first word in lower case, up to where the next line may be glued.
func (u *unfolder) opensHeading(text, first string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(jointWords().headings[first], func(p string) bool { return strings.HasPrefix(lower, p) })
}

// endsHeading reports whether a text ends with a heading of several words or a long word
// that begins with a capital letter.
func (u *unfolder) endsHeading(text string) bool {
	for i := len(text) - 1; i >= 0; i-- {
		if capital(text[i:]) && (i == 0 || !isLetter(text[i-1]) || text[i-1]-'a' < 26 || i+1 < len(text) && text[i+1]-'a' < 26) {
			if h := normalHeading(text[i:]); (strings.Contains(h, " ") || len(h) >= leastHeading) && u.whole(h) {
				_, known := u.classify(h)
				return known
			}
		}
	}
	return false
}

// isLetter reports whether a byte is a letter of ASCII or a part of a wider character.
func isLetter(c byte) bool { return c|0x20-'a' < 26 || c >= utf8.RuneSelf }

// line adds the pieces of a line and returns the section that holds after it.
func (u *unfolder) line(text string, now section) section {
	text = strings.TrimSpace(strings.TrimLeft(text, " *•-"))
	if s, ok := u.bare(text); ok {
		return s
	}
	from := 0
	for at := 0; at < len(text); {
		start, end, s := u.label(text, from, at)
		if start < 0 {
			break
		}
		at = end
		if !u.lone && len(u.pieces) == 0 && from == 0 && !u.accepts(now, s, text[start:end-1]) {
			continue
		}
		u.add(text[from:start], now)
		now, from = s, start
	}
	if start, s := u.last(text, from); start >= 0 {
		u.add(text[from:start], now)
		return s
	}
	u.add(text[from:], now)
	return now
}

// add adds a piece, unless it is empty.
func (u *unfolder) add(text string, s section) {
	if text = strings.TrimSpace(text); text != "" {
		u.pieces = append(u.pieces, piece{text, s})
	}
}

// capital reports whether a text begins with a capital letter.
func capital(text string) bool {
	c, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(c)
}

// shapeless reports whether a text has no more structure than a few paragraphs.
func shapeless(list []block) bool {
	for i := range list {
		if list[i].kind != paragraph {
			return false
		}
	}
	return len(list) <= maxShapeless
}

// maxShapeless is the greatest number of paragraphs of a text without structure.
const maxShapeless = 3
