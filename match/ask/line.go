package ask

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"skillmatch/index/skill"
	"skillmatch/match/clause"
)

// Line is the title, a sentence or a bullet of a posting, as far as it can ask
// something.
type Line struct {
	Text       string
	Importance Importance
	// Item is true for a bullet.
	Item bool
	// Judged is true for a line that scoring looks for in the résumé: it is required,
	// and not the title.
	Judged bool
	// Skills are the skills that the line names, in order, each once.
	Skills  []skill.ID
	section section
	title   bool // the line is the title
	// named is true for a line that names an entry of the vocabulary, even one that is
	// no skill to list, such as a soft skill.
	named bool
	// announces marks a line that announces a role, in a text without headings.
	announces bool
	// tokens are the words of the line, and key is their hash, 0 for a short line.
	tokens skill.Tokens
	key    uint64
	// lower is the text in lower case, cues the offset of the first phrase of each kind
	// in it. ascii is true when all of it is ASCII, unspaced when it may contain
	// scripts without spaces.
	lower string
	cues  offsets
	// clauses are the clauses of the line, in order, none when no words of its own
	// grade anything.
	clauses         []clause.Clause
	ascii, unspaced bool
	// spans are the years of experience that the line gives, in order.
	spans []span
}

// Tokens returns the words of the line, as the recognizer of skills cuts them.
func (l *Line) Tokens() skill.Tokens { return l.tokens }

// Key returns the hash of the words of the line, by which the same line is found in a
// résumé. It is 0 for a line of fewer than [KeyWords] words, which can be equal by
// chance.
func (l *Line) Key() uint64 { return l.key }

// at returns how strongly the line asks for what begins at an offset: as its clause says,
// else as the line does. It returns waived for what need not be had.
func (l *Line) at(start int) Importance {
	if len(l.clauses) == 0 || len(l.lower) != len(l.Text) {
		return l.Importance
	}
	return l.graded(clause.At(l.clauses, start), l.Importance)
}

// says reports whether the line contains a phrase of a kind, and not only in a clause
// that waives something: "knowledge of Go is not required".
func (l *Line) says(c cue) bool {
	return l.cues.has(c) && clause.At(l.clauses, int(l.cues[c])) != clause.Waived
}

// waived is the importance of what the line says need not be had. It leaves this package
// as Context, or not at all.
const waived Importance = "waived"

// graded returns the importance that a grade has in the section of the line: what is
// welcome is preferred and what is needed required, except that texts about the company
// ask nothing, and lines about duties need words of asking besides: "must have" says
// there how the work is to be done. otherwise is the importance of what has no grade.
func (l *Line) graded(g clause.Grade, otherwise Importance) Importance {
	switch {
	case g == clause.Ungraded || l.section == about:
		return otherwise
	case g == clause.Waived:
		return waived
	case g == clause.Welcome:
		return Preferred
	case l.section != duties || l.cues.has(cueAsks):
		return Required
	}
	return otherwise
}

// KeyWords is the least number of words of a line that has a key. Shorter lines can be
// equal by chance.
const KeyWords = 7

// Key returns the hash of the words of a line, 0 for fewer than [KeyWords] words.
func Key(words skill.Tokens) uint64 {
	if words.Len() < KeyWords {
		return 0
	}
	h := uint64(keySeed)
	for i := range words.Len() {
		_, hash := words.Begin(i)
		h = (h ^ hash) * 0xbf58476d1ce4e5b9
		h ^= h >> 31
	}
	return h
}

// keySeed is the offset basis of FNV-1a.
const keySeed = 14695981039346656037

// lowered returns a line in lower case, whether all of it is ASCII, and whether it may
// contain letters of scripts without spaces. The lines of one posting share one buffer.
func (r *Reader) lowered(text string) (lower string, ascii, unspaced bool) {
	from, i := r.lower.Len(), 0
	var part [128]byte
	for ascii = true; i < len(text); {
		n := copy(part[:], text[i:])
		done := lowerASCII(part[:n])
		r.lower.Write(part[:done])
		if i += done; done == n {
			continue
		}
		for ascii = false; i < len(text) && text[i] >= utf8.RuneSelf; {
			c, size := utf8.DecodeRuneInString(text[i:])
			if c < 0x2000 || c >= 0x2100 { // no dash or quote
				c, unspaced = unicode.ToLower(c), unspaced || skill.MaybeUnspaced(c)
			}
			r.lower.WriteRune(c)
			i += size
		}
	}
	return r.lower.String()[from:], ascii, unspaced
}

// lowerASCII converts the capitals in text to lower case, eight bytes at a time, up to
// the first byte beyond ASCII. It returns the number of bytes converted.
func lowerASCII(text []byte) int {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		eight := binary.LittleEndian.Uint64(text[i:])
		if eight&highBits != 0 {
			break
		}
		binary.LittleEndian.PutUint64(text[i:], lowerEight(eight))
	}
	for ; i < len(text) && text[i] < utf8.RuneSelf; i++ {
		if text[i]-'A' < 26 {
			text[i] |= 0x20
		}
	}
	return i
}

const (
	ones     = 0x0101010101010101
	highBits = 0x80 * ones
)

// lowerEight converts the capitals among eight bytes of ASCII to lower case. Adding
// 0x80-'A' carries into the high bit from "A" on; adding 0x7f-'Z' does so only after
// "Z".
func lowerEight(eight uint64) uint64 {
	capitals := (eight + (0x80-'A')*ones) &^ (eight + (0x7f-'Z')*ones) & highBits
	return eight | capitals>>2
}
