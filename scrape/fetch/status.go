package fetch

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"skillmatch/scrape/challenge"
)

// StatusError is an answer other than success. Its message says what to do.
type StatusError struct {
	// URL is the address that was asked last.
	URL string
	// Code is the status, such as 404.
	Code int
	// After is how long the site asks to wait, 0 when it does not.
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

// Gone reports that the site does not know the address, or no longer.
func (e *StatusError) Gone() bool {
	return e.Code == http.StatusNotFound || e.Code == http.StatusGone
}

// maxRefused is how much of a refusal is read, in bytes, to see why it is one.
const maxRefused = 64 << 10

// refused is the error of an answer other than success. Bot checks are served
// with many a status, most often 403, 429 and 503; they are told from other
// refusals by what they carry, since waiting does not help against them.
func (c *Client) refused(res *http.Response) error {
	var body []byte
	if r, err := plain(res); err == nil {
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

// postponed is the error of a 202 that is a bot check, or empty. One that holds
// a page is read like any other; whether that page is a check that has no marks
// is for its reader to say.
func (c *Client) postponed(res *http.Response, body []byte) error {
	if maker, ok := challenge.OfAnswer(res.Header, string(body)); ok && len(body) <= maxRefused {
		return &challenge.Error{Maker: maker}
	}
	if len(strings.TrimSpace(string(body))) == 0 {
		return &StatusError{URL: res.Request.URL.String(), Code: res.StatusCode}
	}
	return nil
}
