// Package papers makes résumés of invented people whose contents are known, the way
// that the programs people use write them, and measures how much of them is read.
//
// The parts are:
//
//   - papers.go: a paper, and the list of all that can be made here
//   - people.go: the people, in several professions and languages
//   - words.go: the headings and dates of their languages
//   - pdf.go: a writer of small PDF files
//   - sheet.go: the pages of a paper, line by line
//   - ways.go: the ways in which programs put the letters of a line
//   - drawn.go: one of them, with a font of drawn shapes
//   - layout.go: where the parts of a résumé stand on a page
//   - form.go: a form that is filled in
//   - written.go: the papers that need no program
//   - html.go, office.go, latex.go: the papers that programs make
//   - programs.go: running these programs, where they are installed
//   - score.go: what was read, compared with what is true
package papers

import "strings"

// Paper is a résumé in a file, with what is true about it.
type Paper struct {
	// Source is the program that makes the file, or what is odd in one that needs no
	// program. Style is how the résumé looks.
	Source, Style string
	Person        *Person
	// Data is the file.
	Data []byte
	// Words is all text that the paper shows, without the signs of bullets and what
	// repeats at the edge of pages.
	Words string
}

// Name says which paper it is.
func (p *Paper) Name() string {
	return strings.Join([]string{p.Source, p.Style, p.Person.Short}, ", ")
}
