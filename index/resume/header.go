package resume

import (
	"slices"
	"strings"
	"unicode"

	"skillmatch/scrape/document/block"
)

// maxFactWords is the largest number of words in a personal detail.
const maxFactWords = 12

// personalLine reads a line of a section of personal details. Only two kinds of lines
// are kept: those that name spoken languages, and long ones without a colon or contact
// details, which say more than a detail.
func (p *parser) personalLine(text string) {
	l := Line{Text: text, Role: -1}
	if p.namesLanguage([]Line{l}) || len(strings.Fields(text)) > maxFactWords && !strings.Contains(text, ":") && !p.rules.contact.MatchString(text) {
		p.add(l)
		return
	}
	p.drop(text, "address or personal details")
}

// headerLine reads a line above the first heading. The name and the contact details are
// dropped, so that they never count; the rest is kept. In a language that is not read,
// nothing tells an address from another line.
func (p *parser) headerLine(text string) {
	rest := strings.Trim(p.rules.contact.ReplaceAllStringFunc(text, func(s string) string {
		if p.rules.years.MatchString(s) {
			return s // not a telephone number
		}
		return ""
	}), " |•·,;:-–—")
	letters := strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case p.lines == 1 && len(letters) <= 5 && !p.hasTitle(text) && rest == strings.Trim(text, " |•·,;:-–—"):
		p.drop(text, "name")
	case rest != strings.Trim(text, " |•·,;:-–—"):
		p.contactSeen = true
		p.drop(text, "contact details")
		if p.hasTitle(rest) && len(letters) >= 2 {
			p.add(Line{Text: rest, Role: -1})
		}
	case !p.unread && len(letters) <= 4 && !strings.HasSuffix(text, ".") && !p.hasTitle(text) && len(p.out.Sections) <= 1 && p.lines <= 5:
		p.drop(text, "address or personal details")
	default:
		p.add(Line{Text: text, Role: -1})
	}
}

// lateName reports whether a block is the name of the person below sections of lists, as
// in an export that puts a column of them first: nothing stands above the first heading,
// and the line below the name has a title.
func (p *parser) lateName(b block.Block) bool {
	s := p.section()
	if s.Kind != Certificates && s.Kind != Languages && s.Kind != Skills || !b.Gap || p.out.Sections[0].Kind != Header || len(p.out.Sections[0].Lines) > 0 || p.at+1 >= len(p.blocks) {
		return false
	}
	named := slices.ContainsFunc(p.out.Dropped, func(d Dropped) bool { return d.Reason == "name" })
	next, words := &p.blocks[p.at+1], strings.Fields(b.Text)
	return !named && !next.Gap && p.hasTitle(next.Text) && !p.hasTitle(b.Text) && len(words) >= 2 && len(words) <= 4 && b.Text == titleCase(b.Text)
}

// finish decides what the whole résumé tells: the fields of the roles, the kinds of the
// sections, the spoken languages and the warnings.
func (p *parser) finish() {
	p.assign()
	if len(p.entries) > 0 {
		p.dropEmployerLines()
	}
	known := p.settleKinds()
	p.out.Spoken = p.spoken()
	switch {
	case p.unread:
		p.warn("the language of the résumé is not read: headings, roles and dates were not recognized, and all lines count as text")
		return
	case p.lines > 0 && !known:
		p.warn("no experience section was found; every line counts as text")
	}
	dated := func(r Role) bool { return r.Dated() }
	if len(p.out.Roles) > 0 && !slices.ContainsFunc(p.out.Roles, dated) {
		p.warn("no role has dates; years of experience are unknown")
	}
}

// settleKinds decides the kinds of the sections that their lines tell, and removes
// empty ones without a heading. It reports whether any section is of roles.
func (p *parser) settleKinds() (roles bool) {
	kept := p.out.Sections[:0]
	for _, s := range p.out.Sections {
		if s.spoken && p.namesLanguage(s.Lines) {
			s.Kind = Languages
		}
		roles = roles || s.Kind == Experience || s.Kind == Projects
		if s.Kind == personal && len(s.Lines) > 0 {
			s.Kind = Summary
			if p.namesLanguage(s.Lines) {
				s.Kind = Languages
			}
		}
		if len(s.Lines) > 0 || s.Heading != "" && s.Kind != personal {
			kept = append(kept, s)
		}
	}
	p.out.Sections = kept
	return roles
}

// foreign reports whether most letters are of a script that no heading of the lexicon
// is written in, and no line is such a heading.
func (p *parser) foreign() bool {
	latin, other := 0, 0
	for i := range p.blocks {
		for _, r := range p.blocks[i].Text {
			switch {
			case unicode.Is(unicode.Latin, r):
				latin++
			case unicode.IsLetter(r):
				other++
			}
		}
	}
	if other <= latin {
		return false
	}
	for i := range p.blocks {
		if h, ok := p.headingAt(i); ok && h.known {
			return false
		}
	}
	return true
}
