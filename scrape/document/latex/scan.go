package latex

import (
	"strings"
	"unicode/utf8"
)

// comment skips a comment with the line end and the indent of the next line.
func (r *reader) comment() {
	end := strings.IndexByte(r.src[r.pos:], '\n')
	if end < 0 {
		r.pos = len(r.src)
		return
	}
	r.pos += end + 1
	for r.pos < len(r.src) && (r.src[r.pos] == ' ' || r.src[r.pos] == '\t') {
		r.pos++
	}
}

// name reads the name of a macro after its backslash: letters, or one other character.
func (r *reader) name() string {
	start := r.pos
	for r.pos < len(r.src) && (letter(r.src[r.pos]) || r.src[r.pos] == '@') {
		r.pos++
	}
	if r.pos == start && r.pos < len(r.src) {
		_, size := utf8.DecodeRuneInString(r.src[r.pos:])
		r.pos += size
		return r.src[start:r.pos]
	}
	name := r.src[start:r.pos]
	if r.pos < len(r.src) && r.src[r.pos] == '*' {
		r.pos++
	}
	return name
}

// letter reports whether a byte is an ASCII letter.
func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// blanks skips blanks, comments and single line ends before an argument.
func (r *reader) blanks() {
	lines := 0
	for r.pos < len(r.src) {
		switch r.src[r.pos] {
		case ' ', '\t', '\r':
			r.pos++
		case '\n':
			if lines++; lines > 1 {
				return
			}
			r.pos++
		case '%':
			r.comment()
		default:
			return
		}
	}
}

// options skips arguments in square brackets.
func (r *reader) options() {
	for {
		start := r.pos
		r.blanks()
		if _, ok := r.delimited('[', ']'); !ok {
			r.pos = start
			return
		}
	}
}

// argument reads the next argument in braces. ok is false when there is none.
func (r *reader) argument() (string, bool) {
	start := r.pos
	r.blanks()
	s, ok := r.delimited('{', '}')
	if !ok {
		r.pos = start
	}
	return s, ok
}

// arguments reads up to n arguments in braces, n < 0 for as many as there are.
func (r *reader) arguments(n int) []string {
	var list []string
	for n < 0 || len(list) < n {
		s, ok := r.argument()
		if !ok {
			break
		}
		list = append(list, s)
	}
	return list
}

// delimited reads what stands between two signs, within which braces are balanced.
func (r *reader) delimited(open, closing byte) (string, bool) {
	if r.pos >= len(r.src) || r.src[r.pos] != open {
		return "", false
	}
	depth := 0
	for i := r.pos + 1; i < len(r.src) && r.scans > 0; i++ {
		r.scans--
		switch c := r.src[i]; {
		case c == '\\':
			i++
		case c == '%':
			if n := strings.IndexByte(r.src[i:], '\n'); n >= 0 {
				i += n
			} else {
				i = len(r.src)
			}
		case c == closing && depth == 0:
			s := r.src[r.pos+1 : i]
			r.pos = i + 1
			return s, true
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth < 0 {
				return "", false
			}
		}
	}
	return "", false
}
