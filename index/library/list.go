package library

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// The list is kept in a file of its own. The file has a line that names the format, the
// origins and segments as JSON, the keys of each origin in the order in which it holds
// its postings, and the CRC-32C of all that. The list makes a lost segment noticeable.
// It remembers an origin whose postings are lost or belong to another origin, and the
// order of the postings when their records are written again. It is made from the texts
// when it is missing.
const (
	listName   = "list"
	listMagic  = "match list 1\n"
	listFamily = "match list "
)

// list is the content of the file.
type list struct {
	Origins  []string `json:"origins"`
	Segments []listed `json:"segments"`
	// First is the number of the first segment that counts. Those before it were merged
	// into others.
	First int `json:"first"`
	// Merging is the number of the first segment that does not count yet because the
	// others are being merged into it, or 0.
	Merging int `json:"merging,omitempty"`

	order [][]Key // by origin
}

// listed describes a segment as it was when it was finished.
type listed struct {
	Number  int   `json:"number"`
	Size    int64 `json:"size"` // up to the end of the last whole record
	Records int   `json:"records"`
}

// counts reports whether a segment's records count.
func (l *list) counts(n int) bool { return n >= l.First && (l.Merging == 0 || n < l.Merging) }

// segment returns the list's record of a segment, nil when it has none.
func (l *list) segment(n int) *listed {
	for i := range l.Segments {
		if l.Segments[i].Number == n {
			return &l.Segments[i]
		}
	}
	return nil
}

// isList reports whether a file begins like a list of this version.
func isList(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	magic := make([]byte, len(listMagic))
	_, err = io.ReadFull(f, magic)
	return err == nil && string(magic) == listMagic
}

// readList reads the list. ok is false when there is none or it is damaged. The error
// is [ErrNewer] or one of the file system.
func readList(dir string) (l list, ok bool, err error) {
	path := filepath.Join(dir, listName)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return list{}, false, nil
	case err != nil:
		return list{}, false, err
	case !bytes.HasPrefix(data, []byte(listMagic)) && isNewer(data):
		return list{}, false, fmt.Errorf("%s: %w", path, ErrNewer)
	case len(data) < len(listMagic)+4 || !bytes.HasPrefix(data, []byte(listMagic)):
		return list{}, false, nil
	}
	end := len(data) - 4
	if crc32.Checksum(data[:end], castagnoli()) != binary.LittleEndian.Uint32(data[end:]) {
		return list{}, false, nil
	}
	c := cursor{data[len(listMagic):end]}
	if json.Unmarshal(c.block(), &l) != nil {
		return list{}, false, nil
	}
	l.order = make([][]Key, len(l.Origins))
	for i := range l.order {
		l.order[i] = make([]Key, c.number())
		for k := range l.order[i] {
			l.order[i][k] = Key(c.number())
		}
	}
	return l, true, nil
}

// isNewer reports whether data is a list of a newer version, and not a damaged one.
func isNewer(data []byte) bool {
	version, ok := bytes.CutPrefix(data, []byte(listFamily))
	digits, _, line := bytes.Cut(version[:min(len(version), 10)], []byte("\n"))
	n, err := strconv.Atoi(string(digits))
	return ok && line && err == nil && n > 1
}

// bytes returns the content of the file.
func (l *list) bytes() ([]byte, error) {
	head, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	b := block([]byte(listMagic), head)
	for _, keys := range l.order {
		b = binary.LittleEndian.AppendUint64(b, uint64(len(keys)))
		for _, k := range keys {
			b = binary.LittleEndian.AppendUint64(b, uint64(k))
		}
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli())), nil
}

// writeList writes the list as it is now. As long as that fails, no run begins a
// segment, since the list on the disk could say that the segment does not count.
func (l *Library) writeList() error {
	l.list.Segments = slices.Clone(l.missing)
	for _, s := range l.segments {
		if s.want != nil {
			l.list.Segments = append(l.list.Segments, *s.want)
		}
	}
	data, err := l.list.bytes()
	if err == nil {
		err = l.replace(filepath.Join(l.dir, listName), data)
	}
	l.listStale = err != nil
	return err
}

// adoptSegments lists the segments of runs that were killed before they listed them,
// with the origins of their postings. Without a list it lists all segments.
func (l *Library) adoptSegments() error {
	for _, s := range l.segments {
		if s.want != nil {
			continue
		}
		order := map[string][]Key{}
		var origins []string
		n := 0
		err := s.records(func(r *record) error {
			n++
			if o := r.posting.Origin; r.kind != recordDelete {
				if order[o] == nil {
					origins = append(origins, o)
				}
				order[o] = append(order[o], r.key)
			}
			return nil
		})
		if err != nil {
			return err
		}
		s.want = &listed{Number: s.number, Size: s.whole, Records: n}
		l.list.mergeOrder(origins, order, false)
	}
	l.list.Merging = 0
	return l.writeList()
}

// mergeOrder brings the keys of origins into the order in which a run saw them. With
// first, the keys that it saw come before the others.
func (l *list) mergeOrder(origins []string, order map[string][]Key, first bool) {
	seen := map[Key]bool{}
	for _, keys := range order {
		for _, k := range keys {
			seen[k] = true
		}
	}
	for _, o := range origins {
		if !slices.Contains(l.Origins, o) {
			l.Origins, l.order = append(l.Origins, o), append(l.order, nil)
		}
	}
	for i, o := range l.Origins {
		unseen := slices.DeleteFunc(slices.Clone(l.order[i]), func(k Key) bool { return seen[k] })
		if first {
			l.order[i] = dedupe(append(slices.Clone(order[o]), unseen...))
		} else {
			l.order[i] = dedupe(append(unseen, order[o]...))
		}
	}
}

// dedupe removes all but the first occurrence of each key.
func dedupe(keys []Key) []Key {
	seen := make(map[Key]bool, len(keys))
	return slices.DeleteFunc(keys, func(k Key) bool {
		again := seen[k]
		seen[k] = true
		return again
	})
}

// forget removes an origin from the list.
func (l *list) forget(origin string) {
	i := slices.Index(l.Origins, origin)
	if i < 0 {
		return
	}
	l.Origins, l.order = slices.Delete(l.Origins, i, i+1), slices.Delete(l.order, i, i+1)
}

// Origins returns the references that postings were added from, in the order in which
// they were first given. It returns none for a library that is open for reading and has
// no list yet.
func (l *Library) Origins() []string { return slices.Clone(l.list.Origins) }
