package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document/block"
)

// The reading of a section of roles has three steps. The blocks of the section are
// held until it ends. Then the section is cut into entries: lines that name a role,
// with the lines about it (cut.go). When the whole résumé is known, the pieces of all
// heads are compared, which decides title, employer and place of each (pieces.go,
// assign.go).

// part is a block of a section of roles, with what it says by itself.
type part struct {
	block.Block
	when  dateRange
	rest  string // the text without its dates
	dated bool
	// only is set for dates alone, total for a length of time alone or with the name
	// of an employer of several roles.
	only, total bool
	name        bool // written like a name
	label       bool // "Highlights"
}

// maxNameWords is the largest number of words in a title, an employer and a place
// together.
const maxNameWords = 14

// part returns what a block says by itself.
func (p *parser) part(b block.Block) part {
	k := part{Block: b}
	k.when, k.rest, k.dated = p.dates.find(b.Text)
	bare := strings.TrimSpace(k.rest)
	if without, ok := p.dates.duration(bare); ok {
		bare = strings.Trim(without, " |·,()–—-")
		k.total = !k.dated && b.Kind != block.Item && (bare == "" || p.isTerms(bare))
	}
	k.only = k.dated && !strings.ContainsFunc(bare, unicode.IsLetter)
	k.label = p.isLabel(b.Text) || strings.HasSuffix(b.Text, ":")
	k.name = bare != "" && len(strings.Fields(bare)) <= maxNameWords && len(bare) <= 120 && p.looksLikeName(bare)
	return k
}

// isTerms reports whether a text says how somebody was employed: "Full-time", "part
// time, 50 %".
func (p *parser) isTerms(text string) bool {
	known := false
	for s := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(",()|·", r) }) {
		s = strings.Trim(s, " .")
		if !p.rules.terms[s] && strings.ContainsFunc(s, unicode.IsLetter) {
			return false
		}
		known = known || p.rules.terms[s]
	}
	return known
}

// namesRole reports whether a part may be a line that names a role: it has dates and
// little else, or it is written like a name. A single date needs a name beside it, as a
// sentence may end in a year. A sentence names no role.
func (p *parser) namesRole(k *part) bool {
	switch {
	case k.label || k.Names || p.labelled(k.Text):
		return false
	case k.Kind == block.Heading || k.only || k.total:
		return true
	case !k.dated:
		return k.name && !p.isList(k.Text)
	case len(strings.Fields(k.rest)) > maxNameWords:
		return false
	case k.name:
		return true
	}
	if k.when.start == k.when.end {
		return k.Gap && p.hasTitle(k.rest) && !strings.HasSuffix(k.Text, ".")
	}
	rest := strings.TrimSpace(k.rest)
	if strings.HasSuffix(k.Text, rest) && p.looksLikeName(strings.TrimSuffix(rest, ".")) {
		return true // behind dates, a full stop ends no sentence
	}
	return !strings.HasSuffix(rest, ".") && (p.hasTitle(k.rest) || len(strings.Fields(k.rest)) <= 3)
}

// labelled reports whether a line tells about the work behind a label or a heading:
// "Tech stack: Go, Kafka".
func (p *parser) labelled(text string) bool {
	label, value, found := strings.Cut(text, ":")
	if !found || value == "" {
		return false
	}
	_, known := p.kind(normalize(label))
	return known || p.isLabel(label)
}

// isList reports whether a text lists at least four short things, which are neither a
// name nor a place.
func (p *parser) isList(text string) bool {
	pieces := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '·' || r == '•' })
	if len(pieces) < 4 || p.hasTitle(text) || p.hasOrganisation(text) || p.dates.mentions(text) {
		return false
	}
	for _, s := range pieces {
		if len(strings.Fields(s)) > 3 {
			return false
		}
	}
	return p.place(text) == noPlace
}

// hold keeps a block of a section of roles until the section ends. Lines that go on are
// joined: a range of dates over several lines, and text that continues in small
// letters, as many résumés have no bullets.
func (p *parser) hold(b block.Block) {
	if b.Kind == block.Heading && b.Level > 0 && (p.roleLevel == 0 || b.Level < p.roleLevel) {
		p.roleLevel = b.Level
	}
	if n := len(p.held); n > 0 && (b.Line || p.isLegalForm(b.Text)) && !b.Gap && b.Kind == block.Paragraph {
		last := &p.held[n-1]
		first, _ := utf8.DecodeRuneInString(b.Text)
		switch {
		case last.Kind != block.Paragraph || len(last.Cells) > 0:
		case p.isLegalForm(b.Text) && len(last.Cells) == 0:
			p.held[n-1] = p.part(joined(last.Block, b.Text)) // the end of an employer's name
			return
		case (p.isConnector(b.Text) || p.isConnector(lastWord(last.Text))) && (p.dates.mentions(last.Text) || p.dates.mentions(b.Text)):
			p.held[n-1] = p.part(joined(last.Block, b.Text))
			return
		case unicode.IsLower(first) && !p.namesRole(last) && !p.startsDated(b.Text) && !last.label:
			last.Text += " " + b.Text
			return
		}
	}
	if head, tail, ok := p.splitDescription(&b); ok {
		p.held = append(p.held, p.part(head), p.part(tail))
		return
	}
	p.held = append(p.held, p.parts(b)...)
}

// joined returns a block with more text at its end.
func joined(b block.Block, text string) block.Block {
	b.Text += " " + text
	return b
}

// parts returns the parts of a block. The cells of a row that tell of the work, in
// sentences, are parts of their own below those that name the role.
func (p *parser) parts(b block.Block) []part {
	if len(b.Cells) < 2 {
		return []part{p.part(b)}
	}
	var head, told []string
	for _, cell := range b.Cells {
		k := p.part(block.Block{Text: cell})
		if k.dated || k.total || k.name {
			head = append(head, cell)
		} else {
			told = append(told, cell)
		}
	}
	if len(head) == 0 {
		return []part{p.part(b)}
	}
	b.Cells, b.Text = head, strings.Join(head, " | ")
	list := []part{p.part(b)}
	for _, cell := range told {
		list = append(list, p.part(block.Block{Text: cell}))
	}
	return list
}

// isConnector reports whether s is a word or sign between two dates.
func (p *parser) isConnector(s string) bool {
	return s == "–" || s == "-" || s == "—" || p.dates.connecting[s]
}

// splitDescription splits a line that names a role and then describes it: "Clerk, Acme,
// 2014 to 2018. Packed orders.", "2014 – 2018 (4 years) Packed orders."
func (p *parser) splitDescription(b *block.Block) (head, tail block.Block, ok bool) {
	_, rest, dated := p.dates.find(b.Text)
	if before, found := strings.CutSuffix(b.Text, rest); dated && found && b.Kind == block.Paragraph && p.tells(before, rest) {
		head, tail = *b, block.Block{Text: rest, Line: b.Line}
		head.Text = strings.TrimSpace(before)
		return head, tail, true
	}
	if !dated || len(strings.Fields(rest)) <= maxNameWords/2 || b.Kind == block.Item {
		return head, tail, false
	}
	for at := 0; ; {
		i := strings.Index(b.Text[at:], ". ")
		if i < 0 {
			return head, tail, false
		}
		at += i + 2
		head, tail = *b, block.Block{Text: b.Text[at:], Line: b.Line}
		head.Text = b.Text[:at-2]
		if _, rest, dated := p.dates.find(head.Text); dated && p.hasTitle(head.Text) && len(strings.Fields(rest)) <= maxNameWords {
			return head, tail, true
		}
	}
}

// tells reports whether what follows dates is a sentence about the work: a length of time
// ends the dates, and a full stop the sentence.
func (p *parser) tells(dates, rest string) bool {
	_, lasting := p.dates.duration(dates)
	return lasting && len(strings.Fields(rest)) >= 3 && strings.HasSuffix(rest, ".") && !p.isAbbreviation(lastWord(rest)) && p.place(rest) == noPlace
}

// firstRole returns the number of the block with which the first role begins in a
// résumé that has no heading of work, or -1. The role has dates, and either lines of
// its own below or a title.
func (p *parser) firstRole() int {
	if p.unread {
		return -1
	}
	first, top := -1, 0
	for i := range p.blocks {
		b := p.blocks[i]
		h, ok := p.headingAt(i)
		if len(b.Cells) > 1 {
			h, ok = p.heading(block.Block{Text: b.Cells[0], Kind: block.Heading})
		}
		if ok && h.known {
			if h.kind == Experience || h.kind == Projects {
				return -1
			}
			if first < 0 {
				return -1
			}
		}
		if b.Gap {
			top = i
		}
		if k := p.part(b); first < 0 && i > 0 && b.Kind != block.Item && k.dated && k.when.start != k.when.end && p.namesRole(&k) && !p.isStudy(b.Text) {
			begins := b.Text
			for j := top; j < i; j++ {
				begins += " " + p.blocks[j].Text
			}
			items := slices.ContainsFunc(p.blocks[i+1:min(len(p.blocks), i+4)], func(b block.Block) bool { return b.Kind == block.Item })
			if i-top <= 3 && (p.hasTitle(begins) || items) {
				first = max(top, 1)
			}
		}
	}
	return first
}
