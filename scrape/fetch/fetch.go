// Package fetch fetches pages over http and https, within limits of time, size and
// redirects. It is the only package that opens connections; a browser that opens pages
// connects through its [Proxy].
//
// It knows what sites expect of programs, and how they refuse them. It returns bytes
// and knows nothing about their meaning.
package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"
)

// The default limits.
const (
	// DialTimeout limits the connection, and again its TLS handshake.
	DialTimeout = 5 * time.Second
	// HeaderTimeout limits the time to the first line of the answer.
	HeaderTimeout = 10 * time.Second
	// TotalTimeout limits the whole exchange, including redirects and body.
	TotalTimeout = 30 * time.Second
	// MaxBytes is the size limit of a page in bytes, counted after decompression.
	MaxBytes = 10 << 20
	// MaxRedirects is the number of redirects that are followed.
	MaxRedirects = 5
)

// Options configure a client. A zero field means the default of the same name.
type Options struct {
	// UserAgent names the program; empty means "match/" and its version.
	UserAgent string
	// Timeout limits the whole exchange; 0 or less means TotalTimeout.
	Timeout time.Duration
	// MaxBytes is the size limit of a page in bytes, counted after decompression; 0 or
	// less means the constant of the same name.
	MaxBytes int64
	// MaxRedirects is the number of redirects that are followed; 0 means the constant
	// of the same name, a negative number none.
	MaxRedirects int
	// Transport makes the exchanges. nil means connections with the limits above, only
	// to public addresses, and through the proxy of the environment.
	Transport http.RoundTripper
	// AllowPrivate also allows connections to this machine and to private networks.
	AllowPrivate bool
	// IgnoreRobots also fetches pages that robots.txt asks programs not to fetch.
	IgnoreRobots bool
	// Pace is the minimum time between two requests to one host; 0 means the constant
	// of the same name, a negative duration none.
	Pace time.Duration
	// CacheDir is the folder of the cache; empty means no cache.
	CacheDir string
	// Offline uses only cached pages, whatever their age, and opens no connection.
	Offline bool
	// Browser, if set, opens the pages that are HTML. The document that it shows
	// replaces what the site sent.
	Browser Browser
	// Refresh asks the site for every page, cached or not.
	Refresh bool

	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// Client fetches pages. It is safe for concurrent use and keeps no cookies. It sends a
// host at most one request per Pace (one second by default), follows robots.txt, and
// retries where that helps.
type Client struct {
	o     Options
	http  *http.Client
	hosts hosts
	cache cache
}

// Response is a page that was fetched.
type Response struct {
	// URL is the address after redirects.
	URL string
	// ContentType is the content type that the server sent, or the type that the body
	// looks like when the server sent none.
	ContentType string
	// Body is the whole page, decompressed.
	Body []byte
}

// TypeError says that an answer is not a page, text or feed.
type TypeError struct {
	// Type is the content type.
	Type string
}

func (e *TypeError) Error() string {
	return fmt.Sprintf("this is no page but %s; open it in a browser, save it as text and give the file", e.Type)
}

// The reasons why an exchange is broken off.
var (
	// ErrTooLarge says that a page exceeds MaxBytes (or Options.MaxBytes), an answer for
	// programs MaxAnswer, or all that a browser loads for one page ProxyBytes.
	ErrTooLarge = errors.New("the page is too large; save the posting's text and give the file")
	// ErrRedirects says that a site redirects more often than MaxRedirects (or
	// Options.MaxRedirects) allows.
	ErrRedirects = errors.New("the site redirects too often; open the posting in a browser and give the address that it ends at")
	// ErrScheme says that a link or a redirect is neither http nor https.
	ErrScheme = errors.New("only http and https links are fetched")
	// ErrDowngrade says that a redirect leads from https to http.
	ErrDowngrade = errors.New("a redirect from https to http is not followed; give the http link itself if you trust it")
	// ErrSlow says that one of the timeouts has passed.
	ErrSlow = errors.New("the site does not answer in time; try again later, or save the page in a browser")
	// ErrCut says that the connection ended before the answer was complete.
	ErrCut = errors.New("the connection ended before the page was whole; try again later")
	// ErrEncoding says that an answer is compressed in a way other than gzip.
	ErrEncoding = errors.New("the page is compressed in a way that was not asked for")
)

// New returns a client.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = "match/" + version()
	}
	if o.Timeout <= 0 {
		o.Timeout = TotalTimeout
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = MaxBytes
	}
	if o.MaxRedirects == 0 {
		o.MaxRedirects = MaxRedirects
	}
	if o.Pace == 0 {
		o.Pace = Pace
	}
	if o.now == nil {
		o.now = time.Now
	}
	if o.sleep == nil {
		o.sleep = sleep
	}
	if o.Transport == nil {
		o.Transport = transport(o.AllowPrivate)
	}
	if o.Browser != nil && o.CacheDir != "" {
		o.CacheDir = filepath.Join(o.CacheDir, "rendered") // rendered pages differ from those that sites send
	}
	c := &Client{o: o, cache: cache{o.CacheDir}}
	c.http = &http.Client{Transport: o.Transport, CheckRedirect: c.redirect}
	return c
}

// version returns the version of the program, as it was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// redirect returns an error for a redirect that is not followed.
func (c *Client) redirect(to *http.Request, via []*http.Request) error {
	switch {
	case len(via) > c.o.MaxRedirects:
		return ErrRedirects
	case to.URL.Scheme != "http" && to.URL.Scheme != "https":
		return ErrScheme
	case to.URL.Scheme == "http" && via[len(via)-1].URL.Scheme == "https":
		return ErrDowngrade
	}
	to.Header.Del("Referer")
	return nil
}

// Get fetches a page, or returns it from the cache. The errors are [*StatusError],
// [*TypeError], [*WaitError], a bot check's [*challenge.Error], the errors above, and
// those of robots.txt, the cache, the context and the network. They do not name the
// link. A page over the limit is an error and never cut off.
func (c *Client) Get(ctx context.Context, link string) (Response, error) {
	q, err := newRequest(http.MethodGet, link, nil)
	if err != nil {
		return Response{}, err
	}
	q.limit = c.o.MaxBytes
	return c.get(ctx, q)
}

// get returns an answer from the cache, or requests it up to maxTries times.
func (c *Client) get(ctx context.Context, q *request) (Response, error) {
	old := c.cache.read(q.key(), q.limit)
	switch {
	case c.o.Offline && old == nil:
		return Response{}, ErrOffline
	case c.o.Offline, old != nil && !c.o.Refresh && c.o.now().Sub(old.Fetched) < Fresh:
		return old.response(), nil
	}
	if err := c.allowed(ctx, q); err != nil {
		return Response{}, err
	}
	for n := 1; ; n++ {
		res, err := c.try(ctx, q, old)
		if err == nil || n == maxTries || ctx.Err() != nil || !retryable(err) {
			return res, err
		}
		wait, stop := backoff(n, err)
		if stop != nil {
			return Response{}, stop
		}
		if err := c.o.sleep(ctx, wait); err != nil {
			return Response{}, err
		}
	}
}

// try requests an answer once, with the validators of the cached one.
func (c *Client) try(ctx context.Context, q *request, old *cacheEntry) (Response, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, q.method, q.url.String(), bytes.NewReader(q.body))
	if err != nil {
		return Response{}, fmt.Errorf("this is no link: %w", err)
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", q.accept())
	if len(q.body) > 0 {
		req.Header.Set("Content-Type", "application/json")
	}
	if old != nil {
		setIf(req.Header, "If-None-Match", old.ETag)
		setIf(req.Header, "If-Modified-Since", old.Modified)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return Response{}, failure(ctx, err)
	}
	defer res.Body.Close()
	if res.StatusCode == http.StatusNotModified && old != nil {
		old.Fetched = c.o.now()
		return old.response(), c.cache.write(old)
	}
	page, err := c.response(ctx, res, q.limit)
	if err == nil && !q.program {
		page, err = c.rendered(ctx, page)
	}
	if err != nil {
		return page, err
	}
	return page, c.cache.write(&cacheEntry{URL: q.key(), Last: page.URL, Type: page.ContentType, ETag: res.Header.Get("ETag"), Modified: res.Header.Get("Last-Modified"), Fetched: c.o.now(), body: page.Body})
}

// setIf sets a header that has a value.
func setIf(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// response reads an answer within the limit in bytes.
func (c *Client) response(ctx context.Context, res *http.Response, limit int64) (Response, error) {
	address := res.Request.URL.String()
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return Response{}, c.refused(res)
	}
	kind := res.Header.Get("Content-Type")
	if kind != "" && !textual(kind) {
		return Response{}, &TypeError{kind}
	}
	if kind == "" && res.ContentLength > limit {
		return Response{}, tooLarge(limit)
	}
	body, err := readBody(res, limit)
	if err != nil {
		return Response{}, failure(ctx, err)
	}
	if kind == "" && len(body) > 0 {
		if kind = http.DetectContentType(body); !textual(kind) {
			return Response{}, &TypeError{kind}
		}
	}
	if res.StatusCode == http.StatusAccepted {
		if err := c.postponed(res, body); err != nil {
			return Response{}, err
		}
	}
	return Response{URL: address, ContentType: kind, Body: body}, nil
}

// tooLarge returns ErrTooLarge with a limit in bytes.
func tooLarge(limit int64) error {
	return fmt.Errorf("%w (over %d MB)", ErrTooLarge, limit>>20)
}

// decompressed returns a reader of the body without its compression.
func decompressed(res *http.Response) (io.Reader, error) {
	switch encoding := strings.ToLower(res.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
		return res.Body, nil
	case "gzip", "x-gzip": // from a transport that does not decompress by itself
		z, err := gzip.NewReader(res.Body)
		if err != nil {
			return nil, fmt.Errorf("decompress the page: %w", err)
		}
		return z, nil
	default:
		return nil, fmt.Errorf("%w (%s)", ErrEncoding, encoding)
	}
}

// readBody reads the decompressed body up to the limit in bytes.
func readBody(res *http.Response, limit int64) ([]byte, error) {
	r, err := decompressed(res)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	if int64(len(body)) > limit {
		return nil, tooLarge(limit)
	}
	return body, nil
}

// failure rewrites an error of the network. It removes the link, which the library's
// error repeats, and adds the meaning when the time was up or the connection was cut.
func failure(ctx context.Context, err error) error {
	err = bareError(err)
	if cause := ctx.Err(); cause != nil && !errors.Is(err, cause) {
		err = fmt.Errorf("%w (%w)", cause, err)
	}
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("%w (%w)", ErrSlow, err)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("%w (%w)", ErrCut, err)
	}
	return err
}

// bareError removes the method and the link from an error.
func bareError(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// textual reports whether a posting can have a content type.
func textual(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
		kind = strings.TrimSpace(kind)
	}
	switch kind {
	case "text/css", "text/javascript", "text/csv", "text/calendar", "image/svg+xml":
		return false
	}
	return strings.HasPrefix(kind, "text/") || kind == "application/json" || strings.HasSuffix(kind, "+json") || kind == "application/xml" || strings.HasSuffix(kind, "+xml") || kind == "application/x-ndjson" || kind == "application/pdf"
}
