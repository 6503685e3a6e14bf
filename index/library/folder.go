package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// ErrForeign says that a folder holds files other than those of a library. Nothing in
// it was changed.
var ErrForeign = errors.New("the folder is not a library; name an empty folder")

// folder lists the contents of a library's folder. Only names that this package writes
// are recognized. All others belong to somebody else and stay as they are.
type folder struct {
	segments, parsed []int    // numbers, ascending
	temporary        []string // files that a killed run did not finish
	lock, list       bool
	index            bool
	foreign          bool // there are other names as well
}

// numbered parses a name that consists of a prefix and a number, as [numberName] makes
// it.
func numbered(name, prefix string) (n int, ok bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0 && numberName(prefix, n) == name
}

func numberName(prefix string, n int) string { return fmt.Sprintf("%s%06d", prefix, n) }

// readFolder lists a folder. The path is taken literally, even with the signs of a glob
// pattern.
func readFolder(dir string) (folder, error) {
	var f folder
	entries, err := os.ReadDir(dir)
	if errors.Is(err, syscall.ENOTDIR) {
		return f, ErrForeign
	}
	if err != nil {
		return f, err
	}
	for _, e := range entries {
		f.add(dir, e.Name())
	}
	slices.Sort(f.segments)
	slices.Sort(f.parsed)
	return f, nil
}

func (f *folder) add(dir, name string) {
	if n, ok := numbered(name, segmentPrefix); ok {
		f.segments = append(f.segments, n)
		return
	}
	if n, ok := numbered(name, parsedPrefix); ok {
		f.parsed = append(f.parsed, n)
		return
	}
	if whole, ok := strings.CutSuffix(name, ".tmp"); ok {
		_, segment := numbered(whole, segmentPrefix)
		_, parsed := numbered(whole, parsedPrefix)
		if segment || parsed || whole == listName {
			f.temporary = append(f.temporary, name)
			return
		}
	}
	switch {
	case name == lockName:
		f.lock = true
	case name == listName && isList(filepath.Join(dir, name)):
		f.list = true
	case name == indexName:
		f.index = true
	case !strings.HasPrefix(name, "."):
		f.foreign = true
	}
}

// isLibrary reports whether the folder is a library. A library whose first run was
// killed at its very start has nothing but a lock.
func (f *folder) isLibrary() bool {
	return f.list || len(f.segments) > 0 || f.lock && !f.foreign
}

// refusal returns the error that says why a folder is not a library.
func (f *folder) refusal() error {
	if f.foreign || f.index {
		return ErrForeign
	}
	return ErrNone
}

// prepare makes the folder of a library that is to be written. fresh reports that it
// contained no library, made that the folder did not exist.
func prepare(dir string, existing bool) (fresh, made bool, err error) {
	f, err := readFolder(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if existing {
			return false, false, ErrNone
		}
		return true, true, full(os.MkdirAll(dir, 0o700))
	case err != nil || f.isLibrary():
		return false, false, err
	}
	if err := f.refusal(); existing || errors.Is(err, ErrForeign) {
		return false, false, err
	}
	return true, false, nil
}

// sweep removes what killed runs left: temporary files, segments that do not count any
// more or do not count yet, and parsed forms without a segment.
func (l *Library) sweep(f *folder) {
	for _, name := range f.temporary {
		_ = os.Remove(filepath.Join(l.dir, name))
	}
	stay := map[int]bool{}
	for _, n := range f.segments {
		if stay[n] = l.list.counts(n); !stay[n] {
			_ = os.Remove(filepath.Join(l.dir, numberName(segmentPrefix, n)))
		}
	}
	for _, n := range f.parsed {
		if !stay[n] {
			_ = os.Remove(filepath.Join(l.dir, numberName(parsedPrefix, n)))
		}
	}
}

// discard removes a library that was made for a run that kept nothing.
func (l *Library) discard() {
	f, err := readFolder(l.dir)
	if err != nil || len(f.segments) > 0 {
		return
	}
	_ = l.removeIndex()
	for _, name := range []string{listName, lockName} {
		_ = os.Remove(filepath.Join(l.dir, name))
	}
	if l.madeFolder {
		_ = os.Remove(l.dir)
	}
}

// removeIndex removes Bleve's files and folders and nothing else.
func (l *Library) removeIndex() error {
	store := filepath.Join(l.indexPath(), "store")
	entries, err := os.ReadDir(store)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the index is no folder of the library's; move it away: %w", err)
	}
	paths := []string{filepath.Join(l.indexPath(), "index_meta.json")}
	for _, e := range entries {
		if e.Name() == "root.bolt" || filepath.Ext(e.Name()) == ".zap" {
			paths = append(paths, filepath.Join(store, e.Name()))
		}
	}
	for _, path := range paths {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	_ = os.Remove(store) // folders with other files stay
	_ = os.Remove(l.indexPath())
	return nil
}
