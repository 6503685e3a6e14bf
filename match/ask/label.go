package ask

import "strings"

// label finds the first label from offset at on, not before offset from: where it begins
// and ends, and its section; -1 when there is none. A label is
//
//   - what comes before a colon, from the beginning of the line or sentence, in few words;
//   - else the shortest part of it that begins with a capital letter and is a heading;
//   - in a text without structure also a whole heading that begins with a capital, before
//     a word that does, too.
func (u *unfolder) label(text string, from, at int) (start, end int, s section) {
	if u.item && !u.lone && (at > 0 || strings.IndexByte(text, ':') > maxLabel) {
		return -1, -1, neutral // the label of a bullet is at its beginning
	}
	for colon := at; ; colon++ {
		i := strings.IndexByte(text[colon:], ':')
		if i < 0 {
			break
		}
		colon += i
		if start, s, ok := u.before(text, from, colon); ok && (colon+1 < len(text) || len(u.breaks) > 1) {
			if u.lone {
				if b, e, sec := u.unmarked(text, max(from, at), start); b >= 0 {
					return b, e, sec
				}
			}
			return start, colon + 1, s
		}
	}
	if u.lone {
		return u.unmarked(text, max(from, at), len(text))
	}
	return -1, -1, neutral
}

// maxLabel is the greatest length in bytes of a label within a line, and maxLabelWords
// its greatest number of words.
const (
	maxLabel      = 48
	maxLabelWords = 5
)

// before finds the label that ends at a colon.
func (u *unfolder) before(text string, from, colon int) (start int, s section, ok bool) {
	if strings.HasPrefix(text[colon:], "://") {
		return 0, neutral, false
	}
	begin := max(from, colon-maxLabel)
	for _, mark := range []string{". ", "! ", "? ", "; "} {
		if i := strings.LastIndex(text[begin:colon], mark); i >= 0 {
			begin += i + len(mark)
		}
	}
	for begin < colon && text[begin] == ' ' {
		begin++
	}
	if begin >= colon {
		return 0, neutral, false
	}
	atStart := begin == from || begin >= 2 && text[begin-1] == ' ' && strings.IndexByte(".!?;:", text[begin-2]) >= 0 || strings.TrimSpace(text[from:begin]) == ""
	inBullet := u.item && !u.lone // where a text before a colon is mostly the topic
	if atStart && (!inBullet || u.whole(text[begin:colon])) && !(text[begin]-'0' < 10) && strings.Count(strings.TrimSpace(text[begin:colon]), " ") < maxLabelWords && !(u.lone && u.known(text[begin:colon])) {
		if s, ok = u.classify(text[begin:colon]); ok {
			return begin, s, true
		}
	}
	if inBullet {
		return 0, neutral, false
	}
	for i := colon - 1; i > begin; i-- { // shorter parts first
		if text[i-1] == ' ' && capital(text[i:]) && (u.whole(text[i:colon]) || u.names(text[i:colon])) {
			if s, ok = u.classify(text[i:colon]); ok {
				return u.wider(text, begin, i, colon, s)
			}
		}
	}
	return 0, neutral, false
}

// names reports whether a label names what the part after it is about: "About Tallow".
func (u *unfolder) names(text string) bool {
	first, rest, several := strings.Cut(text, " ")
	return several && strings.Count(rest, " ") < maxNamed && u.whole(first) && u.opens(first) == about && capital(rest)
}

// maxNamed is the greatest number of words of the name in such a label.
const maxNamed = 3

// opens returns the section that a heading opens, neutral when no rule knows it.
func (u *unfolder) opens(heading string) section {
	s, _ := u.classify(heading)
	return s
}

// wider extends a label to the left over capitalized words that make it one of another
// section: "Skills:" to "Preferred Skills:".
func (u *unfolder) wider(text string, begin, at, colon int, s section) (int, section, bool) {
	for i := at - 1; i >= begin && at-i < maxLabel/2; i-- {
		if (i == 0 || text[i-1] == ' ') && capital(text[i:]) {
			if wide, ok := u.classify(text[i:colon]); ok && wide != s {
				return i, wide, true
			}
			break
		}
	}
	return at, s, true
}

// unmarked finds the first heading without a mark between two offsets: capitalized words
// of headings before a word with a capital. The longest one counts.
func (u *unfolder) unmarked(text string, from, to int) (start, end int, s section) {
	for i := from; i < to; i++ {
		if i > 0 && text[i-1] != ' ' || !capital(text[i:]) {
			continue
		}
		start = -1
		for words, k := 1, i; words <= maxUnmarked && k < to; words++ {
			n := strings.IndexByte(text[k:to], ' ')
			if n < 0 || !u.whole(text[k:k+n]) {
				break
			}
			k += n
			if k+1 < len(text) && (capital(text[k+1:]) || text[k+1]-'0' < 10) {
				if sec, known := u.classify(text[i:k]); known && !u.known(text[i:k]) {
					start, end, s = i, k, sec
				}
			}
			k++
		}
		if start >= 0 {
			return start, end, s
		}
	}
	return -1, -1, neutral
}

// maxUnmarked is the greatest number of words of a heading without a mark.
const maxUnmarked = 7

// last finds a heading at the end of a line of a text without structure: "Talk to
// suppliers Requirements" before a bullet.
func (u *unfolder) last(text string, from int) (start int, s section) {
	if !u.lone || !u.bullets {
		return -1, neutral
	}
	start = -1
	for i, words := len(text)-1, 0; i > from && words < maxLabelWords; i-- {
		if text[i-1] != ' ' {
			continue
		}
		words++
		if capital(text[i:]) && u.whole(text[i:]) && !u.known(text[i:]) {
			if sec, known := u.classify(text[i:]); known {
				start, s = i, sec
			}
		}
	}
	return start, s
}

// accepts reports whether the first label of a block opens its own section within the
// section of the block. The labels of bullets are mostly their topics: "Impact: …", "Team:
// …", "Network certifications: …". Such a label asks only if it is a heading word for
// word, and what is merely welcome becomes needed only if it says so.
func (u *unfolder) accepts(now, s section, text string) bool {
	switch {
	case s == preferred, s == stack && now != preferred && (now != required || u.whole(text)):
		return true
	case s == required || now == neutral:
		if graded, known := u.graded(text, neutral, false); known && graded == s {
			return true
		}
		return now != preferred && (u.whole(text) || now == neutral && !u.item)
	}
	return false
}

// bare reports whether a line is a heading only, of few words, and returns its section.
func (u *unfolder) bare(text string) (section, bool) {
	if len(u.breaks) < 2 || len(text) > maxLabel || strings.Count(text, " ") >= maxUnmarked || !capital(text) {
		return neutral, false
	}
	s, known := u.classify(strings.TrimSuffix(text, ":"))
	return s, known && u.whole(text) && !u.known(text)
}
