package pay

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// figure returns the value of the number that begins at an offset, and its end. It may
// have separators of thousands, also the Indian ones, and up to two decimals. The value
// is 0 for digits that are no number, such as those of a date or a version.
func figure(text string, at int) (float64, int) {
	end := at + digits(text[at:])
	plain := text[at:end]
	sep := ""
	for {
		s, size := separator(text[end:])
		if s == "," && strings.HasPrefix(text[end:], ", 000") {
			size++ // "$55, 000"
		}
		n := digits(text[end+size:])
		indian := s == "," && n == 2 && strings.HasPrefix(text[end+size+n:], ",") && digits(text[end+size+n+1:]) >= 2
		if size == 0 || sep != "" && s != sep || n != 3 && !indian || len(plain) > 3 && sep == "" {
			break
		}
		if len(plain) <= maxDigits {
			plain += text[end+size : end+size+n]
		}
		sep = s
		end += size + n
	}
	if s, size := separator(text[end:]); (s == "." || s == ",") && s != sep {
		if n := digits(text[end+size:]); n == 1 || n == 2 {
			plain += "." + text[end+size:end+size+n]
			end += size + n
		}
	}
	if len(text) > end+1 && strings.IndexByte(".,:/'", text[end]) >= 0 && isDigit(text[end+1]) || len(plain) > maxDigits {
		for end < len(text) && (isDigit(text[end]) || end+1 < len(text) && strings.IndexByte(".,:/'", text[end]) >= 0 && isDigit(text[end+1])) {
			end++
		}
		return 0, end
	}
	value, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return 0, end
	}
	return value, end
}

// maxDigits is the greatest length of a number that is an amount.
const maxDigits = 12

// separator returns the separator of thousands or decimals that a text begins with, and
// its length. All spaces count as one, and so do both apostrophes.
func separator(s string) (string, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '.' || r == ',':
		return s[:size], size
	case r == '\'' || r == '’':
		return "'", size
	case blank(r):
		return " ", size
	}
	return "", 0
}

// digits returns the number of digits that a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// isDigit reports whether a byte is a digit.
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
