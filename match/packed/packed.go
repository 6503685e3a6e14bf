// Package packed encodes what scoring needs of a posting in few bytes, and scores the
// posting from them. The score is the same, to the last bit, as from the text.
//
//	packed.go  the format, its version and its error
//	encode.go  Encoder: from a posting and its requirements to bytes
//	decode.go  Decoder: from bytes to a score
//	reader.go  the values within the bytes
//
// It does not know where packed postings are kept.
//
// A packed posting is, in this order:
//
//	signature     7 words of 8 bytes, little endian: the hashes of the title without
//	              places and with them, of the company, of the text and of the terms,
//	              the number of words, and the days of publication (upper half) and
//	              expiry; then the MinHash, 64 numbers of 2 bytes
//	id            a string
//	sentences     a count, then the 8-byte key of each line that is long enough for one
//	understood    a byte, 1 for a posting of which too little was read, else 0
//	family        a string
//	level, years  a signed and an unsigned varint
//	skills        a count, then for each: the id, a byte of flags and the values that
//	              the flags announce (group, years, confidence)
//	lines         a count of the judged lines, then for each: its skills and its words,
//	              each a count and numbers
//	spellings     a length in bytes, then for each skill a count and numbers of words
//
// A string is its length and its bytes; counts, lengths and numbers are varints. Words
// are numbers of a table that many postings share, so that a résumé's terms are looked
// up once for each of its words and not for each word of each posting.
package packed

import (
	"errors"

	"skillmatch/match/dedupe"
)

// Version identifies the format together with the rules by which postings are read. It
// changes with every change of either, so that a posting packed by an older program is
// packed anew and never misread.
const Version = "11"

// ErrDamaged is the error for bytes that are no packed posting of this version.
var ErrDamaged = errors.New("the packed posting is damaged")

// The flags of a skill, above two bits for the rank of its importance, say which values
// follow. Most skills have no group, no years and no doubt (a confidence below 1).
const (
	hasGroup = 1 << (iota + 2)
	hasYears
	hasDoubt
)

// signatureSize is the length in bytes of a signature without the keys of the title.
const signatureSize = 5*8 + 2*dedupe.Bins
