package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"skillmatch/scrape"
	"skillmatch/scrape/document"
)

// goneDir holds the postings that are no longer listed. Its name begins with a dot, so
// that [scrape.Walk] does not search it.
const goneDir = ".gone"

// record is the file of a posting: the posting as [scrape.Walk] reads it, and where it
// came from.
type record struct {
	scrape.Posting
	// From is the reference that led to the posting, as clean text.
	From string `json:"from"`
	// Gone is the day, YYYY-MM-DD in UTC, on which that reference no longer listed it.
	Gone string `json:"gone,omitempty"`
}

// encode returns the record as indented JSON.
func (r *record) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return nil, fmt.Errorf("encode a posting: %w", err)
	}
	return b.Bytes(), nil
}

// fileName names a posting's file by a hash of its link, or else of its id, title and
// company, so that a posting has the same name in every run.
func fileName(p *scrape.Posting) string {
	key := p.URL
	if key == "" {
		key = strings.Join([]string{p.ID, p.Title, p.Company}, "\n")
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:10]) + ".json"
}

// store writes a posting, unless its file has the same contents already.
func (s *saver) store(from string, p *scrape.Posting) error {
	data, err := (&record{Posting: *p, From: document.Line(from)}).encode()
	if err != nil {
		return err
	}
	name := fileName(p)
	s.saved[name] = true
	path := filepath.Join(s.Dir, name)
	count := &s.result.Changed
	switch old, err := os.ReadFile(path); {
	case errors.Is(err, fs.ErrNotExist):
		count = &s.result.Added
	case err != nil:
		return fmt.Errorf("read what is kept: %w", err)
	case bytes.Equal(old, data):
		s.result.Unchanged++
		return nil
	}
	if err := writeAtomically(path, data); err != nil {
		return fmt.Errorf("keep a posting: %w", err)
	}
	*count++
	_ = os.Remove(filepath.Join(s.Dir, goneDir, name)) // the posting is listed again
	return nil
}

// putAwayMissing puts away the postings that a reference led to before and does not
// lead to now.
func (s *saver) putAwayMissing(from string) error {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return fmt.Errorf("read what is kept: %w", err)
	}
	for _, e := range entries {
		if s.saved[e.Name()] || e.IsDir() || filepath.Ext(e.Name()) != ".json" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(s.Dir, e.Name()))
		if err != nil {
			return fmt.Errorf("read what is kept: %w", err)
		}
		var r record
		if json.Unmarshal(data, &r) != nil || r.From != document.Line(from) {
			continue // the file of another reference or another program
		}
		if err := s.putAway(e.Name(), &r); err != nil {
			return err
		}
		s.result.Gone++
	}
	return nil
}

// putAway moves a posting's file to goneDir.
func (s *saver) putAway(name string, r *record) error {
	r.Gone = s.Now().UTC().Format(time.DateOnly)
	data, err := r.encode()
	if err != nil {
		return err
	}
	gone := filepath.Join(s.Dir, goneDir)
	if err = os.MkdirAll(gone, 0o777); err == nil {
		err = writeAtomically(filepath.Join(gone, name), data)
	}
	if err == nil {
		err = os.Remove(filepath.Join(s.Dir, name))
	}
	if err != nil {
		return fmt.Errorf("keep a posting: %w", err)
	}
	return nil
}

// writeAtomically writes a file that is replaced as a whole or not at all.
func writeAtomically(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
