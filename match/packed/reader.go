package packed

import (
	"encoding/binary"
	"math"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
)

// reader reads values from packed bytes. Once the bytes prove damaged, it returns
// zeros.
type reader struct {
	data    []byte // what is left to read
	damaged bool
}

// uvarint reads an unsigned varint.
func (r *reader) uvarint() uint64 {
	if len(r.data) > 0 && r.data[0] < 0x80 { // most take one byte
		n := r.data[0]
		r.data = r.data[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(r.data)
	if size <= 0 {
		r.damaged, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return n
}

// varint reads a signed varint.
func (r *reader) varint() int64 {
	n, size := binary.Varint(r.data)
	if size <= 0 {
		r.damaged, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count reads the number of values that follow, each of at least least bytes. More than
// the remaining bytes can hold is damage.
func (r *reader) count(least int) int {
	n := r.uvarint()
	if n > uint64(len(r.data)/least) {
		r.damaged, r.data = true, nil
		return 0
	}
	return int(n)
}

// bytes reads a string. The result shares memory with the data.
func (r *reader) bytes() []byte { return r.take(r.count(1)) }

// take reads n bytes, nil when fewer are left.
func (r *reader) take(n int) []byte {
	if n > len(r.data) {
		r.damaged, r.data = true, nil
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

// fixed reads 8 bytes, little endian.
func (r *reader) fixed() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// short reads 2 bytes, little endian.
func (r *reader) short() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

// requirement reads a skill that the posting asks for, without its spellings.
func (r *reader) requirement(v *skill.Vocabulary) ask.SkillRequirement {
	s := ask.SkillRequirement{ID: r.skill(v), Confidence: 1}
	flags := r.take(1)
	if flags == nil || flags[0] >= hasDoubt<<1 {
		r.damaged = true
		return s
	}
	if rank := flags[0] & 3; rank < 3 {
		s.Importance = [...]ask.Importance{ask.Required, ask.Preferred, ask.Context}[rank]
	} else {
		r.damaged = true
	}
	if flags[0]&hasGroup != 0 {
		s.Group = int(r.uvarint())
	}
	if flags[0]&hasYears != 0 {
		s.Years = int(r.uvarint())
	}
	if flags[0]&hasDoubt != 0 {
		s.Confidence = math.Float64frombits(r.fixed())
	}
	return s
}

// skill reads the id of a skill; one beyond the vocabulary is damage.
func (r *reader) skill(v *skill.Vocabulary) skill.ID {
	n := r.uvarint()
	if n >= uint64(v.Len()) {
		r.damaged = true
		return 0
	}
	return skill.ID(n)
}
