package match

import "strings"

// cues are the phrases by which a line says itself how much it asks. A phrase
// counts as whole words; lines are lower-cased before.
type cues struct {
	prefers, requires, asks []string
	// openings begin lines that describe the candidate, wherever they stand.
	openings []string
}

func newCues() *cues {
	split := func(s string) []string {
		list := strings.Split(s, ";")
		for i := range list {
			list[i] = strings.TrimSpace(list[i])
		}
		return list
	}
	return &cues{
		prefers: split(`nice to have;nice-to-have;preferred;preferably;preferable;a plus;big plus;huge plus;strong plus;is plus;an advantage;advantageous;ideally;bonus;desirable;desired;
			beneficial;an asset;not required;not necessary;not mandatory;not a must;would be great;would be nice;even better;good to have;great to have;optional;extra credit;
			are a plus;not strictly required;von vorteil;wünschenswert;idealerweise;un plus;un atout;atout;valorable;deseable;se valora;diferencial;desejável;gradita;gradito;preferibile;
			is een pré;pluspunt;helpful but;willingness to learn;willing to learn`),
		requires: split(`required;must have;must be;must-have;must;essential;mandatory;need to have;you need;you'll need;you’ll need;you will need;necessary;minimum of;at least;zwingend;erforderlich;
			vorausgesetzt;indispensable;requis;exigé;imprescindible;obligatorio;requerido;obrigatório;necessário;richiesto;richiesta;obbligatorio;vereist;noodzakelijk`),
		asks: split(`years of;years experience;years' experience;years’ experience;+ years;experience with;experience in;experience building;experience working;experience using;experienced in;experienced with;
			proficient;proficiency;fluent in;fluency in;expertise in;expert in;expertise with;knowledge of;familiar with;familiarity with;understanding of;background in;skilled in;comfortable with;
			comfortable in;comfortable working;hands-on;track record;degree in;bachelor;master's;ability to;able to;you have;you've;you’ve;you are;you're;you’re;looking for;we want;we need;ideal candidate;
			should have;should be;passion for;well-versed;versed in;strong ;solid ;deep ;proven ;seeking;candidates;hiring;exposure to;command of;erfahrung;kenntnisse;expérience;maîtrise;connaissance;
			experiencia;conocimiento;experiência;conhecimento;esperienza;conoscenza;ervaring;kennis van`),
		openings: split(`you have ;you've ;you’ve ;you can ;you are ;you're ;you’re ;you know ;you bring ;you possess ;you hold ;you must ;you should ;must have ;must be `),
	}
}

// preferring finds the words of a line that make it preferred, as offsets. Words
// in brackets speak of what stands in the brackets with them ("cloud platforms
// (AWS preferred)"); from and to then bound the brackets, else the line.
func (c *cues) preferring(lower string) (from, to int, ok bool) {
	i := find(lower, c.prefers)
	if i < 0 {
		return 0, 0, false
	}
	open := strings.LastIndexByte(lower[:i], '(')
	if open < 0 || strings.LastIndexByte(lower[:i], ')') > open {
		return 0, len(lower), true
	}
	end := strings.IndexByte(lower[i:], ')')
	if end < 0 {
		return 0, len(lower), true
	}
	return open, i + end, true
}

// importance weighs a line. The section decides first; the line's own words
// override it: "a plus" makes any line preferred, "required" lifts a line of
// duties. Where there is no heading, lines that speak of experience or ability
// ask, and the others only tell.
func (c *cues) importance(s section, lower string) Importance {
	if !s.asks() {
		return Context
	}
	if from, to, ok := c.preferring(lower); ok && from == 0 && to == len(lower) && s != about {
		return Preferred
	}
	for _, p := range c.openings {
		if strings.HasPrefix(lower, p) && s != preferred {
			return Required
		}
	}
	switch s {
	case about:
		return Context
	case required:
		return Required
	case preferred:
		return Preferred
	case stack:
		return Context
	case duties:
		if contains(lower, c.requires) && contains(lower, c.asks) {
			return Required
		}
		return Context
	}
	if contains(lower, c.asks) || contains(lower, c.requires) {
		return Required
	}
	return Context
}

// contains reports whether a lower-case line holds one of the phrases as whole
// words.
func contains(lower string, phrases []string) bool { return find(lower, phrases) >= 0 }

// find is the offset of the first of the phrases that a lower-case line holds
// as whole words, or -1.
func find(lower string, phrases []string) int {
	for _, p := range phrases {
		from := 0
		for {
			i := strings.Index(lower[from:], p)
			if i < 0 {
				break
			}
			i += from
			if boundary(lower, i-1) && (p[len(p)-1] == ' ' || boundary(lower, i+len(p))) {
				return i
			}
			from = i + 1
		}
	}
	return -1
}

// boundary reports that no letter stands at i.
func boundary(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return true
	}
	c := s[i]
	return !(c >= 'a' && c <= 'z' || c >= 0x80)
}
