package packed

import (
	"encoding/binary"
	"math"

	"skillmatch/index/skill"
	"skillmatch/match/age"
	"skillmatch/match/dedupe"
	"skillmatch/match/proof"
	"skillmatch/match/score"
	"skillmatch/match/title"
)

// Decoder scores the packed postings of one table for one candidate. It is safe for
// concurrent use if each goroutine has its own [Scratch].
type Decoder struct {
	candidate *score.Candidate
	terms     []int32 // by number in the table: the word as a term of the résumé
	copied    map[uint64]bool
	// filter has a bit for each key in copied; few keys of a posting match one.
	filter [1 << 6]uint64
}

// NewDecoder returns a decoder for the table of an encoder. It returns [ErrDamaged] for
// bytes that are no table.
func NewDecoder(c *score.Candidate, table []byte) (*Decoder, error) {
	words, err := TableWords(table)
	if err != nil {
		return nil, err
	}
	return NewTermDecoder(c, c.Index.Terms(words)), nil
}

// NewTermDecoder returns a decoder for a table whose words are given as terms of the
// candidate's résumé, in the order of the table. For [Decoder.Read] they can be any
// other numbers of the words.
func NewTermDecoder(c *score.Candidate, terms []int32) *Decoder {
	d := &Decoder{candidate: c, terms: terms, copied: map[uint64]bool{}}
	for _, key := range c.CopiedKeys() {
		d.copied[key] = true
		d.filter[key>>58] |= 1 << (key >> 52 & 63)
	}
	return d
}

// For returns a decoder of the same table for the same person without a part of the
// résumé. The terms of its lines must be unchanged.
func (d *Decoder) For(c *score.Candidate) *Decoder { return NewTermDecoder(c, d.terms) }

// TableWords returns the words of an encoder's table. It returns [ErrDamaged] for bytes
// that are no table.
func TableWords(table []byte) ([]string, error) {
	r := reader{data: table}
	words := make([]string, r.count(1))
	for i := range words {
		words[i] = string(r.bytes())
	}
	if r.damaged || len(r.data) > 0 {
		return nil, ErrDamaged
	}
	return words, nil
}

// isCopied reports whether the résumé contains a sentence with a key.
func (d *Decoder) isCopied(key uint64) bool {
	return d.filter[key>>58]>>(key>>52&63)&1 != 0 && d.copied[key]
}

// Scored is the result of scoring a packed posting.
type Scored struct {
	// Score is the score, 0 to 100, or an upper bound of it when Bound is true.
	Score float64
	Bound bool
	// Copied is true when lines of the résumé may be the posting's own words. Then
	// Score counts them, and the right score must be computed from the text.
	Copied bool
	// NotUnderstood is true for a posting of which too little was read for its score to
	// mean anything.
	NotUnderstood bool
	dedupe.TitleKeys
}

// Header returns the id and the signature of a packed posting. It returns [ErrDamaged]
// for bytes that are none.
func Header(data []byte) (id string, s dedupe.Signature, err error) {
	r := reader{data: data}
	s.Bare, s.Full, s.Company, s.Text, s.Terms, s.Words = r.fixed(), r.fixed(), r.fixed(), r.fixed(), r.fixed(), uint32(r.fixed())
	days := r.fixed()
	s.Published, s.Expires = age.Day(days>>32), age.Day(days&math.MaxUint32)
	for i := range s.MinHash {
		s.MinHash[i] = r.short()
	}
	if id = string(r.bytes()); r.damaged {
		return "", s, ErrDamaged
	}
	return id, s, nil
}

// Scratch holds what is reused from one packed posting to the next. It is not safe for
// concurrent use: each goroutine has its own. The zero value is ready.
type Scratch struct {
	// Input is what the posting that was scored last asks.
	Input   score.Input
	terms   []int32
	skills  []skill.ID
	matches *proof.Matches   // of the candidate of
	of      *score.Candidate // the last candidate
}

// matchesOf returns the memory of how a candidate's résumé meets skills, a new one for
// another candidate than the last.
func (s *Scratch) matchesOf(c *score.Candidate) *proof.Matches {
	if s.of != c {
		s.of, s.matches = c, c.Matches()
	}
	return s.matches
}

// Score returns the score of a packed posting, the same to the last bit as that of
// [score.Candidate.Score], unless the result is Copied. For a posting that cannot reach
// cutoff, it stops early and returns an upper bound below cutoff; with a cutoff of 0 it
// never does. It returns [ErrDamaged] for bytes that are no packed posting.
func (d *Decoder) Score(data []byte, cutoff float64, s *Scratch) (Scored, error) {
	r := reader{data: data}
	out := d.header(&r)
	if !d.skills(&r, &s.Input) {
		return out, ErrDamaged
	}
	partial := score.Begin(s.matchesOf(d.candidate), &d.candidate.Profile, &s.Input)
	if cutoff > 0 {
		if out.Score = partial.AtMost(); out.Score < cutoff && !out.Copied {
			out.Bound = true
			return out, nil
		}
	}
	if !d.rest(&r, s) {
		return out, ErrDamaged
	}
	out.Score = partial.Finish().Score
	return out, nil
}

// Judge returns the score of a packed posting with all its parts. copied is Copied of
// [Scored]. It returns [ErrDamaged] for bytes that are no packed posting.
func (d *Decoder) Judge(data []byte, s *Scratch) (out score.Score, copied bool, err error) {
	r := reader{data: data}
	h := d.header(&r)
	if !d.skills(&r, &s.Input) || !d.rest(&r, s) {
		return out, false, ErrDamaged
	}
	return score.Judge(s.matchesOf(d.candidate), &d.candidate.Profile, &s.Input), h.Copied, nil
}

// Read returns everything that a packed posting asks, valid until s is used again.
// words are the words of the table. It returns [ErrDamaged] for bytes that are no
// packed posting.
func (d *Decoder) Read(data []byte, words []string, s *Scratch) (*score.Input, error) {
	r := reader{data: data}
	d.header(&r)
	in := &s.Input
	if !d.skills(&r, in) {
		return nil, ErrDamaged
	}
	d.lines(&r, s)
	if r.count(1) != len(r.data) {
		return nil, ErrDamaged
	}
	for i := range in.Skills {
		for range r.count(1) {
			n := r.uvarint()
			if n >= uint64(len(words)) {
				return nil, ErrDamaged
			}
			in.Skills[i].Spellings = append(in.Skills[i].Spellings, words[n])
		}
	}
	if r.damaged || len(r.data) > 0 {
		return nil, ErrDamaged
	}
	return in, nil
}

// rest reads the judged lines and skips what scoring does not need. It returns false
// for damaged bytes.
func (d *Decoder) rest(r *reader, s *Scratch) bool {
	d.lines(r, s)
	r.bytes() // the spellings
	return !r.damaged && len(r.data) == 0
}

// header reads what comes before the skills. It sets everything but the score.
func (d *Decoder) header(r *reader) Scored {
	out := Scored{TitleKeys: dedupe.TitleKeys{Bare: r.fixed(), Full: r.fixed()}}
	r.take(signatureSize)
	r.bytes()
	for keys := r.take(8 * r.count(8)); len(keys) > 0; keys = keys[8:] {
		out.Copied = d.isCopied(binary.LittleEndian.Uint64(keys)) || out.Copied
	}
	if b := r.take(1); b != nil {
		r.damaged = b[0] > 1
		out.NotUnderstood = b[0] == 1
	}
	return out
}

// skills reads everything that is asked except the lines. It returns false for damaged
// bytes.
func (d *Decoder) skills(r *reader, in *score.Input) bool {
	limit := len(r.data)
	in.Family = title.Family(r.bytes())
	in.Level, in.Years = title.Level(r.varint()), int(r.uvarint())
	in.Skills = in.Skills[:0]
	for range r.count(2) {
		s := r.requirement(d.candidate.Vocabulary)
		if r.damaged || s.Group < 0 || s.Group > limit {
			return false
		}
		in.Skills = append(in.Skills, s)
	}
	return !r.damaged
}

// lines reads the judged lines.
func (d *Decoder) lines(r *reader, s *Scratch) {
	in := &s.Input
	in.Lines, s.terms, s.skills = in.Lines[:0], s.terms[:0], s.skills[:0]
	for range r.count(2) {
		from := len(s.skills)
		for range r.count(1) {
			s.skills = append(s.skills, r.skill(d.candidate.Vocabulary))
		}
		start := len(s.terms)
		for range r.count(1) {
			n := r.uvarint()
			if n >= uint64(len(d.terms)) {
				r.damaged = true
				return
			}
			s.terms = append(s.terms, d.terms[n])
		}
		in.Lines = append(in.Lines, score.Line{Skills: s.skills[from:], Packed: true, Terms: s.terms[start:]})
	}
}
