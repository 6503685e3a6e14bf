package pdf

import (
	"math"
	"slices"
	"strings"

	"skillmatch/scrape/document/block"
)

// compose puts the text of all pages together.
func compose(pages []page) Document {
	var d Document
	var all []row
	for n := range pages {
		p := &pages[n]
		seen, hidden := p.visible()
		if hidden != "" {
			d.Hidden = append(d.Hidden, hidden)
		}
		for way := range p.turned {
			side := page{width: p.width, height: p.height, glyphs: p.turned[way]}
			if way%2 == 1 {
				side.width, side.height = p.height, p.width
			}
			var unseen string
			if p.turned[way], unseen = side.visible(); unseen != "" {
				d.Hidden = append(d.Hidden, unseen)
			}
		}
		rows, several, turned := p.rows(seen)
		d.Columns, d.Turned = d.Columns || several, append(d.Turned, turned...)
		for i := range rows {
			rows[i].page = n
		}
		all = append(all, rows...)
	}
	all, d.Repeated = withoutRepeated(all, pages)
	d.Blocks = blocksOf(all)
	d.Text = block.Text(d.Blocks)
	return d
}

// maxRows is the number of lines of a page up to which columns are looked for. No page
// that people read has more.
const maxRows = 300

// rows returns the lines of a page in the order of reading, whether it has columns side
// by side, and the turned texts that are left out.
func (p *page) rows(seen []glyph) (rows []row, several bool, left []string) {
	o := reader{width: p.width}
	o.tables(append(words(seen), p.recognized...), bands(p.flat, p.upright), p.dots)
	for n := range p.turned {
		left = append(left, o.aside(p, n)...)
	}
	return o.out, o.columns > 0, left
}

// maxAside is the number of words of a turned heading, at most.
const maxAside = 5

// aside puts turned texts, which run along the lines that they are headings of, before
// the first of those lines. It returns the texts that are too long for headings: marks
// of publishers, labels of figures.
func (o *reader) aside(p *page, turns int) (left []string) {
	for _, r := range rowsOf(words(p.turned[turns])) {
		for _, part := range phrases(r.words, 0.7*r.size) {
			text := joinWords(part)
			if len(part) > maxAside || !hasLetter(text) {
				left = append(left, text)
				continue
			}
			top := part[len(part)-1].right // of text that runs upwards
			if turns == 3 {
				top = p.height - part[0].left
			}
			top += 0.9 * r.size
			at := slices.IndexFunc(o.out, func(r row) bool { return r.base < top })
			if at < 0 {
				at = len(o.out)
			}
			h := row{words: []word{{text: text, base: top, size: r.size, bold: true}}, base: top, size: r.size, bold: true}
			o.out = slices.Insert(o.out, at, h)
		}
	}
	return left
}

// minSize is the size in points below which nobody can read.
const minSize = 2.0

// placed reports whether the places of a character are numbers within reason.
func (g *glyph) placed() bool {
	const far = 1e6 // points
	sum := 0.0
	for _, v := range []float64{g.x, g.y, g.left, g.right, g.top, g.bottom, g.size, g.across} {
		sum += math.Abs(v)
	}
	return sum < far // false for what is no number
}

// visible returns the characters that a reader sees, and the text of the others.
func (p *page) visible() (seen []glyph, hidden string) {
	var b strings.Builder
	for _, g := range p.glyphs {
		blank := g.blank()
		off := g.right <= 0 || g.left >= p.width || g.top <= 0 || g.bottom >= p.height
		switch {
		case !blank && (g.unseen || off || !g.placed() || g.size > 0 && g.size < minSize):
			b.WriteString(g.text)
		case blank && b.Len() > 0:
			b.WriteByte(' ')
			seen = append(seen, g)
		default:
			seen = append(seen, g)
		}
	}
	return seen, strings.Join(strings.Fields(b.String()), " ")
}
