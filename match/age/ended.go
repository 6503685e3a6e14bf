package age

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/match/phrase"
	"skillmatch/scrape/posting"
)

// maxBanner is the number of lines at the top of a posting of which one can say with a
// word alone that it is closed, also in small letters.
const maxBanner = 3

// ended returns what a posting says about itself when it is closed: a part of its title
// ("[Filled]"), or a sentence of its text. It is empty when nothing says so.
func (r *rules) ended(p *posting.Posting) string {
	for part := range strings.FieldsFuncSeq(strings.ReplaceAll(p.Title, " - ", "|"), func(c rune) bool { return strings.ContainsRune("[]()|:–—*", c) }) {
		if r.alone[strings.TrimSpace(phrase.Normalize(part))] {
			return p.Title
		}
	}
	n := 0
	for line := range strings.Lines(p.Text) {
		words := phrase.Normalize(line)
		if words == " " {
			continue
		}
		if n++; !r.states.In(words) {
			continue
		}
		if (n <= maxBanner || strings.ToUpper(line) == line) && r.alone[strings.TrimSpace(words)] {
			return trimSigns(line)
		}
		for sentence := range sentences(unquoted(line)) {
			if r.says(sentence) {
				return trimSigns(sentence)
			}
		}
	}
	return ""
}

// says reports whether a sentence says that its posting is closed.
func (r *rules) says(sentence string) bool {
	said, told := " ", " "
	for clause := range r.clauses(sentence) {
		words := phrase.Normalize(withoutNotes(clause))
		if first, _, _ := strings.Cut(strings.TrimLeft(words, " "), " "); !r.that[first] {
			told = " "
		}
		for from := 0; ; {
			i := r.states.Find(words[from:])
			if i < 0 {
				break
			}
			at := from + i
			n := r.longest(words, at)
			from = at + len(r.ends[n])
			head, behind := context(words[:at]), words[from:min(len(words), from+maxContext)]
			if r.told.In(told+head) || r.future.In(said+head) || r.goesOn(behind) {
				continue
			}
			before := len(strings.Fields(said))
			if n < r.whole || r.ofSubject(strings.Fields(head), before+len(strings.Fields(behind))) {
				return true
			}
		}
		said, told = context(said+words), context(told+words)
	}
	return false
}

// maxContext is how many bytes before and behind what has ended are looked at.
const maxContext = 400

// context returns the words at the end of a text that are looked at.
func context(s string) string {
	if len(s) <= maxContext {
		return s
	}
	s = s[len(s)-maxContext:]
	return s[max(0, strings.IndexByte(s, ' ')):]
}

// longest returns the number of the longest phrase for what has ended that stands at an
// offset.
func (r *rules) longest(words string, at int) int {
	best := -1
	for i, text := range r.ends {
		if phrase.StandsAt(words, at, text) && (best < 0 || len(text) > len(r.ends[best])) {
			best = i
		}
	}
	return best
}

// goesOn reports whether the words behind a phrase give it another sense: "filled with",
// "no longer accepting applications from agencies".
func (r *rules) goesOn(behind string) bool {
	behind = strings.TrimLeft(behind, " ")
	return slices.ContainsFunc(r.notBehind, func(p string) bool { return phrase.StandsAt(behind, 0, p) })
}

// maxName is how many words can stand between a subject and what is said of it. Without
// a verb, as in "Sorry, job expired", the clause has at most maxHead words up to the
// subject, and the sentence maxBeside others.
const (
	maxName   = 9
	maxHead   = 3
	maxBeside = 2
)

// ofSubject reports whether the words before a state name a posting of which it is said.
// beside is the number of words in the clauses before and behind the state.
func (r *rules) ofSubject(head []string, beside int) bool {
	i := len(head)
	for i > 0 && r.between[head[i-1]] {
		i--
	}
	verb := i < len(head)
	if r.endsInSubject(head[:i]) {
		return verb || len(head) <= maxHead && beside <= maxBeside
	}
	for k := 1; k < min(i, 4); k++ {
		if verb && i-k <= maxName && r.attached[head[k]] && r.endsInSubject(head[:k]) {
			return true
		}
	}
	return false
}

// endsInSubject reports whether words end in the name of a posting.
func (r *rules) endsInSubject(words []string) bool {
	text := " " + strings.Join(words, " ")
	return slices.ContainsFunc(r.subjects, func(s string) bool { return strings.HasSuffix(text, " "+s) })
}

// sentences yields the sentences of a line, but for questions.
func sentences(line string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from := 0
		for i := range len(line) {
			c := line[i]
			if c != '.' && c != '!' && c != '?' || i+1 < len(line) && line[i+1] > ' ' {
				continue
			}
			if c != '?' && !yield(line[from:i]) {
				return
			}
			from = i + 1
		}
		yield(line[from:])
	}
}

// clauses yields the clauses of a sentence, which signs or words such as "but" part.
func (r *rules) clauses(sentence string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.FieldsFuncSeq(strings.ReplaceAll(sentence, " - ", ";"), func(c rune) bool { return strings.ContainsRune(",;|–—•", c) }) {
			from, at := 0, 0
			for word := range strings.SplitAfterSeq(part, " ") {
				if r.but[strings.ToLower(strings.TrimSpace(word))] {
					if !yield(part[from:at]) {
						return
					}
					from = at + len(word)
				}
				at += len(word)
			}
			if !yield(part[from:]) {
				return
			}
		}
	}
}

// maxNote is the greatest length in bytes of brackets inside a clause: "(m/w/d)".
const maxNote = 14

// withoutNotes cuts short brackets from a text.
func withoutNotes(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '(')
		if i < 0 {
			break
		}
		n := strings.IndexByte(s[i:min(len(s), i+maxNote+1)], ')')
		if n < 0 {
			n = 0 // longer brackets stay
			b.WriteString(s[:i+1])
		} else {
			b.WriteString(s[:i])
		}
		s = s[i+n+1:]
	}
	b.WriteString(s)
	return b.String()
}

// unquoted cuts from a line what stands in quotation marks.
func unquoted(line string) string {
	for _, pair := range [][2]string{{"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"»", "«"}, {"\"", "\""}, {"‘", "’"}, {" '", "'"}} {
		if strings.Contains(line, pair[0]) {
			line = unquotedBy(line, pair[0], pair[1])
		}
	}
	return line
}

// unquotedBy cuts from a line what stands between two signs.
func unquotedBy(line, open, end string) string {
	var b strings.Builder
	for {
		i := strings.Index(line, open)
		if i < 0 {
			break
		}
		start := i + len(open)
		n := strings.Index(line[start:], end)
		if n < 0 {
			break
		}
		next := start + n + len(end)
		if letter, _ := utf8.DecodeRuneInString(line[next:]); end == "’" && unicode.IsLetter(letter) {
			b.WriteString(line[:next]) // an apostrophe
		} else {
			b.WriteString(line[:i] + " ")
		}
		line = line[next:]
	}
	b.WriteString(line)
	return b.String()
}

// trimSigns cuts signs around a sentence.
func trimSigns(s string) string {
	return strings.TrimLeftFunc(strings.TrimRight(s, " .!\n\r\t*_"), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
