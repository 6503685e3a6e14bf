package library

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/blevesearch/mmap-go"
)

// A segment is a file of records after a line that names the format. A record is its
// length and its CRC-32C, four bytes each with the lowest first, then its kind and its
// content. A run that is killed leaves a torn record at the end of its segment. Nothing
// is ever written after it. Version 2 has the records of version 1, in a folder with a
// list, which older programs ignore.
const (
	segmentPrefix = "segment-"
	segmentMagic  = "match postings 2\n"
	olderMagic    = "match postings 1\n"
	magicFamily   = "match postings "
	frame         = 8
	// maxRecord is the largest length of a record in bytes.
	maxRecord = 256 << 20
)

// The kinds of records. A put record and a gone record hold a posting, a delete record
// holds its key.
const (
	recordPut    = 'p'
	recordGone   = 'g'
	recordDelete = 'd'
)

// segment is one file of records with their parsed forms.
type segment struct {
	path      string
	number    int
	at        int     // index among the loaded segments
	want      *listed // its state when it was finished, nil while unknown
	mayBeTorn bool    // it may end in a torn record if it was not finished
	size      int64   // size of the file when it was parsed
	whole     int64   // end of the last whole record, once the records are read
	table     []byte
	entries   []entry
	damaged   int       // number of unreadable stretches, without a torn end
	mapped    mmap.MMap // the mapped file of which table and forms are parts, if any
}

// lost returns the number of records that could not be read, as far as it is known.
func (s *segment) lost() int {
	if s.want != nil {
		return max(s.damaged, s.want.Records-len(s.entries))
	}
	return s.damaged
}

// entry is a record with its parsed form.
type entry struct {
	key    Key
	kind   byte
	offset int64
	form   []byte
}

// castagnoli returns the table of CRC-32C, which processors compute in hardware.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// writer writes a segment.
type writer struct {
	f       *os.File
	sum     *crc32.Table
	written int64
	limit   int64
}

// create makes a segment. No file of that name may exist.
func create(path string, limit int64) (*writer, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, full(err)
	}
	w := &writer{f: f, sum: castagnoli(), limit: limit}
	if err := w.write([]byte(segmentMagic)); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(path))
	}
	return w, nil
}

// write writes b, or nothing of it when that fails.
func (w *writer) write(b []byte) error {
	n, err := 0, error(nil)
	if w.limit > 0 && w.written+int64(len(b)) > w.limit {
		n, _ = w.f.Write(b[:max(0, w.limit-w.written)])
		err = syscall.ENOSPC
	} else {
		n, err = w.f.Write(b)
	}
	if err != nil {
		if n > 0 {
			_ = w.f.Truncate(w.written) // otherwise the record is torn, which readers notice
			_, _ = w.f.Seek(w.written, io.SeekStart)
		}
		return full(err)
	}
	w.written += int64(n)
	return nil
}

// put writes the record of a posting. del writes the record of its deletion.
func (w *writer) put(p *Posting) error {
	kind := byte(recordPut)
	if p.Gone != "" {
		kind = recordGone
	}
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return w.record(kind, b)
}

func (w *writer) del(k Key) error { return w.record(recordDelete, []byte(k.String())) }

// record writes a record.
func (w *writer) record(kind byte, content []byte) error {
	if len(content) >= maxRecord {
		return fmt.Errorf("a posting of %d MB is too large", len(content)>>20)
	}
	b := make([]byte, frame, frame+1+len(content))
	b = append(append(b, kind), content...)
	binary.LittleEndian.PutUint32(b, uint32(len(b)-frame))
	binary.LittleEndian.PutUint32(b[4:], crc32.Checksum(b[frame:], w.sum))
	return w.write(b)
}

// close makes sure that everything is on the disk.
func (w *writer) close() error {
	return full(errors.Join(w.f.Sync(), w.f.Close()))
}

// record is one record of a segment.
type record struct {
	offset  int64
	kind    byte
	key     Key
	posting Posting // empty in a delete record
}

// records calls yield with the records of a segment up to its torn end. It skips
// damaged stretches and counts them.
func (s *segment) records(yield func(*record) error) error {
	f, err := os.Open(s.path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	s.size, s.whole, s.damaged = info.Size(), 0, 0
	d := resyncer{f: f, end: s.size}
	if s.want != nil {
		d.end = min(d.end, s.want.Size)
	}
	r := bufio.NewReaderSize(io.NewSectionReader(f, 0, d.end), 1<<20)
	offset, err := s.begin(r)
	if err != nil {
		return err
	}
	for sum := castagnoli(); offset < d.end; {
		rec, length, ok := next(r, sum, d.end-offset)
		if ok {
			rec.offset = offset
			if err := yield(&rec); err != nil {
				return err
			}
			offset += length
			s.whole = offset
			continue
		}
		after, torn, err := d.nextRecord(offset, sum)
		if err != nil || torn && s.want == nil && s.mayBeTorn {
			return err
		}
		s.damaged++
		offset = after
		r.Reset(io.NewSectionReader(f, offset, d.end-offset))
	}
	return nil
}

// begin reads the line that names the format and returns the offset of the first
// record. That is the end of the file when a run was killed before the line was
// written.
func (s *segment) begin(r io.Reader) (int64, error) {
	magic := make([]byte, len(segmentMagic))
	n, err := io.ReadFull(r, magic)
	if err != nil && s.want == nil && strings.HasPrefix(segmentMagic, string(magic[:n])) {
		return s.size, nil
	}
	switch m := string(magic); {
	case m == segmentMagic || m == olderMagic:
		s.whole = int64(len(magic))
		return s.whole, nil
	case strings.HasPrefix(m, magicFamily):
		return 0, fmt.Errorf("%s: %w", s.path, ErrNewer)
	case s.want != nil:
		return int64(n), nil // its records can still be found
	}
	return 0, fmt.Errorf("%s is no segment of a library; move it away to go on", s.path)
}

// next reads one record of at most left bytes. ok is false for a record that is torn or
// damaged.
func next(r io.Reader, sum *crc32.Table, left int64) (rec record, length int64, ok bool) {
	var head [frame]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return rec, 0, false
	}
	n := int64(binary.LittleEndian.Uint32(head[:]))
	if n < 1 || n > maxRecord || n > left-frame {
		return rec, 0, false
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return rec, 0, false
	}
	if crc32.Checksum(b, sum) != binary.LittleEndian.Uint32(head[4:]) {
		return rec, frame + n, false
	}
	rec.kind = b[0]
	switch rec.kind {
	case recordPut, recordGone:
		if json.Unmarshal(b[1:], &rec.posting) != nil {
			return rec, frame + n, false
		}
		rec.key = KeyOf(rec.posting.Ref)
	case recordDelete:
		k, err := strconv.ParseUint(string(b[1:]), 16, 64)
		if err != nil {
			return rec, frame + n, false
		}
		rec.key = Key(k)
	default:
		return rec, frame + n, false
	}
	return rec, frame + n, true
}

// posting reads the posting of the record at an offset.
func (s *segment) posting(offset int64) (Posting, error) {
	f, err := os.Open(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return Posting{}, &damageError{s.path, offset}
	}
	if err != nil {
		return Posting{}, err
	}
	defer f.Close()
	rec, _, ok := next(io.NewSectionReader(f, offset, maxRecord+frame), castagnoli(), maxRecord+frame)
	if !ok || rec.kind == recordDelete {
		return Posting{}, &damageError{s.path, offset}
	}
	return rec.posting, nil
}
