package dedupe

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/posting"
)

// titleReader finds the words of a title that distinguish one job from another.
type titleReader struct {
	phrases        *titlePhrases
	in, at         uint64 // hashes of the words before a place and before an employer
	words          []titleWord
	place, company []titleWord
}

// newTitleReader returns a reader with the words of data/titlewords.tsv.
func newTitleReader() titleReader {
	return titleReader{phrases: loadTitles(), in: hashWord("in"), at: hashWord("at")}
}

// titleWord is a word of a title: a run of letters, digits, "+" and "#".
type titleWord struct {
	hash            uint64
	first           rune
	letters, digits int
	part            int  // number of its part; commas, dashes and brackets end a part
	joined          bool // a slash or bar joins it to the word before
	bracket         bool // it is in brackets
	kind            wordKind
	// gone marks a word that does not distinguish jobs, aside a word of a part in which
	// no word does.
	gone, aside bool
}

// read returns the hashes of a posting's title, without the places and with them. Both
// leave out marks of gender, the employer's name, and the parts between dashes, commas
// or brackets that only say how the work is done or on what contract, give the number
// of a requisition, or call to apply.
func (t *titleReader) read(p *posting.Posting) (bare, full uint64) {
	t.words = cutTitle(t.words[:0], p.Title)
	t.place = cutTitle(t.place[:0], p.Location)
	t.company = cutTitle(t.company[:0], p.Company)
	t.know()
	t.genders()
	t.employer()
	for from := 0; from < len(t.words); {
		to := from + 1
		for to < len(t.words) && t.words[to].part == t.words[from].part {
			to++
		}
		t.setAside(t.words[from:to])
		from = to
	}
	return t.hashes()
}

// hashes returns the hashes of the words that are left, without the places and with
// them. A title of which nothing is left keeps all its words, and one of which only
// places are left keeps these in both.
func (t *titleReader) hashes() (bare, full uint64) {
	bare, full = seed, seed
	for i := range t.words {
		w := &t.words[i]
		if w.gone || w.aside && w.kind&aPlace == 0 {
			continue
		}
		full = mix(full, w.hash)
		leads := w.hash == t.in && i+1 < len(t.words) && t.words[i+1].kind&aPlace != 0
		if !w.aside && w.kind&aPlace == 0 && !leads {
			bare = mix(bare, w.hash)
		}
	}
	switch {
	case full == seed:
		return t.all(), t.all()
	case bare == seed:
		return full, full
	}
	return bare, full
}

// all returns the hash of all words.
func (t *titleReader) all() uint64 {
	h := uint64(seed)
	for i := range t.words {
		h = mix(h, t.words[i].hash)
	}
	return h
}

// know sets the kinds of the words of a title, by the longest phrase at each, and
// replaces abbreviations with the words that they are short for.
func (t *titleReader) know() {
	for i := 0; i < len(t.words); {
		h, n, kind := uint64(seed), 1, wordKind(0)
		for j := i; j < min(i+longestPhrase, len(t.words)) && t.words[j].part == t.words[i].part; j++ {
			h = mix(h, t.words[j].hash)
			p, ok := t.phrases.byHash[h]
			if !ok {
				break
			}
			if p.kind&^longer != 0 {
				n, kind = j-i+1, p.kind&^longer
			}
			if j == i && p.as != 0 {
				t.words[i].hash = p.as
			}
			if p.kind&longer == 0 {
				break
			}
		}
		for j := i; j < i+n; j++ {
			w := &t.words[j]
			if w.kind |= kind; w.kind == 0 && t.local(w) {
				w.kind = aPlace
			}
		}
		i += n
	}
}

// local reports whether a word occurs in the posting's own location.
func (t *titleReader) local(w *titleWord) bool {
	return w.letters > 1 && slices.ContainsFunc(t.place, func(p titleWord) bool { return p.hash == w.hash })
}

// genders marks the letters and words that denote genders, in a row joined by slashes
// or bars, or by themselves in brackets: "m/w/d", "(x)".
func (t *titleReader) genders() {
	for i := 0; i < len(t.words); {
		j := i
		for j < len(t.words) && t.words[j].gender() && (j == i || t.words[j].joined || t.words[j].bracket && t.words[i].bracket) {
			j++
		}
		alone := j > i && t.words[i].bracket && (i == 0 || t.words[i-1].part != t.words[i].part) && (j == len(t.words) || t.words[j].part != t.words[j-1].part)
		for k := i; k < j && (j-i > 1 || alone); k++ {
			t.words[k].gone = true
		}
		i = max(j, i+1)
	}
}

// gender reports whether a word denotes a gender if it occurs in a row of such words.
func (w *titleWord) gender() bool {
	return w.kind&aGender != 0 || w.letters == 1 && strings.ContainsRune("mwfdxh", w.first)
}

// employer marks the employer's name where it is a part by itself, or comes after "at"
// at the end of a part.
func (t *titleReader) employer() {
	n, of := len(t.words), len(t.company)
	if of == 0 || n <= of {
		return
	}
	same := func(from int) bool {
		return slices.EqualFunc(t.words[from:from+of], t.company, func(a, b titleWord) bool { return a.hash == b.hash })
	}
	for i := 0; i+of <= n; i++ {
		begins, ends := i == 0 || t.words[i-1].part != t.words[i].part, i+of == n || t.words[i+of-1].part != t.words[i+of].part
		at := ends && i > 1 && t.words[i-1].hash == t.at
		if !(begins && ends || at) || !same(i) {
			continue
		}
		for k := i; k < i+of; k++ {
			t.words[k].gone = true
		}
		t.words[max(i-1, 0)].gone = at || t.words[max(i-1, 0)].gone
	}
}

// setAside marks the words of a part in which no word says anything about the job.
func (t *titleReader) setAside(part []titleWord) {
	says, labelled := false, false
	for i := range part {
		labelled = labelled || part[i].kind&aLabel != 0
	}
	for i := range part {
		switch w := &part[i]; {
		case w.gone, w.kind&aLink != 0 && w.kind&(aPlace|anAside) == 0:
		case w.kind&(aPlace|anAside) != 0, w.requisition(labelled):
			says = true
		case w.digits > 0 && w.digits < 3 && w.letters == w.digits:
		default:
			return
		}
	}
	for i := range part {
		part[i].aside = says
	}
}

// requisition reports whether a word is the number of a requisition. Such a number has
// at most two letters, and more than four digits or four that are no year; in a part
// with a label any number of digits is enough.
func (w *titleWord) requisition(labelled bool) bool {
	return w.letters-w.digits <= 2 && (w.digits > 4 || w.digits == 4 && w.first != '1' && w.first != '2' || labelled && w.digits > 0)
}

// cutTitle appends the words of a title or name to a list.
func cutTitle(list []titleWord, s string) []titleWord {
	part, bracket, joined := 0, 0, false
	var last rune
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inTitleWord(r) {
			switch {
			case r == '(' || r == '[' || r == '{':
				part, bracket = part+1, bracket+1
			case r == ')' || r == ']' || r == '}':
				part, bracket = part+1, max(bracket-1, 0)
			case strings.ContainsRune(",;|–—•·!@", r), (r == '-' || r == ':') && (last == ' ' || i+1 == len(s) || s[i+1] == ' '):
				part++
			}
			joined = r == '/' || r == '|' || r == '*' || joined && r == ' '
			last, i = r, i+size
			continue
		}
		if r == '#' {
			part++ // the number of a requisition
		}
		w := titleWord{hash: seed, part: part, joined: joined, bracket: bracket > 0}
		i += w.take(s[i:])
		list, joined, last = append(list, w), false, 0
	}
	return list
}

// take adds the characters at the start of a text to a word, as far as it goes, and
// returns their length in bytes.
func (w *titleWord) take(s string) int {
	for i, r := range s {
		if !inTitleWord(r) {
			return i
		}
		r = unicode.ToLower(r)
		if w.letters == 0 {
			w.first = r
		}
		if unicode.IsDigit(r) {
			w.digits++
		}
		w.hash = (w.hash ^ uint64(r)) * prime
		w.letters++
	}
	return len(s)
}

// inTitleWord reports whether a character belongs to a word of a title.
func inTitleWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '#'
}
