package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hasTitle reports whether a text holds a word of job titles.
func (p *parser) hasTitle(s string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
		if p.title(w) {
			return true
		}
	}
	return false
}

// title reports a word of job titles: one that is known, or a compound
// that ends in one, as German and the languages of the north make them
// ("Softwareentwicklerin", "systemutvecklare").
func (p *parser) title(w string) bool {
	if p.rules.titles[w] {
		return true
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "in"), "/")
	for _, ending := range p.rules.endings {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// roleLine takes a line of an experience or projects section that is no
// bullet. Lines that look like names wait: with the ones beside them they name a
// role, as what stands behind them shows. Others tell of the work, as bullets
// do; many résumés have none, and their text goes on in the next line.
func (p *parser) roleLine(text string) {
	text = strings.TrimSpace(strings.TrimLeft(text, "# "))
	if n := len(p.header); n > 0 && !p.blank && (p.connects(text) || p.connects(lastWord(p.header[n-1]))) {
		p.header[n-1] += " " + text // a range of dates over several lines
		return
	}
	if p.goesOn(text) {
		p.extend(text)
		return
	}
	_, rest, dated := p.dates.find(text)
	if head, tail, ok := p.told(text, rest, dated); ok {
		p.flush()
		p.header = append(p.header, head)
		p.flush()
		p.bulletLine(Line{Text: tail, Role: p.role})
		return
	}
	if !dated && (!p.names(text) || p.described(text)) || len(strings.Fields(rest)) > mostNameWords {
		p.flush()
		p.bulletLine(Line{Text: text, Role: p.role})
		return
	}
	if p.blank && len(p.header) >= 2 || len(p.header) >= 3 || !p.blank && len(p.header) > 0 && p.described(text) || dated && p.dated(p.header) && p.hasTitle(text) {
		p.flush()
	}
	p.header = append(p.header, text)
}

// told cuts a line that names a role and goes on to tell of it: "Clerk, Acme, 2014 to
// 2018. Packed orders."
func (p *parser) told(text, rest string, dated bool) (head, tail string, ok bool) {
	if !dated || len(strings.Fields(rest)) <= mostNameWords/2 {
		return "", "", false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], ". ")
		if i < 0 {
			return "", "", false
		}
		at += i + 2
		head, tail = text[:at-2], text[at:]
		if _, rest, dated := p.dates.find(head); dated && p.hasTitle(head) && len(strings.Fields(rest)) <= mostNameWords {
			return head, tail, true
		}
	}
}

// described reports a line that tells of the role named right above it, whose title,
// employer and dates are all there: one that names no title and has no dates.
func (p *parser) described(text string) bool {
	if p.blank || p.hasTitle(text) {
		return false
	}
	if len(p.header) < 3 {
		return len(p.header) == 0 && p.role >= 0 && p.opened
	}
	return p.dated(p.header)
}

// dated reports that one of the lines has dates.
func (p *parser) dated(lines []string) bool {
	return slices.ContainsFunc(lines, func(l string) bool {
		_, _, ok := p.dates.find(l)
		return ok
	})
}

// mostNameWords is how many words a title, an employer and a place have together
// at the most.
const mostNameWords = 14

// connects reports the word or sign between two dates.
func (p *parser) connects(s string) bool {
	return s == "–" || s == "-" || s == "—" || p.dates.connecting[s]
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// goesOn reports a line in small letters behind a line of text.
func (p *parser) goesOn(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	lines := p.section().Lines
	return !p.blank && len(p.header) == 0 && unicode.IsLower(first) && len(lines) > 0 && !lines[len(lines)-1].Title && !p.dates.begins(text)
}

// names reports a line that is written as names are: no sentence, and at least
// half of its longer words with a capital.
func (p *parser) names(text string) bool {
	if strings.HasSuffix(text, ".") && !p.shortened(lastWord(text)) {
		return false
	}
	capital, words := 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' }) {
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first) || unicode.IsDigit(first):
			capital++
			words++
		case len(w) > 3:
			words++
		}
	}
	return 2*capital >= words
}

// shortened reports an abbreviation that ends the name of a company: "Inc.", "S.p.A.".
func (p *parser) shortened(w string) bool {
	w = strings.TrimSuffix(w, ".")
	return strings.Contains(w, ".") || p.rules.abbreviations[w]
}

// flush makes the waiting lines a role.
func (p *parser) flush() {
	if len(p.header) == 0 {
		return
	}
	lines := p.header
	p.header = nil
	role := Role{Project: p.section().Kind == Projects}
	named := false
	var texts []string
	for _, l := range lines {
		when, rest, ok := p.dates.find(l)
		if ok && !role.Dated() {
			role.Start, role.End, role.Current = when.start, when.end, when.current
			named = true
		} else if ok {
			rest = l
		}
		if strings.TrimSpace(rest) != "" {
			texts = append(texts, rest)
		}
	}
	employed := slices.ContainsFunc(texts, p.employer)
	var pieces []string
	for _, text := range texts {
		if employed && p.hasTitle(text) && !strings.ContainsAny(text, "|—–•·\t@") && !strings.Contains(text, "   ") {
			pieces = append(pieces, strings.TrimSpace(text)) // "Staff Nurse, Cardiac ICU"
			continue
		}
		pieces = append(pieces, p.pieces(text)...)
	}
	p.name(&role, pieces)
	p.under(&role, named)
	if role.Title == "" && !role.Dated() && !role.Project && p.role >= 0 && !employed {
		for _, l := range lines { // a heading among the work of the role above
			p.bulletLine(Line{Text: l, Role: p.role})
		}
		return
	}
	p.out.Roles = append(p.out.Roles, role)
	p.role = len(p.out.Roles) - 1
	p.opened = len(lines) >= 3
	for _, l := range lines {
		p.add(Line{Text: l, Role: p.role, Title: true})
	}
}

// employer reports a line that names an employer beyond doubt: no title, and a word
// that organisations end in, or a name with a city and a state behind it.
func (p *parser) employer(text string) bool {
	if p.hasTitle(text) {
		return false
	}
	if strings.Count(text, ", ") >= 2 {
		return true
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '&' && r != '.' }) {
		if p.rules.organisations[strings.Trim(w, ".")] {
			return true
		}
	}
	return false
}

// under gives a role without an employer of its own the employer above it: several
// roles under one employer.
func (p *parser) under(role *Role, dated bool) {
	if role.Title == "" || role.Employer != "" || p.role < 0 || role.Project || p.alone(role.Title) {
		return
	}
	above := &p.out.Roles[p.role]
	if above.Title == "" || len(above.Bullets) > 0 && dated {
		role.Employer = above.Employer
	}
}

// alone reports titles of people who work for themselves.
func (p *parser) alone(title string) bool {
	title = strings.ToLower(title)
	for _, w := range p.rules.alone {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// pieces cuts a role's line at the signs that people put between title,
// employer and place.
func (p *parser) pieces(s string) []string {
	cut := func(r rune) bool {
		return r == '|' || r == '—' || r == '–' || r == '•' || r == '·' || r == '\t' || r == '@'
	}
	var out []string
	for part := range strings.FieldsFuncSeq(p.rules.joints.Replace(s), cut) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		out = append(out, p.commas(part)...)
	}
	return out
}

// commas cuts "Title, Employer, City" where the first part is a title and the
// rest holds none ("Engineer, Payments Team Lead" stays whole).
func (p *parser) commas(s string) []string {
	head, rest, ok := strings.Cut(s, ", ")
	if !ok {
		return []string{s}
	}
	if p.hasTitle(head) && !p.hasTitle(rest) || !p.hasTitle(s) {
		return append([]string{head}, p.commas(rest)...)
	}
	if !p.hasTitle(head) {
		return append([]string{head}, rest)
	}
	return []string{s}
}

// name decides which piece is the title, which the employer, which the place.
func (p *parser) name(role *Role, pieces []string) {
	for _, s := range pieces {
		s = strings.Trim(s, " ,;:")
		if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
			s = s[1 : len(s)-1]
		}
		switch {
		case s == "":
		case role.Title == "" && p.hasTitle(s):
			role.Title = s
			if role.Employer == "" && len(pieces) == 1 {
				role.Title, role.Employer = p.split(s)
			}
		case role.Employer == "":
			role.Employer = s
		case role.Location == "":
			role.Location = s
		default:
			role.Location += ", " + s
		}
	}
	if role.Project && role.Title == "" {
		role.Title, role.Employer = role.Employer, ""
	}
}

// split cuts a line without any sign between title and employer ("Machine
// Learning Engineer Acme") behind the last word of the title.
func (p *parser) split(s string) (title, employer string) {
	words := strings.Fields(s)
	last := -1
	for i, w := range words {
		if p.title(strings.ToLower(strings.Trim(w, ",.()"))) {
			last = i
		}
	}
	for last+1 < len(words) && (level(words[last+1]) || strings.HasPrefix(words[last+1], "(")) {
		last++
	}
	return strings.Join(words[:last+1], " "), strings.Join(words[last+1:], " ")
}

// level reports the numbers that follow titles: "Engineer II", "Analyst 3".
func level(w string) bool {
	return w != "" && strings.Trim(w, "IV") == "" || len(w) == 1 && w[0] >= '1' && w[0] <= '9'
}
