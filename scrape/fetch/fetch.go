// Package fetch gets pages over http and https, within limits of time, size and
// redirects. It is the only package that opens connections.
//
// It hands over bytes and knows nothing about what they mean.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// The default limits.
const (
	DialTimeout   = 5 * time.Second
	HeaderTimeout = 10 * time.Second
	TotalTimeout  = 30 * time.Second
	// MaxBytes is the size of a page, counted after decompression.
	MaxBytes     = 10 << 20
	MaxRedirects = 5
)

// Options are the limits; a zero field means the default of the same name.
type Options struct {
	// UserAgent is "match" when empty.
	UserAgent string
	// Timeout is for the whole exchange, redirects and body included.
	Timeout      time.Duration
	MaxBytes     int64
	MaxRedirects int
	// Transport makes the exchanges; nil means connections with the limits
	// above.
	Transport http.RoundTripper
}

// Client gets pages. It is safe for concurrent use and keeps no cookies.
type Client struct {
	o    Options
	http *http.Client
}

// Response is a page that was got.
type Response struct {
	// URL is the address after redirects.
	URL string
	// ContentType is the server's, empty when it sent none.
	ContentType string
	Body        []byte
}

// StatusError is an answer other than success.
type StatusError struct {
	URL  string
	Code int
}

func (e *StatusError) Error() string {
	advice := ""
	switch {
	case e.Code == http.StatusNotFound || e.Code == http.StatusGone:
		advice = "; the posting is gone or the link is incomplete"
	case e.Code == http.StatusUnauthorized || e.Code == http.StatusForbidden || e.Code == http.StatusTooManyRequests || e.Code == 999:
		advice = "; the site refuses programs: open the posting in a browser and save the page, or paste its text into match url -"
	case e.Code >= 500:
		advice = "; the site has a fault, try again later"
	}
	return fmt.Sprintf("%s: the site answers %d %s%s", e.URL, e.Code, http.StatusText(e.Code), advice)
}

// The limits that an exchange can break, and what it may not do.
var (
	ErrTooLarge  = errors.New("the page is too large")
	ErrRedirects = errors.New("too many redirects")
	ErrScheme    = errors.New("only http and https links are fetched")
	ErrDowngrade = errors.New("a redirect from https to http is not followed")
	ErrType      = errors.New("this is no page, text or feed")
)

// New makes a client.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = "match"
	}
	if o.Timeout <= 0 {
		o.Timeout = TotalTimeout
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = MaxBytes
	}
	if o.MaxRedirects <= 0 {
		o.MaxRedirects = MaxRedirects
	}
	if o.Transport == nil {
		o.Transport = &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: DialTimeout}).DialContext,
			TLSHandshakeTimeout:   DialTimeout,
			ResponseHeaderTimeout: HeaderTimeout,
			ForceAttemptHTTP2:     true,
		}
	}
	c := &Client{o: o}
	c.http = &http.Client{Transport: o.Transport, CheckRedirect: c.redirect}
	return c
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
	return nil
}

// Get fetches a page. The errors are [*StatusError], the limits above, those of
// the context and of the network; a page over the limit is an error and never
// cut.
func (c *Client) Get(ctx context.Context, link string) (Response, error) {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Response{}, fmt.Errorf("%s: %w", link, ErrScheme)
	}
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Response{}, fmt.Errorf("%s: %w", link, err)
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/json;q=0.9, text/plain;q=0.8, application/xml;q=0.7, */*;q=0.1")
	res, err := c.http.Do(req)
	if err != nil {
		return Response{}, c.failure(link, err)
	}
	defer res.Body.Close()
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return Response{}, &StatusError{link, res.StatusCode}
	}
	kind := res.Header.Get("Content-Type")
	if !textual(kind) {
		return Response{}, fmt.Errorf("%s: %w, but %s; save it as text and give the file", link, ErrType, kind)
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, c.o.MaxBytes+1))
	if err != nil {
		return Response{}, c.failure(link, err)
	}
	if int64(len(body)) > c.o.MaxBytes {
		return Response{}, fmt.Errorf("%s: %w, over %d MB; save the posting's text and give the file", link, ErrTooLarge, c.o.MaxBytes>>20)
	}
	return Response{URL: res.Request.URL.String(), ContentType: kind, Body: body}, nil
}

// failure wraps an error of the network with the link, once: the library's own
// error names it too.
func (c *Client) failure(link string, err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: %w", link, err)
}

// textual reports content types that a posting can come in; none at all is
// left to the reader of the bytes.
func textual(contentType string) bool {
	if contentType == "" {
		return true
	}
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	}
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml")
}
