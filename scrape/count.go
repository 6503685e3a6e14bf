package scrape

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Count estimates the number of postings behind references on this machine: one for
// each file of a folder, one for each line of a JSONL file. Hidden files and folders
// are not counted. ok is false when a link or standard input is among the references,
// or when the context ends.
func Count(ctx context.Context, refs []string) (n int, ok bool) {
	for _, ref := range refs {
		if ref == "-" || IsLink(ref) {
			return 0, false
		}
		err := filepath.WalkDir(ref, func(path string, e fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return nil
			case path != ref && strings.HasPrefix(e.Name(), "."):
				if e.IsDir() {
					return fs.SkipDir
				}
			case e.IsDir():
			case jsonl(path):
				n += lineCount(path)
			default:
				n++
			}
			return nil
		})
		if err != nil {
			return 0, false
		}
	}
	return n, true
}

// jsonl reports whether a file's name says that it holds one JSON posting per line.
func jsonl(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

// lineCount counts the line ends of a file up to the first read error. A file that
// cannot be opened has 0.
func lineCount(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	n, buf := 0, make([]byte, readAhead)
	for {
		k, err := f.Read(buf)
		n += bytes.Count(buf[:k], []byte{'\n'})
		if err != nil {
			return n
		}
	}
}
