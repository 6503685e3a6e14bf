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

// The parsed forms of a segment stand in a file of their own: a line that names
// the format, the parser's stamp, the size of the segment that was parsed, the
// parser's table, the entries, and the CRC-32C of all that. It is read whole,
// at some gigabytes a second, and is worth nothing when a single bit is off:
// then it is made again. It is only ever replaced whole, so that whoever reads the
// library looks at the file's own memory, as the index does with its files.
const (
	parsedPrefix = "parsed-"
	parsedMagic  = "match parsed 1\n"
)

func (s *segment) parsedPath() string {
	dir, name := filepath.Split(s.path)
	return filepath.Join(dir, parsedPrefix+strings.TrimPrefix(name, segmentPrefix))
}

// parse makes the parsed forms of a segment and, where the library may be written,
// keeps them. each, if not nil, is called with what is found.
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

// parsed are the bytes of the parsed file.
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

func block(b, content []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(content))), content...)
}

// parsedFile is what the parsed file of a segment holds: for those who write, and may
// replace it, a copy, for others the file's own memory until the segment is left, where
// the system gives that.
func (s *segment) parsedFile(writes bool) ([]byte, error) {
	if writes {
		return os.ReadFile(s.parsedPath())
	}
	f, err := os.Open(s.parsedPath())
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() == 0 { // of nothing there is no map
		return nil, err
	}
	if s.mapped, err = mmap.Map(f, mmap.RDONLY, 0); err != nil {
		s.mapped = nil
		return os.ReadFile(s.parsedPath())
	}
	return s.mapped, nil
}

// checksum is the CRC-32C of data. Where data is a file's own memory a disk that fails
// shows here, since all of it is looked at.
func checksum(data []byte) (sum uint32, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("read: %v", fault)
		}
	}()
	return crc32.Checksum(data, castagnoli()), nil
}

// leave lets go of the parsed file; the forms are gone with it.
func (s *segment) leave() {
	if s.mapped != nil {
		_ = s.mapped.Unmap() // it was only read
	}
}

// readParsed reads the parsed file of a segment. The error is errParse when
// there is none that fits the segment and the stamp.
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
	body, ok := strings.CutPrefix(string(data[:min(len(data), len(parsedMagic))]), parsedMagic)
	if !ok || body != "" || len(data) < len(parsedMagic)+4 {
		return errParse
	}
	end := len(data) - 4
	switch sum, err := checksum(data[:end]); {
	case err != nil:
		return fmt.Errorf("%s: %w", s.parsedPath(), err)
	case sum != binary.LittleEndian.Uint32(data[end:]):
		return errParse
	}
	r := cursor{data[len(parsedMagic):end]}
	same := string(r.block()) == stamp
	s.size = int64(r.number())
	s.damaged = int(r.number())
	s.table = r.block()
	n := r.number()
	if s.want == nil && s.size > info.Size() {
		s.want = &listed{Number: s.number, Size: s.size, Records: int(n)} // as good as listed
	}
	if !same || s.size != info.Size() {
		return errParse
	}
	s.entries = make([]entry, n)
	for i := range s.entries {
		s.entries[i] = entry{key: Key(r.number()), kind: r.take(1)[0], offset: int64(r.number()), form: r.block()}
	}
	return nil
}

// cursor reads bytes whose checksum was found right.
type cursor struct{ data []byte }

func (c *cursor) take(n int) []byte {
	out := c.data[:n:n]
	c.data = c.data[n:]
	return out
}

func (c *cursor) number() uint64 { return binary.LittleEndian.Uint64(c.take(8)) }

func (c *cursor) block() []byte { return c.take(int(binary.LittleEndian.Uint32(c.take(4)))) }

// replace writes a file whole or not at all.
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
		_ = os.Remove(tmp) // it is swept away at the latest by the next run
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
