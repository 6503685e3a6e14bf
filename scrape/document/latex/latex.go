// Package latex reads the source of a résumé in LaTeX as blocks.
//
//   - latex.go: the document, its lines and groups
//   - scan.go: names, arguments and comments in the source
//   - macro.go: what the known macros and environments do
//   - define.go: macros that the source defines
//   - sign.go: accents, dashes, quotes and other signs
//
// It is no TeX: of macros that the source defines it reads where their arguments stand,
// and an unknown macro with several arguments is taken for a line of as many cells.
// Nothing is looked up in other files, and text is not cleaned.
package latex

import (
	"regexp"
	"strings"

	"skillmatch/scrape/document/block"
)

// The limits of what is read: the nesting of arguments and the number of macros that
// are put in the place of their names.
const (
	maxDepth  = 48
	maxExpand = 5000
)

// Is reports whether a text is LaTeX.
func Is(text string) bool {
	body := text[:min(len(text), 64<<10)]
	return strings.Contains(body, `\documentclass`) || strings.Contains(body, `\begin{document}`) ||
		strings.Contains(body, `\section{`) && strings.Count(body, `\item`)+strings.Count(body, `\cv`) > 1
}

// Read reads a source. What stands before the document is read for the person's name and
// address, and for the macros that it defines.
func Read(source string) []block.Block {
	r := &reader{src: source, shared: newShared(len(source)), head: strings.Contains(source, `\begin{document}`)}
	r.read()
	return r.out
}

// shared is what the readers of a source and of the arguments in it have in common.
type shared struct {
	macros   map[string]macro
	signs    map[string]string
	entries  map[string]string
	expanded int
	scans    int // bytes that may still be searched for the ends of arguments
	// measure matches the length that a setting without braces has, place what matters
	// in a definition: an argument, and what ends a line. explained matches an item
	// whose second argument explains the first.
	measure, place, explained *regexp.Regexp
}

// newShared returns what the readers of a source of a length share.
func newShared(length int) *shared {
	return &shared{
		macros: map[string]macro{}, signs: signs(), entries: entries(), scans: 1<<20 + 64*length,
		measure:   regexp.MustCompile(`^\s*=?\s*-?\d*\.?\d+\s*(?:pt|em|ex|cm|mm|in|sp)\b`),
		place:     regexp.MustCompile(`#[1-9]|\\\\|\\newline|\\par\b|\\begin|\\end`),
		explained: regexp.MustCompile(`\\item[^&]*#1[^&]*#2[^&]*$`),
	}
}

// reader reads a source or an argument.
type reader struct {
	*shared
	src   string
	pos   int
	depth int // the nesting of arguments
	head  bool
	out   []block.Block
	look  look
	stack []look

	line    strings.Builder
	plain   bool    // the line holds text that is not bold
	size    float64 // of the line's first text
	gap     bool    // a gap is due
	lists   int     // the nesting of lists
	item    bool    // the next line begins an item
	within  bool    // lines belong to an item that has begun
	heading int     // the level of the current line as a heading
}

// look is how text appears.
type look struct {
	bold bool
	size float64
}

// read reads to the end.
func (r *reader) read() {
	for r.pos < len(r.src) {
		r.step()
	}
	r.end()
}

// step reads the next part of the source.
func (r *reader) step() {
	switch r.src[r.pos] {
	case '%':
		r.comment()
	case '\\':
		r.command()
	case '\n':
		r.newline()
	case '{':
		r.stack = append(r.stack, r.look)
		r.pos++
	case '}':
		if n := len(r.stack); n > 0 {
			r.look, r.stack = r.stack[n-1], r.stack[:n-1]
		}
		r.pos++
	case '&':
		r.put("\t")
		r.pos++
	case '~':
		r.put(" ")
		r.pos++
	case '$':
		r.pos++
	default:
		r.words()
	}
}

// newline reads a line end of the source, which is a blank. A blank line ends the
// paragraph.
func (r *reader) newline() {
	rest := strings.TrimLeft(r.src[r.pos+1:], " \t\r")
	r.pos = len(r.src) - len(rest)
	if strings.HasPrefix(rest, "\n") {
		r.end()
		r.gap = true
		r.within = r.within && r.lists > 0
		return
	}
	r.put(" ")
}

// words adds the text up to the next sign that has a meaning.
func (r *reader) words() {
	end := strings.IndexAny(r.src[r.pos:], "%\\{}\n&~$")
	if end < 0 {
		end = len(r.src) - r.pos
	}
	r.put(typeset(r.src[r.pos : r.pos+end]))
	r.pos += end
}

// put adds text to the line.
func (r *reader) put(s string) {
	if r.head {
		return
	}
	if strings.TrimSpace(s) != "" {
		r.plain = r.plain || !r.look.bold
		if r.size == 0 {
			r.size = r.look.size
		}
	}
	r.line.WriteString(s)
}

// end ends the line.
func (r *reader) end() {
	var cells []string
	for cell := range strings.SplitSeq(r.line.String(), "\t") {
		if cell = strings.Trim(strings.Join(strings.Fields(cell), " "), " "); cell != "" && !rating(cell) {
			cells = append(cells, cell)
		}
	}
	bold, size := !r.plain, r.size
	r.line.Reset()
	r.plain, r.size = false, 0
	r.write(block.Block{Cells: cells, Bold: bold, Size: size})
}

// write writes a line, whose cells are given.
func (r *reader) write(b block.Block) {
	if len(b.Cells) == 0 {
		return
	}
	b.Text = strings.Join(b.Cells, " | ")
	if len(b.Cells) == 1 {
		b.Cells = nil
	}
	switch {
	case r.heading > 0:
		b.Kind, b.Level = block.Heading, r.heading
	case r.item:
		b.Kind, b.Depth, r.within = block.Item, max(r.lists, 1), true
	case r.within:
		b.Line, b.Indent = true, 2*max(r.lists, 1)
	}
	b.Gap = (r.gap || b.Kind == block.Heading) && len(r.out) > 0
	r.gap, r.item = b.Kind == block.Heading, false
	r.out = append(r.out, b)
}

// rating reports whether a cell is a number of points out of five or so, which classes
// draw as dots.
func rating(cell string) bool { return len(cell) == 1 && cell[0] >= '0' && cell[0] <= '9' }

// child reads an argument.
func (r *reader) child(source string) []block.Block {
	if r.depth >= maxDepth {
		return nil
	}
	c := &reader{shared: r.shared, src: source, depth: r.depth + 1, look: r.look, lists: r.lists}
	c.read()
	return c.out
}

// text returns an argument as text on one line.
func (r *reader) text(source string) string {
	var parts []string
	for _, b := range r.child(source) {
		parts = append(parts, b.Text)
	}
	return strings.Join(parts, ", ")
}

// body writes an argument as blocks.
func (r *reader) body(source string) {
	r.end()
	list := r.child(source)
	if len(list) > 0 {
		list[0].Gap = list[0].Gap || r.gap && len(r.out) > 0
		r.gap = false
	}
	r.out = append(r.out, list...)
}

// inline reads an argument within the line. Its own lines end as they do elsewhere.
func (r *reader) inline(source string) {
	if r.depth >= maxDepth {
		return
	}
	r.depth++
	src, pos, stack := r.src, r.pos, r.stack
	before := r.look
	r.src, r.pos, r.stack = source, 0, nil
	for r.pos < len(r.src) {
		r.step()
	}
	r.src, r.pos, r.stack, r.look = src, pos, stack, before
	r.depth--
}
