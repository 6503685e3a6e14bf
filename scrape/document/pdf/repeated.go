package pdf

import (
	"math"
	"strings"
)

// place is a line by what it says and where it stands, whatever the number of the page.
type place struct {
	text string
	base int
}

// placeOf returns the place of a line. Numbers of up to three digits count as one.
func placeOf(r *row) place {
	var b strings.Builder
	for w := range strings.FieldsSeq(r.text()) {
		if len(w) <= maxPageDigits && strings.Trim(w, "0123456789") == "" {
			w = "#"
		}
		b.WriteString(w + " ")
	}
	return place{b.String(), int(math.Round(r.base / 4))}
}

// maxPageDigits is the number of digits of a page's number, at most.
const maxPageDigits = 3

// withoutRepeated removes page numbers at the edges of pages, and the lines that are at
// the same height at the edge of most pages, except for their first occurrence. A line
// with the number of its page has none that tells more.
func withoutRepeated(rows []row, pages []page) (kept []row, repeated []string) {
	onPages := map[place]map[int]bool{}
	for i := range rows {
		k := placeOf(&rows[i])
		if onPages[k] == nil {
			onPages[k] = map[int]bool{}
		}
		onPages[k][rows[i].page] = true
	}
	seen := map[place]bool{}
	for i := range rows {
		r := &rows[i]
		k := placeOf(r)
		edge := r.base > 0.9*pages[r.page].height || r.base < 0.1*pages[r.page].height
		often := len(pages) > 1 && edge && 3*len(onPages[k]) >= 2*len(pages)
		switch {
		case often && (seen[k] || strings.Contains(k.text, "#") || !hasLetter(k.text)), edge && pageNumber(r.text()):
			repeated = append(repeated, r.text())
		default:
			kept = append(kept, *r)
		}
		seen[k] = true
	}
	return kept, repeated
}

// pageNumber reports whether a line is a page number without words, such as "2" or
// "2 / 3".
func pageNumber(s string) bool {
	any := false
	for number := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" /-|·–", r) }) {
		if any = true; len(number) > maxPageDigits || strings.Trim(number, "0123456789") != "" {
			return false
		}
	}
	return any
}
