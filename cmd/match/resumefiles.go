package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"skillmatch/scrape/document"
)

// resumeFile is a file that may hold a résumé. Its id is its path within the folder
// that was named, or the name of the file.
type resumeFile struct {
	path, id string
	err      error
}

// resumeFiles returns the files that the refs name, in order. The files of a folder are
// sorted by name, without hidden ones.
func resumeFiles(refs []string) []resumeFile {
	var list []resumeFile
	for _, ref := range refs {
		info, err := os.Stat(ref)
		switch {
		case err != nil:
			list = append(list, resumeFile{path: ref, err: resumeError(ref, err)})
			continue
		case !info.IsDir():
			list = append(list, resumeFile{path: ref, id: document.Line(filepath.Base(ref))})
			continue
		}
		before := len(list)
		err = filepath.WalkDir(ref, func(path string, d fs.DirEntry, err error) error {
			switch hidden := path != ref && strings.HasPrefix(d.Name(), "."); {
			case err != nil:
				list = append(list, resumeFile{path: path, err: fmt.Errorf("résumé: %w", err)})
			case hidden && d.IsDir():
				return filepath.SkipDir
			case !hidden && !d.IsDir():
				id, err := filepath.Rel(ref, path)
				if err != nil {
					id = path
				}
				list = append(list, resumeFile{path: path, id: document.Line(filepath.ToSlash(id))})
			}
			return nil
		})
		if err != nil {
			list = append(list, resumeFile{path: ref, err: fmt.Errorf("résumé: %w", err)})
		}
		if len(list) == before {
			list = append(list, resumeFile{path: ref, err: hinted{fmt.Errorf("%s: the folder is empty", ref), "name a folder that holds résumés"}})
		}
	}
	return list
}

// resumeError explains why a path cannot be opened.
func resumeError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return hinted{fmt.Errorf("résumé %s: no such file", path), "check the path"}
	}
	return fmt.Errorf("résumé: %w", err)
}
