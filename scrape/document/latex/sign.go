package latex

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// typeset returns text with the dashes and quotes that LaTeX makes of signs.
func typeset(s string) string {
	return strings.NewReplacer("---", "—", "--", "–", "``", "“", "''", "”", "`", "‘", "?`", "¿", "!`", "¡").Replace(s)
}

// accent returns the mark that an accent adds to a letter.
func accent(name string) (rune, bool) {
	const names, marks = "`'^\"~=.uvHckdbr", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u0323\u0331\u030a"
	if len(name) != 1 {
		return 0, false
	}
	i := strings.IndexByte(names, name[0])
	if i < 0 {
		return 0, false
	}
	return []rune(marks)[i], true
}

// accented reads the letter that an accent belongs to. An accent whose name is a letter
// has its letter in braces, or behind a blank.
func (r *reader) accented(mark rune) {
	for r.pos < len(r.src) && r.src[r.pos] == ' ' {
		r.pos++
	}
	base, ok := r.delimited('{', '}')
	switch {
	case ok:
	case r.pos < len(r.src) && r.src[r.pos] == '\\':
		r.pos++
		base = `\` + r.name()
	case r.pos < len(r.src):
		_, size := utf8.DecodeRuneInString(r.src[r.pos:])
		base = r.src[r.pos : r.pos+size]
		r.pos += size
	}
	switch base = strings.TrimSpace(base); base {
	case `\i`:
		base = "i"
	case `\j`:
		base = "j"
	}
	first, size := utf8.DecodeRuneInString(base)
	if size == 0 || first == utf8.RuneError || first == '\\' {
		return
	}
	r.put(norm.NFC.String(base[:size]+string(mark)) + base[size:])
}

// signs are what macros without arguments stand for.
func signs() map[string]string {
	return map[string]string{
		"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
		" ": " ", ",": " ", ";": " ", ":": " ", "\n": " ", "\t": " ", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": " ", "space": " ", "enskip": " ", "nobreakspace": " ",
		"!": "", "/": "", "-": "", "@": "", "(": "", ")": "", "[": "", "]": "",
		"ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
		"textbar": "|", "vert": "|", "mid": "|", "textbullet": "•", "bullet": "•", "cdot": "·", "cdotp": "·", "textperiodcentered": "·", "diamond": "·", "textendash": "–", "textemdash": "—",
		"LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX", "textasciitilde": "~", "sim": "~", "textdegree": "°", "degree": "°", "euro": "€", "texteuro": "€", "pounds": "£", "textsterling": "£", "copyright": "©", "textregistered": "®", "texttrademark": "™",
		"ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": `\`, "rightarrow": "→", "to": "→", "times": "×", "pm": "±", "geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "approx": "≈", "textasciicircum": "^", "slash": "/", "S": "§", "textquotesingle": "'", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "textless": "<", "textgreater": ">", "and": " ", "numero": "№",
	}
}
