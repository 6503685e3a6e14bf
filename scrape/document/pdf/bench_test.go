package pdf

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// wordy are n lines of words of one to nine letters, as prose has them, within a width in
// letters. The seed tells which.
func wordy(n, width int, seed uint64) []string {
	r := rand.New(rand.NewPCG(seed, 2))
	out := make([]string, n)
	for i := range out {
		line := strings.Repeat("o", 1+r.IntN(9))
		for {
			next := line + " " + strings.Repeat("n", 1+r.IntN(9))
			if len(next) > width {
				break
			}
			line = next
		}
		out[i] = line
	}
	return out
}

// tall makes a page as high as n lines at a distance need, and as wide as they are.
func tall(n int, distance float64, parts ...[]glyph) page {
	p := sheet(parts...)
	p.height = distance * float64(n+2)
	for i := range p.glyphs {
		p.width = max(p.width, p.glyphs[i].right+20)
	}
	return p
}

// prose is a page of n lines.
func prose(n int) page {
	return tall(n, 12, lines(50, 12*float64(n), wordy(n, 95, 1)...))
}

// inColumns is a page of two columns of n lines each.
func inColumns(n int) page {
	return tall(n, 12, lines(50, 12*float64(n), wordy(n, 48, 1)...), lines(320, 12*float64(n), wordy(n, 48, 2)...))
}

// typewritten is a page of n lines whose blanks are below each other.
func typewritten(n int) page {
	return tall(n, 12, lines(50, 12*float64(n), numbered(n, "Line of a page full of text, which goes on and on until it is at the end of its column")...))
}

// grid is a page of n lines, distance points apart, with words of three letters at each
// of many places.
func grid(n, places int, distance float64) page {
	var parts [][]glyph
	for i := range n {
		for k := range places {
			parts = append(parts, written(20+560*float64(k)/float64(places), distance*float64(n-i), "abc"))
		}
	}
	return tall(n, distance, parts...)
}

// BenchmarkCompose measures pages as people have them, and pages that nobody has.
func BenchmarkCompose(b *testing.B) {
	for _, bc := range []struct {
		name string
		page page
	}{
		{"50 lines", prose(50)},
		{"100 lines", prose(100)},
		{"200 lines", prose(200)},
		{"two columns of 50 lines", inColumns(50)},
		{"two columns of 100 lines", inColumns(100)},
		{"50 lines of a typewriter", typewritten(50)},
		{"100 lines of a typewriter", typewritten(100)},
		{"50 lines of a table", grid(50, 6, 12)},
		{"50 lines of a grid", grid(50, 24, 12)},
		{"100 lines of a grid", grid(100, 16, 12)},
		{"100 lines of a grid, apart", grid(100, 16, 24)},
		{"300 lines of 100000 letters", tall(300, 12, lines(0, 3600, wordy(300, 333, 3)...))},
		{"10000 lines", prose(10000)},
		{"a word of 20000 letters", tall(1, 12, written(0, 12, strings.Repeat("x", 20000)))},
	} {
		b.Run(bc.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compose([]page{bc.page})
			}
		})
	}
}

// Twice the lines are little more than twice the work, counted in pieces of memory.
func TestWorkGrowsWithTheLines(t *testing.T) {
	for name, of := range map[string]func(n int) page{
		"lines":                prose,
		"columns":              inColumns,
		"lines of typewriters": typewritten,
		"tables":               func(n int) page { return grid(n, 6, 12) },
		"long pages":           func(n int) page { return prose(maxRows + 40*n) },
	} {
		work := func(n int) float64 {
			p := of(n)
			return testing.AllocsPerRun(1, func() { compose([]page{p}) })
		}
		if one, two := work(30), work(60); two > 3*one {
			t.Errorf("%s: %.0f for 60, %.0f for 30", name, two, one)
		}
	}
}
