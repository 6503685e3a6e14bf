package skill

import (
	"cmp"
	"embed"
	"slices"

	"skillmatch/index/table"
)

//go:embed words/lookalikes.tsv
var lookalikesFile embed.FS

// lookalikeRows reads the table of ordinary words that look like misspelt names.
func lookalikeRows() []table.Row {
	return table.MustRead(lookalikesFile, "words/lookalikes.tsv", "language", "word", "name")
}

// leastMisspelt is the least number of letters of a name that is recognized although it
// is misspelt, and of the word that is written for it. Among shorter words too many are
// one letter apart.
const leastMisspelt = 8

// misspellings finds the names that are misspelt by one letter: one too many, one
// missing, another one, or two that changed places. They begin with the right letter. A
// word of the table is never one, so the ordinary words that look like a name are in it.
type misspellings []nameEnd

// nameEnd is one end of a name: its first or last four bytes. One of them is right
// where one letter is wrong.
type nameEnd struct {
	bytes uint32
	word  int32
}

// endLength is the number of bytes of a [nameEnd].
const endLength = 4

// bytesOf returns the first four bytes of s in lower case.
func bytesOf(s string) uint32 {
	return uint32(lower(s[0])) | uint32(lower(s[1]))<<8 | uint32(lower(s[2]))<<16 | uint32(lower(s[3]))<<24
}

// mayBeMisspelt reports whether a word is long enough and has letters alone.
func mayBeMisspelt[T string | []byte](word T) bool {
	if len(word) < leastMisspelt {
		return false
	}
	for i := range len(word) {
		if c := word[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// add adds a name by both of its ends.
func (m *misspellings) add(name string, word int32) {
	*m = append(*m, nameEnd{bytesOf(name), word}, nameEnd{bytesOf(name[len(name)-endLength:]), word})
}

// sort brings the names into the order in which they are looked up.
func (m misspellings) sort() { slices.SortFunc(m, nameEnd.compare) }

// compare orders ends of names by their bytes, then by word.
func (e nameEnd) compare(o nameEnd) int {
	return cmp.Or(cmp.Compare(e.bytes, o.bytes), cmp.Compare(e.word, o.word))
}

// find returns the number of the name that a word misspells, or noWord. Of several it
// is the one that was added first.
func (m misspellings) find(t *wordTable, word string) int32 {
	found := noWord
	for _, end := range [...]uint32{bytesOf(word), bytesOf(word[len(word)-endLength:])} {
		i, _ := slices.BinarySearchFunc(m, nameEnd{bytes: end, word: noWord}, nameEnd.compare)
		for ; i < len(m) && m[i].bytes == end; i++ {
			if n := m[i].word; (found == noWord || n < found) && oneLetterApart(t.word(n), word) {
				found = n
			}
		}
	}
	return found
}

// oneLetterApart reports whether a word in any case is a name with one letter wrong,
// after the first. A name with an s at its end is its plural.
func oneLetterApart(name []byte, word string) bool {
	n, w := len(name), len(word)
	if w < n-1 || w > n+1 || name[0] != lower(word[0]) {
		return false
	}
	from := 0 // the first letter that differs
	for from < min(n, w) && name[from] == lower(word[from]) {
		from++
	}
	same := func(i, j int) bool { return equalFolded(name[min(i, n):], word[min(j, w):]) }
	switch {
	case w == n-1:
		return same(from+1, from) && !(from == w && name[from] == 's')
	case w == n+1:
		return same(from, from+1) && !(from == n && lower(word[from]) == 's')
	}
	swapped := from+1 < n && name[from] == lower(word[from+1]) && name[from+1] == lower(word[from])
	return from < n && (same(from+1, from+1) || swapped && same(from+2, from+2))
}

// eachMisspelling calls do with all words that misspell a name. The word is valid until
// the next call.
func eachMisspelling(name []byte, do func(word []byte)) {
	buffer := make([]byte, 0, len(name)+1)
	for i := 1; i <= len(name); i++ {
		head, tail := name[:i], name[i:]
		for c := byte('a'); c <= 'z'; c++ {
			do(append(append(append(buffer[:0], head...), c), tail...))
			if len(tail) > 0 {
				do(append(append(append(buffer[:0], head...), c), tail[1:]...))
			}
		}
		if len(tail) > 0 {
			do(append(append(buffer[:0], head...), tail[1:]...))
		}
		if len(tail) > 1 {
			do(append(append(append(buffer[:0], head...), tail[1], tail[0]), tail[2:]...))
		}
	}
}
