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

// ErrOffline says that a page is requested offline and is not in the cache.
var ErrOffline = errors.New("the page is not kept on this machine, and --offline opens no connection")

// Fresh is how long a cached page is used without asking the site again.
const Fresh = 24 * time.Hour

// cache stores pages in files, one per page. A file is named by the hash of the page's
// address. Its first line describes the page as JSON; the rest is the body.
type cache struct{ dir string }

// cacheEntry is a page in the cache.
type cacheEntry struct {
	// URL is the address that was requested, with the method and body of a request that
	// is not a GET. Last is the address after redirects.
	URL  string `json:"url"`
	Last string `json:"last"`
	Type string `json:"type"`
	// ETag and Modified are the validators, as the site sent them.
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Fetched  time.Time `json:"fetched"`
	body     []byte
}

// response returns the entry as an answer.
func (k *cacheEntry) response() Response {
	return Response{URL: k.Last, ContentType: k.Type, Body: k.body}
}

// path returns the file of a request's key.
func (c *cache) path(link string) string {
	sum := sha256.Sum256([]byte(link))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:])+".page")
}

// read finds a cached page. It returns nil when there is none or the file is damaged.
func (c *cache) read(link string, limit int64) *cacheEntry {
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
	var k cacheEntry
	if !ok || json.Unmarshal(head, &k) != nil || k.URL != link {
		return nil
	}
	k.body = body
	return &k
}

// write stores a page. The file is replaced as a whole or not at all, and only the user
// may read it.
func (c *cache) write(k *cacheEntry) error {
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
	f, err := os.CreateTemp(c.dir, "new-*.tmp") // readable by the user alone
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
