package document

import (
	"slices"
	"strings"

	"skillmatch/scrape/document/block"
	"skillmatch/scrape/document/mend"
)

// maxBlocks is the number of blocks of a document that are kept.
const maxBlocks = 100_000

// shownLine returns a text of a document on one clean line, mended if it was garbled.
func shownLine(s string) string { return Line(mend.Text(s)) }

// shown makes the blocks of a document clean. A paragraph that begins with the sign of a
// list is an item. Blocks without text leave a gap if they had one.
func shown(list []block.Block) []block.Block {
	out := make([]block.Block, 0, len(list))
	gap := false
	for _, b := range list[:min(len(list), maxBlocks)] {
		b.Text = shownLine(b.Text)
		if len(b.Cells) > 0 {
			b.Cells = shownLines(b.Cells)
			b.Text = strings.Join(b.Cells, " | ")
		}
		if len(b.Cells) < 2 {
			b.Cells = nil
		}
		gap = gap || b.Gap
		if strings.Trim(b.Text, "-=_*~ ") == "" {
			gap = gap || b.Text != ""
			continue
		}
		if b.Kind == block.Paragraph && len(b.Cells) == 0 {
			if l := block.FromText(b.Text); len(l) == 1 && l[0].Kind == block.Item {
				b.Kind, b.Text, b.Depth = block.Item, l[0].Text, max(1, b.Indent/2)
				b.Line, b.Indent = false, 0
			}
		}
		b.Gap, gap = gap && len(out) > 0, false
		out = append(out, b)
	}
	outermost(out)
	tableHeads(out)
	return out
}

// The least cells and rows by which a head of a table is known that the file does not
// mark.
const (
	leastCells = 3
	leastRows  = 2
)

// tableHeads marks rows that name the columns of the rows below, of which each has a year
// in the same column, and which have none themselves.
func tableHeads(list []block.Block) {
	for from := 0; from < len(list); {
		cells := len(list[from].Cells)
		end := from + 1
		for end < len(list) && cells >= leastCells && len(list[end].Cells) == cells {
			end++
		}
		if head := &list[from]; end-from > leastRows && !hasDigit(head.Text) && yearsBelow(list[from+1:end]) {
			head.Names = true
		}
		from = end
	}
}

// hasDigit reports whether a text has a digit.
func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// yearsBelow reports whether rows with the same number of cells have a year in the same
// column.
func yearsBelow(rows []block.Block) bool {
	for column := range rows[0].Cells {
		if !slices.ContainsFunc(rows, func(b block.Block) bool { return !hasYear(b.Cells[column]) }) {
			return true
		}
	}
	return false
}

// outermost makes the lists below each heading begin at the outermost level, which
// documents that use lists for layout do not.
func outermost(list []block.Block) {
	for from := 0; from < len(list); {
		end, least := from+1, 0
		for ; end < len(list) && list[end].Kind != block.Heading; end++ {
		}
		for _, b := range list[from:end] {
			if b.Kind == block.Item && (least == 0 || b.Depth < least) {
				least = b.Depth
			}
		}
		for i := from; i < end && least > 1; i++ {
			if list[i].Kind == block.Item {
				list[i].Depth -= least - 1
			}
		}
		from = end
	}
}

// shownLines returns the texts that are not empty, clean.
func shownLines(list []string) []string {
	var out []string
	for _, s := range list {
		if s = shownLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// shownProfile makes the fields of an exported résumé clean.
func shownProfile(p *block.Profile) {
	one := func(list ...*string) {
		for _, s := range list {
			*s = shownLine(*s)
		}
	}
	one(&p.Name, &p.Headline)
	p.Contact, p.Summary = shownLines(p.Contact), shownLines(p.Summary)
	for _, list := range [][]block.Position{p.Work, p.Volunteering, p.Projects} {
		for i := range list {
			e := &list[i]
			one(&e.Title, &e.Employer, &e.Location, &e.Start, &e.End)
			e.Summary, e.Highlights = shownLines(e.Summary), shownLines(e.Highlights)
		}
	}
	for i := range p.Education {
		e := &p.Education[i]
		one(&e.Degree, &e.Field, &e.School, &e.Start, &e.End)
		e.Details = shownLines(e.Details)
	}
	for i := range p.Certificates {
		one(&p.Certificates[i].Name, &p.Certificates[i].Issuer, &p.Certificates[i].Date)
	}
	for i := range p.Skills {
		one(&p.Skills[i].Name, &p.Skills[i].Level)
		p.Skills[i].Keywords = shownLines(p.Skills[i].Keywords)
	}
	for i := range p.Languages {
		one(&p.Languages[i].Name, &p.Languages[i].Level)
	}
	for i := range p.Others {
		one(&p.Others[i].Heading)
		p.Others[i].Lines = shownLines(p.Others[i].Lines)
	}
}

// plainLines writes blocks as plain lines, in the form that [Structure] describes.
func plainLines(list []block.Block) string {
	var b strings.Builder
	after := false // a heading stands above
	for i := range list {
		k := &list[i]
		if i > 0 && (k.Gap || k.Kind == block.Heading || after) {
			b.WriteByte('\n')
		}
		after = k.Kind == block.Heading
		switch {
		case k.Kind == block.Heading:
			b.WriteString(headingLead)
		case k.Kind == block.Item:
			b.WriteString(strings.Repeat("  ", max(k.Depth-1, 0)) + itemLead)
		case k.Line:
			b.WriteString(strings.Repeat(" ", min(k.Indent, 16)))
		}
		b.WriteString(k.Text)
		b.WriteByte('\n')
	}
	return Clean(b.String())
}
