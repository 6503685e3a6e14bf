package condition

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// readDemands reads licences, certificates, times of work, travel, lifting, age and
// being a student from a clause.
func (r *reader) readDemands(c *clause, l *Line, topics uint64) {
	if topics&onNames != 0 {
		r.readNames(c, l)
	}
	if topics&onEnrolment != 0 {
		r.readEnrolment(c, l)
	}
	if topics&onTravel != 0 {
		r.readTravel(c, l)
	}
	if topics&onLifting != 0 {
		r.readLifting(c, l)
	}
	if topics&onAge != 0 {
		r.readAge(c, l)
	}
}

// readNames reads the licences, certificates and times of work that a clause demands. Of
// several licences or certificates with "or", one is enough.
func (r *reader) readNames(c *clause, l *Line) {
	var choice []Term
	for _, n := range r.namesIn(c) {
		t := Term{Kind: n.kind, Asked: n.what, Line: l.Text}
		if n.kind == Schedule {
			if c.schedules(l, n.from, n.to) {
				r.add(t)
			}
			continue
		}
		if !c.demands(l, n.from, n.to) || l.Offers || c.in("other name") {
			continue
		}
		if n.kind == Licence {
			if t.class = class(c.raw, n.from, n.to); t.class != "" {
				t.Asked += ", class " + t.class
			}
		}
		choice = append(choice, t)
	}
	if len(choice) > 1 && (c.in("or") || strings.Contains(c.text, "/")) {
		t := choice[0]
		t.others = choice[1:]
		for _, o := range t.others {
			t.Asked += " or " + o.Asked
		}
		choice = []Term{t}
	}
	for _, t := range choice {
		r.add(t)
	}
}

// namedAt is a name of the table between two offsets of a clause.
type namedAt struct {
	named
	from, to int
}

// namesIn returns the names of the table in a clause, without those within longer ones.
func (r *reader) namesIn(c *clause) []namedAt {
	var list []namedAt
	for kinds := r.named.Kinds(c.text); kinds != 0; kinds &= kinds - 1 {
		n := r.names[bits.TrailingZeros64(kinds)]
		if from, to := n.set.Next(c.text, 0); c.written(from, to) {
			list = append(list, namedAt{n, from, to})
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(n namedAt) bool {
		return slices.ContainsFunc(list, func(o namedAt) bool { return o.from <= n.from && n.to <= o.to && o.to-o.from > n.to-n.from })
	})
}

// written reports whether a short name is written as one: in capitals or not at all as
// another word ("RN", "CPA").
func (c *clause) written(from, to int) bool {
	return to-from > maxAbbreviation || strings.ContainsAny(c.text[from:to], " 0123456789") || c.capitals(from, to) || !isASCII(c.text[from:to])
}

// maxAbbreviation is the greatest length of a name that is written in capitals.
const maxAbbreviation = 4

// isASCII reports whether a text has no byte beyond ASCII.
func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}

// class returns the class that stands with the name of a driving licence between two
// offsets, in capitals.
func class(raw string, at, to int) string {
	const near = 48 // bytes
	if m := patterns().classBehind.FindStringSubmatch(raw[to:]); m != nil {
		return m[1]
	}
	if m := patterns().class.FindStringSubmatch(raw[at:min(len(raw), at+near)]); m != nil {
		return strings.ToUpper(first(m[1], m[2]))
	}
	if m := patterns().classBefore.FindStringSubmatch(raw[max(0, at-near):at]); m != nil {
		return m[1]
	}
	return ""
}

// schedules reports whether a clause asks for work at such times. A duty does so too:
// "participate in the on-call rotation".
func (c *clause) schedules(l *Line, from, to int) bool {
	if c.denied(from, to) || c.wished() || l.Offers || l.Wishes || c.in("learned") {
		return false
	}
	return c.in("need") || c.in("willing") || l.Asks && !c.in("equality")
}

// readEnrolment reads that only students are hired.
func (r *reader) readEnrolment(c *clause, l *Line) {
	from, to := c.find("student")
	if l.Title && c.in("student job") {
		r.add(Term{Kind: Enrolment, Asked: "current student", Line: l.Text})
	}
	if from < 0 || l.Title || strings.HasPrefix(strings.TrimLeft(c.text, " "), "or ") || c.denied(from, to) || c.wished() || c.in("or graduate") || l.Wishes || l.Offers || l.Duty {
		return
	}
	if !l.Asks && !c.in("need") && !strings.HasPrefix(strings.TrimLeft(c.text, " -•"), c.text[from:to]) {
		return
	}
	r.add(Term{Kind: Enrolment, Asked: "current student", Line: l.Text})
}

// readTravel reads that the work includes travel, and how much of the time.
func (r *reader) readTravel(c *clause, l *Line) {
	from, to := c.find("travel")
	if from < 0 || c.in("other travel") || c.denied(from, to) || c.wished() || l.Wishes || l.Offers {
		return
	}
	t := Term{Kind: Travel, Asked: "travel", Line: l.Text}
	if most := shareOf(c.line, c.at+from); most != "" {
		t.amount, _ = strconv.ParseFloat(most, 64)
		t.Asked = "travel, up to " + most + " %"
	} else if !c.in("need") && !c.in("willing") || c.in("learned") {
		return
	}
	r.add(t)
}

// shareOf returns the percentage that stands nearest to an offset of a lower-case line,
// the upper end of a range, or "".
func shareOf(lower string, at int) string {
	const near = 60 // bytes
	if m := patterns().share.FindStringSubmatch(lower[at:min(len(lower), at+near)]); m != nil {
		return first(m[2], m[1])
	}
	if list := patterns().share.FindAllStringSubmatch(wordsFrom(lower[max(0, at-near):at], at > near), -1); len(list) > 0 {
		m := list[len(list)-1]
		return first(m[2], m[1])
	}
	return ""
}

// poundsToKilograms is the weight of a pound.
const poundsToKilograms = 0.4536

// readLifting reads that weights have to be lifted.
func (r *reader) readLifting(c *clause, l *Line) {
	from, _ := c.find("lift")
	if from < 0 || c.wished() || l.Offers {
		return
	}
	kilograms, text := weight(c.text[from:])
	if kilograms == 0 {
		kilograms, text = weight(c.text)
	}
	if kilograms > 0 && !c.denied(from, from) {
		r.add(Term{Kind: Lifting, Asked: "lift " + text, Line: l.Text, detail: detail{amount: kilograms}})
	}
}

// weight returns the first weight in a lower-case text, in kilograms, and as written.
func weight(lower string) (kilograms float64, text string) {
	m := patterns().weight.FindStringSubmatch(lower)
	if m == nil {
		return 0, ""
	}
	n, err := strconv.ParseFloat(first(m[2], m[1]), 64)
	if err != nil {
		return 0, ""
	}
	if strings.HasPrefix(m[3], "k") {
		return n, fmt.Sprintf("%g kg", n)
	}
	return n * poundsToKilograms, fmt.Sprintf("%g lb", n)
}

// The ages that a posting may set as a minimum.
const (
	leastAge = 14
	mostAge  = 30
	adult    = 18
)

// maxNumbers is how many numbers of a clause are tried as an age.
const maxNumbers = 20

// readAge reads a minimum age.
func (r *reader) readAge(c *clause, l *Line) {
	age := 0
	if from, to := c.find("age word"); from >= 0 && !c.denied(from, to) {
		age = adult
	}
	for _, m := range patterns().age.FindAllStringSubmatchIndex(c.text, maxNumbers) {
		n, err := strconv.Atoi(c.text[m[2]:m[3]])
		if err != nil || n < leastAge || n > mostAge {
			continue
		}
		if asksAge(c, m[0], m[1]) {
			age = n
			break
		}
	}
	if age == 0 || l.Offers || c.wished() {
		return
	}
	r.add(Term{Kind: Age, Asked: fmt.Sprintf("at least %d years old", age), Line: l.Text, detail: detail{amount: float64(age)}})
}

// asksAge reports whether the number of years between two offsets is an age: words of
// age follow it, or words such as "must be" precede it and no word of experience
// follows.
func asksAge(c *clause, from, to int) bool {
	after := c.text[to:]
	if at, _ := c.words.find("age after", after); at >= 0 && at <= 2 {
		return strings.Contains(c.text[from:to]+after, "+") || c.in("need") || c.in("age before") || strings.Contains(after, "older") || strings.Contains(after, "ouder")
	}
	before := c.text[max(0, from-20):from]
	if !c.words.in("age before", wordsFrom(before, from > 20)) || c.in("learned") {
		return false
	}
	rest := strings.TrimLeft(after, " ")
	return strings.TrimLeft(rest, ".)") == "" || strings.HasPrefix(rest, "to ") && !strings.ContainsAny(rest[:min(len(rest), 6)], "0123456789") || c.in("age before") && strings.HasPrefix(c.text[from:to], "1") && patterns().ageWord.MatchString(c.text[from:])
}
