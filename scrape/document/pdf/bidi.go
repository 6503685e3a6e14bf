package pdf

import (
	"slices"
	"strings"
	"unicode"
)

// Words stand from the left to the right of a line, letters from the left to the right of
// a word. Hebrew and Arabic are read the other way, numbers and Latin names among them
// are not. logical puts the words of a line into the order of reading, by a simple form
// of the Unicode bidirectional algorithm turned round: runs of words that are read from
// the left keep their order, everything else is reversed.
func logical(words []string) []string {
	right, left := 0, 0
	for _, w := range words {
		for _, r := range w {
			switch {
			case fromRight(r):
				right++
			case unicode.IsLetter(r):
				left++
			}
		}
	}
	if right == 0 {
		return words
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = logicalWord(w)
	}
	if left > right {
		return out
	}
	slices.Reverse(out)
	for i := 0; i < len(out); {
		n := i
		for n < len(out) && !strings.ContainsFunc(out[n], fromRight) && strings.ContainsFunc(out[n], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
		slices.Reverse(out[i:n])
		i = max(n, i+1)
	}
	return out
}

// logicalWord puts the letters of a word into the order of reading.
func logicalWord(w string) string {
	if !strings.ContainsFunc(w, fromRight) {
		return w
	}
	letters := []rune(w)
	slices.Reverse(letters)
	for i := 0; i < len(letters); {
		n := i
		for n < len(letters) && (letters[n] < 0x250 && unicode.IsLetter(letters[n]) || unicode.IsDigit(letters[n]) || n > i && n+1 < len(letters) && strings.ContainsRune("./,:+#", letters[n]) && !fromRight(letters[n+1])) {
			n++
		}
		slices.Reverse(letters[i:n])
		i = max(n, i+1)
	}
	return string(letters)
}

// fromRight reports whether a letter is one of a script that is read from the right.
func fromRight(r rune) bool {
	return r >= 0x590 && r < 0x900 && !unicode.IsDigit(r) || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc
}
