package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// MaxAnswer is the size limit in bytes of an answer that is made for programs, counted
// after decompression. Whole boards are longer than pages.
const MaxAnswer = 64 << 20

// request is a request to a site.
type request struct {
	url    *url.URL
	method string
	body   []byte
	// program says that the address is made for programs.
	program bool
	// limit is the size limit of the answer in bytes, after decompression.
	limit int64
}

// accept returns the value of the Accept header.
func (q *request) accept() string {
	if q.program {
		return "application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
	}
	return "text/html, application/xhtml+xml, application/json;q=0.9, text/plain;q=0.8, application/xml;q=0.7, */*;q=0.1"
}

// key identifies the request among cached answers.
func (q *request) key() string {
	if q.method == http.MethodGet {
		return q.url.String()
	}
	return q.method + " " + q.url.String() + " " + string(q.body)
}

// newRequest parses a link and makes a request of it.
func newRequest(method, link string, body []byte) (*request, error) {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return nil, fmt.Errorf("this is no link: %w", bareError(err))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, ErrScheme
	case u.Host == "":
		return nil, errors.New("the link names no site")
	}
	u.Fragment = ""
	return &request{url: u, method: method, body: body}, nil
}

// Ask requests an answer from an address that a site publishes for programs. body is
// JSON for POST. Ask is subject to the same limits as [Client.Get], with two
// exceptions: it does not consult robots.txt, whose rules are about pages, and the
// answer may have MaxAnswer bytes, or Options.MaxBytes if that is more.
func (c *Client) Ask(ctx context.Context, method, link string, body []byte) (Response, error) {
	q, err := newRequest(method, link, body)
	if err != nil {
		return Response{}, err
	}
	q.program, q.limit = true, max(c.o.MaxBytes, MaxAnswer)
	return c.get(ctx, q)
}
