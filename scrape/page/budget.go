package page

import "strings"

// The cost of reading a page grows in proportion to its size, whatever it holds. Most of
// a page is read once. Some of it may be read several times: when one part of a page
// refers to another, when a value is searched for inside one that could not be read, or
// when something broken is repaired. Such reading takes its steps from a budget that
// depends on the page's size, and is skipped when the budget is used up. Ordinary pages
// need a small part of it.

// The budget of a page in steps of about ten nanoseconds each: a minimum, and a number
// for each byte of the page.
const (
	minBudget     = 1 << 20
	budgetPerByte = 64
)

// budget counts the steps of reading one page.
type budget struct {
	left    int // steps that may still be spent
	spent   int // steps that have been spent
	repairs int // bytes that repairs may still copy, by estimate
}

// newBudget returns the budget of a page of a size in bytes.
func newBudget(size int) *budget {
	const maxRepairedSize = 1 << 20
	return &budget{left: minBudget + budgetPerByte*size, repairs: (minBudget + budgetPerByte*min(size, maxRepairedSize)) << 6}
}

// take spends steps in advance and reports whether the budget had enough. If not,
// nothing is left for later steps.
func (b *budget) take(steps int) bool {
	if steps > b.left {
		b.left = 0
		return false
	}
	b.spend(steps)
	return true
}

// spend counts steps that have been made.
func (b *budget) spend(steps int) {
	b.spent += steps
	b.left -= steps
}

// allowsRepair reports whether the library may repair a text, and takes an estimate of
// the cost from the budget. The library copies its whole output for many of the bytes
// between strings; in the worst texts that were found, the copies are about sixteen
// times the estimate. From each quotation mark that neither opens nor ends a string,
// it may search through all the others.
func (b *budget) allowsRepair(s string) bool {
	between, stray := marks(s)
	b.repairs -= len(s) * (between/8 + stray*stray)
	return b.repairs >= 0
}

// marks counts the bytes between the strings of a text that is meant to be JSON,
// including the quotation marks, and the quotation marks that neither open nor end a
// string.
func marks(s string) (between, stray int) {
	var open byte
	before := byte('[') // the latest byte that is not blank
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			if open == 0 {
				between++
			}
			continue
		case open != 0 && c == '\\':
			i++
		case open != 0 && c != open:
		case c == '"' || c == '\'':
			between++
			rest := strings.TrimLeft(s[i+1:min(len(s), i+64)], " \n\t\r")
			switch {
			case open == 0 && strings.IndexByte("{[,:", before) >= 0:
				open = c
			case open != 0 && (rest == "" || strings.IndexByte(",:]}", rest[0]) >= 0):
				open = 0
			default:
				stray++
			}
		case c == '`' || c >= 0x80:
			between++
			stray++
		default:
			between++
		}
		before = s[min(i, len(s)-1)]
	}
	return between, stray
}
