package library

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// A segment is a file of records behind a line that names the format. A record
// is its length and its CRC-32C, four bytes each, then its kind and its
// content. A run that is killed leaves a torn record at the end of its segment,
// which ends the segment; nothing is ever written behind it.
const (
	segmentPrefix = "segment-"
	segmentMagic  = "match postings 1\n"
	magicFamily   = "match postings "
	frame         = 8
	// maxRecord bounds the length of a record in bytes.
	maxRecord = 256 << 20
)

// The kinds of records. A put and a gone record hold a posting, a delete record
// its key.
const (
	recordPut    = 'p'
	recordGone   = 'g'
	recordDelete = 'd'
)

// segment is one file of records with their parsed forms.
type segment struct {
	path    string
	size    int64 // of the file, when it was parsed
	table   []byte
	entries []entry
	damaged int // records that could not be read, besides a torn end
}

// entry is a record with its parsed form.
type entry struct {
	key    Key
	kind   byte
	offset int64
	form   []byte
}

func (s *segment) number() int {
	n, _ := strconv.Atoi(strings.TrimPrefix(filepath.Base(s.path), segmentPrefix))
	return n
}

// castagnoli is the table of CRC-32C, which processors compute.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// writer writes a segment.
type writer struct {
	f       *os.File
	sum     *crc32.Table
	written int64
	limit   int64
}

// create starts a segment. The name may be that of a temporary file.
func create(path string, limit int64) (*writer, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, full(err)
	}
	w := &writer{f: f, sum: castagnoli(), limit: limit}
	if err := w.write([]byte(segmentMagic)); err != nil {
		f.Close()
		return nil, err
	}
	return w, nil
}

func (w *writer) write(b []byte) error {
	if w.limit > 0 && w.written+int64(len(b)) > w.limit {
		_, _ = w.f.Write(b[:max(0, w.limit-w.written)])
		return full(syscall.ENOSPC)
	}
	n, err := w.f.Write(b)
	w.written += int64(n)
	return full(err)
}

// put writes a posting, del the end of one.
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

// close makes sure that all is on the disk.
func (w *writer) close() error {
	return full(errors.Join(w.f.Sync(), w.f.Close()))
}

// record is one record of a segment.
type record struct {
	offset  int64
	kind    byte
	key     Key
	posting Posting // unless it is a delete record
}

// records reads the records of a segment up to its torn end.
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
	s.size, s.damaged = info.Size(), 0
	r := bufio.NewReaderSize(io.LimitReader(f, s.size), 1<<20)
	magic := make([]byte, len(segmentMagic))
	if n, err := io.ReadFull(r, magic); err != nil && strings.HasPrefix(segmentMagic, string(magic[:n])) {
		return nil // killed before the first record
	}
	if string(magic) != segmentMagic {
		if strings.HasPrefix(string(magic), magicFamily) {
			return fmt.Errorf("%s: %w", s.path, ErrNewer)
		}
		return fmt.Errorf("%s is no segment of a library; move it away to go on", s.path)
	}
	sum, offset := castagnoli(), int64(len(segmentMagic))
	for {
		rec, length, ok := next(r, sum, s.size-offset)
		if !ok && (length == 0 || offset+length == s.size) {
			return nil
		}
		if !ok {
			s.damaged++
			offset += length
			continue
		}
		rec.offset = offset
		if err := yield(&rec); err != nil {
			return err
		}
		offset += length
	}
}

// next reads one record of at most left bytes. ok is false for a torn one,
// whose length is 0, and for a damaged one.
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

// posting reads the posting of one record.
func (s *segment) posting(offset int64) (Posting, error) {
	f, err := os.Open(s.path)
	if err != nil {
		return Posting{}, err
	}
	defer f.Close()
	rec, _, ok := next(io.NewSectionReader(f, offset, maxRecord+frame), castagnoli(), maxRecord+frame)
	if !ok {
		return Posting{}, fmt.Errorf("%s is damaged at byte %d; match library update reads its postings again", s.path, offset)
	}
	return rec.posting, nil
}
