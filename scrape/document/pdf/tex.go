package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TeX's bitmap fonts have no names and say nothing of what their characters mean, so that
// the engine returns the codes. Which characters these are depends on the encoding of
// the font: OT1, TeX's first, or T1, which it calls Cork. The tables are those of the
// LaTeX encoding guide (encguide.pdf, TeX Live).
//
// Codes of ligatures tell which of the two it is: OT1 has them from 0B on, T1 from 1B on.

// ot1 has the characters of OT1 by their codes. The codes from 12 to 18 and 7F are
// accents, which are put on the letter that they overlap.
func ot1() map[rune]string {
	return map[rune]string{
		0x0b: "ff", 0x0c: "fi", 0x0d: "fl", 0x0e: "ffi", 0x0f: "ffl", 0x10: "ı", 0x11: "ȷ",
		0x12: "`", 0x13: "´", 0x14: "ˇ", 0x15: "˘", 0x16: "¯", 0x17: "˚", 0x18: "¸", 0x7f: "¨", 0x7d: "˝", 0x5e: "ˆ", 0x5f: "˙", 0x7e: "˜",
		0x19: "ß", 0x1a: "æ", 0x1b: "œ", 0x1c: "ø", 0x1d: "Æ", 0x1e: "Œ", 0x1f: "Ø",
		0x7b: "–", 0x7c: "—", 0x5c: "“", 0x22: "”", 0x3c: "¡", 0x3e: "¿",
	}
}

// t1 has the characters of T1 whose codes mean something else in Latin-1.
func t1() map[rune]string {
	m := map[rune]string{
		0x01: "´", 0x02: "ˆ", 0x03: "˜", 0x04: "¨", 0x05: "˝", 0x06: "˚", 0x07: "ˇ", 0x08: "˘", 0x09: "¯", 0x0a: "˙", 0x0b: "¸", 0x0c: "˛",
		0x0d: "‚", 0x0e: "‹", 0x0f: "›", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—",
		0x19: "ı", 0x1a: "ȷ", 0x1b: "ff", 0x1c: "fi", 0x1d: "fl", 0x1e: "ffi", 0x1f: "ffl", 0x27: "’", 0x60: "‘", 0x7f: "-",
		0xd7: "Œ", 0xdf: "SS", 0xf7: "œ", 0xff: "ß",
	}
	for i, r := range []rune("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£") {
		m[0x80+rune(i)] = string(r)
	}
	return m
}

// texCodes counts the codes on a page that only TeX's fonts have.
type texCodes struct {
	ot1, t1 int // those of ligatures and dashes
	control int // control characters in fonts with names
	dashes  int // "{" without "}", which is the dash of OT1
}

// count counts a character.
func (c *texCodes) count(g *glyph) {
	r, _ := utf8.DecodeRuneInString(g.text)
	if isControl(r) {
		c.control++
	}
	if !g.nameless {
		return
	}
	switch {
	case r >= 0x0b && r <= 0x0f:
		c.ot1++
	case r == 0x15 || r == 0x16 || r >= 0x1b && r <= 0x1f:
		c.t1++
	case r == '{':
		c.dashes++
	case r == '}':
		c.dashes--
	}
}

// isControl reports whether a character is a control character that no text holds.
func isControl(r rune) bool { return r >= 0x7f && r <= 0x9f }

// nameTeX gives the characters of nameless fonts their meaning on a page that TeX made,
// which its codes of ligatures, accents and dashes show. In fonts with names, control
// characters are codes, too.
func nameTeX(glyphs []glyph) {
	var codes texCodes
	for i := range glyphs {
		if !glyphs[i].made {
			codes.count(&glyphs[i])
		}
	}
	if codes.ot1+codes.t1+codes.control == 0 && codes.dashes <= 0 {
		return
	}
	names, items, numbers := ot1(), itemCodes(), numberCodes()
	if codes.t1 > codes.ot1 {
		names = t1()
	}
	for i := range glyphs {
		g := &glyphs[i]
		r, _ := utf8.DecodeRuneInString(g.text)
		if g.made || !g.nameless && !isControl(r) {
			continue
		}
		if sign, ok := items[r]; ok && alone(glyphs, i) {
			g.text = sign
		} else if sign, ok := numbers[r]; ok && i > 0 && behind(&glyphs[i-1], r) {
			g.text = sign
		} else if name, ok := names[r]; ok {
			g.text = name
		}
	}
}

// itemCodes has the signs of items in TeX's fonts of symbols, by their codes, which are
// those of letters in the fonts of text.
func itemCodes() map[rune]string {
	return map[rune]string{0x88: "•", 0x95: "•", 0x0f: "•", 0x03: "*", 0x01: "·"}
}

// numberCodes has signs behind numbers in TeX's font of companion symbols, TS1, by their
// codes, which are those of letters in T1.
func numberCodes() map[rune]string {
	return map[rune]string{0xb0: "°", 0xb2: "²", 0xb3: "³", 0xbc: "¼", 0xbd: "½", 0xbe: "¾"}
}

// behind reports whether a sign can follow a character: a fraction follows a digit, a
// raised figure the sign of a metre.
func behind(last *glyph, code rune) bool {
	if code == 0xb2 || code == 0xb3 {
		return last.text == "m"
	}
	return len(last.text) == 1 && last.text[0] >= '0' && last.text[0] <= '9'
}

// alone reports whether a character stands apart from its neighbours.
func alone(glyphs []glyph, i int) bool {
	g := &glyphs[i]
	close := func(a, b *glyph) bool {
		return !a.blank() && !b.blank() && level(a.y, b.y, g.size) && b.left-a.right < 0.2*g.size && b.left > a.left
	}
	return !(i > 0 && close(&glyphs[i-1], g)) && !(i+1 < len(glyphs) && close(g, &glyphs[i+1]))
}

// accentMarks has the combining forms of accents that stand alone.
func accentMarks() map[string]string {
	return map[string]string{
		"`": "\u0300", "´": "\u0301", "ˊ": "\u0301", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
		"¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
		"\u0300": "\u0300", "\u0301": "\u0301", "\u0302": "\u0302", "\u0303": "\u0303", "\u0308": "\u0308", "\u030a": "\u030a", "\u030c": "\u030c", "\u0327": "\u0327",
	}
}

// accentWindow is how many characters before and behind an accent its letter is looked
// for.
const accentWindow = 200

// putAccents puts accents that are drawn by themselves on the letters that they are over:
// TeX draws the accent before the letter, some programs after it or after the word.
func putAccents(glyphs []glyph) []glyph {
	marks := accentMarks()
	gone := false
	for i := range glyphs {
		mark := marks[glyphs[i].text]
		if mark == "" || glyphs[i].made {
			continue
		}
		best, off := -1, math.Inf(1)
		for k := max(0, i-accentWindow); k < min(len(glyphs), i+accentWindow); k++ {
			if d := over(&glyphs[k], &glyphs[i]); d < off && hasLetter(glyphs[k].text) && marks[glyphs[k].text] == "" {
				best, off = k, d
			}
		}
		if best < 0 {
			continue
		}
		glyphs[best].text = accented(glyphs[best].text, mark)
		glyphs[i].text, gone = "", true
		// The engine parts an accent from its letter with a blank.
		for k := i - 1; k <= i+1; k += 2 {
			if k >= 0 && k < len(glyphs) && glyphs[k].made {
				glyphs[k].text = ""
			}
		}
	}
	if !gone {
		return glyphs
	}
	return slices.DeleteFunc(glyphs, func(g glyph) bool { return g.text == "" })
}

// over returns how far the middle of an accent is from that of a letter that it stands
// over, and infinity when it does not.
func over(letter, accent *glyph) float64 {
	middle := (accent.left + accent.right) / 2
	off := accent.y - letter.y
	if letter.made || middle < letter.left || middle > letter.right || off < -0.3*letter.size || off > 0.5*letter.size || accent.size < 0.5*letter.size {
		return math.Inf(1)
	}
	return math.Abs(middle - (letter.left+letter.right)/2)
}

// accented returns a letter with an accent.
func accented(letter, mark string) string {
	letter = strings.NewReplacer("ı", "i", "ȷ", "j").Replace(letter)
	return norm.NFC.String(letter + mark)
}
