package library

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// damageError says that a record cannot be read.
type damageError struct {
	path   string
	offset int64
}

func (e *damageError) Error() string {
	return fmt.Sprintf("%s is damaged at byte %d; match library update reads its postings again", e.path, e.offset)
}

// IsDamage reports whether err says that a posting cannot be read because its record is
// damaged. Other postings may still be readable.
func IsDamage(err error) bool {
	_, ok := errors.AsType[*damageError](err)
	return ok
}

// resyncer finds the next record after bytes that are not a record. It reads the rest
// of the file once, and only when a record is bad, which is rare.
type resyncer struct {
	f    io.ReaderAt
	end  int64
	rest []byte
	from int64 // offset of rest in the file
}

// nextRecord returns the offset of the next record after a bad one, or the end when
// there is none. torn reports whether the bytes up to the end can be the beginning of a
// record that a killed run left.
func (d *resyncer) nextRecord(offset int64, sum *crc32.Table) (next int64, torn bool, err error) {
	if d.rest == nil {
		d.from, d.rest = offset, make([]byte, d.end-offset)
		if _, err := d.f.ReadAt(d.rest, offset); err != nil && err != io.EOF {
			return 0, false, err
		}
	}
	b := d.rest[offset-d.from:]
	for i := 1; i+frame < len(b); i++ {
		if n := recordLength(b[i:]); n > 0 && isRecord(b[i+frame:][:n]) && sound(b[i:]) {
			return offset + int64(i), false, nil
		}
	}
	return d.end, isBeginning(b), nil
}

// recordLength returns the length of the content of a record at the start of b, or 0
// when it does not fit into b.
func recordLength(b []byte) int {
	if len(b) <= frame {
		return 0
	}
	n := int64(binary.LittleEndian.Uint32(b))
	if n > maxRecord || n > int64(len(b)-frame) {
		return 0
	}
	return int(n)
}

// isRecord reports whether content may be that of a record. It is checked before the
// checksum is computed.
func isRecord(content []byte) bool {
	n := len(content)
	if content[0] == recordDelete {
		return n == 1+16
	}
	return (content[0] == recordPut || content[0] == recordGone) && n > 2 && content[1] == '{' && content[n-1] == '}'
}

// sound reports whether b begins with a record whose checksum is correct.
func sound(b []byte) bool {
	n := recordLength(b)
	return n > 0 && crc32.Checksum(b[frame:][:n], castagnoli()) == binary.LittleEndian.Uint32(b[4:])
}

// soundAt does what [sound] does for the record at an offset of a file. It reads into
// the buffer, which it replaces by a larger one when necessary.
func soundAt(f io.ReaderAt, offset int64, buffer *[]byte) bool {
	var head [frame]byte
	if _, err := f.ReadAt(head[:], offset); err != nil {
		return false
	}
	n := binary.LittleEndian.Uint32(head[:])
	if n < 1 || n > maxRecord {
		return false
	}
	if uint32(cap(*buffer)) < n {
		*buffer = make([]byte, n)
	}
	b := (*buffer)[:n]
	_, err := f.ReadAt(b, offset+frame)
	return err == nil && crc32.Checksum(b, castagnoli()) == binary.LittleEndian.Uint32(head[4:])
}

// isBeginning reports whether b can be the beginning of a record that is not complete.
func isBeginning(b []byte) bool {
	if len(b) < 4 {
		return true
	}
	n := int64(binary.LittleEndian.Uint32(b))
	if n < 1 || n > maxRecord || n <= int64(len(b)-frame) {
		return false
	}
	return len(b) <= frame || b[frame] == recordPut || b[frame] == recordGone || b[frame] == recordDelete
}
