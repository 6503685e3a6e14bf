package packed

import (
	"encoding/binary"
	"math"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/dedupe"
	"skillmatch/scrape/posting"
)

// Encoder packs postings that share a table of words. It is not safe for concurrent
// use.
type Encoder struct {
	scanner *skill.Scanner
	signer  *dedupe.Signer
	numbers map[string]uint64 // index of each word in words
	words   []string          // the table
	line    []uint64          // buffer of lines
	room    []byte            // buffer of spellings
}

// NewEncoder returns an encoder with an empty table.
func NewEncoder(v *skill.Vocabulary) *Encoder {
	return &Encoder{scanner: v.Scanner(), signer: dedupe.NewSigner(v), numbers: map[string]uint64{}}
}

// Table returns the table of the words so far, encoded. A later table, which is longer,
// also serves for the postings that were packed before.
func (k *Encoder) Table() []byte {
	b := binary.AppendUvarint(nil, uint64(len(k.words)))
	for _, w := range k.words {
		b = text(b, w)
	}
	return b
}

// text appends a string: its length and its bytes.
func text(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Encode returns a posting, and what it asks, packed. First comes what decides whether
// two postings are the same, then the skills, then the lines, which take longest to
// judge, and last what scoring does not need.
func (k *Encoder) Encode(p *posting.Posting, a *ask.Parsed) []byte {
	s := k.signer.Sign(p, a)
	var b []byte
	for _, h := range []uint64{s.Bare, s.Full, s.Company, s.Text, s.Terms, uint64(s.Words), uint64(s.Published)<<32 | uint64(s.Expires)} {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	for _, m := range s.MinHash {
		b = binary.LittleEndian.AppendUint16(b, m)
	}
	b = text(b, p.ID)
	b = keys(b, a)
	b = append(b, understood(a))
	b = text(b, string(a.Family))
	b = binary.AppendVarint(b, int64(a.Level))
	b = binary.AppendUvarint(b, uint64(a.Years))
	b = binary.AppendUvarint(b, uint64(len(a.Skills)))
	for i := range a.Skills {
		b = encodeSkill(b, &a.Skills[i])
	}
	return k.spellings(k.lines(b, a), a)
}

// understood returns the byte that says whether too little of a posting was read.
func understood(a *ask.Parsed) byte {
	if a.NotUnderstood() != "" {
		return 1
	}
	return 0
}

// encodeSkill appends a skill.
func encodeSkill(b []byte, s *ask.SkillRequirement) []byte {
	b = binary.AppendUvarint(b, uint64(s.ID))
	flags := byte(s.Importance.Rank())
	if s.Group != 0 {
		flags |= hasGroup
	}
	if s.Years != 0 {
		flags |= hasYears
	}
	if s.Confidence != 1 {
		flags |= hasDoubt
	}
	b = append(b, flags)
	if s.Group != 0 {
		b = binary.AppendUvarint(b, uint64(s.Group))
	}
	if s.Years != 0 {
		b = binary.AppendUvarint(b, uint64(s.Years))
	}
	if s.Confidence != 1 {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(s.Confidence))
	}
	return b
}

// number returns the number of a word in the table, to which it adds a new word.
func (k *Encoder) number(w []byte) uint64 {
	n, ok := k.numbers[string(w)]
	if !ok {
		n = uint64(len(k.words))
		k.words = append(k.words, string(w))
		k.numbers[k.words[n]] = n
	}
	return n
}

// spellings appends the spellings of the skills, after the length of all of them.
func (k *Encoder) spellings(b []byte, a *ask.Parsed) []byte {
	k.room = k.room[:0]
	for i := range a.Skills {
		k.room = binary.AppendUvarint(k.room, uint64(len(a.Skills[i].Spellings)))
		for _, s := range a.Skills[i].Spellings {
			k.room = binary.AppendUvarint(k.room, k.number([]byte(s)))
		}
	}
	return append(binary.AppendUvarint(b, uint64(len(k.room))), k.room...)
}

// lines appends the lines that scoring judges.
func (k *Encoder) lines(b []byte, a *ask.Parsed) []byte {
	n := 0
	for i := range a.Lines {
		if a.Lines[i].Judged {
			n++
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	for i := range a.Lines {
		l := &a.Lines[i]
		if !l.Judged {
			continue
		}
		b = binary.AppendUvarint(b, uint64(len(l.Skills)))
		for _, id := range l.Skills {
			b = binary.AppendUvarint(b, uint64(id))
		}
		k.line = k.line[:0]
		index.Words(k.scanner, l.Text, func(w []byte) { k.line = append(k.line, k.number(w)) })
		b = binary.AppendUvarint(b, uint64(len(k.line)))
		for _, n := range k.line {
			b = binary.AppendUvarint(b, n)
		}
	}
	return b
}

// keys appends the keys of the lines that are long enough to have one.
func keys(b []byte, a *ask.Parsed) []byte {
	n := 0
	for i := range a.Lines {
		if a.Lines[i].Key() != 0 {
			n++
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	for i := range a.Lines {
		if key := a.Lines[i].Key(); key != 0 {
			b = binary.LittleEndian.AppendUint64(b, key)
		}
	}
	return b
}
