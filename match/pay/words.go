package pay

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/match/phrase"
)

// ruled is a phrase around an amount of money, with the rule that lists it.
type ruled struct{ rule, text string }

// words are the phrases of several rules, searched at once.
type words struct {
	set  phrase.Set
	list []ruled // longest first
}

// newWords returns the phrases of some rules of a table. A phrase of two rules
// belongs to the first. "unit hour" becomes the rule "hour".
func newWords(t *phrase.Table, rules ...string) words {
	var w words
	seen := map[string]bool{}
	for _, rule := range rules {
		for _, text := range t.List(rule) {
			if !seen[text] {
				seen[text] = true
				w.list = append(w.list, ruled{strings.TrimPrefix(rule, "unit "), text})
			}
		}
	}
	slices.SortStableFunc(w.list, func(a, b ruled) int { return cmp.Compare(len(b.text), len(a.text)) })
	texts := make([]string, len(w.list))
	for i := range w.list {
		texts[i] = w.list[i].text
	}
	w.set = phrase.NewSet(texts)
	return w
}

// next returns the first phrase in a lower-case text from an offset on, and where it
// stands; the offset is -1 when there is none.
func (w *words) next(lower string, from int) (ruled, int) {
	i := w.set.Find(lower[from:])
	if i < 0 {
		return ruled{}, -1
	}
	at := from + i
	k := slices.IndexFunc(w.list, func(p ruled) bool { return phrase.StandsAt(lower, at, p.text) })
	return w.list[k], at
}

// last returns the last phrase in a lower-case text, and where it stands; the offset is
// -1 when there is none.
func (w *words) last(lower string) (found ruled, at int) {
	at = -1
	for from := 0; ; {
		p, i := w.next(lower, from)
		if i < 0 {
			return found, at
		}
		found, at = p, i
		from = i + len(p.text)
	}
}

// surroundings are the words around an amount of money, in lower case.
type surroundings struct {
	// before reaches back to the amount before, behind up to the next one.
	before, behind, line string
}

// subject returns the rule of the word that says what an amount is: the first one behind
// it, else the nearest one before it, in the same clause. It is empty when no word says
// it. Behind a "+" can stand what comes on top, so that a word of pay before it counts
// first.
func (r *Reader) subject(s *span, around *surroundings) string {
	behind, at := r.subjects.next(r.reach(around.behind), 0)
	if at >= 0 && !s.open && behind.rule != "paid" {
		return behind.rule
	}
	before := unbracketed(around.before)
	if i := strings.LastIndexAny(before, ",;|+•"); i >= 0 {
		before = before[i+1:]
	}
	if word, at := r.beside.last(before); at >= 0 {
		before = before[at+len(word.text):]
	}
	if rule := r.nearest(before); rule != "" && (behind.rule == "" || rule != "other") {
		return rule
	}
	return behind.rule
}

// nearest returns the rule of the last word of a clause that says what an amount is;
// "paid" counts only when there is no other.
func (r *Reader) nearest(clause string) string {
	rule := ""
	for from := 0; ; {
		word, at := r.subjects.next(clause, from)
		if at < 0 {
			return rule
		}
		target := rule == "ote" && word.rule == "base" && at == from+1 // "OTE salary"
		if (rule == "" || word.rule != "paid") && !target {
			rule = word.rule
		}
		from = at + len(word.text)
	}
}

// topic returns what the rest of a line is about, for an amount of which its own clause
// says nothing: "base" or "paid" when a word of it stands anywhere, else the rule of the last word
// before the amount. A range is pay more often than not, so that for it "other" does not
// count.
func (r *Reader) topic(line string, s *span) string {
	topic := ""
	for from := 0; ; {
		word, at := r.subjects.next(line, from)
		switch {
		case at < 0:
			return topic
		case word.rule == "base" || word.rule == "paid":
			return word.rule
		case at < s.from && (word.rule == "ote" || s.low == s.high):
			topic = word.rule
		}
		from = at + len(word.text)
	}
}

// reach cuts the words behind an amount where the clause ends or turns to what comes
// beside it. Brackets right behind the amount are part of the clause.
func (r *Reader) reach(behind string) string {
	behind = strings.TrimLeft(behind, " \u00a0")
	if rest, ok := strings.CutPrefix(behind, "("); ok {
		within, rest, closed := strings.Cut(rest, ")")
		if !closed {
			return "" // words of the amount in the brackets
		}
		behind = within + " " + rest
	}
	if i := strings.IndexAny(behind, ",;|+•(&!?"); i >= 0 {
		behind = behind[:i]
	}
	for i := range behind {
		if rest, ok := strings.CutPrefix(behind[i:], "."); ok && blanks(rest) > 0 {
			behind = behind[:i]
			break
		}
	}
	if _, at := r.beside.next(behind, 0); at >= 0 {
		behind = behind[:at]
	}
	return behind
}

// unbracketed cuts words in brackets from a text.
func unbracketed(s string) string {
	for {
		from := strings.IndexByte(s, '(')
		if from < 0 {
			return s
		}
		n := strings.IndexByte(s[from:], ')')
		if n < 0 {
			return s
		}
		s = s[:from] + s[from+n+1:]
	}
}

// maxAlone is how many letters can stand beside an amount that has a clause for itself.
const maxAlone = 12

// alone reports whether an amount has a clause for itself, but for a few letters.
func (r *Reader) alone(around *surroundings) bool {
	before := around.before
	before = before[strings.LastIndexAny(before, ",;|•·")+1:]
	letters := 0
	for _, c := range before + r.reach(around.behind) {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters <= maxAlone
}

// maxPeriod is how many bytes behind an amount its period can begin.
const maxPeriod = 40

// periodBehind returns the period that the words behind an amount name first, in the
// same clause.
func (r *Reader) periodBehind(behind string) string {
	behind = r.reach(behind)
	named, at := r.named.next(behind, 0)
	unit, of := r.unit(behind)
	if at < 0 || of >= 0 && of < at {
		named.rule, at = unit, of
	}
	if at < 0 || at > maxPeriod {
		return ""
	}
	return named.rule
}

// periodBefore returns the period that a text names: the last one that a word names
// alone, else the first one behind a link.
func (r *Reader) periodBefore(text string) string {
	if word, at := r.named.last(text); at >= 0 {
		return word.rule
	}
	unit, _ := r.unit(text)
	return unit
}

// unit returns the first period of a text that stands behind a link, such as "per hour"
// and "/mån", and its offset; the offset is -1 when there is none.
func (r *Reader) unit(text string) (string, int) {
	for from := 0; ; {
		word, at := r.units.next(text, from)
		if at < 0 {
			return "", -1
		}
		if r.linked(text[:at]) {
			return word.rule, at
		}
		from = at + len(word.text)
	}
}

// linked reports whether a text ends in a slash or in a word that links an amount to a
// period.
func (r *Reader) linked(text string) bool {
	text = strings.TrimRight(text, " \u00a0\u202f")
	return strings.HasSuffix(text, "/") || slices.ContainsFunc(r.links, func(link string) bool { return endsInWord(text, link) })
}

// endsInWord reports whether a text ends in a word or phrase.
func endsInWord(text, word string) bool {
	rest, ok := strings.CutSuffix(text, word)
	if !ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(rest)
	return !unicode.IsLetter(last) && !unicode.IsDigit(last)
}
