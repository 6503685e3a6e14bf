package papers

// recipe is how a paper is written here.
type recipe struct {
	source, style string
	way           way
	layout        layout
	size          float64
	change        func(*sheet)
}

// recipes are the papers that are written here, with what programs do that readers
// stumble over.
func recipes() []recipe {
	right := oneColumn(0, datesRight(margin))
	turn := func(by int) func(*sheet) { return func(s *sheet) { s.turn = by } }
	return []recipe{
		{"plain text", "stacked", inOnePiece, oneColumn(0, stacked), 10, nil},
		{"plain text", "dates right", inOnePiece, right, 10, nil},
		{"object a glyph", "stacked", byGlyph, oneColumn(0, stacked), 10.2, nil},
		{"object a glyph", "dates right", byGlyph, right, 11, func(s *sheet) { s.round = true }},
		{"object a glyph", "no blanks", byGlyphWithoutBlanks, right, 10, nil},
		{"narrow blanks", "stacked", byGlyphInSteps, oneColumn(0, stacked), 8, nil},
		{"narrow blanks", "dates right", byGlyphInSteps, right, 10.5, func(s *sheet) { s.round = true }},
		{"blanks by offsets", "stacked", byOffsets, oneColumn(0, stacked), 10, nil},
		{"blanks by offsets", "dates right", byWord, right, 12, func(s *sheet) { s.foot = "Page" }},
		{"letters set apart", "by .12", inOnePiece, oneColumn(.12, stacked), 10, nil},
		{"letters set apart", "by .2", byGlyph, oneColumn(.2, datesRight(margin)), 10, nil},
		{"letters set apart", "by .3", byOffsets, oneColumn(.3, stacked), 11, nil},
		{"accents drawn", "stacked", withDrawnAccents, oneColumn(0, stacked), 10, nil},
		{"drawn letters", "stacked", inDrawnGlyphs, oneColumn(0, stacked), 10, nil},
		{"drawn letters", "dates right", inDrawnGlyphs, right, 11, nil},
		{"turned page", "by 90", inOnePiece, right, 10, turn(90)},
		{"turned page", "by 180", byGlyph, oneColumn(0, stacked), 10, turn(180)},
		{"turned page", "by 270", inOnePiece, headingsBeside, 10, turn(270)},
		{"box elsewhere", "above", inOnePiece, right, 10, func(s *sheet) { s.left, s.bottom = 1000, 2000 }},
		{"box elsewhere", "below", byGlyph, oneColumn(0, stacked), 10, func(s *sheet) { s.left, s.bottom = -300, -2000 }},
		{"round bullets", "stacked", inOnePiece, oneColumn(0, stacked), 11, func(s *sheet) { s.round = true }},
		{"parted words", "stacked", inOnePiece, oneColumn(0, stacked), 13, func(s *sheet) { s.hyphens, s.foot = true, "Page" }},
		{"dates beside", "on a line", inOnePiece, datesBeside(105), 10, nil},
		{"dates beside", "on two lines", inOnePiece, datesBeside(60), 10, nil},
		{"dates beside", "by glyph", byGlyph, datesBeside(70), 11, nil},
		{"headings beside", "level", inOnePiece, headingsBeside, 10, nil},
		{"headings beside", "by glyph", byGlyph, headingsBeside, 10, nil},
		{"headings beside", "upright", inOnePiece, headingsUpright, 10, nil},
		{"two columns", "narrow left", inOnePiece, twoColumns(true), 9, nil},
		{"two columns", "narrow right", inOnePiece, twoColumns(false), 9, nil},
		{"two columns", "by glyph", byGlyph, twoColumns(false), 9.5, func(s *sheet) { s.round = true }},
		{"table", "whole lines", inOnePiece, inTable, 9, nil},
		{"table", "by word", byWord, inTable, 9.5, nil},
	}
}

// Written makes the papers that need no program, each recipe for two people.
func Written() []*Paper {
	var list []*Paper
	all := people()
	for i, r := range recipes() {
		for k := range 2 {
			p := all[(2*i+3*k)%len(all)]
			if r.source == "accents drawn" {
				p = all[len(all)-1-k]
			}
			s := newSheet(r.way, r.size)
			if r.change != nil {
				r.change(s)
			}
			r.layout(s, p)
			list = append(list, s.paper(r.source, r.style, p))
		}
	}
	for _, p := range all[:2] {
		list = append(list, filledForm(p))
	}
	return list
}
