package document

import (
	"iter"
	"slices"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"skillmatch/scrape/document/block"
)

// page reads HTML as blocks, whose texts are not clean, with the texts that are hidden.
// HTML that is nested more deeply than the parser allows is read as plain lines.
func page(source string) (list []block.Block, hidden []string) {
	root, err := nethtml.Parse(strings.NewReader(source))
	if err != nil {
		return block.FromText(flat(source)), nil
	}
	r := pageReader{sheet: readSheets(root), style: pageStyle{size: 12}, looks: maxLooks}
	r.node(root)
	r.end()
	return r.out, r.hidden
}

// pageBlocks reads HTML as clean blocks.
func pageBlocks(source string) []block.Block {
	list, _ := page(source)
	return shown(list)
}

// pageReader writes a tree as blocks. What stands below one another on the page becomes
// blocks of their own, what stands side by side cells of one block.
type pageReader struct {
	sheet  *sheet
	out    []block.Block
	hidden []string
	looks  int // nodes that may still be looked at ahead
	rows   int // the nesting of rows

	style   pageStyle // of the element that is being read
	line    []byte    // the current line, whose cells are parted by tabs
	plain   bool      // it holds text that is not bold
	size    float64   // of its first text
	gap     bool      // a gap is due
	heading int       // the level of the heading that is being read
	lists   int       // the nesting of lists
	entries bool      // the items of the list are entries of several lines
	item    bool      // the next line is the first of an item
	within  bool      // lines belong to an item that has begun
}

// node writes a node.
func (r *pageReader) node(n *nethtml.Node) {
	switch n.Type {
	case nethtml.TextNode:
		r.text(n.Data)
	case nethtml.DocumentNode:
		r.children(n)
	case nethtml.ElementNode:
		if withoutText(n.DataAtom) {
			return
		}
		outer := r.style
		r.style = r.sheet.style(n, outer)
		if r.style.display == unseen {
			r.hide(n)
		} else {
			r.element(n)
		}
		r.style = outer
	}
}

// The limits of what is read: how many hidden texts are told and the length of each in
// bytes, how many nodes are looked at ahead of reading them, and how deep rows are
// nested. Beyond the last two, structure is lost but no text.
const (
	maxHidden     = 50
	maxHiddenText = 500
	maxLooks      = 4_000_000
	maxRowDepth   = 24
)

// below returns what is below a node, as far as may be looked at.
func (r *pageReader) below(n *nethtml.Node) iter.Seq[*nethtml.Node] {
	return func(yield func(*nethtml.Node) bool) {
		for c := range n.Descendants() {
			if r.looks--; r.looks < 0 || !yield(c) {
				return
			}
		}
	}
}

// hide keeps a text that no reader sees.
func (r *pageReader) hide(n *nethtml.Node) {
	if s := strings.Join(strings.Fields(r.ahead(n, maxHiddenText)), " "); s != "" && len(r.hidden) < maxHidden {
		r.hidden = append(r.hidden, s)
	}
}

// ahead returns the text of a node as it is in the source, up to a length and the part
// that goes beyond it.
func (r *pageReader) ahead(n *nethtml.Node, most int) string {
	var b strings.Builder
	if n.Type == nethtml.TextNode {
		b.WriteString(n.Data[:min(len(n.Data), 2*most)])
	}
	for c := range r.below(n) {
		if c.Type == nethtml.TextNode && (c.Parent == nil || !withoutText(c.Parent.DataAtom)) {
			b.WriteString(c.Data[:min(len(c.Data), 2*most)])
		}
		if b.Len() > most {
			break
		}
	}
	return b.String()
}

// element writes an element by its type.
func (r *pageReader) element(n *nethtml.Node) {
	st := r.style
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.head(n)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		r.list(n)
	case atom.Li:
		r.listItem(n)
	case atom.Br:
		r.lineBreak()
	case atom.Tr:
		if r.rows < maxRowDepth {
			r.row(n)
		} else {
			r.block(n)
		}
	case atom.Hr:
		r.end()
		r.gap = true
	default:
		switch {
		case defines(n) && r.rows < maxRowDepth:
			r.definitions(n)
		case st.kept && st.display != inline && !r.hasBlocks(n):
			r.typed(n)
		case st.display == beside && !st.column && r.heading == 0 && r.rows < maxRowDepth:
			r.row(n)
		case st.display != inline && st.display != cellular, st.display == cellular && r.hasBlocks(n):
			r.block(n)
		default:
			r.inline(n)
		}
	}
}

// block writes an element that occupies lines of its own.
func (r *pageReader) block(n *nethtml.Node) {
	st := r.style
	r.divide()
	r.gap = r.gap || st.above && !r.within && !r.item
	from := len(r.out)
	r.children(n)
	r.divide()
	headed(r.out[min(from, len(r.out)):])
	r.gap = r.gap || st.below && !r.within && !r.item
}

// headed puts the heading of an entry before a line with a year that stands above it, as
// dates do above the name of a job: who reads on takes a heading for the beginning.
func headed(entry []block.Block) {
	if len(entry) < 2 || entry[0].Kind != block.Paragraph || entry[1].Kind != block.Heading || entry[1].Level <= lowest || len(entry[0].Text) > maxLinePart || !hasYear(entry[0].Text) {
		return
	}
	for _, b := range entry[2:] {
		if b.Kind == block.Heading && b.Level <= entry[1].Level {
			return // several entries
		}
	}
	gap := entry[0].Gap || entry[1].Gap
	entry[0], entry[1] = entry[1], entry[0]
	entry[0].Gap, entry[1].Gap = gap, false
	if len(entry) > 2 && entry[2].Kind == block.Paragraph {
		entry[2].Gap = false // the room below the heading
	}
}

// hasYear reports whether a text holds a number of four digits.
func hasYear(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			digits = 0
		} else if digits++; digits == 4 && (i+1 == len(s) || s[i+1] < '0' || s[i+1] > '9') {
			return true
		}
	}
	return false
}

// divide ends the line; in a heading, whose parts stay together, it ends a cell.
func (r *pageReader) divide() {
	if r.heading > 0 {
		r.tab()
		return
	}
	r.end()
}

// head writes a heading.
func (r *pageReader) head(n *nethtml.Node) {
	st := r.style
	r.end()
	outer := r.heading
	r.gap = r.gap || st.above
	r.heading, r.item, r.within = int(n.Data[1]-'0'), false, false
	r.children(n)
	r.end()
	r.heading = outer
	r.gap = r.gap || st.below
}

// list writes a list.
func (r *pageReader) list(n *nethtml.Node) {
	st := r.style
	r.end()
	r.gap = r.gap || st.above && r.lists == 0
	within, entries := r.within, r.entries
	r.lists++
	r.within, r.entries = false, false
	for c := range n.ChildNodes() {
		r.entries = r.entries || c.DataAtom == atom.Li && (layout(c) || r.entry(c))
	}
	r.children(n)
	r.end()
	r.lists--
	r.within, r.entries = within, entries
	r.gap = r.gap || st.below && r.lists == 0
}

// listItem writes a list's item. One that serves layout, with headings or tables in it
// or in another item of the list, is written as a block.
func (r *pageReader) listItem(n *nethtml.Node) {
	st := r.style
	r.end()
	if r.entries || layout(n) {
		lists, from := r.lists, len(r.out)
		r.lists, r.item, r.within, r.gap = 0, false, false, true
		r.content(n, st)
		r.end()
		headed(r.out[from:])
		r.lists, r.gap = lists, true
		return
	}
	r.item, r.within = true, false
	r.gap = r.gap || st.above && st.below
	r.content(n, st)
	r.end()
	r.item, r.within = false, false
}

// entry reports whether a list's item is an entry of several lines rather than a point:
// it holds two blocks or more that are no paragraphs, or a list below two paragraphs.
func (r *pageReader) entry(n *nethtml.Node) bool {
	blocks, paragraphs := 0, 0
	for c := range r.below(n) {
		if c.Type != nethtml.ElementNode || withoutText(c.DataAtom) {
			continue
		}
		switch {
		case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
			return blocks+paragraphs > 1
		case c.DataAtom == atom.P:
			paragraphs++
		case blockElement(c.DataAtom) && !r.hasBlocks(c) && strings.TrimSpace(r.ahead(c, maxLinePart)) != "":
			blocks++
		}
	}
	return blocks > 1 || blocks == 1 && paragraphs > 0
}

// content writes the children of an element, side by side if its style says so.
func (r *pageReader) content(n *nethtml.Node, st pageStyle) {
	if st.display == beside && !st.column && r.rows < maxRowDepth {
		r.row(n)
		return
	}
	r.children(n)
}

// row writes an element whose children stand side by side.
func (r *pageReader) row(n *nethtml.Node) {
	r.end()
	from := len(r.out)
	var cells [][]block.Block
	for c := range n.ChildNodes() {
		cells = append(cells, r.cell(c, from))
	}
	r.out = append(r.out[:from], block.Row(cells)...)
	if len(r.out) == from+1 && len(r.out[from].Cells) > 1 && namesColumns(n) {
		r.out[from].Names = true
	}
}

// namesColumns reports whether a row of a table, which other rows follow, has nothing but
// names in it.
func namesColumns(row *nethtml.Node) bool {
	if row.DataAtom != atom.Tr || row.Parent == nil {
		return false
	}
	for c := range row.ChildNodes() {
		if c.Type == nethtml.ElementNode && c.DataAtom != atom.Th {
			return false
		}
	}
	for s := row.NextSibling; s != nil; s = s.NextSibling {
		if s.DataAtom == atom.Tr {
			return true
		}
	}
	return row.Parent.DataAtom == atom.Thead
}

// cell returns the blocks of a node, which stand from an index on while they are made.
func (r *pageReader) cell(n *nethtml.Node, from int) []block.Block {
	item := r.item
	r.rows++
	r.node(n)
	r.end()
	r.rows--
	cell := slices.Clone(r.out[from:])
	r.out = r.out[:from]
	if len(cell) == 0 {
		r.item = item
	}
	return cell
}

// defines reports whether an element holds terms with their definitions.
func defines(n *nethtml.Node) bool {
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Dt {
			return true
		}
	}
	return false
}

// definitions writes terms and their definitions: each term is beside its definitions.
func (r *pageReader) definitions(n *nethtml.Node) {
	st := r.style
	r.end()
	r.gap = r.gap || st.above
	var term, meaning []block.Block
	write := func() {
		r.out = append(r.out, block.Row([][]block.Block{term, meaning})...)
		term, meaning = nil, nil
	}
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Dt && len(meaning) > 0 {
			write()
		}
		if cell := r.cell(c, len(r.out)); c.DataAtom == atom.Dt {
			term = append(term, cell...)
		} else {
			meaning = append(meaning, cell...)
		}
	}
	write()
	r.gap = r.gap || st.below
}

// typed writes text whose line ends are kept.
func (r *pageReader) typed(n *nethtml.Node) {
	r.end()
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == nethtml.TextNode && !withoutText(c.Parent.DataAtom):
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	list := block.FromText(Outline(b.String()))
	if len(list) > 0 {
		list[0].Gap = r.gap && len(r.out) > 0
		r.gap = false
	}
	r.out = append(r.out, list...)
	r.gap = true
}

// hasBlocks reports whether an element has children that occupy lines of their own.
func (r *pageReader) hasBlocks(n *nethtml.Node) bool {
	for c := range r.below(n) {
		if blockElement(c.DataAtom) || c.DataAtom == atom.Li || c.DataAtom == atom.H1 || c.DataAtom == atom.H2 || c.DataAtom == atom.H3 || c.DataAtom == atom.H4 || c.DataAtom == atom.H5 || c.DataAtom == atom.H6 {
			return true
		}
	}
	return false
}

// children writes the children of a node. A block that floats stands beside the first
// line of what follows it.
func (r *pageReader) children(n *nethtml.Node) {
	alone := onlyElements(n)
	var before *nethtml.Node // the last element within the line
	blanks := false
	var left, right [][]block.Block
	from := 0
	for c := range n.ChildNodes() {
		if c.Type == nethtml.TextNode && strings.TrimSpace(c.Data) == "" {
			blanks = true
			r.node(c)
			continue
		}
		if floats, behind := r.floats(c); floats {
			r.end()
			if len(left)+len(right) == 0 {
				from = len(r.out)
			}
			if cell := r.cell(c, from); behind {
				right = append(right, cell)
			} else {
				left = append(left, cell)
			}
			continue
		}
		r.neighbour(before, c, blanks, alone)
		r.node(c)
		before, blanks = c, false
		if len(left)+len(right) > 0 {
			if r.end(); len(r.out) > from {
				r.float(from, left, right)
				left, right = nil, nil
			}
		}
	}
	if len(left)+len(right) > 0 {
		r.end()
		r.float(from, left, right)
	}
}

// floats reports whether a node is a block that floats, and whether it stands behind
// what follows.
func (r *pageReader) floats(n *nethtml.Node) (is, behind bool) {
	if n.Type != nethtml.ElementNode || withoutText(n.DataAtom) || n.DataAtom == atom.Li || r.heading > 0 || r.rows >= maxRowDepth {
		return false, false
	}
	st := r.sheet.style(n, r.style)
	return (st.left || st.right) && (st.display == stacked || st.display == beside), st.right
}

// float writes blocks that float beside those from an index on.
func (r *pageReader) float(from int, left, right [][]block.Block) {
	cells := append(left, slices.Clone(r.out[from:]))
	r.out = append(r.out[:from], block.Row(append(cells, right...))...)
}
