package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
)

// Browser opens pages as a person would see them, with their scripts run.
type Browser interface {
	// Open loads the page of a link and returns the address that it ended at and its
	// document as HTML. It respects the end of the context, and connects only to what a
	// [Client] with the same AllowPrivate would.
	Open(ctx context.Context, link string) (last string, document []byte, err error)
}

// errBrowser marks an error of the browser, which is not retried since another attempt
// would take as long.
var errBrowser = errors.New("open the page in a browser")

// rendered opens a fetched page in the browser if it is HTML, and returns the browser's
// document instead of the body.
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
