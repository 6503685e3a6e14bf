// Package office reads documents of office programs as blocks: DOCX, OpenDocument texts
// and RTF, whose form is known from their standards and from what the programs write.
//
//   - archive.go, xml.go: files in an archive, and the XML in them, within limits
//   - builder.go: paragraphs, tables and text boxes into blocks; margin.go: headers and
//     footers of pages
//   - docx.go, docxstyle.go, docxlist.go: Word
//   - odt.go, odtstyle.go: OpenDocument
//   - rtf.go, rtfword.go: Rich Text Format
//   - compound.go: why an older or locked document is not read
//
// It knows the look and the structure of text, and no meaning. It neither cleans text
// nor tells what kind a document is of. Notes, comments, deleted text and pictures are
// left out.
package office

import "skillmatch/scrape/document/block"

// Contents is what an office document says. The texts are as the file has them, with
// blanks folded but not clean.
type Contents struct {
	Blocks []block.Block
	// Hidden are texts that no reader sees.
	Hidden []string
	// Warnings say what is left out.
	Warnings []string
}
