package catalog

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"skillmatch/index/library"
)

// stdin is the reference of standard input, which cannot be read again.
const stdin = "-"

// ErrEmptyRef says that a reference is empty. An empty reference does not mean the
// current folder.
var ErrEmptyRef = errors.New("a reference is empty")

// Ref is a reference to postings: a link, a path, or "-" for standard input. Forget
// also accepts ids of postings.
type Ref struct {
	// Given is the reference as a user wrote it.
	Given string
	// Origin is the reference with an absolute path, as in [library.Posting.Origin].
	Origin string
}

// Refs turns what a user wrote into references. It refuses an empty one with
// [ErrEmptyRef]; any other error says that the current folder is unknown.
func Refs(given []string) ([]Ref, error) {
	out := make([]Ref, len(given))
	for i, ref := range given {
		origin, err := absolute(ref)
		if err != nil {
			return nil, err
		}
		out[i] = Ref{ref, library.RefText(origin)}
	}
	return out, nil
}

// absolute makes a path absolute and leaves links as they are.
func absolute(ref string) (string, error) {
	switch {
	case ref == "":
		return "", ErrEmptyRef
	case ref == stdin, strings.Contains(ref, "://"):
		return ref, nil
	}
	return filepath.Abs(ref)
}

// cutLine cuts the line number off a path:line and reports whether there is one.
func cutLine(ref string) (path string, ok bool) {
	at := strings.LastIndexByte(ref, ':')
	if at < 0 || at+1 == len(ref) || strings.Trim(ref[at+1:], "0123456789") != "" {
		return ref, false
	}
	return ref[:at], true
}

// readFrom reports whether a posting's ref is an origin or a line of it.
func readFrom(ref, origin string) bool {
	file, lined := cutLine(ref)
	return ref == origin || lined && file == origin && filepath.IsAbs(file)
}

// vanished reports whether the file of a path, or of path:line, no longer exists.
func vanished(ref string) bool {
	path := library.RefPath(ref)
	if !filepath.IsAbs(path) {
		return false // a link, or pasted text
	}
	file, _ := cutLine(path)
	for _, p := range []string{path, file} {
		if _, err := os.Stat(p); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

// isFolder reports whether a path is that of an existing folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
