package pdf

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a run of characters on a baseline. right is where the pen was lifted.
type word struct {
	text        string
	left, right float64
	base        float64
	top, bottom float64
	size        float64
	bold        bool
	icon        bool
}

// Where words end. Many programs write each character as an object of its own, and the
// engine leaves out the blanks among those objects, then guesses blanks from the gaps
// between the inks. The pen tells more: after a letter it stands where the next letter
// of the word is set down, or a usual distance from there, when letters are spaced or
// kerned. So a word ends at a blank that is in the file, and where the pen moved
// further than is usual on the line. The numbers are shares of the size of the type.
const (
	// wordGap is the way of the pen, beyond the usual one, that ends a word: half of the
	// narrowest blanks.
	wordGap = 0.11
	// guessedGap is the same where the engine guesses a blank.
	guessedGap = 0.04
	// leastBlank is the way of the pen that a blank of the file has to leave to be seen.
	leastBlank = 0.02
	// pieces is how far the pen moves back, at least, between the pieces of a ligature
	// and before a sign on top of a letter.
	pieces = -0.15
	// maxLetterGap is the largest usual distance between spaced letters.
	maxLetterGap = 1.2
	// sameBase is the largest distance between the baselines of one line, and raised that
	// of a figure above or below the line.
	sameBase = 0.12
	raised   = 0.55
)

// letter is a character with ink and what precedes it.
type letter struct {
	*glyph
	blank bool // a blank of the file
	made  bool // a blank that the engine made up
	// gap is the way of the pen from the letter before, in sizes of the type. usual is
	// what is usual for letters of a word at this place.
	gap, usual float64
	// follows is set when the letter stands on the line of the one before, to its right.
	follows bool
}

// words joins the characters of a page, all of the same direction.
func words(glyphs []glyph) []word {
	letters := lettersOf(inLine(glyphs))
	setUsual(letters)
	overhang := overhangs(letters)
	var out []word
	var text strings.Builder
	end := func() {
		if len(out) > 0 {
			out[len(out)-1].text = plainLetters(text.String())
		}
		text.Reset()
	}
	for i := range letters {
		l := &letters[i]
		if i > 0 && (l.joins(overhang[letters[i-1].text], letters[i-1].icon) || l.goesOn(letters[i-1].glyph)) {
			out[len(out)-1].add(l.glyph)
		} else {
			end()
			out = append(out, word{left: l.x, right: max(l.x, l.right), base: l.y, top: l.top, bottom: l.bottom, size: l.size, bold: l.bold, icon: l.icon})
		}
		text.WriteString(l.text)
	}
	end()
	return out
}

// inLine sorts the characters of lines that run backwards, as the engine returns them
// from pages that were turned and for scripts that are read from the right. The blanks
// that it made up from that order are left out.
func inLine(glyphs []glyph) []glyph {
	out := make([]glyph, 0, len(glyphs))
	for from := 0; from < len(glyphs); {
		to, steps, back, last := from+1, 0, 0, &glyphs[from]
		for ; to < len(glyphs); to++ {
			g := &glyphs[to]
			if g.made {
				continue
			}
			if last.made || math.Abs(last.y-g.y) > 0.02*g.size || math.Abs(g.x-last.x) > wideGap*g.across {
				break
			}
			steps++
			if g.x < last.x-0.05*g.across {
				back++
			}
			last = g
		}
		line := glyphs[from:to]
		if 3*back > steps {
			line = slices.DeleteFunc(slices.Clone(line), func(g glyph) bool { return g.made })
			slices.SortStableFunc(line, func(a, b glyph) int { return cmp.Compare(a.x, b.x) })
		}
		out = append(out, line...)
		from = to
	}
	return out
}

// lettersOf returns the characters with ink, each with the blanks and the gap before it.
func lettersOf(glyphs []glyph) []letter {
	letters := make([]letter, 0, len(glyphs))
	var next letter
	for i := range glyphs {
		g := &glyphs[i]
		if g.blank() {
			next.blank, next.made = next.blank || !g.made, next.made || g.made
			continue
		}
		if g.text == hyphen {
			g.text = "-"
		}
		next.glyph = g
		if len(letters) > 0 {
			last := letters[len(letters)-1].glyph
			em := max(last.across, g.across, 1)
			next.gap = (g.x - last.right) / em
			size := max(last.size, g.size, 1)
			off := math.Abs(g.y - last.y)
			small := min(last.size, g.size) < 0.85*size
			next.follows = (off < sameBase*size || small && off < raised*size) && g.x > last.x-0.5*em && next.gap < 3
		}
		letters = append(letters, next)
		next = letter{}
	}
	return letters
}

// setUsual sets the usual distance for the letters of each line: the median of the
// distances between letters without a blank of the file between them. The few letters
// of a short line say little: there the smallest distance is the usual one, and a single
// one counts up to the gap that ends a word.
func setUsual(letters []letter) {
	for from := 0; from < len(letters); {
		to := from + 1
		for to < len(letters) && letters[to].follows && math.Abs(letters[to].size-letters[from].size) < 0.06*letters[from].size {
			to++
		}
		var gaps []float64
		for i := from + 1; i < to; i++ {
			if l := &letters[i]; !l.blank && l.gap > pieces && l.gap < maxLetterGap {
				gaps = append(gaps, l.gap)
			}
		}
		usual := 0.0
		if n := len(gaps); n > 0 {
			slices.Sort(gaps)
			usual = gaps[(n-1)/2]
			if n < 4 {
				usual = gaps[0]
			}
			if n < 2 {
				usual = min(usual, wordGap)
			}
		}
		for i := from; i < to; i++ {
			letters[i].usual = usual
		}
		from = to
	}
}

// overhangs returns by how much the pen seems to move less, or more, than usual after
// each letter, since its ink is wider than the way of the pen, as that of many an f, or
// its width is wrong in the file. Each pair of letters counts once with its smallest
// distance, which is one within words: a pair that is kerned says nothing of others.
func overhangs(letters []letter) map[string]float64 {
	pairs := map[string]map[string]float64{}
	for i := 1; i < len(letters); i++ {
		l, before := &letters[i], letters[i-1].text
		if !l.follows || l.blank || l.gap < pieces || l.gap > maxLetterGap || !startsLetter(l.text) || !startsLetter(before) {
			continue
		}
		if pairs[before] == nil {
			pairs[before] = map[string]float64{}
		}
		if least, ok := pairs[before][l.text]; !ok || l.gap-l.usual < least {
			pairs[before][l.text] = l.gap - l.usual
		}
	}
	out := map[string]float64{}
	for text, gaps := range pairs {
		list := slices.Sorted(maps.Values(gaps))
		low, middle := list[len(list)/4], list[(len(list)-1)/2]
		switch {
		case len(list) < leastPairs:
		case middle < -guessedGap:
			out[text] = middle
		case low > guessedGap && low < 1.6*wordGap && list[len(list)-1] > low+wordGap:
			out[text] = low // two clusters: within words, and at their ends
		}
	}
	return out
}

// leastPairs is the number of letters behind a letter from which its overhang is known.
const leastPairs = 3

// joins reports whether a letter belongs to the word of the letter before it, after
// which the pen moves by overhang more than usual.
func (l *letter) joins(overhang float64, afterIcon bool) bool {
	beyond := l.gap - l.usual - overhang
	// Where letters are spaced, so is the blank: words are set apart by the usual distance
	// once more, and rounded places of letters do not end a word.
	spread := max(l.usual, 0) / 2
	switch {
	case !l.follows || l.icon || afterIcon:
		return false
	case l.gap < pieces:
		return true
	case l.blank:
		return l.gap-l.usual < leastBlank
	case l.made:
		return beyond < guessedGap+spread
	}
	return beyond < wordGap+spread
}

// goesOn reports whether a letter of a script that is written without blanks follows
// another one with no blank of the file between them.
func (l *letter) goesOn(last *glyph) bool {
	return l.follows && !l.blank && l.gap < 0.6 && dense(l.text) && dense(last.text)
}

// dense reports whether a character belongs to a script that is written without blanks.
func dense(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x2e80 && r < 0xac00 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xfff0
}

// startsLetter reports whether a text begins with a letter.
func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// add appends a character to a word.
func (w *word) add(g *glyph) {
	w.right, w.top, w.bottom = max(w.right, g.right), max(w.top, g.top), min(w.bottom, g.bottom)
	if g.size > w.size { // a figure below the line came first
		w.size, w.base = g.size, g.y
	}
	w.bold = w.bold && g.bold
}

// hyphen is the character that the engine returns for a hyphen at the end of a line.
const hyphen = "\x02"

// plainLetters composes letters with their accents, and replaces ligatures and letters
// of other widths. Fractions and raised figures stay as they are: "½" is no "1⁄2", and
// "m²" no "m2".
func plainLetters(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] < 0x80
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r >= 0xfb00 && r <= 0xfb06 || r >= 0xff01 && r <= 0xffe6 || r >= 0xf900 && r <= 0xfaff || r >= 0x2e80 && r <= 0x2fdf || r >= 0xfb1d && r <= 0xfefc {
			b.WriteString(norm.NFKC.String(string(r)))
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}
