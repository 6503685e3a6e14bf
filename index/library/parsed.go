package library

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/blevesearch/mmap-go"
)

// The parsed forms of a segment are kept in a file of their own. The file has a line
// that names the format, the parser's stamp, the size of the segment that was parsed,
// the number of its damaged stretches, the parser's table, the entries, and the CRC-32C
// of all that. It is read as a whole, at some gigabytes a second, and made again when a
// single bit is wrong. It is only ever replaced as a whole, so that a process that
// reads the library can map the file into memory, as the index does with its files.
const (
	parsedPrefix = "parsed-"
	parsedMagic  = "match parsed 1\n"
)

// parsedPath returns the path of the file of parsed forms.
func (s *segment) parsedPath() string {
	dir, name := filepath.Split(s.path)
	return filepath.Join(dir, parsedPrefix+strings.TrimPrefix(name, segmentPrefix))
}

// parse makes the parsed forms of a segment and keeps them if the library is open for
// writing. each, if not nil, is called with each record and its fields.
func (l *Library) parse(s *segment, each func(r *record, f Fields) error) error {
	parser := l.o.Parser()
	s.entries = s.entries[:0]
	err := s.records(func(r *record) error {
		e := entry{key: r.key, kind: r.kind, offset: r.offset}
		var f Fields
		if r.kind != recordDelete {
			e.form, f = parser.Parse(&r.posting)
		}
		s.entries = append(s.entries, e)
		if each == nil {
			return nil
		}
		return each(r, f)
	})
	if err != nil {
		return err
	}
	s.table = parser.Table()
	if !l.writes {
		return nil
	}
	if err := l.replace(s.parsedPath(), s.parsed(l.o.Stamp)); err != nil {
		l.warn(fmt.Errorf("what was read is not kept and has to be read again the next time: %w", err))
	}
	return nil
}

// parsed returns the content of the file of parsed forms.
func (s *segment) parsed(stamp string) []byte {
	b := []byte(parsedMagic)
	b = block(b, []byte(stamp))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.size))
	b = binary.LittleEndian.AppendUint64(b, uint64(s.damaged))
	b = block(b, s.table)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(s.entries)))
	for _, e := range s.entries {
		b = binary.LittleEndian.AppendUint64(b, uint64(e.key))
		b = append(b, e.kind)
		b = binary.LittleEndian.AppendUint64(b, uint64(e.offset))
		b = block(b, e.form)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli()))
}

// block appends content to b, after its length in four bytes.
func block(b, content []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(content))), content...)
}

// parsedFile returns the content of the file of parsed forms. For writers, which may
// replace the file, it is a copy. For readers it is the mapped file, valid until unmap
// is called, or a copy where the system cannot map files.
func (s *segment) parsedFile(writes bool) ([]byte, error) {
	if writes {
		return os.ReadFile(s.parsedPath())
	}
	f, err := os.Open(s.parsedPath())
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() == 0 { // an empty file cannot be mapped
		return nil, err
	}
	if s.mapped, err = mmap.Map(f, mmap.RDONLY, 0); err != nil {
		s.mapped = nil
		return os.ReadFile(s.parsedPath())
	}
	return s.mapped, nil
}

// checksum returns the CRC-32C of data. It reads all of data, so a failing disk under a
// mapped file is noticed here and becomes an error.
func checksum(data []byte) (sum uint32, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("read: %v", fault)
		}
	}()
	return crc32.Checksum(data, castagnoli()), nil
}

// unmap releases the mapped file. The forms are not valid any more.
func (s *segment) unmap() {
	if s.mapped != nil {
		_ = s.mapped.Unmap() // it was only read
	}
}

// readParsed reads the parsed forms of a segment. The error is errParse when there are
// none that fit the segment and the stamp.
func (s *segment) readParsed(stamp string, writes bool) error {
	data, err := s.parsedFile(writes)
	if errors.Is(err, fs.ErrNotExist) {
		return errParse
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	r, err := s.verify(data)
	if err != nil {
		return err
	}
	sameStamp := string(r.block()) == stamp
	s.size = int64(r.number())
	s.damaged = int(r.number())
	s.table = r.block()
	n := r.number()
	if s.want == nil && s.size > info.Size() {
		s.want = &listed{Number: s.number, Size: s.size, Records: int(n)} // it was longer when it was parsed
	}
	if !sameStamp || s.size != info.Size() {
		return errParse
	}
	s.entries = make([]entry, n)
	for i := range s.entries {
		s.entries[i] = entry{key: Key(r.number()), kind: r.take(1)[0], offset: int64(r.number()), form: r.block()}
	}
	return nil
}

// verify returns a cursor over the content of a file of parsed forms. The error is
// errParse when the file is not of this format or damaged.
func (s *segment) verify(data []byte) (cursor, error) {
	if len(data) < len(parsedMagic)+4 || string(data[:len(parsedMagic)]) != parsedMagic {
		return cursor{}, errParse
	}
	end := len(data) - 4
	switch sum, err := checksum(data[:end]); {
	case err != nil:
		return cursor{}, fmt.Errorf("%s: %w", s.parsedPath(), err)
	case sum != binary.LittleEndian.Uint32(data[end:]):
		return cursor{}, errParse
	}
	return cursor{data[len(parsedMagic):end]}, nil
}

// cursor reads bytes whose checksum was correct.
type cursor struct{ data []byte }

// take returns the next n bytes.
func (c *cursor) take(n int) []byte {
	out := c.data[:n:n]
	c.data = c.data[n:]
	return out
}

// number returns the next eight bytes as a number.
func (c *cursor) number() uint64 { return binary.LittleEndian.Uint64(c.take(8)) }

// block returns the content of the next block.
func (c *cursor) block() []byte { return c.take(int(binary.LittleEndian.Uint32(c.take(4)))) }

// replace replaces a file completely or not at all.
func (l *Library) replace(path string, data []byte) error {
	tmp := path + ".tmp"
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return full(err)
	}
	if l.o.limit > 0 && int64(len(data)) > l.o.limit {
		err = syscall.ENOSPC
	} else {
		_, err = f.Write(data)
	}
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(tmp) // otherwise the next run removes it
		return full(fmt.Errorf("write %s: %w", filepath.Base(path), err))
	}
	if err := os.Rename(tmp, path); err != nil {
		return full(err)
	}
	d, err := os.Open(l.dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return full(d.Sync())
}
