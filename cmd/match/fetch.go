package main

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

	"github.com/spf13/cobra"

	"skillmatch/scrape"
	"skillmatch/scrape/document"
)

func (a *app) fetchCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "fetch LINK|PATH... --save DIR",
		Short:   "Keep postings in a folder, for runs without the network",
		GroupID: "match",
		Long: `Keep postings in a folder, one JSON file each, for later runs of rank, gaps and
url without the network. A LINK may be a posting, a company's board at a hiring
system, a feed, a sitemap or a thread of postings. Running it again adds what is
new, writes again what changed, and moves what a link no longer lists into the
hidden folder .gone, which rank does not look into.`,
		Example: `  match fetch --save postings https://boards.greenhouse.io/example
  match rank --resume resume.md postings`,
		Args:              atLeastOne("a link, a file or a folder"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.fetch(c, args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addNetwork(c)
	c.Flags().StringVar(&a.save, "save", "", "keep the postings in `DIR`, which is made when it is not there")
	files(c, "save")
	return c
}

// saving counts what becomes of the postings of a folder.
type saving struct {
	dir                       string
	added, changed, same, old int
	kept                      map[string]bool // file names of this run
}

func (a *app) fetch(c *cobra.Command, refs []string) error {
	if a.save == "" {
		return usage{hinted{errors.New("no folder is given"), "name it with --save"}}
	}
	k := saving{dir: a.save, kept: map[string]bool{}}
	if err := os.MkdirAll(k.dir, 0o777); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	var failed []error
	var p progress
	stop := a.start(c.Context(), &p, refs)
	defer stop()
	for _, ref := range refs {
		whole := true
		for source, err := range scrape.Walk(c.Context(), []string{ref}, a.source()) {
			var found scrape.Posting
			if err == nil {
				found, err = source.Posting()
			}
			if err != nil {
				whole, failed = false, append(failed, err)
				continue
			}
			if err := k.keep(ref, &found); err != nil {
				return err
			}
			p.done.Add(1)
		}
		if err := c.Context().Err(); err != nil {
			return err
		}
		if !whole {
			continue // what was not reached may still be there
		}
		if err := k.sweep(ref, a.now()); err != nil {
			return err
		}
	}
	stop()
	fmt.Fprintf(a.out, "%d added, %d changed, %d as before, %d gone\n", k.added, k.changed, k.same, k.old)
	if len(k.kept) == 0 && len(failed) > 0 {
		return a.nothingRead(failed)
	}
	return a.partial(failed)
}

// savedPosting is the file of a posting: what every command reads back, and where
// it came from.
type savedPosting struct {
	scrape.Posting
	// From is the reference that led to it.
	From string `json:"from"`
	// Gone is the day on which that reference no longer listed it.
	Gone string `json:"gone,omitempty"`
}

// keep writes a posting, unless its file says the same already.
func (k *saving) keep(from string, p *scrape.Posting) error {
	data, err := encodeSaved(&savedPosting{Posting: *p, From: document.Line(from)})
	if err != nil {
		return err
	}
	name := savedName(p)
	k.kept[name] = true
	old, err := os.ReadFile(filepath.Join(k.dir, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		k.added++
	case err != nil:
		return fmt.Errorf("read what is kept: %w", err)
	case bytes.Equal(old, data):
		k.same++
		return nil
	default:
		k.changed++
	}
	if err := writeWhole(filepath.Join(k.dir, name), data); err != nil {
		return fmt.Errorf("keep a posting: %w", err)
	}
	_ = os.Remove(filepath.Join(k.dir, goneDir, name)) // it is back
	return nil
}

func encodeSaved(p *savedPosting) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		return nil, fmt.Errorf("encode a posting: %w", err)
	}
	return b.Bytes(), nil
}

// savedName is a posting's file: a hash of its link, else of its id, title and
// company, so that the same posting has the same name in every run.
func savedName(p *scrape.Posting) string {
	key := p.URL
	if key == "" {
		key = strings.Join([]string{p.ID, p.Title, p.Company}, "\n")
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:10]) + ".json"
}

// goneDir is where postings go that are offered no more; folders that begin with
// a dot are not searched through.
const goneDir = ".gone"

// sweep moves the postings that a reference led to before, and not this time.
func (k *saving) sweep(from string, now time.Time) error {
	entries, err := os.ReadDir(k.dir)
	if err != nil {
		return fmt.Errorf("read what is kept: %w", err)
	}
	for _, e := range entries {
		if k.kept[e.Name()] || e.IsDir() || filepath.Ext(e.Name()) != ".json" {
			continue
		}
		path := filepath.Join(k.dir, e.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read what is kept: %w", err)
		}
		var p savedPosting
		if json.Unmarshal(data, &p) != nil || p.From != document.Line(from) {
			continue // not of this reference, or not of this program
		}
		p.Gone = now.UTC().Format(time.DateOnly)
		if data, err = encodeSaved(&p); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Join(k.dir, goneDir), 0o777); err != nil {
			return fmt.Errorf("keep a posting: %w", err)
		}
		if err := writeWhole(filepath.Join(k.dir, goneDir, e.Name()), data); err != nil {
			return fmt.Errorf("keep a posting: %w", err)
		}
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("keep a posting: %w", err)
		}
		k.old++
	}
	return nil
}

// writeWhole writes a file that takes its place whole or not at all.
func writeWhole(path string, data []byte) error {
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
