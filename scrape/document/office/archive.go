package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// The reasons why an office document cannot be read.
var (
	// ErrDamaged says that a document or archive cannot be parsed.
	ErrDamaged = errors.New("the document is damaged, cut off or locked; save it again without a password, or export it anew")
	// ErrBomb says that an archive holds more than maxEntries files (10,000), that one
	// of them unpacks to more than maxUnpacked (32 MB), or all of them to more than
	// twice that.
	ErrBomb = errors.New("the document unpacks to far more than it should; export it anew")
)

// The limits of archives: the number of files, and the unpacked size of one file in
// bytes. All files together may have twice that size.
const (
	maxEntries  = 10_000
	maxUnpacked = 32 << 20
)

// Archive is an archive in memory.
type Archive struct {
	files     map[string]*zip.File
	remaining int64 // bytes that may still be unpacked
}

// Open opens an archive. The error is ErrDamaged, or ErrBomb for too many files.
func Open(data []byte) (*Archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	if len(r.File) > maxEntries {
		return nil, ErrBomb
	}
	a := &Archive{files: map[string]*zip.File{}, remaining: 2 * maxUnpacked}
	for _, f := range r.File {
		if name := path.Clean(strings.ReplaceAll(f.Name, `\`, "/")); a.files[name] == nil {
			a.files[name] = f
		}
	}
	return a, nil
}

// Has reports whether the archive contains a file.
func (a *Archive) Has(name string) bool { return a.files[name] != nil }

// Names returns the names of the files, sorted.
func (a *Archive) Names() []string { return slices.Sorted(maps.Keys(a.files)) }

// Read unpacks a file. The error is ErrDamaged, also for a file that does not exist, or
// ErrBomb for a file over the limit.
func (a *Archive) Read(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, fmt.Errorf("%w: it has no %s", ErrDamaged, name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, min(maxUnpacked, a.remaining)+1))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	if int64(len(data)) > min(maxUnpacked, a.remaining) {
		return nil, ErrBomb
	}
	a.remaining -= int64(len(data))
	return data, nil
}
