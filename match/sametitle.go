package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape"
)

// titleReader finds what tells the title of one job from that of another.
type titleReader struct {
	phrases        map[uint64]titlePhrase
	in, at         uint64 // the words that lead a place and an employer
	words          []titleWord
	place, company []titleWord
}

func newTitleReader() titleReader {
	return titleReader{phrases: titlePhrases(), in: hashWord("in"), at: hashWord("at")}
}

// titleWord is a word of a title, of letters, figures, "+" and "#".
type titleWord struct {
	hash            uint64
	first           rune
	letters, digits int
	part            int  // words of one part have no comma, dash or bracket between them
	joined          bool // by a slash or bar to the word before
	bracket         bool
	kind            wordKind
	// gone marks a word that tells no jobs apart, aside one that belongs to a part
	// of which no word does.
	gone, aside bool
}

// read is the hash of a title's words, in order, without the places, and with
// them. Both leave out marks of gender and the parts between dashes, commas or
// brackets that only say how the work is done or on what contract, number a
// requisition, or call to apply.
func (t *titleReader) read(p *scrape.Posting) (bare, full uint64) {
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

// hashes are those of the words that are left.
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

// all is the hash of all words.
func (t *titleReader) all() uint64 {
	h := uint64(seed)
	for i := range t.words {
		h = mix(h, t.words[i].hash)
	}
	return h
}

// know looks the phrases of a title up, the longest first, and writes short words
// out.
func (t *titleReader) know() {
	for i := 0; i < len(t.words); {
		h, n, kind := uint64(seed), 1, wordKind(0)
		for j := i; j < min(i+longestPhrase, len(t.words)) && t.words[j].part == t.words[i].part; j++ {
			h = mix(h, t.words[j].hash)
			p, ok := t.phrases[h]
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

// local reports a word of the posting's own place.
func (t *titleReader) local(w *titleWord) bool {
	return w.letters > 1 && slices.ContainsFunc(t.place, func(p titleWord) bool { return p.hash == w.hash })
}

// genders marks letters and words that stand for the genders, in a row with
// slashes or bars between them, or by themselves in brackets: "m/w/d", "(x)".
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

// gender reports what stands for a gender where it stands in a row.
func (w *titleWord) gender() bool {
	return w.kind&aGender != 0 || w.letters == 1 && strings.ContainsRune("mwfdxh", w.first)
}

// employer marks the employer's name where it is a part of its own or stands
// behind "at" at the end.
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

// setAside marks the words of a part of which none says anything of the job.
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

// requisition reports the number of a requisition, which is longer than a year
// and has a letter or two before it at most; behind a label a shorter one will do.
func (w *titleWord) requisition(labelled bool) bool {
	return w.letters-w.digits <= 2 && (w.digits > 4 || w.digits == 4 && w.first != '1' && w.first != '2' || labelled && w.digits > 0)
}

// cutTitle adds the words of a title or name to a list.
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
		for inTitleWord(r) {
			r = unicode.ToLower(r)
			if w.letters == 0 {
				w.first = r
			}
			if unicode.IsDigit(r) {
				w.digits++
			}
			w.hash = (w.hash ^ uint64(r)) * prime
			w.letters++
			i += size
			if i >= len(s) {
				break
			}
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		list, joined, last = append(list, w), false, 0
	}
	return list
}

func inTitleWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '#'
}
