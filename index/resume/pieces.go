package resume

import (
	"slices"
	"strings"
	"unicode"
)

// headLine is a line that names a role, without its dates: the texts between the signs
// that people put between title, employer and place.
type headLine struct{ pieces []strongPiece }

// strongPiece is a text with the sign before it, which is 0 for the first of a line. A
// named text stands behind a word that says its use: "Position: Clerk".
type strongPiece struct {
	text  string
	sign  rune
	use   use
	named bool
}

// headLines returns the lines of a head without dates and lengths of time. Lines of
// nothing else are left out.
func (p *parser) headLines(head []part) []headLine {
	var list []headLine
	for i := range head {
		var cells []string
		for _, cell := range head[i].Cells {
			cells = append(cells, p.undatedText(cell))
		}
		if pieces := p.strong(p.undatedText(head[i].Text), cells); len(pieces) > 0 {
			list = append(list, headLine{pieces})
		}
	}
	return list
}

// maxDates is the largest number of dates that are removed from a line.
const maxDates = 4

// undatedText removes dates and lengths of time from a line.
func (p *parser) undatedText(text string) string {
	for range maxDates {
		_, rest, ok := p.dates.find(text)
		if !ok {
			break
		}
		text = rest
	}
	for range maxDates {
		rest, ok := p.dates.duration(text)
		if !ok {
			break
		}
		text = rest
	}
	if rest := strings.TrimSuffix(text, "."); rest != text && !p.isAbbreviation(lastWord(text)) {
		return rest
	}
	return text
}

// maxPieces is the largest number of pieces of a line that are looked at.
const maxPieces = 12

// strong splits a line at the signs between title, employer and place, except commas.
// The cells of a row are split by themselves. "-" counts between spaces alone.
func (p *parser) strong(text string, cells []string) []strongPiece {
	var list []strongPiece
	if len(cells) > 1 {
		for _, cell := range cells[:min(len(cells), maxPieces)] {
			for i, piece := range p.strong(cell, nil) {
				if i == 0 && len(list) > 0 {
					piece.sign = '|'
				}
				list = append(list, piece)
			}
		}
		return list
	}
	sign := rune(0)
	text = p.rules.separators.Replace(text)
	for text != "" && len(list) < maxPieces {
		at := strings.IndexAny(text, "|—–•·\t@")
		piece := text
		if at >= 0 {
			piece = text[:at]
		}
		if piece = strings.Trim(piece, " ,;:*_"); strings.ContainsFunc(piece, isAlphanumeric) {
			s := p.named(unwrap(piece))
			s.sign = sign
			if s.text != "" {
				list = append(list, s)
			}
			sign = 0
		}
		if at < 0 {
			break
		}
		r := []rune(text[at:])[0]
		if len(list) > 0 {
			sign = r
		}
		text = text[at+len(string(r)):]
	}
	return list
}

// named returns a text without the word before it that says its use. The text is empty
// when nothing follows that word.
func (p *parser) named(text string) strongPiece {
	label, value, found := strings.Cut(text, ":")
	if !found {
		label = text
	}
	u, known := p.rules.fieldNames[normalize(label)]
	if !known || !found && u != asNothing {
		return strongPiece{text: text}
	}
	return strongPiece{text: strings.TrimSpace(value), use: u, named: true}
}

// unwrap removes parentheses around a whole text, and signs without meaning around it.
func unwrap(s string) string {
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1 {
		s = s[1 : len(s)-1]
	}
	s = strings.TrimPrefix(s, ". ")
	if number, rest, ok := strings.Cut(s, ". "); ok && number != "" && len(number) <= 2 && strings.Trim(number, "0123456789") == "" {
		s = rest // of a numbered list
	}
	return strings.TrimSpace(s)
}

// piece is a text that may be the title, the employer or the place of a role. line,
// strong and comma say where it stands.
type piece struct {
	text                string
	sign                rune // before it: a comma, or the sign of its strong piece
	line, strong, comma int
	use                 use // that a word before it says, if named is set
	named               bool
}

// cutting is one way to cut a head into pieces, with the points that it costs.
type cutting struct {
	pieces []piece
	cost   float64
}

// maxCuttings is the largest number of ways to cut a head that are compared.
const maxCuttings = 200

// cuttings returns the ways to cut a head into pieces: each text between strong signs
// whole, or at its commas, or behind its title.
func (p *parser) cuttings(lines []headLine) []cutting {
	list := []cutting{{}}
	for n, line := range lines {
		for m, s := range line.pieces {
			ways := p.ways(s.text, len(lines) == 1 && len(line.pieces) == 1)
			if len(list)*len(ways) > maxCuttings || len(list[0].pieces) > maxPieces {
				ways = ways[:1]
			}
			var next []cutting
			for _, c := range list {
				for _, w := range ways {
					grown := cutting{slices.Clone(c.pieces), c.cost + w.cost}
					for i, text := range w.texts {
						sign := s.sign
						if i > 0 {
							sign = ','
						}
						grown.pieces = append(grown.pieces, piece{text, sign, n, m, i, s.use, s.named && i == 0})
					}
					next = append(next, grown)
				}
			}
			list = next
		}
	}
	return list
}

// way is a text cut into pieces.
type way struct {
	texts []string
	cost  float64
}

// ways returns the ways to cut a text at its commas, the likeliest first, and behind
// its title when nothing else stands in the head. A legal form stays with the name
// before it, and a state with its city.
func (p *parser) ways(text string, alone bool) []way {
	parts := p.commaParts(text)
	list := []way{{parts, 0}}
	if len(parts) == 2 && p.place(text) == shapedPlace {
		list[0].cost = 0.8 // "York, UK"
	}
	if len(parts) > 1 {
		list = append(list, way{[]string{text}, 0.3})
	}
	if n := len(parts); n > 2 {
		list = append(list, way{[]string{parts[0], strings.Join(parts[1:], ", ")}, 0}, way{[]string{strings.Join(parts[:n-1], ", "), parts[n-1]}, 0.3})
		if n > 3 {
			list = append(list, way{[]string{parts[0], parts[1], strings.Join(parts[2:], ", ")}, 0})
		}
	}
	if head, tail, ok := cutBeforeCity(text); ok && p.place(tail) == shapedPlace {
		list = append(list, way{[]string{head, tail}, 0.5})
	}
	if title, rest := p.splitTitle(parts[0]); title != "" && rest != "" {
		cost := 1.0
		if alone {
			cost = 0.3
		}
		list = append(list, way{append([]string{title, rest}, parts[1:]...), cost})
	}
	return list
}

// commaParts splits a text at the commas outside parentheses. A legal form stays with
// what is before it, and a state or a country with the city.
func (p *parser) commaParts(text string) []string {
	var parts []string
	if strings.Count(text, ",") > maxPieces {
		return []string{text}
	}
	depth, from := 0, 0
	add := func(s string) {
		s = strings.TrimSpace(s)
		n := len(parts)
		switch {
		case s == "":
		case n > 0 && p.isLegalForm(s) && !(p.isCode(s) && (n > 1 || p.place(parts[0]) != noPlace)):
			parts[n-1] += ", " + s
		case n > 1 && p.place(parts[n-1]+", "+s) == shapedPlace && p.place(parts[n-1]) != shapedPlace:
			parts[n-1] += ", " + s
		default:
			parts = append(parts, s)
		}
	}
	for i, r := range text {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth <= 0 && (i+1 == len(text) || text[i+1] == ' ') {
				add(text[from:i])
				from = i + 1
			}
		}
	}
	add(text[from:])
	if len(parts) == 0 {
		return []string{text}
	}
	return parts
}

// commaBehindTitle reports whether something stands behind a title and a comma.
func (p *parser) commaBehindTitle(text string) bool {
	return len(p.commaParts(text)) > 1 && p.hasTitle(text)
}

// cutBeforeCity cuts "Employer-City, ST" at its last hyphen.
func cutBeforeCity(text string) (head, tail string, ok bool) {
	comma := strings.LastIndexByte(text, ',')
	if comma < 0 {
		return "", "", false
	}
	at := strings.LastIndexByte(text[:comma], '-')
	if at <= 0 {
		return "", "", false
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:]), true
}

// splitTitle splits a text without a sign between title and employer ("Machine Learning
// Engineer Acme") after the last word of the title. rest is empty when the title ends
// the text, or goes on in small letters ("Director of Sales").
func (p *parser) splitTitle(s string) (title, rest string) {
	words := strings.Fields(s)
	last := -1
	for i, w := range words {
		if p.isTitleWord(strings.ToLower(strings.Trim(w, ",.()"))) {
			last = i
		}
	}
	if last < 0 {
		return "", ""
	}
	for last+1 < len(words) && (isLevel(words[last+1]) || strings.HasPrefix(words[last+1], "(")) {
		last++
	}
	if last+1 < len(words) {
		first := []rune(words[last+1])[0]
		if !unicode.IsUpper(first) && !p.hasOrganisation(words[last+1]) && words[last+1] == strings.ToLower(words[last+1]) || strings.ContainsRune("&/+", first) {
			return "", ""
		}
	}
	return strings.Join(words[:last+1], " "), strings.Join(words[last+1:], " ")
}

// isLevel reports whether a word is a number that follows titles: "Engineer II",
// "Analyst 3".
func isLevel(w string) bool {
	return w != "" && strings.Trim(w, "IV") == "" || len(w) == 1 && w[0] >= '1' && w[0] <= '9'
}
