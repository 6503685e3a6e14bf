package papers

import (
	"fmt"
	"strings"
)

// The size of an A4 page, in points.
const (
	paperWidth  = 595.0
	paperHeight = 842.0
	margin      = 54.0
)

// sheet is the pages of a paper, which are filled from the top.
type sheet struct {
	file *file
	way  way
	size float64 // of plain text
	// turn is by how much each page is turned for the screen, its contents the other
	// way; left and bottom are where the page's box begins.
	turn         int
	left, bottom float64
	// foot stands at the foot of every page, with its number.
	foot string
	// round is set for bullets that are drawn, hyphens where long words are parted at
	// the end of a line.
	round, hyphens bool

	y       float64
	content strings.Builder
	words   strings.Builder
}

// newSheet begins a paper.
func newSheet(w way, size float64) *sheet {
	return &sheet{file: newFile(), way: w, size: size, y: paperHeight - margin}
}

// say records what the paper says.
func (s *sheet) say(text string) { s.words.WriteString(text + "\n") }

// put writes a line where it is told, without recording it. Letters stand apart by
// spread, in parts of the size.
func (s *sheet) put(x, y float64, text, font string, size, spread float64) {
	s.way(s.file, &s.content, run{x: x, y: y, text: text, font: font, size: size, apart: spread * size})
}

// line writes a line of plain size at x and the present height.
func (s *sheet) line(x float64, text, font string) {
	s.say(text)
	s.put(x, s.y, text, font, s.size, 0)
}

// right writes a line that ends at the right margin.
func (s *sheet) right(text string) {
	s.line(paperWidth-margin-s.file.width(text, regular, s.size), text, regular)
}

// down goes down by some lines.
func (s *sheet) down(lines float64) { s.y -= lines * s.size * 1.25 }

// need begins a new page where fewer lines than that are left.
func (s *sheet) need(lines float64) {
	if s.y-lines*s.size*1.25 < margin {
		s.end()
	}
}

// end ends the page.
func (s *sheet) end() {
	if s.foot != "" {
		s.put(margin, 30, fmt.Sprintf("%s %d", s.foot, len(s.file.pages)+1), regular, 8, 0)
	}
	w, h := paperWidth, paperHeight
	matrix := [6]float64{1, 0, 0, 1, s.left, s.bottom}
	switch s.turn {
	case 90:
		w, h = h, w
		matrix = [6]float64{0, 1, -1, 0, s.left + w, s.bottom}
	case 180:
		matrix = [6]float64{-1, 0, 0, -1, s.left + w, s.bottom + h}
	case 270:
		w, h = h, w
		matrix = [6]float64{0, -1, 1, 0, s.left, s.bottom + h}
	}
	m := strings.Trim(fmt.Sprint(matrix), "[]")
	s.file.page(fmt.Sprintf("/MediaBox[%g %g %g %g]/Rotate %d", s.left, s.bottom, s.left+w, s.bottom+h, s.turn), m+" cm\n"+s.content.String())
	s.content.Reset()
	s.y = paperHeight - margin
}

// wrap parts a text into lines that fit a width.
func (s *sheet) wrap(text, font string, width float64) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		next := strings.TrimLeft(line+" "+word, " ")
		if s.file.width(next, font, s.size) <= width || line == "" {
			line = next
			continue
		}
		if half := len(word) / 2; s.hyphens && half > 4 && isPlain(word) && s.file.width(line+" "+word[:half]+"-", font, s.size) <= width {
			line, word = line+" "+word[:half]+"-", word[half:]
		}
		lines = append(lines, line)
		line = word
	}
	return append(lines, line)
}

// isPlain reports whether a word is of plain letters.
func isPlain(word string) bool {
	return strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// paragraph writes a text at x over as many lines as the width asks for.
func (s *sheet) paragraph(x, width float64, text, font string) {
	s.say(text)
	for _, l := range s.wrap(text, font, width) {
		s.need(1)
		s.put(x, s.y, l, font, s.size, 0)
		s.down(1)
	}
}

// item writes a paragraph with a bullet before it.
func (s *sheet) item(x, width float64, text string) {
	s.need(1)
	if s.round {
		fmt.Fprintf(&s.content, "%g %g m %g %g %g %g %g %g c %g %g %g %g %g %g c f\n", x+1, s.y+3, x+1, s.y+5, x+4, s.y+5, x+4, s.y+3, x+4, s.y+1, x+1, s.y+1, x+1, s.y+3)
	} else {
		s.put(x, s.y, "•", regular, s.size, 0)
	}
	s.paragraph(x+s.size, width-s.size, text, regular)
}

// paper ends the last page and is the paper.
func (s *sheet) paper(source, style string, p *Person) *Paper {
	s.end()
	return &Paper{Source: source, Style: style, Person: p, Data: s.file.bytes(), Words: s.words.String()}
}
