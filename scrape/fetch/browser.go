package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
)

// Browser opens pages as a person would see them, with their scripts run.
type Browser interface {
	// Open loads the page of a link and gives the address that it ended at and
	// its document as HTML. It heeds the end of the context, and connects to
	// nothing but what a [Client] with the same AllowPrivate would.
	Open(ctx context.Context, link string) (last string, document []byte, err error)
}

// errBrowser is an error of the browser; another try would take as long.
var errBrowser = errors.New("open the page in a browser")

// rendered opens a page that was got in the browser, when it is HTML, and puts
// the document in the place of its body.
func (c *Client) rendered(ctx context.Context, page Response) (Response, error) {
	kind, _, _ := mime.ParseMediaType(page.ContentType)
	if c.o.Browser == nil || kind != "text/html" && kind != "application/xhtml+xml" {
		return page, nil
	}
	last, document, err := c.o.Browser.Open(ctx, page.URL)
	switch {
	case err != nil:
		return Response{}, fmt.Errorf("%w: %w", errBrowser, err)
	case int64(len(document)) > c.o.MaxBytes:
		return Response{}, tooLarge(c.o.MaxBytes)
	}
	return Response{URL: last, ContentType: "text/html; charset=utf-8", Body: document}, nil
}
