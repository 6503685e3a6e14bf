package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// ErrOffline is a page that is asked for offline and not kept.
var ErrOffline = errors.New("the page is not kept on this machine, and --offline opens no connection")

// Fresh is how long a kept page is taken without asking the site again.
const Fresh = 24 * time.Hour

// cache keeps pages in files: one a page, named by the hash of its address, the
// first line what is known of it as JSON, the rest its body.
type cache struct{ dir string }

// kept is a page in the cache.
type kept struct {
	// URL is the address that was asked, Last the one after redirects.
	URL  string `json:"url"`
	Last string `json:"last"`
	Type string `json:"type"`
	// ETag and Modified are the site's validators, as it sent them.
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Fetched  time.Time `json:"fetched"`
	body     []byte
}

func (k *kept) response() Response { return Response{URL: k.Last, ContentType: k.Type, Body: k.body} }

func (c *cache) path(link string) string {
	sum := sha256.Sum256([]byte(link))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:])+".page")
}

// read finds a kept page; nil when there is none or the file is damaged.
func (c *cache) read(link string, limit int64) *kept {
	if c.dir == "" {
		return nil
	}
	f, err := os.Open(c.path(link))
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+64<<10))
	if err != nil {
		return nil
	}
	head, body, ok := bytes.Cut(data, []byte("\n"))
	var k kept
	if !ok || json.Unmarshal(head, &k) != nil || k.URL != link {
		return nil
	}
	k.body = body
	return &k
}

// write keeps a page. The file takes its place whole or not at all, and nobody
// else may read it.
func (c *cache) write(k *kept) error {
	if c.dir == "" {
		return nil
	}
	head, err := json.Marshal(k)
	if err != nil {
		return fmt.Errorf("keep the page: %w", err)
	}
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return fmt.Errorf("keep the page: %w", err)
	}
	f, err := os.CreateTemp(c.dir, "new-*.tmp") // made for the user alone
	if err != nil {
		return fmt.Errorf("keep the page: %w", err)
	}
	_, err = f.Write(append(append(head, '\n'), k.body...))
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), c.path(k.URL))
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("keep the page: %w", err)
	}
	return nil
}
