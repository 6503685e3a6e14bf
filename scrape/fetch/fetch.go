// Package fetch gets pages over http and https, within limits of time, size and
// redirects. It is the only package that opens connections; a browser that opens
// pages does so through its [Proxy].
//
// It hands over bytes and knows nothing about what they mean.
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
	// DialTimeout is for the connection, and again for its TLS handshake.
	DialTimeout = 5 * time.Second
	// HeaderTimeout is for the first line of the answer.
	HeaderTimeout = 10 * time.Second
	// TotalTimeout is for the whole exchange, redirects and body included.
	TotalTimeout = 30 * time.Second
	// MaxBytes is the size of a page, counted after decompression.
	MaxBytes = 10 << 20
	// MaxRedirects is the number of redirects that are followed.
	MaxRedirects = 5
)

// Options are the limits; a zero field means the default of the same name.
type Options struct {
	// UserAgent names the program; empty means "match/" and its version.
	UserAgent string
	// Timeout is for the whole exchange; 0 means TotalTimeout.
	Timeout time.Duration
	// MaxBytes is the size of a page, counted after decompression.
	MaxBytes int64
	// MaxRedirects is the number of redirects that are followed; a negative
	// number means none.
	MaxRedirects int
	// Transport makes the exchanges; nil means connections with the limits
	// above, to public addresses only, and the proxy of the environment.
	Transport http.RoundTripper
	// AllowPrivate also connects to this machine and to private networks.
	AllowPrivate bool
	// IgnoreRobots fetches what robots.txt asks programs to leave alone.
	IgnoreRobots bool
	// Pace is the least time between two requests to one host; 0 means the
	// constant of the same name, a negative one none.
	Pace time.Duration
	// CacheDir is the folder where pages are kept; empty keeps none.
	CacheDir string
	// Offline takes kept pages alone, however old, and opens no connection.
	Offline bool
	// Browser opens the pages that are HTML, when it is set; what it shows takes
	// the place of what was sent.
	Browser Browser
	// Refresh asks the site for every page, kept or not.
	Refresh bool

	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// Client gets pages. It is safe for concurrent use and keeps no cookies. It asks
// a host at most once a second, heeds robots.txt, and tries again where that
// helps.
type Client struct {
	o     Options
	http  *http.Client
	hosts hosts
	cache cache
}

// Response is a page that was got.
type Response struct {
	// URL is the address after redirects.
	URL string
	// ContentType is the server's, or what the body looks like when it sent
	// none.
	ContentType string
	// Body is the page, decompressed and whole.
	Body []byte
}

// TypeError is an answer that is no page, text or feed.
type TypeError struct {
	// Type is the content type.
	Type string
}

func (e *TypeError) Error() string {
	return fmt.Sprintf("this is no page but %s; open it in a browser, save it as text and give the file", e.Type)
}

// The limits that an exchange can break, and what it may not do.
var (
	ErrTooLarge  = errors.New("the page is too large; save the posting's text and give the file")
	ErrRedirects = errors.New("the site redirects too often; open the posting in a browser and give the address that it ends at")
	ErrScheme    = errors.New("only http and https links are fetched")
	ErrDowngrade = errors.New("a redirect from https to http is not followed; give the http link itself if you trust it")
	ErrSlow      = errors.New("the site does not answer in time; try again later, or save the page in a browser")
	ErrCut       = errors.New("the connection ended before the page was whole; try again later")
	ErrEncoding  = errors.New("the page is compressed in a way that was not asked for")
)

// New makes a client.
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
		o.CacheDir = filepath.Join(o.CacheDir, "rendered") // not the same pages
	}
	c := &Client{o: o, cache: cache{o.CacheDir}}
	c.http = &http.Client{Transport: o.Transport, CheckRedirect: c.redirect}
	return c
}

// version is the program's, as it was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// redirect decides whether to follow a redirect.
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

// Get fetches a page, or takes it from those that are kept. The errors are
// [*StatusError], [*TypeError], [*WaitError], a bot check's [*challenge.Error],
// the limits above, those of the context and of the network, and do not name the
// link. A page over the limit is an error and never cut.
func (c *Client) Get(ctx context.Context, link string) (Response, error) {
	q, err := newQuestion(http.MethodGet, link, nil)
	if err != nil {
		return Response{}, err
	}
	q.limit = c.o.MaxBytes
	return c.get(ctx, q)
}

func (c *Client) get(ctx context.Context, q *question) (Response, error) {
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
		if err == nil || n == tries || ctx.Err() != nil || !again(err) {
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

// try asks for a page once, with the validators of the kept one.
func (c *Client) try(ctx context.Context, q *question, old *kept) (Response, error) {
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
	return page, c.cache.write(&kept{URL: q.key(), Last: page.URL, Type: page.ContentType, ETag: res.Header.Get("ETag"), Modified: res.Header.Get("Last-Modified"), Fetched: c.o.now(), body: page.Body})
}

func setIf(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// response reads an answer within the limits.
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

func tooLarge(limit int64) error {
	return fmt.Errorf("%w (over %d MB)", ErrTooLarge, limit>>20)
}

// plain is the body as it was before compression.
func plain(res *http.Response) (io.Reader, error) {
	switch encoding := strings.ToLower(res.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
		return res.Body, nil
	case "gzip", "x-gzip": // from a transport that leaves decompression to us
		z, err := gzip.NewReader(res.Body)
		if err != nil {
			return nil, fmt.Errorf("decompress the page: %w", err)
		}
		return z, nil
	default:
		return nil, fmt.Errorf("%w (%s)", ErrEncoding, encoding)
	}
}

// readBody reads the body, decompressed, up to the limit.
func readBody(res *http.Response, limit int64) ([]byte, error) {
	r, err := plain(res)
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

// failure is an error of the network without the link, which the library's own
// error repeats, and with what it means when the time was up or the connection
// was cut.
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

func bareError(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// textual reports content types that a posting can come in.
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
