package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// MaxAnswer is the size of an answer that is made for programs, counted after
// decompression: whole boards are longer than pages.
const MaxAnswer = 64 << 20

// question is what is asked of a site.
type question struct {
	url    *url.URL
	method string
	body   []byte
	// program is set for an address that is made for programs.
	program bool
	// limit is the size of the answer in bytes, after decompression.
	limit int64
}

// accept names the content types that are wanted.
func (q *question) accept() string {
	if q.program {
		return "application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
	}
	return "text/html, application/xhtml+xml, application/json;q=0.9, text/plain;q=0.8, application/xml;q=0.7, */*;q=0.1"
}

// key names the question among kept answers.
func (q *question) key() string {
	if q.method == http.MethodGet {
		return q.url.String()
	}
	return q.method + " " + q.url.String() + " " + string(q.body)
}

func newQuestion(method, link string, body []byte) (*question, error) {
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
	return &question{url: u, method: method, body: body}, nil
}

// Ask gets an answer from an address that a site publishes for programs, with a
// body of JSON for POST. It is held to all that [Client.Get] is, but robots.txt,
// which speaks of pages, is not asked, and the answer may have MaxAnswer bytes,
// or MaxBytes of the options if that is more.
func (c *Client) Ask(ctx context.Context, method, link string, body []byte) (Response, error) {
	q, err := newQuestion(method, link, body)
	if err != nil {
		return Response{}, err
	}
	q.program, q.limit = true, max(c.o.MaxBytes, MaxAnswer)
	return c.get(ctx, q)
}
