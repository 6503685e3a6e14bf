// Package block holds the value types of a document that was read: blocks of text with
// the structure that the file gives them, and the named fields of a résumé that another
// program exported. Readers of formats make them, and who reads a résumé takes them, so
// that neither needs to know the other.
//
//   - block.go: blocks, and documents that consist of them
//   - profile.go: the fields of an exported résumé
//   - text.go: plain lines into blocks and back
//
// It knows no format but plain lines with a few marks, and no meaning: a heading is a
// heading here, never "Experience".
package block

// Kind is the kind of a block.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item // of a list
)

// Block is a paragraph, a heading, an item of a list or a row of a table. The zero value
// is an empty paragraph.
type Block struct {
	// Text is the block's text on one line, clean and without the signs of headings and
	// lists. The cells of a row are joined with " | ".
	Text string
	Kind Kind
	// Level is the level of a heading, 1 for the highest to 6; 0 when the file does not
	// tell.
	Level int
	// Depth is the nesting of an item, 1 for an outermost list; 0 for other blocks.
	Depth int
	// Cells are the cells of a table's row, from the left, without empty ones; none for
	// other blocks.
	Cells []string
	// Names is set for the row of a table that names its columns.
	Names bool
	// Column is the number of the column of the page, from 1 on, in which the block
	// stands; 0 where the page has one column, or the block goes over its width.
	Column int
	// Bold is set when all of the text is in bold type.
	Bold bool
	// Size is the size of the type in points, 0 when the file does not tell.
	Size float64
	// Gap is set when more room is above the block than between the lines of a
	// paragraph, as a blank line leaves it. The first block of a document has none.
	Gap bool
	// Line is set when the block is one line as somebody typed it, which the next may
	// continue. Indent is the number of bytes of white space before such a line.
	Line   bool
	Indent int
}

// Document is what a file says.
type Document struct {
	// Blocks are the blocks in the order of reading.
	Blocks []Block
	// Profile, which may be nil, holds the fields of an exported résumé. It takes the
	// place of the blocks, which are empty then.
	Profile *Profile
}
