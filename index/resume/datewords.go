package resume

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sense is what a word of dates can mean. A word may have several senses, of which its
// place in the line decides: "de" stands before a date in French and inside one in
// Spanish.
type sense uint32

// The senses of words, by the rules of the table.
const (
	fromWord    sense = 1 << iota // "from" 2019 – 2021
	sinceWord                     // "since" 2019
	onwardsWord                   // 2019 "onwards"
	toWord                        // 2019 "to" 2021
	behindWord                    // 2019년부터 2021년"까지"
	nowWord                       // 2019 – "present"
	untilNow                      // a word for the present that needs no sign before it: "to date"
	ofWord                        // June "of" 2019
	yearWord                      // 2019 "r."
	beforeYear                    // "FY" 2019
	ordinalWord                   // 1"st" June
	quarterUnit                   // 1st "quarter" 2019
	yearSign                      // 2019"年"
	monthSign                     // 3"月"
	daySign                       // 1"日"
	yearsUnit                     // 3 "years"
	monthsUnit                    // 6 "months"
	weeksUnit                     // 2 "weeks"
	lengthWord                    // "less than a year"
	andWord                       // 3 years "and" 6 months
	aboutWord                     // "about" 3 years
	betweenWord                   // "between" 2019 and 2021
	labelWord                     // "Period": 2019 – 2021
)

// senses holds the sense of each rule, apart from the months and the parts of a year.
func senses() map[string]sense {
	return map[string]sense{
		"from": fromWord, "since": sinceWord, "onwards": onwardsWord, "to": toWord, "behind": behindWord,
		"now": nowWord, "until now": nowWord | untilNow, "of": ofWord, "year": yearWord, "before year": beforeYear,
		"ordinal": ordinalWord, "quarter unit": quarterUnit,
		"year sign": yearSign, "month sign": monthSign, "day sign": daySign,
		"years unit": yearsUnit, "months unit": monthsUnit, "weeks unit": weeksUnit, "length": lengthWord,
		"and": andWord, "about": aboutWord, "between": betweenWord, "label": labelWord,
	}
}

// monthRules returns the rules for the names of the months, in the order of the year.
func monthRules() []string {
	return []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
}

// partRules returns the rules for the names of parts of a year, with their first and
// last months. Winter is January and February of the year that it is named with.
func partRules() map[string][2]int {
	return map[string][2]int{
		"quarter 1": {1, 3}, "quarter 2": {4, 6}, "quarter 3": {7, 9}, "quarter 4": {10, 12},
		"half 1": {1, 6}, "half 2": {7, 12},
		"spring": {3, 5}, "summer": {6, 8}, "autumn": {9, 11}, "winter": {1, 2},
		"early": {1, 3}, "mid": {6, 7}, "late": {10, 12},
	}
}

// eraRules returns the rules for the names of eras, with the year before their first.
func eraRules() map[string]int {
	return map[string]int{"era from 1912": 1911, "era from 1926": 1925, "era from 1989": 1988, "era from 2019": 2018}
}

// dateWord is what the table says about a word or phrase. first and last are the months
// that it names, 0 when it names none; part is set for a part of a year.
type dateWord struct {
	is          sense
	first, last int
	part        bool
	// shared is set for a name that is also an ordinary word.
	shared bool
	// era is the year before the first one of an era: 2018 for 令和.
	era int
}

// names reports whether the word names a month or a part of a year.
func (w dateWord) names() bool { return w.first > 0 }

// dateWords are the words of dates, in the forms in which lines are compared with them.
type dateWords struct {
	plain map[string]dateWord
	// dotted holds the phrases that only count with a full stop behind them.
	dotted map[string]dateWord
	// begun holds what longer phrases begin with, cut between their words.
	begun map[string]bool
	// joined holds, by their first rune, the phrases of scripts that put no space
	// between words, the longest first.
	joined map[rune][]joinedWord
	// connecting holds words between two dates with which a line begins or ends.
	connecting map[string]bool
}

// joinedWord is a phrase of a script without spaces.
type joinedWord struct {
	text string
	word dateWord
}

// newDateWords makes the words from the phrases of the table, by rule. A rule may have
// no phrases.
func newDateWords(phrases map[string][]string) *dateWords {
	w := &dateWords{plain: map[string]dateWord{}, dotted: map[string]dateWord{}, begun: map[string]bool{}, joined: map[rune][]joinedWord{}, connecting: set(phrases["line end"])}
	for rule, is := range senses() {
		w.enter(phrases[rule], dateWord{is: is})
	}
	for i, rule := range monthRules() {
		w.enter(phrases[rule], dateWord{first: i + 1, last: i + 1})
		w.enter(phrases["shared "+rule], dateWord{first: i + 1, last: i + 1, shared: true})
	}
	for rule, months := range partRules() {
		w.enter(phrases[rule], dateWord{first: months[0], last: months[1], part: true})
		w.enter(phrases["shared "+rule], dateWord{first: months[0], last: months[1], part: true, shared: true})
	}
	for rule, before := range eraRules() {
		w.enter(phrases[rule], dateWord{era: before})
	}
	w.enter(phrases["other"], dateWord{}) // no words of dates together
	for _, list := range w.joined {
		slices.SortFunc(list, func(a, b joinedWord) int {
			return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
		})
	}
	return w
}

// enter adds phrases that have one meaning.
func (w *dateWords) enter(phrases []string, word dateWord) {
	for _, phrase := range phrases {
		if first, _ := utf8.DecodeRuneInString(phrase); isJoined(first) {
			w.enterJoined(first, strings.ReplaceAll(phrase, " ", ""), word)
			continue
		}
		into := w.plain
		if strings.HasSuffix(phrase, ".") {
			into = w.dotted
		}
		key := ""
		for i, part := range strings.FieldsFunc(phrase, func(r rune) bool { return strings.ContainsRune(" ./-", r) }) {
			if i > 0 {
				w.begun[key] = true
				key += " "
			}
			key += fold(part)
		}
		into[key] = into[key].with(word)
	}
}

// enterJoined adds a phrase of a script without spaces.
func (w *dateWords) enterJoined(first rune, phrase string, word dateWord) {
	for i, j := range w.joined[first] {
		if j.text == phrase {
			w.joined[first][i].word = j.word.with(word)
			return
		}
	}
	w.joined[first] = append(w.joined[first], joinedWord{phrase, word})
}

// with returns the word with the meaning of another entry for it.
func (w dateWord) with(other dateWord) dateWord {
	w.is |= other.is
	w.era = max(w.era, other.era)
	if other.first > 0 && (w.first == 0 || w.part && !other.part) {
		w.first, w.last, w.part, w.shared = other.first, other.last, other.part, other.shared
	}
	return w
}

// isJoined reports whether words in the script of a letter follow each other without
// spaces.
func isJoined(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

// fold returns a word as it is compared: in small letters, and without accents when it
// has more than two letters. Shorter words differ by nothing else: "nå" is Norwegian for
// now, "na" is Polish for on.
func fold(word string) string {
	ascii := true
	for i := 0; i < len(word) && ascii; i++ {
		ascii = word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	if word = norm.NFC.String(word); utf8.RuneCountInString(word) > 2 {
		word = norm.NFD.String(word)
	}
	var b strings.Builder
	for _, r := range word {
		switch r = unicode.ToLower(r); {
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ς':
			b.WriteRune('σ')
		case r == '’' || r == 'ʼ':
			b.WriteByte('\'')
		case r == 'ـ' || unicode.Is(unicode.Mn, r) && r < 0x0700:
			// an accent, or a vowel sign or stretched line of Arabic and Hebrew
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
