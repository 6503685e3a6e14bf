package condition

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clause is a part of a line that states one thing.
type clause struct {
	// text is in lower case, raw as written; both have the same offsets, or are equal.
	text, raw string
	// line is the whole line in lower case, and at the offset of the clause in it.
	line  string
	at    int
	words *words
	// supposed is set for a clause such as "if you need a visa", which states nothing.
	supposed bool
	// graded is set where brackets behind the clause say that it is only a wish: "CPR
	// certificate (preferred)".
	graded bool
}

// clauses cuts a line into clauses: at semicolons, brackets, dashes between spaces, at
// words such as "but", and after a condition with "if".
func (w *words) clauses(line string) []clause {
	raw := plain(line)
	lower := strings.ToLower(raw)
	if len(lower) != len(raw) {
		raw = lower
	}
	var list []clause
	from := 0
	cut := func(at, next int) {
		if c := (clause{text: lower[from:at], raw: raw[from:at], line: lower, at: from, words: w}); strings.TrimSpace(c.text) != "" {
			c.supposed = w.supposes(c.text)
			if from > 0 && lower[from-1] == '(' && len(list) > 0 {
				list[len(list)-1].graded = w.grades(c.text)
			}
			list = append(list, c)
		}
		from = next
	}
	for i := 0; i < len(lower); {
		n := w.ends(lower, i, from)
		if n > 0 {
			cut(i, i+n)
			i += n
			continue
		}
		_, size := utf8.DecodeRuneInString(lower[i:])
		i += size
	}
	cut(len(lower), len(lower))
	return list
}

// grades reports whether what stands in brackets is nothing but words that make what
// precedes a wish: "highly preferred", "not required".
func (w *words) grades(inside string) bool {
	const lead = 10 // bytes of "strongly "
	at, _ := w.find("wish", inside)
	if at < 0 || at > lead {
		at, _ = w.find("not", inside)
	}
	return at >= 0 && at <= lead && (at == 0 || strings.Count(inside[:at], " ") == 1)
}

// wished reports whether a clause only wishes for something.
func (c *clause) wished() bool { return c.graded || c.in("wish") }

// ends returns the number of bytes that part two clauses at an offset, 0 for none. The
// clause at hand began at from.
func (w *words) ends(lower string, i, from int) int {
	rest := lower[i:]
	switch rest[0] {
	case ';', '(', ')', '[', ']', '|', '!', '?':
		return 1
	case ' ':
		for _, dash := range [...]string{" - ", " – ", " — ", " / "} {
			if strings.HasPrefix(rest, dash) && dash != " / " {
				return len(dash)
			}
		}
		if at, _ := w.sets["turn"].Next(rest[:min(len(rest), maxWord)], 1); at == 1 {
			return 1
		}
	case '.':
		if len(rest) > 2 && rest[1] == ' ' && i-from > 3 && lower[i-2] != '.' && lower[i-2] != ' ' {
			return 1
		}
	case ',':
		if strings.HasPrefix(rest, ", so ") || w.supposes(lower[from:i]) {
			return 1
		}
	}
	return 0
}

// maxWord is the number of bytes in which a word that begins a clause is looked for, and
// maxSigns that in which the clause begins, behind signs.
const (
	maxWord  = 24
	maxSigns = 64
)

// supposes reports whether a clause begins with a word such as "if".
func (w *words) supposes(clause string) bool {
	start := strings.TrimLeftFunc(clause[:min(len(clause), maxSigns)], func(r rune) bool { return !unicode.IsLetter(r) })
	at, _ := w.sets["if"].Next(start[:min(len(start), maxWord)], 0)
	return at == 0
}

// The distances in bytes within which a word of denial reaches what it denies.
const (
	reachNot   = 90
	reachNone  = 60
	reachAfter = 50
)

// denied reports whether what stands between two offsets of the clause is denied: "not
// able to sponsor", "no clearance", "sponsorship is not available".
func (c *clause) denied(from, to int) bool {
	if c.in("no denial") {
		return false
	}
	before := c.text[max(0, from-reachNot):from]
	if c.words.in("not", wordsFrom(before, from > reachNot)) {
		return true
	}
	near := wordsFrom(c.text[max(0, from-reachNone):from], from > reachNone)
	if at := lastOf(c, "none", near); at >= 0 && !strings.Contains(near[at:], ",") {
		return true
	}
	after, _, _ := strings.Cut(c.text[to:min(len(c.text), to+reachAfter)], ",")
	if c.words.in("not", after) {
		return true
	}
	if at := strings.LastIndexByte(after, ':'); at >= 0 {
		after = after[at:] // "sponsorship required: no"
	}
	return c.words.onlyNone(strings.Trim(after, " :-–."))
}

// wordsFrom returns a part of a text from its first whole word on.
func wordsFrom(part string, cut bool) string {
	if !cut {
		return part
	}
	_, rest, _ := strings.Cut(part, " ")
	return rest
}

// lastOf returns the offset of the last phrase of a rule in a text, -1 for none.
func lastOf(c *clause, rule, text string) int {
	last := -1
	for at := 0; ; {
		from, to := c.words.sets[rule].Next(text, at)
		if from < 0 {
			return last
		}
		last, at = from, to
	}
}

// onlyNone reports whether a text is nothing but a word such as "no".
func (w *words) onlyNone(text string) bool {
	from, to := w.sets["none"].Next(text, 0)
	return from == 0 && to == len(text)
}

// in reports whether the clause has a phrase of a rule.
func (c *clause) in(rule string) bool { return c.words.in(rule, c.text) }

// find returns the ends of the first phrase of a rule, -1 for none.
func (c *clause) find(rule string) (from, to int) { return c.words.find(rule, c.text) }

// capitals reports whether the text between two offsets is written in capitals.
func (c *clause) capitals(from, to int) bool {
	part := c.raw[from:to]
	return part == strings.ToUpper(part)
}
