package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hasTitle reports whether a text contains a word of job titles.
func (p *parser) hasTitle(s string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
		if p.isTitleWord(w) {
			return true
		}
	}
	return false
}

// isTitleWord reports whether a lower-case word is one of job titles. It is if it is
// known, or if it is a compound that ends in a known ending, as in German and the
// Nordic languages ("Softwareentwicklerin", "systemutvecklare").
func (p *parser) isTitleWord(w string) bool {
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

// roleLine reads a line of an experience or projects section that is not a bullet.
// Lines that look like names wait: together with their neighbours they name a role,
// which the lines after them decide. Other lines describe the work, as bullets do. Many
// résumés have no bullets, and their text continues in the next line.
func (p *parser) roleLine(text string) {
	text = strings.TrimSpace(strings.TrimLeft(text, "# "))
	if n := len(p.pending); n > 0 && !p.blank && (p.isConnector(text) || p.isConnector(lastWord(p.pending[n-1]))) {
		p.pending[n-1] += " " + text // a range of dates over several lines
		return
	}
	if p.continuesText(text) {
		p.extend(text)
		return
	}
	_, rest, dated := p.dates.find(text)
	if head, tail, ok := p.splitDescription(text, rest, dated); ok {
		p.flush()
		p.pending = append(p.pending, head)
		p.flush()
		p.bulletLine(Line{Text: tail, Role: p.role})
		return
	}
	if !dated && (!p.looksLikeName(text) || p.describesRole(text)) || len(strings.Fields(rest)) > maxNameWords {
		p.flush()
		p.bulletLine(Line{Text: text, Role: p.role})
		return
	}
	if p.blank && len(p.pending) >= 2 || len(p.pending) >= 3 || !p.blank && len(p.pending) > 0 && p.describesRole(text) || dated && p.anyDated(p.pending) && p.hasTitle(text) {
		p.flush()
	}
	p.pending = append(p.pending, text)
}

// splitDescription splits a line that names a role and then describes it: "Clerk, Acme,
// 2014 to 2018. Packed orders."
func (p *parser) splitDescription(text, rest string, dated bool) (head, tail string, ok bool) {
	if !dated || len(strings.Fields(rest)) <= maxNameWords/2 {
		return "", "", false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], ". ")
		if i < 0 {
			return "", "", false
		}
		at += i + 2
		head, tail = text[:at-2], text[at:]
		if _, rest, dated := p.dates.find(head); dated && p.hasTitle(head) && len(strings.Fields(rest)) <= maxNameWords {
			return head, tail, true
		}
	}
}

// describesRole reports whether a line describes the role right above it, whose title,
// employer and dates are all there. Such a line names no title and has no dates.
func (p *parser) describesRole(text string) bool {
	if p.blank || p.hasTitle(text) {
		return false
	}
	if len(p.pending) < 3 {
		return len(p.pending) == 0 && p.role >= 0 && p.fullyNamed
	}
	return p.anyDated(p.pending)
}

// anyDated reports whether one of the lines has dates.
func (p *parser) anyDated(lines []string) bool {
	return slices.ContainsFunc(lines, func(l string) bool {
		_, _, ok := p.dates.find(l)
		return ok
	})
}

// maxNameWords is the largest number of words in a title, an employer and a place
// together.
const maxNameWords = 14

// isConnector reports whether s is a word or sign between two dates.
func (p *parser) isConnector(s string) bool {
	return s == "–" || s == "-" || s == "—" || p.dates.connecting[s]
}

// lastWord returns what follows the last space of s.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// continuesText reports whether a line that begins in lower case follows a line of
// text.
func (p *parser) continuesText(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	lines := p.section().Lines
	return !p.blank && len(p.pending) == 0 && unicode.IsLower(first) && len(lines) > 0 && !lines[len(lines)-1].Title && !p.dates.begins(text)
}

// looksLikeName reports whether a line is written like a name: it is not a sentence,
// and at least half of its longer words begin with a capital.
func (p *parser) looksLikeName(text string) bool {
	if strings.HasSuffix(text, ".") && !p.isAbbreviation(lastWord(text)) {
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

// isAbbreviation reports whether a word is an abbreviation that ends the name of a
// company: "Inc.", "S.p.A.".
func (p *parser) isAbbreviation(w string) bool {
	w = strings.TrimSuffix(w, ".")
	return strings.Contains(w, ".") || p.rules.abbreviations[w]
}

// flush makes a role of the waiting lines.
func (p *parser) flush() {
	if len(p.pending) == 0 {
		return
	}
	lines := p.pending
	p.pending = nil
	role := Role{Project: p.section().Kind == Projects}
	texts, dated := p.takeDates(&role, lines)
	employed := slices.ContainsFunc(texts, p.namesEmployer)
	p.assignPieces(&role, p.allPieces(texts, employed))
	p.inheritEmployer(&role, dated)
	if role.Title == "" && !role.Dated() && !role.Project && p.role >= 0 && !employed {
		for _, l := range lines { // a heading among the lines about the role above
			p.bulletLine(Line{Text: l, Role: p.role})
		}
		return
	}
	p.out.Roles = append(p.out.Roles, role)
	p.role = len(p.out.Roles) - 1
	p.fullyNamed = len(lines) >= 3
	for _, l := range lines {
		p.add(Line{Text: l, Role: p.role, Title: true})
	}
}

// takeDates gives a role the first dates of its lines. It returns the lines without
// those dates, blank ones left out, and whether there were any dates.
func (p *parser) takeDates(role *Role, lines []string) (texts []string, dated bool) {
	for _, l := range lines {
		when, rest, ok := p.dates.find(l)
		if ok && !role.Dated() {
			role.Start, role.End, role.Current = when.start, when.end, when.current
			dated = true
		} else if ok {
			rest = l
		}
		if strings.TrimSpace(rest) != "" {
			texts = append(texts, rest)
		}
	}
	return texts, dated
}

// allPieces returns the pieces of the lines of a role. Where one of the lines names the
// employer, a title with nothing but commas in it stays whole.
func (p *parser) allPieces(texts []string, employed bool) []string {
	var pieces []string
	for _, text := range texts {
		if employed && p.hasTitle(text) && !strings.ContainsAny(text, "|—–•·\t@") && !strings.Contains(text, "   ") {
			pieces = append(pieces, strings.TrimSpace(text)) // "Staff Nurse, Cardiac ICU"
			continue
		}
		pieces = append(pieces, p.pieces(text)...)
	}
	return pieces
}

// namesEmployer reports whether a line certainly names an employer. It contains no
// title, and either two commas, as in a name followed by a city and a state, or a word
// from the names of organisations.
func (p *parser) namesEmployer(text string) bool {
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

// inheritEmployer gives a role without an employer the employer of the role above it,
// for several roles under one employer.
func (p *parser) inheritEmployer(role *Role, dated bool) {
	if role.Title == "" || role.Employer != "" || p.role < 0 || role.Project || p.selfEmployed(role.Title) {
		return
	}
	above := &p.out.Roles[p.role]
	if above.Title == "" || len(above.Bullets) > 0 && dated {
		role.Employer = above.Employer
	}
}

// selfEmployed reports whether a title is that of somebody who works for themselves.
func (p *parser) selfEmployed(title string) bool {
	title = strings.ToLower(title)
	for _, w := range p.rules.selfEmployed {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// pieces splits the line of a role at the signs that people put between title, employer
// and place.
func (p *parser) pieces(s string) []string {
	isSeparator := func(r rune) bool {
		return r == '|' || r == '—' || r == '–' || r == '•' || r == '·' || r == '\t' || r == '@'
	}
	var out []string
	for part := range strings.FieldsFuncSeq(p.rules.separators.Replace(s), isSeparator) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		out = append(out, p.splitAtCommas(part)...)
	}
	return out
}

// splitAtCommas splits "Title, Employer, City" where the first part is a title and the
// rest contains none. "Engineer, Payments Team Lead" stays whole. A text without a title
// is split at every comma.
func (p *parser) splitAtCommas(s string) []string {
	head, rest, ok := strings.Cut(s, ", ")
	if !ok {
		return []string{s}
	}
	if p.hasTitle(head) && !p.hasTitle(rest) || !p.hasTitle(s) {
		return append([]string{head}, p.splitAtCommas(rest)...)
	}
	if !p.hasTitle(head) {
		return append([]string{head}, rest)
	}
	return []string{s}
}

// assignPieces decides which piece is the title, which the employer and which the
// place.
func (p *parser) assignPieces(role *Role, pieces []string) {
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
				role.Title, role.Employer = p.splitTitle(s)
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

// splitTitle splits a line without a sign between title and employer ("Machine Learning
// Engineer Acme") after the last word of the title.
func (p *parser) splitTitle(s string) (title, employer string) {
	words := strings.Fields(s)
	last := -1
	for i, w := range words {
		if p.isTitleWord(strings.ToLower(strings.Trim(w, ",.()"))) {
			last = i
		}
	}
	for last+1 < len(words) && (isLevel(words[last+1]) || strings.HasPrefix(words[last+1], "(")) {
		last++
	}
	return strings.Join(words[:last+1], " "), strings.Join(words[last+1:], " ")
}

// isLevel reports whether a word is a number that follows titles: "Engineer II",
// "Analyst 3".
func isLevel(w string) bool {
	return w != "" && strings.Trim(w, "IV") == "" || len(w) == 1 && w[0] >= '1' && w[0] <= '9'
}
