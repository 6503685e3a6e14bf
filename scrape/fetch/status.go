package fetch

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"skillmatch/scrape/challenge"
)

// StatusError is an answer other than success. Its message says what the user can do.
type StatusError struct {
	// URL is the address of the last request.
	URL string
	// Code is the HTTP status, such as 404.
	Code int
	// After is how long the site asks to wait, 0 when it does not say.
	After time.Duration
}

func (e *StatusError) Error() string {
	advice := ""
	switch {
	case e.Code == http.StatusNotFound || e.Code == http.StatusGone:
		advice = "; the posting is gone or the link is incomplete"
	case e.Code == http.StatusUnauthorized || e.Code == http.StatusForbidden || e.Code == http.StatusTooManyRequests || e.Code == http.StatusUnavailableForLegalReasons || e.Code == 999:
		advice = "; the site refuses programs: open the posting in a browser and save the page, or paste its text into match url -"
	case e.Code == http.StatusAccepted:
		advice = "; the site has nothing to show yet, try again later, or open the posting in a browser and save the page"
	case e.Code >= 500:
		advice = "; the site has a fault, try again later"
	}
	return strings.TrimSpace(fmt.Sprintf("the site answers %d %s", e.Code, http.StatusText(e.Code))) + advice
}

// Gone reports whether the site does not know the address, or no longer does.
func (e *StatusError) Gone() bool {
	return e.Code == http.StatusNotFound || e.Code == http.StatusGone
}

// maxRefused is the number of bytes of a refusal that are read to find its reason.
const maxRefused = 64 << 10

// refused returns the error of an answer other than success. Bot checks are served with
// many statuses, most often 403, 429 and 503. They are distinguished from other
// refusals by their contents, since waiting does not help against them.
func (c *Client) refused(res *http.Response) error {
	var body []byte
	if r, err := decompressed(res); err == nil {
		body, _ = io.ReadAll(io.LimitReader(r, maxRefused))
	}
	switch res.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusMethodNotAllowed, http.StatusNotAcceptable, http.StatusTooManyRequests, http.StatusServiceUnavailable, 999:
		if maker, ok := challenge.OfAnswer(res.Header, string(body)); ok {
			return &challenge.Error{Maker: maker}
		}
	}
	return &StatusError{res.Request.URL.String(), res.StatusCode, retryAfter(res.Header.Get("Retry-After"), c.o.now())}
}

// postponed returns the error of an answer with status 202 that is a bot check, or
// empty. One that holds a page is read like any other page; whether that page is a
// check without marks is left to its reader.
func (c *Client) postponed(res *http.Response, body []byte) error {
	if maker, ok := challenge.OfAnswer(res.Header, string(body)); ok && len(body) <= maxRefused {
		return &challenge.Error{Maker: maker}
	}
	if len(strings.TrimSpace(string(body))) == 0 {
		return &StatusError{URL: res.Request.URL.String(), Code: res.StatusCode}
	}
	return nil
}
