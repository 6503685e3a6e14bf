package office

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// rtf reads Rich Text Format: groups in braces, control words after backslashes, and
// text between them (Microsoft's specification, version 1.9.1).
type rtf struct {
	data  []byte
	parts [3]builder // of the text, of headers and of footers
	state rtfState
	stack []rtfState
	high  rune   // the first half of a surrogate pair
	bytes []byte // characters of the code page that are not decoded yet
	page  encoding.Encoding
	fonts map[int]encoding.Encoding
	names map[int]string // the names of styles, by their numbers
	name  string         // a name or an instruction that is being read
	font  int            // the font that is being defined
	usual int            // the font where no other is named
	field string         // the instruction of the last field
	// row says that a row of a table is open, header that rows name columns.
	row, header bool
}

// destination is where text of a group goes.
type destination uint8

const (
	toText destination = iota
	toNothing
	toStyles // a style is being defined
	toFonts
	toField // the instruction of a field
	toSign  // the sign before an item, which is not repeated
)

// rtfState is the state that the end of a group restores.
type rtfState struct {
	to         destination
	part       int  // the builder that takes the text
	box, field bool // the group is a text box or stands in one; the same for fields
	fallbacks  int  // the number of fallback characters after one in Unicode
	toSkip     int  // the number of fallback characters still to be skipped
	font       int
	look
	hidden, tiny bool
	par          rtfParagraph
}

// rtfParagraph is the format of a paragraph.
type rtfParagraph struct {
	style, level, depth int
	// item says that a sign stands before the paragraph, counted that it is a number,
	// and list that all such paragraphs belong to a list.
	item, counted, list bool
	before, after       float64
	tight, table        bool
}

// maxGroups is the maximum nesting of groups.
const maxGroups = 1000

// ReadRTF reads a document, with the headers and footers of its pages. The error is
// ErrDamaged for groups that are not closed or are nested too deeply.
func ReadRTF(data []byte) (Contents, error) {
	r := rtf{data: data, state: rtfState{fallbacks: 1}, page: charmap.Windows1252, fonts: map[int]encoding.Encoding{}, names: map[int]string{}}
	for i := 0; i < len(data); {
		switch c := data[i]; c {
		case '{':
			if len(r.stack) > maxGroups {
				return Contents{}, ErrDamaged
			}
			r.decode()
			r.stack = append(r.stack, r.state)
			i++
		case '}':
			r.endGroup()
			i++
		case '\\':
			i = r.control(i + 1)
		case '\r', '\n':
			i++
		default:
			r.char(c)
			i++
		}
	}
	if len(r.stack) > 0 {
		return Contents{}, ErrDamaged
	}
	return r.contents(), nil
}

// contents ends the document.
func (r *rtf) contents() Contents {
	r.decode()
	var head, foot margin
	var c Contents
	for i := range r.parts {
		r.parts[i].finish()
		c.Hidden = append(c.Hidden, r.parts[i].hidden...)
	}
	head.add(r.parts[1].blocks, r.parts[1].numbers)
	foot.add(r.parts[2].blocks, r.parts[2].numbers)
	c.Blocks = around(&head, &foot, slices.Clip(r.parts[0].blocks))
	for _, m := range []margin{head, foot} {
		if w := m.warning(); w != "" {
			c.Warnings = append(c.Warnings, w)
		}
	}
	return c
}

// endGroup ends a group. What follows has the state from before it.
func (r *rtf) endGroup() {
	r.decode()
	n := len(r.stack)
	if n == 0 {
		return
	}
	inner, outer := r.state, r.stack[n-1]
	if inner.part != outer.part {
		r.paragraph()
	}
	if inner.box && !outer.box {
		r.format()
		r.parts[inner.part].shut()
	}
	if inner.to == toField && outer.to != toField {
		r.field = r.name
	}
	if inner.field && !outer.field {
		r.field = ""
	}
	r.state, r.stack = outer, r.stack[:n-1]
	r.state.par.item = r.state.par.item || inner.to == toSign && outer.to == toText
	r.state.par.counted = r.state.par.counted || inner.to == toSign && inner.par.counted
}

// char adds a character in the code page, unless it is the fallback of one that was
// given in Unicode.
func (r *rtf) char(c byte) {
	if r.state.toSkip > 0 {
		r.state.toSkip--
		return
	}
	r.bytes = append(r.bytes, c)
}

// decode adds the characters that are not decoded yet.
func (r *rtf) decode() {
	if len(r.bytes) == 0 {
		return
	}
	page := r.page
	if f := r.fonts[r.state.font]; f != nil {
		page = f
	}
	s, err := page.NewDecoder().Bytes(r.bytes)
	if err == nil {
		r.put(string(s))
	}
	r.bytes = r.bytes[:0]
}

// put adds text to where the text of the group goes.
func (r *rtf) put(s string) {
	switch r.state.to {
	case toText:
		if number, _, _ := strings.Cut(strings.TrimSpace(r.field), " "); r.state.part > 0 && (strings.EqualFold(number, "PAGE") || strings.EqualFold(number, "NUMPAGES")) {
			r.parts[r.state.part].par.numbered = true
			return
		}
		l := r.state.look
		l.unseen = r.state.hidden || r.state.tiny
		r.parts[r.state.part].text(s, l)
	case toStyles:
		name, _, ended := strings.Cut(s, ";")
		if r.name += name; ended {
			r.names[r.state.par.style], r.name = strings.ToLower(strings.TrimSpace(r.name)), ""
		}
	case toField:
		if len(r.name) < 200 {
			r.name += s
		}
	case toSign:
		r.state.par.counted = r.state.par.counted || strings.ContainsAny(s, "0123456789")
	case toNothing, toFonts:
	}
}

// control reads a control word or symbol at i, after its backslash, and returns where
// the text continues.
func (r *rtf) control(i int) int {
	if i >= len(r.data) {
		return i
	}
	if c := r.data[i]; c < 'a' || c > 'z' {
		return r.symbol(i)
	}
	start := i
	for i < len(r.data) && (r.data[i] >= 'a' && r.data[i] <= 'z' || r.data[i] >= 'A' && r.data[i] <= 'Z') {
		i++
	}
	word := string(r.data[start:i])
	digits := i
	if i < len(r.data) && r.data[i] == '-' {
		i++
	}
	for i < len(r.data) && r.data[i] >= '0' && r.data[i] <= '9' {
		i++
	}
	number, err := strconv.Atoi(string(r.data[digits:i]))
	if i < len(r.data) && r.data[i] == ' ' {
		i++
	}
	r.decode()
	if word == "bin" && err == nil && number > 0 {
		return min(i+min(number, len(r.data)), len(r.data))
	}
	r.word(word, number, err == nil)
	return i
}

// symbol reads a control symbol and returns where the text continues.
func (r *rtf) symbol(i int) int {
	c := r.data[i]
	if c != '\'' {
		r.decode()
	}
	switch c {
	case '\'':
		if i+2 < len(r.data) {
			if n, err := strconv.ParseUint(string(r.data[i+1:i+3]), 16, 8); err == nil {
				r.char(byte(n))
			}
			return i + 3
		}
		return len(r.data)
	case '*':
		r.state.to = toNothing
	case '~':
		r.put(" ")
	case '_':
		r.put("-")
	case '{', '}', '\\':
		r.char(c)
	case '\r', '\n':
		r.paragraph()
	}
	return i + 1
}

// unicode adds a character by its UTF-16 code, which is negative from 32768 on.
func (r *rtf) unicode(number int) {
	c := rune(uint16(number))
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
	case r.high != 0:
		r.put(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	default:
		r.put(string(c))
	}
	r.state.toSkip = r.state.fallbacks
}

// codePage returns the encoding of a code page of Windows.
func codePage(number int) encoding.Encoding {
	switch number {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 10000:
		return charmap.Macintosh
	}
	name := map[int]string{932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5"}[number]
	if name == "" {
		name = "windows-" + strconv.Itoa(number)
	}
	e, _ := charset.Lookup(name)
	return e
}

// fontCharset returns the encoding of a font by the number of its character set, none
// for those without letters of their own.
func fontCharset(number int) encoding.Encoding {
	page := map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}[number]
	if page == 0 {
		return nil
	}
	return codePage(page)
}

// format gives the paragraph the format of the state.
func (r *rtf) format() {
	f := &r.state.par
	b := &r.parts[r.state.part]
	p := &b.par
	p.level = f.level
	if named := namedFormat(r.names[f.style]); p.level == 0 && named.level > 0 && f.style > 0 {
		p.level = named.level
	}
	p.style, p.before, p.after, p.tight = strconv.Itoa(f.style), f.before, f.after, f.tight
	if (f.item || f.list) && p.level == 0 && !(f.counted && bold(p.runs)) {
		p.depth = f.depth + 1
	}
}

// paragraph ends the current paragraph.
func (r *rtf) paragraph() {
	if r.state.to != toText {
		return
	}
	r.format()
	b := &r.parts[r.state.part]
	if r.row && r.state.part == 0 && !r.state.par.table && len(b.outer) == 0 {
		r.endRow() // the row was not ended
	}
	b.end()
	r.state.par.item, r.state.par.counted = false, false
}

// endRow ends a row of a table.
func (r *rtf) endRow() {
	b := &r.parts[0]
	b.endRow()
	r.row = false
}

// cell ends a cell of a table.
func (r *rtf) cell() {
	b := &r.parts[r.state.part]
	if r.state.part != 0 || r.state.to != toText || len(b.outer) > 0 {
		r.put("\t")
		return
	}
	r.state.par.table = true
	r.paragraph()
	b.endCell()
}
