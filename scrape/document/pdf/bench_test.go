package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// prose is a sheet of n lines over its width, distance points apart.
func prose(n int, distance float64) page {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf("Line %d of a page full of text, which goes on and on until it is at the end of its column", i)
	}
	p := sheet(spaced(50, distance*float64(n), distance, texts...))
	p.height = distance * float64(n+2)
	return p
}

// twoColumns is a sheet of two columns of n lines each, distance points apart.
func twoColumns(n int, distance float64) page {
	left, right := make([]string, n), make([]string, n)
	for i := range n {
		left[i], right[i] = fmt.Sprintf("Line %d of the column at the left", i), fmt.Sprintf("Line %d of the other column, at the right", i)
	}
	p := sheet(spaced(50, distance*float64(n), distance, left...), spaced(320, distance*float64(n), distance, right...))
	p.height = distance * float64(n+2)
	return p
}

// grid is a sheet of n lines, distance points apart, with a word of the given number of
// letters in each of many places.
func grid(n, places, letters int, distance float64) page {
	var parts [][]glyph
	for i := range n {
		for k := range places {
			parts = append(parts, written(20+560*float64(k)/float64(places), distance*float64(n-i), strings.Repeat("x", letters)))
		}
	}
	p := sheet(parts...)
	p.height = distance * float64(n+2)
	return p
}

// BenchmarkCompose measures pages as people have them, and pages that nobody has.
func BenchmarkCompose(b *testing.B) {
	for _, bc := range []struct {
		name string
		page page
	}{
		{"100 lines", prose(100, 12)},
		{"200 lines", prose(200, 12)},
		{"300 lines", prose(300, 12)},
		{"two columns of 100 lines", twoColumns(100, 12)},
		{"two columns of 200 lines", twoColumns(200, 12)},
		{"two columns of 300 lines", twoColumns(300, 12)},
		{"100 lines of a grid", grid(100, 16, 3, 12)},
		{"200 lines of a grid", grid(200, 16, 3, 12)},
		{"300 lines of a grid", grid(300, 16, 3, 12)},
		{"300 lines apart of a grid", grid(300, 16, 3, 24)},
		{"1000 lines", prose(1000, 12)},
		{"10000 lines", prose(10000, 12)},
	} {
		b.Run(bc.name, func(b *testing.B) {
			for b.Loop() {
				compose([]page{bc.page})
			}
		})
	}
}
