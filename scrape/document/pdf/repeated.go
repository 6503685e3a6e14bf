package pdf

import (
	"math"
	"strings"
)

// withoutRepeated removes page numbers at the edges of pages, and the lines that are at
// the same height at the edge of most pages, except for their first occurrence.
func withoutRepeated(rows []row, pages []page) (kept []row, repeated []string) {
	type key struct {
		text string
		base int
	}
	keyOf := func(r *row) key {
		text := strings.TrimRight(r.text(), "0123456789 ") // the number of the page
		return key{text, int(math.Round(r.base / 4))}
	}
	count := map[key]int{}
	for i := range rows {
		count[keyOf(&rows[i])]++
	}
	seen := map[key]bool{}
	for i := range rows {
		r := &rows[i]
		k := keyOf(r)
		edge := r.base > 0.9*pages[r.page].height || r.base < 0.1*pages[r.page].height
		switch {
		case len(pages) > 1 && edge && 3*count[k] >= 2*len(pages) && (seen[k] || !hasLetter(k.text)), edge && pageNumber(r.text()):
			repeated = append(repeated, r.text())
		default:
			kept = append(kept, *r)
		}
		seen[k] = true
	}
	return kept, repeated
}

// pageNumber reports whether a line is a page number such as "2", "2 / 3" or "Page 2 of
// 3".
func pageNumber(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"page", "of", "seite", "von", "página", "de", "pagina", "di", "van", "sur"} {
		s = strings.ReplaceAll(s, w, " ")
	}
	digits := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c != ' ' && c != '/' && c != '-' && c != '|' && c != '·':
			return false
		}
	}
	return digits > 0 && digits <= 6
}
