package page

import "strings"

// What a page costs to read grows with its size, whatever it holds. Most of it
// is read once. What may be read more than once, since one part of a page
// stands for another, since a value is looked for again inside one that could
// not be read, or since something broken is mended, takes its steps from what
// the page's size allows, and is left out when there are none left. Ordinary
// pages need a small part of them.

// The steps, of about ten nanoseconds each, that a page is allowed: some, and
// more for each of its bytes.
const (
	leastWork = 1 << 20
	workOfOne = 64
)

// work counts the steps of reading one page.
type work struct {
	left  int
	taken int
	mends int // bytes that mending may still copy
}

// workFor is the work that a page of a size allows.
func workFor(size int) *work {
	const mostMended = 1 << 20
	return &work{left: leastWork + workOfOne*size, mends: (leastWork + workOfOne*min(size, mostMended)) << 6}
}

// take takes steps before they are made and reports whether there are enough.
// When there are not, none are left for anything behind it.
func (w *work) take(steps int) bool {
	if steps > w.left {
		w.left = 0
		return false
	}
	w.spend(steps)
	return true
}

// spend takes steps that were made.
func (w *work) spend(steps int) {
	w.taken += steps
	w.left -= steps
}

// mend reports whether a text may be given to the repairer of JSON, and takes
// what that costs at most. The repairer copies what it has written for nearly
// everything that stands between strings; and from each quotation mark that
// neither opens nor ends a string, it may look through all the others.
func (w *work) mend(s string) bool {
	between, stray := marks(s)
	w.mends -= len(s) * (between/8 + stray*stray)
	return w.mends >= 0
}

// marks counts the bytes between the strings of a text that is meant to be JSON,
// their quotation marks among them, and the marks that neither open nor end a
// string.
func marks(s string) (between, stray int) {
	var open byte
	before := byte('[') // what stands before, blanks not counted
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
