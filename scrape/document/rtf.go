package document

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// rtf reads Rich Text Format: groups in braces, control words after backslashes, and
// text between them (Microsoft's specification, version 1.9.1).
type rtf struct {
	w     writer
	data  []byte
	state rtfState
	stack []rtfState
	high  rune // the first half of a surrogate pair
}

// rtfState is the state that the end of a group restores.
type rtfState struct {
	// skip says that text is not part of the document, unseen that no reader sees it.
	skip, unseen bool
	fallbacks    int // the number of fallback characters after one in Unicode
	toSkip       int // the number of fallback characters still to be skipped
}

// maxGroups is the maximum nesting of groups.
const maxGroups = 1000

// readRTF reads a document. The error is ErrDamaged for groups that are not closed or
// are nested too deeply.
func readRTF(data []byte) (Contents, error) {
	r := rtf{data: data, state: rtfState{fallbacks: 1}}
	for i := 0; i < len(data); {
		switch c := data[i]; c {
		case '{':
			if len(r.stack) > maxGroups {
				return Contents{}, ErrDamaged
			}
			r.stack = append(r.stack, r.state)
			i++
		case '}':
			if n := len(r.stack); n > 0 {
				r.state = r.stack[n-1]
				r.stack = r.stack[:n-1]
			}
			i++
		case '\\':
			i = r.control(i + 1)
		case '\r', '\n':
			i++
		default:
			r.char(rune(c))
			i++
		}
	}
	if len(r.stack) > 0 {
		return Contents{}, ErrDamaged
	}
	return r.w.result()
}

// char adds a character of text, unless the character is the fallback of one that was
// given in Unicode.
func (r *rtf) char(c rune) {
	if r.state.toSkip > 0 {
		r.state.toSkip--
		return
	}
	r.put(string(c))
}

// put adds text to the paragraph.
func (r *rtf) put(s string) {
	if !r.state.skip {
		r.w.text(s, r.state.unseen)
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
	if word == "bin" && err == nil && number > 0 {
		return min(i+number, len(r.data))
	}
	r.word(word, number, err == nil)
	return i
}

// symbol reads a control symbol and returns where the text continues.
func (r *rtf) symbol(i int) int {
	switch c := r.data[i]; c {
	case '\'':
		if i+2 < len(r.data) {
			if n, err := strconv.ParseUint(string(r.data[i+1:i+3]), 16, 8); err == nil {
				r.char(charmap.Windows1252.DecodeByte(byte(n)))
			}
			return i + 3
		}
		return len(r.data)
	case '*':
		r.state.skip = true
	case '~':
		r.put(" ")
	case '_':
		r.put("-")
	case '{', '}', '\\':
		r.char(rune(c))
	case '\r', '\n':
		r.paragraph()
	}
	return i + 1
}

// word executes a control word. numbered says that it has a number.
func (r *rtf) word(word string, number int, numbered bool) {
	switch word {
	case "par", "sect", "page":
		r.paragraph()
	case "line":
		r.put("\n")
	case "tab":
		if r.w.line.Len() > 0 {
			r.put(" | ")
		}
	case "cell", "nestcell":
		r.put(" | ")
	case "row", "nestrow":
		r.paragraph()
	case "pntext", "listtext":
		r.state.skip, r.w.bullet = true, true
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "headerf", "footerl", "footerr", "footerf", "fldinst", "themedata", "datastore", "xmlnstbl", "listtable", "rsidtbl", "generator":
		r.state.skip = true
	case "shppict", "shptxt", "fldrslt":
		r.state.skip = false
	case "v":
		r.state.unseen = !numbered || number != 0
	case "fs":
		r.state.unseen = r.state.unseen || numbered && number < 4
	case "plain":
		r.state.unseen = false
	case "uc":
		r.state.fallbacks = max(0, min(number, 8))
	case "u":
		r.unicode(number)
	default:
		if s, ok := map[string]string{"bullet": "•", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " "}[word]; ok {
			r.put(s)
		}
	}
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

// paragraph ends the current paragraph.
func (r *rtf) paragraph() {
	if !r.state.skip {
		if strings.HasPrefix(strings.TrimSpace(r.w.line.String()), "•") {
			r.w.bullet = true
		}
		r.w.paragraph()
	}
}
