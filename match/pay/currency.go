package pay

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/index/table"
)

// currency is a currency of data/currencies.tsv.
type currency struct {
	code  string
	worth float64
}

// shared reports whether several currencies are written with this sign.
func (c *currency) shared() bool { return len(c.code) != len("EUR") }

// spelling is a way in which a currency is written.
type spelling struct {
	text string
	currency
}

// currencyList finds currencies at an offset of a text.
type currencyList struct {
	// byFirst and byLast have the spellings by their first and last bytes, longest first.
	byFirst, byLast map[byte][]spelling
}

// newCurrencyList reads data/currencies.tsv.
func newCurrencyList() currencyList {
	l := currencyList{map[byte][]spelling{}, map[byte][]spelling{}}
	for _, row := range table.MustRead(files, "data/currencies.tsv", "code", "worth", "spellings") {
		worth, err := strconv.ParseFloat(row.Fields[1], 64)
		if err != nil {
			panic("embedded table: currencies: " + err.Error())
		}
		for text := range strings.FieldsSeq(row.Fields[2]) {
			s := spelling{text, currency{row.Fields[0], worth}}
			l.byFirst[text[0]] = append(l.byFirst[text[0]], s)
			l.byLast[text[len(text)-1]] = append(l.byLast[text[len(text)-1]], s)
		}
	}
	for _, m := range []map[byte][]spelling{l.byFirst, l.byLast} {
		for _, list := range m {
			slices.SortFunc(list, func(a, b spelling) int {
				return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(a.text, b.text))
			})
		}
	}
	return l
}

// endingAt returns the currency whose spelling ends at an offset of a text, and where it
// begins; nil for none.
func (l *currencyList) endingAt(text string, end int) (*currency, int) {
	if end == 0 {
		return nil, 0
	}
	list := l.byLast[text[end-1]]
	for i := range list {
		s := &list[i]
		if !strings.HasSuffix(text[:end], s.text) {
			continue
		}
		from := end - len(s.text)
		first, _ := utf8.DecodeRuneInString(s.text)
		if last, _ := utf8.DecodeLastRuneInString(text[:from]); unicode.IsLetter(first) && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
			continue
		}
		return &s.currency, from
	}
	return nil, 0
}

// startingAt returns the currency whose spelling begins at an offset of a text, and
// where it ends; nil for none. A spelling that a digit follows belongs to that number.
func (l *currencyList) startingAt(text string, at int) (*currency, int) {
	if at >= len(text) {
		return nil, 0
	}
	list := l.byFirst[text[at]]
	for i := range list {
		s := &list[i]
		if !strings.HasPrefix(text[at:], s.text) {
			continue
		}
		end := at + len(s.text)
		last, _ := utf8.DecodeLastRuneInString(s.text)
		next, _ := utf8.DecodeRuneInString(text[end:])
		if unicode.IsDigit(next) || unicode.IsLetter(last) && unicode.IsLetter(next) {
			continue
		}
		return &s.currency, end
	}
	return nil, 0
}

// before returns the currency before an amount that begins at an offset, and where it
// begins. Of "CAD $" it returns the one that no others share.
func (l *currencyList) before(text string, at int) (*currency, int) {
	c, from := l.endingAt(text, trimmed(text[:at], ":()"))
	if c == nil {
		return nil, at
	}
	if c.shared() {
		if code, start := l.endingAt(text, trimmed(text[:from], "")); code != nil && !code.shared() {
			return code, start
		}
	}
	return c, from
}

// behind returns the currency behind an amount that ends at an offset, and where it
// ends.
func (l *currencyList) behind(text string, at int) (*currency, int) {
	start := at + blanks(text[at:])
	if c, end := l.startingAt(text, start); c != nil {
		return c, end
	}
	if start < len(text) && text[start] == '(' {
		if c, end := l.startingAt(text, start+1); c != nil && end < len(text) && text[end] == ')' {
			return c, end + 1
		}
	}
	return nil, at
}

// trimmed returns the length of a text without the spaces and the given signs at its
// end.
func trimmed(s, signs string) int {
	return len(strings.TrimRightFunc(s, func(r rune) bool { return blank(r) || strings.ContainsRune(signs, r) }))
}

// blanks returns the length of the spaces that a text begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeftFunc(s, blank)) }

// blank reports whether a character is a space of any width.
func blank(r rune) bool { return r == ' ' || r >= '\u00a0' && unicode.IsSpace(r) }
